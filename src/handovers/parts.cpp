// Parts that the unit's page and the body's page share.
#include <algorithm>

#include "faults/page_parts.h"
#include "handovers/leaving.h"
#include "handovers/pages.h"

namespace {

std::string subjects_of(const std::vector<HandoverItemRecord>& items, const Answer& answer) {
    std::string line;
    for (const HandoverItemRecord& one : items) {
        if (std::ranges::find(answer.items, one.id) != answer.items.end()) {
            line += (line.empty() ? "" : ", ") + one.item.subject;
        }
    }
    return line;
}

/// To the body what the unit noted is told as a code: nobody else has read the unit's words.
Answer as_shown_to(Reader reader, const Answer& given) {
    Answer answer = given;
    if (reader == Reader::body && !answer.by_link) {
        answer.text = FreeText();
        answer.forward_to = FreeText();
    }
    return answer;
}

/// What becomes of the answer that it is not theirs: the handover that was made of it, or the way
/// to make one.
Html passing_line(Work& work, const Texts& t, const HandoverRecord& record,
                  const AnswerRecord& one) {
    if (one.answer.kind != "not_ours") {
        return {};
    }
    if (const auto made = passed_on_in(work, record.unit, one.id)) {
        Html line = text(t("handover.passed_on_in"));
        line.text(" ").add(link("/handovers/" + *made, *made));
        return std::move(Html().tag("p", {}, line));
    }
    return passing_of(work, one.id)
               ? actions(
                     {link_button("/handovers/" + record.number + "/answers/" + one.id + "/passing",
                                  t("handover.pass_on"), {{"data-variant", "secondary"}})})
               : Html();
}

Html answer_line(const Texts& t, const std::vector<HandoverItemRecord>& items, const Answer& answer,
                 const Html& next) {
    Html line;
    line.open("li");
    Html head = badge("info", t("handover_answer.kind." + answer.kind));
    head.text(" ").text(
        t(answer.by_link ? "handover_answer.by_link" : "handover_answer.by_unit",
          {{"day", t.date(answer.answered_on)}, {"items", subjects_of(items, answer)}}));
    line.tag("p", {}, head);
    if (answer.promised_on) {
        line.add(paragraph(t("handover_answer.promise", {{"day", t.date(*answer.promised_on)}})));
    }
    if (!answer.forward_to.empty()) {
        line.add(paragraph(t("handover_answer.forward", {{"to", answer.forward_to.text()}})));
    }
    line.add(prose(answer.text.text())).add(next);
    return std::move(line.close());
}

/// That the body does not see it yet, and where it is read.
Html unread_note(const Request& in, Work& work, const HandoverRecord& record,
                 const MessageRecord& message) {
    const Texts& t = in.t;
    const auto reading = newest_reading(work, leaving_message(record, message));
    Html words = badge("warning", t("handover_message.unread"));
    if (reading) {
        words.text(" ").add(link("/readings/" + reading->id, t("reading.open")));
    }
    return std::move(Html().tag("p", {}, words));
}

} // namespace

Html items_part(const Request& in, Work& work, const HandoverRecord& record) {
    const Texts& t = in.t;
    Html out;
    if (!record.handover.request.empty()) {
        out.add(heading(2, t("handover.request")));
        out.add(prose(record.handover.request.text()));
    }
    out.add(heading(2, t("handover_item.all"), "items"));
    const auto items = items_of(work, record);
    if (items.empty()) {
        return std::move(out.add(paragraph(t("handover_item.none"))));
    }
    for (const HandoverItemRecord& one : items) {
        out.add(heading(3, one.item.subject));
        if (record.sent_on) {
            out.add(std::move(
                Html().tag("p", {}, badge("info", t("handover_answer.kind." + one.standing)))));
        }
        out.add(prose(text_of(work, record, one)));
    }
    return out;
}

Html answers_part(const Request& in, Work& work, const HandoverRecord& record, Reader reader) {
    const Texts& t = in.t;
    const auto answers = answers_to(work, record);
    if (answers.empty()) {
        return {};
    }
    const auto items = items_of(work, record);
    Html lines;
    for (const AnswerRecord& one : answers) {
        const Html next = reader == Reader::unit ? passing_line(work, t, record, one) : Html();
        lines.add(answer_line(t, items, as_shown_to(reader, one.answer), next));
    }
    Html out = heading(2, t("handover_answer.all"), "answers");
    return std::move(out.tag("ol", {}, lines));
}

Html messages_part(const Request& in, Work& work, const HandoverRecord& record, Reader reader) {
    const Texts& t = in.t;
    std::vector<Html> lines;
    for (const MessageRecord& one : messages_of(work, record)) {
        const bool shown = shown_to_body(work, one);
        if (reader == Reader::body && !shown) {
            continue;
        }
        const auto at = parse_instant(one.at);
        Html line = text(t(one.message.by_link ? "handover_message.body" : "handover_message.unit",
                           {{"when", at ? t.instant(*at) : std::string()}}));
        line.add(prose(one.message.text.text()));
        if (!shown) {
            line.add(unread_note(in, work, record, one));
        }
        lines.push_back(std::move(line));
    }
    if (lines.empty()) {
        return {};
    }
    Html out = heading(2, t("handover_message.all"), "messages");
    return std::move(out.add(bullets(lines)));
}

Html answer_inputs(const Form& form, const std::vector<HandoverItemRecord>& items, Words words) {
    const Texts& t = form.in.t;
    Choices all;
    for (const HandoverItemRecord& one : items) {
        all.push_back(
            {one.id, one.item.subject, std::string(t("handover_answer.kind." + one.standing))});
    }
    Choices kinds;
    for (const std::string_view kind : answer_kinds()) {
        const std::string key = "handover_answer.kind." + std::string(kind);
        kinds.push_back({std::string(kind), std::string(t(key)), std::string(t(key + ".hint"))});
    }
    Html fields = ticks(form, field_in(answer_fields, "items"), all);
    fields.add(radios(form, field_in(answer_fields, "kind"), kinds));
    if (words == Words::own) {
        fields.add(input(form, field_in(answer_fields, "text")));
    }
    fields.add(input(form, field_in(answer_fields, "promised_on")));
    if (words == Words::own) {
        fields.add(line_input(form, field_in(answer_fields, "forward_to")));
    }
    return fields;
}
