// Where the reports' texts are mended, for the guard's reading of the whole register.
#pragma once

#include <vector>

#include "guard/text_source.h"

std::vector<TextSource> report_text_sources();
