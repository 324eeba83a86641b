// Whose a record is: a unit's, or that of a place by itself, as a city's report is.
#pragma once

#include <string>
#include <string_view>

#include "platform/work.h"
#include "rights/may.h"

/// The place of an owner: "unit:<id>", or the place itself.
std::string place_of_owner(std::string_view owner);
/// The owner at the actor's place: the unit's id, or the place where it is a city, a län or the
/// nation. `forbidden` (needs_a_unit) elsewhere.
Result<std::string> owner_here(Work& work);
/// must() and to be at the owner's place.
Result<void> must_at_owner(const Work& work, May may, std::string_view owner);
