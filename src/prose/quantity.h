// Numbers in running text with what they mean: a count, a share, money, an age, a year.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prose/tokens.h"

struct Quantity {
    enum class Kind {
        count,    // 625 personer, tolv, 6,14
        share,    // 55 procent, 12,5 %; in percent
        fraction, // hälften, en tredjedel, var femte; in percent
        points,   // två procentenheter
        money,    // 402 638 kr, 130 mnkr; in kronor
        age,      // 18 år eller äldre, 30-49 år
        year,     // 2020, 2019/2020
        label,    // tabell 5, 15 §, 2013:522: a name, no amount
    } kind = Kind::count;
    double value = 0;
    /// The end of a range ("3-14", "mellan 3 och 14"); the same as `value` otherwise.
    double upper = 0;
    bool is_range = false;
    /// One unit of the last place written: 1 for 625, 0.01 for 6,14, 100 000 for 1,3 miljoner.
    double step = 1;
    enum class Nearness {
        exact,
        about,    // cirka, ungefär, omkring, ett 40-tal
        above,    // drygt
        below,    // knappt, närmare, nästan
        at_least, // minst, över, mer än
        at_most,  // högst, under, färre än
    } nearness = Nearness::exact;
    bool in_words = false;
    /// Signed in the text: "+1", "-11".
    bool is_signed = false;
    /// Tokens of the block, `last` inclusive. Approximating words stand before `first`.
    std::size_t first = 0;
    std::size_t last = 0;
    /// First token of what belongs to it, approximating words included.
    std::size_t from = 0;

    // Filled from the words around it (see sentence.h).
    std::string noun; // the stem of what is counted, or ""
    std::size_t noun_token = 0;
    bool total = false; // "totalt 625 personer"
    int year = 0;       // the year it is said of, when the sentence says
};

/// What the writer can have meant: from `low` to `high`, both included.
struct Meant {
    double low = 0;
    double high = 0;
    bool holds(double value) const { return value >= low - 1e-9 && value <= high + 1e-9; }
};
Meant meant_by(const Quantity& quantity);
/// Exact, or with so many digits that "drygt" before it is a manner of speaking.
bool is_precise(const Quantity& quantity);
bool is_amount(const Quantity& quantity); // count or money
bool is_shareish(const Quantity& quantity); // share or fraction

/// All quantities of a text, in order.
std::vector<Quantity> quantities_in(std::string_view lower, const std::vector<Token>& tokens);

/// A number in one Swedish word: "tolv", "tjugofem", "etthundrafemtio"; not "en" or "ett".
std::optional<double> number_word(std::string_view lower);
/// "tredjedel" and "tredjedelar" are 3, "femtedelar" 5; "tredje" is 3 in "var tredje".
std::optional<int> part_word(std::string_view lower);
std::optional<int> ordinal_word(std::string_view lower);
