// The reports' addresses and commands, for the contents page of the program.
#pragma once

#include <vector>

#include "platform/cli/command.h"
#include "platform/http/routes.h"

void reports_routes(Routes& routes);
/// `report`.
std::vector<Command> reports_commands();
