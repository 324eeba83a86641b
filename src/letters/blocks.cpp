// Letters in a report: how many of each kind were sent in the year, and how many were answered.
#include "letters/blocks.h"

#include "letters/letter_template.h"

namespace {

CountedTable count_by_kind(const ReportNumbers& numbers) {
    const CountedFact* fact = numbers.fact("letter");
    ensure(fact != nullptr, "app.cpp hands in the fact of letters with their block");
    CountedTable counted;
    counted.fact = "letter";
    counted.dimension = "kind";
    counted.totals = {0, 0, 0};
    for (const LetterTemplate& shape : letter_templates) {
        const std::string kind(shape.kind);
        const Filter sent = {{"sent_in_year", {"yes"}}, {"kind", {kind}}};
        Filter answered = sent;
        answered.push_back({"answered", {"yes"}});
        const int64_t all = count_rows(fact->table, sent);
        const int64_t with_answer = count_rows(fact->table, answered);
        if (all > 0) {
            counted.rows.push_back({kind, {all, with_answer, all - with_answer}});
            counted.totals[0] += all;
            counted.totals[1] += with_answer;
            counted.totals[2] += all - with_answer;
        }
    }
    return counted;
}

std::vector<Block> draw_by_kind(const BlockDrawing& drawing) {
    static const TableWords words = {"letter_block.by_kind",
                                     {"letter_block.kind", "letter_block.sent",
                                      "letter_block.answered", "letter_block.unanswered"},
                                     TableWords::Shares::none,
                                     "letter_block.base"};
    const CountedTable& counted = drawing.numbers.tables.at(drawing.block.id);
    if (counted.totals[0] == 0) {
        const bool ever = drawing.numbers.fact("letter")->ever;
        return {Paragraph{
            {{std::string(drawing.t(ever ? "letter_block.nothing" : "letter_block.missing"))}}}};
    }
    return {told_table(drawing, counted, words)};
}

} // namespace

std::vector<BlockKind> letter_blocks() {
    return {BlockKind{
        .code = "letters.by_kind", .unit = "letter", .count = count_by_kind, .draw = draw_by_kind}};
}
