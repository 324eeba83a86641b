// Files of imports: three formats into one shape, sealed while they wait.
#include "events/import_file.h"

#include <algorithm>

#include "events/place.h"
#include "platform/crypto/crypto.h"
#include "platform/json.h"
#include "platform/sheets/xlsx.h"
#include "rights/may.h"
#include "sql/events.h"

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
    if (value.is_array()) {
        std::string joined;
        for (const json::value& item : value.as_array()) {
            joined += (joined.empty() ? "" : "\n") + cell_of(item);
        }
        return joined;
    }
    return {};
}

/// The keys of the first object are the headings; a key that only a later one has is added.
Result<SheetRows> read_json(std::string_view bytes) {
    boost::system::error_code failure;
    const json::value parsed = json::parse(bytes, failure);
    if (failure || !parsed.is_array()) {
        return invalid("", "event_import.not_a_sheet");
    }
    if (parsed.as_array().size() >= sheet_rows_max) {
        return invalid("", "sheets.too_many_rows", {{"row", std::to_string(sheet_rows_max)}});
    }
    SheetRows rows(1);
    for (const json::value& item : parsed.as_array()) {
        if (!item.is_object()) {
            return invalid("", "event_import.not_a_sheet");
        }
        std::vector<std::string> cells(rows.front().size());
        for (const auto& member : item.as_object()) {
            const std::string_view key = member.key();
            const auto place = std::ranges::find(rows.front(), key);
            const auto index = static_cast<std::size_t>(place - rows.front().begin());
            if (place == rows.front().end()) {
                if (index == columns_max) {
                    return invalid("", "event_import.too_many_columns",
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

std::string context_of(const Actor& actor) {
    return "import " + actor.id + " " + actor.place;
}

} // namespace

Result<SheetRows> read_rows(std::string_view bytes) {
    SheetRows rows = TRY(bytes.starts_with("PK") ? read_xlsx(bytes)
                         : begins_json(bytes)    ? read_json(bytes)
                                                 : read_csv(bytes));
    if (rows.empty() || rows.front().empty()) {
        return invalid("", "event_import.empty");
    }
    if (rows.front().size() > columns_max) {
        return invalid("", "event_import.too_many_columns", {{"max", std::to_string(columns_max)}});
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

SealedFile seal_file(const Surroundings& surroundings, const Actor& actor, const ImportFile& file) {
    return {file.name, seal(surroundings.draft_key, file.bytes, context_of(actor))};
}

Result<void> keep_file(Work& work, const SealedFile& file) {
    TRY(must(work, May::move_events));
    TRY(must(work, May::write_events));
    const EventUnit unit = TRY(unit_worked_at(work));
    const int64_t day_seconds = 24 * 3600;
    work.execute(sql::events::forget_files_before,
                 {{"before", work.now().plus_seconds(-day_seconds).iso()}});
    work.execute(sql::events::keep_file, {{"person", work.actor().id},
                                          {"unit", unit.id},
                                          {"handed_in_at", work.now().iso()},
                                          {"file_name", file.name},
                                          {"sealed", Bytes{file.sealed}}});
    return {};
}

std::optional<ImportFile> my_file(Work& work) {
    const auto unit = unit_worked_at(work);
    if (!unit) {
        return std::nullopt;
    }
    const auto row =
        work.row(sql::events::file_of, {{"person", work.actor().id}, {"unit", unit->id}});
    if (!row) {
        return std::nullopt;
    }
    auto bytes = unseal(work.surroundings().draft_key, row->value("sealed").bytes().bytes,
                        context_of(work.actor()));
    if (!bytes) {
        return std::nullopt;
    }
    return ImportFile{row->text("file_name"), std::move(*bytes)};
}

bool forget_file(Work& work) {
    return work.execute(sql::events::forget_file, {{"person", work.actor().id}}) > 0;
}
