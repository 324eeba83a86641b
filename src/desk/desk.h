// The start page: what a person has to do, dates ahead, and the year so far.
#pragma once

#include <vector>

#include "platform/html/html.h"
#include "platform/http/routes.h"
#include "rights/panel.h"

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
/// On an event's or a fault's page: what its chain waits for, and the way to the whole of it.
RecordPanel chain_panel();
/// The year's wheel and its feed; part of desk_routes.
void calendar_routes(Routes& routes);
/// The chain of one item, and the funnel of a year; part of desk_routes.
void chain_routes(Routes& routes);
