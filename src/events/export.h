// Events written out as CSV, workbook or JSON, row by row into a file without a name.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/choices.h"
#include "events/list.h"
#include "platform/files/spool.h"
#include "platform/sheets/export_format.h"

struct ExportAsked {
    std::vector<std::string> units;
    EventFilter filter;
    ExportFormat format = ExportFormat::csv;
};
/// All matching events of the units, in the order of the list; texts of withheld rows are never
/// among them. Of several units a withheld event is told by unit, kind, level and seriousness only,
/// after the others so that no neighbour tells its day, and not at all where the filter asks for
/// more.
using TakeTold = std::function<void(CodeBook& book, const EventLine& line)>;
void each_event_told(Work& work, const std::vector<std::string>& units, const EventFilter& filter,
                     const TakeTold& take);
/// The same written out; what is not told is null in every format, whoever asks.
void export_events(Work& work, const ExportAsked& asked, Spool& out);
