// Cross tables by one pass; the order of the lines is part of the answer.
#include "figures/cross_table.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace {

bool comes_last(std::string_view code) {
    return code == code_withheld || code == code_missing;
}

// From the single official upwards, as every report tells the levels.
std::size_t place_of_level(std::string_view code) {
    static constexpr std::array<std::string_view, 3> levels = {"handlaggare", "lokal", "central"};
    return static_cast<std::size_t>(std::ranges::find(levels, code) - levels.begin());
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
    const bool by_code = dimension == "month" || dimension == "year" || dimension == "level" ||
                         dimension == "age_band";
    std::ranges::stable_sort(order, [&](std::size_t left, std::size_t right) {
        if (comes_last(codes[left]) != comes_last(codes[right])) {
            return comes_last(codes[right]);
        }
        if (!by_code && totals[left] != totals[right]) {
            return totals[left] > totals[right];
        }
        if (dimension == "level") {
            return place_of_level(codes[left]) < place_of_level(codes[right]);
        }
        return codes[left] < codes[right];
    });
    return order;
}

// A dimension's answers one by one, and for each code of the column which of them it holds.
struct AnswersOf {
    std::vector<std::string> answers;
    std::vector<std::vector<std::size_t>> held;
    bool several = false;
};

AnswersOf answers_of(const std::vector<std::string>& codes) {
    AnswersOf of;
    for (const std::string& code : codes) {
        std::vector<std::size_t>& held = of.held.emplace_back();
        std::string_view rest = code;
        while (true) {
            const std::size_t end = rest.find('|');
            const std::string answer(rest.substr(0, end));
            const auto found = std::ranges::find(of.answers, answer);
            held.push_back(static_cast<std::size_t>(found - of.answers.begin()));
            if (found == of.answers.end()) {
                of.answers.push_back(answer);
            }
            if (end == std::string_view::npos) {
                break;
            }
            rest.remove_prefix(end + 1);
        }
        of.several = of.several || held.size() > 1;
    }
    return of;
}

std::vector<char> kept_rows(const FactTable& table, const Filter& filter) {
    std::vector<char> kept(table.rows(), 1);
    for (const Condition& condition : filter) {
        const std::size_t dimension = table.dimension(condition.dimension);
        const AnswersOf of = answers_of(table.codes(dimension));
        std::vector<char> allowed;
        for (const auto& held : of.held) {
            allowed.push_back(std::ranges::any_of(held, [&](std::size_t answer) {
                return std::ranges::find(condition.codes, of.answers[answer]) !=
                       condition.codes.end();
            }));
        }
        for (std::size_t row = 0; row < table.rows(); ++row) {
            kept[row] = kept[row] != 0 && allowed[table.column(dimension)[row]] != 0;
        }
    }
    return kept;
}

struct Counts {
    std::vector<std::vector<int64_t>> cells;
    std::vector<int64_t> rows;
    std::vector<int64_t> columns;
    int64_t total = 0;
};

// Where withheld rows are counted in a line of their own, the cells across that line hold only a
// part of what is true: any number there, and 0 most of all, would say too much.
void hide_what_cannot_be_told(CrossTable& table) {
    const auto down = std::ranges::find(table.row_codes, code_withheld);
    const auto across = std::ranges::find(table.column_codes, code_withheld);
    const auto row = static_cast<std::size_t>(down - table.row_codes.begin());
    const auto column = static_cast<std::size_t>(across - table.column_codes.begin());
    const std::vector<std::vector<int64_t>> counted = table.cells;
    for (std::size_t r = 0; r < table.row_codes.size(); ++r) {
        for (std::size_t c = 0; c < table.column_codes.size(); ++c) {
            const bool by_row = row < table.row_codes.size() && counted[row][c] > 0;
            const bool by_column = column < table.column_codes.size() && counted[r][column] > 0;
            if (r != row && c != column && (by_row || by_column)) {
                table.cells[r][c] = CrossTable::withheld;
            }
        }
    }
}

} // namespace

bool CrossTable::holds_withheld() const {
    return std::ranges::find(row_codes, code_withheld) != row_codes.end() ||
           std::ranges::find(column_codes, code_withheld) != column_codes.end();
}

CrossTable cross(const FactTable& whole, const std::string& rows, const std::string& columns,
                 const Filter& filter) {
    const bool two = !columns.empty();
    std::vector<std::string> dimensions = {rows};
    if (two) {
        dimensions.push_back(columns);
    }
    std::ranges::transform(filter, std::back_inserter(dimensions), &Condition::dimension);
    const FactTable& table = whole.over(std::move(dimensions));
    const std::size_t row_dimension = table.dimension(rows);
    const std::size_t column_dimension = two ? table.dimension(columns) : 0;
    const AnswersOf down = answers_of(table.codes(row_dimension));
    const AnswersOf across = two ? answers_of(table.codes(column_dimension)) : answers_of({""});
    const std::vector<char> kept = kept_rows(table, filter);

    Counts counts;
    counts.cells.assign(down.answers.size(), std::vector<int64_t>(across.answers.size(), 0));
    counts.rows.assign(down.answers.size(), 0);
    counts.columns.assign(across.answers.size(), 0);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (kept[row] == 0) {
            continue;
        }
        const auto& in_rows = down.held[table.column(row_dimension)[row]];
        const auto& in_columns = across.held[two ? table.column(column_dimension)[row] : 0];
        ++counts.total;
        for (const std::size_t r : in_rows) {
            ++counts.rows[r];
            for (const std::size_t c : in_columns) {
                ++counts.cells[r][c];
            }
        }
        for (const std::size_t c : in_columns) {
            ++counts.columns[c];
        }
    }
    CrossTable answer;
    const auto column_order = order_of(columns, across.answers, counts.columns);
    for (const std::size_t r : order_of(rows, down.answers, counts.rows)) {
        answer.row_codes.push_back(down.answers[r]);
        answer.row_totals.push_back(counts.rows[r]);
        std::vector<int64_t> cells;
        for (const std::size_t c : column_order) {
            cells.push_back(counts.cells[r][c]);
        }
        answer.cells.push_back(std::move(cells));
    }
    for (const std::size_t c : column_order) {
        if (two) {
            answer.column_codes.push_back(across.answers[c]);
        }
        answer.column_totals.push_back(counts.columns[c]);
    }
    answer.total = counts.total;
    hide_what_cannot_be_told(answer);
    answer.answers =
        down.several || across.several ? CrossTable::Answers::several : CrossTable::Answers::one;
    return answer;
}

namespace {

bool asked_for(const Narrowing& by, const CrossQuestion& question) {
    return by.dimension == question.rows || by.dimension == question.columns ||
           std::ranges::any_of(question.filter, [&](const Condition& asked) {
               return asked.dimension == by.dimension &&
                      (by.codes.empty() ||
                       std::ranges::find_first_of(asked.codes, by.codes) != asked.codes.end());
           });
}

bool is_lifted(const StandingCondition& standing, const CrossQuestion& question) {
    return std::ranges::any_of(standing.unless_asked,
                               [&](const Narrowing& by) { return asked_for(by, question); });
}

enum class Standing { stands, lifted };

Filter conditions(const Fact& fact, const CrossQuestion& question, Standing asked) {
    Filter found;
    for (const StandingCondition& one : fact.standing) {
        if (is_lifted(one, question) == (asked == Standing::lifted)) {
            found.push_back({one.only.dimension, one.only.codes});
        }
    }
    return found;
}

} // namespace

Filter standing_for(const Fact& fact, const CrossQuestion& question) {
    return conditions(fact, question, Standing::stands);
}

Filter lifted_for(const Fact& fact, const CrossQuestion& question) {
    return conditions(fact, question, Standing::lifted);
}

CrossTable answer_to(const FactTable& table, const Fact& fact, const CrossQuestion& question) {
    Filter filter = question.filter;
    std::ranges::copy(standing_for(fact, question), std::back_inserter(filter));
    CrossTable answer = cross(table, question.rows, question.columns, filter);
    const Filter lifted = lifted_for(fact, question);
    if (!lifted.empty()) {
        std::ranges::copy(lifted, std::back_inserter(filter));
        answer.in_figures = count_rows(table, filter);
    }
    return answer;
}
