// The facts and figures of letters, for the contents page of the program.
#pragma once

#include <vector>

#include "figures/figure.h"

/// One row a letter sent by the cut-off, with whether all it was addressed to had answered by then.
Fact letter_fact();
/// One row an answer that came in the year.
Fact letter_reply_fact();
std::vector<Figure> letter_figures();
