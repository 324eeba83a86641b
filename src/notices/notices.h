// The address of the notices, for the contents page of the program.
#pragma once

#include "platform/http/routes.h"

void notices_routes(Routes& routes);
