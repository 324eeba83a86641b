// What a meeting is told of an event or a fault: of a withheld event its number and decision.
//
// The queries here answer no text of such an event and none of its codes, whoever asks: agenda,
// screen, minutes and lists of tasks are made of nothing else (domain a.8, the Skåne rule).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/decision.h"
#include "events/discussion.h"

struct ToldEvent {
    std::string id;
    std::string number;
    std::string status;
    bool withheld = false;
    bool decided = false;
    std::string kind, level, type, body, kommun;
    bool serious = false;
    std::optional<Date> occurred_on;
    FreeText description, consequence, proposal;
};
std::optional<ToldEvent> told_event(Work& work, std::string_view unit, std::string_view number);

/// The six answers and the three of KASAM; nothing of a withheld event, and when there are none.
struct ToldAnswers {
    int64_t version = 0;
    Discussion discussion;
};
std::optional<ToldAnswers> told_answers(Work& work, std::string_view unit, std::string_view number);

/// What was decided about an event at a meeting, newest first; without task and outcome when it is
/// withheld.
std::vector<DecisionRecord> decided_at(Work& work, std::string_view unit, std::string_view meeting,
                                       std::string_view number);

struct ToldFault {
    std::string number;
    /// Empty where nothing but withheld events stand behind it.
    std::string title;
};
std::optional<ToldFault> told_fault(Work& work, std::string_view unit, std::string_view number);
