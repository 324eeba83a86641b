// Addresses of what is done for one client: contact, periods, tasks, assignments, answers, closing.
#include <algorithm>
#include <array>
#include <charconv>

#include "clients/assignment.h"
#include "clients/client_year.h"
#include "clients/clients.h"
#include "clients/closing.h"
#include "clients/note.h"
#include "clients/pages.h"
#include "clients/period.h"
#include "clients/task.h"
#include "clients/variable.h"
#include "rights/may.h"

static Result<Response> post_contact(const Request& in, Work& work);
static Result<Response> period_form(const Request& in, Work& work);
static Result<Response> post_period(const Request& in, Work& work);
static Result<Response> task_form(const Request& in, Work& work);
static Result<Response> post_task(const Request& in, Work& work);
static Result<Response> post_task_done(const Request& in, Work& work);
static Result<Response> new_assignment(const Request& in, Work& work);
static Result<Response> post_assignment(const Request& in, Work& work);
static Result<Response> assignment_form(const Request& in, Work& work);
static Result<Response> post_assignment_amendment(const Request& in, Work& work);
static Result<Response> year_form(const Request& in, Work& work);
static Result<Response> post_year(const Request& in, Work& work);
static Result<Response> closing_form(const Request& in, Work& work);
static Result<Response> post_closing(const Request& in, Work& work);

static void form_at(Routes& routes, std::string_view path, std::pair<Handler, Handler> handlers,
                    const Table& body) {
    routes.form({.show = path, .take = path}, May::write_clients, handlers.first, handlers.second,
                body);
}

void client_support_routes(Routes& routes) {
    routes.post("/clients/{id}/contact", May::write_clients, post_contact);
    form_at(routes, "/clients/{id}/periods/{period}", {period_form, post_period}, period_table);
    form_at(routes, "/clients/{id}/tasks", {task_form, post_task}, task_table);
    routes.post("/clients/{id}/tasks/{task}/done", May::write_clients, post_task_done);
    form_at(routes, "/clients/{id}/assignments", {new_assignment, post_assignment},
            assignment_table);
    form_at(routes, "/clients/{id}/assignments/{assignment}",
            {assignment_form, post_assignment_amendment}, assignment_table);
    form_at(routes, "/clients/{id}/years/{year}", {year_form, post_year}, client_year_table);
    form_at(routes, "/clients/{id}/closing", {closing_form, post_closing}, closing_table);
    client_care_routes(routes);
}

static Offer offer_for(const Request& in, Work& work, const ClientRecord& client) {
    return {work, in.t, client.unit, work.year()};
}

static Response back_to(const Request& in) {
    return see_other(in, client_address(in, in.capture("id")));
}

static Response form_page(const Request& in, const ClientRecord& client, std::string_view table,
                          const Html& content) {
    const std::string title(in.t(std::string(table) + ".title"));
    return page(in, client_shape(in, client, title), content);
}

// --- contact and periods -------------------------------------------------------------------------

static Result<Response> post_contact(const Request& in, Work& work) {
    TRY(note_contact(work, in.capture("id"), work.today()));
    return back_to(in);
}

static Result<PeriodRecord> period_asked(const Request& in, Work& work,
                                         const ClientRecord& client) {
    for (PeriodRecord& record : periods_of(work, client)) {
        if (record.id == in.capture("period")) {
            return std::move(record);
        }
    }
    return not_found();
}

static Result<Response> period_form(const Request& in, Work& work) {
    const ClientRecord client = TRY(own_client(work, in.capture("id")));
    const PeriodRecord record = TRY(period_asked(in, work, client));
    const Form form = form_of(in, "client_period", as_form(period_fields, &record.period));
    Html content = saved_beside(work, form, period_fields, &record.period);
    content.add(
        versioned_form(form, client_address(in, client.id) + "/periods/" + record.id,
                       inputs(form, offer_for(in, work, client), period_fields, period_form_fields),
                       record.version));
    return form_page(in, client, "client_period", content);
}

static Result<Response> post_period(const Request& in, Work& work) {
    const ClientRecord client = TRY(own_client(work, in.capture("id")));
    PeriodRecord amended = TRY(period_asked(in, work, client));
    amended.version = version_posted(in);
    TRY(read_fields(period_fields, period_form_fields, in.form, &amended.period));
    TRY(amend_period(work, amended));
    return back_to(in);
}

// --- tasks and assignments -----------------------------------------------------------------------

static Result<Response> task_form(const Request& in, Work& work) {
    const ClientRecord client = TRY(own_client(work, in.capture("id")));
    const Form form = form_of(in, "client_task");
    Html content = paragraph(in.t("client_task.what"));
    content.add(versioned_form(
        form, client_address(in, client.id) + "/tasks",
        inputs(form, offer_for(in, work, client), task_fields, task_form_fields), 0));
    return form_page(in, client, "client_task", content);
}

static Result<Response> post_task(const Request& in, Work& work) {
    Task task;
    TRY(read_fields(task_fields, task_form_fields, in.form, &task));
    TRY(add_task(work, in.capture("id"), task));
    return back_to(in);
}

static Result<Response> post_task_done(const Request& in, Work& work) {
    TRY(finish_task(work, in.capture("id"), in.capture("task"), version_posted(in)));
    return back_to(in);
}

static constexpr std::array<std::string_view, 2> opening_names = {"area", "opened_on"};
static constexpr std::array<std::string_view, 4> assignment_names = {"area", "opened_on",
                                                                     "closed_on", "result"};

static Result<Response> new_assignment(const Request& in, Work& work) {
    const ClientRecord client = TRY(own_client(work, in.capture("id")));
    const Form form = form_of(in, "client_assignment", {{"opened_on", {work.today().iso()}}});
    const Html content = versioned_form(
        form, client_address(in, client.id) + "/assignments",
        inputs(form, offer_for(in, work, client), assignment_fields, opening_names), 0);
    return form_page(in, client, "client_assignment", content);
}

static Result<Response> post_assignment(const Request& in, Work& work) {
    Assignment assignment;
    TRY(read_fields(assignment_fields, opening_names, in.form, &assignment));
    TRY(open_assignment(work, in.capture("id"), assignment));
    return back_to(in);
}

static Result<AssignmentRecord> assignment_asked(const Request& in, Work& work,
                                                 const ClientRecord& client) {
    const auto record = assignment_by_id(work, client, in.capture("assignment"));
    if (!record) {
        return not_found();
    }
    return *record;
}

static Result<Response> assignment_form(const Request& in, Work& work) {
    const ClientRecord client = TRY(own_client(work, in.capture("id")));
    const AssignmentRecord record = TRY(assignment_asked(in, work, client));
    const Form form =
        form_of(in, "client_assignment", as_form(assignment_fields, &record.assignment));
    Html content = saved_beside(work, form, assignment_fields, &record.assignment);
    content.add(versioned_form(
        form, client_address(in, client.id) + "/assignments/" + record.id,
        inputs(form, offer_for(in, work, client), assignment_fields, assignment_names),
        record.version));
    return page(in, client_shape(in, client, std::string(in.t("client_assignment.amend"))),
                content);
}

static Result<Response> post_assignment_amendment(const Request& in, Work& work) {
    const ClientRecord client = TRY(own_client(work, in.capture("id")));
    AssignmentRecord amended = TRY(assignment_asked(in, work, client));
    amended.version = version_posted(in);
    TRY(read_fields(assignment_fields, assignment_names, in.form, &amended.assignment));
    TRY(amend_assignment(work, amended));
    return back_to(in);
}

// --- the answers of a year -----------------------------------------------------------------------

static Result<int> client_year_asked(const Request& in) {
    const std::string& said = in.capture("year");
    int year = 0;
    const auto [end, failure] = std::from_chars(said.data(), said.data() + said.size(), year);
    if (failure != std::errc{} || end != said.data() + said.size() || year < 2000 || year > 2100) {
        return not_found();
    }
    return year;
}

static std::vector<VariableRecord> variables_asked(Work& work, std::string_view unit, int year) {
    std::vector<VariableRecord> asked = variables_of(work, unit);
    std::erase_if(asked, [&](const VariableRecord& one) { return !one.asked_in(year); });
    return asked;
}

static Result<Response> year_form(const Request& in, Work& work) {
    const ClientRecord client = TRY(own_client(work, in.capture("id")));
    const int year = TRY(client_year_asked(in));
    const ClientYearRecord record = answers_in(work, client, year);
    FormValues start = as_form(client_year_fields, &record.answers);
    for (const auto& [key, value] : variable_answers(record.answers.variables)) {
        start["variable." + key] = {value};
    }
    const Form form = form_of(in, "client_year", start);
    Html fields =
        inputs(form, {work, in.t, client.unit, year}, client_year_fields, client_year_form_fields);
    for (const VariableRecord& one : variables_asked(work, client.unit, year)) {
        fields.add(select_of(form, "variable." + one.variable.variable_key,
                             label_in(in.t, one.variable), answer_choices(in.t, one.variable)));
    }
    Html content = paragraph(in.t("client_year.what"));
    content.add(saved_beside(work, form, client_year_fields, &record.answers));
    content.add(versioned_form(form,
                               client_address(in, client.id) + "/years/" + std::to_string(year),
                               fields, record.version));
    const std::string title = in.t("client_year.title", {{"year", std::to_string(year)}});
    return page(in, client_shape(in, client, title), content);
}

static Result<Response> post_year(const Request& in, Work& work) {
    const ClientRecord client = TRY(own_client(work, in.capture("id")));
    ClientYear answers;
    answers.year = TRY(client_year_asked(in));
    TRY(read_fields(client_year_fields, client_year_form_fields, in.form, &answers));
    std::vector<std::pair<std::string, std::string>> told;
    for (const VariableRecord& one :
         variables_asked(work, client.unit, static_cast<int>(answers.year))) {
        const std::string& key = one.variable.variable_key;
        told.emplace_back(key, std::string(in.posted("variable." + key)));
    }
    answers.variables = variable_line(told);
    TRY(answer_year(work, client.id, version_posted(in), answers));
    return back_to(in);
}

// --- closing -------------------------------------------------------------------------------------

static Result<Response> closing_form(const Request& in, Work& work) {
    const ClientRecord client = TRY(own_client(work, in.capture("id")));
    const auto period = open_period(work, client);
    if (!period) {
        return conflict("client_is_closed");
    }
    const Form form = form_of(in, "client_closing", {{"closed_on", {work.today().iso()}}});
    const Offer offer = offer_for(in, work, client);
    Html fields =
        inputs(form, offer, closing_fields,
               std::array{std::string_view("closed_on"), std::string_view("close_reason")});
    const auto assignments = assignments_of(work, client);
    const bool under_way = std::ranges::any_of(
        assignments, [](const AssignmentRecord& one) { return !one.assignment.closed_on; });
    if (under_way) {
        const Field result = needed(*find_field(assignment_fields, "result"));
        fields.add(inputs(form, offer, std::array{result}, std::array{result.name}));
    }
    if (has_note(work, client)) {
        fields.add(
            choice_of_notes(form, *find_field(closing_fields, "notes"), {"printed", "destroyed"}));
        fields.add(actions(
            {link(client_address(in, client.id) + "/note", in.t("client_closing.print_note"))}));
    } else {
        fields.add(hidden_input("notes", "none"));
    }
    Html content = paragraph(in.t("client_closing.what"));
    content.add(
        versioned_form(form, client_address(in, client.id) + "/closing", fields, period->version));
    return form_page(in, client, "client_closing", content);
}

static Result<Response> post_closing(const Request& in, Work& work) {
    Closing closing = TRY(read_record<Closing>(closing_fields, in.form));
    closing.result = std::string(in.posted("result"));
    TRY(close_client(work, in.capture("id"), version_posted(in), closing));
    return back_to(in);
}
