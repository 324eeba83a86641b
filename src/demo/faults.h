// The faults of a demonstration's year: what recurs is grouped at the meetings, with proposals,
// earlier years and themes.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "demo/diary.h"
#include "demo/spread.h"

/// A line of the sheet and what it becomes while the diary is played.
struct DemoFault {
    SheetLine line;
    std::string number;
    Date opened_on;
};
/// By title.
using DemoFaults = std::map<std::string, std::shared_ptr<const DemoFault>, std::less<>>;

/// Writes in the diary what the sheets `faults` and `year_themes` say. The events must outlive the
/// playing. Answers the faults, which have their numbers once they are opened.
DemoFaults write_faults(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                        std::vector<DemoEvent>& events);
