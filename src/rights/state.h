// States and the moves between them: a table names every move, and all others are forbidden.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "rights/may.h"

/// From a state, by a deed, to a state; and who may do it.
struct StateMove {
    std::string_view from;
    std::string_view deed;
    std::string_view to;
    May may;
};

/// The state after the deed. `invalid` (not_from_here) when the table has no such move, `forbidden`
/// when the actor lacks its permission.
Result<std::string_view> after_deed(const Work& work, std::span<const StateMove> table,
                                    std::string_view from, std::string_view deed);

/// What the actor may do from a state, in the order of the table; for the buttons of a page.
std::vector<std::string_view> deeds_from(const Actor& actor, std::span<const StateMove> table,
                                         std::string_view from);
