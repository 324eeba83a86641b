// Letters in a report: how many of each kind were sent in the year, and how many were answered; of
// those about what is withheld that is not told outside the unit.
#include "letters/blocks.h"

#include "letters/letter_template.h"

namespace {

CountedTable count_by_kind(const ReportNumbers& numbers) {
    const CountedFact* fact = numbers.fact("letter");
    ensure(fact != nullptr, "app.cpp hands in the fact of letters with their block");
    CountedTable counted;
    counted.fact = "letter";
    counted.dimension = "kind";
    const Condition this_year = {"sent_in_year", {"yes"}};
    const bool hides = withholds_rows(fact->table, {this_year, {"answered", {"yes"}}});
    counted.totals.assign(hides ? 4 : 3, 0);
    for (const LetterTemplate& shape : letter_templates) {
        const std::string kind(shape.kind);
        const Filter sent = {this_year, {"kind", {kind}}};
        const auto with = [&](std::string_view answered) {
            Filter some = sent;
            some.push_back({"answered", {std::string(answered)}});
            return count_rows(fact->table, some);
        };
        CountedRow row{kind, {count_rows(fact->table, sent), with("yes"), with("no")}};
        if (hides) {
            row.counts.push_back(with(code_withheld));
        }
        if (row.counts[0] > 0) {
            for (std::size_t i = 0; i < row.counts.size(); ++i) {
                counted.totals[i] += row.counts[i];
            }
            counted.rows.push_back(std::move(row));
        }
    }
    return counted;
}

std::vector<Block> draw_by_kind(const BlockDrawing& drawing) {
    TableWords words = {"letter_block.by_kind",
                        {"letter_block.kind", "letter_block.sent", "letter_block.answered",
                         "letter_block.unanswered"},
                        TableWords::Shares::none,
                        "letter_block.base"};
    const CountedTable& counted = drawing.numbers.tables.at(drawing.block.id);
    if (counted.totals[0] == 0) {
        const bool ever = drawing.numbers.fact("letter")->ever;
        return {Paragraph{
            {{std::string(drawing.t(ever ? "letter_block.nothing" : "letter_block.missing"))}}}};
    }
    const bool hides = counted.totals.size() == words.heads.size();
    if (hides) {
        words.heads.emplace_back("letter_block.withheld");
    }
    TableBlock table = told_table(drawing, counted, words);
    if (hides) {
        table.notes.emplace_back(drawing.t("letter_block.withheld_note"));
    }
    return {std::move(table)};
}

} // namespace

std::vector<BlockKind> letter_blocks() {
    return {BlockKind{
        .code = "letters.by_kind", .unit = "letter", .count = count_by_kind, .draw = draw_by_kind}};
}
