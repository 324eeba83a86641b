// Roles by labels and heads, and by what stands in the cells.
#include "prose/table_shape.h"

#include <algorithm>
#include <cmath>

#include "prose/table_row.h"
#include "prose/tokens.h"
#include "prose/words.h"

namespace prose_check {

namespace {

bool holds_any(std::string_view text, std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return text.find(part) != std::string_view::npos;
    });
}

TableShape::ColumnRole role_of(const TextTable& table, std::size_t column) {
    using Role = TableShape::ColumnRole;
    std::size_t numbers = 0;
    std::size_t percents = 0;
    std::size_t cells = 0;
    for (const TextRow& row : table.rows) {
        if (column >= row.cells.size() || row.cells[column].text.empty()) {
            continue;
        }
        ++cells;
        numbers += row.cells[column].value || row.cells[column].blank ? 1U : 0U;
        percents += row.cells[column].percent ? 1U : 0U;
    }
    if (numbers * 2 < cells || numbers == 0) {
        return Role::words;
    }
    const std::string head = lower_same_length(table.heads[column]);
    const bool change = holds_any(head, {"förändr", "skillnad", "differens", "diff", "+/-",
                                         "ökning", "minskning", "utveckling", "avvikelse"});
    if (percents * 2 > numbers || holds_any(head, {"%", "procent", "andel"})) {
        return Role::percent;
    }
    if (!head.starts_with("antal") &&
        holds_any(head, {"snitt", "medel", "median", "kvot", "index", "kötid", "väntetid", "vecko",
                         "dagar", "ålder", "per ", "styckkostnad", "rang", "placering", "årtal",
                         "max", "min "})) {
        return Role::rate;
    }
    if (change) {
        return Role::change;
    }
    const std::size_t last_word = head.find_last_of(' ');
    const std::string tail = last_word == std::string::npos ? head : head.substr(last_word + 1);
    const bool total =
        says_total(head) || says_total(tail) ||
        among(head, {"total", "sum", "samtliga", "alla", "båda könen", "helår", "helåret",
                     "hela året", "tot", "tot.", "antal totalt", "summa totalt"}) ||
        head.starts_with("totalt") || head.starts_with("summa");
    return total ? Role::total : Role::count;
}

// "Tabell 2. Antal kommuner per län": the first words say what is counted.
bool caption_counts(const TextTable& table, std::string_view noun) {
    const std::string lower = lower_same_length(table.caption);
    int words = 0;
    for (const Token& token : tokens_of(lower)) {
        const std::string_view word =
            std::string_view(lower).substr(token.start, token.end - token.start);
        if (token.kind != Token::Kind::word || among(word, {"tabell", "antal", "antalet"})) {
            continue;
        }
        if (++words > 2 || is_small_word(word)) {
            return false;
        }
        if (stem_of(word) == noun) {
            return true;
        }
    }
    return false;
}

} // namespace

// Columns count what their heads name; a caption names much else.
bool head_names(const TextTable& table, std::string_view noun) {
    if (noun.size() < 3) {
        return false;
    }
    return caption_counts(table, noun) ||
           std::ranges::any_of(table.heads, [&](std::string_view head) {
               return lower_same_length(head).find(noun) != std::string::npos;
           });
}

TableShape shape_of(const TextTable& table) {
    TableShape shape;
    for (std::size_t column = 0; column < table.columns(); ++column) {
        shape.columns.push_back(role_of(table, column));
    }
    bool after_total = false;
    for (const TextRow& row : table.rows) {
        const std::string label = lower_same_length(row.label);
        const bool total = is_total_label(label) || label.starts_with("delsumma") ||
                           label.ends_with(" totalt") || label.ends_with(" summa");
        const bool aside = label.starts_with("varav") || label.starts_with("därav");
        using Role = TableShape::RowRole;
        shape.rows.push_back(total         ? Role::total
                             : aside       ? Role::aside
                             : after_total ? Role::tail
                                           : Role::part);
        after_total = after_total || total;
    }
    // What follows a total is a tail only when no later total gathers it up.
    bool gathered = false;
    for (std::size_t i = shape.rows.size(); i-- > 0;) {
        if (shape.rows[i] == TableShape::RowRole::total) {
            gathered = true;
        } else if (shape.rows[i] == TableShape::RowRole::tail && gathered) {
            shape.rows[i] = TableShape::RowRole::part;
        }
    }
    return shape;
}

std::optional<double> known_value(const TextTable& table, std::size_t row, std::size_t column) {
    if (row >= table.rows.size() || column >= table.rows[row].cells.size()) {
        return std::nullopt;
    }
    const TextCell& cell = table.rows[row].cells[column];
    const bool dash = cell.blank && dash_at(cell.text, 0) != 0;
    return dash ? std::optional(0.0) : cell.value;
}

bool mends_column(const TextTable& table, const CellAt& at, double value) {
    const TableShape shape = shape_of(table);
    double sum = 0;
    bool below = false;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const auto found = known_value(table, row, at.column);
        if (shape.rows[row] == TableShape::RowRole::total) {
            return found && below && std::abs(sum - *found) < 1e-6;
        }
        if (shape.rows[row] == TableShape::RowRole::part) {
            sum += row == at.row ? value : found.value_or(0);
            below = below || row == at.row;
        }
    }
    return false;
}

double half_step(const TextCell& cell) {
    return 0.5 * std::pow(10, -cell.decimals);
}

} // namespace prose_check
