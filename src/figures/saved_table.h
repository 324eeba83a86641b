// A cross table that somebody saved, so that next month it is one press away.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "platform/record.h"
#include "platform/work.h"

struct SavedTable {
    std::string name;
    /// The cross page's own query string; nothing else is accepted.
    std::string question;
};
inline constexpr auto saved_table_fields = std::array{
    field<&SavedTable::name>("name", {.required = true, .length_max = 100}),
    field<&SavedTable::question>("question", {.required = true, .length_max = 500}),
};
inline constexpr Table saved_table_table{"saved_table", saved_table_fields};

struct StoredTable {
    std::string id;
    std::string name;
    std::string question;
};
std::vector<StoredTable> saved_tables(Work& work, std::string_view unit);
/// `invalid` (question.not_a_question) when it is no query string of the cross page.
Result<std::string> save_table(Work& work, std::string_view unit, const SavedTable& table);
Result<void> remove_saved_table(Work& work, std::string_view unit, std::string_view id);
