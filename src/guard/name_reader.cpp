// Personal names: whether one begins at a word, by what is known of it, by its capital, and by the
// words around it.
#include "guard/name_reader.h"

#include <algorithm>

#include "guard/name_words.h"
#include "guard/readers.h"

// --- the words around -------------------------------------------------------------------------

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

/// "Jag och Ask": a given name that is a place too.
bool NameReader::beside_somebody(Index index) const {
    const std::string_view other = reading_.at(index - 2).folded;
    const bool pronoun = other == "jag" || other == "hon" || other == "han" || other == "du";
    return pronoun && reading_.at(index - 1).folded == "och" && reading_.at(index).is(word::given);
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
        return (other.capital() && other.is(word::given | word::surname)) ||
               other.folded == "jag" || other.folded == "hans" || other.folded == "hennes" ||
               other.folded == "hens";
    }
    return next.folded == "själv" || next.folded == "inte" || next.folded == "aldrig" ||
           next.folded == "också";
}

/// "Lena på avdelning 52 säger": where somebody is stands between the name and the verb.
bool NameReader::acts_from_unit(Index index) const {
    const std::string_view at = reading_.at(index + 1).folded;
    if ((at != "på" && at != "från" && at != "hos" && at != "vid") ||
        reading_.at(index + 1).capital()) {
        return false;
    }
    const Token& unit = reading_.at(index + 2);
    const bool there = reading_.claimed(unit) || unit.is(word::organisation) ||
                       (unit.capital() && !unit.is(word::ordinary));
    for (Index verb = index + 3; there && verb <= index + 7; ++verb) {
        const Token& token = reading_.at(verb);
        if (token.is(word::act) && !reading_.claimed(token)) {
            return true;
        }
        if (token.last == 0 || (token.starts && !reading_.claimed(token))) {
            return false;
        }
    }
    return false;
}

bool NameReader::surname_after(Index index) {
    const Token& next = reading_.at(index + 1);
    if (!next.is_word() || !next.spaced) {
        return false;
    }
    if (next.capital()) {
        // A place after a name is a family's name: Rune Nygård.
        const bool place = next.is(word::place | word::kommun) &&
                           !next.is(word::surname | word::given) &&
                           (name_classes(reading_.at(index)) & (word::given | word::surname)) == 0;
        const bool other = next.is(word::organisation | word::not_name | word::month) || place;
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
        // "Ro Sandlund är": two that stand as a name does, and then what a person does.
        if (token.starts && token.letters == Token::Case::title && token.is(word::ordinary) &&
            !token.is(word::meet | word::act | word::person | word::organisation | word::title |
                      word::facility | word::month | word::not_name) &&
            next.letters == Token::Case::title && next.spaced &&
            (next.is(word::surname) || ends_as_surname(next.folded)) &&
            !next.is(word::ordinary | word::place | word::kommun | word::organisation) &&
            reading_.at(index + 2).is(word::act)) {
            return true;
        }
        return token.letters == Token::Case::title && !token.starts &&
               (token.is(word::ordinary) || made_of_words(index)) &&
               !token.is(word::organisation | word::not_name | word::person) &&
               (before.is(word::title) ||
                (before.is(word::person) && !before.folded.ends_with("s"))) &&
               !is_plain(reading_.at(index + 1));
    }
    if (is_known_place(index) && !(surname_after(index) && reading_.at(index).is(word::given)) &&
        !somebody_before(index) && !beside_somebody(index)) {
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
        // "Lova inte för mycket": before a verb no name has such a word after it.
        return token.is(word::given) && next.folded != "inte" && next.folded != "aldrig" &&
               (acts_after(index) || (acts_from_unit(index) && !is_small_word(token.folded)));
    case Strength::weak:
        if (is_slip_of_name(token) && (next.capital() || acts_after(index))) {
            return true;
        }
        if (token.last - token.first >= 9 && is_misspelt_word(token)) {
            return surname_after(index) && strength(index + 1) != Strength::weak;
        }
        return acts_after(index) || (owns && token.last - token.first >= 4) || surname_after(index);
    case Strength::none:
        break;
    }
    return false;
}

/// An unknown word in a text without capitals: a name that no list has, or one with a slip.
bool NameReader::begins_lower_unknown(Index index) {
    const Token& token = reading_.at(index);
    const Token& before = reading_.at(index - 1);
    const Token& next = reading_.at(index + 1);
    const bool met = before.is(word::meet) || somebody_before(index);
    const bool short_word = token.last - token.first <= 3;
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
    const bool placed = (before.is(word::meet) && before.is(word::act)) ||
                        leads_to_person(before.folded) || somebody_before(index) ||
                        (token.starts && next.is(word::act));
    const bool surname = surname_after(index) && next.is(word::surname);
    return (placed || surname) &&
           (ends_as_surname(token.folded) ||
            is_slip_of(reading_.lexicon(), token.folded, word::given) || !is_misspelt_word(token));
}

bool NameReader::begins_lower(Index index) {
    const Token& token = reading_.at(index);
    const Token& before = reading_.at(index - 1);
    const Token& next = reading_.at(index + 1);
    const Strength found = strength(index);
    if (found == Strength::none && !token.is(word::ordinary) && before.is(word::meet) &&
        before.is(word::act) && reading_.without_capitals()) {
        return is_slip_of_name(token); // jonhas, which is jon and has too
    }
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
        const bool owner = token.starts && reading_.without_capitals() &&
                           token.folded.ends_with("s") && next.is(word::person);
        if (owner && !is_small_word(token.folded)) {
            return true;
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
    return begins_lower_unknown(index);
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
