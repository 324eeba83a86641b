// Two tables over the same rows must give the same values for the same column.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "prose/rules.h"
#include "prose/table_row.h"
#include "prose/table_shape.h"
#include "prose/words.h"

namespace {

using Severity = Finding::Severity;

std::string label_key(const TextRow& row) {
    if (is_total_label(row.label)) {
        return "#";
    }
    std::string key = lower_same_length(trimmed(row.label));
    if (key.ends_with('s')) {
        key.pop_back();
    }
    return key;
}

std::set<std::string> years_in(std::string_view text) {
    std::set<std::string> years;
    for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
        const std::string_view four = text.substr(at, 4);
        const bool year = (four.starts_with("19") || four.starts_with("20")) &&
                          std::ranges::all_of(four, is_digit) &&
                          (at + 4 == text.size() || !is_digit(text[at + 4])) &&
                          (at == 0 || !is_digit(text[at - 1]));
        if (year) {
            years.emplace(four);
        }
    }
    return years;
}

std::set<std::string> stems_in(std::string_view head) {
    std::set<std::string> stems;
    const std::string lower = lower_same_length(head);
    for (const Token& token : tokens_of(lower)) {
        const std::string_view word =
            std::string_view(lower).substr(token.start, token.end - token.start);
        if (token.kind == Token::Kind::word && !is_small_word(word)) {
            stems.insert(stem_of(word));
        }
    }
    return stems;
}

struct Pair {
    const TextTable* first;
    const TextTable* second;
    std::vector<std::pair<std::size_t, std::size_t>> rows;
};

class TablePairs {
public:
    explicit TablePairs(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        const auto& tables = reading_.tables();
        for (std::size_t i = 0; i < tables.size(); ++i) {
            for (std::size_t j = i + 1; j < tables.size() && j < i + 12; ++j) {
                if (tables[i].numeric() && tables[j].numeric()) {
                    compare(tables[i], tables[j]);
                }
            }
        }
    }

private:
    void compare(const TextTable& first, const TextTable& second) {
        Pair pair{&first, &second, {}};
        std::map<std::string, std::size_t> place;
        for (std::size_t row = 0; row < second.rows.size(); ++row) {
            place.emplace(label_key(second.rows[row]), row);
        }
        for (std::size_t row = 0; row < first.rows.size(); ++row) {
            const auto found = place.find(label_key(first.rows[row]));
            if (found != place.end() && !found->first.empty()) {
                pair.rows.emplace_back(row, found->second);
            }
        }
        if (pair.rows.size() < 4 ||
            pair.rows.size() * 5 < std::min(first.rows.size(), second.rows.size()) * 3) {
            return;
        }
        const TableShape one = shape_of(first);
        const TableShape other = shape_of(second);
        for (std::size_t c = 0; c < first.columns(); ++c) {
            for (std::size_t d = 0; d < second.columns(); ++d) {
                if (one.additive(c) && other.additive(d) && may_be_same(first, c, second, d)) {
                    columns(pair, c, d);
                }
            }
        }
    }

    // Heads that share a word and name no different years.
    static bool may_be_same(const TextTable& first, std::size_t c, const TextTable& second,
                            std::size_t d) {
        std::set<std::string> early = years_in(first.heads[c]);
        std::set<std::string> late = years_in(second.heads[d]);
        early = early.empty() ? years_in(first.caption) : early;
        late = late.empty() ? years_in(second.caption) : late;
        if (early != late) {
            return false;
        }
        const std::set<std::string> left = stems_in(first.heads[c]);
        const std::set<std::string> right = stems_in(second.heads[d]);
        return std::ranges::any_of(left,
                                   [&](const std::string& stem) { return right.contains(stem); });
    }

    void columns(const Pair& pair, std::size_t c, std::size_t d) {
        std::size_t same = 0;
        std::set<double> values;
        std::vector<std::pair<std::size_t, std::size_t>> differ;
        for (const auto& [row, other] : pair.rows) {
            const auto left = known_value(*pair.first, row, c);
            const auto right = known_value(*pair.second, other, d);
            if (!left || !right) {
                continue;
            }
            if (std::abs(*left - *right) < 1e-6) {
                ++same;
                values.insert(*left);
            } else {
                differ.emplace_back(row, other);
            }
        }
        // So much alike, it is one variable, and the rest are slips.
        if (same < 4 || values.size() < 3 || differ.size() * 4 > same) {
            return;
        }
        for (const auto& [row, other] : differ) {
            tell(pair, {row, c}, {other, d});
        }
    }

    void tell(const Pair& pair, const CellAt& left, const CellAt& right) {
        const double one = *known_value(*pair.first, left.row, left.column);
        const double other = *known_value(*pair.second, right.row, right.column);
        const bool left_wrong = mends_column(*pair.first, left, other);
        const bool right_wrong = mends_column(*pair.second, right, one);
        const bool blame_left = left_wrong && !right_wrong;
        const TextTable& wrong = blame_left ? *pair.first : *pair.second;
        const CellAt& at = blame_left ? left : right;
        checker_.say(wrong.rows[at.row], wrong.rows[at.row].cells[at.column],
                     {"tables_disagree",
                      left_wrong != right_wrong ? Severity::error : Severity::warning,
                      number_text(blame_left ? other : one, 2)});
        if (left_wrong != right_wrong) {
            checker_.withdraw_sums(wrong, at.column);
        }
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_table_pairs(Checker& checker) { TablePairs(checker).check(); }
