// What faults, themes and lines of the year's account forget.
#pragma once

#include "events/copies.h"
#include "faults/theme.h"
#include "platform/retention.h"

/// The class `fault_text`: a fault that is closed, by the day of its last closing; a theme and a
/// line of the year's account by the last day of their year. What a fault that is open says stays.
RetentionClass fault_retention();

/// What second readers remarked on a fault, or on a theme of it, goes when only withheld events
/// stand behind it: its texts do not leave the unit any more, and the remark may tell of an event.
Result<void> forget_fault_remarks(Work& work, std::string_view unit, std::string_view event,
                                  TextsGone why);

/// For this slice: the same of one theme, where that is so now.
Result<void> forget_theme_remarks(Work& work, const ThemeRecord& theme);
/// And of the themes of a fault, whose events have changed.
Result<void> forget_theme_remarks(Work& work, const FaultRecord& fault);
