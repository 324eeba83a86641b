// The addresses of agenda items; part of meetings_routes.
#pragma once

#include "platform/http/routes.h"

void meeting_item_routes(Routes& routes);
