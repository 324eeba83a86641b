// Clients written out as CSV, workbook or JSON: coded, never identity, and read back by the import.
#pragma once

#include "platform/files/spool.h"
#include "platform/sheets/export_format.h"
#include "platform/work.h"

/// The clients of the unit worked at: the actor's own and those it stands in for, or all for the
/// machine's owner. A row is a stretch of support with one year's answers (client_row.h). Every
/// client leaves a row in the trail. Needs May::read_clients.
Result<void> export_clients(Work& work, ExportFormat format, Spool& out);
