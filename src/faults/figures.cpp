// What is counted about faults.
#include "faults/figures.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "figures/ever.h"
#include "figures/label_or_code.h"
#include "organisations/code.h"
#include "organisations/policy.h"
#include "platform/or_null.h"
#include "sql/faults.h"

namespace {

FactTable load_faults(Work& work, const FactScope& scope) {
    FactTable table({"standing", "national_group", "opened_in_year"});
    const std::string from = Date{scope.year, 1, 1}.iso();
    for (const std::string& unit : scope.units) {
        const Date until = std::min(scope.cutoff, cutoff_of(work, unit, scope.year));
        work.each(sql::faults::fact_faults,
                  {{"unit", unit}, {"cutoff", until.iso()}, {"area", text_or_null(scope.area)}},
                  [&](const Row& row) {
                      const bool closed = row.text("last_deed") == "close";
                      const std::string group = row.text("national_group");
                      const std::string_view told = group.empty() ? code_missing : group;
                      const bool new_one = row.text("opened_on") >= from;
                      table.add(std::array<std::string_view, 3>{closed ? "closed" : "open", told,
                                                                new_one ? "yes" : "no"});
                      return true;
                  });
    }
    return table;
}

// The columns of both queries of grouped events.
constexpr std::size_t grouped_kind = 0;
constexpr std::size_t grouped_level = 1;
constexpr std::size_t grouped_kommun = 2;
constexpr std::size_t grouped_id = 3;

std::unordered_set<std::string> grouped_by(Work& work, std::string_view unit, Date day) {
    std::unordered_set<std::string> events;
    work.each(sql::faults::grouped_by, {{"unit", unit}, {"cutoff", day.iso()}},
              [&](const Row& row) {
                  events.insert(row.text("event"));
                  return true;
              });
    return events;
}

FactTable load_grouped_events(Work& work, const FactScope& scope) {
    FactTable table({"kind", "level", "in_fault"});
    const Date from{scope.year, 1, 1};
    for (const std::string& unit : scope.units) {
        const bool registered = policy_on(work, unit, from).year_rule == "registered";
        const Query& query = registered ? sql::faults::fact_grouped_events_registered
                                        : sql::faults::fact_grouped_events;
        const Date until = std::min(scope.cutoff, cutoff_of(work, unit, scope.year));
        const auto grouped = grouped_by(work, unit, until);
        work.each(query, {{"unit", unit}, {"from", from.iso()}, {"cutoff", until.iso()}},
                  [&](const Row& row) {
                      // By number: a year may have many rows.
                      if (!scope.counts(row.characters(grouped_kommun))) {
                          return true;
                      }
                      const std::string_view kind = row.characters(grouped_kind);
                      const bool in_fault =
                          kind != "positive" &&
                          grouped.contains(std::string(row.characters(grouped_id)));
                      table.add(std::array{kind, row.characters(grouped_level),
                                           std::string_view(in_fault ? "yes" : "no")});
                      return true;
                  });
    }
    return table;
}

FactTable load_reopened(Work& work, const FactScope& scope) {
    FactTable table({"by_event"});
    const std::string from = Date{scope.year, 1, 1}.iso();
    for (const std::string& unit : scope.units) {
        const Date until = std::min(scope.cutoff, cutoff_of(work, unit, scope.year));
        work.each(sql::faults::fact_reopened,
                  {{"unit", unit},
                   {"from", from},
                   {"cutoff", until.iso()},
                   {"area", text_or_null(scope.area)}},
                  [&](const Row& row) {
                      table.add(
                          std::array<std::string_view, 1>{row.tick("by_event") ? "yes" : "no"});
                      return true;
                  });
    }
    return table;
}

bool ever_kept(Work& work, const FactScope& scope) {
    return begun_by_cutoff(work, scope, sql::faults::first_fault_day);
}

std::string fault_label(Work& work, const Texts& t, std::string_view dimension,
                        std::string_view code) {
    if (code == code_missing || code == "yes" || code == "no") {
        return std::string(t("figure.code." + std::string(code)));
    }
    if (dimension == "standing") {
        return label_or_code(t, "fault.standing.", code);
    }
    const std::string_view list = dimension == "national_group" ? "national_group"
                                  : dimension == "kind"         ? "event_kind"
                                                                : "level";
    return code_label(work, t, list, code);
}

// The list shows faults as they stand today and of the whole unit, so it shows what was counted
// only while the counting reaches today and no part of the area is asked about.
std::string fault_rows_address(Work& work, const FactScope& scope, const Filter& filter) {
    const bool of_standing = filter.size() == 1 && filter.front().dimension == "standing" &&
                             filter.front().codes.size() == 1;
    if (scope.units.size() != 1 || scope.cutoff < work.today() || !of_standing ||
        !scope.area.empty()) {
        return {};
    }
    return "/faults?standing=" + filter.front().codes.front();
}

} // namespace

Fact fault_fact() {
    Fact fact;
    fact.name = "fault";
    fact.load = load_faults;
    fact.label = fault_label;
    fact.ever = ever_kept;
    fact.rows_address = fault_rows_address;
    return fact;
}

Fact grouped_event_fact() {
    Fact fact;
    fact.name = "grouped_event";
    fact.load = load_grouped_events;
    fact.label = fault_label;
    fact.ever = ever_kept;
    return fact;
}

Fact reopened_fault_fact() {
    Fact fact;
    fact.name = "reopened_fault";
    fact.load = load_reopened;
    fact.label = fault_label;
    fact.ever = ever_kept;
    return fact;
}

std::vector<Figure> fault_figures() {
    const Filter grouped = {{"in_fault", {"yes"}}};
    const Filter failures = {{"kind", {"failure"}}};
    std::vector<Figure> figures = {
        {"faults.open", "fault", {{"standing", {"open"}}}, Measure::count, {}, "fault"},
        {"faults.closed", "fault", {{"standing", {"closed"}}}, Measure::count, {}, "fault"},
        {"faults.opened", "fault", {{"opened_in_year", {"yes"}}}, Measure::count, {}, "fault"},
        {"faults.reopened", "reopened_fault", {}, Measure::count, {}, "fault"},
        {"events.in_faults", "grouped_event", grouped, Measure::count, {}, "event"},
        {"events.in_faults.share", "grouped_event", grouped, Measure::share, failures, "event"},
    };
    return figures;
}
