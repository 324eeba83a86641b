// What meetings forget: words about an event that is withheld or erased, and by the retention
// schedule all that was ever written in them.
#pragma once

#include "events/copies.h"
#include "platform/retention.h"

/// Takes the event's texts out of every meeting's approved minutes. When it is withheld, all that
/// was written about it in a meeting goes too, and so it does of a fault behind which only withheld
/// events stand then. Number and decision stay.
Result<void> forget_meeting_texts(Work& work, std::string_view unit, std::string_view event,
                                  TextsGone why);

/// The class `meeting`, by the day of the meeting.
RetentionClass meeting_retention();
