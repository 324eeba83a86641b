// The front door of the privacy pages and commands.
#pragma once

#include <vector>

#include "platform/cli/command.h"
#include "platform/html/html.h"
#include "platform/http/routes.h"

void privacy_routes(Routes& routes);
/// Reading the register again, and what was found; part of privacy_routes.
void rescan_routes(Routes& routes);
/// Retention, purges and extracts; part of privacy_routes.
void care_routes(Routes& routes);
std::vector<Command> privacy_commands();
/// On the start page: that the register should be read again; empty when today's guard has read it.
Html scan_panel(Work& work, const Request& in);
/// On the start page: how many findings wait in the unit's texts; empty when none does.
Html findings_panel(Work& work, const Request& in);
