// Workbooks: written in constant memory, and read with caps on all that a hostile file can swell.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"
#include "platform/sheets/csv.h"
#include "platform/value.h"

/// One sheet at a time, row by row; numbers as numbers. The same bytes for the same rows.
class XlsxWriter {
public:
    explicit XlsxWriter(std::string_view first_sheet);
    /// The same into an open file of the caller's, which `write` fills; for sheets of any size.
    XlsxWriter(std::string_view first_sheet, int file);
    ~XlsxWriter();
    XlsxWriter(const XlsxWriter&) = delete;
    XlsxWriter& operator=(const XlsxWriter&) = delete;

    /// Ends the sheet at hand and begins another. Names are cut and made unique as the format asks.
    void sheet(std::string_view name);
    /// A bold row that stays in view.
    void heads(const std::vector<std::string>& cells);
    void row(const std::vector<Value>& cells);
    /// The workbook's bytes. The writer is spent.
    std::string finish();
    /// Ends a workbook in the caller's file. The writer is spent.
    void write();

private:
    struct Book;
    void begin(std::string_view first_sheet, int file);
    std::unique_ptr<Book> book_;
};

/// The first sheet as text; dates as ISO text. Refuses: sheets.not_a_workbook, sheets.too_large,
/// sheets.doctype, sheets.broken_workbook, sheets.too_many_rows, sheets.too_many_cells.
Result<SheetRows> read_xlsx(std::string_view bytes);
