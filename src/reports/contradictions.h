// A draft held against itself: the rules that check anybody's report, over our own.
#pragma once

#include <vector>

#include "reports/freeze.h"

/// What does not add up in the Swedish texts of a draft, its bindings filled, with the place where
/// it is mended. An error stops freezing like a number without support; a warning does not, nor
/// does a number that the writer has given a source. Other languages have no rules and no remarks.
std::vector<ReportRemark> contradictions_in(const StoredReport& stored,
                                            const ReportNumbers& numbers);
