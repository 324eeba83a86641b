// The facts and figures of recurring faults, for the contents page of the program.
#pragma once

#include <vector>

#include "figures/figure.h"

/// One row a fault.
Fact fault_fact();
/// One row a counted event, and whether it belongs to a fault. Grouping never changes how many
/// rows there are.
Fact grouped_event_fact();
/// One row a fault that was opened again in the year.
Fact reopened_fault_fact();
std::vector<Figure> fault_figures();
