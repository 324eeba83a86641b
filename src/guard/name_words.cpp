// What a word can be as a name, asked of the word alone and of its nearest neighbours.
#include <algorithm>
#include <array>

#include "guard/among.h"
#include "guard/name_reader.h"
#include "guard/name_words.h"
#include "guard/readers.h"

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

bool leads_to_person(std::string_view folded) {
    static constexpr std::array<std::string_view, 10> words = {"med",  "m",   "hos", "åt", "från",
                                                               "till", "mot", "via", "cc", "hj"};
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
    static constexpr std::array<std::string_view, 35> words = {
        "inga", "per",  "hans", "bo",    "liv",    "my",   "sol",  "du",  "an",
        "li",   "van",  "can",  "kim",   "dan",    "mark", "sten", "lo",  "ask",
        "tor",  "love", "vide", "dag",   "nova",   "noi",  "hang", "nam", "lan",
        "ha",   "hai",  "rosa", "storm", "vinter", "rönn", "alv",  "frej"};
    return among(folded, words);
}

// Genomförandeplanen, Kuratorstjänsten: compounds that the dictionary does not take apart.
bool ends_in_word(const Lexicon& lexicon, std::string_view folded) {
    constexpr std::size_t head_min = 4;
    constexpr std::size_t tail_min = 6;
    for (std::size_t at = head_min; at + tail_min <= folded.size(); ++at) {
        const std::string_view tail = folded.substr(at);
        const bool letter = (static_cast<unsigned char>(tail[0]) & 0xC0U) != 0x80;
        if (letter && (lexicon.classes_of(tail) & word::ordinary) != 0) {
            return true;
        }
    }
    return false;
}

NameReader::NameReader(Reading& reading) : reading_(reading) {}

bool NameReader::made_of_words(std::ptrdiff_t index) const {
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

NameReader::Strength NameReader::strength(std::ptrdiff_t index) {
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
    const bool family = ends_as_surname(token.folded) && token.capital() && !token.is(word::kommun);
    if (token.is(word::month | word::eponym) || (token.is(word::place | word::kommun) && !family)) {
        return Strength::none;
    }
    if (names == 0 && is_joined_term(token)) {
        return Strength::none;
    }
    if (names != 0) {
        return made_of_words(index) ? Strength::weak : Strength::abroad;
    }
    if (ends_as_surname(token.folded) && token.capital()) {
        // Definite nouns end as family names do: Korttidsplatsen, Samtalsbehandling.
        const bool noun = token.folded.ends_with("en") || token.folded.ends_with("ing");
        return noun && ends_in_word(reading_.lexicon(), token.folded) ? Strength::none
                                                                      : Strength::surname;
    }
    if (made_of_words(index) || ends_in_word(reading_.lexicon(), token.folded)) {
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

/// A given name of Sweden with a slip: Torbjrön.
bool NameReader::is_slip_of_name(const Token& token) const {
    return token.last - token.first >= 5 &&
           is_slip_of(reading_.lexicon(), token.folded, word::given);
}

bool NameReader::is_known_place(std::ptrdiff_t index) const {
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
           !(token.is(word::given | word::surname) || ends_as_surname(token.folded)) || token.fixed;
}

bool NameReader::stands_for_something(std::ptrdiff_t index) const {
    const Token& token = reading_.at(index);
    const Token& next = reading_.at(index + 1);
    const std::string_view before = reading_.at(index - 1).folded;
    const bool disease =
        next.is(word::eponym) && (token.folded.ends_with("s") || next.folded == "syndrom");
    return disease || before == "lex" || token.is(word::common_diagnosis) ||
           (next.is_mark('-') && !next.spaced && reading_.at(index + 2).folded == "metoden");
}
