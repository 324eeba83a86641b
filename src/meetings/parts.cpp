// Parts that the pages of meetings share.
#include <algorithm>
#include <array>

#include "accounts/account.h"
#include "faults/page_parts.h"
#include "meetings/pages.h"
#include "organisations/body.h"
#include "organisations/code.h"

std::string address_of(const MeetingRecord& record) {
    return "/meetings/" + record.number;
}

std::string address_of(const MeetingRecord& record, const AgendaLine& line) {
    return address_of(record) + "/items/" + line.id;
}

std::vector<std::pair<std::string, std::string>> meeting_trail(const Request& in,
                                                               std::string_view number) {
    std::vector<std::pair<std::string, std::string>> trail = {
        {"/meetings", std::string(in.t("meetings.title"))}};
    if (!number.empty()) {
        trail.emplace_back("/meetings/" + std::string(number), std::string(number));
    }
    return trail;
}

Html meeting_badge(const Texts& t, std::string_view standing) {
    const std::string_view kind = standing == "approved"    ? "success"
                                  : standing == "held"      ? "warning"
                                  : standing == "cancelled" ? "danger"
                                                            : "info";
    return badge(kind, t("meeting.standing." + std::string(standing)));
}

Html item_badge(const Texts& t, std::string_view standing) {
    const std::string_view kind = standing == "decided"   ? "success"
                                  : standing == "put_off" ? "warning"
                                                          : "info";
    return badge(kind, t("meeting_item.standing." + std::string(standing)));
}

Html item_name(Work& work, const Texts& t, const AgendaLine& line) {
    const MeetingItem& item = line.item;
    if (item.kind == "point") {
        return text(item.title.text());
    }
    if (item.kind == "fault") {
        Html name = link("/faults/" + item.subject, item.subject);
        if (line.fault && !line.fault->title.empty()) {
            name.text(" ").text(line.fault->title);
        }
        return name;
    }
    Html name = link("/events/" + item.subject, item.subject);
    if (line.withheld()) {
        name.text(" ").add(badge("info", t("event.withheld.mark")));
        return name;
    }
    name.text(" ").text(body_name(work, t, line.event->body)).text(", ");
    name.text(code_label(work, t, "event_type", line.event->type));
    if (line.event->serious) {
        name.text(" ").add(badge("warning", t("event.serious")));
    }
    return name;
}

namespace {

/// Where a decision is carried out in the program.
Html follow_up(const Texts& t, const AgendaLine& line) {
    const std::string& way = line.decision->decision.way;
    const std::string about = encode_query(line.item.subject);
    if (way == "fault" && !line.withheld()) {
        return link("/faults/grouping?event=" + about, t("meeting.next.fault"));
    }
    static constexpr std::array<std::string_view, 4> told = {"body_written", "own_system_report",
                                                             "manager_oral", "manager_to_manager"};
    if (std::ranges::find(told, way) != told.end()) {
        return link("/handovers/new?about=" + about, t("meeting.next.handover"));
    }
    return {};
}

Html decided_said(Work& work, const Texts& t, const ItemPlace& place) {
    const ToldItem told = tell_item(work, t, place.record, place.line);
    if (told.decision.empty()) {
        return {};
    }
    Html said;
    said.tag("strong", {}, told.decision).text(".");
    if (!told.owner.empty()) {
        said.text(" ").text(t("event_decision.by", {{"who", person_name(work, t, told.owner)}}));
    }
    if (told.due_on) {
        said.text(" ").text(t("event_decision.until", {{"day", t.date(*told.due_on)}}));
    }
    return said;
}

} // namespace

Html item_said(Work& work, const Texts& t, const ItemPlace& place) {
    const AgendaLine& line = place.line;
    Html out = decided_said(work, t, place);
    if (line.decision) {
        const Html next = follow_up(t, line);
        if (!next.empty()) {
            out.text(" ").add(next);
        }
    }
    for (const std::string& number : line.item.actions) {
        out.text(" ").add(link("/actions/" + number, number));
    }
    if (!line.item.why.empty() && (line.standing == "put_off" || line.standing == "removed")) {
        out.text(t("meeting_item.why." + line.item.why)).text(".");
        if (!line.without_words() && !line.item.reason.empty()) {
            out.text(" ").text(line.item.reason.text());
        }
    }
    return out;
}

Html task_line(Work& work, const Texts& t, const MeetingTask& task) {
    Html line;
    if (!task.subject.empty()) {
        line.add(link("/events/" + task.subject, task.subject)).text(" ");
        line.text(code_label(work, t, "way_forward", task.way)).text(". ");
    }
    if (!task.text.empty()) {
        line.text(task.text.text()).text(" ");
    }
    if (task.due_on) {
        line.text(t("event_decision.until", {{"day", t.date(*task.due_on)}})).text(" ");
        if (task.overdue_on(work.today())) {
            line.add(badge("danger", t("meeting.task_late")));
        }
    }
    return line;
}
