// At the meeting: the six questions and KASAM, what is decided, what is put off.
#pragma once

#include <string_view>

#include "meetings/agenda.h"

/// Writes the answers into the event itself, as said on the day of the meeting; `version` is that
/// of the answers. `invalid` (withheld_no_text) about a withheld event.
Result<void> answer_item(Work& work, std::string_view meeting, std::string_view key,
                         std::pair<int64_t, const Discussion*> given);

/// The way forward with an event, who sees to it and by when; it stands with the event, and a new
/// decision at the same meeting takes the place of the first. `version` is the item's. `conflict`
/// when somebody has changed the decision since the form was drawn, or carried it out. `invalid` as
/// decide_event; (task, meeting.none_needs_reason) for going no further without saying why; and
/// (task, withheld_no_text) for words about a withheld event.
Result<void> decide_item(Work& work, std::string_view meeting, const LineAt& at,
                         const Decision& given);

/// What was agreed about a fault or a free point. A task about a fault becomes an action of the
/// fault; one of a free point stands in the meeting's own list. `invalid`: owner or task missing
/// where the other is given, and days and owners that cannot be.
Result<void> conclude_item(Work& work, std::string_view meeting, const LineAt& at,
                           const MeetingItem& given);

/// Puts it off for one of put_off_reasons(); an undecided event comes back by itself.
Result<void> put_off_item(Work& work, std::string_view meeting, const LineAt& at,
                          const MeetingItem& given);
