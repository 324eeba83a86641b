// The engine that counts: shares, statuses, cross tables and cut-offs, against plain recounts.
#include "figures/figure.h"

#include <array>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "figures/cross_table.h"
#include "figures/saved_table.h"
#include "organisations/unit.h"
#include "tests/support/database.h"

namespace {

const Date cutoff{2025, 12, 31};
const std::vector<std::string> dimensions = {"kind", "level", "month"};
using ThingRow = std::array<std::string, 3>;

std::vector<ThingRow> random_rows(unsigned seed, int count) {
    std::mt19937 dice(seed);
    const auto one_of = [&](std::vector<std::string> codes) {
        return codes[dice() % codes.size()];
    };
    std::vector<ThingRow> rows;
    for (int i = 0; i < count; ++i) {
        rows.push_back({one_of({"failure", "failure", "positive"}),
                        one_of({"lokal", "central", "", "missing"}),
                        one_of({"01", "02", "11", "missing"})});
    }
    return rows;
}

FactTable table_of(const std::vector<ThingRow>& rows) {
    FactTable table(dimensions);
    for (const ThingRow& row : rows) {
        const std::array<std::string_view, 3> codes = {row[0], row[1], row[2]};
        table.add(codes);
    }
    return table;
}

bool matches(const ThingRow& row, const Filter& filter) {
    return std::ranges::all_of(filter, [&](const Condition& condition) {
        const auto place = std::ranges::find(dimensions, condition.dimension);
        const std::string& code = row[static_cast<std::size_t>(place - dimensions.begin())];
        return std::ranges::find(condition.codes, code) != condition.codes.end();
    });
}

int64_t recount(const std::vector<ThingRow>& rows, const Filter& filter) {
    return std::ranges::count_if(rows, [&](const ThingRow& row) { return matches(row, filter); });
}

const Filter failures = {{"kind", {"failure"}}};
const Filter local = {{"level", {"lokal"}}};
const Filter winter_of_two = {{"month", {"01", "02"}}, {"level", {"lokal", "central"}}};
const Filter unknown = {{"kind", {"no such kind"}}};

class Cutoffs : public testing::TestWithParam<Engine> {
protected:
    Cutoffs() {
        for (const std::string name : {"ett", "två"}) {
            Unit unit;
            unit.name = name;
            unit.prefix = name == "ett" ? "ETT" : "TVA";
            unit.started_on = Date{2020, 1, 1};
            units.push_back(
                db.write(cli, [&](Work& work) { return start_unit(work, unit); }).value());
        }
    }
    Date found(const std::string& unit, int year) {
        return db.read(cli, [&](Work& work) { return cutoff_of(work, unit, year); });
    }
    Result<void> sets(int year, Date day) {
        return db.write(cli, [&](Work& work) {
            return set_cutoff(work, units[0], year, {cutoff_of(work, units[0], year), day});
        });
    }

    const Actor cli{.id = "cli", .name = "cli"};
    TestDatabase db{GetParam()};
    std::vector<std::string> units;
};

} // namespace

TEST(Share, IsRoundedHalfUpToTenthsOfAPercent) {
    EXPECT_EQ(share_tenths(47, 147), 320);
    EXPECT_EQ(share_tenths(75, 147), 510);
    EXPECT_EQ(share_tenths(25, 147), 170);
    EXPECT_EQ(share_tenths(52, 147), 354);
    EXPECT_EQ(share_tenths(0, 3), 0);
    EXPECT_EQ(share_tenths(3, 3), 1000);
    // 12,35 exactly, and one just below it.
    EXPECT_EQ(share_tenths(247, 2000), 124);
    EXPECT_EQ(share_tenths(12349, 100000), 123);
    EXPECT_THROW(share_tenths(0, 0), Bug);
}

TEST(Figures, AreSuppressedWhenAWithheldRowMayOrMayNotBelong) {
    FactTable table({"kind", "level", "mended"});
    table.add(std::array<std::string_view, 3>{"failure", "lokal", "yes"});
    table.add(std::array<std::string_view, 3>{"failure", "handlaggare", code_withheld});
    const std::vector<Figure> figures = {
        {"mended", "thing", {{"mended", {"yes"}}}, Measure::count, {}, "event"},
        {"mended_local",
         "thing",
         {{"mended", {"yes"}}, {"level", {"lokal"}}},
         Measure::count,
         {},
         "event"},
        {"withheld", "thing", {{"mended", {"withheld"}}}, Measure::count, {}, "event"},
        {"share", "thing", {{"level", {"lokal"}}}, Measure::share, {{"mended", {"yes"}}}, "event"}};
    const std::vector<FigureValue> values = count_figures(table, figures, cutoff);
    EXPECT_EQ(values[0].status, FigureStatus::suppressed);
    EXPECT_EQ(values[0].numerator, std::nullopt);
    EXPECT_EQ(values[1].status, FigureStatus::ok);
    EXPECT_EQ(values[1].value, 1);
    EXPECT_EQ(values[2].value, 1);
    EXPECT_EQ(values[3].status, FigureStatus::suppressed);
}

TEST(CrossTables, ShowNoNumberWhereWithheldRowsMayBelong) {
    FactTable table({"body", "level"});
    table.add(std::array<std::string_view, 2>{"a", "central"});
    table.add(std::array<std::string_view, 2>{"a", "lokal"});
    table.add(std::array<std::string_view, 2>{code_withheld, "handlaggare"});
    const CrossTable answer = cross(table, "body", "level", {});
    EXPECT_EQ(answer.column_codes, (std::vector<std::string>{"handlaggare", "lokal", "central"}));
    EXPECT_EQ(answer.row_codes.back(), code_withheld);
    EXPECT_EQ(answer.cells.front(), (std::vector<int64_t>{CrossTable::withheld, 1, 1}));
    EXPECT_EQ(answer.cells.back(), (std::vector<int64_t>{1, 0, 0}));
    EXPECT_TRUE(answer.holds_withheld());
    const CrossTable turned = cross(table, "level", "body", {});
    EXPECT_EQ(turned.cells.front(), (std::vector<int64_t>{CrossTable::withheld, 1}));
}

TEST(Figures, CountWhatAPlainLoopCounts) {
    const std::vector<ThingRow> rows = random_rows(1, 500);
    const FactTable table = table_of(rows);
    std::vector<Figure> figures;
    for (const Filter& filter : {Filter{}, failures, local, winter_of_two, unknown}) {
        figures.push_back({"count", "thing", filter, Measure::count, {}, "event"});
        for (const Filter& whole : {Filter{}, failures, unknown}) {
            figures.push_back({"share", "thing", filter, Measure::share, whole, "event"});
        }
    }
    const std::vector<FigureValue> values = count_figures(table, figures, cutoff);
    ASSERT_EQ(values.size(), figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
        Filter both = figures[i].filter;
        both.insert(both.end(), figures[i].of.begin(), figures[i].of.end());
        const int64_t part = recount(rows, both);
        const int64_t whole = recount(rows, figures[i].of);
        EXPECT_EQ(values[i].numerator, part);
        EXPECT_EQ(values[i].cutoff, cutoff);
        if (figures[i].measure == Measure::count) {
            EXPECT_EQ(values[i].value, part);
            EXPECT_EQ(count_rows(table, figures[i].filter), part);
        } else if (whole == 0) {
            EXPECT_EQ(values[i].status, FigureStatus::none);
        } else {
            EXPECT_EQ(values[i].denominator, whole);
            EXPECT_EQ(values[i].value, share_tenths(part, whole));
        }
    }
}

TEST(Figures, TellZeroNoneAndMissingApart) {
    const Texts t(Language::swedish);
    FigureValue value;
    value.measure = Measure::share;
    std::map<std::string, FigureStatus> printed;
    for (const auto status : {FigureStatus::none, FigureStatus::missing, FigureStatus::not_asked,
                              FigureStatus::suppressed}) {
        value.status = status;
        printed[value.printed(t)] = status;
    }
    value.status = FigureStatus::ok;
    printed[value.printed(t)] = FigureStatus::ok;
    EXPECT_EQ(printed.size(), 5U);
    EXPECT_EQ(value.printed(t), t.percent_tenths(0));
    value.measure = Measure::count;
    EXPECT_EQ(value.printed(t), "0");
}

TEST(Figures, AreTheSameForTheSameRowsOnly) {
    const std::vector<ThingRow> rows = random_rows(2, 40);
    EXPECT_EQ(table_of(rows).fingerprint(), table_of(rows).fingerprint());
    std::vector<ThingRow> changed = rows;
    changed[7][0] = changed[7][0] == "failure" ? "positive" : "failure";
    EXPECT_NE(table_of(rows).fingerprint(), table_of(changed).fingerprint());
    changed = rows;
    changed.pop_back();
    EXPECT_NE(table_of(rows).fingerprint(), table_of(changed).fingerprint());
}

TEST(CrossTable, HasTotalsThatAreTheSumsOfItsCells) {
    const std::vector<ThingRow> rows = random_rows(3, 400);
    const FactTable table = table_of(rows);
    for (const Filter& filter : {Filter{}, failures, unknown}) {
        const CrossTable answer = cross(table, "level", "month", filter);
        int64_t total = 0;
        std::vector<int64_t> columns(answer.column_codes.size(), 0);
        for (std::size_t r = 0; r < answer.row_codes.size(); ++r) {
            int64_t sum = 0;
            for (std::size_t c = 0; c < answer.column_codes.size(); ++c) {
                Filter cell = filter;
                cell.push_back({"level", {answer.row_codes[r]}});
                cell.push_back({"month", {answer.column_codes[c]}});
                EXPECT_EQ(answer.cells[r][c], recount(rows, cell));
                sum += answer.cells[r][c];
                columns[c] += answer.cells[r][c];
            }
            EXPECT_EQ(answer.row_totals[r], sum);
            total += sum;
        }
        EXPECT_EQ(answer.column_totals, columns);
        EXPECT_EQ(answer.total, total);
        EXPECT_EQ(answer.total, recount(rows, filter));
    }
}

TEST(CrossTable, ShowsTheLargestFirstMonthsInOrderAndTheUnknownLast) {
    std::vector<ThingRow> rows = {{"failure", "lokal", "missing"}, {"positive", "lokal", "11"},
                                  {"failure", "lokal", "02"},      {"failure", "lokal", "missing"},
                                  {"failure", "withheld", "01"},   {"failure", "withheld", "01"}};
    const FactTable table = table_of(rows);
    EXPECT_EQ(cross(table, "kind", "", {}).row_codes,
              (std::vector<std::string>{"failure", "positive"}));
    EXPECT_EQ(cross(table, "month", "", {}).row_codes,
              (std::vector<std::string>{"01", "02", "11", "missing"}));
    EXPECT_EQ(cross(table, "level", "", {}).row_codes,
              (std::vector<std::string>{"lokal", "withheld"}));
    const CrossTable one = cross(table, "kind", "", {});
    EXPECT_TRUE(one.column_codes.empty());
    EXPECT_EQ(one.cells, (std::vector<std::vector<int64_t>>{{5}, {1}}));
    EXPECT_EQ(one.total, 6);
}

TEST_P(Cutoffs, StandAtTheYearsEndOrTodayUntilSomebodySetsThem) {
    EXPECT_EQ(found(units[0], 2025), (Date{2025, 12, 31}));
    EXPECT_EQ(found(units[0], 2026), (Date{2026, 3, 2}));
    ASSERT_TRUE(sets(2025, {2025, 11, 30}));
    EXPECT_EQ(found(units[0], 2025), (Date{2025, 11, 30}));
    EXPECT_EQ(found(units[1], 2025), (Date{2025, 12, 31}));
    ASSERT_TRUE(sets(2026, {2026, 12, 1}));
    EXPECT_EQ(found(units[0], 2026), (Date{2026, 3, 2}));
    EXPECT_EQ(sets(2025, {2026, 1, 1}).error().problems.front().key, "outside_year");
    db.database().read(cli, [&](Work& work) {
        EXPECT_EQ(cutoff_of(work, units, 2025), (Date{2025, 12, 31}));
        EXPECT_EQ(cutoff_of(work, std::vector<std::string>{}, 2025), (Date{2025, 12, 31}));
    });
}

TEST_P(Cutoffs, SavedTablesAreQuestionsAndNothingElse) {
    const auto save = [&](const std::string& question) {
        return db.write(cli, [&](Work& work) {
            return save_table(work, units[0], {"Typer per nivå", question});
        });
    };
    for (const std::string bad :
         {"rows=type&x=<b>", "//evil.example", "rows=a b", "rows=a\\b", "rows=\"x\""}) {
        EXPECT_FALSE(save(bad)) << bad;
    }
    const std::string id = save("rows=type&columns=level&year=2025").value();
    const auto saved = [&](const std::string& unit) {
        return db.read(cli, [&](Work& work) { return saved_tables(work, unit); });
    };
    ASSERT_EQ(saved(units[0]).size(), 1U);
    EXPECT_EQ(saved(units[0])[0].question, "rows=type&columns=level&year=2025");
    EXPECT_TRUE(saved(units[1]).empty());
    const auto remove = [&](const std::string& unit) {
        return db.write(cli, [&](Work& work) { return remove_saved_table(work, unit, id); });
    };
    EXPECT_EQ(remove(units[1]).error().refusal, Refusal::not_found);
    EXPECT_TRUE(remove(units[0]));
    EXPECT_TRUE(saved(units[0]).empty());
}

INSTANTIATE_TEST_SUITE_P(Engines, Cutoffs, both_engines(), engine_name);
