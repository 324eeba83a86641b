// Whether anything was ever counted, for facts that have a first day.
#pragma once

#include <algorithm>
#include <string>

#include "figures/fact.h"

/// Whether any unit of the scope had begun by the cut-off: `first_day` is asked with :unit and
/// :cutoff and answers a day in its column of that name, or NULL.
inline bool begun_by_cutoff(Work& work, const FactScope& scope, const Query& first_day) {
    return std::ranges::any_of(scope.units, [&](const std::string& unit) {
        const auto row = work.row(first_day, {{"unit", unit}, {"cutoff", scope.cutoff.iso()}});
        return row && !row->is_null("first_day");
    });
}
