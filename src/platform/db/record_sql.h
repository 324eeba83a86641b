// INSERT, UPDATE and SELECT of record tables, written once for each table and set of columns.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/query.h"

enum class Versioned { no, yes };

/// Queries live as long as the program; the same columns give the same query.
const Query& insert_query(std::string_view table, const std::vector<std::string>& columns);
/// Sets the columns where id and version agree.
const Query& update_query(std::string_view table, const std::vector<std::string>& columns);
const Query& select_by_id_query(std::string_view table);
const Query& select_all_query(std::string_view table);
/// The rows after :after in the order of their ids, :limit of them.
const Query& select_page_query(std::string_view table);
const Query& delete_query(std::string_view table);
/// Puts another value where one stood in a column of a table without ids.
const Query& exchange_value_query(std::string_view table, std::string_view column);
/// The same in one row; a versioned one gets its next version.
const Query& exchange_in_row_query(std::string_view table, std::string_view column,
                                   Versioned versioned);
/// How many rows :person made, and how many others they changed last.
const Query& written_by_query(std::string_view table);
/// The child table of a list field: <table>_<field> (owner, position, value).
const Query& list_query(std::string_view child);
/// Owner and value of every list whose owner comes after :after and not after :last.
const Query& list_page_query(std::string_view child);
const Query& list_insert_query(std::string_view child);
const Query& list_delete_query(std::string_view child);
