// Addresses of import and export: a file in by preview and confirmation, one's clients out as a
// file. Coded both ways: there is no column for identity.
#include <memory>

#include "clients/clients.h"
#include "clients/export.h"
#include "clients/import.h"
#include "clients/pages.h"
#include "organisations/unit.h"
#include "platform/html/import_page.h"
#include "rights/may.h"

static Result<Response> export_file(const Request& in, Work& work);
static Result<Response> import_form(const Request& in, Work& work);
static Result<void> read_file(Request& in, Database& database);
static Result<Response> post_file(const Request& in, Work& work);
static Result<Response> import_preview(const Request& in, Work& work);
static Result<void> check_file(Request& in, Database& database);
static Result<Response> post_import(const Request& in, Work& work);

void client_exchange_routes(Routes& routes) {
    routes.page("/clients/export", May::read_clients, export_file);
    routes.form({.show = "/clients/import", .take = "/clients/import"}, May::write_clients,
                import_form, post_file, {}, read_file);
    routes.form({.show = "/clients/import/preview", .take = "/clients/import/preview"},
                May::write_clients, import_preview, post_import, {}, check_file);
}

// --- out -----------------------------------------------------------------------------------------

static Result<Response> export_file(const Request& in, Work& work) {
    const std::string_view asked = in.asked("format").empty() ? "csv" : in.asked("format");
    const auto format = export_format(asked);
    if (!format) {
        return invalid("format", "wrong_format");
    }
    Spool spool;
    TRY(export_clients(work, *format, spool));
    return file_download(std::string(content_type_of(*format)),
                         std::string(in.t("client_export.file")) + "-" + work.today().iso() + "." +
                             std::string(asked),
                         spool.release());
}

// --- in ------------------------------------------------------------------------------------------

static Result<Response> import_form(const Request& in, Work& work) {
    TRY(my_unit_id(work));
    const Form form = form_of(in, "client_import");
    Html content = problem_list(form);
    content.add(paragraph(in.t("client_import.what"))).add(paragraph(in.t("client_import.rows")));
    content.add(paragraph(in.t("client_import.assignments")));
    content.add(file_form(form, "/clients/import"));
    content.add(heading(2, in.t("client_export.title")));
    content.add(paragraph(in.t("client_export.what")));
    content.add(actions({link("/clients/export?format=csv", in.t("client_export.csv")),
                         link("/clients/export?format=xlsx", in.t("client_export.xlsx")),
                         link("/clients/export?format=json", in.t("client_export.json"))}));
    return page(in, clients_shape(in, std::string(in.t("client_import.title"))), content);
}

static Result<void> read_file(Request& in, Database& database) {
    in.prepared = TRY(sealed_upload(in, database.surroundings()));
    return {};
}

static Result<Response> post_file(const Request& in, Work& work) {
    TRY(keep_client_file(work, std::any_cast<const SealedFile&>(in.prepared)));
    return see_other(in, "/clients/import/preview");
}

namespace {

/// The file that waits, read by the mapping that was chosen.
struct Waiting {
    SheetRows rows;
    ColumnMapping mapping;
    ClientRowsRead read;
    std::string name;
};

Result<Waiting> waiting_file(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    const auto file = my_client_file(work);
    if (!file) {
        return not_found("import.nothing_waits");
    }
    Waiting waiting;
    waiting.name = file->name;
    waiting.rows = TRY(read_rows(file->bytes));
    waiting.mapping = chosen_columns(in.form.contains("column_0") ? in.form : in.query,
                                     waiting.rows.front(), client_row_fields());
    waiting.read =
        TRY(check_clients(work, unit, {waiting.mapping, rows_after_heading(waiting.rows)}));
    return waiting;
}

Html preview_table(const Request& in, Work& work, const Waiting& waiting) {
    const std::size_t preview_rows = 10;
    HtmlTable shown;
    shown.caption = in.t("import.ready", {{"count", in.t.number(waiting.read.count)}});
    for (const std::string_view name :
         {"code", "sex", "birth_year", "started_on", "closed_on", "year", "kommun"}) {
        shown.columns.push_back({text(in.t("client_row." + std::string(name)))});
    }
    for (const ClientRow& row : waiting.read.rows) {
        if (shown.rows.size() == preview_rows) {
            break;
        }
        const Registration& given = row.registration;
        const auto said = [&](const Field& field, const std::string& value) {
            return text(value.empty() ? std::string() : words_for(work, in.t, field, value));
        };
        shown.rows.push_back(
            {text(given.client.code), said(*find_field(client_fields, "sex"), given.client.sex),
             text(given.client.birth_year ? std::to_string(*given.client.birth_year) : ""),
             text(in.t.date(given.period.started_on)),
             text(given.period.closed_on ? in.t.date(*given.period.closed_on) : ""),
             text(std::to_string(row.year)),
             said(*find_field(client_year_fields, "kommun"), given.answers.kommun)});
    }
    return table(shown);
}

} // namespace

static Result<Response> import_preview(const Request& in, Work& work) {
    const Waiting waiting = TRY(waiting_file(in, work));
    const Texts& t = in.t;
    const ImportFields fields = client_row_fields();
    const ImportShown shown{fields,
                            waiting.rows.front(),
                            waiting.mapping,
                            waiting.read.problems,
                            waiting.read.count,
                            waiting.name};
    if (in.door == Door::json) {
        return json_response(import_json(t, shown));
    }
    Html content;
    if (in.refused && waiting.read.problems.empty()) {
        content.add(problem_list(form_of(in, "client_import")));
    }
    if (!waiting.read.problems.empty()) {
        content.add(row_problem_table(t, shown)).add(paragraph(t("import.mend")));
        content.add(actions({link_button("/clients/import", t("import.other_file"),
                                         {{"data-variant", "secondary"}})}));
    } else if (waiting.read.count == 0) {
        content.add(empty_state(t("import.no_rows"), "/clients/import", t("import.other_file")));
    } else {
        content.add(preview_table(in, work, waiting));
        Html confirmed = mapping_inputs(waiting.mapping);
        confirmed.add(actions(
            {submit(t("client_import.publish", {{"count", t.number(waiting.read.count)}}))}));
        content.add(post_form(form_of(in, "client_import"), "/clients/import/preview", confirmed));
    }
    content.add(heading(2, t("import.columns")));
    content.add(paragraph(t("import.columns.what")));
    content.add(column_choices(t, shown, "/clients/import/preview"));
    PageShape shape = clients_shape(in, t("import.preview_title", {{"file", waiting.name}}));
    shape.trail.emplace_back("/clients/import", std::string(t("client_import.title")));
    return page(in, shape, content);
}

/// Read and checked here, on a snapshot, so that the writer only takes in.
static Result<void> check_file(Request& in, Database& database) {
    Result<Waiting> waiting = not_found();
    database.read(in.actor, [&](Work& work) { waiting = waiting_file(in, work); });
    Waiting whole = TRY(std::move(waiting));
    if (!whole.read.problems.empty() || whole.read.count == 0) {
        return invalid("", "client_import.has_problems");
    }
    in.prepared = std::make_shared<const std::vector<ClientRow>>(std::move(whole.read.rows));
    return {};
}

static Result<Response> post_import(const Request& in, Work& work) {
    // The file goes with its rows, so that no second press can take them in again.
    if (!forget_client_file(work)) {
        return not_found("import.nothing_waits");
    }
    const auto rows = std::any_cast<std::shared_ptr<const std::vector<ClientRow>>>(in.prepared);
    TRY(take_in_clients(work, *rows, ""));
    return created(in, "/clients");
}
