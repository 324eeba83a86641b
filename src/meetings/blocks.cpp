// Meetings in a report: how many were held, and what became of the events they took up.
#include "meetings/blocks.h"

namespace {

const CountedFact& fact_in(const ReportNumbers& numbers, std::string_view name) {
    const CountedFact* fact = numbers.fact(name);
    ensure(fact != nullptr, "app.cpp hands in the facts of meetings with their block");
    return *fact;
}

CountedTable count_year(const ReportNumbers& numbers) {
    const CountedFact& fact = fact_in(numbers, "meeting_event");
    CountedTable counted;
    counted.fact = "meeting_event";
    counted.dimension = "decided";
    counted.totals = {0};
    for (const std::string code : {"yes", "no"}) {
        const int64_t count = count_rows(fact.table, {{"decided", {code}}});
        counted.rows.push_back({code, {count}});
        counted.totals[0] += count;
    }
    return counted;
}

std::vector<Block> draw_year(const BlockDrawing& drawing) {
    static const TableWords words = {"meeting_block.year",
                                     {"meeting_block.what", "meeting_block.events"},
                                     TableWords::Shares::none,
                                     "meeting_block.base"};
    const CountedFact& meetings = fact_in(drawing.numbers, "meeting");
    const int64_t held = count_rows(meetings.table, {});
    if (held == 0) {
        return {Paragraph{{{std::string(
            drawing.t(meetings.ever ? "meeting_block.nothing" : "meeting_block.missing"))}}}};
    }
    return {Paragraph{{{drawing.t("meeting_block.held", {{"count", drawing.t.number(held)}})}}},
            told_table(drawing, drawing.numbers.tables.at(drawing.block.id), words)};
}

} // namespace

std::vector<BlockKind> meeting_blocks() {
    return {BlockKind{
        .code = "meetings.year", .unit = "event", .count = count_year, .draw = draw_year}};
}
