// The words the guard knows, and what each of them can be. Read-only, shared, opened at first use.
//
// One file made by tools/lexicon.py: "SPJLEX1\n", checksum, sizes, the names of the classes,
// where each group begins, a sieve of one bit a word, then words in groups by their checksum:
// length, classes, bytes. Words are lower case and NFC.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// What a word can be; several at once. The order is the file's, which carries the names.
namespace word {
enum Class : std::uint32_t {
    ordinary = 1U << 0,   // a form of an ordinary Swedish word
    first_part = 1U << 1, // may begin a compound
    given = 1U << 2,      // a given name that many bear in Sweden
    given_abroad = 1U << 3,
    surname = 1U << 4,
    surname_abroad = 1U << 5,
    place = 1U << 6,
    kommun = 1U << 7,
    small_kommun = 1U << 8,
    proper = 1U << 9, // written with a capital in the dictionary: a name of something
    organisation = 1U << 10,
    person = 1U << 11, // a noun for a person: role, relation, age
    title = 1U << 12,
    act = 1U << 13,  // a verb with a person as its subject
    meet = 1U << 14, // before the name of one met, called or helped
    facility = 1U << 15,
    work_word = 1U << 16,
    platform = 1U << 17,
    month = 1U << 18,
    numeral = 1U << 19,
    case_word = 1U << 20,
    account_word = 1U << 21,
    phone_word = 1U << 22,
    birth_word = 1U << 23,
    common_diagnosis = 1U << 24,
    rare_diagnosis = 1U << 25,
    not_name = 1U << 26,
    phrase = 1U << 27, // begins an entry of several words
    eponym = 1U << 28, // follows a name that has become a word
    public_role = 1U << 29,
    pnr_word = 1U << 30,
    org_word = 1U << 31,
};
} // namespace word

class Lexicon {
public:
    /// The lexicon in these bytes, which must outlive it; nothing when they are damaged.
    static std::optional<Lexicon> open(std::string_view bytes);
    /// The one that is built into the program, opened at the first call and kept; nullptr when it
    /// is damaged.
    static const Lexicon* built_in();

    /// All that the word can be, 0 when it is not known.
    std::uint32_t classes_of(std::string_view folded) const;
    /// The same for running text: few words make up most of it, and those are remembered.
    std::uint32_t classes_of_common(std::string_view folded) const;
    std::uint32_t size() const { return size_; }

private:
    Lexicon() = default;
    std::string_view offsets_;
    std::string_view sieve_;
    std::string_view entries_;
    std::uint32_t size_ = 0;
    std::uint32_t groups_ = 0;
};

/// The bytes of the built-in lexicon, for tests that damage a copy.
std::string_view lexicon_bytes();
