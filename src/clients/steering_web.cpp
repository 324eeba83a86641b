// Addresses of what a unit decides about its clients' counting: rules, order, variables, the queue
// of a year, and locked years.
#include <array>

#include "clients/client_policy.h"
#include "clients/clients.h"
#include "clients/pages.h"
#include "clients/queue.h"
#include "clients/steering_json.h"
#include "clients/variable.h"
#include "clients/year_lock.h"
#include "organisations/unit.h"
#include "rights/may.h"

static Result<Response> steering_page(const Request& in, Work& work);
static Result<Response> policy_form(const Request& in, Work& work);
static Result<Response> post_policy(const Request& in, Work& work);
static Result<Response> order_form(const Request& in, Work& work);
static Result<Response> post_order(const Request& in, Work& work);
static Result<Response> queue_form(const Request& in, Work& work);
static Result<Response> post_queue(const Request& in, Work& work);
static Result<Response> new_variable(const Request& in, Work& work);
static Result<Response> post_variable(const Request& in, Work& work);
static Result<Response> variable_form(const Request& in, Work& work);
static Result<Response> post_variable_amendment(const Request& in, Work& work);
static Result<Response> years_page(const Request& in, Work& work);
static Result<Response> post_lock(const Request& in, Work& work);
static Result<Response> post_reopening(const Request& in, Work& work);

void client_steering_routes(Routes& routes) {
    const May steers = May::steer_clients;
    routes.page("/clients/steering", steers, steering_page);
    routes.form({.show = "/clients/rules", .take = "/clients/rules"}, steers, policy_form,
                post_policy, client_policy_table);
    routes.form({.show = "/clients/order", .take = "/clients/order"}, steers, order_form,
                post_order, priority_order_table);
    routes.form({.show = "/clients/queue/said", .take = "/clients/queue/said"}, steers, queue_form,
                post_queue, queue_year_table);
    routes.form({.show = "/clients/variables/new", .take = "/clients/variables"}, steers,
                new_variable, post_variable, variable_table);
    routes.form({.show = "/clients/variables/{id}", .take = "/clients/variables/{id}"}, steers,
                variable_form, post_variable_amendment, variable_table);
    routes.form({.show = "/clients/years", .take = "/clients/years"}, May::lock_client_years,
                years_page, post_lock, year_lock_table);
    routes.post("/clients/years/reopening", May::lock_client_years, post_reopening);
}

static PageShape steering_shape(const Request& in, std::string_view title) {
    PageShape shape;
    shape.title = std::string(in.t(title));
    shape.trail = {{"/clients/steering", std::string(in.t("clients.steering"))}};
    return shape;
}

// --- what is decided -----------------------------------------------------------------------------

static Html policy_facts(const Request& in, Work& work, const ClientPolicy& policy) {
    std::vector<std::pair<std::string, Html>> pairs;
    const FormValues values = as_form(client_policy_fields, &policy);
    for (const Field& field : client_policy_fields) {
        const auto said = values.find(field.name);
        const std::string value =
            said == values.end() || said->second.empty() ? "" : said->second.front();
        if (field.name == "decided_from" && policy.decided_from == Date{}) {
            pairs.emplace_back(in.t("client_policy.decided_from"),
                               text(in.t("client_policy.default")));
        } else {
            pairs.emplace_back(in.t("client_policy." + std::string(field.name)),
                               text(words_for(work, in.t, field, value)));
        }
    }
    return facts(pairs);
}

static Result<Response> steering_page(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    if (in.door == Door::json) {
        return json_response(steering_json(work, unit));
    }
    Html content = actions({link("/clients/years", in.t("client_year_lock.title")),
                            link("/clients/goals", in.t("client_goal.title")),
                            link("/clients/erasures", in.t("client_erasure.title")),
                            link("/clients/transfers", in.t("client_transfer.title")),
                            link("/clients/opening", in.t("client_opening.title")),
                            link("/figures/cross?fact=client_year", in.t("clients.figures"))});
    content.add(heading(2, in.t("client_policy.title")));
    content.add(policy_facts(in, work, client_policy_on(work, unit, work.today())));
    content.add(actions({link("/clients/rules", in.t("client_policy.decide"))}));
    content.add(heading(2, in.t("clients.queue")));
    content.add(paragraph(queue_standing_told(in, queue_year(work, unit, work.year()))));
    content.add(order_told(in, work, priority_order_on(work, unit, work.today())));
    content.add(actions({link("/clients/order", in.t("client_priority_order.title")),
                         link("/clients/queue/said", in.t("client_queue_year.title"))}));
    content.add(heading(2, in.t("client_variable.title")));
    std::vector<Html> lines;
    for (const VariableRecord& record : variables_of(work, unit)) {
        Html line = link("/clients/variables/" + record.id, label_in(in.t, record.variable));
        line.text(", ").text(
            in.t("client_variable.since", {{"year", std::to_string(record.variable.start_year)}}));
        lines.push_back(std::move(line));
    }
    content.add(lines.empty() ? paragraph(in.t("client_variable.none")) : bullets(lines));
    content.add(actions({link("/clients/variables/new", in.t("client_variable.new"))}));
    return page(in, in.t("clients.steering"), content);
}

static Result<Response> policy_form(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    if (in.door == Door::json) {
        return json_response(rules_json(work, unit));
    }
    const ClientPolicy policy = client_policy_on(work, unit, work.today());
    FormValues start = as_form(client_policy_fields, &policy);
    start["decided_from"] = {Date{work.year() + 1, 1, 1}.iso()};
    start.erase("decision");
    const Form form = form_of(in, "client_policy", start);
    Html fields;
    for (const Field& field : client_policy_fields) {
        fields.add(inputs(form, {work, in.t, unit, work.year()}, client_policy_fields,
                          std::array{field.name}));
    }
    Html content = paragraph(in.t("client_policy.what"));
    content.add(versioned_form(form, "/clients/rules", fields, 0));
    return page(in, steering_shape(in, "client_policy.title"), content);
}

static Result<Response> post_policy(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    const ClientPolicy policy = TRY(read_record<ClientPolicy>(client_policy_fields, in.form));
    TRY(decide_client_policy(work, unit, policy));
    return see_other(in, "/clients/steering");
}

// --- the order of priority and the queue of a year -----------------------------------------------

// The first choice goes first: as many selects as there are priorities, each may stay empty.
static Html priority_selects(Work& work, const Form& form, const std::string& unit) {
    const Field listed{.name = "priority",
                       .kind = FieldKind::text,
                       .options = {.choices = "client_priority"},
                       .get = nullptr,
                       .set = nullptr,
                       .free_text = nullptr,
                       .list = nullptr};
    const Choices choices = offered({work, form.in.t, unit, work.year()}, listed);
    Html fields;
    for (std::size_t place = 1; place <= choices.size(); ++place) {
        const std::string number = std::to_string(place);
        fields.add(select_of(form, "place_" + number,
                             form.in.t("client_priority_order.place", {{"place", number}}),
                             choices));
    }
    return fields;
}

static Result<Response> order_form(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    if (in.door == Door::json) {
        return json_response(order_json(work, unit));
    }
    const PriorityOrder order = priority_order_on(work, unit, work.today());
    FormValues start = {{"decided_on", {work.today().iso()}}};
    for (std::size_t i = 0; i < order.priorities.size(); ++i) {
        start["place_" + std::to_string(i + 1)] = {order.priorities[i]};
    }
    const Form form = form_of(in, "client_priority_order", start);
    Html fields;
    for (const std::string_view name : {"decided_on", "decided_by", "decision"}) {
        fields.add(input(form, *find_field(priority_order_fields, name)));
    }
    fields.add(
        field_group(in.t("client_priority_order.priorities"), priority_selects(work, form, unit)));
    Html content = paragraph(in.t("client_priority_order.what"));
    content.add(versioned_form(form, "/clients/order", fields, 0));
    return page(in, steering_shape(in, "client_priority_order.title"), content);
}

static Result<Response> post_order(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    PriorityOrder order;
    static constexpr std::array<std::string_view, 3> names = {"decided_on", "decided_by",
                                                              "decision"};
    TRY(read_fields(priority_order_fields, names, in.form, &order));
    for (int place = 1; place <= 40; ++place) {
        const std::string_view code = in.posted("place_" + std::to_string(place));
        if (!code.empty()) {
            order.priorities.emplace_back(code);
        }
    }
    // A program sends the list as it is told.
    const auto listed = in.form.find("priorities");
    if (listed != in.form.end()) {
        order.priorities = listed->second;
    }
    TRY(decide_priority_order(work, unit, order));
    return see_other(in, "/clients/steering");
}

static Result<Response> queue_form(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    if (in.door == Door::json) {
        return json_response(queue_said_json(work, unit, work.year()));
    }
    const auto said = queue_year(work, unit, work.year());
    QueueYear start;
    start.year = work.year();
    const Form form =
        form_of(in, "client_queue_year", as_form(queue_year_fields, said ? &said->said : &start));
    Html fields;
    for (const Field& field : queue_year_fields) {
        fields.add(inputs(form, {work, in.t, unit, work.year()}, queue_year_fields,
                          std::array{field.name}));
    }
    Html content = paragraph(in.t("client_queue_year.what"));
    content.add(versioned_form(form, "/clients/queue/said", fields, said ? said->version : 0));
    return page(in, steering_shape(in, "client_queue_year.title"), content);
}

static Result<Response> post_queue(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    QueueYearRecord said;
    said.said = TRY(read_record<QueueYear>(queue_year_fields, in.form));
    const auto stored = queue_year(work, unit, static_cast<int>(said.said.year));
    // The form stands at this year's version; another year that was said before is mended as it is.
    const bool other_year = said.said.year != work.year();
    said.version = other_year && stored ? stored->version : version_posted(in);
    if (other_year && !stored) {
        said.version = 0;
    }
    TRY(say_queue(work, unit, said));
    return see_other(in, "/clients/steering");
}

// --- variables -----------------------------------------------------------------------------------

static Html variable_inputs(const Form& form, std::span<const std::string_view> names) {
    Html fields;
    for (const std::string_view name : names) {
        fields.add(input(form, *find_field(variable_fields, name)));
    }
    return fields;
}

static constexpr std::array<std::string_view, 6> all_variable_names = {
    "variable_key", "label_sv", "label_en", "start_year", "end_year", "options"};
static constexpr std::array<std::string_view, 4> later_variable_names = {"label_sv", "label_en",
                                                                         "end_year", "options"};

static Result<Response> new_variable(const Request& in, Work& work) {
    const Form form =
        form_of(in, "client_variable", {{"start_year", {std::to_string(work.year())}}});
    Html content = paragraph(in.t("client_variable.what"));
    content.add(
        versioned_form(form, "/clients/variables", variable_inputs(form, all_variable_names), 0));
    return page(in, steering_shape(in, "client_variable.new"), content);
}

static Result<Response> post_variable(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    const Variable variable = TRY(read_record<Variable>(variable_fields, in.form));
    TRY(add_variable(work, unit, variable));
    return see_other(in, "/clients/steering");
}

static Result<VariableRecord> variable_named(const Request& in, Work& work,
                                             const std::string& unit) {
    const auto record = variable_by_id(work, unit, in.capture("id"));
    if (!record) {
        return not_found();
    }
    return *record;
}

static Result<Response> variable_form(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    const VariableRecord record = TRY(variable_named(in, work, unit));
    if (in.door == Door::json) {
        return json_response(variable_json(record));
    }
    const Form form = form_of(in, "client_variable", as_form(variable_fields, &record.variable));
    Html content = saved_beside(work, form, variable_fields, &record.variable);
    content.add(versioned_form(form, "/clients/variables/" + record.id,
                               variable_inputs(form, later_variable_names), record.version));
    return page(in, steering_shape(in, "client_variable.title"), content);
}

static Result<Response> post_variable_amendment(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    VariableRecord amended = TRY(variable_named(in, work, unit));
    amended.version = version_posted(in);
    TRY(read_fields(variable_fields, later_variable_names, in.form, &amended.variable));
    TRY(amend_variable(work, unit, amended));
    return see_other(in, "/clients/steering");
}

// --- locked years --------------------------------------------------------------------------------

static Result<Response> years_page(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    if (in.door == Door::json) {
        return json_response(year_locks_json(work, unit));
    }
    Html content = paragraph(in.t("client_year_lock.what"));
    std::vector<Html> lines;
    for (const YearLockRecord& record : year_locks(work, unit)) {
        Html line = text(in.t("client_year_lock.line", {{"year", std::to_string(record.year)},
                                                        {"at", in.t.instant(record.locked_at)}}));
        line.text(" ").add(
            post_button(in, "/clients/years/reopening",
                        in.t("client_year_lock.reopen", {{"year", std::to_string(record.year)}}),
                        {{"year", {std::to_string(record.year)}}}, {{"data-variant", "tertiary"}}));
        lines.push_back(std::move(line));
    }
    content.add(lines.empty() ? paragraph(in.t("client_year_lock.none")) : bullets(lines));
    const int last = work.year() - 1;
    const auto hindrances = lock_hindrances(work, unit, last);
    if (!hindrances.empty() && !year_locked(work, unit, last)) {
        std::vector<Html> told;
        for (const LockHindrance& one : hindrances) {
            told.push_back(
                text(in.t("client_lock." + one.key, {{"count", std::to_string(one.count)}})));
        }
        Html box = paragraph(in.t("client_year_lock.hindered", {{"year", std::to_string(last)}}));
        box.add(bullets(told));
        content.add(notice(in.t, "warning", box));
    }
    const Form form = form_of(in, "client_year_lock", {{"year", {std::to_string(last)}}});
    content.add(versioned_form(form, "/clients/years",
                               input(form, *find_field(year_lock_fields, "year")), 0));
    return page(in, steering_shape(in, "client_year_lock.title"), content);
}

static Result<Response> post_lock(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    const YearLock lock = TRY(read_record<YearLock>(year_lock_fields, in.form));
    TRY(lock_year(work, unit, static_cast<int>(lock.year)));
    return see_other(in, "/clients/years");
}

static Result<Response> post_reopening(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    const YearLock lock = TRY(read_record<YearLock>(year_lock_fields, in.form));
    TRY(reopen_year(work, unit, static_cast<int>(lock.year)));
    return see_other(in, "/clients/years");
}
