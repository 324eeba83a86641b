// Tokens with their text: what readers of numbers ask of the words around.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "prose/quantity.h"
#include "prose/tokens.h"
#include "prose/words.h"

namespace prose_check {

class TokenView {
public:
    TokenView(std::string_view lower, const std::vector<Token>& tokens)
        : text_(lower), tokens_(tokens) {}

    std::size_t size() const { return tokens_.size(); }
    /// "" past the end.
    std::string_view word(std::size_t at) const {
        return at < tokens_.size()
                   ? text_.substr(tokens_[at].start, tokens_[at].end - tokens_[at].start)
                   : std::string_view();
    }
    bool is_digits(std::size_t at) const {
        return at < tokens_.size() && tokens_[at].kind == Token::Kind::digits;
    }
    bool is_word(std::size_t at) const {
        return at < tokens_.size() && tokens_[at].kind == Token::Kind::word;
    }
    // Whether token `at` follows the one before it without a blank.
    bool glued(std::size_t at) const {
        return at > 0 && at < tokens_.size() && tokens_[at].start == tokens_[at - 1].end;
    }
    bool one_blank(std::size_t at) const {
        if (at == 0 || at >= tokens_.size()) {
            return false;
        }
        const std::size_t gap = tokens_[at].start - tokens_[at - 1].end;
        return gap > 0 && blank_at(text_, tokens_[at - 1].end) == gap;
    }
    std::string_view before(std::size_t at) const { return at == 0 ? "" : word(at - 1); }

    bool year_like(std::size_t at) const {
        const std::string_view digits = word(at);
        return is_digits(at) && digits.size() == 4 &&
               (digits.starts_with("19") || digits.starts_with("20"));
    }

private:
    std::string_view text_;
    const std::vector<Token>& tokens_;
};

/// "miljoner", "tkr": what a number is multiplied by, and whether it makes it money.
struct Scale {
    double factor = 1;
    bool money = false;
};
std::optional<Scale> scale_of(std::string_view word);

/// The scale, currency, percent sign or "-tal" after a number.
void take_units(const TokenView& tokens, Quantity& found);
/// Whether a plain number is a year or an age.
void classify(const TokenView& tokens, Quantity& found);
/// "cirka", "drygt", "minst" before it.
void take_nearness(const TokenView& tokens, Quantity& found);

} // namespace prose_check
