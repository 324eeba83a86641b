// Events written out as CSV, workbook or JSON, row by row into a file without a name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/list.h"
#include "platform/files/spool.h"
#include "platform/sheets/export_format.h"

struct ExportAsked {
    std::vector<std::string> units;
    EventFilter filter;
    ExportFormat format = ExportFormat::csv;
};
/// All matching events of the units, in the order of the list. Texts of withheld rows are null in
/// every format, whoever asks: no export holds them. Of several units, withheld rows are told by
/// kind, level and seriousness only.
void export_events(Work& work, const ExportAsked& asked, Spool& out);
