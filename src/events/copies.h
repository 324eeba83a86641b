// Copies of an event's texts in the slices above, taken out when they may no longer be told.
#pragma once

#include <string_view>
#include <vector>

#include "platform/work.h"

/// Kept apart under the Skåne rule, or erased by the retention schedule. Where an event is only
/// counted otherwise, its own words may stay, but what it counts in, or is counted in no more, may
/// hold nothing but withheld events now.
enum class TextsGone { kept_apart, erased, counted_otherwise };

/// Takes a slice's copies of an event's texts out, with what they looked like before; in the
/// transaction that moved or erased the texts, or counted the event otherwise. `event` is the
/// event's id.
using CopyKeeper = Result<void> (*)(Work& work, std::string_view unit, std::string_view event,
                                    TextsGone why);
/// Filled once by app.cpp, read by everybody after.
std::vector<CopyKeeper>& copy_keepers();

/// Tells them all; for the verbs of this slice.
Result<void> take_out_copies(Work& work, std::string_view unit, std::string_view event,
                             TextsGone why);
