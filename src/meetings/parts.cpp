// Parts that the pages of meetings share.
#include <algorithm>
#include <array>

#include "accounts/account.h"
#include "faults/membership.h"
#include "faults/page_parts.h"
#include "handovers/handover.h"
#include "meetings/pages.h"
#include "organisations/body.h"
#include "organisations/code.h"

std::string address_of(const MeetingRecord& record) {
    return "/meetings/" + record.number;
}

std::string address_of(const MeetingRecord& record, const AgendaLine& line) {
    return address_of(record) + "/items/" + line.key();
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

Html saved_in_words(Work& work, const Form& form, std::span<const Field> fields,
                    const void* saved) {
    const Texts& t = form.in.t;
    static constexpr std::array<std::string_view, 4> people = {"owner", "chair", "invited",
                                                               "attended"};
    return saved_beside(form, fields, saved, [&](const Field& field, std::string_view value) {
        if (value.empty()) {
            return std::string();
        }
        if (std::ranges::find(people, field.name) != people.end()) {
            return person_name(work, t, value);
        }
        if (field.name == "how") {
            const auto ways = meeting_ways();
            const bool known = std::ranges::find(ways, value) != ways.end();
            return known ? std::string(t("meeting.how." + std::string(value))) : std::string(value);
        }
        return field.name == "way" ? code_label(work, t, "way_forward", value) : std::string(value);
    });
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

/// The fault that the event belongs to already, or the way into one; a letter is written of a
/// fault.
Html grouping_link(Work& work, const Texts& t, const ItemPlace& place) {
    const auto faults = faults_of_event(work, place.record.unit, place.line.event->id);
    if (faults.empty()) {
        return link("/faults/grouping?event=" + encode_query(place.line.item.subject),
                    t("meeting.next.fault"));
    }
    const std::string& number = faults.front().record.number;
    if (place.line.decision->decision.way == "letter") {
        return link("/letters/new?about=" + encode_query(number),
                    t("meeting.next.letter", {{"number", number}}));
    }
    return link("/faults/" + number, t("meeting.next.in_fault", {{"number", number}}));
}

Html handover_link(Work& work, const Texts& t, const std::string& subject) {
    const auto handovers = handovers_about(work, subject);
    if (handovers.empty()) {
        return link("/handovers/new?about=" + encode_query(subject), t("meeting.next.handover"));
    }
    const std::string& number = handovers.front().number;
    return link("/handovers/" + number, t("meeting.next.in_handover", {{"number", number}}));
}

/// Where a decision is carried out in the program.
Html follow_up(Work& work, const Texts& t, const ItemPlace& place) {
    const std::string& way = place.line.decision->decision.way;
    if ((way == "fault" || way == "letter") && !place.line.withheld()) {
        return grouping_link(work, t, place);
    }
    static constexpr std::array<std::string_view, 4> told = {"body_written", "own_system_report",
                                                             "manager_oral", "manager_to_manager"};
    return std::ranges::find(told, way) != told.end()
               ? handover_link(work, t, place.line.item.subject)
               : Html();
}

Html decided_said(Work& work, const Texts& t, const ItemPlace& place) {
    const ToldItem told = tell_item(work, t, place.record, place.line);
    if (told.decision.empty()) {
        return {};
    }
    Html said;
    // Approved minutes say it in the words of that day, which are Swedish.
    const bool kept = place.record.standing == "approved";
    said.tag("strong", kept ? Attrs{{"lang", "sv"}} : Attrs{}, told.decision).text(".");
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
        const Html next = follow_up(work, t, place);
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
