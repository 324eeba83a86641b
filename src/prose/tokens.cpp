// Cutting by hand: what a word is depends on hyphens, and on letters that take two bytes.
#include "prose/tokens.h"

#include "prose/words.h"

namespace {

std::size_t mark_length(std::string_view text, std::size_t at) {
    if (const std::size_t dash = dash_at(text, at)) {
        return dash;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return std::min(length, text.size() - at);
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (const std::size_t letter = letter_at(text, at)) {
            at += letter;
        } else if (text[at] == '-' && letter_at(text, at + 1) != 0) {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

} // namespace

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    std::size_t at = 0;
    while (at < text.size()) {
        if (const std::size_t blank = blank_at(text, at)) {
            at += blank;
            continue;
        }
        Token token;
        token.start = static_cast<std::uint32_t>(at);
        if (letter_at(text, at) != 0) {
            token.kind = Token::Kind::word;
            at = word_end(text, at);
        } else if (is_digit(text[at])) {
            token.kind = Token::Kind::digits;
            while (at < text.size() && is_digit(text[at])) {
                ++at;
            }
        } else {
            at += mark_length(text, at);
        }
        token.end = static_cast<std::uint32_t>(at);
        tokens.push_back(token);
    }
    return tokens;
}
