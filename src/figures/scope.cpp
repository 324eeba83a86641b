// From a place and a year to the units that are counted.
#include "figures/scope.h"

#include <algorithm>
#include <charconv>

#include "organisations/unit.h"
#include "rights/may.h"

Result<int> year_asked(const Request& in, const Work& work) {
    const std::string_view asked = in.asked("year");
    if (asked.empty()) {
        return work.year();
    }
    int year = 0;
    const auto [end, failure] = std::from_chars(asked.data(), asked.data() + asked.size(), year);
    if (failure != std::errc{} || end != asked.data() + asked.size() || year < 1994 ||
        year > work.year()) {
        return invalid("year", "not_an_activity_year", {{"last", std::to_string(work.year())}});
    }
    return year;
}

// Whether some unit covers kommuner beyond the area too, so that its rows must be told apart. Where
// none does, all rows of the units count: also those of events that are wider than a kommun.
static bool reaches_beyond(Work& work, const FactScope& scope, std::string_view area) {
    return std::ranges::any_of(scope.units, [&](const std::string& unit) {
        return std::ranges::any_of(
            kommuner_of(work, unit, scope.year),
            [&](const std::string& kommun) { return !kommun.starts_with(area); });
    });
}

FactScope scope_of(Work& work, std::string_view place, int year) {
    FactScope scope;
    scope.year = year;
    scope.units = units_under(work, place, year);
    scope.cutoff = cutoff_of(work, scope.units, year);
    for (const std::string_view kind : {"lan:", "kommun:", "city:"}) {
        if (place.starts_with(kind) && reaches_beyond(work, scope, place.substr(kind.size()))) {
            scope.area = place.substr(kind.size());
        }
    }
    const bool own_unit = work.actor().place == place && place.starts_with("unit:") &&
                          actor_may(work.actor(), May::read_events);
    scope.audience = own_unit ? Audience::unit : Audience::outside;
    return scope;
}

FactScope outside_scope_of(Work& work, std::string_view place, int year) {
    FactScope scope = scope_of(work, place, year);
    scope.audience = Audience::outside;
    return scope;
}
