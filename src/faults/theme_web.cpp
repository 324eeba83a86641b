// Addresses of themes and of the lines of the year's account.
#include "faults/fault_json.h"
#include "faults/faults.h"
#include "faults/pages.h"
#include "faults/sheet.h"
#include "rights/may.h"

static Result<Response> themes_page(const Request& in, Work& work);
static Result<Response> new_theme(const Request& in, Work& work);
static Result<Response> post_theme(const Request& in, Work& work);
static Result<Response> theme_page(const Request& in, Work& work);
static Result<Response> theme_amendment_form(const Request& in, Work& work);
static Result<Response> post_theme_amendment(const Request& in, Work& work);
static Result<Response> choosing_page(const Request& in, Work& work);
static Result<Response> post_choice(const Request& in, Work& work);
static Result<Response> theme_file(const Request& in, Work& work);
static Result<Response> reported_page(const Request& in, Work& work);
static Result<Response> new_reported(const Request& in, Work& work);
static Result<Response> post_reported(const Request& in, Work& work);
static Result<Response> reported_form(const Request& in, Work& work);
static Result<Response> post_reported_amendment(const Request& in, Work& work);
static Result<Response> post_reported_removal(const Request& in, Work& work);

void theme_routes(Routes& routes) {
    const May writes = May::write_faults;
    routes.page("/themes", May::read_faults, themes_page);
    routes.form({.show = "/themes/new", .take = "/themes"}, writes, new_theme, post_theme,
                theme_table);
    routes.page("/themes/{theme}", May::read_faults, theme_page);
    routes.form({.show = "/themes/{theme}/amendment", .take = "/themes/{theme}/amendment"}, writes,
                theme_amendment_form, post_theme_amendment, theme_table);
    routes.page("/themes/{theme}/faults", writes, choosing_page);
    routes.post("/themes/{theme}/choice", writes, post_choice);
    routes.page("/themes/{theme}/document", May::read_faults, theme_file);
    routes.page("/reported-faults", May::read_faults, reported_page);
    routes.form({.show = "/reported-faults/new", .take = "/reported-faults"}, writes, new_reported,
                post_reported, reported_fault_table);
    routes.form({.show = "/reported-faults/{id}", .take = "/reported-faults/{id}"}, writes,
                reported_form, post_reported_amendment, reported_fault_table);
    routes.post("/reported-faults/{id}/removal", writes, post_reported_removal);
}

static std::string theme_address(const Request& in) {
    return "/themes/" + in.capture("theme");
}

static Result<ThemeRecord> theme_asked(const Request& in, Work& work) {
    return find_theme(work, in.capture("theme"));
}

// --- themes --------------------------------------------------------------------------------------

static Result<Response> themes_page(const Request& in, Work& work) {
    return draw_themes(in, TRY(all_themes(work)));
}

static Result<Response> new_theme(const Request& in, Work& work) {
    return draw_theme_form(in, work, nullptr);
}

static Result<Response> post_theme(const Request& in, Work& work) {
    Theme theme;
    TRY(read_fields(theme_fields, theme_form_fields, in.form, &theme));
    const std::string id = TRY(begin_theme(work, theme));
    return created(in, "/themes/" + id);
}

static Result<Response> theme_page(const Request& in, Work& work) {
    const ThemeRecord record = TRY(theme_asked(in, work));
    if (in.door == Door::json) {
        return json_response(theme_json(record));
    }
    return draw_theme(in, work, record);
}

static Result<Response> theme_amendment_form(const Request& in, Work& work) {
    const ThemeRecord record = TRY(theme_asked(in, work));
    return draw_theme_form(in, work, &record);
}

static Result<Response> post_theme_amendment(const Request& in, Work& work) {
    Theme theme;
    TRY(read_fields(theme_fields, theme_form_fields, in.form, &theme));
    TRY(amend_theme(work, in.capture("theme"), asked_number(in.posted("version")), theme));
    return see_other(in, theme_address(in));
}

static Result<Response> choosing_page(const Request& in, Work& work) {
    const ThemeRecord record = TRY(theme_asked(in, work));
    FaultFilter filter;
    filter.text = clean_text(in.asked("text"), allowed_in_line).value_or("");
    const FaultPage found = TRY(list_faults(work, filter, asked_number(in.asked("page"))));
    return draw_choosing(in, record, found);
}

static Result<Choosing> deed_posted(const Request& in) {
    const std::string_view deed = in.posted("deed");
    if (deed == "put_last") {
        return Choosing::put_last;
    }
    if (deed == "take_out") {
        return Choosing::take_out;
    }
    return deed == "move_up" ? Result<Choosing>(Choosing::move_up)
                             : Result<Choosing>(invalid("deed", "unknown_code"));
}

static Result<Response> post_choice(const Request& in, Work& work) {
    ThemeRecord record = TRY(theme_asked(in, work));
    record.version = asked_number(in.posted("version"));
    const Choosing deed = TRY(deed_posted(in));
    TRY(choose_fault(work, record, in.posted("fault"), deed));
    return see_other(in, deed == Choosing::put_last ? theme_address(in) + "/faults"
                                                    : theme_address(in));
}

static Result<Response> theme_file(const Request& in, Work& work) {
    const ThemeRecord record = TRY(theme_asked(in, work));
    return document_file(in, theme_document(work, in.t, record, SheetEdition::outside),
                         "tema-" + std::to_string(record.theme.year));
}

// --- the year's account --------------------------------------------------------------------------

static Result<Response> reported_page(const Request& in, Work& work) {
    const int64_t asked = asked_number(in.asked("year"));
    const int year = asked >= 1994 && asked <= 2199 ? static_cast<int>(asked) : work.year() - 1;
    return draw_reported(in, work, year, TRY(reported_in(work, year)));
}

static Result<Response> new_reported(const Request& in, Work& work) {
    return draw_reported_form(in, work, nullptr);
}

static Response to_year(const Request& in, const ReportedFault& line) {
    return see_other(in, "/reported-faults?year=" + std::to_string(line.year));
}

static Result<Response> post_reported(const Request& in, Work& work) {
    const ReportedFault line = TRY(read_record<ReportedFault>(reported_fault_fields, in.form));
    TRY(report_fault(work, line));
    return to_year(in, line);
}

static Result<Response> reported_form(const Request& in, Work& work) {
    const ReportedFaultRecord record = TRY(find_reported(work, in.capture("id")));
    return draw_reported_form(in, work, &record);
}

static Result<Response> post_reported_amendment(const Request& in, Work& work) {
    ReportedFaultRecord amended;
    amended.id = in.capture("id");
    amended.version = asked_number(in.posted("version"));
    amended.reported = TRY(read_record<ReportedFault>(reported_fault_fields, in.form));
    TRY(amend_reported(work, amended));
    return to_year(in, amended.reported);
}

static Result<Response> post_reported_removal(const Request& in, Work& work) {
    const ReportedFaultRecord record = TRY(find_reported(work, in.capture("id")));
    TRY(withdraw_reported(work, record.id, asked_number(in.posted("version"))));
    return to_year(in, record.reported);
}
