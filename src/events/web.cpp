// Addresses of the events: list, form, page, and what is done with one event.
#include "events/choices.h"
#include "events/closure.h"
#include "events/deidentification.h"
#include "events/discussion.h"
#include "events/event_json.h"
#include "events/events.h"
#include "events/pages.h"
#include "events/place.h"
#include "events/published.h"
#include "events/reclassification.h"
#include "events/withheld.h"
#include "platform/html/page.h"
#include "platform/json.h"
#include "rights/may.h"

static Result<Response> events_page(const Request& in, Work& work);
static Result<Response> new_event(const Request& in, Work& work);
static Result<Response> post_event(const Request& in, Work& work);
static Result<Response> event_page(const Request& in, Work& work);
static Result<Response> amendment_form(const Request& in, Work& work);
static Result<Response> post_amendment(const Request& in, Work& work);
static Result<Response> reclassification_form(const Request& in, Work& work);
static Result<Response> post_reclassification(const Request& in, Work& work);
static Result<Response> closure_form(const Request& in, Work& work);
static Result<Response> post_closure(const Request& in, Work& work);
static Result<Response> discussion_form(const Request& in, Work& work);
static Result<Response> post_discussion(const Request& in, Work& work);
static Result<Response> publication_form(const Request& in, Work& work);
static Result<Response> post_publication(const Request& in, Work& work);
static Result<Response> post_publication_clearance(const Request& in, Work& work);
static Result<Response> post_deidentification(const Request& in, Work& work);
static Result<Response> post_release(const Request& in, Work& work);
static Result<Response> post_draft(const Request& in, Work& work);
static Result<Response> post_draft_removal(const Request& in, Work& work);
static Result<void> read_posted_text(Request& in, Database& database);
static Result<Response> post_reading(const Request& in, Work& work);

void events_routes(Routes& routes) {
    routes.page("/events", May::read_events, events_page);
    routes.form({.show = "/events/new", .take = "/events"}, May::write_events, new_event,
                post_event, event_table);
    routes.post("/events/drafts", May::write_events, post_draft);
    routes.post("/events/drafts/removal", May::write_events, post_draft_removal);
    routes.post("/guard/reading", May::write_events, post_reading, read_posted_text);
    event_exchange_routes(routes);
    event_choosing_routes(routes);
    routes.page("/events/{number}", May::read_events, event_page);
    routes.form({.show = "/events/{number}/amendment", .take = "/events/{number}/amendment"},
                May::write_events, amendment_form, post_amendment, event_table);
    routes.form(
        {.show = "/events/{number}/reclassification", .take = "/events/{number}/reclassification"},
        May::write_events, reclassification_form, post_reclassification, reclassification_table);
    routes.form({.show = "/events/{number}/closure", .take = "/events/{number}/closure"},
                May::write_events, closure_form, post_closure, closure_table);
    routes.form({.show = "/events/{number}/discussion", .take = "/events/{number}/discussion"},
                May::write_events, discussion_form, post_discussion, discussion_table);
    routes.form({.show = "/events/{number}/publication", .take = "/events/{number}/publication"},
                May::write_events, publication_form, post_publication, published_text_table);
    routes.post("/events/{number}/publication/clearance", May::clear_texts,
                post_publication_clearance);
    routes.post("/events/{number}/deidentification", May::clear_texts, post_deidentification);
    routes.post("/events/{number}/release", May::clear_texts, post_release);
}

// --- list and form -------------------------------------------------------------------------------

static int64_t whole_number(std::string_view text) {
    int64_t number = 0;
    for (const char digit : text.substr(0, 9)) {
        if (digit < '0' || digit > '9') {
            return 0;
        }
        number = number * 10 + (digit - '0');
    }
    return number;
}

static Result<Response> events_page(const Request& in, Work& work) {
    const EventFilter filter = filter_from(in.query);
    const EventPage found = TRY(list_events(work, filter, whole_number(in.asked("page"))));
    if (in.door == Door::json) {
        return json_response(page_json(work, found));
    }
    return draw_events(in, work, filter, found);
}

/// Tags come as one line or as several values.
static FormValues with_parted_tags(const FormValues& form) {
    FormValues values = form;
    const auto tags = values.find("tags");
    if (tags == values.end()) {
        return values;
    }
    std::vector<std::string> parted;
    for (const std::string& line : tags->second) {
        const std::vector<std::string> more = parted_tags(line);
        parted.insert(parted.end(), more.begin(), more.end());
    }
    tags->second = std::move(parted);
    return values;
}

// A program may write what a person would: the name of a body, a kommun or a type for its code.
static FormValues as_read(const Request& in, Work& work, const std::string& unit) {
    FormValues values = with_parted_tags(in.form);
    if (in.door == Door::html) {
        return values;
    }
    CodeBook book(work, unit);
    const Date day = parse_date(in.posted("occurred_on")).value_or(work.today());
    for (const Field& field : event_fields) {
        const auto said = values.find(field.name);
        if (field.options.choices.empty() || said == values.end() || said->second.empty()) {
            continue;
        }
        const std::string& word = said->second.back();
        const std::string code = is_code(work, field.name, word, {unit, day})
                                     ? word
                                     : book.code_of(field.name, word, day);
        if (!code.empty()) {
            said->second = {code};
        }
    }
    return values;
}

static Result<Response> new_event(const Request& in, Work& work) {
    const EventUnit unit = TRY(unit_worked_at(work));
    const auto draft = my_draft(work, "event");
    return draw_event_form(in, work, {unit.id, nullptr, draft ? &*draft : nullptr});
}

static Result<Response> post_event(const Request& in, Work& work) {
    Event event;
    const EventUnit unit = TRY(unit_worked_at(work));
    TRY(read_fields(event_fields, event_form_fields, as_read(in, work, unit.id), &event));
    const std::string number = TRY(register_event(work, event));
    forget_draft(work, "event");
    return created(in, "/events/" + number);
}

static Result<Response> event_page(const Request& in, Work& work) {
    const EventRecord record = TRY(find_event(work, in.capture("number")));
    if (in.door == Door::json) {
        return json_response(event_json(work, record));
    }
    return draw_event(in, work, record);
}

// --- amending ------------------------------------------------------------------------------------

static Result<Response> amendment_form(const Request& in, Work& work) {
    const EventRecord record = TRY(find_event(work, in.capture("number")));
    if (!record.texts_shown) {
        return forbidden("withheld");
    }
    const auto draft = my_draft(work, "event " + record.number);
    return draw_event_form(in, work, {record.unit, &record, draft ? &*draft : nullptr});
}

/// The fields that the form or the JSON body names; the rest stand as they are. A form names them
/// all, since an unticked box is not sent.
static std::vector<std::string_view> named_fields(const Request& in) {
    std::vector<std::string_view> names;
    for (const std::string_view name : event_form_fields) {
        const bool sent = in.form.contains(name);
        const bool told = in.door == Door::html && name != "level" && name != "year_answer";
        if (sent || told) {
            names.push_back(name);
        }
    }
    return names;
}

static Result<Response> post_amendment(const Request& in, Work& work) {
    const EventRecord record = TRY(find_event(work, in.capture("number")));
    Event event = record.event;
    TRY(read_fields(event_fields, named_fields(in), as_read(in, work, record.unit), &event));
    TRY(amend_event(work, record.number, whole_number(in.posted("version")), event));
    forget_draft(work, "event " + record.number);
    return see_other(in, "/events/" + record.number);
}

// --- what is done with an event ------------------------------------------------------------------

static Result<Response> reclassification_form(const Request& in, Work& work) {
    return draw_reclassification(in, work, TRY(find_event(work, in.capture("number"))));
}

static Result<Response> post_reclassification(const Request& in, Work& work) {
    Reclassification move;
    TRY(read_fields(reclassification_fields, reclassification_form_fields, in.form, &move));
    const std::string& number = in.capture("number");
    TRY(reclassify_event(work, number, whole_number(in.posted("version")), move));
    return see_other(in, "/events/" + number);
}

static Result<Response> closure_form(const Request& in, Work& work) {
    return draw_closure(in, work, TRY(find_event(work, in.capture("number"))));
}

static Result<Response> post_closure(const Request& in, Work& work) {
    const Closure closure = TRY(read_record<Closure>(closure_fields, in.form));
    const std::string& number = in.capture("number");
    TRY(close_event(work, number, whole_number(in.posted("version")), closure));
    return see_other(in, "/events/" + number);
}

static Result<Response> discussion_form(const Request& in, Work& work) {
    const EventRecord record = TRY(find_event(work, in.capture("number")));
    if (!record.texts_shown) {
        return forbidden("withheld");
    }
    return draw_discussion(in, work, record);
}

static Result<Response> post_discussion(const Request& in, Work& work) {
    const Discussion discussion = TRY(read_record<Discussion>(discussion_fields, in.form));
    const std::string& number = in.capture("number");
    TRY(discuss_event(work, number, whole_number(in.posted("version")), discussion));
    return see_other(in, "/events/" + number);
}

static Result<Response> publication_form(const Request& in, Work& work) {
    const EventRecord record = TRY(find_event(work, in.capture("number")));
    if (record.withheld) {
        return forbidden("withheld");
    }
    return draw_publication(in, work, record);
}

static Result<Response> post_publication(const Request& in, Work& work) {
    const PublishedText text = TRY(read_record<PublishedText>(published_text_fields, in.form));
    const std::string& number = in.capture("number");
    TRY(choose_for_publication(work, number, whole_number(in.posted("version")), text));
    return see_other(in, "/events/" + number + "/publication");
}

static Result<Response> post_publication_clearance(const Request& in, Work& work) {
    const std::string& number = in.capture("number");
    TRY(clear_for_publication(work, number, whole_number(in.posted("version"))));
    return see_other(in, "/events/" + number + "/publication");
}

static Result<Response> post_deidentification(const Request& in, Work& work) {
    const std::string& number = in.capture("number");
    TRY(confirm_deidentified(work, number, whole_number(in.posted("version"))));
    return see_other(in, "/events/" + number);
}

static Result<Response> post_release(const Request& in, Work& work) {
    const std::string& number = in.capture("number");
    TRY(release_text(work, number, whole_number(in.posted("version"))));
    return see_other(in, "/events/" + number);
}

// --- while writing -------------------------------------------------------------------------------

/// "event" or "event NUMBER"; anything else is no form of ours.
static Result<std::string> draft_form(std::string_view asked) {
    const bool of_one = asked.starts_with("event ") && asked.size() <= 60;
    if (asked != "event" && !of_one) {
        return not_found();
    }
    return std::string(asked);
}

static Result<Response> post_draft(const Request& in, Work& work) {
    const std::string form = TRY(draft_form(in.asked("form")));
    TRY(keep_draft(work, form, in.form));
    Response kept;
    kept.status = 204;
    return kept;
}

static Result<Response> post_draft_removal(const Request& in, Work& work) {
    forget_draft(work, TRY(draft_form(in.posted("form"))));
    return see_other(in, "/events");
}

/// Reads the text before any transaction; nothing of it is stored.
static Result<void> read_posted_text(Request& in, Database& database) {
    const TextDoor* door = nullptr;
    database.read(in.actor, [&](Work& work) { door = work.door(); });
    if (door == nullptr) {
        return invalid("text", "door_closed");
    }
    in.prepared = TRY(door->read(in.posted("text")));
    return {};
}

static Result<Response> post_reading(const Request& in, Work& work) {
    (void)work;
    const auto findings = std::any_cast<std::vector<TextFinding>>(in.prepared);
    if (in.door == Door::json) {
        return json_response(findings_json(findings));
    }
    Response fragment;
    fragment.body = findings_shown(in.t, in.posted("text"), findings).str();
    return fragment;
}
