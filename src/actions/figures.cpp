// What is counted about actions.
#include "actions/figures.h"

#include <algorithm>
#include <array>

#include "actions/turn.h"
#include "figures/ever.h"
#include "figures/label_or_code.h"
#include "platform/or_null.h"
#include "sql/actions.h"

namespace {

/// The state that a deed leads to, whatever it came from; no deed yet is planned.
std::string_view standing_after(std::string_view deed) {
    const auto moves = action_moves();
    const auto move = std::ranges::find(moves, deed, &StateMove::deed);
    return move == moves.end() ? "planned" : move->to;
}

FactTable load_actions(Work& work, const FactScope& scope) {
    FactTable table({"added_in_year", "standing", "done_in_year", "confirmed_in_year"});
    const std::string from = Date{scope.year, 1, 1}.iso();
    for (const std::string& unit : scope.units) {
        const Date until = std::min(scope.cutoff, cutoff_of(work, unit, scope.year));
        work.each(sql::actions::fact_actions,
                  {{"unit", unit}, {"cutoff", until.iso()}, {"area", text_or_null(scope.area)}},
                  [&](const Row& row) {
                      const std::string_view standing =
                          row.tick("came_back") ? "came_back" : standing_after(row.text("deed"));
                      const bool done = standing != "planned" && standing != "dropped" &&
                                        row.text("outcome") == "done" &&
                                        row.text("done_on") >= from;
                      const bool confirmed =
                          standing == "effect_confirmed" && row.text("turned_on") >= from;
                      const bool added = row.text("added_on") >= from;
                      table.add(std::array<std::string_view, 4>{added ? "yes" : "no", standing,
                                                                done ? "yes" : "no",
                                                                confirmed ? "yes" : "no"});
                      return true;
                  });
    }
    return table;
}

bool ever_added(Work& work, const FactScope& scope) {
    return begun_by_cutoff(work, scope, sql::actions::first_action_day);
}

std::string action_label(Work&, const Texts& t, std::string_view dimension, std::string_view code) {
    return label_or_code(t, dimension == "standing" ? "action.standing." : "figure.code.", code);
}

} // namespace

Fact action_fact() {
    Fact fact;
    fact.name = "action";
    fact.load = load_actions;
    fact.label = action_label;
    fact.ever = ever_added;
    return fact;
}

std::vector<Figure> action_figures() {
    return {
        {"actions.total", "action", {{"added_in_year", {"yes"}}}, Measure::count, {}, "action"},
        {"actions.done", "action", {{"done_in_year", {"yes"}}}, Measure::count, {}, "action"},
        {"actions.effect_confirmed",
         "action",
         {{"confirmed_in_year", {"yes"}}},
         Measure::count,
         {},
         "action"},
    };
}
