// What a row of years or a second row of heads makes of a table that was gathered from lines.
#pragma once

#include <vector>

#include "prose/text_table.h"

namespace prose_check {

/// Takes rows of years as heads and parts two tables that stand close below each other.
void set_right(std::vector<TextTable>& tables);

} // namespace prose_check
