// The addresses of second readings, for the contents page of the program.
#pragma once

#include "platform/http/routes.h"

void reading_routes(Routes& routes);
