// From a place and a year to the units that are counted.
#include "figures/scope.h"

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

FactScope scope_of(Work& work, std::string_view place, int year) {
    FactScope scope;
    scope.year = year;
    scope.units = units_under(work, place, year);
    scope.cutoff = cutoff_of(work, scope.units, year);
    for (const std::string_view kind : {"lan:", "kommun:", "city:"}) {
        if (place.starts_with(kind)) {
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
