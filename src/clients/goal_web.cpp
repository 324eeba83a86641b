// Addresses of the goals that a council, a board or the unit set, each beside its figure.
#include <algorithm>
#include <array>

#include "clients/clients.h"
#include "clients/goal.h"
#include "clients/pages.h"
#include "clients/steering_json.h"
#include "figures/scope.h"
#include "organisations/unit.h"
#include "rights/may.h"

static Result<Response> goals_page(const Request& in, Work& work);
static Result<Response> post_goal(const Request& in, Work& work);
static Result<Response> post_goal_removal(const Request& in, Work& work);

/// What a goal is made of at the JSON door: the target is text there, for it may have decimals.
static const Table& goal_body() {
    static const std::vector<Field> fields = [] {
        std::vector<Field> all;
        for (const Field& field : goal_fields) {
            all.push_back(field);
            if (field.name == "target") {
                all.back().kind = FieldKind::text;
            }
        }
        return all;
    }();
    static const Table table{"client_goal", fields};
    return table;
}

void client_goal_routes(Routes& routes) {
    const May steers = May::steer_clients;
    routes.form({.show = "/clients/goals", .take = "/clients/goals"}, steers, goals_page, post_goal,
                goal_body());
    routes.post("/clients/goals/{id}/removal", steers, post_goal_removal);
}

static Choices figure_choices(const Texts& t) {
    Choices choices;
    for (const Figure& figure : figure_registry().figures()) {
        const Fact& fact = figure_registry().fact(figure.fact);
        if (fact.may == May::read_client_figures) {
            choices.push_back({figure.id, std::string(t("figure." + figure.id)), "",
                               std::string(t("figure.fact." + fact.name))});
        }
    }
    return choices;
}

static Choices said_choices(const Texts& t, std::string_view field,
                            const std::vector<std::string>& codes) {
    Choices choices;
    for (const std::string& code : codes) {
        choices.push_back({code, std::string(t("client_goal." + std::string(field) + "." + code))});
    }
    return choices;
}

static Html goal_inputs(const Form& form) {
    const Texts& t = form.in.t;
    const auto named = [](std::string_view name) -> const Field& {
        return *find_field(goal_fields, name);
    };
    Html fields = input(form, named("year"));
    fields.add(input(form, named("wording")));
    fields.add(input(form, named("figure"), figure_choices(t)));
    fields.add(input(form, named("aim"), said_choices(t, "aim", {"at_least", "at_most"})));
    fields.add(plain_input(form, "target", "text", t("client_goal.target")));
    fields.add(input(
        form, named("decided_by"),
        said_choices(t, "decided_by",
                     {"council", "municipal_board", "county_board", "steering_group", "unit"})));
    return std::move(fields.add(input(form, named("decision"))));
}

static std::string standing_of(const Texts& t, const Goal& goal,
                               const std::vector<FigureValue>& values) {
    const auto value = std::ranges::find(values, goal.figure, &FigureValue::id);
    if (value == values.end()) {
        return std::string(t("clients.not_told"));
    }
    const auto met = reached(goal, *value);
    const std::string_view words = !met   ? t("client_goal.no_value")
                                   : *met ? t("client_goal.reached")
                                          : t("client_goal.not_reached");
    return value->printed(t) + ", " + std::string(words);
}

static HtmlTable goal_table_of(const Texts& t, int year) {
    HtmlTable drawn;
    drawn.caption = t("client_goal.caption", {{"year", std::to_string(year)}});
    drawn.row_head = HtmlTable::RowHead::first;
    drawn.narrow = HtmlTable::Narrow::stack;
    drawn.columns = {{text(t("client_goal.wording"))},    {text(t("client_goal.figure"))},
                     {text(t("client_goal.target"))},     {text(t("client_goal.now"))},
                     {text(t("client_goal.decided_by"))}, {text(t("client_goal.remove"))}};
    return drawn;
}

static Html goals_of_year(const Request& in, Work& work, const FactScope& scope) {
    const Texts& t = in.t;
    HtmlTable drawn = goal_table_of(t, scope.year);
    const std::vector<FigureValue> values = figures_of(work, scope);
    for (const GoalRecord& record : goals_of(work, scope.units.front(), scope.year)) {
        const Goal& goal = record.goal;
        const Measure measure = figure_registry().find(goal.figure)->measure;
        drawn.rows.push_back(
            {text(goal.wording.text()), text(t("figure." + goal.figure)),
             text(std::string(t("client_goal.aim." + goal.aim)) + " " +
                  target_said(t, measure, goal.target)),
             text(standing_of(t, goal, values)),
             text(std::string(t("client_goal.decided_by." + goal.decided_by)) +
                  (goal.decision.empty() ? "" : ", " + goal.decision)),
             post_button(in, "/clients/goals/" + record.id + "/removal", t("client_goal.remove"),
                         {{"version", {std::to_string(record.version)}}},
                         {{"data-variant", "tertiary"}})});
    }
    return drawn.rows.empty()
               ? paragraph(t("client_goal.none", {{"year", std::to_string(scope.year)}}))
               : table(drawn);
}

static Result<Response> goals_page(const Request& in, Work& work) {
    const int year = TRY(year_asked(in, work));
    const FactScope scope = scope_of(work, work.actor().place, year);
    if (scope.units.size() != 1) {
        return forbidden();
    }
    if (in.door == Door::json) {
        return json_response(
            goals_json(year, goals_of(work, scope.units.front(), year), figures_of(work, scope)));
    }
    const Form form = form_of(in, "client_goal", {{"year", {std::to_string(year)}}});
    Html content = goals_of_year(in, work, scope);
    std::vector<Html> links;
    for (const int other : {year - 1, year + 1}) {
        if (other <= work.year() + 1) {
            const std::string words = std::to_string(other);
            links.push_back(link("/clients/goals?year=" + words,
                                 in.t("client_goal.of_year", {{"year", words}})));
        }
    }
    content.add(actions(links));
    content.add(heading(2, in.t("client_goal.new")));
    content.add(versioned_form(form, "/clients/goals", goal_inputs(form), 0));
    PageShape shape;
    shape.title = std::string(in.t("client_goal.title"));
    shape.trail = {{"/clients/steering", std::string(in.t("clients.steering"))}};
    shape.width = PageShape::Width::wide;
    return page(in, shape, content);
}

static Result<Response> post_goal(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    Goal goal;
    TRY(read_fields(goal_fields, goal_form_fields, in.form, &goal));
    const Figure* figure = figure_registry().find(goal.figure);
    goal.target =
        TRY(target_of(figure == nullptr ? Measure::count : figure->measure, in.posted("target")));
    TRY(set_goal(work, unit, goal));
    return see_other(in, "/clients/goals?year=" + std::to_string(goal.year));
}

static Result<Response> post_goal_removal(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    TRY(remove_goal(work, unit, in.capture("id"), version_posted(in)));
    return see_other(in, "/clients/goals");
}
