// What is counted about meetings.
#pragma once

#include <vector>

#include "figures/figure.h"

/// A row for each meeting held, and a row for each event that one took up.
Fact meeting_fact();
Fact meeting_event_fact();
std::vector<Figure> meeting_figures();
