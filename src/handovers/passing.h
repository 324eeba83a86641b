// Passing on what a body says is not its: its word is a proposal, and an ombud makes the new
// handover.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handovers/answer.h"

/// An answer "not ours, it belongs to …" that can be taken up.
struct Passing {
    /// The answer's id, and the number of the handover that it was given to.
    std::string answer;
    std::string handover;
    /// Whose it is, in the words of whoever answered.
    std::string to;
    /// What the new handover begins with: the words of the first, for a body that is not chosen.
    Handover start;
    /// What it tells of: the answer's items that are nobody else's yet and may still be told.
    std::vector<HandoverItem> items;
};

/// `not_found` for an answer of another kind or unit, for one whose handover was taken back or
/// tells of something withheld, and where there is nothing left to tell. Needs May::write_faults.
Result<Passing> passing_of(Work& work, std::string_view answer);

/// Prepares a new handover of it, telling of the same items; answers its number. `invalid` as
/// prepare_handover, and (handover.passed_on) when one was made of the answer before.
Result<std::string> pass_on(Work& work, std::string_view answer, const Handover& given);

/// The number of the handover that was made of an answer and not taken back.
std::optional<std::string> passed_on_in(Work& work, std::string_view unit, std::string_view answer);
/// The number of the handover whose answer this one was made of.
std::optional<std::string> passed_on_from(Work& work, const HandoverRecord& record);
