// Taking words out of everything that is kept: the columns of text of every table, old versions
// too.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sought_words.h"
#include "platform/work.h"

/// How a column keeps what people wrote: as they wrote it, or in the strings of JSON.
enum class TextKept { plain, json };

/// A column that holds what people wrote; of a list the column `value` of its child table. Old
/// versions of the same fields are among it.
struct TextColumn {
    std::string table;
    std::string column;
    TextKept kept = TextKept::plain;
};

struct PurgedPlace {
    std::string table;
    std::string column;
    int64_t rows = 0;
};

/// How many values hold the words, by table and column. Never looked in are the trail and the list
/// of migrations. None chosen: every column, so that a forgotten choice leaves nothing behind.
std::vector<PurgedPlace> places_of_words(Work& work, const SoughtWords& words,
                                         std::span<const TextColumn> columns);
/// Takes them out there; a record with a version gets a new one, so that an open form conflicts.
std::vector<PurgedPlace> purge_words(Work& work, const SoughtWords& words,
                                     std::span<const TextColumn> columns);
/// Rows of the trail that hold the words in a coded value; the chain keeps them as they are.
int64_t trail_rows_with(Work& work, const SoughtWords& words);
/// Forms kept sealed for their writers: those that hold the words are forgotten.
int64_t purge_kept_forms(Work& work, const SoughtWords& words);
