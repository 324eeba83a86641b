// Where the events' texts stand, for the guard's reading of the whole register.
#pragma once

#include <vector>

#include "guard/text_source.h"

/// The tables of events and of what hangs on them, and the texts kept apart.
std::vector<TextSource> event_text_sources();
