// Personal names: by what is known of a word, by its capital, and by the words around it.
#include "guard/name_reader.h"

#include <algorithm>
#include <array>
#include <string>

#include "guard/readers.h"

namespace {

using Index = std::ptrdiff_t;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::ranges::find(words, word) != words.end();
}

/// An ordinary word that no person does.
bool is_plain(const Token& token) {
    return token.is(word::ordinary) && !token.is(word::act | word::meet);
}

bool is_place_word(std::string_view folded) {
    static constexpr std::array<std::string_view, 26> words = {
        "kommun",    "kommuns",     "kommunen", "kommunens",  "län",         "läns",
        "stad",      "stads",       "socken",   "församling", "lasarett",    "sjukhus",
        "tingsrätt", "universitet", "region",   "distrikt",   "högskola",    "hovrätt",
        "domsaga",   "station",     "centrum",  "skärgård",   "vårdcentral", "resecentrum",
        "torg",      "regionen"};
    return among(folded, words);
}

bool leads_to_place(std::string_view folded) {
    static constexpr std::array<std::string_view, 16> words = {
        "i",     "utanför", "nära",   "kring", "runt",   "inom", "mellan", "norr",
        "söder", "öster",   "väster", "vid",   "region", "på",   "genom",  "över"};
    return among(folded, words);
}

bool ends_as_place(std::string_view folded) {
    static constexpr std::array<std::string_view, 26> endings = {
        "by",   "ryd",   "torp", "köping", "stad", "hult", "ås",     "vik",  "sund",
        "näs",  "måla",  "hamn", "boda",   "fors", "löv",  "inge",   "lösa", "holmen",
        "bruk", "storp", "sele", "träsk",  "mark", "jaur", "backen", "arp"};
    return std::ranges::any_of(endings, [&](std::string_view ending) {
        return folded.size() > ending.size() + 1 && folded.ends_with(ending);
    });
}

/// Words that are names too, and so common as words that a verb after them proves nothing:
/// "Inga har svarat", "Per dag får man".
bool is_small_word(std::string_view folded) {
    static constexpr std::array<std::string_view, 30> words = {
        "inga", "per", "hans", "bo",  "liv",  "my",   "sol", "du",  "an",  "li",
        "van",  "can", "kim",  "dan", "mark", "sten", "lo",  "ask", "tor", "love",
        "vide", "dag", "nova", "noi", "hang", "nam",  "lan", "ha",  "hai", "rosa"};
    return among(folded, words);
}

} // namespace

// --- what a word can be, as a name ---------------------------------------------------------------

NameReader::NameReader(Reading& reading) : reading_(reading) {}

bool NameReader::made_of_words(Index index) const {
    return reading_.last_part(index) != 0;
}

std::uint32_t NameReader::name_classes(const Token& token) const {
    constexpr std::uint32_t names =
        word::given | word::given_abroad | word::surname | word::surname_abroad;
    std::uint32_t classes = token.classes & names;
    const std::size_t hyphen = token.folded.find('-');
    if (classes == 0 && hyphen != std::string_view::npos) {
        // Eva-Lotta, El-Sayed: by its parts.
        const std::uint32_t first = reading_.classes_of(token.folded.substr(0, hyphen)) & names;
        const std::uint32_t second = reading_.classes_of(token.folded.substr(hyphen + 1)) & names;
        const bool article =
            hyphen <= 2 && (token.folded.starts_with("al") || token.folded.starts_with("el"));
        if (first != 0 && second != 0) {
            classes = first | second;
        } else if (article) {
            classes = word::surname;
        }
    }
    return classes;
}

/// SIUS-konsulenter, PO-Skåne, Community-based: joined by a hyphen and no double name.
bool NameReader::is_joined_term(const Token& token) const {
    const std::size_t hyphen = token.folded.find('-');
    if (hyphen == std::string_view::npos) {
        return false;
    }
    const auto& list = reading_.signs().list;
    const auto is_capital = [&](std::size_t at) {
        const char32_t value = list[at].value;
        return (value >= 'A' && value <= 'Z') || (value >= 0xC0 && value <= 0xDE);
    };
    bool capital_after = false;
    bool capitals_before = true;
    bool after = false;
    for (std::size_t at = token.first; at < token.last; ++at) {
        if (list[at].kind == Sign::Kind::dash) {
            after = true;
            capital_after = capital_after || (at + 1 < token.last && is_capital(at + 1));
        } else if (!after) {
            capitals_before = capitals_before && is_capital(at);
        }
    }
    constexpr std::uint32_t other = word::organisation | word::place | word::kommun;
    const bool known = (reading_.classes_of(token.folded.substr(0, hyphen)) & other) != 0;
    return known || (token.capital() && (!capital_after || (capitals_before && hyphen > 1)));
}

NameReader::Strength NameReader::strength(Index index) {
    const Token& token = reading_.at(index);
    if (!token.is_word() || token.last - token.first < 2 || reading_.claimed(token)) {
        return Strength::none;
    }
    const std::uint32_t names = name_classes(token);
    const bool own = (names & (word::given | word::surname)) != 0;
    if (token.is(word::not_name) ||
        (token.is(word::organisation) &&
         (!own || token.fixed || token.letters != Token::Case::title))) {
        return Strength::none;
    }
    if (token.is(word::ordinary) || (own && is_small_word(token.folded))) {
        return own ? Strength::word_too : Strength::none;
    }
    if (own) {
        return Strength::name;
    }
    if (token.is(word::place | word::kommun | word::month | word::eponym)) {
        return Strength::none;
    }
    if (names == 0 && is_joined_term(token)) {
        return Strength::none;
    }
    if (names != 0) {
        return made_of_words(index) ? Strength::weak : Strength::abroad;
    }
    if (ends_as_surname(token.folded) && token.capital()) {
        return Strength::surname;
    }
    if (made_of_words(index)) {
        return Strength::none;
    }
    return Strength::weak;
}

/// An ordinary word with a slip; short words are too near to everything.
bool NameReader::is_misspelt_word(const Token& token) const {
    return token.last - token.first >= 7 &&
           is_slip_of(reading_.lexicon(), token.folded,
                      word::ordinary | word::organisation | word::place);
}

bool NameReader::is_known_place(Index index) const {
    const Token& token = reading_.at(index);
    if (is_place_word(reading_.at(index + 1).folded)) {
        return true;
    }
    if (!token.is(word::place | word::kommun)) {
        return false;
    }
    const std::string_view before = reading_.at(index - 1).folded;
    return leads_to_place(before) || before == "till" || before == "från" || before == "och" ||
           before == "kommunerna" || reading_.at(index - 1).is_mark(',') ||
           !reading_.at(index).is(word::given) || token.fixed;
}

bool NameReader::stands_for_something(Index index) const {
    const Token& token = reading_.at(index);
    const Token& next = reading_.at(index + 1);
    const std::string_view before = reading_.at(index - 1).folded;
    const bool disease =
        next.is(word::eponym) && (token.folded.ends_with("s") || next.folded == "syndrom");
    return disease || before == "lex" || token.is(word::common_diagnosis) ||
           (next.is_mark('-') && !next.spaced && reading_.at(index + 2).folded == "metoden");
}

// --- where a name begins -------------------------------------------------------------------------

bool NameReader::somebody_before(Index index) const {
    const Token& before = reading_.at(index - 1);
    if (before.is(word::title)) {
        return true;
    }
    if (before.is_mark('.') && reading_.at(index - 2).is(word::title)) {
        return true;
    }
    if (before.is_word() && !before.is(word::ordinary) && !before.capital()) {
        return before.is(word::person) || (reading_.last_part(index - 1) & word::person) != 0;
    }
    return before.is(word::person);
}

bool NameReader::acts_after(Index index) const {
    const Token& next = reading_.at(index + 1);
    if (next.is(word::act) && !next.capital()) {
        return true;
    }
    // "Björn, som bor", "Björn (klienten)", "Björn och Anna".
    if (next.is_mark(',')) {
        const std::string_view after = reading_.at(index + 2).folded;
        return after == "som" || after == "vars" ||
               reading_.at(index + 2).kind == Token::Kind::number;
    }
    if (next.folded == "och" || next.folded == "eller") {
        const Token& other = reading_.at(index + 2);
        return other.capital() && other.is(word::given | word::surname);
    }
    return next.folded == "själv" || next.folded == "inte" || next.folded == "aldrig" ||
           next.folded == "också";
}

bool NameReader::surname_after(Index index) {
    const Token& next = reading_.at(index + 1);
    if (!next.is_word() || !next.spaced) {
        return false;
    }
    if (next.capital()) {
        const bool other =
            next.is(word::organisation | word::not_name | word::month) ||
            (next.is(word::place | word::kommun) && !next.is(word::surname | word::given));
        return !other && next.letters != Token::Case::upper && !stands_for_something(index + 1);
    }
    return (next.is(word::surname) || ends_as_surname(next.folded)) && !next.is(word::ordinary);
}

bool NameReader::begins_capital(Index index) {
    const Token& token = reading_.at(index);
    const Strength found = strength(index);
    const Token& before = reading_.at(index - 1);
    if (found == Strength::none) {
        const Token& next = reading_.at(index + 1);
        // A slip can make a given name look like two words: Josfine Dahl.
        if (!token.starts && !token.is(~word::phrase) && token.letters == Token::Case::title &&
            token.last - token.first <= 10 && next.letters == Token::Case::title &&
            next.is(word::surname) && !next.is(word::ordinary | word::place | word::kommun) &&
            !leads_to_place(before.folded)) {
            return true;
        }
        // "handläggaren Rask" is a name that no list knows.
        return token.letters == Token::Case::title && token.is(word::ordinary) && !token.starts &&
               !token.is(word::organisation | word::not_name | word::person) &&
               (before.is(word::title) ||
                (before.is(word::person) && !before.folded.ends_with("s"))) &&
               !is_plain(reading_.at(index + 1));
    }
    if (is_known_place(index) && !(surname_after(index) && reading_.at(index).is(word::given)) &&
        !somebody_before(index)) {
        return false;
    }
    const bool quoted = before.is_mark('"') || before.is_mark(0x201D) || before.is_mark(0x201C);
    if (token.starts || (quoted && found != Strength::name)) {
        return begins_sentence(index, found);
    }
    switch (found) {
    case Strength::name:
    case Strength::abroad:
    case Strength::surname:
    case Strength::word_too:
        if (found == Strength::surname && !token.is(word::surname) &&
            is_slip_of(reading_.lexicon(), token.folded, word::place | word::kommun)) {
            return false;
        }
        return !(
            found == Strength::surname &&
            (leads_to_place(before.folded) || before.folded == "från" || before.folded == "till") &&
            !token.is(word::surname) && ends_as_place(token.folded));
    case Strength::weak:
        return begins_unknown(index);
    case Strength::none:
        break;
    }
    return false;
}

bool NameReader::begins_unknown(Index index) {
    const Token& token = reading_.at(index);
    const std::string_view before = reading_.at(index - 1).folded;
    if (somebody_before(index) || surname_after(index)) {
        return !leads_to_place(before) || surname_after(index);
    }
    const bool towards = before == "från" || before == "till" || before == "och";
    if (leads_to_place(before) || (towards && ends_as_place(token.folded)) ||
        token.last - token.first < 3) {
        return false;
    }
    const bool quoted =
        reading_.at(index - 1).is_mark('"') || reading_.at(index - 1).is_mark(0x201D);
    // The dictionary has makes and places too.
    if (token.is(word::proper) && !acts_after(index) && !reading_.at(index - 1).is(word::meet)) {
        return false;
    }
    if (token.letters == Token::Case::mixed) {
        return false;
    }
    return !quoted && !is_slip_of(reading_.lexicon(), token.folded,
                                  word::place | word::organisation | word::kommun);
}

bool NameReader::begins_sentence(Index index, Strength found) {
    const Token& token = reading_.at(index);
    const Token& next = reading_.at(index + 1);
    const bool initial = next.is_word() && next.last - next.first == 1 &&
                         next.letters != Token::Case::lower && reading_.at(index + 2).is_mark('.');
    if (initial || (surname_after(index) && strength(index + 1) != Strength::none) ||
        (surname_after(index) && found == Strength::name)) {
        return true;
    }
    const bool base_is_name =
        token.folded.ends_with("s") &&
        (reading_.lexicon().classes_of(token.folded) & (word::given | word::surname)) == 0;
    const bool owns =
        base_is_name && next.is(word::ordinary) && !next.capital() && !next.is(word::meet);
    switch (found) {
    case Strength::name:
        return true;
    case Strength::abroad:
        return acts_after(index) || owns || next.is(word::meet) || next.is_mark(',') ||
               next.is_mark('.') || token.last - token.first >= 6;
    case Strength::surname:
        return surname_after(index) || (acts_after(index) && !made_of_words(index)) ||
               (token.is(word::surname)) ||
               (token.folded.ends_with("sson") || token.folded.ends_with("ssons"));
    case Strength::word_too:
        if (surname_after(index)) {
            return true;
        }
        if (owns && !is_small_word(token.folded)) {
            return token.is(word::given) && !next.is(word::act) ? !token.is(word::place) : false;
        }
        return token.is(word::given) && acts_after(index);
    case Strength::weak:
        if (is_misspelt_word(token)) {
            return surname_after(index) && strength(index + 1) != Strength::weak;
        }
        return acts_after(index) || (owns && token.last - token.first >= 4) || surname_after(index);
    case Strength::none:
        break;
    }
    return false;
}

bool NameReader::begins_lower(Index index) {
    const Token& token = reading_.at(index);
    const Token& before = reading_.at(index - 1);
    const Token& next = reading_.at(index + 1);
    const Strength found = strength(index);
    if (found == Strength::none || is_known_place(index)) {
        return false;
    }
    const bool met = before.is(word::meet) || somebody_before(index);
    const bool first = token.starts || before.last == 0 || before.is_mark(',');
    const bool short_word = token.last - token.first <= 3;
    if (found == Strength::name && token.is(word::given | word::surname)) {
        return !short_word || met || (first && acts_after(index)) || surname_after(index);
    }
    if (found == Strength::name) {
        return true;
    }
    if (found == Strength::word_too) {
        if (!token.is(word::given)) {
            return somebody_before(index) && reading_.without_capitals() && !is_plain(next);
        }
        const bool full = (next.is(word::surname) || ends_as_surname(next.folded)) &&
                          !next.is(word::ordinary) && next.spaced;
        const bool both =
            next.is(word::surname) && reading_.without_capitals() && !next.is(word::act) &&
            (reading_.at(index + 2).is(word::act) || !reading_.at(index + 2).is_word());
        const bool subject =
            token.starts && acts_after(index) && next.is(word::act) && !is_small_word(token.folded);
        const bool object =
            before.is(word::meet) && before.is(word::act) &&
            !(is_small_word(token.folded) && next.is(word::ordinary) &&
              !next.is(word::meet | word::act) && token.folded != "bo" && token.folded != "lo");
        return full || both || (reading_.without_capitals() && (subject || object));
    }
    if (found == Strength::surname) {
        return true;
    }
    if (found == Strength::abroad) {
        const bool listed = before.folded == "och" || before.folded == "eller" ||
                            before.folded == "som" || before.folded == "för" ||
                            before.folded == "om" || before.folded == "av";
        return !short_word &&
               ((met && !listed) || (first && acts_after(index)) || surname_after(index) ||
                (reading_.without_capitals() && token.last - token.first >= 5));
    }
    // Two that nobody knows, and then what a person does: "bekele worku har".
    const bool pair =
        reading_.without_capitals() && (token.starts || met) && next.is_word() &&
        !next.is(word::ordinary | word::act | word::place) && !made_of_words(index + 1) &&
        next.last - next.first >= 3 &&
        (reading_.at(index + 2).is(word::act) || reading_.at(index + 2).is(word::meet));
    if (pair && !short_word && !is_misspelt_word(token)) {
        return true;
    }
    // An unknown word: a name with a slip, or one that no list has.
    if (short_word || !reading_.without_capitals()) {
        return false;
    }
    const bool placed = (before.is(word::meet) && before.is(word::act)) || before.folded == "med" ||
                        before.folded == "hos" || before.folded == "åt" || somebody_before(index) ||
                        (token.starts && next.is(word::act));
    const bool surname = surname_after(index) && next.is(word::surname);
    return (placed || surname) &&
           (ends_as_surname(token.folded) ||
            is_slip_of(reading_.lexicon(), token.folded, word::given) || !is_misspelt_word(token));
}

// --- how far a name goes -------------------------------------------------------------------------

/// "B.N.", "P. Granath", "A-K Nilsson": where the initials that begin here end, 0 for none.
Index NameReader::initials_end(Index index) const {
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
                           !token.is(word::surname | word::given | word::surname_abroad);
        const bool term = strength(index) == Strength::none && !ends_as_surname(token.folded) &&
                          (made_of_words(index) || token.is(word::facility) ||
                           (token.is(word::ordinary) && token.last - token.first > 7));
        if (term) {
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

Index NameReader::name_end(Index begin, Index first) {
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

bool NameReader::begins(Index index) {
    const Token& token = reading_.at(index);
    if (!token.is_word() || reading_.claimed(token) ||
        (token.fixed && token.is(word::organisation | word::not_name | word::rare_diagnosis |
                                 word::common_diagnosis | word::facility)) ||
        stands_for_something(index)) {
        return false;
    }
    if (token.letters == Token::Case::lower) {
        return begins_lower(index);
    }
    if (token.letters == Token::Case::upper) {
        const bool long_name = token.last - token.first >= 4 && strength(index) == Strength::name;
        return is_bare_initials(index) || (long_name && !token.is(word::organisation));
    }
    return begins_capital(index);
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
