// The file of an import: read into rows, and kept sealed from its preview to its confirmation.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "events/import.h"
#include "platform/sheets/csv.h"
#include "platform/work.h"

/// The rows of a CSV, workbook or JSON file, the headings first. `invalid` with what stops the
/// reading (sheets.*, event_import.*).
Result<SheetRows> read_rows(std::string_view bytes);

/// The rows after the headings, numbered as in the file; `rows` outlives what is answered.
RowSource rows_after_heading(const SheetRows& rows);

/// A file handed in and not yet confirmed.
struct ImportFile {
    std::string name;
    std::string bytes;
};

/// Sealed for this person; no part of it can be read without the installation's draft key.
struct SealedFile {
    std::string name;
    std::string sealed;
};
SealedFile seal_file(const Surroundings& surroundings, const Actor& actor, const ImportFile& file);

/// Keeps the file for its person and unit in place of an earlier one; forgets those that nobody
/// confirmed within a day.
Result<void> keep_file(Work& work, const SealedFile& file);
/// The actor's own file at the unit worked at; nothing when there is none or its key is gone.
std::optional<ImportFile> my_file(Work& work);
/// Answers whether there was one.
bool forget_file(Work& work);
