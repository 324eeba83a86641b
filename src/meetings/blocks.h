// The block that meetings hand to reports.
#pragma once

#include <vector>

#include "reports/block.h"

/// How many meetings were held, and what became of the events they took up.
std::vector<BlockKind> meeting_blocks();
