// The addresses and commands of the organisations, for the contents page of the program.
#pragma once

#include "platform/http/routes.h"

void organisations_routes(Routes& routes);
/// Agreements and offices; part of organisations_routes.
void agreement_routes(Routes& routes);
