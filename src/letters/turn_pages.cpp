// The forms for what is done with a letter: anchored, approved, sent, delivered, answered.
#include <algorithm>

#include "faults/page_parts.h"
#include "letters/document.h"
#include "letters/pages.h"
#include "organisations/body.h"
#include "organisations/pages.h"

namespace {

Choices labelled(const Texts& t, const std::string& start,
                 std::span<const std::string_view> codes) {
    Choices list;
    for (const std::string_view code : codes) {
        const std::string key = start + std::string(code);
        list.push_back({std::string(code), std::string(t(key)),
                        t.has(key + ".hint") ? std::string(t(key + ".hint")) : std::string()});
    }
    return list;
}

/// Of the record it is optional; of this form it is what the deed asks for.
Field needed(std::string_view name) {
    Field field = field_in(letter_turn_fields, name);
    field.options.required = true;
    return field;
}

/// Recipients who have not answered yet.
Choices who_waits(Work& work, const Texts& t, const LetterRecord& record) {
    Choices list;
    for (const LetterRecipientRecord& one : recipients_of(work, record)) {
        if (one.must_answer() && one.standing != "answered") {
            list.push_back({one.id, recipient_name(work, t, one.recipient)});
        }
    }
    return list;
}

Choices points_of(Work& work, const Texts& t, const LetterRecord& record) {
    Choices list;
    for (const std::string_view kind : {"question", "proposal"}) {
        for (const LetterItemRecord& one : items_of(work, record, kind)) {
            list.push_back({one.id,
                            t("letter_item.numbered." + std::string(kind),
                              {{"number", std::to_string(one.item.position)}}),
                            one.item.text.text()});
        }
    }
    return list;
}

} // namespace

Response draw_anchoring_form(const Request& in, const LetterRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "letter_anchoring");
    static constexpr std::array<std::string_view, 2> forums = {"team", "steering_group"};
    Html fields = radios(form, field_in(letter_anchoring_fields, "forum"),
                         labelled(t, "letter_anchoring.forum.", forums));
    fields.add(input(form, field_in(letter_anchoring_fields, "decided_on")));
    fields.add(input(form, field_in(letter_anchoring_fields, "decision")));
    Html content = paragraph(t("letter_anchoring.what"));
    content.add(saving_form(form,
                            {letter_address(record) + "/anchoring",
                             std::string(t("letter_anchoring.add")), record.version},
                            std::move(fields)));
    return letter_page(in, record, "letter_anchoring.title", content);
}

Response draw_approval_form(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "letter_approval");
    Html content;
    if (in.refused && in.refused->refusal == Refusal::conflict) {
        content.add(notice(t, "warning", paragraph(t("letter.text_changed"))));
    }
    content.add(paragraph(t("letter_approval.what")));
    content.add(letter_shown(work, record, record.letter.subject.text()));
    Html fields = hidden_input("text_digest", work.digest(letter_text(work, record)));
    content.add(saving_form(form,
                            {letter_address(record) + "/approval",
                             std::string(t("letter.deed.approve")), record.version},
                            std::move(fields)));
    content.add(actions({link(letter_address(record) + "/return", t("letter.deed.return"))}));
    return letter_page(in, record, "letter.deed.approve", content);
}

Response draw_outside_form(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "letter_approval", {{"approved_on", {work.today().iso()}}});
    Choices units;
    for (const SigningUnit& one : signing_units(work, record)) {
        if (one.id.empty() && !one.approval) {
            units.push_back({one.name, one.name});
        }
    }
    Html fields = input(form, field_in(letter_approval_fields, "unit_name"), units);
    fields.add(input(form, field_in(letter_approval_fields, "approver_name")));
    fields.add(input(form, field_in(letter_approval_fields, "how"),
                     labelled(t, "letter_approval.how.", approval_ways())));
    fields.add(input(form, field_in(letter_approval_fields, "approved_on")));
    Html content = paragraph(t("letter_approval.outside.what"));
    content.add(saving_form(form,
                            {letter_address(record) + "/outside",
                             std::string(t("letter_approval.outside")), record.version},
                            std::move(fields)));
    return letter_page(in, record, "letter_approval.outside", content);
}

Response draw_return_form(const Request& in, const LetterRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "letter_turn");
    Html content = paragraph(t("letter.deed.return.what"));
    content.add(saving_form(
        form,
        {letter_address(record) + "/return", std::string(t("letter.deed.return")), record.version},
        input(form, needed("note"))));
    return letter_page(in, record, "letter.deed.return", content);
}

Response draw_sending_form(const Request& in, Work& work, const LetterRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "letter_turn");
    Html content = paragraph(t("letter.deed.send.what"));
    content.add(anchorings_part(in, work, record));
    Html fields;
    if (!anchored(work, record)) {
        content.add(notice(t, "warning", paragraph(t("letter.not_anchored_yet"))));
        content.add(
            actions({link(letter_address(record) + "/anchoring", t("letter_anchoring.add"))}));
        fields.add(input(form, needed("note")));
    }
    content.add(saving_form(
        form,
        {letter_address(record) + "/sending", std::string(t("letter.deed.send")), record.version},
        std::move(fields)));
    return letter_page(in, record, "letter.deed.send", content);
}

Response draw_turn_form(const Request& in, Work& work, const LetterRecord& record,
                        std::string_view deed) {
    const Texts& t = in.t;
    const Form form =
        form_of(in, "letter_turn", {{"recipient", {std::string(in.asked("recipient"))}}});
    const std::string key = "letter.deed." + std::string(deed);
    Html fields = hidden_input("deed", deed);
    if (turn_concerns_one(deed)) {
        fields.add(input(form, needed("recipient"), who_waits(work, t, record)));
    }
    fields.add(turn_needs_reason(deed) ? input(form, needed("note"))
                                       : input(form, field_in(letter_turn_fields, "note")));
    Html content = paragraph(t(key + ".what"));
    content.add(saving_form(form,
                            {letter_address(record) + "/turn?deed=" + std::string(deed),
                             std::string(t(key)), record.version},
                            std::move(fields)));
    return letter_page(in, record, key, content);
}

Response draw_delivery_form(const Request& in, Work& work, const LetterRecord& record,
                            const LetterRecipientRecord& recipient) {
    const Texts& t = in.t;
    FormValues start = as_form(letter_recipient_fields, &recipient.recipient);
    if (!recipient.recipient.delivered_on) {
        start["delivered_on"] = {record.sent_on.value_or(work.today()).iso()};
    }
    const Form form = form_of(in, "letter_recipient", std::move(start));
    Html fields = input(form, field_in(letter_recipient_fields, "channel"),
                        choices_of(work, t, "letter_channel", record.unit));
    fields.add(input(form, field_in(letter_recipient_fields, "delivered_on")));
    fields.add(input(form, field_in(letter_recipient_fields, "received_number")));
    Html content = stands_saved(work, form, letter_recipient_fields, &recipient.recipient);
    content.add(paragraph(
        t("letter_delivery.what", {{"recipient", recipient_name(work, t, recipient.recipient)}})));
    content.add(saving_form(form,
                            {letter_address(record) + "/recipients/" + recipient.id + "/delivery",
                             std::string(t("letter_delivery.note")), record.version},
                            std::move(fields)));
    return letter_page(in, record, "letter_delivery.note", content);
}

Response draw_letter_answer_form(const Request& in, Work& work, const LetterRecord& record,
                                 const LetterRecipientRecord& recipient) {
    const Texts& t = in.t;
    const Form form = form_of(in, "letter_answer", {{"answered_on", {work.today().iso()}}});
    Html fields = radios(form, field_in(letter_answer_fields, "kind"),
                         labelled(t, "letter_answer.kind.", letter_answer_kinds()));
    const Choices points = points_of(work, t, record);
    if (!points.empty()) {
        fields.add(ticks(form, field_in(letter_answer_fields, "items"), points));
    }
    fields.add(input(form, field_in(letter_answer_fields, "text")));
    fields.add(input(form, field_in(letter_answer_fields, "promised_on")));
    fields.add(line_input(form, field_in(letter_answer_fields, "forward_to")));
    fields.add(input(form, field_in(letter_answer_fields, "answered_on")));
    Html content = paragraph(
        t("letter_answer.what", {{"recipient", recipient_name(work, t, recipient.recipient)}}));
    content.add(saving_form(form,
                            {letter_address(record) + "/recipients/" + recipient.id + "/answers",
                             std::string(t("letter_answer.note")), record.version},
                            std::move(fields)));
    return letter_page(in, record, "letter_answer.note", content);
}
