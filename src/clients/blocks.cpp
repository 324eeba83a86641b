// Clients by age, reason, flow and kommun, each by sex; applicants by how they came.
#include "clients/blocks.h"

#include <algorithm>

#include "clients/figures.h"

namespace {

const Condition counted_here = {"ending", {"stock", "closed"}};
const std::vector<Filter> by_sex = {
    {counted_here}, {counted_here, {"sex", {"woman"}}}, {counted_here, {"sex", {"man"}}}};
const std::vector<Filter> whole_flow = {{}, {{"sex", {"woman"}}}, {{"sex", {"man"}}}};

const CountedFact& fact_in(const ReportNumbers& numbers, std::string_view name) {
    const CountedFact* fact = numbers.fact(name);
    ensure(fact != nullptr, "a block's fact is loaded for its report");
    return *fact;
}

CountedTable counted_by(const CountedFact& fact, const std::string& dimension,
                        const std::vector<std::string>& codes, const std::vector<Filter>& filters) {
    CountedTable counted;
    counted.fact = fact.name;
    counted.dimension = dimension;
    for (const std::string& code : codes) {
        CountedRow row{code, {}};
        for (Filter filter : filters) {
            filter.push_back({dimension, {code}});
            row.counts.push_back(count_rows(fact.table, filter));
        }
        counted.rows.push_back(std::move(row));
    }
    for (const Filter& filter : filters) {
        counted.totals.push_back(count_rows(fact.table, filter));
    }
    return counted;
}

// A line for who has no answer, only where somebody has none.
CountedTable with_missing(CountedTable counted, const CountedFact& fact,
                          const std::vector<Filter>& filters) {
    CountedTable missing =
        counted_by(fact, counted.dimension, {std::string(code_missing)}, filters);
    if (missing.rows[0].counts[0] > 0) {
        counted.rows.push_back(std::move(missing.rows[0]));
    }
    return counted;
}

CountedTable count_by_age(const ReportNumbers& numbers) {
    const CountedFact& fact = fact_in(numbers, "client_year");
    return with_missing(
        counted_by(fact, "age_band", {"18_29", "30_49", "50_64", "65_plus"}, by_sex), fact, by_sex);
}

CountedTable count_by_reason(const ReportNumbers& numbers) {
    const CountedFact& fact = fact_in(numbers, "client_year");
    CountedTable counted = counted_by(fact, "reasons", contact_reason_codes(), by_sex);
    // The largest first; "other" last.
    std::ranges::stable_sort(counted.rows, [](const CountedRow& left, const CountedRow& right) {
        const bool last_left = left.code == "other";
        const bool last_right = right.code == "other";
        return last_left != last_right ? last_right : left.counts[0] > right.counts[0];
    });
    return with_missing(std::move(counted), fact, by_sex);
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

TableWords words_of(std::string_view caption, std::string_view head, Shares shares) {
    return {caption,
            {head, "client_block.all", "client_block.women", "client_block.men"},
            shares,
            "client_block.base.persons"};
}

// The rules as they held when the report was counted stand among its labels, so that a frozen
// report prints them again.
void add_rules(const BlockDrawing& drawing, const CountedTable& counted, TableBlock& table) {
    const auto& labels = fact_in(drawing.numbers, counted.fact).labels;
    const auto rules = labels.find("rules");
    if (rules != labels.end()) {
        for (const auto& [place, rule] : rules->second) {
            table.notes.push_back(rule);
        }
    }
}

std::vector<Block> told(const BlockDrawing& drawing, const TableWords& words) {
    const CountedTable& counted = drawing.numbers.tables.at(drawing.block.id);
    if (counted.totals[0] == 0) {
        const bool ever = fact_in(drawing.numbers, counted.fact).ever;
        return {Paragraph{
            {{std::string(drawing.t(ever ? "client_block.nothing" : "client_block.missing"))}}}};
    }
    TableBlock table = told_table(drawing, counted, words);
    if (counted.dimension == "reasons") {
        // The rows are answers, not persons: a last line under them would read as their sum.
        table.total.clear();
        table.notes.emplace_back(drawing.t("client_block.several"));
    }
    add_rules(drawing, counted, table);
    return {table};
}

std::vector<Block> draw_by_age(const BlockDrawing& drawing) {
    return told(drawing, words_of("client_block.by_age", "client_block.age", Shares::of_total));
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
                          "client_block.base.applicants"});
}

} // namespace

std::vector<BlockKind> client_blocks() {
    const auto of_persons = [](std::string code, CountedTable (*count)(const ReportNumbers&),
                               std::vector<Block> (*draw)(const BlockDrawing&)) {
        return BlockKind{.code = std::move(code),
                         .fact = "client_year",
                         .unit = "person",
                         .count = count,
                         .draw = draw};
    };
    return {of_persons("clients.by_age", count_by_age, draw_by_age),
            of_persons("clients.by_reason", count_by_reason, draw_by_reason),
            of_persons("clients.by_entry", count_by_entry, draw_by_entry),
            of_persons("clients.by_ending", count_by_ending, draw_by_ending),
            of_persons("clients.by_kommun", count_by_kommun, draw_by_kommun),
            BlockKind{.code = "applicants.by_source",
                      .fact = "application",
                      .unit = "applicant",
                      .count = count_applicants,
                      .draw = draw_applicants}};
}
