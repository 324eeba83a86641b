// Digits as people write them: groups parted by spaces, dashes and dots, in any script.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "platform/number_signs.h"

/// One character of the text, reduced to what the reader asks about.
struct Sign {
    using Kind = SignKind;
    Kind kind = Kind::other;
    char digit = '0';
    char32_t value = 0;    // the code point, composed with the accents that follow it
    std::size_t start = 0; // bytes
    std::size_t end = 0;
};

/// The text as signs; empty when the bytes are not UTF-8. Digits of all common scripts count, so
/// that a full-width personnummer is one too.
struct Signs {
    std::vector<Sign> list;
    bool readable = true;
};
Signs signs_of(std::string_view text);

/// Digits that stand together, and the signs before the next group of the same run.
struct DigitGroup {
    std::string digits;
    std::size_t start = 0; // bytes
    std::size_t end = 0;
    std::size_t first = 0; // signs
    std::size_t last = 0;  // the sign after its end
    /// What parts it from the group after: "" at the end of the run, else of " -+./()".
    std::string gap;
};

/// Groups parted by at most three separators.
struct DigitRun {
    std::vector<DigitGroup> groups;
    /// A plus stands right before: +46 ...
    bool plus_before = false;
};
std::vector<DigitRun> digit_runs(const Signs& signs);
