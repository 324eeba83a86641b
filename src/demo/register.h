// The register of a demonstration's year: events come in, are talked of, confirmed and closed.
#pragma once

#include <vector>

#include "demo/diary.h"
#include "demo/spread.h"

/// Writes in the diary what is done with each event. The events must outlive the playing.
void write_register(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                    std::vector<DemoEvent>& events);

/// The days of the event meetings: the second Tuesday, not in January, July and December.
std::vector<Date> meeting_days(int year);
