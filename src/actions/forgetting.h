// What actions forget when an event that a body answered about is kept apart, and by the retention
// schedule.
#pragma once

#include "events/copies.h"
#include "platform/retention.h"

/// An action that came from an answer about the event, or about a fault behind which only withheld
/// events stand now, keeps its number, body and days. Its title becomes the one it began with; its
/// description and all that was written at its turns go.
Result<void> forget_promised_words(Work& work, std::string_view unit, std::string_view event,
                                   TextsGone why);

/// The class `action`: one that is no longer planned, by the last day something was done with it or
/// its effect is to be looked at. What is planned stays.
RetentionClass action_retention();
