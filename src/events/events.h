// The events' addresses and commands, for the contents page of the program.
#pragma once

#include <vector>

#include "platform/cli/command.h"
#include "platform/http/routes.h"
#include "rights/panel.h"

void events_routes(Routes& routes);
/// Import and export; part of events_routes.
void event_exchange_routes(Routes& routes);
/// Choosing texts of events for a report; part of events_routes.
void event_choosing_routes(Routes& routes);
/// What the slices above show on an event's page; told once, before anything is served.
void show_on_events(std::vector<RecordPanel> panels);
/// `event list`, `event show`, `import events`, `export events`.
std::vector<Command> event_commands();
