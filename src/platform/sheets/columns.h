// What the columns of a file mean, and cells as people write them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/record.h"
#include "platform/sheets/rows.h"

/// Which field each column of the file fills, by position; "" = the column is left out.
using ColumnMapping = std::vector<std::string>;

/// What a column may fill. The label of each is the text `<table>.<name>`.
struct ImportFields {
    std::string_view table;
    std::span<const std::string_view> names;
    std::string label_key(std::string_view name) const {
        return std::string(table) + "." + std::string(name);
    }
};

/// Matches headings with fields by name and by label in both languages. A field is filled by one
/// column: the first that asks for it.
ColumnMapping matching_columns(const Cells& header, const ImportFields& fields);
/// What the reader chose for each column (`column_0` ...), or what the headings say themselves.
ColumnMapping chosen_columns(const FormValues& chosen, const Cells& header,
                             const ImportFields& fields);
/// The cell that fills the field, without blanks around it; "" when no column does.
std::string cell_for(const ColumnMapping& mapping, const Cells& cells, std::string_view name);

/// ja/nej, yes/no, true/false, 1/0, x and an empty cell; nothing for another word.
std::optional<bool> tick_of(std::string_view word);
/// The beginning of a cell as it is told back; what cannot be shown is not.
std::string told_back(std::string_view said);
