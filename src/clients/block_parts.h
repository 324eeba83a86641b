// What the report blocks of clients share: counting by a dimension, and telling it with its rules.
// For the blocks of this folder only.
#pragma once

#include <string>
#include <vector>

#include "reports/block.h"

namespace client_blocks_parts {

/// Everybody counted in the year: who was handed over is counted where the year ends.
inline const Condition counted_here = {"ending", {"stock", "closed"}};
/// All, women, men.
inline const std::vector<Filter> by_sex = {
    {counted_here}, {counted_here, {"sex", {"woman"}}}, {counted_here, {"sex", {"man"}}}};

const CountedFact& fact_in(const ReportNumbers& numbers, std::string_view name);
/// A row for each code, a count for each filter; the totals are of the filters, not of the rows.
CountedTable counted_by(const CountedFact& fact, const std::string& dimension,
                        const std::vector<std::string>& codes, const std::vector<Filter>& filters);
/// The same for every code that was counted, the largest first.
CountedTable counted_by_all(const CountedFact& fact, const std::string& dimension,
                            const std::vector<Filter>& filters);
/// Puts the largest row first and `last` last.
void rank(CountedTable& counted, std::string_view last);
/// A line for who has no answer, only where somebody has none.
CountedTable with_missing(CountedTable counted, const CountedFact& fact,
                          const std::vector<Filter>& filters);

TableWords words_of(std::string_view caption, std::string_view head, TableWords::Shares shares);
/// The table with the counting rules under it, or the words for nothing counted.
std::vector<Block> told(const BlockDrawing& drawing, const TableWords& words);
/// The table alone, for a block that adds to it; it must have counted something.
TableBlock told_with_rules(const BlockDrawing& drawing, const TableWords& words);
/// "Nothing was counted", or "nothing was registered that year"; no block when there is a count.
std::vector<Block> nothing_told(const BlockDrawing& drawing);

} // namespace client_blocks_parts

/// The blocks beside the year before, with assignments and children, and by unit.
std::vector<BlockKind> client_year_blocks();
/// A block that counts persons among the client years.
BlockKind persons_block(std::string code, CountedTable (*count)(const ReportNumbers&),
                        std::vector<Block> (*draw)(const BlockDrawing&));
