// The block that handovers hand to reports.
#pragma once

#include <vector>

#include "reports/block.h"

/// What bodies were told during the year, by what they had answered at the cut-off.
std::vector<BlockKind> handover_blocks();
