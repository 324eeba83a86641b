// The addresses of the chain.
#include <algorithm>

#include "desk/chain_pages.h"
#include "desk/course.h"
#include "desk/desk.h"
#include "figures/scope.h"
#include "organisations/unit.h"
#include "rights/may.h"

static Result<Response> funnel_page(const Request& in, Work& work);
static Result<Response> chain_page(const Request& in, Work& work);

void chain_routes(Routes& routes) {
    routes.page("/chain", May::read_faults, funnel_page);
    routes.page("/chain/{number}", May::read_faults, chain_page);
}

namespace {

Funnel funnel_of(Work& work, const FactScope& scope) {
    const Fact& fact = figure_registry().fact("event_course");
    Funnel funnel{scope, 0, {}};
    const std::vector<Figure> figures = course_figures();
    if (!fact.ever(work, scope)) {
        funnel.steps = missing_figures(figures, scope.cutoff);
        return funnel;
    }
    const FactTable table = fact.load(work, scope);
    funnel.base = count_rows(table, {});
    funnel.steps = count_figures(table, figures, scope.cutoff);
    return funnel;
}

/// Whichever year it was told: an answer that is late was often asked for last year.
std::vector<BodyLine> bodies_told(Work& work, const FactScope& scope) {
    const FactTable table = figure_registry().fact("told").load(work, scope);
    std::vector<BodyLine> lines;
    for (const std::string& body : table.codes(table.dimension("body"))) {
        const auto count = [&](Filter filter) {
            filter.push_back({"body", {body}});
            return count_rows(table, filter);
        };
        const int64_t settled = count({{"settled", {"yes"}}});
        const int64_t missed = count({{"settled", {"yes"}}, {"answer", {"unanswered"}}}) +
                               count({{"answer", {"no_answer"}}});
        lines.push_back({body, count({{"answer", {"unanswered"}}}), count({{"late", {"yes"}}}),
                         settled, settled - missed});
    }
    std::ranges::stable_sort(lines, [](const BodyLine& left, const BodyLine& right) {
        return left.late != right.late ? left.late > right.late : left.waiting > right.waiting;
    });
    return lines;
}

} // namespace

static Result<Response> funnel_page(const Request& in, Work& work) {
    TRY(my_unit_id(work));
    const int year = TRY(year_asked(in, work));
    const FactScope scope = scope_of(work, work.actor().place, year);
    return draw_funnel(in, work, funnel_of(work, scope), bodies_told(work, scope));
}

static Result<Response> chain_page(const Request& in, Work& work) {
    const std::string number(in.capture("number"));
    return draw_chains(in, work, number, TRY(chains_of(work, number)));
}
