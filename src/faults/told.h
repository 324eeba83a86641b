// What of a recurring fault may be told outside the unit: chosen parts, and nothing else ever.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "faults/fault.h"

/// The parts, in the order in which they are told: title, description, consequence, how_often,
/// proposals. Their headings are the texts `fault.told.<part>`.
std::span<const std::string_view> fault_parts();

/// The chosen parts with their headings, in Swedish, whatever the order in which they were ticked.
std::string told_fault(Work& work, const FaultRecord& record,
                       const std::vector<std::string>& shown);

/// Whether nothing but withheld events stand behind a fault of the unit (the Skåne rule): then its
/// texts are told to nobody. So it is of a number that names none.
bool only_withheld_behind(Work& work, std::string_view unit, std::string_view number);
