// The list of events, and the form of one.
#include "events/pages.h"

#include "events/choices.h"
#include "events/place.h"
#include "platform/html/page.h"

std::vector<std::pair<std::string, std::string>> trail_of(const Request& in,
                                                          std::string_view number) {
    std::vector<std::pair<std::string, std::string>> trail = {
        {"/events", std::string(in.t("events.title"))}};
    if (!number.empty()) {
        trail.emplace_back("/events/" + std::string(number), std::string(number));
    }
    return trail;
}

std::string when_shown(const Texts& t, std::string_view instant) {
    const auto moment = parse_instant(instant);
    return moment ? t.instant(*moment) : std::string();
}

std::string shortened(const std::string& text) {
    const std::size_t most = 120;
    if (text.size() <= most) {
        return text;
    }
    std::size_t end = most;
    // Not in the middle of a character.
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) {
        --end;
    }
    return text.substr(0, end) + "\xE2\x80\xA6";
}

// --- the list ------------------------------------------------------------------------------------

namespace {

const Field& field_named(std::string_view name) {
    const Field* found = find_field(event_fields, name);
    ensure(found != nullptr, "the event has this field");
    return *found;
}

/// The same field, asked as a filter: nothing is required there.
Field as_filter(std::string_view name) {
    Field filter = field_named(name);
    filter.options.required = false;
    return filter;
}

Choices yes_and_no(const Texts& t) {
    return {{"yes", std::string(t("event.yes"))}, {"no", std::string(t("event.no"))}};
}

Choices statuses(const Texts& t) {
    Choices list;
    for (const std::string status : {"registered", "discussed", "closed", "withdrawn"}) {
        list.push_back({status, std::string(t("event.status." + status))});
    }
    return list;
}

Html filters(const Request& in, Work& work, std::string_view unit) {
    const Texts& t = in.t;
    Form form = form_of(in, "event_filter", in.query);
    const Date today = work.today();
    static constexpr Field from{"from", FieldKind::date, {}, nullptr, nullptr, nullptr, nullptr};
    static constexpr Field until{"until", FieldKind::date, {}, nullptr, nullptr, nullptr, nullptr};
    static constexpr Field status{"status", FieldKind::text, {}, nullptr, nullptr, nullptr,
                                  nullptr};
    static constexpr Field serious{"serious", FieldKind::text, {}, nullptr, nullptr, nullptr,
                                   nullptr};
    Html more;
    for (const std::string_view name : {"kind", "level", "type", "kommun"}) {
        more.add(input(form, as_filter(name), choices_for(work, t, name, {unit, today})));
    }
    Field body_type = as_filter("body");
    body_type.name = "body_type";
    more.add(input(form, body_type, choices_for(work, t, "body_type", {unit, today})));
    more.add(input(form, status, statuses(t)));
    more.add(input(form, serious, yes_and_no(t)));
    more.add(input(form, from)).add(input(form, until));
    Html content;
    content.add(plain_input(form, "text", "search", t("event_filter.text")));
    content.add(disclosure(t("event_filter.more"), more));
    return filter_form(in, "/events", content);
}

HtmlTable::Column column(Html head) {
    return {std::move(head)};
}

Html marks(const Texts& t, const EventLine& line) {
    Html out;
    if (line.serious) {
        out.add(badge("danger", t("event.serious.mark"))).text(" ");
    }
    if (line.withheld) {
        out.add(badge("info", t("event.withheld.mark"))).text(" ");
    }
    if (line.status == "withdrawn") {
        out.add(badge("warning", t("event.status.withdrawn")));
    }
    return out;
}

std::vector<Html> row_of(CodeBook& book, const Texts& t, const EventLine& line) {
    const auto label = [&](std::string_view field, const std::string& code) {
        return text(code.empty() ? code : book.label(t, field, code));
    };
    Html what = marks(t, line);
    what.text(line.withheld ? std::string() : shortened(line.description));
    return {link("/events/" + line.number, line.number),
            text(line.occurred_on.iso()),
            label("kind", line.kind),
            label("level", line.level),
            label("type", line.type),
            label("body", line.body),
            label("kommun", line.kommun),
            std::move(what)};
}

HtmlTable table_of(const Request& in, Work& work, const EventPage& found) {
    const Texts& t = in.t;
    HtmlTable list;
    list.caption = t("events.count", {{"count", std::to_string(found.total)}});
    list.row_head = HtmlTable::RowHead::first;
    for (const std::string_view name :
         {"number", "occurred_on", "kind", "level", "type", "body", "kommun"}) {
        list.columns.push_back(
            column(sort_head(in, name, t("event." + std::string(name)))));
    }
    list.columns.push_back(column(text(t("event.description"))));
    CodeBook book(work, found.lines.front().unit);
    for (const EventLine& line : found.lines) {
        list.rows.push_back(row_of(book, t, line));
    }
    return list;
}

} // namespace

Response draw_events(const Request& in, Work& work, const EventFilter& filter,
                     const EventPage& found) {
    const Texts& t = in.t;
    const auto unit = unit_worked_at(work);
    Html content;
    content.add(actions({link_button("/events/new", t("events.new"), {Attr("data-new")}),
                         link_button("/events/import", t("events.import"),
                                     {{"data-variant", "secondary"}})}));
    content.add(filters(in, work, unit ? unit->id : ""));
    if (found.lines.empty()) {
        content.add(filter.narrows()
                        ? empty_state(t("events.none_match"), "/events", t("events.show_all"))
                        : empty_state(t("events.none_yet"), "/events/new", t("events.new")));
        return page(in, PageShape{std::string(t("events.title")), {}, PageShape::Width::wide},
                    content);
    }
    content.add(table(table_of(in, work, found)));
    content.add(pagination(in, found.total, events_per_page, found.page));
    const std::string address = with_query(in, "page", "");
    const auto mark = address.find('?');
    const std::string query = mark == std::string::npos ? "" : "&" + address.substr(mark + 1);
    content.add(actions({link("/events/export?format=csv" + query, t("events.export.csv")),
                         link("/events/export?format=xlsx" + query, t("events.export.xlsx")),
                         link("/events/export?format=json" + query, t("events.export.json"))}));
    return page(in, PageShape{std::string(t("events.title")), {}, PageShape::Width::wide}, content);
}

// --- the form ------------------------------------------------------------------------------------

namespace {

/// Only failures have a level, a consequence and can be especially serious.
Html failure_part(Work& work, const Form& form, const EventForm& shape, Date day) {
    const Texts& t = form.in.t;
    Html part;
    const bool has_level = shape.record != nullptr && !shape.record->event.level.empty();
    if (has_level) {
        part.add(facts({{std::string(t("event.level")),
                         text(label_of(work, t, "level", shape.record->event.level))}}));
        part.add(paragraph(t("event.level.moved_elsewhere")));
    } else {
        part.add(radios(form, field_named("level"),
                        choices_for(work, t, "level", {shape.unit, day})));
    }
    part.add(input(form, field_named("consequence")));
    part.add(input(form, field_named("serious")));
    part.add(shown_when("serious", "1",
                        radios(form, field_named("serious_reason"),
                               choices_for(work, t, "serious_reason", {shape.unit, day}))));
    return shown_when("kind", "failure", part);
}

Html optional_part(Work& work, const Form& form, const EventForm& shape, Date day) {
    const Texts& t = form.in.t;
    Html part;
    part.add(input(form, field_named("proposal")));
    part.add(plain_input(form, "tags", "text", t("event.tags")));
    for (const std::string_view tick :
         {"traceable_to_official", "mended_at_once", "child_perspective"}) {
        part.add(input(form, field_named(tick)));
    }
    const std::string question = question_of_year(work, shape.unit, day);
    if (!question.empty()) {
        part.add(paragraph(question)).add(input(form, field_named("year_answer")));
    }
    return disclosure(t("event.more"), part);
}

FormValues start_values(Work& work, const EventForm& shape) {
    if (shape.draft != nullptr) {
        return shape.draft->values;
    }
    FormValues values;
    if (shape.record == nullptr) {
        values["kind"] = {"failure"};
        values["occurred_on"] = {work.today().iso()};
        return values;
    }
    values = as_form(event_fields, &shape.record->event);
    std::string tags;
    for (const std::string& tag : shape.record->event.tags) {
        tags += (tags.empty() ? "" : ", ") + tag;
    }
    values["tags"] = {tags};
    return values;
}

/// What stands saved beside what was typed, when somebody saved first.
Html conflict_part(const Request& in, Work& work, const EventForm& shape) {
    const bool met = in.refused && in.refused->refusal == Refusal::conflict;
    if (!met || shape.record == nullptr) {
        return {};
    }
    const FormValues saved = as_form(event_fields, &shape.record->event);
    std::vector<ConflictLine> lines;
    for (const std::string_view name : event_form_fields) {
        const auto stands = saved.find(name);
        const std::string was =
            stands == saved.end() || stands->second.empty() ? "" : stands->second.back();
        const std::string is(in.posted(name));
        const bool compared = field_named(name).kind != FieldKind::list && name != "level";
        if (compared && was != is) {
            const auto shown = [&](const std::string& value) {
                return field_named(name).options.choices.empty() || value.empty()
                           ? value
                           : label_of(work, in.t, name, value);
            };
            lines.push_back({std::string(in.t("event." + std::string(name))), shown(was),
                             shown(is)});
        }
    }
    Html part = notice(in.t, "warning", paragraph(in.t("event.conflict")));
    return std::move(part.add(conflict_table(in.t, lines)));
}

} // namespace

Response draw_event_form(const Request& in, Work& work, const EventForm& shape) {
    const Texts& t = in.t;
    const Form form = form_of(in, "event", start_values(work, shape));
    const Date day = parse_date(form.value("occurred_on")).value_or(work.today());
    const auto choices = [&](std::string_view name) {
        return choices_for(work, t, name, {shape.unit, day});
    };
    Html fields;
    fields.add(radios(form, field_named("kind"), choices("kind")));
    fields.add(input(form, field_named("occurred_on")));
    fields.add(input(form, field_named("kommun"), choices("kommun")));
    fields.add(input(form, field_named("body"), choices("body")));
    fields.add(input(form, field_named("type"), choices("type")));
    fields.add(input(form, field_named("description")));
    fields.add(failure_part(work, form, shape, day));
    fields.add(optional_part(work, form, shape, day));
    const bool amending = shape.record != nullptr;
    if (amending) {
        fields.add(hidden_input("version", std::to_string(shape.record->version)));
    }
    const std::string number = amending ? shape.record->number : "";
    const std::string draft = amending ? "event " + number : "event";
    fields.add(actions({submit(t(amending ? "event.amend" : "event.register"))}));
    Html content;
    content.add(problem_list(form)).add(conflict_part(in, work, shape));
    if (shape.draft != nullptr && !in.refused) {
        content.add(notice(t, "info",
                           paragraph(t("event.draft_resumed",
                                       {{"when", t.instant(shape.draft->changed_at)}}))));
    }
    content.add(paragraph(t("event.no_person")));
    content.add(post_form(form, amending ? "/events/" + number + "/amendment" : "/events", fields,
                          {{"data-draft-url", "/events/drafts?form=" + encode_query(draft)},
                           {"data-guard-url", "/guard/reading"}}));
    if (shape.draft != nullptr) {
        content.add(post_button(in, "/events/drafts/removal", t("event.draft_forget"),
                                {{"form", {draft}}}, {{"data-variant", "tertiary"}}));
    }
    const std::string title = amending ? t("event.amend_title", {{"number", number}})
                                       : std::string(t("events.new"));
    return page(in, PageShape{title, trail_of(in, number)}, content);
}
