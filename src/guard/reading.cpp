// Taking a text apart: words with their inner hyphens, numbers, marks, sentences and fixed names.
#include "guard/reading.h"

#include <algorithm>

#include <utf8proc.h>

namespace {

bool is_letter(const Sign& sign) {
    if (sign.value < 0x80) {
        return (sign.value | 0x20U) >= 'a' && (sign.value | 0x20U) <= 'z';
    }
    if (sign.kind == Sign::Kind::digit || sign.kind == Sign::Kind::invisible) {
        return false;
    }
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(sign.value));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

char32_t lower(char32_t value) {
    if (value < 0x80) {
        return value >= 'A' && value <= 'Z' ? value + 0x20 : value;
    }
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(value)));
}

void append(std::string& text, char32_t value) {
    if (value < 0x80) {
        text += static_cast<char>(value);
        return;
    }
    utf8proc_uint8_t bytes[4];
    const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
}

bool is_space(const Sign& sign) {
    return sign.kind == Sign::Kind::space;
}

/// Hyphens and apostrophes that hold two parts of a word together; a colon does in sms:a.
bool joins(char32_t value) {
    return value == '-' || value == 0x2010 || value == 0x2011 || value == '\'' || value == 0x2019 ||
           value == ':';
}

Token::Case case_of(const std::vector<Sign>& signs, std::size_t first, std::size_t last) {
    std::size_t capitals = 0;
    std::size_t letters = 0;
    for (std::size_t at = first; at < last; ++at) {
        if (is_letter(signs[at])) {
            ++letters;
            capitals += lower(signs[at].value) != signs[at].value ? 1U : 0U;
        }
    }
    const bool begins = lower(signs[first].value) != signs[first].value;
    if (capitals == 0) {
        return Token::Case::lower;
    }
    if (capitals == letters && letters > 1) {
        return Token::Case::upper;
    }
    return begins && capitals == 1 ? Token::Case::title : Token::Case::mixed;
}

} // namespace

Reading::Reading(std::string_view text, const Lexicon& lexicon, const LocalWords* local)
    : lexicon_(lexicon), local_(local), signs_(signs_of(text)) {
    if (!signs_.readable) {
        return;
    }
    lower_.reserve(text.size() + 8);
    lower_at_.reserve(signs_.list.size() + 1);
    for (const Sign& sign : signs_.list) {
        lower_at_.push_back(static_cast<std::uint32_t>(lower_.size()));
        append(lower_, lower(sign.value));
    }
    lower_at_.push_back(static_cast<std::uint32_t>(lower_.size()));
    taken_.resize(signs_.list.size(), false);
    tokens_.reserve(text.size() / 5 + 4);
    take_apart();
    find_sentences();
    find_fixed_names();
}

void Reading::take_word(std::size_t& at) {
    const auto& list = signs_.list;
    Token token;
    token.kind = Token::Kind::word;
    token.first = static_cast<std::uint32_t>(at);
    while (at < list.size()) {
        if (is_letter(list[at]) || list[at].kind == Sign::Kind::invisible) {
            ++at;
            continue;
        }
        const bool inside = at + 1 < list.size() && at > token.first && is_letter(list[at + 1]) &&
                            is_letter(list[at - 1]);
        const bool small = list[at].value != ':' || lower(list[at + 1].value) == list[at + 1].value;
        if (!joins(list[at].value) || !inside || !small) {
            break;
        }
        ++at;
    }
    token.last = static_cast<std::uint32_t>(at);
    token.letters = case_of(list, token.first, token.last);
    token.folded = folded(token.first, token.last);
    token.classes = classes_of(token.folded);
    tokens_.push_back(token);
}

void Reading::take_apart() {
    const auto& list = signs_.list;
    bool spaced = true;
    for (std::size_t at = 0; at < list.size();) {
        if (is_space(list[at])) {
            spaced = true;
            ++at;
            continue;
        }
        const std::size_t before = at;
        if (is_letter(list[at])) {
            take_word(at);
        } else {
            Token token;
            token.kind =
                list[at].kind == Sign::Kind::digit ? Token::Kind::number : Token::Kind::mark;
            token.mark = token.kind == Token::Kind::mark ? list[at].value : 0;
            do {
                ++at;
            } while (token.kind == Token::Kind::number && at < list.size() &&
                     list[at].kind == Sign::Kind::digit);
            token.first = static_cast<std::uint32_t>(before);
            token.last = static_cast<std::uint32_t>(at);
            token.folded = folded(before, at);
            tokens_.push_back(token);
        }
        tokens_.back().spaced = spaced;
        spaced = false;
    }
}

void Reading::find_sentences() {
    std::size_t capitals = 0;
    std::size_t openings = 0;
    bool starts = true;
    for (std::size_t index = 0; index < tokens_.size(); ++index) {
        Token& token = tokens_[index];
        const std::size_t gap_from = index == 0 ? 0 : tokens_[index - 1].last;
        for (std::size_t at = gap_from; at < token.first; ++at) {
            starts = starts || signs_.list[at].value == '\n' || signs_.list[at].value == '\t';
        }
        if (token.is_word()) {
            token.starts = starts;
            openings += starts ? 1U : 0U;
            capitals += token.letters != Token::Case::lower ? 1U : 0U;
            starts = false;
        } else if (token.kind == Token::Kind::number) {
            starts = false;
        } else if (token.mark == '.') {
            // After "dr." or "A." the sentence goes on.
            const Token& last = at(static_cast<std::ptrdiff_t>(index) - 1);
            const bool shortened = last.is_word() && !token.spaced &&
                                   (last.is(word::title) || last.last - last.first == 1 ||
                                    (last.last - last.first <= 3 && !last.is(word::ordinary)));
            starts = !shortened;
        } else if (token.mark == '!' || token.mark == '?' || token.mark == ':' ||
                   token.mark == 0x2022 || token.mark == 0xB7 || token.mark == '*') {
            starts = true;
        }
    }
    without_capitals_ = openings > 0 && capitals == 0;
}

void Reading::find_fixed_names() {
    constexpr std::uint32_t named = word::organisation | word::place | word::kommun |
                                    word::not_name | word::rare_diagnosis | word::common_diagnosis |
                                    word::title | word::facility;
    for (std::size_t index = 0; index < tokens_.size(); ++index) {
        if (!tokens_[index].is(word::phrase)) {
            continue;
        }
        const std::size_t furthest = std::min(index + 8, tokens_.size());
        for (std::size_t end = furthest; end > index + 1; --end) {
            std::string_view key = folded(tokens_[index].first, tokens_[end - 1].last);
            std::uint32_t classes = lexicon_.classes_of(key);
            if (classes == 0 && key.ends_with("s")) {
                classes = lexicon_.classes_of(key.substr(0, key.size() - 1));
            }
            if ((classes & named) == 0) {
                continue;
            }
            for (std::size_t part = index; part < end; ++part) {
                tokens_[part].fixed = true;
                tokens_[part].classes |= classes & named;
            }
            index = end - 1;
            break;
        }
    }
}

std::string_view Reading::folded(std::size_t first, std::size_t last) const {
    return std::string_view(lower_).substr(lower_at_[first], lower_at_[last] - lower_at_[first]);
}

std::size_t Reading::token_at(std::size_t sign) const {
    const auto found = std::ranges::partition_point(
        tokens_, [&](const Token& token) { return token.last <= sign; });
    return static_cast<std::size_t>(found - tokens_.begin());
}

bool Reading::told_before(std::size_t index, std::uint32_t classes, std::size_t count) const {
    for (std::size_t at = index; at > 0 && count > 0; --at, --count) {
        const Token& token = tokens_[at - 1];
        if (token.is(classes)) {
            return true;
        }
        // A full stop after a word ends the sentence unless it shortens the word.
        if ((token.is_mark('.') && at < tokens_.size() && tokens_[at].starts) ||
            token.is_mark('!') || token.is_mark('?')) {
            return false;
        }
    }
    return false;
}

std::uint32_t Reading::classes_of(std::string_view folded) const {
    std::uint32_t classes = lexicon_.classes_of_common(folded);
    if (folded.size() > 2 && folded.ends_with("s")) {
        std::string_view base = folded.substr(0, folded.size() - 1);
        if (base.ends_with(":")) {
            base.remove_suffix(1);
        }
        classes |= lexicon_.classes_of(base) & ~(word::act | word::phrase | word::not_name);
    }
    if (local_ != nullptr) {
        const std::string key = '\n' + std::string(folded) + '\n';
        if (local_->allowed.find(key) != std::string::npos) {
            return word::ordinary | word::not_name;
        }
        if (local_->names.find(key) != std::string::npos) {
            return word::given;
        }
    }
    return classes;
}

void Reading::claim(std::size_t first, std::size_t last, std::string_view kind,
                    std::string_view instead) {
    findings_.push_back(
        {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), kind, instead});
    pass_over(first, last);
}

void Reading::pass_over(std::size_t first, std::size_t last) {
    std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(first),
              taken_.begin() + static_cast<std::ptrdiff_t>(last), true);
}

bool Reading::claimed(const Token& token) const {
    return token.first < taken_.size() && taken_[token.first];
}
