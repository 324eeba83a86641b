// Addresses of faults: list, form, page, grouping, closing.
#include <algorithm>

#include "events/event.h"
#include "faults/fault_json.h"
#include "faults/fault_turn.h"
#include "faults/faults.h"
#include "faults/membership.h"
#include "faults/pages.h"
#include "faults/sheet.h"
#include "rights/may.h"

static Result<Response> faults_page(const Request& in, Work& work);
static Result<Response> new_fault(const Request& in, Work& work);
static Result<Response> post_fault(const Request& in, Work& work);
static Result<Response> grouping_form(const Request& in, Work& work);
static Result<Response> post_grouping(const Request& in, Work& work);
static Result<Response> fault_page(const Request& in, Work& work);
static Result<Response> amendment_form(const Request& in, Work& work);
static Result<Response> post_amendment(const Request& in, Work& work);
static Result<Response> adding_form(const Request& in, Work& work);
static Result<Response> post_adding(const Request& in, Work& work);
static Result<Response> members_page(const Request& in, Work& work);
static Result<Response> ungrouping_form(const Request& in, Work& work);
static Result<Response> post_ungrouping(const Request& in, Work& work);
static Result<Response> closure_form(const Request& in, Work& work);
static Result<Response> post_closure(const Request& in, Work& work);
static Result<Response> reopening_form(const Request& in, Work& work);
static Result<Response> post_reopening(const Request& in, Work& work);
static Result<Response> fault_file(const Request& in, Work& work);

void faults_routes(Routes& routes) {
    const May writes = May::write_faults;
    routes.page("/faults", May::read_faults, faults_page);
    routes.form({.show = "/faults/new", .take = "/faults"}, writes, new_fault, post_fault,
                fault_table);
    routes.form({.show = "/faults/grouping", .take = "/faults/grouping"}, writes, grouping_form,
                post_grouping, membership_table);
    routes.page("/faults/{number}", May::read_faults, fault_page);
    routes.form({.show = "/faults/{number}/amendment", .take = "/faults/{number}/amendment"},
                writes, amendment_form, post_amendment, fault_table);
    routes.form({.show = "/faults/{number}/events", .take = "/faults/{number}/events"}, writes,
                adding_form, post_adding, membership_table);
    routes.page("/faults/{number}/members", May::read_faults, members_page);
    routes.form(
        {.show = "/faults/{number}/members/{event}", .take = "/faults/{number}/members/{event}"},
        writes, ungrouping_form, post_ungrouping, membership_table);
    routes.form({.show = "/faults/{number}/closure", .take = "/faults/{number}/closure"}, writes,
                closure_form, post_closure, fault_turn_table);
    routes.form({.show = "/faults/{number}/reopening", .take = "/faults/{number}/reopening"},
                writes, reopening_form, post_reopening, fault_turn_table);
    routes.page("/faults/{number}/document", May::read_faults, fault_file);
    fault_part_routes(routes);
    theme_routes(routes);
}

static std::string fault_address(const Request& in) {
    return "/faults/" + in.capture("number");
}

static Result<FaultRecord> fault_asked(const Request& in, Work& work) {
    return find_fault(work, in.capture("number"));
}

// --- list and form -------------------------------------------------------------------------------

static FaultFilter filter_asked(const Request& in) {
    FaultFilter filter;
    const auto words = clean_text(in.asked("text"), allowed_in_line);
    filter.text = words.value_or("");
    filter.national_group = in.asked("national_group");
    const std::string_view standing = in.asked("standing");
    filter.standing = standing == "open" || standing == "closed" ? standing : "";
    return filter;
}

static Result<Response> faults_page(const Request& in, Work& work) {
    const FaultPage found =
        TRY(list_faults(work, filter_asked(in), asked_number(in.asked("page"))));
    if (in.door == Door::json) {
        return json_response(page_json(found));
    }
    return draw_faults(in, work, found);
}

// The event that a new fault begins with: in the address, or in the form that was refused.
static std::string event_named(const Request& in) {
    return std::string(in.posted("event").empty() ? in.asked("event") : in.posted("event"));
}

static Result<Response> new_fault(const Request& in, Work& work) {
    return draw_fault_form(in, work, nullptr, event_named(in));
}

static Result<Response> post_fault(const Request& in, Work& work) {
    Fault fault;
    TRY(read_fields(fault_fields, fault_form_fields, in.form, &fault));
    const std::string number = TRY(open_fault(work, fault));
    const std::string event(in.posted("event"));
    if (!event.empty()) {
        TRY(group_event(work, {number, event, in.posted("reason")}));
    }
    return created(in, "/faults/" + number);
}

static Result<Response> fault_page(const Request& in, Work& work) {
    const FaultRecord record = TRY(fault_asked(in, work));
    if (in.door == Door::json) {
        return json_response(fault_json(work, record));
    }
    return draw_fault(in, work, record);
}

static Result<Response> amendment_form(const Request& in, Work& work) {
    const FaultRecord record = TRY(fault_asked(in, work));
    return draw_fault_form(in, work, &record, "");
}

static Result<Response> post_amendment(const Request& in, Work& work) {
    Fault fault;
    TRY(read_fields(fault_fields, fault_form_fields, in.form, &fault));
    TRY(amend_fault(work, in.capture("number"), asked_number(in.posted("version")), fault));
    return see_other(in, fault_address(in));
}

// --- grouping ------------------------------------------------------------------------------------

static Result<Response> grouping_form(const Request& in, Work& work) {
    GroupingView view;
    view.event = event_named(in);
    const EventRecord event = TRY(find_event(work, view.event));
    view.words = clean_text(in.asked("text"), allowed_in_line).value_or("");
    FaultFilter filter;
    filter.standing = "open";
    filter.text = view.words;
    if (view.words.empty()) {
        view.choices = likely_faults(work, event.event.type, event.body_type);
    }
    if (view.choices.empty()) {
        const FaultPage found = TRY(list_faults(work, filter, 1));
        view.found = found.total;
        for (const FaultLine& line : found.lines) {
            view.choices.push_back(line.record);
        }
    }
    const std::size_t most = 20;
    view.choices.resize(std::min(view.choices.size(), most));
    return draw_grouping(in, work, view);
}

static Result<Response> post_grouping(const Request& in, Work& work) {
    const std::string event(in.posted("event"));
    TRY(find_event(work, event));
    if (in.posted("fault").empty()) {
        return invalid("fault", "required");
    }
    TRY(group_event(work, {in.posted("fault"), event, in.posted("reason")}));
    return see_other(in, "/events/" + event);
}

static Result<Response> adding_form(const Request& in, Work& work) {
    const FaultRecord record = TRY(fault_asked(in, work));
    const EventPage found =
        TRY(list_events(work, filter_from(in.query), asked_number(in.asked("page"))));
    return draw_adding(in, work, record, found);
}

static Result<Response> post_adding(const Request& in, Work& work) {
    TRY(fault_asked(in, work));
    const auto events = in.form.find("events");
    if (events == in.form.end() || events->second.empty()) {
        return invalid("events", "required");
    }
    for (const std::string& event : events->second) {
        TRY(group_event(work, {in.capture("number"), event, in.posted("reason")}));
    }
    return see_other(in, fault_address(in));
}

static Result<Response> members_page(const Request& in, Work& work) {
    const FaultRecord record = TRY(fault_asked(in, work));
    return draw_members(in, work, record);
}

static Result<Response> ungrouping_form(const Request& in, Work& work) {
    const FaultRecord record = TRY(fault_asked(in, work));
    return draw_ungrouping(in, work, record);
}

static Result<Response> post_ungrouping(const Request& in, Work& work) {
    TRY(fault_asked(in, work));
    if (in.posted("ending_reason").empty()) {
        return invalid("ending_reason", "required");
    }
    TRY(ungroup_event(work,
                      {in.capture("number"), in.capture("event"), in.posted("ending_reason")}));
    return see_other(in, fault_address(in));
}

// --- closing and opening again -------------------------------------------------------------------

static constexpr std::array<std::string_view, 2> turn_form_fields = {"outcome", "reason"};

static Result<Response> closure_form(const Request& in, Work& work) {
    const FaultRecord record = TRY(fault_asked(in, work));
    return draw_fault_closing(in, record);
}

static Result<Response> post_closure(const Request& in, Work& work) {
    FaultTurn turn;
    TRY(read_fields(fault_turn_fields, turn_form_fields, in.form, &turn));
    TRY(close_fault(work, in.capture("number"), asked_number(in.posted("version")), turn));
    return see_other(in, fault_address(in));
}

static Result<Response> reopening_form(const Request& in, Work& work) {
    const FaultRecord record = TRY(fault_asked(in, work));
    return draw_fault_reopening(in, record);
}

static Result<Response> post_reopening(const Request& in, Work& work) {
    FaultTurn turn;
    TRY(read_fields(fault_turn_fields, turn_form_fields, in.form, &turn));
    TRY(reopen_fault(work, in.capture("number"), asked_number(in.posted("version")), turn));
    return see_other(in, fault_address(in));
}

// --- leaving the unit ----------------------------------------------------------------------------

static Result<Response> fault_file(const Request& in, Work& work) {
    const FaultRecord record = TRY(fault_asked(in, work));
    return document_file(in, fault_document(work, in.t, record, SheetEdition::outside),
                         record.number);
}
