// The facts and figures of actions, for the contents page of the program.
#pragma once

#include <vector>

#include "figures/figure.h"

/// One row an action added by the cut-off, as it stood then.
Fact action_fact();
std::vector<Figure> action_figures();
