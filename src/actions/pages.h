// What the pages of actions look like; for the addresses of this folder only.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actions/course.h"
#include "actions/turn.h"
#include "platform/html/page.h"

Response draw_actions(const Request& in, Work& work, const ActionPage& found);
/// A new action when `record` is null; `fault` is the number of the fault it is about, or "".
Response draw_action_form(const Request& in, Work& work, const ActionRecord* record,
                          std::string_view fault);
Response draw_action(const Request& in, Work& work, const ActionRecord& record);
Response draw_action_closing(const Request& in, Work& work, const ActionRecord& record);
Response draw_effect_check(const Request& in, Work& work, const ActionRecord& record);
Response draw_effect_day(const Request& in, Work& work, const ActionRecord& record);
Response draw_action_reopening(const Request& in, Work& work, const ActionRecord& record);

Html action_badge(const Texts& t, std::string_view standing);
/// Who does it: a person's name or a body's.
std::string doer_name(Work& work, const Texts& t, const Action& action);
/// The day it waits for, in words; "" when it waits for nothing.
Html next_day(Work& work, const Texts& t, const ActionRecord& record);
/// What bodies said, each with a button that takes it up.
Html promises_part(const Request& in, Work& work, const std::vector<Promise>& open);
/// When an effect came back, and with which events.
Html came_back_part(Work& work, const Texts& t, const ActionRecord& record);
/// Events of the fault from after the action was done.
Html since_done(Work& work, const Texts& t, const ActionRecord& record);
/// What planning a look is called: the day is changed, or the effect is looked at once more.
std::string plan_key(const ActionRecord& record);
/// The first ten, and how many more there are.
Html later_events(Work& work, const Texts& t, const std::vector<LaterEvent>& events);
std::vector<std::pair<std::string, std::string>> action_trail(const Request& in,
                                                              std::string_view number = "");
