// How personal names are told from other words; see name_reader.cpp for the order of the questions.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "guard/reading.h"

class NameReader {
public:
    explicit NameReader(Reading& reading);
    void read();

private:
    using Index = std::ptrdiff_t;
    /// How much a word by itself speaks for a name.
    enum class Strength {
        none,     // an ordinary word, a place, an organisation
        weak,     // nobody knows the word
        abroad,   // a name in some country
        surname,  // ends as family names do
        word_too, // a name in Sweden and an ordinary word: Björn, Rask
        name,     // a name in Sweden and nothing else
    };

    Strength strength(Index index);
    bool is_joined_term(const Token& token) const;
    std::uint32_t name_classes(const Token& token) const;
    bool made_of_words(Index index) const;
    bool is_misspelt_word(const Token& token) const;
    bool is_slip_of_name(const Token& token) const;
    bool is_known_place(Index index) const;
    bool stands_for_something(Index index) const;
    bool somebody_before(Index index) const;
    bool beside_somebody(Index index) const;
    bool acts_after(Index index) const;
    bool acts_from_unit(Index index) const;
    bool surname_after(Index index);

    bool begins(Index index);
    bool begins_capital(Index index);
    bool begins_sentence(Index index, Strength found);
    bool begins_unknown(Index index);
    bool begins_lower(Index index);
    bool begins_lower_unknown(Index index);
    Index initials_end(Index index) const;
    bool is_bare_initials(Index index) const;
    bool is_made_surname(Index index, Index begin) const;
    bool continues(Index index, Index begin);
    Index name_end(Index begin, Index first);
    std::string_view instead_of(Index begin, Index end) const;
    void claim(Index begin, Index end);
    void find_again();

    Reading& reading_;
    std::vector<std::string> found_;
};
