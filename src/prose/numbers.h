// Numbers in Swedish and English running text: which of them need a figure behind them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// A number that a reader takes for a result. Offsets are bytes, end exclusive.
struct NumberInText {
    std::size_t start = 0;
    std::size_t end = 0;
    /// Thousandths, so that 6,14 is 6140 and 98 is 98000.
    int64_t thousandths = 0;
    /// How many decimals were written; a share written "35 %" is held to whole percents.
    int decimals = 0;
    enum class Kind { plain, percent } kind = Kind::plain;
    std::string written; // as it stands, without the percent sign
};

/// All numbers that need support (domain V-2): digits, also with spaces or a decimal comma, and
/// number words from thirteen up. Left out: dates, years, times, laws and references (2013:522,
/// SOU 2023:30, prop. 1993/94:218, 26 kap. 1 §, nr 5/2020, s. 321), list numbers at the start of a
/// line, table and figure numbers, blanketter (FK 3202), 112 and 1177, and all inside {{...}}.
std::vector<NumberInText> numbers_in(std::string_view text);

/// Whether a typed number is right beside a computed count or share. A share may be written with
/// fewer decimals than it has; it must then round to what is written (domain V-3).
bool number_agrees(const NumberInText& number, int64_t count);
bool percent_agrees(const NumberInText& number, int64_t part, int64_t whole);
/// The same for a mean, "6,14" or "6,1": the sum and what it is divided by.
bool mean_agrees(const NumberInText& number, int64_t sum, int64_t count);
