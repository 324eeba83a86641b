// The start page: what a person has to do, dates ahead, and the year so far.
#pragma once

#include <vector>

#include "platform/html/html.h"
#include "platform/http/routes.h"

/// A part of the start page, drawn for whoever holds the permission at the place worked at.
struct Panel {
    May permission;
    /// Empty when there is nothing to say; then the panel is not there.
    Html (*draw)(Work& work, const Request& in) = nullptr;
};
/// Panels that other slices fill, such as answers that came, shown after what waits. Filled once by
/// app.cpp, read by everybody after.
std::vector<Panel>& desk_panels();

void desk_routes(Routes& routes);
