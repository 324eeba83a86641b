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
#include "platform/sheets/rows.h"

inline constexpr int64_t import_rows_max = 200000;

/// Begins an import into the unit worked at; answers its id.
Result<std::string> open_import(Work& work, std::string_view file_name);
/// Stages at most 1 000 events in one commit: nobody sees them yet.
Result<void> stage_events(Work& work, std::string_view import,
                          std::span<const ImportedEvent> events);
/// All staged events enter the register at once; answers how many.
Result<int64_t> publish_import(Work& work, std::string_view import);
/// Forgets what was staged.
Result<void> drop_import(Work& work, std::string_view import);
/// Forgets what was staged more than a day ago and never published; see platform/jobs/sweeps.h.
void forget_cut_off_imports(Work& work);

/// How an import of a whole file ended.
struct ImportOutcome {
    int64_t rows = 0;
    /// At most 1 000 are told; empty when all was well.
    std::vector<RowProblem> problems;
    /// The first rows as they will stand, for the preview.
    std::vector<ImportedEvent> preview;
};

/// A file's rows and what its columns mean.
struct ImportSource {
    ColumnMapping mapping;
    RowSource rows;
};

/// Reads every row and keeps nothing.
Result<ImportOutcome> check_rows(Work& work, std::string_view unit, const ImportSource& source);
/// Reads every row again and stages it, 1 000 a commit; answers the import's id. For checked files,
/// with no transaction open. Nothing stays staged when it is refused.
Result<std::string> stage_rows(Database& database, const Actor& actor, std::string_view file_name,
                               const ImportSource& source);
/// The same and publishes them; answers how many.
Result<int64_t> import_rows(Database& database, const Actor& actor, std::string_view file_name,
                            const ImportSource& source);
