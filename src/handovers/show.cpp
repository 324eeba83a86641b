// The page of one handover, and what faults and events show of theirs.
#include "accounts/account.h"
#include "faults/page_parts.h"
#include "handovers/handovers.h"
#include "handovers/leaving.h"
#include "handovers/pages.h"
#include "organisations/body.h"
#include "organisations/code.h"
#include "rights/may.h"

namespace {

std::string address_of(const HandoverRecord& record) {
    return "/handovers/" + record.number;
}

bool hands(Work& work) {
    return actor_may(work.actor(), May::write_faults);
}

Html known(Work& work, const Texts& t, const HandoverRecord& record) {
    const Handover& handover = record.handover;
    std::vector<std::pair<std::string, Html>> pairs = {
        {std::string(t("handover.standing")), standing_badge(t, record.standing)},
        {std::string(t("handover.body")), text(body_name(work, t, handover.body))},
        {std::string(t("handover.recipient_role")), text(handover.recipient_role.text())},
        {std::string(t("handover.channel")),
         text(code_label(work, t, "handover_channel", handover.channel))}};
    const auto add_day = [&](std::string_view key, const std::optional<Date>& day) {
        if (day) {
            pairs.emplace_back(t(key), text(t.date(*day)));
        }
    };
    add_day("handover.sent_on", record.sent_on);
    add_day("handover.due_on", handover.due_on);
    if (!handover.reference.empty()) {
        pairs.emplace_back(t("handover.reference"), text(handover.reference));
    }
    if (const auto first = passed_on_from(work, record)) {
        pairs.emplace_back(t("handover.passed_on_from"), link("/handovers/" + *first, *first));
    }
    return facts(pairs);
}

Html step_part(Work& work, const Texts& t, const HandoverRecord& record) {
    if (!record.overdue_on(work.today())) {
        return {};
    }
    const NextStep step = next_step_of(work, record);
    const std::string_view key = step == NextStep::remind                ? "handover.step.remind"
                                 : step == NextStep::escalate_to_manager ? "handover.step.manager"
                                 : step == NextStep::escalate_to_group   ? "handover.step.group"
                                                                         : "handover.step.wait";
    return notice(t, "warning", paragraph(t(key)));
}

Html deeds_part(const Request& in, Work& work, const HandoverRecord& record) {
    const Texts& t = in.t;
    if (!hands(work)) {
        return {};
    }
    const Attrs quiet = {{"data-variant", "secondary"}};
    const std::string address = address_of(record);
    std::vector<Html> buttons;
    if (record.standing == "draft") {
        buttons.push_back(link_button(address + "/amendment", t("handover.amend_link"), quiet));
        buttons.push_back(link_button(address + "/items", t("handover_item.add_link"), quiet));
    }
    bool answers = false;
    for (const std::string_view deed :
         deeds_from(work.actor(), handover_moves(), record.standing)) {
        if (deed == "send") {
            buttons.push_back(post_button(in, address + "/sending", t("handover.deed.send"),
                                          {{"version", {std::to_string(record.version)}}}));
        } else if (deed.starts_with("answer")) {
            if (!answers) {
                buttons.push_back(link_button(address + "/answers", t("handover_answer.note")));
            }
            answers = true;
        } else {
            buttons.push_back(link_button(address + "/turn?deed=" + std::string(deed),
                                          t("handover.deed." + std::string(deed)), quiet));
        }
    }
    return actions(buttons);
}

Html removal_part(const Request& in, Work& work, const HandoverRecord& record) {
    if (record.standing != "draft" || !hands(work)) {
        return {};
    }
    std::vector<Html> buttons;
    for (const HandoverItemRecord& one : items_of(work, record)) {
        buttons.push_back(post_button(in, address_of(record) + "/items/" + one.id + "/removal",
                                      in.t("handover_item.remove", {{"number", one.item.subject}}),
                                      {{"version", {std::to_string(one.version)}}},
                                      {{"data-variant", "tertiary"}}));
    }
    return buttons.empty() ? Html() : actions(buttons);
}

Html link_part(const Request& in, Work& work, const HandoverRecord& record) {
    const Texts& t = in.t;
    const bool left =
        record.standing == "sent" || record.standing == "received" || record.standing == "answered";
    if (!left || !hands(work)) {
        return {};
    }
    Html out = heading(2, t("handover.link.title"), "link");
    if (holds_withheld(work, record)) {
        return std::move(out.add(paragraph(t("handover.link.withheld"))));
    }
    const auto until = link_open_until(work, record);
    out.add(paragraph(until ? t("handover.link.open", {{"when", t.instant(*until)}})
                            : std::string(t("handover.link.none"))));
    std::vector<Html> buttons = {post_button(
        in, address_of(record) + "/link", t(until ? "handover.link.renew" : "handover.link.make"),
        {}, {{"data-variant", "secondary"}})};
    if (until) {
        buttons.push_back(post_button(in, address_of(record) + "/link/ending",
                                      t("handover.link.end"), {}, {{"data-variant", "tertiary"}}));
    }
    out.add(actions(buttons));
    const Form form = form_of(in, "handover_message");
    out.add(paragraph(t("handover_message.read_first")));
    out.add(saving_form(form,
                        {address_of(record) + "/messages", std::string(t("handover_message.say"))},
                        input(form, field_in(message_fields, "text"))));
    return out;
}

Html turns_part(const Request& in, Work& work, const HandoverRecord& record) {
    const Texts& t = in.t;
    std::vector<Html> lines;
    for (const HandoverTurnRecord& one : turns_of(work, record)) {
        const std::string who = one.turn.by_link ? std::string(t("handover_turn.the_body"))
                                                 : person_name(work, t, one.by);
        Html line = text(
            t("handover_turn.line", {{"day", t.date(one.turn.turned_on)},
                                     {"deed", std::string(t("handover.done." + one.turn.deed))},
                                     {"who", who}}));
        if (!one.turn.taken_to.empty()) {
            line.text(" ").text(t("handover_turn.taken_to." + one.turn.taken_to));
        }
        if (!one.turn.reason.empty()) {
            line.text(" ").text(t("handover_turn.reason." + one.turn.reason)).text(".");
        }
        lines.push_back(std::move(line.add(prose(one.turn.note.text()))));
    }
    if (lines.empty()) {
        return {};
    }
    Html out = heading(2, t("handover_turn.title"), "turns");
    return std::move(out.add(bullets(lines)));
}

Html draw_handovers_about(const Request& in, Work& work, std::string_view subject) {
    const Texts& t = in.t;
    Html out = heading(2, t("handovers.title"), "handovers");
    std::vector<Html> lines;
    for (const HandoverRecord& record : handovers_about(work, subject)) {
        Html line = link(address_of(record), record.handover.title.text());
        line.text(" ").text(body_name(work, t, record.handover.body)).text(" ");
        line.add(standing_badge(t, record.standing));
        for (const HandoverItemRecord& one : items_of(work, record)) {
            if (one.item.subject == subject && record.sent_on) {
                line.text(" ").text(t("handover_answer.kind." + one.standing));
            }
        }
        lines.push_back(std::move(line));
    }
    out.add(lines.empty() ? paragraph(t("handovers.none_about")) : bullets(lines));
    if (hands(work)) {
        out.add(actions({link_button("/handovers/new?about=" + encode_query(subject),
                                     t("handovers.hand_over"), {{"data-variant", "secondary"}})}));
    }
    return out;
}

} // namespace

Html handovers_waiting(Work& work, const Request& in) {
    const Texts& t = in.t;
    Html content;
    const auto add = [&](const HandoverFilter& filter, std::string_view key,
                         const std::string& address) {
        const auto found = list_handovers(work, filter, 1);
        if (!found || found->records.empty()) {
            return;
        }
        std::vector<Html> lines;
        const std::size_t most = 5;
        for (const HandoverRecord& record : found->records) {
            if (lines.size() < most) {
                Html line = link(address_of(record), record.handover.title.text());
                line.text(" ").text(body_name(work, t, record.handover.body));
                lines.push_back(std::move(line));
            }
        }
        content.add(paragraph(t(key, {{"count", t.number(found->total)}})));
        content.add(bullets(lines));
        content.add(actions({link(address, t("handovers.all"))}));
    };
    add({"", true}, "handovers.waiting.late", "/handovers?late=yes");
    add({"answered", false}, "handovers.waiting.answered", "/handovers?standing=answered");
    return content.empty() ? Html() : card(t("handovers.title"), content);
}

RecordPanel handovers_panel() {
    return {May::read_faults, draw_handovers_about};
}

Response draw_handover(const Request& in, Work& work, const HandoverRecord& record) {
    const Texts& t = in.t;
    Html content = known(work, t, record);
    content.add(step_part(work, t, record)).add(deeds_part(in, work, record));
    content.add(items_part(in, work, record)).add(removal_part(in, work, record));
    if (record.standing == "draft") {
        content.add(reading_part(in, work, leaving_handover(work, record)));
    }
    content.add(answers_part(in, work, record, Reader::unit));
    content.add(messages_part(in, work, record, Reader::unit));
    content.add(link_part(in, work, record)).add(turns_part(in, work, record));
    return page(in, PageShape{record.handover.title.text(), handover_trail(in)}, content);
}
