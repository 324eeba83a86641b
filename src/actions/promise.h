// What a body has promised, or says it has done, and nobody follows up yet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/action.h"

/// The last answer about a fault, or about an event of it, in a handover that no action came from.
struct Promise {
    /// The answer's id, and promised or action_taken.
    std::string answer;
    std::string kind;
    FreeText text;
    std::optional<Date> promised_on;
    Date answered_on;
    /// The handover's number, title and body.
    std::string handover;
    FreeText title;
    std::string body;
    /// The fault's number and title.
    std::string fault;
    std::string fault_title;
};

inline constexpr int64_t promises_shown = 50;
/// The newest promises_shown, newest first; of one fault by its number, or of all ("").
std::vector<Promise> promises(Work& work, std::string_view unit, std::string_view fault);

/// How many answers of bodies wait to be taken up in the unit.
int64_t count_promises(Work& work, std::string_view unit);

/// The title of an action that came from an answer in a handover.
FreeText named_by_origin(Work& work, std::string_view handover);
/// What the body said in the answer that an action came from, as it stands today; empty when there
/// is none, or when its words are gone.
FreeText answer_behind(Work& work, const ActionRecord& record);

/// Makes an action of a promise: who and when are the answer's own, and what it says stays there.
/// What the body says it has done is closed as done at once, so that somebody looks at its effect.
/// Answers the number; `not_found` when it has been taken up already.
Result<std::string> take_up_promise(Work& work, std::string_view answer, std::string_view fault);

/// The day on which the body said that it has done what a planned action waits for; nothing for one
/// that came from no answer. A person closes it; the body's word alone does not.
std::optional<Date> said_done_on(Work& work, const ActionRecord& record);
