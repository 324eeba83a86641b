// The panels that the start page has by itself; for this folder only.
#pragma once

#include "platform/html/html.h"
#include "platform/http/request.h"
#include "platform/work.h"

/// At a unit: what this person has begun to write, and what of the unit's events waits.
Html drafts_panel(Work& work, const Request& in);
Html waiting_panel(Work& work, const Request& in);
/// The year so far at a unit; elsewhere the units there and their years.
Html year_panel(Work& work, const Request& in);
Html units_panel(Work& work, const Request& in);
Html dates_panel(Work& work, const Request& in);
Html reports_panel(Work& work, const Request& in);
/// For those who run the installation, and for whoever watches over it.
Html upkeep_panel(Work& work, const Request& in);
Html accounts_panel(Work& work, const Request& in);
Html trail_panel(Work& work, const Request& in);
