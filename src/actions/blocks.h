// The block that actions hand to reports.
#pragma once

#include <vector>

#include "reports/block.h"

/// Actions by how they stood at the cut-off.
std::vector<BlockKind> action_blocks();
