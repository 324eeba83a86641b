// Addresses of the reports: list, draft and its parts, preview, freezing, outputs, references.
#include <algorithm>

#include "organisations/unit.h"
#include "reports/access.h"
#include "reports/pages.h"
#include "reports/reports.h"
#include "rights/may.h"

static Result<Response> reports_page(const Request& in, Work& work);
static Result<Response> new_report(const Request& in, Work& work);
static Result<Response> post_report(const Request& in, Work& work);
static Result<Response> report_page(const Request& in, Work& work);
static Result<Response> report_file(const Request& in, Work& work);
static Result<Response> amendment_form(const Request& in, Work& work);
static Result<Response> post_amendment(const Request& in, Work& work);
static Result<Response> edit_page(const Request& in, Work& work);
static Result<Response> new_block(const Request& in, Work& work);
static Result<Response> post_block(const Request& in, Work& work);
static Result<Response> block_form(const Request& in, Work& work);
static Result<Response> post_block_amendment(const Request& in, Work& work);
static Result<Response> post_place(const Request& in, Work& work);
static Result<Response> post_block_removal(const Request& in, Work& work);
static Result<Response> freeze_form(const Request& in, Work& work);
static Result<void> plan_posted_freeze(Request& in, Database& database);
static Result<Response> post_freeze(const Request& in, Work& work);
static Result<Response> references_page(const Request& in, Work& work);
static Result<Response> new_reference(const Request& in, Work& work);
static Result<Response> post_reference(const Request& in, Work& work);
static Result<Response> reference_form(const Request& in, Work& work);
static Result<Response> post_reference_amendment(const Request& in, Work& work);

void reports_routes(Routes& routes) {
    const May reads = May::read_reports;
    const May writes = May::write_reports;
    routes.page("/reports", reads, reports_page);
    routes.form({.show = "/reports/new", .take = "/reports"}, writes, new_report, post_report,
                report_table);
    routes.page("/reports/references", reads, references_page);
    routes.form({.show = "/reports/references/new", .take = "/reports/references"}, writes,
                new_reference, post_reference, reference_table);
    routes.form(
        {.show = "/reports/references/{reference}", .take = "/reports/references/{reference}"},
        writes, reference_form, post_reference_amendment, reference_table);
    routes.page("/reports/{report}", reads, report_page);
    routes.page("/reports/{report}/file", reads, report_file);
    routes.page("/reports/{report}/edit", writes, edit_page);
    routes.form({.show = "/reports/{report}/amendment", .take = "/reports/{report}/amendment"},
                writes, amendment_form, post_amendment, report_table);
    routes.form({.show = "/reports/{report}/blocks/new", .take = "/reports/{report}/blocks"},
                writes, new_block, post_block, report_block_table);
    routes.form(
        {.show = "/reports/{report}/blocks/{block}", .take = "/reports/{report}/blocks/{block}"},
        writes, block_form, post_block_amendment, report_block_table);
    routes.post("/reports/{report}/blocks/{block}/place", writes, post_place);
    routes.post("/reports/{report}/blocks/{block}/removal", writes, post_block_removal);
    routes.form({.show = "/reports/{report}/freeze", .take = "/reports/{report}/freeze"}, writes,
                freeze_form, post_freeze, {}, plan_posted_freeze);
}

/// A form names all its fields, since an unticked box is not sent; a JSON body those it changes.
static std::vector<std::string_view> named_in_body(const Request& in,
                                                   std::span<const Field> fields) {
    std::vector<std::string_view> names;
    for (const Field& field : fields) {
        if (in.door == Door::html || in.form.contains(field.name)) {
            names.push_back(field.name);
        }
    }
    return names;
}

static Result<StoredBlock> block_asked(const Request& in, const StoredReport& stored) {
    const auto found = std::ranges::find(stored.blocks, in.capture("block"), &StoredBlock::id);
    if (found == stored.blocks.end()) {
        return not_found();
    }
    return *found;
}

// --- list and details ----------------------------------------------------------------------------

static Result<Response> reports_page(const Request& in, Work& work) {
    const std::vector<ReportLine> lines = visible_reports(work);
    if (in.door == Door::json) {
        return json_response(reports_json(lines));
    }
    return draw_reports(in, work, lines);
}

static Result<Response> new_report(const Request& in, Work& work) {
    TRY(my_unit_id(work));
    return draw_report_form(in, work, nullptr);
}

static Result<Response> post_report(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    static constexpr std::array<std::string_view, 5> names = {"year", "template", "language",
                                                              "title", "subtitle"};
    Report report;
    TRY(read_fields(report_fields, names, in.form, &report));
    const std::string id = TRY(start_report(work, unit, report));
    return created(in, "/reports/" + id + (in.door == Door::html ? "/edit" : ""));
}

static Result<Response> amendment_form(const Request& in, Work& work) {
    const StoredReport stored = TRY(writable_report(work, in.capture("report")));
    TRY(must_be_draft(stored));
    return draw_report_form(in, work, &stored);
}

static Result<Response> post_amendment(const Request& in, Work& work) {
    const StoredReport stored = TRY(writable_report(work, in.capture("report")));
    Report report = stored.report;
    static constexpr std::array<std::string_view, 4> names = {"title", "subtitle", "summary",
                                                              "language"};
    std::vector<std::string_view> sent;
    std::ranges::copy_if(names, std::back_inserter(sent),
                         [&](std::string_view name) { return in.form.contains(name); });
    TRY(read_fields(report_fields, sent, in.form, &report));
    TRY(amend_report(work, stored, in.posted_version(), report));
    return see_other(in, address_of(stored) + "/edit");
}

// --- reading -------------------------------------------------------------------------------------

static Result<Response> report_page(const Request& in, Work& work) {
    const StoredReport stored = TRY(visible_report(work, in.capture("report")));
    if (stored.frozen) {
        const bool told = in.door == Door::json;
        const std::string kept =
            TRY(kept_output(work, stored, {Edition::exact, told ? "json" : "page"}));
        return told ? json_response(kept) : draw_frozen(in, work, stored, kept);
    }
    const ReportNumbers numbers = numbers_for(work, stored);
    const std::vector<ReportRemark> remarks = remarks_on_report(work, stored, numbers);
    const DraftView draft{stored, numbers, remarks};
    return in.door == Door::json ? json_response(draft_json(in.t, draft)) : draw_preview(in, draft);
}

static Result<Response> report_file(const Request& in, Work& work) {
    const StoredReport stored = TRY(visible_report(work, in.capture("report")));
    const OutputFormat* format = find_format(in.asked("format"));
    if (format == nullptr) {
        return invalid("format", "not_a_choice");
    }
    const Edition edition = TRY(edition_named(in.asked("edition")));
    const ReportNumbers numbers = numbers_for(work, stored);
    const ReportOutput output{stored, numbers, edition};
    const std::string name = output_file_name(output, format->name);
    if (stored.frozen) {
        return download(std::string(format->content_type), name,
                        TRY(kept_output(work, stored, {edition, std::string(format->name)})));
    }
    TRY(may_have_edition(stored, numbers, edition));
    return download(std::string(format->content_type), name, drawn_output(output, format->name));
}

// --- parts ---------------------------------------------------------------------------------------

static Result<Response> edit_page(const Request& in, Work& work) {
    const StoredReport stored = TRY(writable_report(work, in.capture("report")));
    TRY(must_be_draft(stored));
    const ReportNumbers numbers = numbers_for(work, stored);
    const std::vector<ReportRemark> remarks = remarks_on_report(work, stored, numbers);
    const DraftView draft{stored, numbers, remarks};
    return in.door == Door::json ? json_response(draft_json(in.t, draft)) : draw_editing(in, draft);
}

static Result<Response> new_block(const Request& in, Work& work) {
    const StoredReport stored = TRY(writable_report(work, in.capture("report")));
    TRY(must_be_draft(stored));
    return draw_block_form(in, stored, nullptr);
}

static Result<Response> post_block(const Request& in, Work& work) {
    const StoredReport stored = TRY(writable_report(work, in.capture("report")));
    const ReportBlock block = TRY(read_record<ReportBlock>(report_block_fields, in.form));
    const std::string id = TRY(add_block(work, stored, block));
    return created(in, address_of(stored) + (in.door == Door::html ? "/edit" : "/blocks/" + id));
}

static Result<Response> block_form(const Request& in, Work& work) {
    const StoredReport stored = TRY(writable_report(work, in.capture("report")));
    TRY(must_be_draft(stored));
    const StoredBlock block = TRY(block_asked(in, stored));
    return draw_block_form(in, stored, &block);
}

static Result<Response> post_block_amendment(const Request& in, Work& work) {
    const StoredReport stored = TRY(writable_report(work, in.capture("report")));
    StoredBlock changed = TRY(block_asked(in, stored));
    changed.version = in.posted_version();
    TRY(read_fields(report_block_fields, named_in_body(in, report_block_fields), in.form,
                    &changed.block));
    TRY(amend_block(work, stored, changed));
    return see_other(in, address_of(stored) + "/edit");
}

static Result<Response> post_place(const Request& in, Work& work) {
    const StoredReport stored = TRY(writable_report(work, in.capture("report")));
    const std::string_view move = in.posted("move");
    if (move != "up" && move != "down") {
        return invalid("move", "not_a_choice");
    }
    StoredBlock seen = TRY(block_asked(in, stored));
    seen.version = in.posted_version();
    TRY(move_block(work, stored, seen, move == "up" ? Move::up : Move::down));
    return see_other(in, address_of(stored) + "/edit");
}

static Result<Response> post_block_removal(const Request& in, Work& work) {
    const StoredReport stored = TRY(writable_report(work, in.capture("report")));
    StoredBlock seen = TRY(block_asked(in, stored));
    seen.version = in.posted_version();
    TRY(remove_block(work, stored, seen));
    return see_other(in, address_of(stored) + "/edit");
}

// --- freezing ------------------------------------------------------------------------------------

static Result<Response> freeze_form(const Request& in, Work& work) {
    const StoredReport stored = TRY(writable_report(work, in.capture("report")));
    TRY(must_be_draft(stored));
    const ReportNumbers numbers = numbers_for(work, stored);
    const std::vector<ReportRemark> remarks = remarks_on_report(work, stored, numbers);
    return draw_freezing(in, {stored, numbers, remarks});
}

// The outputs are drawn here, on a snapshot, so that the writer only stores them.
static Result<void> plan_posted_freeze(Request& in, Database& database) {
    Result<FreezePlan> plan = not_found();
    const std::string& id = in.capture("report");
    database.read(in.actor, [&](Work& work) {
        auto stored = writable_report(work, id);
        plan = stored ? plan_freeze(work, *stored) : Result<FreezePlan>(stored.error());
    });
    in.prepared = std::make_shared<const FreezePlan>(TRY(std::move(plan)));
    return {};
}

static Result<Response> post_freeze(const Request& in, Work& work) {
    const StoredReport stored = TRY(writable_report(work, in.capture("report")));
    const auto plan = std::any_cast<std::shared_ptr<const FreezePlan>>(in.prepared);
    if (stored.version != in.posted_version()) {
        return conflict("report.changed");
    }
    TRY(freeze_report(work, *plan));
    return see_other(in, address_of(stored));
}

// --- references ----------------------------------------------------------------------------------

static Result<Response> references_page(const Request& in, Work& work) {
    const std::vector<StoredReference> references = reference_register(work);
    if (in.door == Door::json) {
        return json_response(references_json(references));
    }
    return draw_references(in, work, references);
}

static Result<Response> new_reference(const Request& in, Work&) {
    return draw_reference_form(in, nullptr);
}

static Result<Response> post_reference(const Request& in, Work& work) {
    const Reference reference = TRY(read_record<Reference>(reference_fields, in.form));
    TRY(add_reference(work, reference));
    return created(in, "/reports/references");
}

static Result<Response> reference_form(const Request& in, Work& work) {
    const StoredReference reference = TRY(find_reference(work, in.capture("reference")));
    return draw_reference_form(in, &reference);
}

static Result<Response> post_reference_amendment(const Request& in, Work& work) {
    const Reference reference = TRY(read_record<Reference>(reference_fields, in.form));
    TRY(amend_reference(work, in.capture("reference"), in.posted_version(), reference));
    return see_other(in, "/reports/references");
}
