// Finding words whatever their case, their blanks and what stands around them.
#include "platform/sought_words.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "platform/json.h"
#include "platform/number_signs.h"

namespace {

// A blank that nobody sees; it may part two words, and stand in one.
constexpr utf8proc_int32_t without_width = 0x200B;

constexpr std::ptrdiff_t letters_min = 3;
constexpr std::ptrdiff_t digits_min = 6;
constexpr std::size_t personnummer_digits = 12; // with its century

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/// One character of a text and how many bytes it takes: none where the text ends, and no code where
/// the bytes are none.
struct Character {
    utf8proc_int32_t code = -1;
    std::size_t size = 0;
};

Character character_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) {
        return {};
    }
    Character one;
    const utf8proc_ssize_t size =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                         static_cast<utf8proc_ssize_t>(text.size() - at), &one.code);
    one.size = size > 0 ? static_cast<std::size_t>(size) : 1;
    return one;
}

Character character_before(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < 4) {
        --begin;
        if ((static_cast<unsigned char>(text[begin]) & 0xC0U) != 0x80U) {
            break;
        }
    }
    return character_at(text.substr(0, at), begin);
}

bool is_letter(const Character& one) {
    const auto category = utf8proc_category(one.code);
    return one.size > 0 && (one.code < 0 || one.code == '_' ||
                            (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO));
}

bool is_blank(const Character& one) {
    const auto category = utf8proc_category(one.code);
    return one.code == without_width || (one.code >= '\t' && one.code <= '\r') ||
           (category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP);
}

/// What may stand between the digits of a number.
bool joins_digits(const Character& one) {
    if (one.code < 0) {
        return false;
    }
    const SignKind kind = sign_kind(static_cast<char32_t>(one.code));
    const bool apart =
        kind == SignKind::digit || kind == SignKind::letter || kind == SignKind::other;
    return !apart || is_blank(one) || utf8proc_category(one.code) == UTF8PROC_CATEGORY_PD;
}

/// What nobody sees in a text, and parts no words.
bool is_unseen(const Character& one) {
    return one.code >= 0 && !is_blank(one) &&
           sign_kind(static_cast<char32_t>(one.code)) == SignKind::invisible;
}

bool is_mark(const Character& one) {
    const auto category = utf8proc_category(one.code);
    return one.code >= 0 && category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

void add_character(std::string& out, utf8proc_int32_t code) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t size = utf8proc_encode_char(code, bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

/// A character with its marks, composed, in lower case, and a digit of any script in ASCII.
std::string folded_cluster(std::string_view cluster) {
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(cluster.data());
    const auto size = static_cast<utf8proc_ssize_t>(cluster.size());
    const utf8proc_ssize_t apart = utf8proc_decompose(bytes, size, nullptr, 0, options);
    if (apart < 0) {
        return std::string(cluster); // no text
    }
    std::vector<utf8proc_int32_t> codes(static_cast<std::size_t>(apart));
    utf8proc_decompose(bytes, size, codes.data(), apart, options);
    const utf8proc_ssize_t composed = utf8proc_normalize_utf32(codes.data(), apart, options);
    std::string out;
    for (std::size_t at = 0; at < static_cast<std::size_t>(composed); ++at) {
        if (const auto digit = digit_of(static_cast<char32_t>(codes[at]))) {
            out += *digit;
        } else {
            add_character(out, utf8proc_tolower(codes[at]));
        }
    }
    return out;
}

/// Gives `take` the text folded, piece by piece, and where each piece stood.
template <class Take>
void each_folded(std::string_view text, const Take& take) {
    for (std::size_t at = 0; at < text.size();) {
        const Character one = character_at(text, at);
        std::size_t end = at + one.size;
        for (Character mark = character_at(text, end); is_mark(mark);
             mark = character_at(text, end)) {
            end += mark.size;
        }
        const std::string_view cluster = text.substr(at, end - at);
        if (end == at + 1 && one.code >= 0) {
            const bool capital = one.code >= 'A' && one.code <= 'Z';
            take(std::string(1, static_cast<char>(capital ? one.code + 'a' - 'A' : one.code)), at);
        } else if (!is_unseen(one) || end > at + one.size) {
            take(folded_cluster(cluster), at);
        }
        at = end;
    }
}

std::string folded_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    each_folded(text, [&](const std::string& piece, std::size_t) { out += piece; });
    return out;
}

/// Where a run of blanks ends.
std::size_t after_blanks(std::string_view text, std::size_t at) {
    for (Character one = character_at(text, at); is_blank(one); one = character_at(text, at)) {
        at += one.size;
    }
    return at;
}

/// A number begins where no digit stands before it, or only those of a century.
bool begins_number(std::string_view text, std::size_t at) {
    if (at == 0 || !is_digit(text[at - 1])) {
        return true;
    }
    const bool century =
        at >= 2 && (text.substr(at - 2, 2) == "19" || text.substr(at - 2, 2) == "20");
    return century && (at == 2 || !is_digit(text[at - 3]));
}

/// A day, a moment or an id, whole: nobody wrote it.
bool is_stamp(std::string_view text) {
    const auto digit_at = [&](std::size_t at) { return is_digit(text[at]); };
    const bool day = text.size() >= 10 && text[4] == '-' && text[7] == '-' && digit_at(0) &&
                     digit_at(3) && digit_at(5) && digit_at(8) && digit_at(9);
    const bool moment = text.size() > 10 && text[10] == 'T' && text.back() == 'Z';
    const bool id = text.size() == 36 && std::ranges::all_of(text, [](char byte) {
                        return is_digit(byte) || (byte >= 'a' && byte <= 'f') || byte == '-';
                    });
    return id || (day && (text.size() == 10 || moment));
}

template <class Take>
void each_string(json::value& value, const Take& take) {
    if (value.is_string()) {
        if (!is_stamp(value.get_string())) {
            take(value.get_string());
        }
    } else if (value.is_array()) {
        for (json::value& item : value.get_array()) {
            each_string(item, take);
        }
    } else if (value.is_object()) {
        for (auto& member : value.get_object()) {
            each_string(member.value(), take);
        }
    }
}

} // namespace

SoughtWords::SoughtWords(std::string_view words) {
    const std::string lower = folded_text(words);
    number_ = std::ranges::any_of(lower, is_digit);
    for (std::size_t at = 0; at < lower.size() && number_;) {
        const Character one = character_at(lower, at);
        number_ = is_digit(lower[at]) || joins_digits(one);
        at += one.size;
    }
    for (std::size_t at = after_blanks(lower, 0); at < lower.size();) {
        const Character one = character_at(lower, at);
        if (is_blank(one)) {
            at = after_blanks(lower, at);
            key_ += number_ || at == lower.size() ? "" : " ";
            continue;
        }
        if (!number_ || is_digit(lower[at])) {
            key_ += lower.substr(at, one.size);
        }
        at += one.size;
    }
    const bool in_century = key_.starts_with("19") || key_.starts_with("20");
    century_ = number_ && key_.size() == personnummer_digits && in_century ? 2 : 0;
}

bool SoughtWords::enough() const {
    std::ptrdiff_t letters = 0;
    for (std::size_t at = 0; at < key_.size();) {
        const Character one = character_at(key_, at);
        letters += is_letter(one) ? 1 : 0;
        at += one.size;
    }
    return letters >= (number_ ? digits_min : letters_min);
}

SoughtWords::Folded SoughtWords::folded(std::string_view text) {
    Folded out;
    out.text.reserve(text.size());
    out.origin.reserve(text.size() + 1);
    each_folded(text, [&](const std::string& piece, std::size_t at) {
        out.text += piece;
        out.origin.resize(out.text.size(), at);
    });
    out.origin.push_back(text.size());
    return out;
}

std::size_t SoughtWords::end_of(std::string_view folded, std::size_t at, std::size_t same) const {
    while (same < key_.size() && at < folded.size()) {
        if (key_[same] == ' ') {
            const std::size_t after = after_blanks(folded, at);
            if (after == at) {
                return 0;
            }
            at = after;
            ++same;
        } else if (folded[at] == key_[same]) {
            ++at;
            ++same;
        } else {
            const Character one = character_at(folded, at);
            if (number_ ? !joins_digits(one) : one.code != without_width) {
                return 0;
            }
            at += one.size;
        }
    }
    if (same < key_.size()) {
        return 0;
    }
    if (number_) {
        return at == folded.size() || !is_digit(folded[at]) ? at : 0;
    }
    if (at < folded.size() && folded[at] == 's' && !is_letter(character_at(folded, at + 1))) {
        ++at;
    }
    return is_letter(character_at(folded, at)) ? 0 : at;
}

SoughtWords::Match SoughtWords::next(std::string_view folded, std::size_t from) const {
    const char firsts[] = {key_[0], key_[century_]};
    const std::string_view begin(firsts, century_ > 0 ? 2 : 1);
    for (std::size_t at = folded.find_first_of(begin, from); at != std::string_view::npos;
         at = folded.find_first_of(begin, at + 1)) {
        const bool begins =
            number_ ? begins_number(folded, at) : !is_letter(character_before(folded, at));
        std::size_t end = begins ? end_of(folded, at, 0) : 0;
        if (end == 0 && century_ > 0 && (at == 0 || !is_digit(folded[at - 1]))) {
            end = end_of(folded, at, century_);
        }
        if (end > 0) {
            return {at, end};
        }
    }
    return {};
}

bool SoughtWords::in(std::string_view text) const {
    if (key_.empty()) {
        return false;
    }
    const Match match = next(folded_text(text), 0);
    return match.first < match.last;
}

std::string SoughtWords::taken_out(std::string_view text) const {
    std::string out;
    std::size_t from = 0;
    const Folded sought = folded(text);
    Match match = key_.empty() ? Match() : next(sought.text, 0);
    while (match.first < match.last) {
        const std::size_t begin = sought.origin[match.first];
        out += text.substr(from, begin - from);
        out += purge_mark;
        // A mark above the last character goes with it.
        std::size_t after = match.last;
        while (sought.origin[after] == sought.origin[match.last - 1]) {
            ++after;
        }
        from = sought.origin[after];
        match = next(sought.text, after);
    }
    out += text.substr(from);
    return out;
}

bool SoughtWords::in_json(std::string_view kept) const {
    boost::system::error_code failure;
    json::value parsed = json::parse(kept, failure);
    if (failure) {
        return in(kept);
    }
    bool found = false;
    each_string(parsed, [&](const json::string& text) { found = found || in(text); });
    return found;
}

std::string SoughtWords::taken_out_of_json(std::string_view kept) const {
    boost::system::error_code failure;
    json::value parsed = json::parse(kept, failure);
    if (failure) {
        return taken_out(kept);
    }
    each_string(parsed, [&](json::string& text) { text = taken_out(text); });
    return json::serialize(parsed);
}
