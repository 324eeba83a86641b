// Grouping: from an event into a fault, from a fault among events, and out again.
#include "accounts/account.h"
#include "events/choices.h"
#include "events/event.h"
#include "faults/faults.h"
#include "faults/membership.h"
#include "faults/pages.h"
#include "organisations/body.h"
#include "organisations/code.h"
#include "organisations/pages.h"
#include "organisations/unit.h"
#include "rights/may.h"

namespace {

std::string address_of(const FaultRecord& record) {
    return "/faults/" + record.number;
}

Html reason_radios(Work& work, const Form& form) {
    return radios(form, field_in(membership_fields, "reason"),
                  choices_of(work, form.in.t, "grouping_reason", ""));
}

Html decision_said(Work& work, const Texts& t, const Member& member) {
    return text(member.way.empty() ? std::string(t("fault.members.undecided"))
                                   : code_label(work, t, "way_forward", member.way));
}

/// Of a withheld event only number and decision are told, to everybody.
std::vector<Html> member_row(Work& work, const Texts& t, const Member& member) {
    std::vector<Html> row = {link("/events/" + member.event_number, member.event_number)};
    if (member.withheld) {
        row.push_back(badge("info", t("event.withheld.mark")));
        row.insert(row.end(), 3, Html());
    } else {
        row.push_back(text(member.occurred_on ? t.date(*member.occurred_on) : std::string()));
        row.push_back(text(area_name(work, t, member.kommun)));
        row.push_back(text(body_name(work, t, member.body)));
        row.push_back(text(member.level.empty() ? std::string()
                                                : code_label(work, t, "level", member.level)));
    }
    Html decision = decision_said(work, t, member);
    if (member.status == "withdrawn") {
        decision.text(" ").add(badge("warning", t("event.status.withdrawn")));
    }
    row.push_back(std::move(decision));
    Html why = text(code_label(work, t, "grouping_reason", member.membership.reason));
    why.text(" ").tag("span", {{"class", "quiet"}},
                      t("fault.members.by", {{"who", person_name(work, t, member.grouped_by)},
                                             {"day", t.date(member.membership.member_from)}}));
    row.push_back(std::move(why));
    return row;
}

HtmlTable member_shape(const Texts& t, std::string_view caption) {
    HtmlTable shape;
    shape.caption = t(caption);
    shape.row_head = HtmlTable::RowHead::first;
    for (const std::string_view key :
         {"event.number", "event.occurred_on", "event.kommun", "event.body", "event.level",
          "fault.members.decision", "fault.members.reason"}) {
        shape.columns.push_back({text(t(key))});
    }
    return shape;
}

Html former_table(Work& work, const Texts& t, const std::vector<Member>& members) {
    HtmlTable shape = member_shape(t, "fault.members.former");
    shape.columns.push_back({text(t("fault.members.ended"))});
    for (const Member& member : members) {
        std::vector<Html> row = member_row(work, t, member);
        const Date day = member.membership.member_until.value_or(member.membership.member_from);
        row.push_back(text(t(
            "fault.members.ended_by",
            {{"reason", code_label(work, t, "ungrouping_reason", member.membership.ending_reason)},
             {"who", person_name(work, t, member.ended_by)},
             {"day", t.date(day)}})));
        shape.rows.push_back(std::move(row));
    }
    return table(shape);
}

/// The first words of a text, as a hint beside a box. A withheld event's line holds none.
std::string beginning_of(const std::string& text) {
    const std::size_t most = 140;
    if (text.size() <= most) {
        return text;
    }
    return text.substr(0, text.rfind(' ', most)) + "\xE2\x80\xA6";
}

Html event_boxes(Work& work, const Form& form, const EventPage& found) {
    const Texts& t = form.in.t;
    static constexpr Field events{"events", FieldKind::list, {},     nullptr,
                                  nullptr,  nullptr,         nullptr};
    Choices boxes;
    for (const EventLine& line : found.lines) {
        if (line.kind == "positive" || line.status == "withdrawn") {
            continue;
        }
        const std::string said = line.withheld ? std::string(t("event.withheld.mark"))
                                               : t.date(line.occurred_on) + ", " +
                                                     area_name(work, t, line.kommun) + ", " +
                                                     body_name(work, t, line.body) + ", " +
                                                     code_label(work, t, "event_type", line.type);
        boxes.push_back({line.number, line.number + ": " + said, beginning_of(line.description)});
    }
    return boxes.empty() ? paragraph(t("fault.adding.none")) : ticks(form, events, boxes);
}

Html panel_line(const Request& in, Work& work, const FaultOfEvent& one, std::string_view number) {
    const Texts& t = in.t;
    Html line = link(address_of(one.record), one.record.fault.title.text());
    line.text(" (" + one.record.number + "). ");
    line.text(t("event_faults.why",
                {{"reason", code_label(work, t, "grouping_reason", one.membership.reason)},
                 {"who", person_name(work, t, one.grouped_by)},
                 {"day", t.date(one.membership.member_from)}}));
    if (actor_may(work.actor(), May::write_faults)) {
        line.text(" ").add(link(address_of(one.record) + "/members/" + std::string(number),
                                t("fault.ungroup_link")));
    }
    return line;
}

Html event_faults(const Request& in, Work& work, std::string_view number) {
    const Texts& t = in.t;
    const auto record = find_event(work, number);
    if (!record || record->event.kind == "positive") {
        return {};
    }
    std::vector<Html> lines;
    for (const FaultOfEvent& one : faults_of_event(work, record->unit, record->id)) {
        lines.push_back(panel_line(in, work, one, number));
    }
    Html out = heading(2, t("event_faults.title"));
    out.add(lines.empty() ? paragraph(t("event_faults.none")) : bullets(lines));
    if (record->status != "withdrawn" && actor_may(work.actor(), May::write_faults)) {
        out.add(actions({link_button("/faults/grouping?event=" + std::string(number),
                                     t("event_faults.group"), {{"data-variant", "secondary"}})}));
    }
    return out;
}

/// That only the first are shown, where there are more.
Html cut_note(const Texts& t, const std::vector<Member>& shown, int64_t count) {
    const auto size = static_cast<int64_t>(shown.size());
    return size < count ? paragraph(t("fault.members.first",
                                      {{"shown", t.number(size)}, {"count", t.number(count)}}))
                        : Html();
}

} // namespace

RecordPanel event_faults_panel() {
    return {May::read_faults, event_faults};
}

Html members_table(const Request& in, Work& work, const FaultRecord& record,
                   const std::vector<Member>& members) {
    const Texts& t = in.t;
    HtmlTable shape = member_shape(t, "fault.members.current");
    const bool writes = actor_may(work.actor(), May::write_faults);
    if (writes) {
        shape.columns.push_back({text(t("fault.members.change"))});
    }
    for (const Member& member : members) {
        std::vector<Html> row = member_row(work, t, member);
        if (writes) {
            row.push_back(link(
                address_of(record) + "/members/" + member.event_number, t("fault.ungroup_link"),
                {{"aria-label", t("fault.ungroup_number", {{"number", member.event_number}})}}));
        }
        shape.rows.push_back(std::move(row));
    }
    return table(shape);
}

Response draw_members(const Request& in, Work& work, const FaultRecord& record) {
    const Texts& t = in.t;
    const auto current = members_of(work, record, Members::current, members_shown);
    const auto former = members_of(work, record, Members::former, members_shown);
    Html content = paragraph(t("fault.members.what"));
    content.add(cut_note(t, current, count_members(work, record, Members::current)));
    content.add(current.empty() ? paragraph(t("fault.picture.none"))
                                : members_table(in, work, record, current));
    if (!former.empty()) {
        content.add(cut_note(t, former, count_members(work, record, Members::former)));
        content.add(former_table(work, t, former));
    }
    return page(in,
                PageShape{t("fault.members.of", {{"number", record.number}}),
                          fault_trail(in, record.number), PageShape::Width::wide},
                content);
}

Response draw_ungrouping(const Request& in, Work& work, const FaultRecord& record) {
    const Texts& t = in.t;
    const std::string& event = in.capture("event");
    const Form form = form_of(in, "fault_event");
    static constexpr Field reason{
        "ending_reason", FieldKind::text, {.required = true}, nullptr, nullptr, nullptr, nullptr};
    Html content = paragraph(t("fault.ungrouping.what"));
    Html fields = radios(form, reason, choices_of(work, t, "ungrouping_reason", ""));
    content.add(saving_form(
        form, {address_of(record) + "/members/" + event, std::string(t("fault.ungroup"))},
        std::move(fields)));
    return page(in,
                PageShape{t("fault.ungrouping.title",
                            {{"event", event}, {"fault", record.fault.title.text()}}),
                          fault_trail(in, record.number)},
                content);
}

Response draw_grouping(const Request& in, Work& work, const GroupingView& view) {
    const Texts& t = in.t;
    Html content = word_search(in, t("fault.grouping.search"));
    const Form form = form_of(in, "fault_event");
    static constexpr Field fault{"fault", FieldKind::text, {.required = true}, nullptr, nullptr,
                                 nullptr, nullptr};
    Choices boxes;
    for (const FaultRecord& one : view.choices) {
        boxes.push_back({one.number, one.fault.title.text(), one.number});
    }
    content.add(
        paragraph(t(view.words.empty() ? "fault.grouping.likely" : "fault.grouping.found")));
    if (boxes.empty()) {
        content.add(paragraph(t("fault.grouping.none")));
    } else {
        Html fields = hidden_input("event", view.event);
        const auto shown = static_cast<int64_t>(boxes.size());
        if (shown < view.found) {
            content.add(paragraph(t("fault.grouping.first", {{"shown", t.number(shown)},
                                                             {"count", t.number(view.found)}})));
        }
        fields.add(radios(form, fault, boxes)).add(reason_radios(work, form));
        content.add(saving_form(form,
                                {"/faults/grouping?event=" + encode_query(view.event) +
                                     "&text=" + encode_query(view.words),
                                 std::string(t("fault.group"))},
                                std::move(fields)));
    }
    content.add(heading(2, t("fault.grouping.new_title")));
    content.add(actions({link_button("/faults/new?event=" + encode_query(view.event),
                                     t("fault.grouping.new"), {{"data-variant", "secondary"}})}));
    PageShape shape;
    shape.title = t("fault.grouping.title", {{"number", view.event}});
    shape.trail = {{"/events/" + view.event, view.event}};
    return page(in, shape, content);
}

Response draw_adding(const Request& in, Work& work, const FaultRecord& record,
                     const EventPage& found) {
    const Texts& t = in.t;
    Html content = word_search(in, t("event_filter.text"));
    const Form form = form_of(in, "fault_event");
    Html fields = event_boxes(work, form, found);
    fields.add(reason_radios(work, form));
    content.add(saving_form(form, {with_query(in, "", ""), std::string(t("fault.group"))},
                            std::move(fields)));
    const int64_t number = asked_number(in.asked("page"));
    content.add(pagination(in, found.total, events_per_page, number > 0 ? number : 1));
    return page(in,
                PageShape{t("fault.adding.title", {{"fault", record.fault.title.text()}}),
                          fault_trail(in, record.number)},
                content);
}
