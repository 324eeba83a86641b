// What the cells of a table hold.
#include <algorithm>
#include <cmath>

#include "prose/text_table.h"

namespace prose_check {

bool TextTable::holds(double value) const {
    return std::ranges::any_of(rows, [&](const TextRow& row) {
        return std::ranges::any_of(row.cells, [&](const TextCell& cell) {
            return cell.value && std::abs(*cell.value - value) < 1e-6;
        });
    });
}

std::optional<double> TextTable::value(std::size_t row, std::size_t column) const {
    if (row >= rows.size() || column >= rows[row].cells.size()) {
        return std::nullopt;
    }
    return rows[row].cells[column].value;
}

bool TextTable::numeric() const {
    return std::ranges::any_of(rows, [](const TextRow& row) {
        return std::ranges::any_of(row.cells,
                                   [](const TextCell& cell) { return cell.value.has_value(); });
    });
}

} // namespace prose_check
