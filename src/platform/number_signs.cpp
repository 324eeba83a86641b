// The tables of digits and of the signs between them.
#include "platform/number_signs.h"

#include <array>

std::optional<char> digit_of(char32_t character) {
    // Where the ten digits of a script begin: ASCII, Arabic, Persian, Devanagari, Bengali, Thai,
    // full-width, mathematical bold.
    static constexpr std::array<char32_t, 8> zeros = {0x30,  0x660, 0x6F0,  0x966,
                                                      0x9E6, 0xE50, 0xFF10, 0x1D7CE};
    for (const char32_t zero : zeros) {
        if (character >= zero && character < zero + 10) {
            return static_cast<char>('0' + (character - zero));
        }
    }
    return std::nullopt;
}

SignKind sign_kind(char32_t character) {
    if (digit_of(character)) {
        return SignKind::digit;
    }
    switch (character) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case 0xA0:
    case 0x202F:
    case 0x3000:
        return SignKind::space;
    case '-':
    case 0x2212:
    case 0xFE63:
    case 0xFF0D:
    case 0x30FC:
        return SignKind::dash;
    case '+':
    case 0xFF0B:
        return SignKind::plus;
    case '.':
    case 0xB7:
    case 0x2022:
    case 0xFF0E:
        return SignKind::dot;
    case '/':
    case 0x2044:
        return SignKind::slash;
    case '(':
    case ')':
    case '[':
    case ']':
        return SignKind::bracket;
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
        return SignKind::invisible;
    default:
        break;
    }
    if (character >= 0x2000 && character <= 0x200A) {
        return SignKind::space;
    }
    if (character >= 0x2010 && character <= 0x2015) {
        return SignKind::dash;
    }
    const bool ascii_letter =
        (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    return ascii_letter || character >= 0xC0 ? SignKind::letter : SignKind::other;
}
