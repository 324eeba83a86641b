// Counting by a dimension, and telling it with its rules.
#include "clients/block_parts.h"

#include <algorithm>

namespace client_blocks_parts {

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

CountedTable counted_by_all(const CountedFact& fact, const std::string& dimension,
                            const std::vector<Filter>& filters) {
    const CrossTable table = cross(fact.table, dimension, "", filters.front());
    CountedTable counted = counted_by(fact, dimension, table.row_codes, filters);
    rank(counted, code_missing);
    return counted;
}

void rank(CountedTable& counted, std::string_view last) {
    std::ranges::stable_sort(counted.rows, [&](const CountedRow& left, const CountedRow& right) {
        const bool last_left = left.code == last;
        const bool last_right = right.code == last;
        return last_left != last_right ? last_right : left.counts[0] > right.counts[0];
    });
}

CountedTable with_missing(CountedTable counted, const CountedFact& fact,
                          const std::vector<Filter>& filters) {
    CountedTable missing =
        counted_by(fact, counted.dimension, {std::string(code_missing)}, filters);
    if (missing.rows[0].counts[0] > 0) {
        counted.rows.push_back(std::move(missing.rows[0]));
    }
    return counted;
}

TableWords words_of(std::string_view caption, std::string_view head, TableWords::Shares shares) {
    return {caption,
            {head, "client_block.all", "client_block.women", "client_block.men"},
            shares,
            "client_block.base.persons",
            "client_block.source_line"};
}

// The rules as they held when the report was counted stand among its labels, so that a frozen
// report prints them again.
static void add_rules(const BlockDrawing& drawing, const CountedTable& counted, TableBlock& table) {
    const auto& labels = fact_in(drawing.numbers, counted.fact).labels;
    const auto rules = labels.find("rules");
    if (rules != labels.end()) {
        for (const auto& [place, rule] : rules->second) {
            table.notes.push_back(rule);
        }
    }
}

TableBlock told_with_rules(const BlockDrawing& drawing, const TableWords& words) {
    const CountedTable& counted = drawing.numbers.tables.at(drawing.block.id);
    TableBlock table = told_table(drawing, counted, words);
    if (counted.dimension == "reasons" || counted.dimension == "start_reasons") {
        // The rows are answers, not persons: a last line under them would read as their sum.
        table.total.clear();
        table.notes.emplace_back(drawing.t("client_block.several"));
    }
    if (counted.dimension == "entry" || counted.dimension == "ending") {
        table.notes.emplace_back(drawing.t("client_block.flow"));
    }
    add_rules(drawing, counted, table);
    return table;
}

std::vector<Block> nothing_told(const BlockDrawing& drawing) {
    const CountedTable& counted = drawing.numbers.tables.at(drawing.block.id);
    if (counted.totals[0] > 0) {
        return {};
    }
    const bool ever = fact_in(drawing.numbers, counted.fact).ever;
    return {Paragraph{
        {{std::string(drawing.t(ever ? "client_block.nothing" : "client_block.missing"))}}}};
}

std::vector<Block> told(const BlockDrawing& drawing, const TableWords& words) {
    std::vector<Block> nothing = nothing_told(drawing);
    if (!nothing.empty()) {
        return nothing;
    }
    return {told_with_rules(drawing, words)};
}

} // namespace client_blocks_parts
