// The cross table: any two dimensions of a fact, filtered, without programming.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "figures/figure.h"

struct CrossTable {
    /// In a cell that cannot be told, because rows that may belong there are withheld.
    static constexpr int64_t withheld = -1;
    std::vector<std::string> row_codes;
    std::vector<std::string> column_codes;   // empty when there is no second dimension
    std::vector<std::vector<int64_t>> cells; // one column when there is no second dimension
    std::vector<int64_t> row_totals;
    std::vector<int64_t> column_totals;
    int64_t total = 0;
    /// The rows or columns are answers of which several may be given: they do not add up to the
    /// totals, which count each row of the fact once (domain V-6).
    enum class Answers { one, several } answers = Answers::one;
    /// How many of the total the figures count, where the table does without a condition of theirs.
    std::optional<int64_t> in_figures = {};
    /// Whether withheld rows stand in a line of their own.
    bool holds_withheld() const;
};

/// Counts `rows` against `columns` ("" = none) among the rows that match. Codes come in the order
/// of size, largest first, or in their own order for month and year. Withheld and missing last.
CrossTable cross(const FactTable& table, const std::string& rows, const std::string& columns,
                 const Filter& filter);

/// What a person asked for on the cross table page, or saved.
struct CrossQuestion {
    std::string fact = "event";
    std::string rows = "type";
    std::string columns = "";
    int year = 0;
    Filter filter;
};

/// The conditions that the table has by itself: without a word of what stands outside the figures
/// it counts what they count.
Filter standing_for(const Fact& fact, const CrossQuestion& question);
/// The figures' conditions that it does without, because it was asked for what they leave out.
Filter lifted_for(const Fact& fact, const CrossQuestion& question);
/// The table that a question asks for, with how many of it the figures count.
CrossTable answer_to(const FactTable& table, const Fact& fact, const CrossQuestion& question);
