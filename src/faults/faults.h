// The addresses and panels of recurring faults, for the contents page of the program.
#pragma once

#include <vector>

#include "platform/http/routes.h"
#include "rights/panel.h"

void faults_routes(Routes& routes);
/// Themes and the lines of the year's account; part of faults_routes.
void theme_routes(Routes& routes);
/// Proposals, earlier years and the comparison by kommun; part of faults_routes.
void fault_part_routes(Routes& routes);

/// On an event's page: the faults it belongs to, and the way to group it.
RecordPanel event_faults_panel();

/// What the slices above show on a fault's page; told once, before anything is served.
void show_on_faults(std::vector<RecordPanel> panels);
