// CSV as Swedish spreadsheets read it: UTF-8 with a byte order mark, semicolons, CRLF.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"

/// Writes row by row to a sink; keeps nothing. A cell that a spreadsheet could take for a formula
/// (= + - @ tab CR first, or apostrophes before such) gets an apostrophe before it.
class CsvWriter {
public:
    explicit CsvWriter(std::function<void(std::string_view)> sink);
    void row(const std::vector<std::string>& cells);

private:
    std::function<void(std::string_view)> sink_;
    bool begun_ = false;
};

/// The rows of a sheet, CSV or workbook, as text.
using SheetRows = std::vector<std::vector<std::string>>;

/// Reads what CsvWriter wrote, and files with comma or tab. Takes away exactly the apostrophe that
/// the writer adds. Refuses with the row's number: sheets.nul, sheets.bad_encoding,
/// sheets.windows_1252, sheets.open_quote, sheets.after_quote, sheets.too_many_rows,
/// sheets.too_many_cells.
Result<SheetRows> read_csv(std::string_view bytes);

/// At most this many rows in one file, as the import promises, and one of headings.
inline constexpr std::size_t sheet_rows_max = 200'001;
inline constexpr std::size_t sheet_cells_max = 4'800'000;
