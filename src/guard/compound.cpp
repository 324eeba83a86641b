// What a word that the lexicon lacks may be made of: ordinary parts, or a slip of the pen.
#include <array>
#include <string>

#include "guard/reading.h"

namespace {

// No word is longer; what is would cost the square of its length to take apart.
constexpr std::size_t word_bytes_max = 80;

bool begins_character(std::string_view text, std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
}

/// First parts: ordinary words, their joined forms, and a word with the -s that joins.
bool is_first_part(const Lexicon& lexicon, std::string_view part, int depth) {
    if (part.ends_with("-")) {
        part.remove_suffix(1);
        constexpr std::uint32_t named =
            word::ordinary | word::organisation | word::proper | word::place;
        return part.empty() || (lexicon.classes_of(part) & named) != 0;
    }
    constexpr std::uint32_t plain =
        word::first_part | word::ordinary | word::kommun | word::organisation;
    if (part.size() > 4 && (lexicon.classes_of(part) & word::place) != 0) {
        return true;
    }
    if ((lexicon.classes_of(part) & plain) != 0) {
        return true;
    }
    if (part.size() > 3 && part.ends_with("s") &&
        (lexicon.classes_of(part.substr(0, part.size() - 1)) & plain) != 0) {
        return true;
    }
    if (depth == 0) {
        return false;
    }
    for (std::size_t at = 3; at + 3 <= part.size(); ++at) {
        if (begins_character(part, at) && (lexicon.classes_of(part.substr(at)) & plain) != 0 &&
            is_first_part(lexicon, part.substr(0, at), depth - 1)) {
            return true;
        }
    }
    return false;
}

} // namespace

std::uint32_t last_part_of(const Lexicon& lexicon, std::string_view folded) {
    if (folded.size() > word_bytes_max) {
        return 0;
    }
    // The longest last part first: förvaltningsrätten ends with rätten, not with en.
    for (std::size_t at = 2; at + 3 <= folded.size(); ++at) {
        if (!begins_character(folded, at)) {
            continue;
        }
        std::string_view last = folded.substr(at);
        std::uint32_t classes = lexicon.classes_of(last);
        if ((classes & word::ordinary) == 0 && last.ends_with("s")) {
            classes = lexicon.classes_of(last.substr(0, last.size() - 1));
        }
        if ((classes & word::ordinary) != 0 && is_first_part(lexicon, folded.substr(0, at), 1)) {
            return classes;
        }
    }
    return 0;
}

std::uint32_t Reading::last_part(std::ptrdiff_t index) const {
    constexpr std::uint32_t unasked = 0xFFFFFFFFU;
    if (!at(index).is_word()) {
        return 0;
    }
    if (last_parts_.empty()) {
        last_parts_.resize(tokens_.size(), unasked);
    }
    std::uint32_t& known = last_parts_[static_cast<std::size_t>(index)];
    if (known == unasked) {
        known = last_part_of(lexicon_, at(index).folded);
    }
    return known;
}

bool is_slip_of(const Lexicon& lexicon, std::string_view folded, std::uint32_t classes) {
    if (folded.size() > word_bytes_max) {
        return false;
    }
    static constexpr std::array<std::string_view, 31> letters = {
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p",
        "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "å", "ä", "ö", "é", "ü"};
    const auto hit = [&](const std::string& word) {
        return (lexicon.classes_of(word) & classes) != 0;
    };
    for (std::size_t at = 0; at < folded.size(); ++at) {
        if (!begins_character(folded, at)) {
            continue;
        }
        std::size_t next = at + 1;
        while (next < folded.size() && !begins_character(folded, next)) {
            ++next;
        }
        const std::string head(folded.substr(0, at));
        const std::string_view one = folded.substr(at, next - at);
        const std::string_view rest = folded.substr(next);
        if (hit(head + std::string(rest))) {
            return true;
        }
        if (!rest.empty()) {
            std::size_t two = 1;
            while (two < rest.size() && !begins_character(rest, two)) {
                ++two;
            }
            if (hit(head + std::string(rest.substr(0, two)) + std::string(one) +
                    std::string(rest.substr(two)))) {
                return true;
            }
        }
        for (const std::string_view letter : letters) {
            const std::string changed = head + std::string(letter);
            if (hit(changed + std::string(rest)) ||
                hit(changed + std::string(one) + std::string(rest))) {
                return true;
            }
        }
    }
    return false;
}
