// The accounts' addresses and commands, for the contents page of the program.
#pragma once

#include <vector>

#include "platform/cli/command.h"
#include "platform/http/routes.h"

/// Signing in and out, the own account, and the administration of accounts.
void accounts_routes(Routes& routes);
/// `user list|add|link|token`.
std::vector<Command> accounts_commands();
