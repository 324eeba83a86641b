// The action list: what somebody of the unit is to do after a meeting.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct MeetingTask {
    /// A decision about an event, or an item of a meeting that is a free point.
    std::string id;
    int64_t version = 0;
    std::string meeting_number;
    /// The event's number; "" for a free point.
    std::string subject;
    bool withheld = false;
    /// Of an event, a code of way_forward.
    std::string way;
    /// What is to be done; never of a withheld event.
    FreeText text;
    std::string owner;
    std::optional<Date> due_on;
    bool overdue_on(Date today) const { return due_on && *due_on < today; }
};

/// Those not done, the earliest due first: one person's, or all of the unit ("").
std::vector<MeetingTask> open_meeting_tasks(Work& work, std::string_view unit,
                                            std::string_view owner);

Result<MeetingTask> find_meeting_task(Work& work, std::string_view id);
/// Notes at `version` that it is done today, and what came of it. `invalid` (outcome,
/// withheld_no_text) for words about a withheld event, and (outcome, is_erased) for words about a
/// point of a meeting whose words were erased.
Result<void> finish_meeting_task(Work& work, std::string_view id, int64_t version,
                                 const FreeText& outcome);
