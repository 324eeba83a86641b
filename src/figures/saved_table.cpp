// Saved cross tables: their name and the question as a query string.
#include "figures/saved_table.h"

#include <algorithm>

#include "sql/figures.h"

std::vector<StoredTable> saved_tables(Work& work, std::string_view unit) {
    std::vector<StoredTable> tables;
    for (const StoredRow& row : work.rows(sql::figures::saved_tables, {{"unit", unit}})) {
        tables.push_back({row.text("id"), row.text("name"), row.text("question")});
    }
    return tables;
}

// The question becomes part of a link, so only what a query string is made of may stand in it.
static bool is_query_string(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("=&_.-%+").find(c) != std::string_view::npos;
    });
}

Result<std::string> save_table(Work& work, std::string_view unit, const SavedTable& table) {
    if (!is_query_string(table.question)) {
        return invalid("question", "not_a_question");
    }
    return work.insert(saved_table_table, &table, {{"unit", unit}});
}

Result<void> remove_saved_table(Work& work, std::string_view unit, std::string_view id) {
    const auto row = work.row(sql::figures::saved_table, {{"unit", unit}, {"id", id}});
    if (!row) {
        return not_found();
    }
    return work.remove(saved_table_table, id, row->integer("version"));
}
