// INSERT, UPDATE and SELECT of record tables, written once for each table and set of columns.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/query.h"

/// Queries live as long as the program; the same columns give the same query.
const Query& insert_query(std::string_view table, const std::vector<std::string>& columns);
/// Sets the columns where id and version agree.
const Query& update_query(std::string_view table, const std::vector<std::string>& columns);
const Query& select_by_id_query(std::string_view table);
const Query& select_all_query(std::string_view table);
const Query& delete_query(std::string_view table);
/// The child table of a list field: <table>_<field> (owner, position, value).
const Query& list_query(std::string_view child);
const Query& list_insert_query(std::string_view child);
const Query& list_delete_query(std::string_view child);
