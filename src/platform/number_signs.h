// Which characters are digits, whatever their script, and which may stand between those of a
// number.
#pragma once

#include <optional>

enum class SignKind { digit, space, dash, plus, dot, slash, bracket, invisible, letter, other };

SignKind sign_kind(char32_t character);
/// The digit as ASCII; nothing for what is none.
std::optional<char> digit_of(char32_t character);
