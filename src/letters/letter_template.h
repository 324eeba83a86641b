// The kinds of letters, and the parts that each is made of.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

/// The parts stand in the order in which they are read. A part is a text field of the letter, or
/// `faults`, `own`, `questions` or `proposals`. Its heading is `letter_part.<part>`, what belongs
/// in it `letter_template.<kind>.<part>`.
struct LetterTemplate {
    std::string_view kind;
    std::span<const std::string_view> parts;
    /// An answer is asked for, by a day and to an address.
    bool asks_answer = false;
};

namespace letter_detail {
inline constexpr std::array<std::string_view, 8> of_letter = {
    "assignment", "background", "faults",    "consequence",
    "own",        "questions",  "proposals", "closing"};
inline constexpr std::array<std::string_view, 6> of_views = {"background", "strengths", "faults",
                                                             "own",        "proposals", "closing"};
inline constexpr std::array<std::string_view, 7> of_reply = {
    "summary", "assignment", "strengths", "faults", "own", "proposals", "closing"};
inline constexpr std::array<std::string_view, 7> of_petition = {
    "summary", "assignment", "background", "faults", "consequence", "proposals", "closing"};
} // namespace letter_detail

inline constexpr std::array<LetterTemplate, 4> letter_templates = {{
    {"letter", letter_detail::of_letter, true},
    {"views", letter_detail::of_views, false},
    {"referral_reply", letter_detail::of_reply, false},
    {"petition", letter_detail::of_petition, true},
}};

/// nullptr for an unknown kind.
inline const LetterTemplate* template_of(std::string_view kind) {
    const auto found = std::ranges::find(letter_templates, kind, &LetterTemplate::kind);
    return found == letter_templates.end() ? nullptr : &*found;
}

inline bool has_part(std::string_view kind, std::string_view part) {
    const LetterTemplate* found = template_of(kind);
    return found != nullptr && std::ranges::find(found->parts, part) != found->parts.end();
}
