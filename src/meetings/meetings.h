// The addresses and panels of meetings, for the contents page of the program.
#pragma once

#include "platform/http/routes.h"
#include "rights/panel.h"

void meetings_routes(Routes& routes);

/// On the page of an event or a fault: the meetings that took it up, and what they decided.
RecordPanel meetings_panel();
/// On the start page: the next meeting, and what this person is to do after earlier ones.
Html meetings_waiting(Work& work, const Request& in);
