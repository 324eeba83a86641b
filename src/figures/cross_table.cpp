// Cross tables by one pass; the order of the lines is part of the answer.
#include "figures/cross_table.h"

#include <algorithm>
#include <numeric>

namespace {

bool comes_last(std::string_view code) {
    return code == code_withheld || code == code_missing;
}

// Months keep their own order; every other dimension shows the largest first (domain V-7).
std::vector<std::size_t> order_of(const std::string& dimension,
                                  const std::vector<std::string>& codes,
                                  const std::vector<int64_t>& totals) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (totals[i] > 0) {
            order.push_back(i);
        }
    }
    const bool by_code = dimension == "month" || dimension == "year" || dimension == "level";
    std::ranges::stable_sort(order, [&](std::size_t left, std::size_t right) {
        if (comes_last(codes[left]) != comes_last(codes[right])) {
            return comes_last(codes[right]);
        }
        if (!by_code && totals[left] != totals[right]) {
            return totals[left] > totals[right];
        }
        return codes[left] < codes[right];
    });
    return order;
}

} // namespace

CrossTable cross(const FactTable& table, const std::string& rows, const std::string& columns,
                 const Filter& filter) {
    const bool two = !columns.empty();
    const std::size_t row_dimension = table.dimension(rows);
    const std::size_t column_dimension = two ? table.dimension(columns) : 0;
    const std::vector<std::string> no_codes = {""};
    const auto& row_codes = table.codes(row_dimension);
    const auto& column_codes = two ? table.codes(column_dimension) : no_codes;

    std::vector<char> kept(table.rows(), 1);
    for (const Condition& condition : filter) {
        const std::size_t dimension = table.dimension(condition.dimension);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto& code = table.code(dimension, table.column(dimension)[row]);
            kept[row] =
                kept[row] != 0 && std::ranges::find(condition.codes, code) != condition.codes.end();
        }
    }
    std::vector<std::vector<int64_t>> counts(row_codes.size(),
                                             std::vector<int64_t>(column_codes.size(), 0));
    std::vector<int64_t> row_totals(row_codes.size(), 0);
    std::vector<int64_t> column_totals(column_codes.size(), 0);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (kept[row] == 0) {
            continue;
        }
        const std::size_t r = table.column(row_dimension)[row];
        const std::size_t c = two ? table.column(column_dimension)[row] : 0;
        ++counts[r][c];
        ++row_totals[r];
        ++column_totals[c];
    }
    CrossTable answer;
    const auto row_order = order_of(rows, row_codes, row_totals);
    const auto column_order = order_of(columns, column_codes, column_totals);
    for (const std::size_t r : row_order) {
        answer.row_codes.push_back(row_codes[r]);
        answer.row_totals.push_back(row_totals[r]);
        std::vector<int64_t> cells;
        for (const std::size_t c : column_order) {
            cells.push_back(counts[r][c]);
        }
        answer.cells.push_back(std::move(cells));
    }
    for (const std::size_t c : column_order) {
        if (two) {
            answer.column_codes.push_back(column_codes[c]);
        }
        answer.column_totals.push_back(column_totals[c]);
    }
    answer.total = std::accumulate(answer.row_totals.begin(), answer.row_totals.end(), int64_t{0});
    return answer;
}
