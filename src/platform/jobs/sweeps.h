// What the runner of jobs forgets by itself, about once an hour, because it is kept for a while
// only.
#pragma once

#include <vector>

#include "platform/work.h"

/// One short write, as the program itself.
using Sweep = void (*)(Work& work);
/// Filled once by app.cpp, read by the runner.
std::vector<Sweep>& sweeps();
