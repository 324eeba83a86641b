// Import of events: every row is read and told what is wrong; all or nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "events/row_reader.h"

inline constexpr int64_t import_rows_max = 200000;

/// What a person is told about one row; row 1 is the heading.
struct RowProblem {
    int64_t row = 0;
    Problem problem;
};

/// Begins an import into the unit worked at; answers its id.
Result<std::string> open_import(Work& work, std::string_view file_name);
/// Stages at most 1 000 events in one commit: nobody sees them yet.
Result<void> stage_events(Work& work, std::string_view import, std::span<const Event> events);
/// All staged events enter the register at once; answers how many.
Result<int64_t> publish_import(Work& work, std::string_view import);
/// Forgets what was staged.
Result<void> drop_import(Work& work, std::string_view import);

/// How an import of a whole file ended.
struct ImportOutcome {
    int64_t rows = 0;
    /// At most 1 000 are told; empty when all was well.
    std::vector<RowProblem> problems;
    /// The first rows as they will stand, for the preview.
    std::vector<Event> preview;
};

/// Goes through all rows of a file from the first after the heading; called anew for each pass.
/// `take` answers false to stop.
using RowSource =
    std::function<Result<void>(const std::function<bool(int64_t row, const Cells& cells)>& take)>;

/// Reads every row and keeps nothing.
Result<ImportOutcome> check_rows(Work& work, std::string_view unit, const ColumnMapping& mapping,
                                 const RowSource& rows);
/// Reads every row again and stages and publishes them, 1 000 a commit; for checked files.
Result<int64_t> import_rows(Database& database, const Actor& actor, std::string_view file_name,
                            const ColumnMapping& mapping, const RowSource& rows);
