// Columns of shares beside columns of counts, and rows under a total: net and what is left.
#include <algorithm>
#include <cmath>
#include <functional>

#include "prose/rules.h"
#include "prose/table_shape.h"
#include "prose/words.h"

namespace {

using Severity = Finding::Severity;
using RowRole = TableShape::RowRole;
using ColumnRole = TableShape::ColumnRole;

struct ShareFault {
    std::size_t row = 0;
    double part = 0;
    double whole = 0;
};

class TableShares {
public:
    TableShares(Checker& checker, const TextTable& table)
        : checker_(checker), table_(table), shape_(shape_of(table)) {}

    void check() {
        for (std::size_t column = 0; column < table_.columns(); ++column) {
            if (shape_.columns[column] == ColumnRole::percent) {
                best_relation(column);
            }
        }
    }

private:
    using Whole = std::function<std::optional<double>(std::size_t row)>;

    // Of a column's total, of another column in the row, or change since another column.
    void best_relation(std::size_t target) {
        for (std::size_t part = 0; part < table_.columns(); ++part) {
            if (part == target || !shape_.additive(part)) {
                continue;
            }
            const double total = total_of(part);
            relation(target, part, [&](std::size_t) { return std::optional(total); });
            for (std::size_t whole = 0; whole < table_.columns(); ++whole) {
                if (whole != part && whole != target && shape_.additive(whole)) {
                    relation(target, part,
                             [&](std::size_t row) { return known_value(table_, row, whole); });
                }
            }
        }
        if (most_ >= 3 && most_ * 3 >= (most_ + best_.size()) * 2) {
            for (const ShareFault& fault : best_) {
                checker_.say(table_.rows[fault.row], table_.rows[fault.row].cells[target],
                             {"table_share", Severity::error,
                              share_text(fault.part, fault.whole)});
            }
        }
        most_ = 0;
        best_.clear();
    }

    double total_of(std::size_t column) const {
        double sum = 0;
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            const auto value = known_value(table_, row, column);
            if (shape_.rows[row] == RowRole::total && value) {
                return *value;
            }
            sum += shape_.rows[row] == RowRole::part ? value.value_or(0) : 0;
        }
        return sum;
    }

    void relation(std::size_t target, std::size_t part_column, const Whole& whole_of) {
        std::size_t holds = 0;
        std::vector<ShareFault> faults;
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            const auto share = table_.value(row, target);
            const auto part = known_value(table_, row, part_column);
            const auto whole = whole_of(row);
            if (!share || !part || !whole || *whole <= 0) {
                continue;
            }
            const double slack = half_step(table_.rows[row].cells[target]) + 1e-9;
            if (std::abs(100 * *part / *whole - *share) <= slack) {
                ++holds;
            } else {
                faults.push_back({row, *part, *whole});
            }
        }
        if (holds > most_) {
            most_ = holds;
            best_ = std::move(faults);
        }
    }

    Checker& checker_;
    const TextTable& table_;
    TableShape shape_;
    std::size_t most_ = 0;
    std::vector<ShareFault> best_;
};

class TableNets {
public:
    TableNets(Checker& checker, const TextTable& table)
        : checker_(checker), table_(table), shape_(shape_of(table)) {}

    void check() {
        std::size_t total = table_.rows.size();
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            if (shape_.rows[row] == RowRole::total) {
                total = row;
            }
        }
        if (total + 1 >= table_.rows.size()) {
            return;
        }
        for (std::size_t column = 0; column < table_.columns(); ++column) {
            if (shape_.additive(column)) {
                tail(total, column);
            }
        }
    }

private:
    static bool says(std::string_view label, std::initializer_list<std::string_view> parts) {
        const std::string lower = lower_same_length(label);
        return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
            return lower.find(part) != std::string::npos;
        });
    }

    // "Summa 100, Återbetalning -20, Netto 80".
    void tail(std::size_t total, std::size_t column) {
        const auto start = table_.value(total, column);
        if (!start) {
            return;
        }
        std::vector<double> parts = {*start};
        for (std::size_t row = total + 1; row < table_.rows.size(); ++row) {
            const auto value = table_.value(row, column);
            if (!value) {
                continue;
            }
            const std::string& label = table_.rows[row].label;
            if (says(label, {"netto", "saldo", "resultat"})) {
                net(row, column, parts);
                nets_.push_back(*value);
                parts = {*value};
            } else if (says(label, {"oförbruk", "kvarst", "återstå", "överskott", "underskott",
                                    "avvikelse", "differens", "skillnad", "kvar att"})) {
                left(row, column, total);
            } else {
                parts.push_back(*value);
            }
        }
    }

    void net(std::size_t row, std::size_t column, const std::vector<double>& parts) {
        const double value = *table_.value(row, column);
        double plus = parts[0];
        double minus = parts[0];
        for (std::size_t i = 1; i < parts.size(); ++i) {
            plus += parts[i];
            minus -= parts[i];
        }
        const bool holds = std::abs(plus - value) < 0.5 || std::abs(minus - value) < 0.5;
        checker_.judge(table_.rows[row].cells[column]);
        if (!holds && parts.size() > 1) {
            checker_.say(table_.rows[row], table_.rows[row].cells[column],
                         {"table_net", Severity::error, sum_text(parts)});
        }
    }

    // What is left is the difference of some two totals, such as budget and net outcome.
    void left(std::size_t row, std::size_t column, std::size_t total) {
        const double value = *table_.value(row, column);
        std::vector<double> totals = nets_;
        for (std::size_t other = 0; other < table_.columns(); ++other) {
            if (const auto found = table_.value(total, other); found && shape_.additive(other)) {
                totals.push_back(*found);
            }
        }
        double best = 0;
        double nearest = 1e18;
        for (const double first : totals) {
            for (const double second : totals) {
                const double off = std::abs(std::abs(first - second) - std::abs(value));
                if (first > second && off < nearest) {
                    nearest = off;
                    best = first - second;
                }
            }
        }
        checker_.judge(table_.rows[row].cells[column]);
        if (nearest > 0.5 && nearest < 1e17 && nearest <= std::abs(best) * 0.9) {
            checker_.say(table_.rows[row], table_.rows[row].cells[column],
                         {"table_net", Severity::warning, number_text(best, 2)});
        }
    }

    Checker& checker_;
    const TextTable& table_;
    TableShape shape_;
    std::vector<double> nets_;
};

} // namespace

void check_table_shares(Checker& checker) {
    for (const TextTable& table : checker.reading().tables()) {
        if (table.numeric()) {
            TableShares(checker, table).check();
        }
    }
}

void check_table_nets(Checker& checker) {
    for (const TextTable& table : checker.reading().tables()) {
        if (table.numeric()) {
            TableNets(checker, table).check();
        }
    }
}
