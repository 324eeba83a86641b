// The event meetings of a demonstration's year.
#pragma once

#include "demo/diary.h"
#include "demo/organisation.h"
#include "demo/spread.h"

/// Writes in the diary that every open text is read by another person in time for the next meeting.
/// Comes after write_register; the events must outlive the playing.
void write_confirmations(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                         const std::vector<DemoEvent>& events);
/// Writes the year's meetings in the diary: planned, held and their minutes approved, but for the
/// last one; with the points of the sheet `meetings`. A case without the sheet has none.
void write_meetings(Diary& diary, const DemoCase& demo, const DemoUnit& unit);
