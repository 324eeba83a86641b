// The block that letters hand to reports.
#pragma once

#include <vector>

#include "reports/block.h"

/// Letters of the year by kind: sent, answered, unanswered at the cut-off.
std::vector<BlockKind> letter_blocks();
