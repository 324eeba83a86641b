// The dates that the year of a personligt ombud turns on (domain a.2), and the unit's own cut-off.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "platform/time.h"

struct DateAhead {
    Date day;
    /// account, application, report or cutoff; the text is `desk.date.<what>`.
    std::string_view what;
    /// The year that the date is about: the account of 15 January is of the year before.
    int about_year = 0;
};

/// Those that lie in the year, soonest first.
std::vector<DateAhead> dates_of_year(int year, const std::optional<Date>& cutoff);
/// The next of each, soonest first. A day that is today still lies ahead.
std::vector<DateAhead> dates_ahead(Date today, const std::optional<Date>& cutoff);
