// Clients beside the year before, by unit, with children and with assignments.
#include <algorithm>
#include <array>
#include <charconv>

#include "clients/block_parts.h"

namespace {

using namespace client_blocks_parts;
using Shares = TableWords::Shares;

// --- beside the year before ----------------------------------------------------------------------

constexpr std::array<std::string_view, 8> figures_over_years = {
    "clients.total",      "clients.women",  "clients.men",   "clients.new",
    "clients.continuing", "clients.closed", "clients.stock", "clients.with_children"};
/// Nothing was registered: not the same as 0.
constexpr int64_t not_counted = -1;

int64_t count_of(const FigureValue* figure) {
    return figure == nullptr || figure->status != FigureStatus::ok ? not_counted : figure->value;
}

CountedTable count_over_years(const ReportNumbers& numbers) {
    CountedTable counted;
    counted.fact = "client_year";
    counted.dimension = "figure";
    for (const std::string_view id : figures_over_years) {
        counted.rows.push_back(
            {std::string(id), {count_of(numbers.find(id)), count_of(numbers.find_last_year(id))}});
    }
    counted.totals = {std::max(int64_t{0}, counted.rows.front().counts.front())};
    return counted;
}

std::string count_said(const Texts& t, int64_t count) {
    return count == not_counted ? std::string(t("figure.status.missing")) : t.number(count);
}

std::string change_said(const Texts& t, const std::vector<int64_t>& counts) {
    if (counts[0] == not_counted || counts[1] == not_counted) {
        return std::string(t("figure.status.missing"));
    }
    const int64_t change = counts[0] - counts[1];
    const std::string size = t.number(change < 0 ? -change : change);
    return (change > 0 ? "+" : change < 0 ? "\xE2\x88\x92" : "") + size;
}

// "2025", or "till och med 30 november 2025" for a year that is not counted to its end.
std::string year_said(const Texts& t, int year, const FigureValue* figure) {
    return figure == nullptr || figure->cutoff == Date{year, 12, 31}
               ? std::to_string(year)
               : t("client_block.until", {{"day", t.date(figure->cutoff)}});
}

std::vector<Block> draw_over_years(const BlockDrawing& drawing) {
    std::vector<Block> nothing = nothing_told(drawing);
    if (!nothing.empty()) {
        return nothing;
    }
    const Texts& t = drawing.t;
    const CountedTable& counted = drawing.numbers.tables.at(drawing.block.id);
    TableBlock table = told_with_rules(
        drawing, words_of("client_block.over_years", "client_block.what", Shares::none));
    const int year = drawing.numbers.scope.year;
    const ReportNumbers& numbers = drawing.numbers;
    table.heads = {std::string(t("client_block.what")),
                   year_said(t, year, numbers.find("clients.total")),
                   year_said(t, year - 1, numbers.find_last_year("clients.total")),
                   std::string(t("client_block.change"))};
    table.rows.clear();
    for (const CountedRow& row : counted.rows) {
        table.rows.push_back({std::string(t("figure." + row.code)), count_said(t, row.counts[0]),
                              count_said(t, row.counts[1]), change_said(t, row.counts)});
    }
    table.total.clear();
    return {table};
}

// --- by unit -------------------------------------------------------------------------------------

const std::vector<Filter> by_age = {{counted_here},
                                    {counted_here, {"age_band", {"18_29"}}},
                                    {counted_here, {"age_band", {"30_49"}}},
                                    {counted_here, {"age_band", {"50_64"}}},
                                    {counted_here, {"age_band", {"65_plus"}}}};

CountedTable count_by_unit(const ReportNumbers& numbers) {
    return counted_by_all(fact_in(numbers, "client_year"), "unit", by_sex);
}
CountedTable count_by_unit_and_age(const ReportNumbers& numbers) {
    return counted_by_all(fact_in(numbers, "client_year"), "unit", by_age);
}
CountedTable count_by_lan(const ReportNumbers& numbers) {
    return counted_by_all(fact_in(numbers, "client_year"), "lan", by_sex);
}

/// A last column: which part one of the counts is of the row's own persons.
void add_share_of_row(const BlockDrawing& drawing, TableBlock& table, std::string_view head,
                      std::size_t part) {
    const CountedTable& counted = drawing.numbers.tables.at(drawing.block.id);
    const auto share = [&](const std::vector<int64_t>& counts) {
        return counts[0] == 0 ? std::string()
                              : drawing.t.percent_tenths(share_tenths(counts[part], counts[0]));
    };
    table.heads.emplace_back(drawing.t(head));
    for (std::size_t i = 0; i < counted.rows.size(); ++i) {
        table.rows[i].push_back(share(counted.rows[i].counts));
    }
    table.total.push_back(share(counted.totals));
}

std::vector<Block> draw_by_place(const BlockDrawing& drawing, std::string_view caption,
                                 std::string_view head) {
    std::vector<Block> nothing = nothing_told(drawing);
    if (!nothing.empty()) {
        return nothing;
    }
    TableBlock table = told_with_rules(drawing, words_of(caption, head, Shares::none));
    add_share_of_row(drawing, table, "client_block.share_women", 1);
    add_share_of_row(drawing, table, "client_block.share_men", 2);
    return {table};
}

std::vector<Block> draw_by_unit(const BlockDrawing& drawing) {
    return draw_by_place(drawing, "client_block.by_unit", "client_block.unit");
}
std::vector<Block> draw_by_lan(const BlockDrawing& drawing) {
    return draw_by_place(drawing, "client_block.by_lan", "client_block.lan");
}

std::vector<Block> draw_by_unit_and_age(const BlockDrawing& drawing) {
    std::vector<Block> nothing = nothing_told(drawing);
    if (!nothing.empty()) {
        return nothing;
    }
    TableWords words = words_of("client_block.by_unit_and_age", "client_block.unit", Shares::none);
    words.heads = {"client_block.unit",          "client_block.all",
                   "client.code.age_band.18_29", "client.code.age_band.30_49",
                   "client.code.age_band.50_64", "client.code.age_band.65_plus"};
    TableBlock table = told_with_rules(drawing, words);
    add_share_of_row(drawing, table, "client_block.share_65_plus", 4);
    return {table};
}

// --- children and assignments --------------------------------------------------------------------

CountedTable count_children(const ReportNumbers& numbers) {
    const CountedFact& fact = fact_in(numbers, "client_year");
    return with_missing(counted_by(fact, "children", {"wholly", "partly", "no"}, by_sex), fact,
                        by_sex);
}

// The table counts persons, the sentence households: both, and never as one number.
std::vector<Block> draw_children(const BlockDrawing& drawing) {
    std::vector<Block> all =
        told(drawing,
             words_of("client_block.children", "client_block.children_at_home", Shares::of_total));
    const CountedFact& fact = fact_in(drawing.numbers, "client_year");
    if (drawing.numbers.tables.at(drawing.block.id).totals[0] > 0) {
        const Texts& t = drawing.t;
        const int64_t households = count_rows(fact.table, {counted_here, {"household", {"yes"}}});
        const int64_t persons =
            count_rows(fact.table, {counted_here, {"children", {"wholly", "partly"}}});
        all.insert(all.begin(),
                   Paragraph{{{t("client_block.households", {{"households", t.number(households)},
                                                             {"persons", t.number(persons)}})}}});
    }
    return all;
}

int64_t assignments_in(const FactTable& table, const Filter& filter) {
    const CrossTable by_number = cross(table, "assignments", "", filter);
    int64_t sum = 0;
    for (std::size_t i = 0; i < by_number.row_codes.size(); ++i) {
        int64_t number = 0;
        const std::string& code = by_number.row_codes[i];
        std::from_chars(code.data(), code.data() + code.size(), number);
        sum += number * by_number.row_totals[i];
    }
    return sum;
}

// Persons and their assignments, by sex.
CountedTable count_assignments(const ReportNumbers& numbers) {
    const CountedFact& fact = fact_in(numbers, "client_year");
    CountedTable counted;
    counted.fact = fact.name;
    counted.dimension = "sex";
    for (const std::string sex : {"woman", "man", "other", "unknown"}) {
        const Filter filter = {counted_here, {"sex", {sex}}};
        const int64_t persons = count_rows(fact.table, filter);
        if (persons > 0) {
            counted.rows.push_back({sex, {persons, assignments_in(fact.table, filter)}});
        }
    }
    counted.totals = {count_rows(fact.table, {counted_here}),
                      assignments_in(fact.table, {counted_here})};
    return counted;
}

std::vector<Block> draw_assignments(const BlockDrawing& drawing) {
    std::vector<Block> nothing = nothing_told(drawing);
    if (!nothing.empty()) {
        return nothing;
    }
    const Texts& t = drawing.t;
    const CountedTable& counted = drawing.numbers.tables.at(drawing.block.id);
    TableWords words = words_of("client_block.assignments", "client_block.sex", Shares::none);
    words.heads = {"client_block.sex", "client_block.all", "client_block.assignment_count"};
    TableBlock table = told_with_rules(drawing, words);
    const auto mean = [&](const std::vector<int64_t>& counts) {
        return t.hundredths(mean_hundredths(counts[1], counts[0]));
    };
    table.heads.emplace_back(t("client_block.mean"));
    for (std::size_t i = 0; i < counted.rows.size(); ++i) {
        table.rows[i].push_back(mean(counted.rows[i].counts));
    }
    table.total.push_back(mean(counted.totals));
    return {Paragraph{{{t("client_block.assignments.sentence",
                          {{"persons", t.number(counted.totals[0])},
                           {"assignments", t.number(counted.totals[1])},
                           {"mean", mean(counted.totals)}})}}},
            table};
}

} // namespace

std::vector<BlockKind> client_year_blocks() {
    std::vector<BlockKind> kinds = {
        persons_block("clients.over_years", count_over_years, draw_over_years),
        persons_block("clients.by_unit", count_by_unit, draw_by_unit),
        persons_block("clients.by_unit_and_age", count_by_unit_and_age, draw_by_unit_and_age),
        persons_block("clients.by_lan", count_by_lan, draw_by_lan),
        persons_block("clients.children", count_children, draw_children),
        persons_block("clients.assignments", count_assignments, draw_assignments)};
    kinds[0].years = BlockKind::Years::with_last;
    for (std::size_t i = 1; i < 4; ++i) {
        kinds[i].where = BlockKind::Where::above_units;
    }
    return kinds;
}
