// Addresses of agenda items: adding, ordering, the screen, and what is decided.
#include "meetings/item_web.h"

#include <algorithm>

#include "faults/page_parts.h"
#include "meetings/meeting_json.h"
#include "meetings/pages.h"
#include "rights/may.h"

static Result<Response> adding_form(const Request& in, Work& work);
static Result<Response> post_item(const Request& in, Work& work);
static Result<Response> post_move(const Request& in, Work& work);
static Result<Response> removal_form(const Request& in, Work& work);
static Result<Response> post_removal(const Request& in, Work& work);
static Result<Response> item_page(const Request& in, Work& work);
static Result<Response> item_screen(const Request& in, Work& work);
static Result<Response> answers_form(const Request& in, Work& work);
static Result<Response> post_answers(const Request& in, Work& work);
static Result<Response> decision_form(const Request& in, Work& work);
static Result<Response> post_decision(const Request& in, Work& work);
static Result<Response> conclusion_form(const Request& in, Work& work);
static Result<Response> post_conclusion(const Request& in, Work& work);
static Result<Response> postponement_form(const Request& in, Work& work);
static Result<Response> post_postponement(const Request& in, Work& work);

void meeting_item_routes(Routes& routes) {
    const May team = May::run_meetings;
    routes.form({.show = "/meetings/{number}/agenda/new", .take = "/meetings/{number}/agenda"},
                team, adding_form, post_item, meeting_item_table);
    routes.post("/meetings/{number}/moves", team, post_move);
    routes.form({.show = "/meetings/{number}/removal", .take = "/meetings/{number}/removal"}, team,
                removal_form, post_removal, meeting_item_table);
    routes.page("/meetings/{number}/items/{id}", team, item_page);
    routes.page("/meetings/{number}/screen/{id}", team, item_screen);
    routes.form({.show = "/meetings/{number}/items/{id}/answers",
                 .take = "/meetings/{number}/items/{id}/answers"},
                team, answers_form, post_answers, discussion_table);
    routes.form({.show = "/meetings/{number}/items/{id}/decision",
                 .take = "/meetings/{number}/items/{id}/decision"},
                team, decision_form, post_decision, decision_table);
    routes.form({.show = "/meetings/{number}/items/{id}/conclusion",
                 .take = "/meetings/{number}/items/{id}/conclusion"},
                team, conclusion_form, post_conclusion, meeting_item_table);
    routes.form({.show = "/meetings/{number}/items/{id}/postponement",
                 .take = "/meetings/{number}/items/{id}/postponement"},
                team, postponement_form, post_postponement, meeting_item_table);
}

static Response back(const Request& in) {
    return see_other(in, "/meetings/" + in.capture("number"));
}

/// Back to the item where the form was filled in: on its page, or on the wall.
static Response back_to_item(const Request& in) {
    const std::string_view kind = in.posted("screen") == "yes" ? "/screen/" : "/items/";
    return see_other(in,
                     "/meetings/" + in.capture("number") + std::string(kind) + in.capture("id"));
}

static LineAt line_posted(const Request& in) {
    return {std::string(in.posted("item")), asked_number(in.posted("version"))};
}

static LineAt line_captured(const Request& in) {
    return {in.capture("id"), in.posted_version()};
}

// --- the agenda ----------------------------------------------------------------------------------

static Result<Response> adding_form(const Request& in, Work& work) {
    const MeetingRecord record = TRY(find_meeting(work, in.capture("number")));
    return draw_adding(in, work, record);
}

static Result<Response> post_item(const Request& in, Work& work) {
    MeetingItem item;
    TRY(read_fields(meeting_item_fields, adding_form_fields, in.form, &item));
    TRY(add_item(work, in.capture("number"), item));
    return created(in, "/meetings/" + in.capture("number"));
}

static Result<Response> post_move(const Request& in, Work& work) {
    TRY(move_item(work, in.capture("number"), line_posted(in), in.posted("where")));
    return back(in);
}

using DrawItem = Result<Response> (*)(const Request& in, Work& work, const ItemPlace& place);

/// The item with this key, on the agenda or taken out.
static Result<Response> with_item(const Request& in, Work& work, std::string_view key,
                                  DrawItem draw) {
    const MeetingRecord record = TRY(find_meeting(work, in.capture("number")));
    const Agenda agenda = agenda_of(work, record);
    const auto line = std::ranges::find(agenda.lines, key, &AgendaLine::key);
    if (line == agenda.lines.end()) {
        return not_found();
    }
    return draw(in, work, {record, agenda, *line});
}

static Result<Response> removal_form(const Request& in, Work& work) {
    const std::string_view key = in.posted("item").empty() ? in.asked("item") : in.posted("item");
    return with_item(
        in, work, key,
        [](const Request& asked, Work& at, const ItemPlace& place) -> Result<Response> {
            return draw_leaving_out(asked, at, place, LeavingOut::remove);
        });
}

static Result<Response> post_removal(const Request& in, Work& work) {
    MeetingItem item;
    TRY(read_fields(meeting_item_fields, leaving_out_form_fields, in.form, &item));
    TRY(remove_item(work, in.capture("number"), line_posted(in), item));
    return back(in);
}

// --- at the meeting ------------------------------------------------------------------------------

static Result<Response> item_page(const Request& in, Work& work) {
    return with_item(
        in, work, in.capture("id"),
        [](const Request& asked, Work& at, const ItemPlace& place) -> Result<Response> {
            if (asked.door == Door::json) {
                return json_response(item_json(at, place.record, place.line));
            }
            return draw_item(asked, at, place);
        });
}

static Result<Response> item_screen(const Request& in, Work& work) {
    return with_item(
        in, work, in.capture("id"),
        [](const Request& asked, Work& at, const ItemPlace& place) -> Result<Response> {
            return draw_item_screen(asked, at, place);
        });
}

/// The form of something that is done with an item while the meeting is under way; one that was
/// refused is shown again whatever has become of it meanwhile.
static bool open_to(const Request& in, const ItemPlace& place) {
    return in.refused != nullptr ||
           (place.record.open_for_decisions() && place.line.standing != "removed");
}

static Result<Response> answers_form(const Request& in, Work& work) {
    return with_item(
        in, work, in.capture("id"),
        [](const Request& asked, Work& at, const ItemPlace& place) -> Result<Response> {
            const bool event = place.line.item.kind == "event";
            if (!open_to(asked, place) || !event || place.line.withheld()) {
                return not_found();
            }
            return draw_answers(asked, at, place);
        });
}

static Result<Response> post_answers(const Request& in, Work& work) {
    Discussion discussion;
    std::vector<std::string_view> names;
    for (const Field& field : discussion_fields) {
        if (field.kind == FieldKind::free_text) {
            names.push_back(field.name);
        }
    }
    TRY(read_fields(discussion_fields, names, in.form, &discussion));
    TRY(answer_item(work, in.capture("number"), in.capture("id"),
                    {in.posted_version(), &discussion}));
    return back_to_item(in);
}

static Result<Response> decision_form(const Request& in, Work& work) {
    return with_item(
        in, work, in.capture("id"),
        [](const Request& asked, Work& at, const ItemPlace& place) -> Result<Response> {
            const bool done = place.line.carried_out() && asked.refused == nullptr;
            if (!open_to(asked, place) || place.line.item.kind != "event" || done) {
                return not_found();
            }
            return draw_decision(asked, at, place);
        });
}

static Result<Response> post_decision(const Request& in, Work& work) {
    static constexpr std::array<std::string_view, 4> names = {"way", "owner", "due_on", "task"};
    Decision decision;
    TRY(read_fields(decision_fields, names, in.form, &decision));
    LineAt at = line_captured(in);
    at.decision = asked_number(in.posted("decision_version"));
    TRY(decide_item(work, in.capture("number"), at, decision));
    return back_to_item(in);
}

static Result<Response> conclusion_form(const Request& in, Work& work) {
    return with_item(
        in, work, in.capture("id"),
        [](const Request& asked, Work& at, const ItemPlace& place) -> Result<Response> {
            if (!open_to(asked, place) || place.line.item.kind == "event") {
                return not_found();
            }
            return draw_conclusion(asked, at, place);
        });
}

static Result<Response> post_conclusion(const Request& in, Work& work) {
    MeetingItem item;
    TRY(read_fields(meeting_item_fields, concluding_form_fields, in.form, &item));
    TRY(conclude_item(work, in.capture("number"), line_captured(in), item));
    return back_to_item(in);
}

static Result<Response> postponement_form(const Request& in, Work& work) {
    return with_item(
        in, work, in.capture("id"),
        [](const Request& asked, Work& at, const ItemPlace& place) -> Result<Response> {
            if (!open_to(asked, place)) {
                return not_found();
            }
            return draw_leaving_out(asked, at, place, LeavingOut::put_off);
        });
}

static Result<Response> post_postponement(const Request& in, Work& work) {
    MeetingItem item;
    TRY(read_fields(meeting_item_fields, leaving_out_form_fields, in.form, &item));
    TRY(put_off_item(work, in.capture("number"), line_captured(in), item));
    return back_to_item(in);
}
