// Faults as JSON, for the second door.
#pragma once

#include <string>

#include "faults/fault.h"
#include "faults/theme.h"

/// {"total", "faults": [{number, title, standing, national_group, events, this_year}]}
std::string page_json(const FaultPage& page);
/// The fault, its counts, events, proposals and earlier years. Of a withheld event only number,
/// status and decision.
std::string fault_json(Work& work, const FaultRecord& record);
/// {id, year, title, text, faults}
std::string theme_json(const ThemeRecord& record);
