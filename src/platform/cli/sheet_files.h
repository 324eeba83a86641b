// What the commands of every import and export share: files in and out, and what is wrong where.
#pragma once

#include <string>
#include <vector>

#include "platform/cli/command.h"
#include "platform/files/spool.h"
#include "platform/sheets/columns.h"

/// The file's bytes; `invalid` (file) when it cannot be read.
Result<std::string> bytes_of(const std::string& path);
/// Written to `--out`: standard output for "-"; else beside its place and then moved there, so that
/// a file of that name is whole. `invalid` (out) when it cannot be written.
Result<void> write_out(Invocation& call, Spool& spool);
/// The rows with a count on standard error now and then.
RowSource counted_rows(Invocation& call, const SheetRows& rows);

/// A file's heading, what its columns mean, and what is wrong in it.
struct ImportTold {
    const ImportFields& fields;
    const Cells& header;
    const ColumnMapping& mapping;
    const std::vector<RowProblem>& problems;
};
/// Tells each on standard error; answers the refusal that ends the command.
Error problems_told(Invocation& call, const ImportTold& told);
