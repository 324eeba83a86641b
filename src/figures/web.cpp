// Addresses of the figures: the year's figures, one figure with its definition, cross tables.

#include "figures/figures.h"
#include "figures/pages.h"
#include "figures/saved_table.h"
#include "figures/scope.h"
#include "organisations/unit.h"
#include "platform/html/page.h"
#include "rights/may.h"

static Result<Response> figures_page(const Request& in, Work& work);
static Result<Response> figure_page(const Request& in, Work& work);
static Result<Response> cross_page(const Request& in, Work& work);
static Result<Response> cross_file(const Request& in, Work& work);
static Result<Response> cutoff_form(const Request& in, Work& work);
static Result<Response> post_cutoff(const Request& in, Work& work);
static Result<Response> post_saved_table(const Request& in, Work& work);
static Result<Response> post_saved_table_removal(const Request& in, Work& work);

void figures_routes(Routes& routes) {
    routes.page("/figures", May::read_figures, figures_page);
    routes.page("/figures/cross", May::read_figures, cross_page);
    routes.page("/figures/cross/file", May::read_figures, cross_file);
    routes.form({.show = "/figures/cutoff", .take = "/figures/cutoff"}, May::write_reports,
                cutoff_form, post_cutoff);
    routes.post("/figures/tables", May::write_reports, post_saved_table);
    routes.post("/figures/tables/{id}/removal", May::write_reports, post_saved_table_removal);
    routes.page("/figures/{id}", May::read_figures, figure_page);
}

static Result<Response> figures_page(const Request& in, Work& work) {
    const int year = TRY(year_asked(in, work));
    const FactScope scope = scope_of(work, work.actor().place, year);
    const std::vector<FigureValue> values = figures_of(work, scope);
    if (in.door == Door::json) {
        return json_response(figures_json(in.t, values));
    }
    return draw_figures(in, work, scope, values);
}

static Result<Response> figure_page(const Request& in, Work& work) {
    const Figure* figure = figure_registry().find(in.capture("id"));
    if (figure == nullptr) {
        return not_found();
    }
    TRY(must(work, figure_registry().fact(figure->fact).may));
    const int year = TRY(year_asked(in, work));
    const FactScope scope = scope_of(work, work.actor().place, year);
    std::vector<FigureValue> values;
    for (const FigureValue& value : figures_of(work, scope, figure_registry().fact(figure->fact))) {
        if (value.id == figure->id) {
            values.push_back(value);
        }
    }
    if (in.door == Door::json) {
        return json_response(figures_json(in.t, values));
    }
    return draw_figure(in, work, scope, values.front());
}

static CrossTable answered(Work& work, const CrossQuestion& question, const FactScope& scope) {
    const Fact& fact = figure_registry().fact(question.fact);
    return answer_to(fact.load(work, scope), fact, question);
}

static Result<Response> cross_page(const Request& in, Work& work) {
    const CrossQuestion question = TRY(question_asked(in, work));
    const FactScope scope = scope_of(work, work.actor().place, question.year);
    const CrossTable answer = answered(work, question, scope);
    if (in.door == Door::json) {
        return json_response(cross_json(work, in.t, CrossDrawing{question, scope, answer}));
    }
    return draw_cross(in, work, CrossDrawing{question, scope, answer});
}

static Result<Response> cross_file(const Request& in, Work& work) {
    const CrossQuestion question = TRY(question_asked(in, work));
    const FactScope scope = scope_of(work, work.actor().place, question.year);
    const CrossTable answer = answered(work, question, scope);
    return cross_download(in, work, CrossDrawing{question, scope, answer});
}

static Result<Response> cutoff_form(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    // A form that came back is about the year it was drawn for.
    const auto seen = parse_date(in.posted("seen"));
    const int year = seen ? seen->year : TRY(year_asked(in, work));
    return draw_cutoff(in, year, cutoff_of(work, unit, year));
}

static Result<Response> post_cutoff(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    const auto day = parse_date(in.posted("cutoff"));
    if (!day) {
        return invalid("cutoff", "not_a_date");
    }
    const auto seen = parse_date(in.posted("seen"));
    if (!seen) {
        return conflict();
    }
    TRY(set_cutoff(work, unit, seen->year, {*seen, *day}));
    return see_other(in, "/figures?year=" + std::to_string(day->year));
}

static Result<Response> post_saved_table(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    const SavedTable table = TRY(read_record<SavedTable>(saved_table_fields, in.form));
    TRY(save_table(work, unit, table));
    return see_other(in, "/figures/cross?" + table.question);
}

static Result<Response> post_saved_table_removal(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    TRY(remove_saved_table(work, unit, in.capture("id")));
    return see_other(in, "/figures/cross");
}
