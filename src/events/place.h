// The unit an event belongs to, and what its policy says on a day.
#pragma once

#include <string>
#include <string_view>

#include "platform/work.h"

struct EventUnit {
    std::string id;
    std::string name;
    /// Begins the numbers of the unit's events: "SKANE".
    std::string prefix;
};

/// The unit the actor works at. `forbidden` (needs_a_unit) when the place is no unit.
Result<EventUnit> unit_worked_at(Work& work);
