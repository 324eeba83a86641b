// Which units and year a page's figures are about, from who asks and what was asked.
#pragma once

#include "figures/figure.h"
#include "platform/http/request.h"

/// The year asked for in `year`, else this year; `invalid` (year) when it is no activity year.
Result<int> year_asked(const Request& in, const Work& work);

/// The scope for a place: its units of that year, their cut-off, and who the numbers are for.
/// Whoever may read the events of the very unit sees its own breakdowns; everybody else is outside.
FactScope scope_of(Work& work, std::string_view place, int year);
/// The same for readers outside, whoever asks: what a report counts.
FactScope outside_scope_of(Work& work, std::string_view place, int year);
