// Counts by level, type, body, month, kind and kommun; especially serious; texts chosen for print.
#include "events/blocks.h"

#include <algorithm>
#include <array>

#include "events/chosen.h"

namespace {

const FactTable& events_in(const ReportNumbers& numbers) {
    const CountedFact* fact = numbers.fact("event");
    ensure(fact != nullptr, "app.cpp hands in the events' fact with their blocks");
    return fact->table;
}

CountedTable empty_table(const std::string& dimension) {
    CountedTable counted;
    counted.fact = "event";
    counted.dimension = dimension;
    return counted;
}

// One count for each code of the dimension; the withheld come last as one line.
CountedTable by_dimension(const ReportNumbers& numbers, const std::string& dimension,
                          const Filter& filter) {
    CountedTable counted = empty_table(dimension);
    const CrossTable table = cross(events_in(numbers), dimension, "", filter);
    for (std::size_t i = 0; i < table.row_codes.size(); ++i) {
        counted.rows.push_back({table.row_codes[i], {table.row_totals[i]}});
    }
    counted.totals = {table.total};
    return counted;
}

// A line for each of the codes, also those with nothing, and a count for each filter.
CountedTable by_codes(const ReportNumbers& numbers, const std::string& dimension,
                      const std::vector<std::string>& codes, const std::vector<Filter>& filters) {
    CountedTable counted = empty_table(dimension);
    const FactTable& events = events_in(numbers);
    counted.totals.resize(filters.size());
    for (const std::string& code : codes) {
        CountedRow row{code, {}};
        for (std::size_t i = 0; i < filters.size(); ++i) {
            Filter filter = filters[i];
            filter.push_back({dimension, {code}});
            row.counts.push_back(count_rows(events, filter));
            counted.totals[i] += row.counts.back();
        }
        counted.rows.push_back(std::move(row));
    }
    return counted;
}

const Filter failures = {{"kind", {"failure"}}};
const Filter serious_failures = {{"kind", {"failure"}}, {"serious", {"yes"}}};
const std::vector<std::string> levels = {"handlaggare", "lokal", "central"};

CountedTable count_by_level(const ReportNumbers& numbers) {
    return by_codes(numbers, "level", levels, {failures});
}
CountedTable count_serious(const ReportNumbers& numbers) {
    return by_codes(numbers, "level", levels, {serious_failures, failures});
}
CountedTable count_by_body(const ReportNumbers& numbers) {
    return by_dimension(numbers, "body_type", failures);
}
CountedTable count_by_type(const ReportNumbers& numbers) {
    return by_dimension(numbers, "type", {});
}
CountedTable count_by_kommun(const ReportNumbers& numbers) {
    return by_dimension(numbers, "kommun", {});
}

CountedTable count_by_kind(const ReportNumbers& numbers) {
    CountedTable counted = by_codes(numbers, "kind",
                                    {"failure", "positive", "wish", "own_practice"}, {{}});
    std::erase_if(counted.rows, [](const CountedRow& row) { return row.counts[0] == 0; });
    return counted;
}

// Every month up to the cut-off, so that a month without events is seen as one.
CountedTable count_by_month(const ReportNumbers& numbers) {
    std::vector<std::string> months;
    for (int month = 1; month <= numbers.scope.cutoff.month; ++month) {
        months.push_back((month < 10 ? "0" : "") + std::to_string(month));
    }
    const bool any_withheld =
        count_rows(events_in(numbers), {{"month", {std::string(code_withheld)}}}) > 0;
    if (any_withheld) {
        months.emplace_back(code_withheld);
    }
    return by_codes(numbers, "month", months, {{}});
}

using Shares = TableWords::Shares;

const TableWords level_words = {"event_block.by_level",
                                {"event_block.level", "event_block.failures"},
                                Shares::of_total,
                                "event_block.base.failures"};
const TableWords kind_words = {"event_block.by_kind",
                               {"event_block.kind", "event_block.events"},
                               Shares::of_total,
                               "event_block.base.events"};
const TableWords body_words = {"event_block.by_body",
                               {"event_block.body", "event_block.failures"},
                               Shares::of_total,
                               "event_block.base.failures"};
const TableWords type_words = {"event_block.by_type",
                               {"event_block.type", "event_block.events"},
                               Shares::of_total,
                               "event_block.base.events"};
const TableWords kommun_words = {"event_block.by_kommun",
                                 {"event_block.kommun", "event_block.events"},
                                 Shares::of_total,
                                 "event_block.base.events"};
const TableWords month_words = {"event_block.by_month",
                                {"event_block.month", "event_block.events"},
                                Shares::none,
                                "event_block.base.events"};
const TableWords serious_words = {"event_block.serious",
                                  {"event_block.level", "event_block.serious_failures",
                                   "event_block.failures"},
                                  Shares::none,
                                  "event_block.base.serious"};

// No events in the year is a count; no register that year is none.
Paragraph nothing_counted(const BlockDrawing& drawing) {
    const bool ever = drawing.numbers.fact("event")->ever;
    return {{{std::string(drawing.t(ever ? "event_block.nothing" : "event_block.missing"))}}};
}

std::vector<Block> told(const BlockDrawing& drawing, const TableWords& words) {
    const CountedTable& counted = drawing.numbers.tables.at(drawing.block.id);
    if (counted.totals[0] == 0) {
        return {nothing_counted(drawing)};
    }
    return {told_chart(drawing, counted, words)};
}

std::vector<Block> draw_by_level(const BlockDrawing& drawing) {
    return told(drawing, level_words);
}
std::vector<Block> draw_by_kind(const BlockDrawing& drawing) {
    return told(drawing, kind_words);
}
std::vector<Block> draw_by_body(const BlockDrawing& drawing) {
    return told(drawing, body_words);
}
std::vector<Block> draw_by_type(const BlockDrawing& drawing) {
    return told(drawing, type_words);
}
std::vector<Block> draw_by_kommun(const BlockDrawing& drawing) {
    return told(drawing, kommun_words);
}
std::vector<Block> draw_by_month(const BlockDrawing& drawing) {
    return told(drawing, month_words);
}

// The share is of the level's own failures, so it stands in words with both its parts.
std::vector<Block> draw_serious(const BlockDrawing& drawing) {
    const CountedTable& counted = drawing.numbers.tables.at(drawing.block.id);
    const int64_t serious = counted.totals[0];
    const int64_t all = counted.totals[1];
    if (all == 0) {
        return {nothing_counted(drawing)};
    }
    const Texts& t = drawing.t;
    return {Paragraph{{{t("event_block.serious.sentence",
                          {{"serious", t.number(serious)},
                           {"all", t.number(all)},
                           {"share", t.percent_tenths(share_tenths(serious, all))}})}}},
            told_table(drawing, counted, serious_words)};
}

} // namespace

std::vector<BlockKind> event_blocks() {
    const auto counted = [](std::string code, CountedTable (*count)(const ReportNumbers&),
                            std::vector<Block> (*draw)(const BlockDrawing&)) {
        return BlockKind{.code = std::move(code), .unit = "event", .count = count, .draw = draw};
    };
    const auto chosen = [](std::string code) {
        return BlockKind{.code = std::move(code),
                         .draw = told_texts,
                         .texts = BlockKind::Texts::chosen,
                         .check = check_chosen_events};
    };
    return {counted("events.by_level", count_by_level, draw_by_level),
            counted("events.serious", count_serious, draw_serious),
            counted("events.by_kind", count_by_kind, draw_by_kind),
            counted("events.by_type", count_by_type, draw_by_type),
            counted("events.by_body", count_by_body, draw_by_body),
            counted("events.by_month", count_by_month, draw_by_month),
            counted("events.by_kommun", count_by_kommun, draw_by_kommun),
            chosen("events.themes"),
            chosen("events.examples"),
            chosen("events.proposals")};
}
