// The report blocks of the events: what they count and the texts that may be chosen for them.
#pragma once

#include <vector>

#include "reports/block.h"

/// Handed to the report engine by app.cpp.
std::vector<BlockKind> event_blocks();
