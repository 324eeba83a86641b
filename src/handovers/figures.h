// The facts and figures of handovers, for the contents page of the program.
#pragma once

#include <vector>

#include "figures/figure.h"

/// One row a matter (a fault or an event) that was told to a body by the cut-off, as it stood then.
/// A handover that was withdrawn by then told nothing. It is settled when it was answered or given
/// up, or when the day asked for has passed. Outside the unit the body is not told, and of
/// what is withheld neither the answer.
Fact told_fact();
std::vector<Figure> told_figures();
