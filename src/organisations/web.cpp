// Addresses of organisations: units and coverage, rules, bodies, code lists, staff.
#include <algorithm>

#include "organisations/organisations.h"
#include "organisations/pages.h"
#include "organisations/policy.h"
#include "rights/may.h"

static Result<Response> units_page(const Request& in, Work& work);
static Result<Response> new_unit(const Request& in, Work& work);
static Result<Response> post_unit(const Request& in, Work& work);
static Result<Response> unit_page(const Request& in, Work& work);
static Result<Response> amendment_form(const Request& in, Work& work);
static Result<Response> post_amendment(const Request& in, Work& work);
static Result<Response> joining_form(const Request& in, Work& work);
static Result<Response> post_joining(const Request& in, Work& work);
static Result<Response> leaving_form(const Request& in, Work& work);
static Result<Response> post_leaving(const Request& in, Work& work);
static Result<Response> policy_page(const Request& in, Work& work);
static Result<Response> post_policy(const Request& in, Work& work);
static Result<Response> question_form(const Request& in, Work& work);
static Result<Response> post_question(const Request& in, Work& work);
static Result<Response> bodies_page(const Request& in, Work& work);
static Result<Response> new_body(const Request& in, Work& work);
static Result<Response> post_body(const Request& in, Work& work);
static Result<Response> body_form(const Request& in, Work& work);
static Result<Response> post_body_amendment(const Request& in, Work& work);
static Result<Response> lists_page(const Request& in, Work& work);
static Result<Response> list_page(const Request& in, Work& work);
static Result<Response> post_code(const Request& in, Work& work);
static Result<Response> code_form(const Request& in, Work& work);
static Result<Response> post_code_amendment(const Request& in, Work& work);
static Result<Response> staff_page(const Request& in, Work& work);
static Result<Response> new_staff(const Request& in, Work& work);
static Result<Response> post_staff(const Request& in, Work& work);
static Result<Response> staff_form(const Request& in, Work& work);
static Result<Response> post_staff_amendment(const Request& in, Work& work);

void organisations_routes(Routes& routes) {
    const May reads = May::read_organisation;
    const May writes = May::write_organisation;
    routes.page("/organisations", reads, units_page);
    routes.form({.show = "/organisations/new", .take = "/organisations"}, writes, new_unit,
                post_unit, unit_table);
    routes.page("/organisations/bodies", reads, bodies_page);
    routes.form({.show = "/organisations/bodies/new", .take = "/organisations/bodies"}, writes,
                new_body, post_body, body_table);
    routes.form({.show = "/organisations/bodies/{body}", .take = "/organisations/bodies/{body}"},
                writes, body_form, post_body_amendment, body_table);
    routes.page("/organisations/lists", reads, lists_page);
    // Who may add which code is asked by the verb: national and own lists have other keepers.
    routes.form({.show = "/organisations/lists/{list}", .take = "/organisations/lists/{list}"},
                reads, list_page, post_code, code_table);
    routes.form({.show = "/organisations/codes/{code}", .take = "/organisations/codes/{code}"},
                reads, code_form, post_code_amendment, code_table);
    routes.page("/organisations/staff", May::read_staff, staff_page);
    routes.form({.show = "/organisations/staff/new", .take = "/organisations/staff"},
                May::write_staff, new_staff, post_staff, staff_table);
    routes.form({.show = "/organisations/staff/{staff}", .take = "/organisations/staff/{staff}"},
                May::write_staff, staff_form, post_staff_amendment, staff_table);
    routes.page("/organisations/{unit}", reads, unit_page);
    routes.form(
        {.show = "/organisations/{unit}/amendment", .take = "/organisations/{unit}/amendment"},
        writes, amendment_form, post_amendment, unit_table);
    routes.form(
        {.show = "/organisations/{unit}/coverage", .take = "/organisations/{unit}/coverage"},
        writes, joining_form, post_joining, coverage_table);
    routes.form({.show = "/organisations/{unit}/coverage/{coverage}",
                 .take = "/organisations/{unit}/coverage/{coverage}"},
                writes, leaving_form, post_leaving, coverage_table);
    routes.form({.show = "/organisations/{unit}/policy", .take = "/organisations/{unit}/policy"},
                reads, policy_page, post_policy, unit_policy_table);
    routes.form(
        {.show = "/organisations/{unit}/question", .take = "/organisations/{unit}/question"},
        May::steer_events, question_form, post_question);
    agreement_routes(routes);
}

static Result<UnitRecord> unit_asked(const Request& in, Work& work) {
    const auto record = unit_by_id(work, in.capture("unit"));
    if (!record) {
        return not_found();
    }
    return *record;
}

static std::string address_of(const Request& in) {
    return "/organisations/" + in.capture("unit");
}

// The unit worked at, or "" for somebody who works for the nation.
static std::string unit_or_nation(Work& work) {
    const auto unit = my_unit(work);
    return unit ? unit->id : "";
}

// --- units ---------------------------------------------------------------------------------------

static Result<Response> units_page(const Request& in, Work& work) {
    return draw_units(in, work);
}

static Result<Response> new_unit(const Request& in, Work& work) {
    return draw_unit_form(in, work, nullptr);
}

static Result<Response> post_unit(const Request& in, Work& work) {
    const Unit unit = TRY(read_record<Unit>(unit_fields, in.form));
    const std::string id = TRY(start_unit(work, unit));
    return created(in, "/organisations/" + id);
}

static Result<Response> unit_page(const Request& in, Work& work) {
    const UnitRecord record = TRY(unit_asked(in, work));
    return draw_unit(in, work, record);
}

static Result<Response> amendment_form(const Request& in, Work& work) {
    const UnitRecord record = TRY(unit_asked(in, work));
    return draw_unit_form(in, work, &record);
}

static Result<Response> post_amendment(const Request& in, Work& work) {
    const Unit unit = TRY(read_record<Unit>(unit_fields, in.form));
    TRY(amend_unit(work, in.capture("unit"), in.posted_version(), unit));
    return see_other(in, address_of(in));
}

static Result<Response> joining_form(const Request& in, Work& work) {
    const UnitRecord record = TRY(unit_asked(in, work));
    return draw_joining(in, work, record);
}

static Result<Response> post_joining(const Request& in, Work& work) {
    const Coverage coverage = TRY(read_record<Coverage>(coverage_fields, in.form));
    TRY(cover(work, in.capture("unit"), coverage));
    return see_other(in, address_of(in));
}

static Result<Response> leaving_form(const Request& in, Work& work) {
    const UnitRecord record = TRY(unit_asked(in, work));
    return draw_leaving(in, work, record);
}

static Result<Response> post_leaving(const Request& in, Work& work) {
    Coverage ended;
    static constexpr std::array<std::string_view, 2> names = {"covered_until", "end_reason"};
    TRY(read_fields(coverage_fields, names, in.form, &ended));
    TRY(end_coverage(work, in.capture("coverage"), in.posted_version(), ended));
    return see_other(in, address_of(in));
}

static Result<Response> policy_page(const Request& in, Work& work) {
    const UnitRecord record = TRY(unit_asked(in, work));
    return draw_policy(in, work, record);
}

static Result<Response> post_policy(const Request& in, Work& work) {
    const UnitPolicy policy = TRY(read_record<UnitPolicy>(unit_policy_fields, in.form));
    TRY(decide_policy(work, in.capture("unit"), policy));
    return see_other(in, address_of(in) + "/policy");
}

static Result<Response> question_form(const Request& in, Work& work) {
    const UnitRecord record = TRY(unit_asked(in, work));
    TRY(must_at(work, May::steer_events, record.id));
    return draw_question(in, work, record);
}

static Result<Response> post_question(const Request& in, Work& work) {
    const int year = year_typed(in.posted("year"));
    if (year < 2000 || year > work.year() + 1) {
        return invalid("year", "not_a_question_year");
    }
    const auto question = clean_text(in.posted("question"), allowed_in_line);
    if (!question || length_of(*question) > 300) {
        return invalid("question", question ? "too_long" : "bad_characters", {{"max", "300"}});
    }
    TRY(ask_in_year(work, in.capture("unit"), {year, *question, in.posted_version()}));
    return see_other(in, address_of(in) + "/policy");
}

// --- bodies --------------------------------------------------------------------------------------

static Result<Response> bodies_page(const Request& in, Work& work) {
    return draw_bodies(in, work, unit_or_nation(work));
}

static Result<Response> new_body(const Request& in, Work& work) {
    return draw_body_form(in, work, nullptr);
}

static Result<Response> post_body(const Request& in, Work& work) {
    const Body body = TRY(read_record<Body>(body_fields, in.form));
    TRY(add_body(work, unit_or_nation(work), body));
    return created(in, "/organisations/bodies");
}

static Result<Response> body_form(const Request& in, Work& work) {
    const auto record = body_by_id(work, in.capture("body"));
    if (!record || (!record->unit.empty() && record->unit != unit_or_nation(work))) {
        return not_found();
    }
    return draw_body_form(in, work, &*record);
}

static Result<Response> post_body_amendment(const Request& in, Work& work) {
    const Body body = TRY(read_record<Body>(body_fields, in.form));
    TRY(amend_body(work, in.capture("body"), in.posted_version(), body));
    return see_other(in, "/organisations/bodies");
}

// --- code lists ----------------------------------------------------------------------------------

static Result<Response> lists_page(const Request& in, Work&) {
    return draw_lists(in);
}

static Result<Response> list_page(const Request& in, Work& work) {
    if (std::ranges::find(code_lists(), in.capture("list")) == code_lists().end()) {
        return not_found();
    }
    return draw_list(in, work, in.capture("list"));
}

static Result<Response> post_code(const Request& in, Work& work) {
    FormValues form = in.form;
    form["list"] = {in.capture("list")};
    const Code code = TRY(read_record<Code>(code_fields, form));
    TRY(add_code(work, unit_or_nation(work), code));
    return see_other(in, "/organisations/lists/" + code.list);
}

static Result<Response> code_form(const Request& in, Work& work) {
    const auto record = code_by_id(work, in.capture("code"));
    if (!record || (!record->unit.empty() && record->unit != unit_or_nation(work))) {
        return not_found();
    }
    return draw_code_form(in, work, *record);
}

static Result<Response> post_code_amendment(const Request& in, Work& work) {
    const auto record = code_by_id(work, in.capture("code"));
    if (!record) {
        return not_found();
    }
    Code code = record->code;
    static constexpr std::array<std::string_view, 7> names = {
        "label_sv", "label_en", "hint_sv", "hint_en", "valid_from", "valid_until", "position"};
    TRY(read_fields(code_fields, names, in.form, &code));
    TRY(amend_code(work, record->id, in.posted_version(), code));
    return see_other(in, "/organisations/lists/" + code.list);
}

// --- staff ---------------------------------------------------------------------------------------

static Result<Response> staff_page(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    const auto rows = TRY(staff_of(work, unit));
    return draw_staff(in, rows);
}

static Result<Response> new_staff(const Request& in, Work& work) {
    TRY(my_unit_id(work));
    return draw_staff_form(in, work, nullptr);
}

static Result<Response> post_staff(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    const Staff staff = TRY(read_record<Staff>(staff_fields, in.form));
    TRY(add_staff(work, unit, staff));
    return created(in, "/organisations/staff");
}

static Result<Response> staff_form(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    const StaffRecord record = TRY(staff_by_id(work, unit, in.capture("staff")));
    return draw_staff_form(in, work, &record);
}

static Result<Response> post_staff_amendment(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    StaffRecord amended;
    amended.id = in.capture("staff");
    amended.version = in.posted_version();
    amended.staff = TRY(read_record<Staff>(staff_fields, in.form));
    TRY(amend_staff(work, unit, amended));
    return see_other(in, "/organisations/staff");
}
