// Addresses of import and export: a file in by preview and confirmation, the list out as a file.
#include "events/event_json.h"
#include "events/events.h"
#include "events/export.h"
#include "events/import_file.h"
#include "events/pages.h"
#include "events/place.h"
#include "platform/json.h"
#include "rights/may.h"
#include "sql/events.h"

static Result<Response> export_file(const Request& in, Work& work);
static Result<Response> import_form(const Request& in, Work& work);
static Result<Response> post_file(const Request& in, Work& work);
static Result<Response> import_preview(const Request& in, Work& work);
static Result<Response> post_import(const Request& in, Work& work);
static Result<Response> import_done(const Request& in, Work& work);
static Result<void> read_file(Request& in, Database& database);
static Result<void> stage_file(Request& in, Database& database);

void event_exchange_routes(Routes& routes) {
    routes.page("/events/export", May::move_events, export_file);
    routes.form({.show = "/events/import", .take = "/events/import"}, May::move_events, import_form,
                post_file, {}, read_file);
    routes.form({.show = "/events/import/preview", .take = "/events/import/preview"},
                May::move_events, import_preview, post_import, {}, stage_file);
    routes.page("/events/imports/{import}", May::move_events, import_done);
}

// --- out -----------------------------------------------------------------------------------------

static Result<Response> export_file(const Request& in, Work& work) {
    const EventUnit unit = TRY(unit_worked_at(work));
    const std::string_view asked = in.asked("format");
    const auto format = export_format(asked.empty() ? "csv" : asked);
    if (!format) {
        return invalid("format", "wrong_format");
    }
    Spool spool;
    export_events(work, {{unit.id}, filter_from(in.query), *format}, spool);
    const std::string ending(asked.empty() ? "csv" : asked);
    return file_download(std::string(content_type_of(*format)),
                         unit.prefix + "-" + work.today().iso() + "." + ending, spool.release());
}

// --- in ------------------------------------------------------------------------------------------

static Result<Response> import_form(const Request& in, Work& work) {
    TRY(unit_worked_at(work));
    return draw_import(in);
}

static Result<void> read_file(Request& in, Database& database) {
    in.prepared = TRY(sealed_upload(in, database.surroundings()));
    return {};
}

static Result<Response> post_file(const Request& in, Work& work) {
    TRY(keep_file(work, std::any_cast<const SealedFile&>(in.prepared)));
    return see_other(in, "/events/import/preview");
}

static ColumnMapping mapping_of(const Request& in, const Cells& header) {
    return chosen_columns(in.form.contains("column_0") ? in.form : in.query, header,
                          importable_fields());
}

static Result<Response> import_preview(const Request& in, Work& work) {
    const EventUnit unit = TRY(unit_worked_at(work));
    const auto file = my_file(work);
    if (!file) {
        return not_found("import.nothing_waits");
    }
    const SheetRows rows = TRY(read_rows(file->bytes));
    const ColumnMapping mapping = mapping_of(in, rows.front());
    const ImportOutcome outcome =
        TRY(check_rows(work, unit.id, {mapping, rows_after_heading(rows)}));
    const ImportView view{rows.front(), mapping, outcome, file->name};
    return in.door == Door::json ? json_response(preview_json(in.t, view))
                                 : draw_import_preview(in, work, view);
}

static Result<void> stage_file(Request& in, Database& database) {
    std::optional<ImportFile> file;
    database.read(in.actor, [&](Work& work) { file = my_file(work); });
    if (!file) {
        return not_found("import.nothing_waits");
    }
    const SheetRows rows = TRY(read_rows(file->bytes));
    in.prepared = TRY(stage_rows(database, in.actor, file->name,
                                 {mapping_of(in, rows.front()), rows_after_heading(rows)}));
    return {};
}

static Result<Response> post_import(const Request& in, Work& work) {
    // The file goes with its rows, so that no second press can take them in again.
    if (!forget_file(work)) {
        return not_found("import.nothing_waits");
    }
    const auto& import = std::any_cast<const std::string&>(in.prepared);
    TRY(publish_import(work, import));
    return created(in, "/events/imports/" + import);
}

static Result<Response> import_done(const Request& in, Work& work) {
    const EventUnit unit = TRY(unit_worked_at(work));
    const auto row =
        work.row(sql::events::import_by_id, {{"unit", unit.id}, {"id", in.capture("import")}});
    if (!row || row->text("state") != "published") {
        return not_found();
    }
    const int64_t count = row->integer("row_count");
    if (in.door == Door::json) {
        return json_response("{\"events\":" + std::to_string(count) + "}\n");
    }
    return draw_import_done(in, count);
}
