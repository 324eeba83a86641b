// Checking: the front door of the slice.
#pragma once

#include <vector>

#include "platform/cli/command.h"
#include "platform/http/routes.h"

void checking_routes(Routes& routes);
std::vector<Command> checking_commands();
