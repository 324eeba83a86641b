// Clients by age, reason, flow and kommun, each by sex; applicants by how they came.
#include "clients/blocks.h"

#include <algorithm>

#include "clients/block_parts.h"
#include "clients/figures.h"

namespace {

using namespace client_blocks_parts;
const std::vector<Filter> whole_flow = {{}, {{"sex", {"woman"}}}, {{"sex", {"man"}}}};

CountedTable count_by_age(const ReportNumbers& numbers) {
    const CountedFact& fact = fact_in(numbers, "client_year");
    return with_missing(
        counted_by(fact, "age_band", {"18_29", "30_49", "50_64", "65_plus"}, by_sex), fact, by_sex);
}

CountedTable count_by_reason(const ReportNumbers& numbers) {
    const CountedFact& fact = fact_in(numbers, "client_year");
    CountedTable counted = counted_by(fact, "reasons", contact_reason_codes(), by_sex);
    rank(counted, "other");
    return with_missing(std::move(counted), fact, by_sex);
}

const std::vector<Filter> new_by_sex = {{{"entry", {"started"}}},
                                        {{"entry", {"started"}}, {"sex", {"woman"}}},
                                        {{"entry", {"started"}}, {"sex", {"man"}}}};

CountedTable count_new_by_reason(const ReportNumbers& numbers) {
    const CountedFact& fact = fact_in(numbers, "client_year");
    CountedTable counted = counted_by(fact, "start_reasons", contact_reason_codes(), new_by_sex);
    rank(counted, "other");
    return with_missing(std::move(counted), fact, new_by_sex);
}

// Other and unknown have a line only where somebody is counted there.
CountedTable count_by_sex(const ReportNumbers& numbers) {
    CountedTable counted = counted_by(fact_in(numbers, "client_year"), "sex",
                                      {"woman", "man", "other", "unknown"}, {{counted_here}});
    std::erase_if(counted.rows, [](const CountedRow& row) {
        return row.counts[0] == 0 && row.code != "woman" && row.code != "man";
    });
    return counted;
}

CountedTable count_by_entry(const ReportNumbers& numbers) {
    return counted_by(fact_in(numbers, "client_year"), "entry", {"opening", "started", "received"},
                      whole_flow);
}

CountedTable count_by_ending(const ReportNumbers& numbers) {
    return counted_by(fact_in(numbers, "client_year"), "ending", {"closed", "handed_over", "stock"},
                      whole_flow);
}

CountedTable count_by_kommun(const ReportNumbers& numbers) {
    const CountedFact& fact = fact_in(numbers, "client_year");
    const CrossTable table = cross(fact.table, "kommun", "", {counted_here});
    return counted_by(fact, "kommun", table.row_codes, by_sex);
}

CountedTable count_applicants(const ReportNumbers& numbers) {
    return counted_by(fact_in(numbers, "application"), "source",
                      {"self", "relative", "authority", "other"}, {{{"applied", {"yes"}}}});
}

using Shares = TableWords::Shares;

// Prose says whole percent, and those may sum to 99 or 101 where the tenths do not.
void add_whole_percent(const BlockDrawing& drawing, TableBlock& table) {
    const CountedTable& counted = drawing.numbers.tables.at(drawing.block.id);
    std::string shares;
    int64_t sum = 0;
    for (const CountedRow& row : counted.rows) {
        const int64_t whole = whole_percent(row.counts[0], counted.totals[0]);
        sum += whole;
        shares += (shares.empty() ? "" : ", ") + drawing.t.number(whole);
    }
    if (sum != 100) {
        table.notes.push_back(drawing.t("client_block.whole_percent",
                                        {{"shares", shares}, {"sum", drawing.t.number(sum)}}));
    }
}

std::vector<Block> draw_by_age(const BlockDrawing& drawing) {
    std::vector<Block> nothing = nothing_told(drawing);
    if (!nothing.empty()) {
        return nothing;
    }
    TableBlock table = told_with_rules(
        drawing, words_of("client_block.by_age", "client_block.age", Shares::of_total));
    add_whole_percent(drawing, table);
    return {table};
}
std::vector<Block> draw_by_sex(const BlockDrawing& drawing) {
    TableWords words = words_of("client_block.by_sex", "client_block.sex", Shares::of_total);
    words.heads = {"client_block.sex", "client_block.all"};
    return told(drawing, words);
}
std::vector<Block> draw_new_by_reason(const BlockDrawing& drawing) {
    TableWords words =
        words_of("client_block.new_by_reason", "client_block.start_reason", Shares::none);
    words.base = "client_block.base.new";
    return told(drawing, words);
}
std::vector<Block> draw_by_reason(const BlockDrawing& drawing) {
    return told(drawing, words_of("client_block.by_reason", "client_block.reason", Shares::none));
}
std::vector<Block> draw_by_entry(const BlockDrawing& drawing) {
    return told(drawing, words_of("client_block.by_entry", "client_block.entry", Shares::none));
}
std::vector<Block> draw_by_ending(const BlockDrawing& drawing) {
    return told(drawing, words_of("client_block.by_ending", "client_block.ending", Shares::none));
}
std::vector<Block> draw_by_kommun(const BlockDrawing& drawing) {
    return told(drawing, words_of("client_block.by_kommun", "client_block.kommun", Shares::none));
}
std::vector<Block> draw_applicants(const BlockDrawing& drawing) {
    return told(drawing, {"client_block.by_source",
                          {"client_block.source", "client_block.applicants"},
                          Shares::of_total,
                          "client_block.base.applicants",
                          "client_block.source_line"});
}

} // namespace

BlockKind persons_block(std::string code, CountedTable (*count)(const ReportNumbers&),
                        std::vector<Block> (*draw)(const BlockDrawing&)) {
    return BlockKind{.code = std::move(code),
                     .fact = "client_year",
                     .unit = "person",
                     .count = count,
                     .draw = draw};
}

std::vector<BlockKind> client_blocks() {
    std::vector<BlockKind> kinds = {
        persons_block("clients.by_sex", count_by_sex, draw_by_sex),
        persons_block("clients.by_age", count_by_age, draw_by_age),
        persons_block("clients.by_reason", count_by_reason, draw_by_reason),
        persons_block("clients.new_by_reason", count_new_by_reason, draw_new_by_reason),
        persons_block("clients.by_entry", count_by_entry, draw_by_entry),
        persons_block("clients.by_ending", count_by_ending, draw_by_ending),
        persons_block("clients.by_kommun", count_by_kommun, draw_by_kommun),
        BlockKind{.code = "applicants.by_source",
                  .fact = "application",
                  .unit = "applicant",
                  .count = count_applicants,
                  .draw = draw_applicants}};
    std::ranges::move(client_year_blocks(), std::back_inserter(kinds));
    return kinds;
}
