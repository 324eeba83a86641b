// Within a table: columns and rows add up, changes are differences. A slip breaks row and column.
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/table_row.h"
#include "prose/table_shape.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;
using RowRole = TableShape::RowRole;
using ColumnRole = TableShape::ColumnRole;

struct ColumnFault {
    std::size_t column = 0;
    std::size_t total = 0; // row
    std::vector<std::size_t> rows;
    double sum = 0;
    bool settled = false;
};

struct RowFault {
    std::size_t row = 0;
    std::size_t target = 0; // column
    std::vector<std::size_t> columns;
    std::string shown;
    std::string_view rule;
    bool settled = false;
};

class TableCheck {
public:
    TableCheck(Checker& checker, const TextTable& table)
        : checker_(checker), table_(table), shape_(shape_of(table)) {}

    void check() {
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            if (shape_.rows[row] == RowRole::total) {
                column_sums(row);
            }
        }
        row_sums();
        changes();
        settle();
        tell();
    }

private:
    const TextCell& cell(std::size_t row, std::size_t column) const {
        return table_.rows[row].cells[column];
    }
    std::optional<double> known(std::size_t row, std::size_t column) const {
        return known_value(table_, row, column);
    }

    // --- columns

    struct Sum {
        double value = 0;
        double slack = 1e-6;
        std::vector<std::size_t> rows;
        bool known = true;
    };

    enum class From { start, last_total, totals };

    Sum sum_above(std::size_t total, std::size_t column, From from) const {
        Sum sum;
        for (std::size_t row = 0; row < total; ++row) {
            const bool is_total = shape_.rows[row] == RowRole::total;
            if (is_total && from == From::last_total) {
                sum = Sum();
                continue;
            }
            const bool counts = from == From::totals ? is_total : shape_.rows[row] == RowRole::part;
            if (!counts) {
                continue;
            }
            const auto value = known(row, column);
            sum.known = sum.known && value.has_value();
            if (value) {
                sum.value += *value;
                sum.slack += cell(row, column).decimals > 0 ? half_step(cell(row, column)) : 0;
                sum.rows.push_back(row);
            }
        }
        return sum;
    }

    static bool near(const Sum& sum, double total) {
        return std::abs(sum.value - total) <= sum.slack;
    }

    void column_sums(std::size_t total) {
        std::vector<ColumnFault> faults;
        std::size_t whole = 0;
        for (std::size_t column = 0; column < table_.columns(); ++column) {
            const auto value = known(total, column);
            if (!value || cell(total, column).blank) {
                continue;
            }
            if (shape_.columns[column] == ColumnRole::percent) {
                percent_sum(total, column, *value);
                continue;
            }
            if (!shape_.additive(column)) {
                continue;
            }
            Sum best;
            bool holds = false;
            for (const From from : {From::last_total, From::start, From::totals}) {
                const Sum sum = sum_above(total, column, from);
                holds = holds || (sum.known && !sum.rows.empty() && near(sum, *value));
                if (sum.rows.size() > best.rows.size() || best.rows.empty()) {
                    best = sum;
                }
            }
            if (holds) {
                ++whole;
                judge(best.rows, total, column);
            } else if (best.known && best.rows.size() >= 2) {
                faults.push_back({column, total, best.rows, best.value});
            }
        }
        keep_likely(std::move(faults), whole);
    }

    // A column that does not add up is blamed when its neighbours do; one alone only when it is
    // near.
    void keep_likely(std::vector<ColumnFault> faults, std::size_t whole) {
        const bool all_near = whole > 0 && std::ranges::all_of(faults, [&](const auto& fault) {
                                  const double total = *known(fault.total, fault.column);
                                  return std::abs(fault.sum - total) <= 0.05 * std::abs(total);
                              });
        if (faults.empty() || (faults.size() > std::max<std::size_t>(whole, 1) && !all_near)) {
            return;
        }
        if (whole == 0) {
            const ColumnFault& only = faults.front();
            const double total = *known(only.total, only.column);
            const bool bare = table_.rows[only.total].label.find(' ') == std::string::npos;
            const double off = std::abs(only.sum - total) / std::max(1.0, std::abs(total));
            if (!bare || off > 0.6 || many_answers(checker_.reading(), table_.section)) {
                return;
            }
        }
        for (ColumnFault& fault : faults) {
            column_faults_.push_back(std::move(fault));
        }
    }

    void percent_sum(std::size_t total, std::size_t column, double value) {
        const Sum sum = sum_above(total, column, From::last_total);
        if (std::abs(value - 100) > 1e-6 || !sum.known || sum.rows.size() < 2 || sum.value < 60 ||
            sum.value > 140) {
            return;
        }
        judge(sum.rows, total, column);
        double slack = 1e-6;
        std::vector<double> parts;
        for (const std::size_t row : sum.rows) {
            slack += half_step(cell(row, column));
            parts.push_back(*known(row, column));
        }
        const double off = std::abs(sum.value - 100);
        if (off > 1e-6) {
            checker_.say(table_.rows[total], cell(total, column),
                         {"shares_sum", off <= slack ? Severity::note : Severity::error,
                          sum_text(parts) + " %"});
        }
    }

    void judge(const std::vector<std::size_t>& rows, std::size_t total, std::size_t column) {
        for (const std::size_t row : rows) {
            checker_.judge(cell(row, column));
        }
        checker_.judge(cell(total, column));
    }

    // --- rows

    void row_sums() {
        std::size_t from = 0;
        bool any = false;
        for (std::size_t column = 0; column < table_.columns(); ++column) {
            if (shape_.columns[column] != ColumnRole::total) {
                continue;
            }
            any = true;
            std::vector<std::size_t> parts = counts_between(from, column);
            if (parts.size() < 2) {
                parts = counts_between(column + 1, table_.columns());
            }
            row_relation(parts, column, Trust::said);
            from = column + 1;
        }
        // Nothing is headed as a total, but the last column may be one all the same.
        const std::size_t columns = table_.columns();
        if (!any && columns >= 3 && shape_.columns[columns - 1] == ColumnRole::count) {
            row_relation(counts_between(0, columns - 1), columns - 1, Trust::shown);
        }
    }

    std::vector<std::size_t> counts_between(std::size_t from, std::size_t to) const {
        std::vector<std::size_t> columns;
        for (std::size_t column = from; column < to; ++column) {
            if (shape_.columns[column] == ColumnRole::count) {
                columns.push_back(column);
            }
        }
        return columns;
    }

    enum class Trust { said, shown };

    void row_relation(const std::vector<std::size_t>& columns, std::size_t target, Trust trust) {
        if (columns.size() < 2) {
            return;
        }
        std::size_t holds = 0;
        std::vector<RowFault> faults;
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            const auto total = known(row, target);
            std::vector<double> parts;
            for (const std::size_t column : columns) {
                if (const auto value = known(row, column)) {
                    parts.push_back(*value);
                }
            }
            if (!total || parts.size() != columns.size()) {
                continue;
            }
            double sum = 0;
            for (const double part : parts) {
                sum += part;
            }
            const double slack =
                cell(row, target).decimals > 0
                    ? half_step(cell(row, target)) * static_cast<double>(parts.size() + 1)
                    : 1e-6;
            if (std::abs(sum - *total) <= slack) {
                ++holds;
                for (const std::size_t column : columns) {
                    checker_.judge(cell(row, column));
                }
                checker_.judge(cell(row, target));
            } else {
                faults.push_back({row, target, columns, sum_text(parts), "table_sum"});
            }
        }
        const std::size_t all = holds + faults.size();
        const bool most = trust == Trust::said ? holds * 3 >= all * 2 || (all == 2 && holds == 1)
                                               : holds * 4 >= all * 3 && holds >= 3;
        if (most) {
            std::ranges::move(faults, std::back_inserter(row_faults_));
        }
    }

    // --- differences between two columns

    void changes() {
        for (std::size_t column = 0; column < table_.columns(); ++column) {
            const std::string head = lower_same_length(table_.heads[column]);
            if (shape_.columns[column] == ColumnRole::change) {
                best_difference(column);
            }
        }
    }

    void best_difference(std::size_t target) {
        std::vector<RowFault> best;
        std::size_t most = 0;
        for (std::size_t a = 0; a < table_.columns(); ++a) {
            for (std::size_t b = 0; b < table_.columns(); ++b) {
                if (a == b || a == target || b == target || !shape_.additive(a) ||
                    !shape_.additive(b)) {
                    continue;
                }
                std::size_t holds = 0;
                std::vector<RowFault> faults = difference(target, a, b, holds);
                if (holds > most) {
                    most = holds;
                    best = std::move(faults);
                }
            }
        }
        if (most >= 2 && most * 3 >= (most + best.size()) * 2) {
            std::ranges::move(best, std::back_inserter(row_faults_));
        }
    }

    std::vector<RowFault> difference(std::size_t target, std::size_t a, std::size_t b,
                                     std::size_t& holds) const {
        std::vector<RowFault> faults;
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            const auto now = known(row, a);
            const auto then = known(row, b);
            const auto change = known(row, target);
            if (!now || !then || !change) {
                continue;
            }
            if (std::abs(*now - *then - *change) <= 1e-6 + half_step(cell(row, target)) / 2) {
                ++holds;
            } else {
                faults.push_back({row, target, {a, b}, sum_text({*now, -*then}), "table_change"});
            }
        }
        return faults;
    }

    // --- which cell it is

    void settle() {
        for (RowFault& row : row_faults_) {
            for (ColumnFault& column : column_faults_) {
                const bool in_row = column.column == row.target ||
                                    std::ranges::count(row.columns, column.column) != 0;
                const bool in_column =
                    column.total == row.row || std::ranges::count(column.rows, row.row) != 0;
                if (in_row && in_column) {
                    if (!column.settled && !row.settled) {
                        tell_crossing(row, column);
                    }
                    row.settled = true;
                    column.settled = true;
                }
            }
        }
    }

    void tell_crossing(const RowFault& row, const ColumnFault& column) {
        const TextCell& wrong = cell(row.row, column.column);
        const double total = *known(column.total, column.column);
        const double expected =
            column.total == row.row ? column.sum : wrong.value.value_or(0) - (column.sum - total);
        checker_.say(table_.rows[row.row], wrong,
                     {row.rule, Severity::error, number_text(expected, 2)});
        told_.push_back(row.row);
    }

    void tell() {
        for (const RowFault& fault : row_faults_) {
            // A row that was told with its column needs no second word.
            if (!fault.settled && std::ranges::count(told_, fault.row) == 0) {
                checker_.say(table_.rows[fault.row], cell(fault.row, fault.target),
                             {fault.rule, Severity::error, fault.shown});
                told_.push_back(fault.row);
            }
        }
        for (const ColumnFault& fault : column_faults_) {
            if (!fault.settled) {
                tell_column(fault);
            }
        }
    }

    // At the total, unless the report says it again and one digit of one part alone mends it.
    void tell_column(const ColumnFault& fault) {
        std::vector<double> parts;
        for (const std::size_t row : fault.rows) {
            parts.push_back(known(row, fault.column).value_or(0));
        }
        const double total = known(fault.total, fault.column).value_or(0);
        const std::size_t slip = checker_.times(total) > 1 ? only_slip(parts, total) : parts.size();
        const bool part = slip < parts.size();
        const std::size_t at = part ? fault.rows[slip] : fault.total;
        const std::string sum =
            part ? number_text(parts[slip] + total - fault.sum, 2) : sum_text(parts);
        checker_.say(table_.rows[at], cell(at, fault.column), {"table_sum", Severity::error, sum});
        for (std::size_t i = 0; i < fault.rows.size() && !part && parts.size() <= 12; ++i) {
            checker_.point(table_.rows[fault.rows[i]], cell(fault.rows[i], fault.column), sum);
        }
    }

    Checker& checker_;
    const TextTable& table_;
    TableShape shape_;
    std::vector<ColumnFault> column_faults_;
    std::vector<RowFault> row_faults_;
    std::vector<std::size_t> told_;
};

} // namespace

void check_tables(Checker& checker) {
    for (const TextTable& table : checker.reading().tables()) {
        if (table.numeric()) {
            TableCheck(checker, table).check();
        }
    }
    check_table_shares(checker);
    check_table_nets(checker);
}

} // namespace prose_check
