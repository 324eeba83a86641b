// A table handed in from outside, whatever its format: a heading and rows, numbered as in the file.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"
#include "platform/sheets/csv.h"

/// A row of the file, cell by cell.
using Cells = std::vector<std::string>;

/// More columns than any register has; a file with more is something else.
inline constexpr std::size_t columns_max = 100;

/// The rows of a CSV, workbook or JSON file, the headings first. `invalid` with what stops the
/// reading (sheets.*).
Result<SheetRows> read_rows(std::string_view bytes);

/// Goes through all rows of a file from the first after the heading; called anew for each pass.
/// `take` answers false to stop.
using RowSource =
    std::function<Result<void>(const std::function<bool(int64_t row, const Cells& cells)>& take)>;
/// The rows after the headings, numbered as in the file; `rows` outlives what is answered.
RowSource rows_after_heading(const SheetRows& rows);

/// What a person is told about one row; row 1 is the heading.
struct RowProblem {
    int64_t row = 0;
    Problem problem;
};
