// Tables as they were gathered, set right: years that are heads, and two tables read as one.
#include "prose/table_split.h"

#include <algorithm>

#include "prose/table_row.h"
#include "prose/words.h"

namespace prose_check {

namespace {

bool is_year_text(std::string_view text) {
    text = trimmed(text);
    return text.size() == 4 && std::ranges::all_of(text, is_digit) &&
           (text.starts_with("19") || text.starts_with("20"));
}

bool has_no_heads(const TextTable& table) {
    return std::ranges::all_of(table.heads, [](const std::string& head) { return head.empty(); });
}

bool all_years(const TextRow& row) {
    std::size_t years = 0;
    for (const TextCell& cell : row.cells) {
        if (is_year_text(cell.text)) {
            ++years;
        } else if (!cell.text.empty()) {
            return false;
        }
    }
    return years > 0;
}

// "Nivå   2018   2019" over the numbers, or "2018   2019" whose first year was read as the label.
void take_year_heads(TextTable& table) {
    if (table.rows.size() < 3 || !has_no_heads(table) || !all_years(table.rows.front())) {
        return;
    }
    const TextRow& row = table.rows.front();
    std::vector<std::string> heads;
    if (is_year_text(row.label)) {
        heads.push_back(row.label);
    }
    for (const TextCell& cell : row.cells) {
        if (!cell.text.empty()) {
            heads.emplace_back(trimmed(cell.text));
        }
    }
    if (heads.size() != table.columns()) {
        return;
    }
    if (!is_year_text(row.label)) {
        table.label_head = row.label;
    }
    table.heads = std::move(heads);
    table.rows.erase(table.rows.begin());
}

// A row of words under a total begins another table of as many columns.
std::size_t second_head(const TextTable& table) {
    for (std::size_t i = 1; i + 2 < table.rows.size(); ++i) {
        const TextRow& row = table.rows[i];
        const bool words = !row.cells.empty() && !row.label.empty() &&
                           std::ranges::all_of(row.cells, [](const TextCell& cell) {
                               return is_year_text(cell.text) ||
                                      (!cell.value && !cell.blank && !cell.text.empty());
                           });
        if (words && is_total_label(table.rows[i - 1].label)) {
            return i;
        }
    }
    return 0;
}

TextTable split_off(TextTable& table, std::size_t at) {
    TextTable second;
    const TextRow head = table.rows[at];
    second.label_head = head.label;
    for (const TextCell& cell : head.cells) {
        second.heads.push_back(cell.text);
    }
    second.heads.resize(std::max(second.heads.size(), table.columns()));
    second.rows.assign(table.rows.begin() + static_cast<std::ptrdiff_t>(at) + 1, table.rows.end());
    second.last_line = table.last_line;
    second.first_line = static_cast<std::size_t>(head.line) - 1;
    table.rows.erase(table.rows.begin() + static_cast<std::ptrdiff_t>(at), table.rows.end());
    table.last_line = second.first_line - 1;
    return second;
}

} // namespace

void set_right(std::vector<TextTable>& tables) {
    std::vector<TextTable> all;
    for (TextTable& table : tables) {
        take_year_heads(table);
        for (std::size_t at = second_head(table); at > 0; at = second_head(table)) {
            TextTable second = split_off(table, at);
            all.push_back(std::move(table));
            table = std::move(second);
        }
        all.push_back(std::move(table));
    }
    tables = std::move(all);
}

} // namespace prose_check
