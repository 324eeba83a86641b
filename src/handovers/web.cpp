// Addresses of handovers.
#include <algorithm>

#include "faults/page_parts.h"
#include "handovers/fixed_words.h"
#include "handovers/handover_json.h"
#include "handovers/handovers.h"
#include "handovers/pages.h"
#include "platform/json.h"
#include "rights/may.h"

static Result<Response> handovers_page(const Request& in, Work& work);
static Result<Response> new_handover(const Request& in, Work& work);
static Result<Response> post_handover(const Request& in, Work& work);
static Result<Response> handover_page(const Request& in, Work& work);
static Result<Response> amendment_form(const Request& in, Work& work);
static Result<Response> post_amendment(const Request& in, Work& work);
static Result<Response> item_form(const Request& in, Work& work);
static Result<Response> post_item(const Request& in, Work& work);
static Result<Response> post_item_removal(const Request& in, Work& work);
static Result<Response> post_sending(const Request& in, Work& work);
static Result<Response> turn_form(const Request& in, Work& work);
static Result<Response> post_turn(const Request& in, Work& work);
static Result<Response> answer_form(const Request& in, Work& work);
static Result<Response> post_answer(const Request& in, Work& work);
static Result<Response> passing_form(const Request& in, Work& work);
static Result<Response> post_passing(const Request& in, Work& work);
static Result<Response> post_message(const Request& in, Work& work);
static Result<Response> post_link(const Request& in, Work& work);
static Result<Response> post_link_end(const Request& in, Work& work);

void handovers_routes(Routes& routes) {
    const May hands = May::write_faults;
    routes.page("/handovers", May::read_faults, handovers_page);
    routes.form({.show = "/handovers/new", .take = "/handovers"}, hands, new_handover,
                post_handover, handover_table);
    routes.page("/handovers/{number}", May::read_faults, handover_page);
    routes.form({.show = "/handovers/{number}/amendment", .take = "/handovers/{number}/amendment"},
                hands, amendment_form, post_amendment, handover_table);
    routes.form({.show = "/handovers/{number}/items", .take = "/handovers/{number}/items"}, hands,
                item_form, post_item, handover_item_table);
    routes.post("/handovers/{number}/items/{id}/removal", hands, post_item_removal);
    routes.post("/handovers/{number}/sending", hands, post_sending);
    routes.form({.show = "/handovers/{number}/turn", .take = "/handovers/{number}/turn"}, hands,
                turn_form, post_turn, handover_turn_table);
    routes.form({.show = "/handovers/{number}/answers", .take = "/handovers/{number}/answers"},
                hands, answer_form, post_answer, answer_table);
    routes.form({.show = "/handovers/{number}/answers/{id}/passing",
                 .take = "/handovers/{number}/answers/{id}/passing"},
                hands, passing_form, post_passing, handover_table);
    routes.form({.show = "/handovers/{number}/messages", .take = "/handovers/{number}/messages"},
                hands, handover_page, post_message, message_table);
    routes.post("/handovers/{number}/link", hands, post_link);
    routes.post("/handovers/{number}/link/ending", hands, post_link_end);
    answer_routes(routes);
}

static std::string address_of(const Request& in) {
    return "/handovers/" + in.capture("number");
}

static Result<HandoverRecord> handover_asked(const Request& in, Work& work) {
    return find_handover(work, in.capture("number"));
}

// --- list and form -------------------------------------------------------------------------------

static Result<Response> handovers_page(const Request& in, Work& work) {
    HandoverFilter filter;
    filter.overdue = in.asked("late") == "yes";
    for (const std::string_view standing :
         {"draft", "sent", "received", "answered", "closed", "withdrawn"}) {
        if (in.asked("standing") == standing) {
            filter.standing = standing;
        }
    }
    const HandoverPage found = TRY(list_handovers(work, filter, asked_number(in.asked("page"))));
    if (in.door == Door::json) {
        return json_response(page_json(work, found));
    }
    return draw_handovers(in, work, found);
}

static std::string named_subject(const Request& in) {
    return std::string(in.posted("about").empty() ? in.asked("about") : in.posted("about"));
}

static Result<Response> new_handover(const Request& in, Work& work) {
    return draw_handover_form(in, work, nullptr, named_subject(in));
}

// The fields of a handover that has fixed words, and whatever else somebody typed, so that it is
// refused and not lost in silence.
static Result<Handover> read_coded(const Request& in) {
    std::vector<std::string_view> names(coded_form_fields.begin(), coded_form_fields.end());
    for (const Field& field : handover_fields) {
        if (!in.posted(field.name).empty() && std::ranges::find(names, field.name) == names.end()) {
            names.push_back(field.name);
        }
    }
    Handover given;
    TRY(read_fields(handover_fields, names, in.form, &given));
    return given;
}

static Result<Handover> read_handover(const Request& in, Words words) {
    return words == Words::none ? read_coded(in) : read_record<Handover>(handover_fields, in.form);
}

static Result<Response> post_handover(const Request& in, Work& work) {
    const std::string about = named_subject(in);
    const Handover given = TRY(read_handover(in, words_about(work, about)));
    const std::string number = TRY(prepare_handover(work, given, about));
    return created(in, "/handovers/" + number);
}

static Result<Response> handover_page(const Request& in, Work& work) {
    const HandoverRecord record = TRY(handover_asked(in, work));
    if (in.door == Door::json) {
        return json_response(handover_json(work, record));
    }
    return draw_handover(in, work, record);
}

static Result<Response> amendment_form(const Request& in, Work& work) {
    const HandoverRecord record = TRY(handover_asked(in, work));
    return draw_handover_form(in, work, &record, "");
}

static Result<Response> post_amendment(const Request& in, Work& work) {
    const HandoverRecord record = TRY(handover_asked(in, work));
    const Handover given = TRY(read_handover(in, words_in(work, record)));
    TRY(amend_handover(work, record.number, asked_number(in.posted("version")), given));
    return see_other(in, address_of(in));
}

// --- items ---------------------------------------------------------------------------------------

static Result<Response> item_form(const Request& in, Work& work) {
    const HandoverRecord record = TRY(handover_asked(in, work));
    const std::string_view subject =
        in.posted("subject").empty() ? in.asked("subject") : in.posted("subject");
    return draw_item_form(in, record, subject);
}

static Result<Response> post_item(const Request& in, Work& work) {
    HandoverItem item;
    TRY(read_fields(handover_item_fields, item_form_fields, in.form, &item));
    TRY(add_item(work, in.capture("number"), item));
    return see_other(in, address_of(in));
}

static Result<Response> post_item_removal(const Request& in, Work& work) {
    TRY(remove_item(work, in.capture("number"), in.capture("id"),
                    asked_number(in.posted("version"))));
    return see_other(in, address_of(in));
}

// --- leaving the unit ----------------------------------------------------------------------------

static Result<Response> post_sending(const Request& in, Work& work) {
    TRY(send_handover(work, in.capture("number"), asked_number(in.posted("version"))));
    return see_other(in, address_of(in));
}

static std::string_view deed_named(const Request& in) {
    return in.posted("deed").empty() ? in.asked("deed") : in.posted("deed");
}

static Result<Response> turn_form(const Request& in, Work& work) {
    const HandoverRecord record = TRY(handover_asked(in, work));
    const std::string_view deed = deed_named(in);
    const auto deeds = deeds_from(work.actor(), handover_moves(), record.standing);
    const bool possible = std::ranges::find(deeds, deed) != deeds.end();
    // Refused, it is shown with what was typed, also when somebody has moved it meanwhile.
    const bool known =
        in.refused != nullptr &&
        std::ranges::find(handover_moves(), deed, &StateMove::deed) != handover_moves().end();
    if (deed == "send" || deed.starts_with("answer") || !(possible || known)) {
        return not_found();
    }
    return draw_turn_form(in, work, record, deed);
}

static Result<Response> post_turn(const Request& in, Work& work) {
    HandoverTurn turn;
    TRY(read_fields(handover_turn_fields, turn_form_fields, in.form, &turn));
    TRY(turn_handover(work, in.capture("number"), asked_number(in.posted("version")), turn));
    return see_other(in, address_of(in));
}

// --- answers -------------------------------------------------------------------------------------

static Result<Response> answer_form(const Request& in, Work& work) {
    const HandoverRecord record = TRY(handover_asked(in, work));
    return draw_answer_form(in, work, record);
}

static Result<Response> post_answer(const Request& in, Work& work) {
    Answer answer;
    TRY(read_fields(answer_fields, answer_form_fields, in.form, &answer));
    TRY(note_answer(work, in.capture("number"), asked_number(in.posted("version")), answer));
    return see_other(in, address_of(in));
}

static Result<Response> passing_form(const Request& in, Work& work) {
    const Passing passing = TRY(passing_of(work, in.capture("id")));
    const HandoverRecord record = TRY(handover_asked(in, work));
    const bool taken = passed_on_in(work, record.unit, passing.answer).has_value();
    // Refused, it is shown with what was typed, also when somebody was first.
    if (record.number != passing.handover || (taken && in.refused == nullptr)) {
        return not_found();
    }
    return draw_passing_form(in, work, passing);
}

static Result<Response> post_passing(const Request& in, Work& work) {
    const Handover given = TRY(read_record<Handover>(handover_fields, in.form));
    return created(in, "/handovers/" + TRY(pass_on(work, in.capture("id"), given)));
}

static Result<Response> post_message(const Request& in, Work& work) {
    Message message;
    TRY(read_fields(message_fields, message_form_fields, in.form, &message));
    TRY(say_to_body(work, in.capture("number"), message));
    return see_other(in, address_of(in));
}

static Result<Response> post_link(const Request& in, Work& work) {
    const std::string token = TRY(make_answer_link(work, in.capture("number")));
    const HandoverRecord record = TRY(handover_asked(in, work));
    const std::string address = in.base_url + "/answer/" + token;
    if (in.door == Door::json) {
        return json_response(json::serialize(json::object{{"link", address}}));
    }
    return draw_made_link(in, record, address);
}

static Result<Response> post_link_end(const Request& in, Work& work) {
    TRY(end_answer_link(work, in.capture("number")));
    return see_other(in, address_of(in));
}
