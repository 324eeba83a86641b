// Counting meetings held, and what became of the events they took up.
#include "meetings/figures.h"

#include <algorithm>
#include <array>

#include "figures/ever.h"
#include "figures/label_or_code.h"
#include "platform/or_null.h"
#include "sql/meetings.h"

namespace {

constexpr int soon_days = 60;

Params asked_of(Work& work, const FactScope& scope, const std::string& unit) {
    const Date until = std::min(scope.cutoff, cutoff_of(work, unit, scope.year));
    return {{"unit", unit},
            {"from", Date{scope.year, 1, 1}.iso()},
            {"cutoff", until.iso()},
            {"area", text_or_null(scope.area)}};
}

FactTable load_meetings(Work& work, const FactScope& scope) {
    FactTable table({"how"});
    for (const std::string& unit : scope.units) {
        work.each(sql::meetings::fact_meetings, asked_of(work, scope, unit), [&](const Row& row) {
            const std::string how = row.text("how");
            table.add(std::array<std::string_view, 1>{how});
            return true;
        });
    }
    return table;
}

FactTable load_events(Work& work, const FactScope& scope) {
    FactTable table({"decided", "within_60_days"});
    for (const std::string& unit : scope.units) {
        work.each(sql::meetings::fact_events, asked_of(work, scope, unit), [&](const Row& row) {
            const auto registered = parse_date(row.text("registered_on"));
            const auto first = parse_date(row.text("first_on"));
            const bool soon =
                registered && first && first->serial() - registered->serial() <= soon_days;
            table.add(std::array<std::string_view, 2>{row.tick("decided") ? "yes" : "no",
                                                      soon ? "yes" : "no"});
            return true;
        });
    }
    return table;
}

bool ever_held(Work& work, const FactScope& scope) {
    return begun_by_cutoff(work, scope, sql::meetings::first_held_day);
}

std::string meeting_label(Work&, const Texts& t, std::string_view dimension,
                          std::string_view code) {
    return label_or_code(t,
                         dimension == "decided" ? "meeting_block.decided."
                         : dimension == "how"   ? "meeting.how."
                                                : "figure.code.",
                         code);
}

} // namespace

Fact meeting_fact() {
    Fact fact;
    fact.name = "meeting";
    fact.load = load_meetings;
    fact.label = meeting_label;
    fact.ever = ever_held;
    return fact;
}

Fact meeting_event_fact() {
    Fact fact;
    fact.name = "meeting_event";
    fact.load = load_events;
    fact.label = meeting_label;
    fact.ever = ever_held;
    return fact;
}

std::vector<Figure> meeting_figures() {
    return {
        {"meetings.held", "meeting", {}, Measure::count, {}, "meeting"},
        {"meetings.events", "meeting_event"},
        {"meetings.decided", "meeting_event", {{"decided", {"yes"}}}},
        {"meetings.undecided", "meeting_event", {{"decided", {"no"}}}},
        {"meetings.within_60_days", "meeting_event", {{"within_60_days", {"yes"}}}, Measure::share},
    };
}
