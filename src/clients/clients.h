// The door of clients for app.cpp: their addresses, and the field tables the trail shows.
#pragma once

#include <vector>

#include "platform/cli/command.h"
#include "platform/http/routes.h"
#include "platform/record.h"

/// All addresses under /clients; hands on to those below.
void clients_routes(Routes& routes);
/// What is done for one client: support, assignments, tasks, the year's answers, closing.
void client_support_routes(Routes& routes);
/// The note, deputies, handing over.
void client_care_routes(Routes& routes);
/// Applications, the queue, enquiries.
void client_queue_routes(Routes& routes);
/// What a unit decides about its clients' counting: rules, order, variables, locked years.
void client_steering_routes(Routes& routes);

/// Goals; erasing; transfers between units.
void client_goal_routes(Routes& routes);
void client_retention_routes(Routes& routes);
void client_transfer_routes(Routes& routes);
/// Import and export.
void client_exchange_routes(Routes& routes);

/// `import clients`, `export clients`.
std::vector<Command> client_commands();

/// Every table with a field table of its own.
std::vector<Table> client_tables();
