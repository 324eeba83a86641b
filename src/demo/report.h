// The report of a demonstration: a draft in the unit's or city's own manner, with texts of ours.
#pragma once

#include "demo/case.h"
#include "demo/organisation.h"
#include "platform/work.h"

/// Starts the draft, adds our texts among those of the template, and chooses confirmed texts of
/// events for its themes, examples and proposals. For the event officer.
Result<void> write_report(Work& work, const DemoCase& demo, const DemoUnit& unit);
/// The city's report, by its investigator: counts of the offices together, no texts of events.
Result<void> write_city_report(Work& work, const DemoCase& demo, std::string_view city);
