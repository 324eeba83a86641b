// Finding groups of digits in a text, whatever script and separators they are written with.
#include "guard/digit_run.h"

#include <optional>

#include <utf8proc.h>

namespace {

/// The code point at `at` and how many bytes it takes; nothing when it is not UTF-8.
struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;
};

std::optional<CodePoint> code_point(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t index) {
        return static_cast<unsigned char>(text[at + index]);
    };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        return CodePoint{lead, 1};
    }
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + bytes > text.size()) {
        return std::nullopt;
    }
    char32_t value = lead & (0xFFU >> (bytes + 1));
    for (std::size_t index = 1; index < bytes; ++index) {
        if ((byte(index) & 0xC0U) != 0x80) {
            return std::nullopt;
        }
        value = (value << 6) | (byte(index) & 0x3FU);
    }
    const bool overlong = (bytes == 3 && value < 0x800) || (bytes == 4 && value < 0x10000);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (overlong || surrogate || value > 0x10FFFF) {
        return std::nullopt;
    }
    return CodePoint{value, bytes};
}

/// The separator as one ASCII character, or 0 for what ends a run.
char separator(Sign::Kind kind) {
    switch (kind) {
    case Sign::Kind::space:
        return ' ';
    case Sign::Kind::dash:
        return '-';
    case Sign::Kind::plus:
        return '+';
    case Sign::Kind::dot:
        return '.';
    case Sign::Kind::slash:
        return '/';
    case Sign::Kind::bracket:
        return '(';
    default:
        return '\0';
    }
}

/// The last sign and an accent after it as one code point, when there is one (NFC).
std::optional<char32_t> composed(const std::vector<Sign>& list, char32_t accent) {
    if (accent < 0x300 || accent > 0x36F || list.empty()) {
        return std::nullopt;
    }
    utf8proc_int32_t pair[4] = {static_cast<utf8proc_int32_t>(list.back().value),
                                static_cast<utf8proc_int32_t>(accent), 0, 0};
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    const utf8proc_ssize_t length = utf8proc_normalize_utf32(pair, 2, options);
    return length == 1 ? std::optional(static_cast<char32_t>(pair[0])) : std::nullopt;
}

} // namespace

Signs signs_of(std::string_view text) {
    Signs signs;
    signs.list.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point(text, at);
        if (!point) {
            return Signs{{}, false};
        }
        if (const auto whole = composed(signs.list, point->value)) {
            signs.list.back().value = *whole;
            signs.list.back().end = at + point->bytes;
            at += point->bytes;
            continue;
        }
        const Sign::Kind kind = sign_kind(point->value);
        const Sign sign{kind, digit_of(point->value).value_or('0'), point->value, at,
                        at + point->bytes};
        signs.list.push_back(sign);
        at += point->bytes;
    }
    return signs;
}

std::vector<DigitRun> digit_runs(const Signs& signs) {
    std::vector<DigitRun> runs;
    std::string gap;
    bool open = false; // a run that the next digit may continue
    bool in_group = false;
    bool plus_last = false; // the sign before this one is a plus
    for (std::size_t index = 0; index < signs.list.size(); ++index) {
        const Sign& sign = signs.list[index];
        if (sign.kind == Sign::Kind::invisible) {
            continue;
        }
        if (sign.kind == Sign::Kind::digit) {
            if (!open) {
                runs.push_back(DigitRun{{}, plus_last});
                open = true;
                in_group = false;
            }
            auto& groups = runs.back().groups;
            if (!in_group) {
                if (!groups.empty()) {
                    groups.back().gap = gap;
                }
                groups.push_back(DigitGroup{"", sign.start, sign.end, index, index, ""});
                in_group = true;
            }
            groups.back().digits += sign.digit;
            groups.back().end = sign.end;
            groups.back().last = index + 1;
            gap.clear();
        } else {
            in_group = false;
            // A tab stands between the cells of a table.
            const char mark = sign.value == '\t' ? '\0' : separator(sign.kind);
            gap += mark;
            open = open && mark != '\0' && gap.size() <= 3;
            plus_last = sign.kind == Sign::Kind::plus;
        }
    }
    return runs;
}
