// The page that a body reads and answers on, without an account.
#include "faults/page_parts.h"
#include "handovers/pages.h"
#include "organisations/unit.h"

namespace {

/// The same request without what another form of the page was refused for.
Request unrefused(const Request& in) {
    Request quiet = in;
    quiet.refused = nullptr;
    quiet.form.clear();
    return quiet;
}

Html receipt_part(const Request& in, const HandoverRecord& record) {
    const Texts& t = in.t;
    if (record.standing != "sent") {
        return notice(t, "success", paragraph(t("answer.received")));
    }
    Html out = paragraph(t("answer.receipt"));
    return std::move(out.add(actions({post_button(in, "/answer/" + in.capture("token") + "/receipt",
                                                  t("answer.confirm_receipt"))})));
}

Html plain_form(const Form& form, const std::string& action, std::string_view button, Html fields) {
    fields.add(actions({submit(button)}));
    Html out = problem_list(form);
    return std::move(out.add(post_form(form, action, fields)));
}

} // namespace

Response draw_answer_page(const Request& in, Work& work, const HandoverRecord& record) {
    const Texts& t = in.t;
    const std::string address = "/answer/" + in.capture("token");
    const bool asked = in.path.ends_with("/question");
    const Request quiet = unrefused(in);
    Html content =
        paragraph(t("answer.from", {{"unit", unit_name(work, record.unit, work.today())}}));
    content.add(paragraph(t("answer.what")));
    if (record.handover.due_on) {
        content.add(paragraph(t("answer.due", {{"day", t.date(*record.handover.due_on)}})));
    }
    content.add(receipt_part(in, record)).add(items_part(in, work, record));
    content.add(answers_part(in, work, record, Reader::body));
    content.add(messages_part(in, work, record, Reader::body));
    content.add(heading(2, t("answer.answer"), "answer"));
    const Form answer = form_of(asked ? quiet : in, "handover_answer");
    content.add(plain_form(answer, address, t("answer.send"),
                           answer_inputs(answer, items_of(work, record), Words::own)));
    content.add(heading(2, t("answer.ask"), "ask"));
    const Form question = form_of(asked ? in : quiet, "handover_message");
    content.add(plain_form(question, address + "/question", t("answer.ask_button"),
                           input(question, field_in(message_fields, "text"))));
    return page(
        in,
        PageShape{record.handover.title.text(), {}, PageShape::Width::text, PageShape::Frame::bare},
        content);
}
