// The front door of the figures' pages and commands.
#pragma once

#include <vector>

#include "platform/cli/command.h"
#include "platform/http/routes.h"

void figures_routes(Routes& routes);
std::vector<Command> figures_commands();
