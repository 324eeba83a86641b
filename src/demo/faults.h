// The faults of a demonstration's year: what recurs is grouped at the meetings, with proposals,
// earlier years and themes.
#pragma once

#include <vector>

#include "demo/diary.h"
#include "demo/spread.h"

/// Writes in the diary what the sheets `faults` and `year_themes` say. The events must outlive the
/// playing.
void write_faults(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                  std::vector<DemoEvent>& events);
