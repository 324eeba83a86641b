// What the pages of meetings look like; for the addresses of this folder only.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "meetings/deciding.h"
#include "meetings/minutes.h"
#include "meetings/tasks.h"
#include "platform/html/page.h"

Response draw_meetings(const Request& in, Work& work, const MeetingPage& found);
/// A new meeting when `record` is null.
Response draw_meeting_form(const Request& in, Work& work, const MeetingRecord* record);
Response draw_meeting(const Request& in, Work& work, const MeetingRecord& record);
Response draw_cancelling(const Request& in, Work& work, const MeetingRecord& record);
Response draw_attendance(const Request& in, Work& work, const MeetingRecord& record);
Response draw_adding(const Request& in, Work& work, const MeetingRecord& record);
Response draw_minutes(const Request& in, Work& work, const MeetingRecord& record);
Response draw_tasks(const Request& in, Work& work, std::string_view whose);
Response draw_task_form(const Request& in, Work& work, const MeetingTask& task);

/// An item at the meeting, and where it stands among the others.
struct ItemPlace {
    const MeetingRecord& record;
    const Agenda& agenda;
    const AgendaLine& line;
};
/// The whole item: as a page, or large and by itself for the meeting room.
Response draw_item(const Request& in, Work& work, const ItemPlace& place);
Response draw_item_screen(const Request& in, Work& work, const ItemPlace& place);
Response draw_answers(const Request& in, Work& work, const ItemPlace& place);
Response draw_decision(const Request& in, Work& work, const ItemPlace& place);
Response draw_conclusion(const Request& in, Work& work, const ItemPlace& place);
/// Put off at the meeting, or taken out of the agenda.
enum class LeavingOut { put_off, remove };
Response draw_leaving_out(const Request& in, Work& work, const ItemPlace& place, LeavingOut how);

Html meeting_badge(const Texts& t, std::string_view standing);
Html item_badge(const Texts& t, std::string_view standing);
/// The name of an item as the reader's language has it, with a link to what it is about.
Html item_name(Work& work, const Texts& t, const AgendaLine& line);
/// What was decided, by whom and when, and what may be done next; or why it was put off.
Html item_said(Work& work, const Texts& t, const ItemPlace& place);
/// What is to be done, in one line.
Html task_line(Work& work, const Texts& t, const MeetingTask& task);
std::string address_of(const MeetingRecord& record);
std::string address_of(const MeetingRecord& record, const AgendaLine& line);
std::vector<std::pair<std::string, std::string>> meeting_trail(const Request& in,
                                                               std::string_view number = "");
