// How far the year's failures have come: discussed, handed over, answered, acted on, and with an
// effect that was confirmed. No step is counted out of the one before; all are of the year's
// failures.
#pragma once

#include <vector>

#include "figures/figure.h"

/// One row a failure of the year, and which steps it had reached by the cut-off: by itself or
/// through a fault it belonged to then. Outside the unit a withheld one tells none.
Fact course_fact();
/// The shares of the year's failures that had reached each step, in the order of the chain.
std::vector<Figure> course_figures();
