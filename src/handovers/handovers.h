// The addresses and panels of handovers, for the contents page of the program.
#pragma once

#include "platform/http/routes.h"
#include "rights/panel.h"

void handovers_routes(Routes& routes);
/// The page behind the link, open to whoever holds it; part of handovers_routes.
void answer_routes(Routes& routes);

/// On the page of a fault or an event: what was told to whom, and what they answered.
RecordPanel handovers_panel();
/// On the start page: answers that are late, and answers that came; empty when there are none.
Html handovers_waiting(Work& work, const Request& in);
