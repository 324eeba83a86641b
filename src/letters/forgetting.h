// What letters forget: what was written of a fault behind which only withheld events stand by now,
// and by the retention schedule all that was ever written in them.
#pragma once

#include "events/copies.h"
#include "platform/retention.h"

/// Takes the copy of such a fault out of every letter that tells of it, with the letter's own words
/// and all that was said at its turns and answers; what is counted stays.
Result<void> forget_told_faults(Work& work, std::string_view unit, std::string_view event,
                                TextsGone why);

/// The class `letter`, by the day it was sent; a draft by the day it was begun.
RetentionClass letter_retention();
