// Whether a word stands in one of the guard's short lists.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::ranges::find(words, word) != words.end();
}
