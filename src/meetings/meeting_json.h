// Meetings as JSON.
#pragma once

#include <string>

#include "meetings/minutes.h"
#include "meetings/tasks.h"

std::string page_json(const MeetingPage& page);
std::string meeting_json(Work& work, const MeetingRecord& record);
std::string item_json(Work& work, const MeetingRecord& record, const AgendaLine& line);
std::string tasks_json(const std::vector<MeetingTask>& tasks);
