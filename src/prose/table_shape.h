// What the rows and columns of a table are: parts, totals, shares, changes.
#pragma once

#include <string_view>
#include <vector>

#include "prose/text_table.h"

namespace prose_check {

struct TableShape {
    enum class RowRole { part, total, aside, tail };
    enum class ColumnRole { words, count, percent, total, change, rate };
    std::vector<RowRole> rows;
    std::vector<ColumnRole> columns;

    bool additive(std::size_t column) const {
        return columns[column] == ColumnRole::count || columns[column] == ColumnRole::total ||
               columns[column] == ColumnRole::change;
    }
};
TableShape shape_of(const TextTable& table);

/// Whether its heads or the first words of its caption name what is counted.
bool head_names(const TextTable& table, std::string_view noun);

/// A dash is nothing counted, 0; two dots and words are not known.
std::optional<double> known_value(const TextTable& table, std::size_t row, std::size_t column);
struct CellAt {
    std::size_t row = 0;
    std::size_t column = 0;
};
/// Whether the column would add up to its first total with `value` in that cell.
bool mends_column(const TextTable& table, const CellAt& at, double value);
/// Half a unit of the last place that the cell shows.
double half_step(const TextCell& cell);

} // namespace prose_check
