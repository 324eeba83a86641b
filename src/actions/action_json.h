// Actions as the JSON door tells them.
#pragma once

#include <string>

#include "actions/action.h"

std::string page_json(Work& work, const ActionPage& page);
std::string action_json(Work& work, const ActionRecord& record);
