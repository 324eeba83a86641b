// The fact that events are, and the figures that count it; handed to the engine by app.cpp.
#pragma once

#include <vector>

#include "figures/figure.h"

Fact event_fact();
std::vector<Figure> event_figures();
