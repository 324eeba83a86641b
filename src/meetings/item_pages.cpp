// One item at the meeting: as a page, large on the wall, and the forms in which it is decided.
#include <algorithm>

#include "events/discussion.h"
#include "faults/page_parts.h"
#include "meetings/pages.h"
#include "organisations/pages.h"
#include "organisations/unit.h"

namespace {

const Field& of_decision(std::string_view name) {
    return field_in(decision_fields, name);
}

const Field& of_item(std::string_view name) {
    return field_in(meeting_item_fields, name);
}

Field needed(Field field) {
    field.options.required = true;
    return field;
}

/// Which of the items it is; one that was taken out is none of them.
Html place_part(const Texts& t, const ItemPlace& place) {
    const auto list = place.agenda.on_it();
    const auto at = std::ranges::find(list, &place.line);
    return at == list.end()
               ? Html()
               : Html().tag("p", {{"class", "quiet"}},
                            t("meeting.item_of", {{"number", std::to_string(at - list.begin() + 1)},
                                                  {"count", std::to_string(list.size())}}));
}

/// The item before or after; nullptr at the ends, and for one that was taken out.
const AgendaLine* neighbour(const ItemPlace& place, int step) {
    const auto list = place.agenda.on_it();
    const auto here = std::ranges::find(list, &place.line);
    const auto at = here - list.begin() + step;
    return here == list.end() || at < 0 || at >= std::ssize(list)
               ? nullptr
               : list[static_cast<std::size_t>(at)];
}

Html texts_part(Work& work, const Texts& t, const ItemPlace& place) {
    const AgendaLine& line = place.line;
    if (line.without_words()) {
        return notice(t, "info", paragraph(t("meeting.withheld_item")));
    }
    if (place.record.standing == "approved") {
        return prose(line.item.kept_text.text());
    }
    Html out;
    const auto add = [&](std::string_view key, const FreeText& words) {
        if (!words.empty()) {
            out.add(heading(2, t(key))).add(prose(words.text()));
        }
    };
    if (line.event) {
        add("event.description", line.event->description);
        add("event.consequence", line.event->consequence);
        add("event.proposal", line.event->proposal);
    }
    if (auto told = told_answers(work, place.record.unit, line.item.subject)) {
        for (const Field& row : discussion_fields) {
            if (const FreeText* answer = row.free_text(&told->discussion)) {
                add("event_discussion." + std::string(row.name), *answer);
            }
        }
    }
    add("meeting_item.conclusion", line.item.conclusion);
    return out;
}

/// Where the form is shown on the wall, it comes back there.
Html keeps_screen(const Request& in) {
    const bool screen = in.path.find("/screen/") != std::string::npos ||
                        in.asked("screen") == "yes" || in.posted("screen") == "yes";
    return screen ? hidden_input("screen", "yes") : Html();
}

std::string on_screen(const Request& in, std::string_view address) {
    return std::string(address) +
           (in.path.find("/screen/") != std::string::npos ? "?screen=yes" : "");
}

Html decision_form(const Request& in, Work& work, const ItemPlace& place) {
    const AgendaLine& line = place.line;
    const Texts& t = in.t;
    const Form form =
        form_of(in, "event_decision",
                line.decision ? as_form(decision_fields, &line.decision->decision) : FormValues{});
    Choices ways = choices_of(work, t, "way_forward", place.record.unit);
    if (line.withheld()) {
        std::erase_if(ways, [](const Choice& one) { return !way_for_withheld(one.value); });
    }
    Html fields = keeps_screen(in);
    fields.add(hidden_input("decision_version",
                            std::to_string(line.decision ? line.decision->version : 0)));
    fields.add(radios(form, of_decision("way"), ways));
    fields.add(input(form, of_decision("owner"), people_of_unit(work, place.record.unit)));
    fields.add(input(form, of_decision("due_on")));
    if (!line.withheld()) {
        fields.add(input(form, of_decision("task")));
    }
    const Decision stands = line.decision ? line.decision->decision : Decision{};
    Html out = saved_in_words(work, form, decision_fields, &stands);
    return std::move(out.add(saving_form(form,
                                         {address_of(place.record, line) + "/decision",
                                          std::string(t("meeting.decide")), line.version},
                                         std::move(fields))));
}

Html conclusion_form(const Request& in, Work& work, const ItemPlace& place) {
    const AgendaLine& line = place.line;
    const Texts& t = in.t;
    FormValues start = as_form(meeting_item_fields, &line.item);
    const bool fault = line.item.kind == "fault";
    if (fault) {
        start.erase("task");
    }
    const Form form = form_of(in, "meeting_item", start);
    Html fields = keeps_screen(in);
    if (line.without_words()) {
        fields.add(paragraph(t("meeting.withheld_item")));
    } else {
        fields.add(input(form, needed(of_item("conclusion"))));
        Html task = line_input(form, of_item("task"));
        task.add(input(form, of_item("owner"), people_of_unit(work, place.record.unit)));
        task.add(input(form, of_item("due_on")));
        fields.add(field_group(t(fault ? "meeting.task_of_fault" : "meeting.task_of_point"), task));
    }
    Html out = saved_in_words(work, form, meeting_item_fields, &line.item);
    return std::move(out.add(saving_form(form,
                                         {address_of(place.record, line) + "/conclusion",
                                          std::string(t("meeting.conclude")), line.version},
                                         std::move(fields))));
}

Html deciding_part(const Request& in, Work& work, const ItemPlace& place) {
    const Texts& t = in.t;
    const AgendaLine& line = place.line;
    if (!place.record.open_for_decisions() || line.standing == "removed") {
        return {};
    }
    const std::string address = address_of(place.record, line);
    std::vector<Html> links;
    if (line.item.kind == "event" && !line.withheld()) {
        links.push_back(link_button(on_screen(in, address + "/answers"), t("meeting.answer"),
                                    {{"data-variant", "secondary"}, {"accesskey", "s"}}));
    }
    if (line.standing != "decided") {
        links.push_back(link_button(on_screen(in, address + "/postponement"), t("meeting.put_off"),
                                    {{"data-variant", "secondary"}}));
    }
    Html out = links.empty() ? Html() : actions(links);
    out.add(heading(2, t("meeting.decision"), "decision"));
    if (line.carried_out()) {
        const std::string day = t.date(*line.decision->decision.done_on);
        return std::move(out.add(paragraph(t("meeting.carried_out", {{"day", day}}))));
    }
    return std::move(out.add(line.item.kind == "event" ? decision_form(in, work, place)
                                                       : conclusion_form(in, work, place)));
}

Html said_part(Work& work, const Texts& t, const ItemPlace& place) {
    Html line = item_badge(t, place.line.standing);
    line.text(" ").add(item_said(work, t, place));
    return std::move(Html().tag("p", {}, line));
}

std::string title_of(const Texts& t, const AgendaLine& line) {
    return line.item.kind == "point"             ? line.item.title.text()
           : line.fault && !line.without_words() ? line.item.subject + " " + line.fault->title
           : line.without_words()                ? line.item.subject
                                  : t("meeting.item_title", {{"number", line.item.subject}});
}

/// Previous and next, for the hand on the keyboard: the access keys b and n.
Html steps(const Texts& t, const ItemPlace& place, std::string_view kind) {
    const std::string start = address_of(place.record) + std::string(kind);
    std::vector<Html> links;
    if (const AgendaLine* before = neighbour(place, -1)) {
        links.push_back(link_button(start + before->key(), t("meeting.previous"),
                                    {{"data-variant", "secondary"}, {"accesskey", "b"}}));
    }
    if (const AgendaLine* after = neighbour(place, 1)) {
        links.push_back(link_button(start + after->key(), t("meeting.next_item"),
                                    {{"data-variant", "secondary"}, {"accesskey", "n"}}));
    }
    Html out;
    out.open("nav", {{"aria-label", t("meeting.items")}});
    return std::move(out.add(actions(links)).close());
}

Response item_form_page(const Request& in, const ItemPlace& place, std::string_view key,
                        const Html& content) {
    const Texts& t = in.t;
    auto trail = meeting_trail(in, place.record.number);
    trail.emplace_back(address_of(place.record, place.line), title_of(t, place.line));
    return page(in, PageShape{std::string(t(key)), trail}, content);
}

} // namespace

Response draw_item(const Request& in, Work& work, const ItemPlace& place) {
    const Texts& t = in.t;
    Html content;
    content.add(place_part(t, place));
    content.tag("p", {}, item_name(work, t, place.line));
    content.add(said_part(work, t, place)).add(texts_part(work, t, place));
    content.add(deciding_part(in, work, place)).add(steps(t, place, "/items/"));
    return page(in, PageShape{title_of(t, place.line), meeting_trail(in, place.record.number)},
                content);
}

Response draw_item_screen(const Request& in, Work& work, const ItemPlace& place) {
    const Texts& t = in.t;
    Html content;
    content.open("div", {{"class", "meeting-screen"}}).open("div");
    content.add(place_part(t, place));
    content.tag("p", {}, item_name(work, t, place.line));
    content.add(said_part(work, t, place)).add(texts_part(work, t, place));
    content.add(steps(t, place, "/screen/"));
    content.add(
        actions({link(address_of(place.record), t("meeting.leave_screen"), {{"accesskey", "q"}})}));
    content.close();
    content.tag("div", {}, deciding_part(in, work, place)).close();
    const PageShape shape{
        title_of(t, place.line), {}, PageShape::Width::wide, PageShape::Frame::bare};
    return page(in, shape, content);
}

Response draw_answers(const Request& in, Work& work, const ItemPlace& place) {
    const Texts& t = in.t;
    const auto told = told_answers(work, place.record.unit, place.line.item.subject);
    const Form form = form_of(in, "event_discussion",
                              told ? as_form(discussion_fields, &told->discussion) : FormValues{});
    Html content = paragraph(t("event_discussion.what"));
    if (told) {
        content.add(stands_saved(work, form, discussion_fields, &told->discussion));
    }
    Html six;
    Html kasam;
    const std::size_t last_of_six = 6;
    for (std::size_t index = 1; index < discussion_fields.size(); ++index) {
        (index <= last_of_six ? six : kasam).add(input(form, discussion_fields[index]));
    }
    Html fields = keeps_screen(in);
    // Version 0 is said too: it stands for the first answers.
    fields.add(hidden_input("version", std::to_string(told ? told->version : 0)));
    fields.add(field_group(t("event_discussion.six"), six));
    fields.add(field_group(t("event_discussion.kasam"), kasam));
    content.add(saving_form(form,
                            {address_of(place.record, place.line) + "/answers",
                             std::string(t("meeting.save_answers")), 0},
                            std::move(fields)));
    return item_form_page(in, place, "meeting.answer", content);
}

Response draw_decision(const Request& in, Work& work, const ItemPlace& place) {
    return item_form_page(in, place, "meeting.decide", decision_form(in, work, place));
}

Response draw_conclusion(const Request& in, Work& work, const ItemPlace& place) {
    return item_form_page(in, place, "meeting.conclude", conclusion_form(in, work, place));
}

Response draw_leaving_out(const Request& in, Work& work, const ItemPlace& place, LeavingOut how) {
    const Texts& t = in.t;
    const AgendaLine& line = place.line;
    const bool removing = how == LeavingOut::remove;
    Choices reasons;
    for (const std::string_view why : put_off_reasons()) {
        reasons.push_back(
            {std::string(why), std::string(t("meeting_item.why." + std::string(why)))});
    }
    const Form form = form_of(in, "meeting_item");
    Html content;
    content.tag("p", {}, item_name(work, t, line));
    content.add(paragraph(t(removing ? "meeting.taking_out" : "meeting.putting_off")));
    Html fields = keeps_screen(in);
    fields.add(radios(form, needed(of_item("why")), reasons));
    if (!line.without_words()) {
        fields.add(input(form, of_item("reason")));
    }
    std::string address = address_of(place.record) + "/removal";
    if (removing) {
        fields.add(hidden_input("item", line.key()));
        fields.add(hidden_input("version", std::to_string(line.version)));
    } else {
        address = address_of(place.record, line) + "/postponement";
    }
    const std::string_view key = removing ? "meeting.take_out" : "meeting.put_off";
    content.add(saving_form(form, {address, std::string(t(key)), removing ? 0 : line.version},
                            std::move(fields)));
    return page(in, PageShape{std::string(t(key)), meeting_trail(in, place.record.number)},
                content);
}
