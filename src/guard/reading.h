// A text taken apart for the readers: signs, words, numbers and marks, and what each word can be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guard/digit_run.h"
#include "guard/lexicon.h"

/// Words an administrator added or took away, lower case, parted by newlines before and after.
struct LocalWords {
    std::string names;   // read as names wherever they stand
    std::string allowed; // never found as a name, a unit or a place of work
};

struct Token {
    enum class Kind { word, number, mark };
    /// How a word is written: anna, Anna, ANNA, McAnna or aNNA.
    enum class Case { lower, title, upper, mixed };
    Kind kind = Kind::mark;
    Case letters = Case::lower;
    bool spaced = false; // white space stands before it
    bool starts = false; // first in a sentence, a line or a heading
    bool fixed = false;  // part of a known name of an organisation, a place or a law
    char32_t mark = 0;
    std::uint32_t first = 0; // signs
    std::uint32_t last = 0;  // the sign after its end
    std::string_view folded; // lower case, NFC
    std::uint32_t classes = 0;

    bool is(std::uint32_t wanted) const { return (classes & wanted) != 0; }
    bool is_word() const { return kind == Kind::word; }
    bool is_mark(char32_t sign) const { return kind == Kind::mark && mark == sign; }
    bool capital() const { return is_word() && letters != Case::lower; }
};

/// What was found: tokens are long gone when this is used, so it counts signs.
struct Finding {
    std::uint32_t first = 0; // signs
    std::uint32_t last = 0;
    std::string_view kind;         // a code, see readers.h
    std::string_view instead = {}; // what may be written instead: a code, "nothing", or ""
    bool operator==(const Finding&) const = default;
};

class Reading {
public:
    /// Takes the text apart; `readable` is false when it is not UTF-8. The lexicon must outlive it.
    Reading(std::string_view text, const Lexicon& lexicon, const LocalWords* local = nullptr);
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    bool readable() const { return signs_.readable; }
    const Signs& signs() const { return signs_; }
    const std::vector<Token>& tokens() const { return tokens_; }
    std::size_t size() const { return tokens_.size(); }
    const Lexicon& lexicon() const { return lexicon_; }

    /// The token, or an empty mark outside the text: readers may look past both ends.
    const Token& at(std::ptrdiff_t index) const {
        return static_cast<std::size_t>(index) < tokens_.size()
                   ? tokens_[static_cast<std::size_t>(index)]
                   : outside_;
    }
    /// The lower-case text between two signs.
    std::string_view folded(std::size_t first, std::size_t last) const;
    /// The token that holds a sign, or the one after it.
    std::size_t token_at(std::size_t sign) const;
    /// Whether one of the `count` tokens before `index`, in the same sentence, is of the classes.
    bool told_before(std::size_t index, std::uint32_t classes, std::size_t count) const;

    /// What the word can be without the -s of a genitive, or as the last part of a compound.
    std::uint32_t classes_of(std::string_view folded) const;
    /// Whether the word is made of ordinary words, and what its last part can be (0: it is not).
    std::uint32_t last_part(std::ptrdiff_t index) const;
    /// The text is written without capitals: sms, notes.
    bool without_capitals() const { return without_capitals_; }

    void claim(std::size_t first, std::size_t last, std::string_view kind,
               std::string_view instead = {});
    /// No other reader shall look at these signs; nothing is found there.
    void pass_over(std::size_t first, std::size_t last);
    bool claimed(const Token& token) const;
    const std::vector<Finding>& findings() const { return findings_; }

private:
    void take_apart();
    void take_word(std::size_t& at);
    void find_fixed_names();
    void find_sentences();

    const Lexicon& lexicon_;
    const LocalWords* local_;
    Signs signs_;
    std::string lower_;
    std::vector<std::uint32_t> lower_at_; // where a sign's lower-case bytes begin
    std::vector<Token> tokens_;
    std::vector<bool> taken_; // by sign
    std::vector<Finding> findings_;
    Token outside_;
    bool without_capitals_ = false;
    /// Asked once for each word: taking a word apart costs many look-ups.
    mutable std::vector<std::uint32_t> last_parts_;
};

/// What the last part of a word made of ordinary words can be; 0 when it is not so made.
std::uint32_t last_part_of(const Lexicon& lexicon, std::string_view folded);
/// Whether one slip (a letter too many, missing, wrong or changed with its neighbour) parts the
/// word from one that is of the classes.
bool is_slip_of(const Lexicon& lexicon, std::string_view folded, std::uint32_t classes);
