// Everything that a report's numbers can be: counted once for a drawing, a check or a freezing.
//
// Nothing here reads the database again, so that what a frozen report keeps is enough to count it
// anew: the facts' columns, the words for their codes, and the scope.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "figures/cross_table.h"
#include "figures/figure.h"
#include "reports/reference.h"
#include "reports/report.h"

/// A fact as it was counted, with the words for its codes in the report's language.
struct CountedFact {
    std::string name;
    /// Whether anything was ever counted; if not, the figures are missing and not 0.
    bool ever = false;
    FactTable table;
    /// Dimension, code, words: the codes counted and those that the report's texts name.
    std::map<std::string, std::map<std::string, std::string>> labels = {};
};

struct CountedRow {
    std::string code;
    std::vector<int64_t> counts;
};

/// The numbers of one block: what its table and its chart both show.
struct CountedTable {
    std::string fact;
    std::string dimension;
    std::vector<CountedRow> rows;
    /// One for each count of the rows.
    std::vector<int64_t> totals;
};

struct ReportNumbers {
    FactScope scope = {};
    std::string unit_name = {};
    /// Which day decides the year: occurred, registered, or each unit's own rule.
    std::string year_rule = {};
    /// The names of the kommuner that the unit covered that year, in Swedish order.
    std::vector<std::string> kommuner = {};
    std::vector<CountedFact> facts = {};
    std::vector<FigureValue> figures = {};
    /// The same figures of the year before, where a text or a block shows them beside.
    std::vector<FigureValue> last_year = {};
    /// By block.
    std::map<std::string, CountedTable, std::less<>> tables = {};
    /// Those of the register that the report's texts name.
    std::vector<Reference> references = {};

    const FigureValue* find(std::string_view id) const;
    /// The year before's; nullptr where it is not counted.
    const FigureValue* find_last_year(std::string_view id) const;
    /// nullptr when no slice counts it.
    const CountedFact* fact(std::string_view name) const;
    /// The words for a code; the code itself when it has none.
    const std::string& label(const CountedTable& table, const std::string& code) const;
    /// Counted up to a day before the year's end: "hittills i år".
    bool so_far() const { return scope.cutoff < Date{scope.year, 12, 31}; }
};

/// Counts for the report's unit or place and year, always as for readers outside.
ReportNumbers numbers_for(Work& work, const StoredReport& stored);

/// "2025", or "2021, hittills i år till och med 30 november 2021".
std::string period_said(const Texts& t, const ReportNumbers& numbers);

/// Counts the blocks' tables anew from the facts at hand; numbers_for has done so.
void count_tables(ReportNumbers& numbers, const StoredReport& stored);
