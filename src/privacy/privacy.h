// The front door of the privacy pages and commands.
#pragma once

#include <vector>

#include "platform/cli/command.h"
#include "platform/http/routes.h"

void privacy_routes(Routes& routes);
std::vector<Command> privacy_commands();
