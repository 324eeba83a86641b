// A small world for the reports' tests: a fact named event whose rows a test sets itself.
#pragma once

#include <string>
#include <vector>

#include "figures/figure.h"
#include "reports/block.h"
#include "reports/leaving.h"

/// kind, level, type, month, serious; what the slice of events would have counted.
using CountedEvent = std::vector<std::string>;

inline std::vector<CountedEvent>& counted_events() {
    static std::vector<CountedEvent> rows;
    return rows;
}

inline FactTable load_counted_events(Work&, const FactScope&) {
    FactTable table({"kind", "level", "type", "month", "serious"});
    for (const CountedEvent& row : counted_events()) {
        table.add(std::vector<std::string_view>(row.begin(), row.end()));
    }
    return table;
}

inline std::string label_of_counted(Work&, const Texts&, std::string_view dimension,
                                    std::string_view code) {
    static const std::vector<std::pair<std::string, std::string>> labels = {
        {"failure", "Brist"},
        {"positive", "Positiv händelse"},
        {"handlaggare", "Handläggarnivå"},
        {"lokal", "Lokal nivå"},
        {"central", "Central nivå"},
        {"vantetid", "Väntetid"},
        {"bemotande", "Bemötande"},
        {"bostad", "Bostad"},
        {"01", "januari"},
        {"02", "februari"},
        {"yes", "Ja"},
        {"no", "Nej"}};
    (void)dimension;
    for (const auto& [known, label] : labels) {
        if (known == code) {
            return label;
        }
    }
    return std::string(code);
}

inline bool counted_ever(Work&, const FactScope&) {
    return !counted_events().empty();
}

inline CountedTable count_levels(const ReportNumbers& numbers) {
    CountedTable counted;
    counted.fact = "event";
    counted.dimension = "level";
    counted.totals = {0};
    for (const std::string level : {"handlaggare", "lokal", "central"}) {
        const int64_t count =
            count_rows(numbers.fact("event")->table, {{"kind", {"failure"}}, {"level", {level}}});
        counted.rows.push_back({level, {count}});
        counted.totals[0] += count;
    }
    return counted;
}

inline std::vector<Block> draw_levels(const BlockDrawing& drawing) {
    static const TableWords words = {"event_block.by_level",
                                     {"event_block.level", "event_block.failures"},
                                     TableWords::Shares::of_total,
                                     "event_block.base.failures"};
    return {told_chart(drawing, drawing.numbers.tables.at(drawing.block.id), words)};
}

/// Fills the registries once, and sets the rows: 6 failures (1, 3 and 2 by level, 2 of them
/// serious) and 1 positive event.
inline void a_small_world() {
    static const bool filled = [] {
        Fact fact;
        fact.name = "event";
        fact.load = load_counted_events;
        fact.label = label_of_counted;
        fact.ever = counted_ever;
        figure_registry().add(fact);
        const Filter failures = {{"kind", {"failure"}}};
        const Filter serious = {{"serious", {"yes"}}};
        figure_registry().add(std::vector<Figure>{
            {"events.total", "event", {}},
            {"events.failures", "event", failures},
            {"events.positive", "event", {{"kind", {"positive"}}}},
            {"events.serious", "event", serious},
            {"events.serious.share", "event", serious, Measure::share, failures},
            {"events.wishes", "event", {{"kind", {"wish"}}}, Measure::share, {{"kind", {"wish"}}}},
            {"events.mended_at_once",
             "event",
             {{"type", {"bostad"}}},
             Measure::count,
             {},
             "person"}});
        block_registry().add({{.code = "events.by_level",
                               .unit = "event",
                               .count = count_levels,
                               .draw = draw_levels},
                              {.code = "events.by_kind",
                               .unit = "person",
                               .count = count_levels,
                               .draw = draw_levels}});
        leaving_kinds() = {leaving_reports()};
        return true;
    }();
    (void)filled;
    counted_events() = {
        {"failure", "handlaggare", "vantetid", "01", "yes"},
        {"failure", "lokal", "vantetid", "01", "no"},
        {"failure", "lokal", "vantetid", "02", "no"},
        {"failure", "lokal", "bemotande", "02", "yes"},
        {"failure", "central", "bemotande", "02", "no"},
        {"failure", "central", "vantetid", "02", "no"},
        {"positive", "", "bostad", "01", "no"},
    };
}

/// The small world's numbers without a database; 2025, counted in full.
inline ReportNumbers small_numbers() {
    a_small_world();
    ReportNumbers numbers;
    numbers.scope.units = {"unit"};
    numbers.scope.year = 2025;
    numbers.scope.cutoff = Date{2025, 12, 31};
    numbers.unit_name = "Ombuden i provet";
    numbers.year_rule = "occurred";
    numbers.kommuner = {"Alvesta", "Ljungby", "Växjö"};
    FactTable table({"kind", "level", "type", "month", "serious"});
    for (const CountedEvent& row : counted_events()) {
        table.add(std::vector<std::string_view>(row.begin(), row.end()));
    }
    CountedFact fact{"event", true, std::move(table)};
    fact.labels = {
        {"kind", {{"failure", "Brist"}, {"positive", "Positiv händelse"}}},
        {"level",
         {{"handlaggare", "Handläggarnivå"}, {"lokal", "Lokal nivå"}, {"central", "Central nivå"}}},
        {"type", {{"vantetid", "Väntetid"}, {"bemotande", "Bemötande"}, {"bostad", "Bostad"}}},
        {"month", {{"01", "januari"}, {"02", "februari"}}}};
    numbers.figures = count_figures(fact.table, figure_registry().figures(), numbers.scope.cutoff);
    numbers.facts.push_back(std::move(fact));
    return numbers;
}
