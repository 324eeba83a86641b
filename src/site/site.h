// The pages of the program itself: accessibility, privacy, help, settings, jobs and backups.
#pragma once

#include "platform/http/routes.h"

void site_routes(Routes& routes);
/// Jobs and backups; part of site_routes.
void upkeep_routes(Routes& routes);
