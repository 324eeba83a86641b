// How far a name goes, what may be written instead, and the same name again.
#include <algorithm>
#include <array>
#include <string>

#include "guard/among.h"
#include "guard/name_reader.h"
#include "guard/name_words.h"
#include "guard/readers.h"

namespace {} // namespace

/// "B.N.", "P. Granath", "A-K Nilsson": where the initials that begin here end, 0 for none.
NameReader::Index NameReader::initials_end(Index index) const {
    Index at = index;
    int count = 0;
    while (true) {
        const Token& token = reading_.at(at);
        const std::uint32_t letters = token.last - token.first;
        const bool one = token.is_word() && token.capital() &&
                         (letters == 1 || (letters == 3 && token.folded[1] == '-' &&
                                           token.letters == Token::Case::upper));
        if (!one || reading_.claimed(token)) {
            break;
        }
        count += letters == 3 ? 2 : 1;
        ++at;
        if (reading_.at(at).is_mark('.') && !reading_.at(at).spaced) {
            ++at;
        } else if (letters == 1) {
            break;
        }
    }
    if (count == 0) {
        return 0;
    }
    const Token& next = reading_.at(at);
    const bool named = next.is_word() && next.letters != Token::Case::lower &&
                       next.letters != Token::Case::upper && next.last - next.first > 1 &&
                       !next.is(word::organisation | word::not_name | word::act) &&
                       !(next.starts && next.is(word::ordinary) && !next.is(word::surname));
    const bool dotted = reading_.at(index + 1).is_mark('.') && !reading_.at(index + 1).spaced;
    if (named && (dotted || count > 1)) {
        return at + 1;
    }
    static constexpr std::array<std::string_view, 8> shortened = {"n.n.", "u.s.", "p.s.", "e.u.",
                                                                  "f.n.", "o.s.", "d.v.", "s.k."};
    const bool two = count >= 2 && dotted && reading_.at(index + 2).capital();
    return two && !among(reading_.folded(reading_.at(index).first, reading_.at(at - 1).last),
                         shortened)
               ? at
               : 0;
}

/// "klienten BN": two or three capitals after one who is spoken of.
bool NameReader::is_bare_initials(Index index) const {
    const Token& token = reading_.at(index);
    const std::uint32_t letters = token.last - token.first;
    const std::string_view before = reading_.at(index - 1).folded;
    const bool told = before == "klienten" || before == "klient" || before == "brukaren" ||
                      before == "brukare" || before == "patienten" || before == "kunden" ||
                      before == "handläggare" || before == "handläggaren" || before == "signaturen";
    return token.letters == Token::Case::upper && (letters == 2 || letters == 3) && told &&
           !token.is(word::organisation | word::not_name | word::ordinary);
}

/// Fagerlind, Klangskog: made of two words that are no kind of place or person, after a given name
/// that is no word.
bool NameReader::is_made_surname(Index index, Index begin) const {
    const Token& token = reading_.at(index);
    const Token& given = reading_.at(begin);
    const std::uint32_t last = reading_.last_part(index);
    constexpr std::uint32_t other =
        word::facility | word::person | word::organisation | word::public_role | word::work_word;
    const bool definite = token.folded.ends_with("en") || token.folded.ends_with("et") ||
                          token.folded.ends_with("na") || token.folded.ends_with("ing");
    return index == begin + 1 && token.letters == Token::Case::title && last != 0 &&
           (last & other) == 0 && !definite && !token.is(word::ordinary | other) &&
           (name_classes(given) & word::given) != 0 && !given.is(word::ordinary);
}

bool NameReader::continues(Index index, Index begin) {
    const Token& token = reading_.at(index);
    if (!token.is_word() || !token.spaced || token.starts || reading_.claimed(token) ||
        token.is(word::not_name)) {
        return false;
    }
    const bool capital = token.capital();
    if (capital) {
        if (token.letters == Token::Case::upper &&
            reading_.at(begin).letters != Token::Case::upper) {
            return token.last - token.first == 1;
        }
        const bool place = token.is(word::place | word::kommun) &&
                           !token.is(word::surname | word::given | word::surname_abroad) &&
                           (name_classes(reading_.at(begin)) & word::given) == 0 &&
                           !is_slip_of_name(reading_.at(begin));
        const bool term = strength(index) == Strength::none && !ends_as_surname(token.folded) &&
                          (made_of_words(index) || token.is(word::facility) ||
                           (token.is(word::ordinary) && token.last - token.first > 7));
        if (term && !is_made_surname(index, begin)) {
            return false;
        }
        return !token.is(word::organisation) && !place &&
               !is_place_word(reading_.at(index + 1).folded);
    }
    if (reading_.at(begin).capital()) {
        return token.is(word::surname) && !token.is(word::ordinary);
    }
    if (token.is(word::surname)) {
        const Token& next = reading_.at(index + 1);
        return !token.is(word::ordinary) || next.is(word::act) || !next.is_word() ||
               next.is(word::meet);
    }
    const bool second_given = token.is(word::given) && !token.is(word::ordinary);
    const bool grammar = !token.is(word::ordinary) && ends_as_surname(token.folded);
    const bool unknown = !token.is(word::ordinary | word::place | word::kommun | word::proper |
                                   word::organisation | word::act) &&
                         token.last - token.first >= 4 && !made_of_words(index);
    const Token& next = reading_.at(index + 1);
    const std::uint32_t last =
        token.is(word::ordinary | word::place | word::organisation | word::person)
            ? 0
            : reading_.last_part(index);
    const bool joined = last != 0 && (last & word::person) == 0 &&
                        (next.is(word::act) || next.kind == Token::Kind::mark);
    return second_given || grammar || unknown || joined;
}

NameReader::Index NameReader::name_end(Index begin, Index first) {
    static constexpr std::array<std::string_view, 16> particles = {
        "von", "af", "av", "de",  "da",  "van", "der", "den",
        "la",  "el", "al", "bin", "ibn", "abu", "dos", "och"};
    Index end = first;
    while (end < begin + 6) {
        const Token& token = reading_.at(end);
        const bool particle =
            token.is_word() && !token.capital() && among(token.folded, particles) &&
            reading_.at(end + 1).letters == Token::Case::title && reading_.at(end + 1).is_word() &&
            token.folded != "och" && (token.folded != "av" && token.folded != "den" ? true : false);
        if (particle && continues(end + 1, begin)) {
            end += 2;
            continue;
        }
        // "de la Cruz"
        if (token.is_word() && !token.capital() && among(token.folded, particles) &&
            among(reading_.at(end + 1).folded, particles) && token.folded != "och" &&
            reading_.at(end + 2).letters == Token::Case::title &&
            !reading_.claimed(reading_.at(end + 2))) {
            end += 3;
            continue;
        }
        // "Anna K.": one letter and its full stop.
        const bool initial = token.is_word() && token.letters != Token::Case::lower &&
                             token.last - token.first == 1 && token.spaced;
        if (initial) {
            end += reading_.at(end + 1).is_mark('.') && !reading_.at(end + 1).spaced &&
                           !(reading_.at(end + 2).last == 0)
                       ? 2
                       : 1;
            continue;
        }
        if (!continues(end, begin)) {
            break;
        }
        ++end;
    }
    return end;
}

/// After a role the name is simply left out; before one, or at an authority, it is an official.
std::string_view NameReader::instead_of(Index begin, Index end) const {
    if (somebody_before(begin)) {
        return "nothing";
    }
    const Token& next = reading_.at(end);
    const Token& after = reading_.at(end + 1);
    const bool official =
        (next.is_mark(',') && after.is(word::person)) ||
        ((next.folded == "på" || next.folded == "hos") && after.is(word::organisation));
    if (official) {
        return "official";
    }
    const Token& last = reading_.at(end - 1);
    const bool genitive =
        last.folded.ends_with("s") &&
        (reading_.lexicon().classes_of(last.folded) & (word::given | word::surname)) == 0;
    return genitive ? "client_genitive" : "client";
}

void NameReader::claim(Index begin, Index end) {
    reading_.claim(reading_.at(begin).first, reading_.at(end - 1).last, kind::namn,
                   instead_of(begin, end));
    for (Index index = begin; index < end; ++index) {
        const Token& token = reading_.at(index);
        if (token.is_word() && token.last - token.first >= 3) {
            found_.emplace_back(token.folded);
        }
    }
}

// --- the same name again -------------------------------------------------------------------------

void NameReader::find_again() {
    std::vector<std::string> forms;
    for (const std::string& name : found_) {
        forms.push_back(name);
        if (name.ends_with("s")) {
            forms.push_back(name.substr(0, name.size() - 1));
        } else {
            forms.push_back(name + "s");
        }
    }
    std::ranges::sort(forms);
    for (Index index = 0; index < static_cast<Index>(reading_.size()); ++index) {
        const Token& token = reading_.at(index);
        if (!token.is_word() || reading_.claimed(token) || token.last - token.first < 3 ||
            !std::ranges::binary_search(forms, token.folded)) {
            continue;
        }
        const bool plain = made_of_words(index) ||
                           token.is(word::ordinary | word::place | word::kommun |
                                    word::organisation | word::common_diagnosis) ||
                           is_place_word(reading_.at(index + 1).folded);
        const bool inside = token.capital() && !token.starts && !stands_for_something(index) &&
                            !is_known_place(index);
        if (!plain || (inside && token.is(word::ordinary))) {
            reading_.claim(token.first, token.last, kind::namn, instead_of(index, index + 1));
        }
    }
}

void NameReader::read() {
    for (Index index = 0; index < static_cast<Index>(reading_.size()); ++index) {
        const Token& token = reading_.at(index);
        if (!token.is_word() || reading_.claimed(token)) {
            continue;
        }
        if (const Index end = token.capital() ? initials_end(index) : 0; end != 0) {
            const Index whole = name_end(index, end);
            claim(index, whole);
            index = whole - 1;
        } else if (begins(index)) {
            const Index whole = name_end(index, index + 1);
            claim(index, whole);
            index = whole - 1;
        }
    }
    if (!found_.empty()) {
        find_again();
    }
}

void read_names(Reading& reading) {
    NameReader(reading).read();
}
