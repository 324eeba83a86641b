// Blocks of a unit's report over clients: only counts of persons, so never in a public edition.
#pragma once

#include <vector>

#include "reports/block.h"

/// clients.by_age, clients.by_reason, clients.by_entry, clients.by_ending, clients.by_kommun,
/// applicants.by_source.
std::vector<BlockKind> client_blocks();
