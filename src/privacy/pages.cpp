// The page of the guard's local words.
#include "privacy/pages.h"

#include "platform/html/page.h"
#include "privacy/guard_word.h"

namespace {

HtmlTable table_of(const Request& in, Work& work) {
    const Texts& t = in.t;
    HtmlTable shape;
    shape.caption = t("guard_word.caption");
    shape.columns = {{text(t("guard_word.word"))},
                     {text(t("guard_word.reading"))},
                     {text(t("guard_word.reason"))},
                     {text(t("guard_word.removal"))}};
    shape.row_head = HtmlTable::RowHead::first;
    for (const GuardWordRecord& record : guard_words(work)) {
        shape.rows.push_back(
            {text(record.word.word), text(t("guard_word.reading." + record.word.reading)),
             text(record.word.reason),
             post_button(in, "/privacy/words/removal",
                         t("guard_word.remove", {{"word", record.word.word}}),
                         {{"id", {record.id}}, {"version", {std::to_string(record.version)}}},
                         {{"data-variant", "tertiary"}})});
    }
    return shape;
}

} // namespace

Response draw_guard_words(const Request& in, Work& work) {
    const Texts& t = in.t;
    const Form form = form_of(in, "guard_word");
    Choices readings;
    for (const std::string_view reading : {"name", "allowed"}) {
        readings.push_back(
            {std::string(reading), std::string(t("guard_word.reading." + std::string(reading)))});
    }
    Html fields = input(form, guard_word_fields[0]);
    fields.add(radios(form, guard_word_fields[1], readings));
    fields.add(input(form, guard_word_fields[2]));
    fields.add(actions({submit(t("guard_word.submit"))}));
    Html content = problem_list(form);
    content.add(paragraph(t("guard_word.what")));
    const HtmlTable words = table_of(in, work);
    content.add(words.rows.empty() ? paragraph(t("guard_word.none")) : table(words));
    content.add(heading(2, t("guard_word.new")));
    content.add(post_form(form, "/privacy/words", fields));
    return page(in, PageShape{std::string(t("guard_word.title")), {}}, content);
}
