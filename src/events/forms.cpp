// The forms of what is done with an event: moved, closed, discussed, chosen for publication.
#include "events/choices.h"
#include "events/closure.h"
#include "events/discussion.h"
#include "events/pages.h"
#include "events/published.h"
#include "events/reclassification.h"
#include "platform/html/page.h"

namespace {

/// A form that changes the event at the version it was opened at.
Html versioned_form(const Form& form, const std::string& action, Html fields, int64_t version) {
    fields.add(hidden_input("version", std::to_string(version)));
    fields.add(actions({submit(form.in.t(std::string(form.table) + ".submit"))}));
    Html out = problem_list(form);
    if (form.in.refused && form.in.refused->refusal == Refusal::conflict) {
        out.add(notice(form.in.t, "warning", paragraph(form.in.t("event.conflict"))));
    }
    return std::move(
        out.add(post_form(form, action, fields, {{"data-guard-url", "/guard/reading"}})));
}

Response form_page(const Request& in, const EventRecord& record, std::string_view table,
                   const Html& content) {
    const std::string title =
        in.t(std::string(table) + ".page_title", {{"number", record.number}});
    return page(in, PageShape{title, trail_of(in, record.number)}, content);
}

} // namespace

Response draw_reclassification(const Request& in, Work& work, const EventRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "event_reclassification");
    Choices levels =
        choices_for(work, t, "level", {record.unit, record.event.occurred_on});
    std::erase_if(levels, [&](const Choice& one) { return one.value == record.event.level; });
    Html fields = radios(form, reclassification_fields[1], levels);
    fields.add(input(form, reclassification_fields[2]));
    Html content = paragraph(t("event_reclassification.what"));
    content.add(facts({{std::string(t("event_reclassification.from_level")),
                        text(label_of(work, t, "level", record.event.level))}}));
    content.add(versioned_form(form, "/events/" + record.number + "/reclassification",
                               std::move(fields), record.version));
    return form_page(in, record, "event_reclassification", content);
}

Response draw_closure(const Request& in, Work& work, const EventRecord& record) {
    (void)work;
    const Texts& t = in.t;
    const Form form = form_of(in, "event_closure");
    Choices outcomes;
    for (const std::string_view outcome : closure_outcomes()) {
        const std::string key = "event_closure.outcome." + std::string(outcome);
        outcomes.push_back({std::string(outcome), std::string(t(key)),
                            t.has(key + ".hint") ? std::string(t(key + ".hint")) : ""});
    }
    Html fields = radios(form, closure_fields[0], outcomes);
    fields.add(input(form, closure_fields[1]));
    Html content = paragraph(t("event_closure.what"));
    content.add(versioned_form(form, "/events/" + record.number + "/closure", std::move(fields),
                               record.version));
    return form_page(in, record, "event_closure", content);
}

Response draw_discussion(const Request& in, Work& work, const EventRecord& record) {
    const Texts& t = in.t;
    const auto found = discussion_of(work, record);
    FormValues start = {{"discussed_on", {work.today().iso()}}};
    if (found) {
        start = as_form(discussion_fields, &found->discussion);
    }
    const Form form = form_of(in, "event_discussion", start);
    Html fields;
    fields.add(input(form, discussion_fields[0]));
    Html six;
    for (std::size_t index = 1; index <= 6; ++index) {
        six.add(input(form, discussion_fields[index]));
    }
    Html kasam;
    for (std::size_t index = 7; index <= 9; ++index) {
        kasam.add(input(form, discussion_fields[index]));
    }
    fields.add(field_group(t("event_discussion.six"), six));
    fields.add(field_group(t("event_discussion.kasam"), kasam));
    Html content = paragraph(t("event_discussion.what"));
    content.add(versioned_form(form, "/events/" + record.number + "/discussion",
                               std::move(fields), found ? found->version : 0));
    return form_page(in, record, "event_discussion", content);
}

Response draw_publication(const Request& in, Work& work, const EventRecord& record) {
    const Texts& t = in.t;
    const auto copy = published_text_of(work, record);
    FormValues start = {{"text", {record.event.description.text()}}};
    if (copy) {
        start["text"] = {copy->published.text.text()};
    }
    const Form form = form_of(in, "event_published_text", start);
    Html content = paragraph(t("event_published_text.what"));
    if (copy && copy->clearance.empty()) {
        Html box = paragraph(t("event_published_text.waits"));
        box.add(post_button(in, "/events/" + record.number + "/publication/clearance",
                            t("event_published_text.clear"),
                            {{"version", {std::to_string(copy->version)}}},
                            {{"data-variant", "secondary"}}));
        content.add(notice(t, "info", box));
    } else if (copy) {
        content.add(notice(t, "success", paragraph(t("event_published_text.cleared"))));
    }
    content.add(versioned_form(form, "/events/" + record.number + "/publication",
                               input(form, published_text_fields[0]),
                               copy ? copy->version : 0));
    return form_page(in, record, "event_published_text", content);
}
