// Three formats into one shape: CSV, workbook and JSON.
#include "platform/sheets/rows.h"

#include <algorithm>
#include <cmath>

#include "platform/json.h"
#include "platform/sheets/xlsx.h"

namespace {

std::string cell_of(const json::value& value) {
    if (value.is_string()) {
        return std::string(value.as_string());
    }
    if (value.is_bool()) {
        return value.as_bool() ? "true" : "false";
    }
    if (value.is_int64()) {
        return std::to_string(value.as_int64());
    }
    if (value.is_uint64()) {
        return std::to_string(value.as_uint64());
    }
    if (value.is_double()) {
        const double number = value.as_double();
        const bool whole = std::floor(number) == number && std::fabs(number) < 1e15;
        return whole ? std::to_string(static_cast<int64_t>(number)) : json::serialize(value);
    }
    if (value.is_array()) {
        std::string joined;
        for (const json::value& item : value.as_array()) {
            joined += (joined.empty() ? "" : " | ") + cell_of(item);
        }
        return joined;
    }
    // What no cell can hold stands as it was written, so that its field says what is wrong.
    return value.is_null() ? std::string() : json::serialize(value);
}

/// The keys of the first object are the headings; a key that only a later one has is added.
Result<SheetRows> read_json(std::string_view bytes) {
    boost::system::error_code failure;
    const json::value parsed = json::parse(bytes, failure);
    if (failure || !parsed.is_array()) {
        return invalid("", "sheets.not_a_sheet");
    }
    if (parsed.as_array().size() >= sheet_rows_max) {
        return invalid("", "sheets.too_many_rows", {{"row", std::to_string(sheet_rows_max)}});
    }
    SheetRows rows(1);
    for (const json::value& item : parsed.as_array()) {
        if (!item.is_object()) {
            return invalid("", "sheets.not_a_sheet");
        }
        std::vector<std::string> cells(rows.front().size());
        for (const auto& member : item.as_object()) {
            const std::string_view key = member.key();
            const auto place = std::ranges::find(rows.front(), key);
            const auto index = static_cast<std::size_t>(place - rows.front().begin());
            if (place == rows.front().end()) {
                if (index == columns_max) {
                    return invalid("", "sheets.too_many_columns",
                                   {{"max", std::to_string(columns_max)}});
                }
                rows.front().emplace_back(key);
                cells.emplace_back();
            }
            cells[index] = cell_of(member.value());
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

bool begins_json(std::string_view bytes) {
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && bytes[first] == '[';
}

} // namespace

Result<SheetRows> read_rows(std::string_view bytes) {
    SheetRows rows = TRY(bytes.starts_with("PK") ? read_xlsx(bytes)
                         : begins_json(bytes)    ? read_json(bytes)
                                                 : read_csv(bytes));
    if (rows.empty() || rows.front().empty()) {
        return invalid("", "sheets.empty");
    }
    if (rows.front().size() > columns_max) {
        return invalid("", "sheets.too_many_columns", {{"max", std::to_string(columns_max)}});
    }
    return rows;
}

RowSource rows_after_heading(const SheetRows& rows) {
    return [&rows](const std::function<bool(int64_t, const Cells&)>& take) -> Result<void> {
        for (std::size_t index = 1; index < rows.size(); ++index) {
            const bool blank = std::ranges::all_of(
                rows[index], [](const std::string& cell) { return cell.empty(); });
            if (!blank && !take(static_cast<int64_t>(index) + 1, rows[index])) {
                break;
            }
        }
        return {};
    };
}
