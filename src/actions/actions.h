// The addresses and panels of actions, for the contents page of the program.
#pragma once

#include "platform/http/routes.h"
#include "rights/panel.h"

void actions_routes(Routes& routes);

/// On a fault's page: how far it has come, its actions, and what nobody follows up yet.
RecordPanel actions_panel();
/// On the start page: what came back, what is late, effects to look at, what is due soon, promises;
/// empty when there is nothing.
Html actions_waiting(Work& work, const Request& in);
