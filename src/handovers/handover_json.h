// Handovers as the JSON door tells them.
#pragma once

#include <string>

#include "handovers/handover.h"

std::string page_json(Work& work, const HandoverPage& page);
std::string handover_json(Work& work, const HandoverRecord& record);
