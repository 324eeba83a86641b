// What is counted of the chain from an event to an effect.
#include "desk/course.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "figures/label_or_code.h"
#include "organisations/policy.h"
#include "sql/desk.h"

namespace {

/// The steps that events of a unit had reached by a day, by the events' ids.
struct Reached {
    std::unordered_set<std::string> discussed;
    /// Told to a body; true when one of the bodies has answered.
    std::unordered_map<std::string, bool> told;
    /// Acted on; true when the effect of an action was confirmed and stood.
    std::unordered_map<std::string, bool> acted;
};

void note_step(std::unordered_map<std::string, bool>& reached, const Row& row) {
    bool& further = reached[row.text("event")];
    further = further || row.tick("further");
}

Reached reached_by(Work& work, std::string_view unit, Date day) {
    const Params until = {{"unit", unit}, {"until", day.iso()}};
    Reached reached;
    work.each(sql::desk::discussed_events, until, [&](const Row& row) {
        reached.discussed.insert(row.text("event"));
        return true;
    });
    work.each(sql::desk::told_events, until, [&](const Row& row) {
        note_step(reached.told, row);
        return true;
    });
    work.each(sql::desk::acted_events, until, [&](const Row& row) {
        note_step(reached.acted, row);
        return true;
    });
    return reached;
}

std::string_view said(bool reached) {
    return reached ? "yes" : "no";
}

bool further(const std::unordered_map<std::string, bool>& reached, const std::string& event) {
    const auto found = reached.find(event);
    return found != reached.end() && found->second;
}

std::array<std::string_view, 5> steps_of(const Reached& reached, const std::string& event) {
    return {said(reached.discussed.contains(event)), said(reached.told.contains(event)),
            said(further(reached.told, event)), said(reached.acted.contains(event)),
            said(further(reached.acted, event))};
}

// The columns of both queries of a year's failures.
constexpr std::size_t column_id = 0;
constexpr std::size_t column_kommun = 1;
constexpr std::size_t column_withheld = 2;

FactTable load_course(Work& work, const FactScope& scope) {
    FactTable table({"discussed", "handed_over", "answered", "acted", "confirmed"});
    const Date from{scope.year, 1, 1};
    for (const std::string& unit : scope.units) {
        const Date until = std::min(scope.cutoff, cutoff_of(work, unit, scope.year));
        const Reached reached = reached_by(work, unit, until);
        const bool registered = policy_on(work, unit, from).year_rule == "registered";
        work.each(registered ? sql::desk::failures_registered : sql::desk::failures,
                  {{"unit", unit}, {"from", from.iso()}, {"until", until.iso()}},
                  [&](const Row& row) {
                      const bool hidden = scope.audience == Audience::outside &&
                                          row.characters(column_withheld) == "1";
                      if (!scope.counts(row.characters(column_kommun))) {
                          return true;
                      }
                      std::array<std::string_view, 5> reached_steps{};
                      reached_steps.fill(code_withheld);
                      if (!hidden) {
                          reached_steps = steps_of(reached, std::string(row.characters(column_id)));
                      }
                      table.add(reached_steps);
                      return true;
                  });
    }
    return table;
}

bool ever_registered(Work& work, const FactScope& scope) {
    return figure_registry().fact("event").ever(work, scope);
}

std::string course_label(Work&, const Texts& t, std::string_view, std::string_view code) {
    return label_or_code(t, "figure.code.", code);
}

Figure step(std::string id, std::string dimension) {
    return {std::move(id), "event_course", {{std::move(dimension), {"yes"}}}, Measure::share, {},
            "event"};
}

} // namespace

Fact course_fact() {
    Fact fact;
    fact.name = "event_course";
    fact.may = May::read_faults;
    fact.load = load_course;
    fact.label = course_label;
    fact.ever = ever_registered;
    return fact;
}

std::vector<Figure> course_figures() {
    return {step("chain.discussed", "discussed"), step("chain.handed_over", "handed_over"),
            step("chain.answered", "answered"), step("chain.acted", "acted"),
            step("chain.confirmed", "confirmed")};
}
