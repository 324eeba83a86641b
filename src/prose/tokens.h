// A stretch of text cut into words, digits and marks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct Token {
    enum class Kind { word, digits, mark } kind = Kind::mark;
    /// Bytes of the text that was cut, end exclusive.
    std::uint32_t start = 0;
    std::uint32_t end = 0;
};

/// Words hold their inner hyphens ("e-post"); each mark is a token of its own; blanks are none.
std::vector<Token> tokens_of(std::string_view text);
