// What a unit has decided about its clients as JSON: what the steering pages show, under the
// fields' own names, so that what was told can be sent again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/goal.h"
#include "clients/variable.h"

/// {"rules","order","said","variables"}: everything that is in force.
std::string steering_json(Work& work, std::string_view unit);
/// {"rules":{...},"decisions":[...]}; the rules in force, and every decision, newest first.
std::string rules_json(Work& work, std::string_view unit);
/// {"order":{...}}; null when nothing was decided.
std::string order_json(Work& work, std::string_view unit);
/// {"said":{...}}; null when nothing was said of the year.
std::string queue_said_json(Work& work, std::string_view unit, int year);
std::string variable_json(const VariableRecord& record);
/// {"locked":[...],"year","hindrances":[...]}; what stands in the way of locking the last year.
std::string year_locks_json(Work& work, std::string_view unit);
/// {"year","goals":[...]}, each with its figure's value and whether it reaches the goal.
std::string goals_json(int year, const std::vector<GoalRecord>& goals,
                       const std::vector<FigureValue>& values);
