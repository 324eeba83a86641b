// Handovers in a report: what bodies were told in the year, and what they had answered.
#include "handovers/blocks.h"

#include "handovers/answer.h"

namespace {

/// Answers first, in the order they are chosen in; then what nobody answered.
std::vector<std::string> answers_in_order() {
    std::vector<std::string> codes;
    for (const std::string_view kind : answer_kinds()) {
        codes.emplace_back(kind);
    }
    codes.insert(codes.end(), {"unanswered", "no_answer", std::string(code_withheld)});
    return codes;
}

CountedTable count_by_answer(const ReportNumbers& numbers) {
    const CountedFact* fact = numbers.fact("told");
    ensure(fact != nullptr, "app.cpp hands in the fact of handovers with their block");
    CountedTable counted;
    counted.fact = "told";
    counted.dimension = "answer";
    counted.totals = {0};
    for (const std::string& code : answers_in_order()) {
        const int64_t count =
            count_rows(fact->table, {{"told_in_year", {"yes"}}, {"answer", {code}}});
        if (count > 0) {
            counted.rows.push_back({code, {count}});
            counted.totals[0] += count;
        }
    }
    return counted;
}

std::vector<Block> draw_by_answer(const BlockDrawing& drawing) {
    static const TableWords words = {"handover_block.by_answer",
                                     {"handover_block.answer", "handover_block.told"},
                                     TableWords::Shares::none,
                                     "handover_block.base"};
    const CountedTable& counted = drawing.numbers.tables.at(drawing.block.id);
    if (counted.totals[0] == 0) {
        const bool ever = drawing.numbers.fact("told")->ever;
        return {Paragraph{{{std::string(
            drawing.t(ever ? "handover_block.nothing" : "handover_block.missing"))}}}};
    }
    return {told_table(drawing, counted, words)};
}

} // namespace

std::vector<BlockKind> handover_blocks() {
    return {BlockKind{.code = "handovers.by_answer",
                      .unit = "told",
                      .count = count_by_answer,
                      .draw = draw_by_answer}};
}
