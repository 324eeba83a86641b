// Actions in a report: how many there were in each state at the cut-off.
#include "actions/blocks.h"

#include <algorithm>

namespace {

CountedTable count_by_standing(const ReportNumbers& numbers) {
    const CountedFact* fact = numbers.fact("action");
    ensure(fact != nullptr, "app.cpp hands in the fact of actions with their block");
    CountedTable counted;
    counted.fact = "action";
    counted.dimension = "standing";
    counted.totals = {0};
    for (const std::string code :
         {"planned", "done", "effect_confirmed", "effect_missing", "came_back", "dropped"}) {
        const int64_t count = count_rows(fact->table, {{"standing", {code}}});
        if (count > 0) {
            counted.rows.push_back({code, {count}});
            counted.totals[0] += count;
        }
    }
    return counted;
}

std::vector<Block> draw_by_standing(const BlockDrawing& drawing) {
    static const TableWords words = {"action_block.by_standing",
                                     {"action_block.standing", "action_block.actions"},
                                     TableWords::Shares::none,
                                     "action_block.base"};
    const CountedTable& counted = drawing.numbers.tables.at(drawing.block.id);
    if (counted.totals[0] == 0) {
        const bool ever = drawing.numbers.fact("action")->ever;
        return {Paragraph{
            {{std::string(drawing.t(ever ? "action_block.nothing" : "action_block.missing"))}}}};
    }
    return {told_table(drawing, counted, words)};
}

} // namespace

std::vector<BlockKind> action_blocks() {
    return {BlockKind{.code = "actions.by_standing",
                      .unit = "action",
                      .count = count_by_standing,
                      .draw = draw_by_standing}};
}
