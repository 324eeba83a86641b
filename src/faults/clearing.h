// The texts of faults and themes as they leave the unit, for the second reader
// (clearance/reading.h). Asked before they stand in a pack, a letter or a document that leaves the
// unit.
#pragma once

#include <string>
#include <vector>

#include "clearance/reading.h"
#include "faults/fault.h"
#include "faults/theme.h"

/// "fault" and "theme".
LeavingKind leaving_faults();
LeavingKind leaving_themes();

/// Every text that a fault's sheet prints: its own, those of its proposals, its earlier years and
/// its comparison. Its numbers are counted anew each time and are no part of the reading.
LeavingText leaving_fault(Work& work, const FaultRecord& record);
/// A theme's own texts; its faults are read one by one.
LeavingText leaving_theme(Work& work, const ThemeRecord& record);

/// The accounts that wrote any of these texts, now or earlier.
std::vector<std::string> writers_of(Work& work, const FaultRecord& record);
std::vector<std::string> writers_of(Work& work, const ThemeRecord& record);

/// Whether another person has read these very texts.
bool confirmed(Work& work, const FaultRecord& record);
bool confirmed(Work& work, const ThemeRecord& record);
