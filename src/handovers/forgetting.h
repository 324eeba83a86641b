// What handovers forget: copies of an event that is withheld or erased, and by the retention
// schedule all that was ever written in them.
#pragma once

#include "events/copies.h"
#include "platform/retention.h"

/// Takes the event's text out of every handover that tells of it. When it is withheld, whatever was
/// written about it goes too: title, request, notes, messages and the answers about
/// it; so it does of a fault behind which only withheld events stand then. Links to such a handover
/// end.
Result<void> forget_event_texts(Work& work, std::string_view unit, std::string_view event,
                                TextsGone why);

/// The class `handover`, by the day it was sent; a draft by the day it was begun.
RetentionClass handover_retention();
