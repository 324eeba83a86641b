// Addresses of meetings: list, form, page and agenda.
#include "faults/page_parts.h"
#include "meetings/item_web.h"
#include "meetings/meeting_json.h"
#include "meetings/meetings.h"
#include "meetings/pages.h"
#include "organisations/unit.h"
#include "rights/may.h"

static Result<Response> meetings_page(const Request& in, Work& work);
static Result<Response> new_meeting(const Request& in, Work& work);
static Result<Response> post_meeting(const Request& in, Work& work);
static Result<Response> tasks_page(const Request& in, Work& work);
static Result<Response> task_form(const Request& in, Work& work);
static Result<Response> post_task(const Request& in, Work& work);
static Result<Response> meeting_page(const Request& in, Work& work);
static Result<Response> amendment_form(const Request& in, Work& work);
static Result<Response> post_amendment(const Request& in, Work& work);
static Result<Response> post_turn(const Request& in, Work& work);
static Result<Response> cancellation_form(const Request& in, Work& work);
static Result<Response> post_cancellation(const Request& in, Work& work);
static Result<Response> attendance_form(const Request& in, Work& work);
static Result<Response> post_attendance(const Request& in, Work& work);
static Result<Response> post_approval(const Request& in, Work& work);
static Result<Response> minutes_page(const Request& in, Work& work);

void meetings_routes(Routes& routes) {
    const May team = May::run_meetings;
    routes.page("/meetings", team, meetings_page);
    routes.form({.show = "/meetings/new", .take = "/meetings"}, team, new_meeting, post_meeting,
                meeting_table);
    routes.page("/meetings/tasks", team, tasks_page);
    routes.form({.show = "/meetings/tasks/{id}", .take = "/meetings/tasks/{id}"}, team, task_form,
                post_task, meeting_item_table);
    routes.page("/meetings/{number}", team, meeting_page);
    routes.form({.show = "/meetings/{number}/amendment", .take = "/meetings/{number}/amendment"},
                team, amendment_form, post_amendment, meeting_table);
    routes.post("/meetings/{number}/turns", team, post_turn);
    routes.form(
        {.show = "/meetings/{number}/cancellation", .take = "/meetings/{number}/cancellation"},
        team, cancellation_form, post_cancellation, meeting_turn_table);
    routes.form({.show = "/meetings/{number}/attendance", .take = "/meetings/{number}/attendance"},
                team, attendance_form, post_attendance, meeting_table);
    routes.post("/meetings/{number}/approval", team, post_approval);
    routes.page("/meetings/{number}/minutes", team, minutes_page);
    meeting_item_routes(routes);
}

static Result<MeetingRecord> meeting_asked(const Request& in, Work& work) {
    return find_meeting(work, in.capture("number"));
}

static Response back(const Request& in) {
    return see_other(in, "/meetings/" + in.capture("number"));
}

// --- list and form -------------------------------------------------------------------------------

static Result<Response> meetings_page(const Request& in, Work& work) {
    const auto year = static_cast<int>(asked_number(in.asked("year")));
    const MeetingPage found = TRY(list_meetings(work, year, asked_number(in.asked("page"))));
    if (in.door == Door::json) {
        return json_response(page_json(found));
    }
    return draw_meetings(in, work, found);
}

static Result<Response> new_meeting(const Request& in, Work& work) {
    return draw_meeting_form(in, work, nullptr);
}

static Result<Response> post_meeting(const Request& in, Work& work) {
    Meeting given;
    TRY(read_fields(meeting_fields, meeting_form_fields, in.form, &given));
    const std::string number = TRY(plan_meeting(work, given));
    return created(in, "/meetings/" + number);
}

// --- tasks ---------------------------------------------------------------------------------------

static Result<Response> tasks_page(const Request& in, Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    const std::string whose = in.asked("whose") == "mine" ? work.actor().id : std::string();
    if (in.door == Door::json) {
        return json_response(tasks_json(open_meeting_tasks(work, unit, whose)));
    }
    return draw_tasks(in, work, whose);
}

static Result<Response> task_form(const Request& in, Work& work) {
    const MeetingTask task = TRY(find_meeting_task(work, in.capture("id")));
    return draw_task_form(in, work, task);
}

static Result<Response> post_task(const Request& in, Work& work) {
    static constexpr std::array<std::string_view, 1> only = {"outcome"};
    MeetingItem given;
    TRY(read_fields(meeting_item_fields, only, in.form, &given));
    TRY(finish_meeting_task(work, in.capture("id"), in.posted_version(), given.outcome));
    return see_other(in, "/meetings/tasks");
}

// --- one meeting ---------------------------------------------------------------------------------

static Result<Response> meeting_page(const Request& in, Work& work) {
    const MeetingRecord record = TRY(meeting_asked(in, work));
    if (in.door == Door::json) {
        return json_response(meeting_json(work, record));
    }
    return draw_meeting(in, work, record);
}

static Result<Response> amendment_form(const Request& in, Work& work) {
    const MeetingRecord record = TRY(meeting_asked(in, work));
    return draw_meeting_form(in, work, &record);
}

static Result<Response> post_amendment(const Request& in, Work& work) {
    Meeting given;
    TRY(read_fields(meeting_fields, meeting_form_fields, in.form, &given));
    TRY(amend_meeting(work, in.capture("number"), in.posted_version(), given));
    return back(in);
}

static Result<Response> post_turn(const Request& in, Work& work) {
    MeetingTurn turn;
    turn.deed = in.posted("deed");
    TRY(turn_meeting(work, in.capture("number"), in.posted_version(), turn));
    return back(in);
}

static Result<Response> cancellation_form(const Request& in, Work& work) {
    const MeetingRecord record = TRY(meeting_asked(in, work));
    return draw_cancelling(in, work, record);
}

static Result<Response> post_cancellation(const Request& in, Work& work) {
    MeetingTurn turn;
    TRY(read_fields(meeting_turn_fields, cancelling_form_fields, in.form, &turn));
    turn.deed = "cancel";
    TRY(turn_meeting(work, in.capture("number"), in.posted_version(), turn));
    return back(in);
}

static Result<Response> attendance_form(const Request& in, Work& work) {
    const MeetingRecord record = TRY(meeting_asked(in, work));
    return draw_attendance(in, work, record);
}

static Result<Response> post_attendance(const Request& in, Work& work) {
    static constexpr std::array<std::string_view, 1> only = {"attended"};
    Meeting given;
    TRY(read_fields(meeting_fields, only, in.form, &given));
    TRY(note_attendance(work, in.capture("number"), in.posted_version(), given.attended));
    return back(in);
}

static Result<Response> post_approval(const Request& in, Work& work) {
    TRY(approve_minutes(work, in.capture("number"), in.posted_version()));
    return back(in);
}

/// As a page, or as the file that `format` asks for; the edition for others once it has been read.
static Result<Response> minutes_page(const Request& in, Work& work) {
    const MeetingRecord record = TRY(meeting_asked(in, work));
    const bool outside = in.asked("edition") == "outside";
    const Document document = outside ? TRY(minutes_for_others(work, record))
                                      : meeting_document(work, record, MinutesEdition::inside);
    if (!in.asked("format").empty()) {
        return document_file(in, document, record.number);
    }
    if (in.door == Door::json) {
        return json_response(document_json(document));
    }
    return draw_minutes(in, work, record);
}
