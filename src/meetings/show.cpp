// The page of one meeting: its agenda, what is done with it, and its history.
#include <algorithm>

#include "accounts/account.h"
#include "faults/page_parts.h"
#include "meetings/minutes.h"
#include "meetings/pages.h"
#include "platform/texts/texts.h"

namespace {

Html known(Work& work, const Texts& t, const MeetingRecord& record) {
    const Meeting& meeting = record.meeting;
    std::vector<std::pair<std::string, Html>> pairs = {
        {std::string(t("meeting.standing")), meeting_badge(t, record.standing)},
        {std::string(t("meeting.meets_on")), text(t.date(meeting.meets_on))},
        {std::string(t("meeting.way")), text(t("meeting.how." + meeting.how))}};
    if (!meeting.place.empty()) {
        pairs.emplace_back(t("meeting.place"), text(meeting.place.text()));
    }
    pairs.emplace_back(t("meeting.chair"), text(person_name(work, t, meeting.chair)));
    pairs.emplace_back(t("meeting.invited"), text(names_of(work, t, meeting.invited)));
    if (!meeting.attended.empty()) {
        pairs.emplace_back(t("meeting.attended"), text(names_of(work, t, meeting.attended)));
    }
    if (record.approved_on) {
        pairs.emplace_back(t("meeting.approved"),
                           text(t("meeting.approved_by", {{"who", record.approver_name},
                                                          {"day", t.date(*record.approved_on)}})));
    }
    return facts(pairs);
}

const AgendaLine* first_open(const std::vector<const AgendaLine*>& list) {
    for (const AgendaLine* line : list) {
        if (line->standing == "open") {
            return line;
        }
    }
    return list.empty() ? nullptr : list.front();
}

Html turn_button(const Request& in, const MeetingRecord& record, const std::string& deed) {
    const bool main = deed == "fix" || deed == "hold";
    return post_button(in, address_of(record) + "/turns", in.t("meeting.deed." + deed),
                       {{"deed", {deed}}, {"version", {std::to_string(record.version)}}},
                       main ? Attrs{} : Attrs{{"data-variant", "secondary"}});
}

Html deed_button(const Request& in, const MeetingRecord& record, const std::string& deed) {
    const Texts& t = in.t;
    const Attrs quiet = {{"data-variant", "secondary"}};
    const std::string address = address_of(record);
    if (deed == "amend") {
        return link_button(address + "/amendment", t("meeting.deed.amend"), quiet);
    }
    if (deed == "arrange") {
        return link_button(address + "/agenda/new", t("meeting.add"), quiet);
    }
    if (deed == "attend") {
        return link_button(address + "/attendance", t("meeting.deed.attend"), quiet);
    }
    if (deed == "cancel") {
        return link_button(address + "/cancellation", t("meeting.deed.cancel"), quiet);
    }
    return deed == "approve" ? post_button(in, address + "/approval", t("meeting.deed.approve"),
                                           {{"version", {std::to_string(record.version)}}}, quiet)
                             : turn_button(in, record, deed);
}

Html deeds_part(const Request& in, Work& work, const MeetingRecord& record, const Agenda& agenda) {
    const Texts& t = in.t;
    const std::string address = address_of(record);
    std::vector<Html> buttons;
    const auto list = agenda.on_it();
    if (record.open_for_decisions() && !list.empty()) {
        buttons.push_back(
            link_button(address + "/screen/" + first_open(list)->id, t("meeting.to_screen")));
    }
    for (const std::string_view deed : deeds_from(work.actor(), meeting_moves(), record.standing)) {
        if (deed != "decide" && !record.erased_on) {
            buttons.push_back(deed_button(in, record, std::string(deed)));
        }
    }
    const bool over = record.standing == "held" || record.standing == "approved";
    buttons.push_back(link_button(address + "/minutes",
                                  t(over ? "meeting.to_minutes" : "meeting.to_agenda"),
                                  {{"data-variant", "secondary"}}));
    return actions(buttons);
}

Html move_button(const Request& in, const ItemPlace& place, const std::string& where) {
    const AgendaLine& line = place.line;
    const std::string name =
        in.t("meeting.move." + where + "_of",
             {{"item", line.item.kind == "point" ? line.item.title.text() : line.item.subject}});
    return post_button(
        in, address_of(place.record) + "/moves", in.t("meeting.move." + where),
        {{"item", {line.key()}}, {"version", {std::to_string(line.version)}}, {"where", {where}}},
        {{"data-variant", "tertiary"}, {"aria-label", name}});
}

/// Moving it, taking it out, or going to it.
Html item_deeds(const Request& in, const ItemPlace& place, std::size_t order, std::size_t count) {
    const std::string address = address_of(place.record);
    std::vector<Html> buttons;
    if (place.record.may_be_arranged()) {
        if (order > 1) {
            buttons.push_back(move_button(in, place, "first"));
        }
        if (order > 0) {
            buttons.push_back(move_button(in, place, "up"));
        }
        if (order + 1 < count) {
            buttons.push_back(move_button(in, place, "down"));
        }
        if (place.line.standing == "open" || place.line.standing == "put_off") {
            buttons.push_back(link(address + "/removal?item=" + encode_query(place.line.key()),
                                   in.t("meeting.take_out")));
        }
    }
    if (place.record.open_for_decisions() || place.record.standing == "approved") {
        buttons.push_back(link(address_of(place.record, place.line), in.t("meeting.to_item")));
    }
    return buttons.empty() ? Html()
                           : Html().tag("div", {{"class", "meeting-deeds"}}, actions(buttons));
}

Html agenda_part(const Request& in, Work& work, const MeetingRecord& record, const Agenda& agenda) {
    const Texts& t = in.t;
    const auto list = agenda.on_it();
    Html out = heading(2, t("meeting.agenda"), "agenda");
    if (record.standing == "planned") {
        out.add(paragraph(t("meeting.builds_itself")));
    }
    if (list.empty()) {
        return std::move(out.add(paragraph(t("meeting.empty_agenda"))));
    }
    HtmlTable shape;
    shape.caption =
        t("meeting.items_count", {{"count", t.number(static_cast<int64_t>(list.size()))}});
    shape.narrow = HtmlTable::Narrow::stack;
    for (const std::string_view key :
         {"meeting.order", "meeting.item", "meeting.decision", "meeting.item_deeds"}) {
        shape.columns.push_back({text(t(key))});
    }
    for (std::size_t order = 0; order < list.size(); ++order) {
        const ItemPlace place{record, agenda, *list[order]};
        Html said = item_badge(t, place.line.standing);
        said.text(" ").add(item_said(work, t, place));
        shape.rows.push_back({text(std::to_string(order + 1)), item_name(work, t, place.line), said,
                              item_deeds(in, place, order, list.size())});
    }
    return std::move(out.add(table(shape)));
}

Html left_out_part(Work& work, const Texts& t, const MeetingRecord& record, const Agenda& agenda) {
    std::vector<Html> lines;
    for (const AgendaLine& line : agenda.lines) {
        if (line.standing == "removed") {
            Html one = item_name(work, t, line);
            one.text(": ").add(item_said(work, t, {record, agenda, line}));
            lines.push_back(std::move(one));
        }
    }
    if (lines.empty()) {
        return {};
    }
    Html out = heading(3, t("meeting.taken_out"));
    return std::move(out.add(bullets(lines)));
}

Html unread_part(const Texts& t, const Agenda& agenda) {
    const std::size_t most = 10;
    if (agenda.unread.empty()) {
        return {};
    }
    Html content = paragraph(
        t("meeting.unread", {{"count", t.number(static_cast<int64_t>(agenda.unread.size()))}}));
    std::vector<Html> lines;
    for (const std::string& number : agenda.unread) {
        if (lines.size() < most) {
            lines.push_back(link("/events/" + number, number));
        }
    }
    return notice(t, "info", std::move(content.add(bullets(lines))));
}

Html history(Work& work, const Texts& t, const MeetingRecord& record) {
    std::vector<Html> lines;
    for (const MeetingTurnRecord& one : turns_of(work, record)) {
        Html line =
            text(t("meeting_turn.line", {{"day", t.date(one.turn.turned_on)},
                                         {"deed", std::string(t("meeting.did." + one.turn.deed))},
                                         {"who", person_name(work, t, one.by)}}));
        lines.push_back(std::move(line.add(prose(one.turn.reason.text()))));
    }
    if (lines.empty()) {
        return {};
    }
    Html out = heading(2, t("meeting_turn.title"), "history");
    return std::move(out.add(bullets(lines)));
}

} // namespace

Response draw_meeting(const Request& in, Work& work, const MeetingRecord& record) {
    const Texts& t = in.t;
    const Agenda agenda = agenda_of(work, record);
    Html content = known(work, t, record);
    if (record.erased_on) {
        content.add(notice(t, "info", paragraph(t("problem.meeting.is_erased"))));
    }
    content.add(deeds_part(in, work, record, agenda));
    content.add(agenda_part(in, work, record, agenda));
    content.add(unread_part(t, agenda)).add(left_out_part(work, t, record, agenda));
    if (record.standing == "approved") {
        content.add(heading(2, t("meeting.leaves")));
        content.add(reading_part(in, work, leaving_minutes_of(work, record)));
    }
    content.add(history(work, t, record));
    const std::string title = t("meeting.name", {{"day", t.date(record.meeting.meets_on)}});
    return page(in, PageShape{title, meeting_trail(in), PageShape::Width::wide}, content);
}

Response draw_cancelling(const Request& in, Work&, const MeetingRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "meeting_turn");
    Field reason = field_in(meeting_turn_fields, "reason");
    reason.options.required = true;
    Html content = paragraph(t("meeting.cancelling"));
    content.add(saving_form(form,
                            {address_of(record) + "/cancellation",
                             std::string(t("meeting.deed.cancel")), record.version},
                            input(form, reason)));
    return page(in,
                PageShape{std::string(t("meeting.deed.cancel")), meeting_trail(in, record.number)},
                content);
}

Response draw_attendance(const Request& in, Work& work, const MeetingRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "meeting", as_form(meeting_fields, &record.meeting));
    Choices list = people_of_unit(work, record.unit);
    for (const std::string& one : record.meeting.invited) {
        if (std::ranges::find(list, one, &Choice::value) == list.end()) {
            list.push_back({one, person_name(work, t, one)});
        }
    }
    Html content = saved_in_words(work, form, meeting_fields, &record.meeting);
    content.add(saving_form(form,
                            {address_of(record) + "/attendance",
                             std::string(t("meeting.save_attendance")), record.version},
                            ticks(form, field_in(meeting_fields, "attended"), list)));
    return page(in,
                PageShape{std::string(t("meeting.deed.attend")), meeting_trail(in, record.number)},
                content);
}

Response draw_adding(const Request& in, Work&, const MeetingRecord& record) {
    const Texts& t = in.t;
    const Form form =
        form_of(in, "meeting_item", {{"subject", {std::string(in.asked("subject"))}}});
    Html content = paragraph(t("meeting.adding"));
    Html fields = input(form, field_in(meeting_item_fields, "subject"));
    fields.add(line_input(form, field_in(meeting_item_fields, "title")));
    content.add(saving_form(form,
                            {address_of(record) + "/agenda", std::string(t("meeting.add")), 0},
                            std::move(fields)));
    return page(in, PageShape{std::string(t("meeting.add")), meeting_trail(in, record.number)},
                content);
}

Response draw_minutes(const Request& in, Work& work, const MeetingRecord& record) {
    const Texts& t = in.t;
    const Document document = meeting_document(work, record, MinutesEdition::inside);
    const std::string address = address_of(record) + "/minutes";
    Html content = document_links(t, address);
    if (record.standing == "approved") {
        const bool read = is_cleared(work, leaving_minutes_of(work, record));
        Html outside = paragraph(t(read ? "meeting.outside_ready" : "meeting.outside_waits"));
        if (read) {
            outside.add(actions(
                {link(address + "?edition=outside&format=pdf", t("meeting.outside_pdf")),
                 link(address + "?edition=outside&format=docx", t("meeting.outside_docx"))}));
        }
        content.add(notice(t, "info", outside));
    }
    content.tag("div", {{"lang", "sv"}, {"class", "report"}}, document_content(document));
    const bool over = record.standing == "held" || record.standing == "approved";
    const std::string title = t(over ? "meeting.minutes_title" : "meeting.agenda_title",
                                {{"day", t.date(record.meeting.meets_on)}});
    return page(in, PageShape{title, meeting_trail(in, record.number)}, content);
}
