// Parts of a letter's own page: recipients, answers, approvals, anchoring, what was done.
#include <algorithm>

#include "accounts/account.h"
#include "faults/page_parts.h"
#include "letters/document.h"
#include "letters/pages.h"
#include "organisations/code.h"
#include "organisations/unit.h"

namespace {

bool takes_answers(const LetterRecord& record) {
    return record.standing == "sent" || record.standing == "answered";
}

std::string delivery_line(Work& work, const Texts& t, const LetterRecipient& recipient) {
    if (!recipient.delivered_on) {
        return std::string(t("letter_delivery.none"));
    }
    const std::string how = code_label(work, t, "letter_channel", recipient.channel);
    std::string line =
        t("letter_delivery.line", {{"day", t.date(*recipient.delivered_on)}, {"how", how}});
    if (!recipient.received_number.empty()) {
        line += " " + t("letter.their_number", {{"number", recipient.received_number}});
    }
    return line;
}

/// What the ladder proposes about a recipient, as a link to do it.
Html step_line(Work& work, const Texts& t, const LetterRecord& record,
               const LetterRecipientRecord& one) {
    const NextStep step = next_step_of(work, record, one);
    if (step == NextStep::wait) {
        return {};
    }
    const bool remind = step == NextStep::remind;
    const std::string_view key = remind                                ? "letter.step.remind"
                                 : step == NextStep::escalate_to_group ? "letter.step.group"
                                                                       : "letter.step.manager";
    return link(letter_address(record) + "/turn?deed=" + (remind ? "remind" : "escalate") +
                    "&recipient=" + one.id,
                t(key));
}

Html recipient_links(Work& work, const Texts& t, const LetterRecord& record,
                     const LetterRecipientRecord& one) {
    if (!takes_answers(record) || !writes_letter(work, record)) {
        return {};
    }
    const std::string at = letter_address(record) + "/recipients/" + one.id;
    const std::string name = recipient_name(work, t, one.recipient);
    std::vector<Html> links = {link(at + "/delivery", t("letter_delivery.link", {{"name", name}})),
                               link(at + "/answers", t("letter_answer.link", {{"name", name}}))};
    Html step = step_line(work, t, record, one);
    if (!step.empty()) {
        links.push_back(std::move(step));
    }
    return bullets(links);
}

std::string points_named(Work& work, const Texts& t, const LetterRecord& record,
                         const LetterAnswer& answer) {
    std::string line;
    for (const std::string_view kind : {"question", "proposal"}) {
        for (const LetterItemRecord& one : items_of(work, record, kind)) {
            if (std::ranges::find(answer.items, one.id) != answer.items.end()) {
                line +=
                    (line.empty() ? "" : ", ") + t("letter_item.numbered." + std::string(kind),
                                                   {{"number", std::to_string(one.item.position)}});
            }
        }
    }
    return line.empty() ? std::string(t("letter_answer.whole")) : line;
}

Html approval_state(Work& work, const Texts& t, const SigningUnit& unit) {
    if (!unit.approval) {
        return badge("warning", t("letter_approval.waits"));
    }
    const LetterApproval& approval = unit.approval->approval;
    Html out = badge("success", t("letter_approval.given"));
    if (approval.signing_unit.empty()) {
        return std::move(out.text(" ").text(
            t("letter_approval.line.outside",
              {{"name", approval.approver_name},
               {"day", t.date(approval.approved_on)},
               {"how", std::string(t("letter_approval.how." + approval.how))}})));
    }
    return std::move(out.text(" ").text(
        t("letter_approval.line", {{"name", person_name(work, t, unit.approval->by)},
                                   {"day", t.date(approval.approved_on)}})));
}

} // namespace

Html reply_badge(const Texts& t, std::string_view standing) {
    const std::string_view kind = standing == "answered"     ? "success"
                                  : standing == "unanswered" ? "warning"
                                                             : "info";
    return badge(kind, t("letter_answer.standing." + std::string(standing)));
}

Html letter_shown(Work& work, const LetterRecord& record, std::string_view title) {
    Html out = heading(2, title, "letter");
    return std::move(out.add(std::move(
        Html().tag("article", {{"lang", "sv"}}, document_content(letter_document(work, record))))));
}

Html recipients_part(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    Html out = heading(2, t("letter.recipients"), "recipients");
    const auto all = recipients_of(work, record);
    if (all.empty()) {
        return std::move(out.add(paragraph(t("letter_recipient.none"))));
    }
    std::vector<Html> lines;
    for (const LetterRecipientRecord& one : all) {
        Html line = text(recipient_name(work, t, one.recipient));
        line.text(" ").add(badge("info", t("letter_recipient.role." + one.recipient.role)));
        if (record.left()) {
            if (one.must_answer() || one.standing != "unanswered") {
                line.text(" ").add(reply_badge(t, one.standing));
            }
            line.add(paragraph(delivery_line(work, t, one.recipient)));
            line.add(recipient_links(work, t, record, one));
        }
        lines.push_back(std::move(line));
    }
    return std::move(out.add(bullets(lines)));
}

Html points_part(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    const auto answers = answers_to(work, record);
    if (!record.left() || (answers.empty() && record.standing != "closed")) {
        return {};
    }
    HtmlTable list;
    list.caption = t("letter_item.answers");
    list.row_head = HtmlTable::RowHead::first;
    list.columns.push_back({text(t("letter_item.point"))});
    std::vector<LetterRecipientRecord> asked;
    for (LetterRecipientRecord& one : recipients_of(work, record)) {
        if (one.must_answer()) {
            list.columns.push_back({text(recipient_name(work, t, one.recipient))});
            asked.push_back(std::move(one));
        }
    }
    for (const std::string_view kind : {"question", "proposal"}) {
        for (const LetterItemRecord& item : items_of(work, record, kind)) {
            std::vector<Html> row = {text(t("letter_item.numbered." + std::string(kind),
                                            {{"number", std::to_string(item.item.position)}}))};
            for (const LetterRecipientRecord& one : asked) {
                const std::string standing = standing_of(answers, one, item.id);
                row.push_back(text(t("letter_answer.kind." + standing)));
            }
            list.rows.push_back(std::move(row));
        }
    }
    return list.rows.empty() ? Html() : table(list);
}

Html replies_part(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    std::vector<Html> lines;
    for (const LetterAnswerRecord& one : answers_to(work, record)) {
        const LetterAnswer& answer = one.answer;
        const auto from = recipient_of(work, record, answer.recipient);
        Html line = badge("info", t("letter_answer.kind." + answer.kind));
        line.text(" ").text(
            t("letter_answer.line",
              {{"name", from ? recipient_name(work, t, from->recipient) : std::string()},
               {"day", t.date(answer.answered_on)},
               {"points", points_named(work, t, record, answer)}}));
        if (answer.promised_on) {
            line.add(paragraph(t("letter_answer.promise", {{"day", t.date(*answer.promised_on)}})));
        }
        if (!answer.forward_to.empty()) {
            line.add(paragraph(t("letter_answer.forward", {{"to", answer.forward_to.text()}})));
        }
        lines.push_back(std::move(line.add(prose(answer.text.text()))));
    }
    if (lines.empty()) {
        return {};
    }
    Html out = heading(2, t("letter_answer.all"), "answers");
    return std::move(out.add(bullets(lines)).add(points_part(in, work, record)));
}

Html approvals_part(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    Html out = heading(2, t("letter_approval.all"), "approvals");
    std::vector<Html> lines;
    for (const SigningUnit& unit : signing_units(work, record)) {
        Html line = text(unit.name + " ");
        lines.push_back(std::move(line.add(approval_state(work, t, unit))));
    }
    out.add(bullets(lines));
    std::vector<Html> gone;
    for (const LetterApprovalRecord& one : approvals_of(work, record)) {
        const LetterApproval& approval = one.approval;
        if (approval.withdrawn_on) {
            gone.push_back(text(
                t("letter_approval.withdrawn",
                  {{"unit", approval.signing_unit.empty()
                                ? approval.unit_name
                                : unit_name(work, approval.signing_unit, approval.approved_on)},
                   {"day", t.date(approval.approved_on)},
                   {"gone", t.date(*approval.withdrawn_on)}})));
        }
    }
    if (!gone.empty()) {
        out.add(notice(t, "warning", paragraph(t("letter_approval.were_withdrawn"))));
        out.add(bullets(gone));
    }
    return out;
}

Html anchorings_part(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    Html out = heading(2, t("letter_anchoring.all"), "anchoring");
    const auto all = anchorings_of(work, record);
    std::vector<Html> lines;
    for (const std::string forum : {"team", "steering_group"}) {
        const std::string name(t("letter_anchoring.forum." + forum));
        bool settled = false;
        for (const LetterAnchoringRecord& one : all) {
            if (one.anchoring.forum == forum) {
                Html line = text(t("letter_anchoring.line",
                                   {{"forum", name}, {"day", t.date(one.anchoring.decided_on)}}));
                lines.push_back(std::move(line.add(prose(one.anchoring.decision.text()))));
                settled = true;
            }
        }
        if (!settled) {
            Html line = text(name + " ");
            lines.push_back(std::move(line.add(badge("warning", t("letter_anchoring.missing")))));
        }
    }
    return std::move(out.add(bullets(lines)));
}

Html turns_part(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    std::vector<Html> lines;
    for (const LetterTurnRecord& one : turns_of(work, record)) {
        const LetterTurn& turn = one.turn;
        Html line =
            text(t("letter_turn.line", {{"day", t.date(turn.turned_on)},
                                        {"deed", std::string(t("letter.done." + turn.deed))},
                                        {"who", person_name(work, t, one.by)}}));
        const auto recipient = recipient_of(work, record, turn.recipient);
        if (recipient) {
            line.text(" ").text(recipient_name(work, t, recipient->recipient) + ".");
        }
        if (!turn.taken_to.empty()) {
            line.text(" ").text(t("letter_turn.taken_to." + turn.taken_to));
        }
        lines.push_back(std::move(line.add(prose(turn.note.text()))));
    }
    return lines.empty() ? Html() : disclosure(t("letter_turn.title"), bullets(lines));
}

Html removals_part(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    if (!text_is_open(record) || !writes_letter(work, record)) {
        return {};
    }
    std::vector<Html> buttons;
    const auto add = [&](std::string_view where, const std::string& id, const std::string& name) {
        buttons.push_back(post_button(
            in, letter_address(record) + "/" + std::string(where) + "/" + id + "/removal",
            t("letter.remove", {{"name", name}}), {{"version", {std::to_string(record.version)}}},
            {{"data-variant", "tertiary"}}));
    };
    for (const LetterFaultRecord& one : faults_of(work, record)) {
        add("faults", one.id, one.fault.subject);
    }
    for (const LetterRecipientRecord& one : recipients_of(work, record)) {
        add("recipients", one.id, recipient_name(work, t, one.recipient));
    }
    for (const LetterSignatoryRecord& one : signatories_of(work, record)) {
        add("signatories", one.id, one.signatory.name);
    }
    return buttons.empty() ? Html() : disclosure(t("letter.removals"), actions(buttons));
}
