// That nothing in an event's open texts points at a person, confirmed by name (domain b.5, B21).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

/// Whoever reported the event, or wrote or moved any of its texts or those of its discussion.
std::vector<std::string> writers_of(Work& work, const EventRecord& record);

/// Confirms it for the texts as they stand at `version`. `invalid` for a withheld event: its texts
/// go nowhere; `conflict` when the text changed meanwhile; `forbidden` (needs_second_person) for
/// whoever wrote or moved any of the texts.
Result<void> confirm_deidentified(Work& work, std::string_view number, int64_t version);

/// Whether the actor is another person than those who wrote them, and may.
bool may_confirm_deidentified(Work& work, const EventRecord& record);

/// Whether somebody has confirmed it for these very texts. Asked before an event is released to a
/// meeting, a handover, the network or a report.
bool deidentified(Work& work, const EventRecord& record);
