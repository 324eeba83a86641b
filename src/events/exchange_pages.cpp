// The pages of an import: choosing a file, seeing what its rows become, and that it is done.
#include "events/choices.h"
#include "events/pages.h"
#include "events/place.h"
#include "platform/html/import_page.h"

Response draw_import(const Request& in) {
    const Texts& t = in.t;
    const Form form = form_of(in, "event_import");
    Html content = problem_list(form);
    content.add(paragraph(t("event_import.what"))).add(paragraph(t("event_import.keys")));
    content.add(file_form(form, "/events/import"));
    return page(in, PageShape{std::string(t("event_import.title")), trail_of(in)}, content);
}

namespace {

const ImportFields& event_import_fields() {
    static const ImportFields fields = importable_fields();
    return fields;
}

ImportShown shown_in(const ImportView& view) {
    return {event_import_fields(), view.header,       view.mapping,
            view.outcome.problems, view.outcome.rows, view.file_name};
}

Html preview_table(const Texts& t, CodeBook& book, const ImportOutcome& outcome) {
    HtmlTable shown;
    shown.caption = t("import.ready", {{"count", t.number(outcome.rows)}});
    for (const std::string_view name :
         {"occurred_on", "kind", "level", "type", "body", "kommun", "description"}) {
        shown.columns.push_back({text(t("event." + std::string(name)))});
    }
    for (const ImportedEvent& row : outcome.preview) {
        const Event& event = row.event;
        const auto label = [&](std::string_view field, const std::string& code) {
            return text(code.empty() ? code : book.label(t, field, code));
        };
        Html what;
        if (row.withheld) {
            what.add(badge("info", t("event.withheld.mark")));
        } else {
            what.text(shortened(event.description.text()));
        }
        shown.rows.push_back({text(event.occurred_on.iso()), label("kind", event.kind),
                              label("level", event.level), label("type", event.type),
                              label("body", event.body), label("kommun", event.kommun),
                              std::move(what)});
    }
    return table(shown);
}

Html publish_form(const Request& in, const ImportView& view) {
    const Form form = form_of(in, "event_import");
    Html fields = mapping_inputs(view.mapping);
    fields.add(actions(
        {submit(in.t("event_import.publish", {{"count", in.t.number(view.outcome.rows)}}))}));
    return post_form(form, "/events/import/preview", fields);
}

} // namespace

Response draw_import_preview(const Request& in, Work& work, const ImportView& view) {
    const Texts& t = in.t;
    const auto unit = unit_worked_at(work);
    CodeBook book(work, unit ? unit->id : std::string());
    const ImportShown shown = shown_in(view);
    Html content;
    if (in.refused && view.outcome.problems.empty()) {
        content.add(problem_list(form_of(in, "event_import")));
    }
    if (!view.outcome.problems.empty()) {
        content.add(row_problem_table(t, shown));
        content.add(paragraph(t("import.mend")));
        content.add(actions({link_button("/events/import", t("import.other_file"),
                                         {{"data-variant", "secondary"}})}));
    } else if (view.outcome.rows == 0) {
        content.add(empty_state(t("import.no_rows"), "/events/import", t("import.other_file")));
    } else {
        content.add(preview_table(t, book, view.outcome)).add(publish_form(in, view));
    }
    content.add(heading(2, t("import.columns")));
    content.add(paragraph(t("import.columns.what")))
        .add(column_choices(t, shown, "/events/import/preview"));
    PageShape shape{t("import.preview_title", {{"file", view.file_name}}), trail_of(in)};
    shape.trail.emplace_back("/events/import", std::string(t("event_import.title")));
    return page(in, shape, content);
}

Response draw_import_done(const Request& in, int64_t count) {
    const Texts& t = in.t;
    Html content =
        notice(t, "success", paragraph(t("event_import.done", {{"count", t.number(count)}})));
    content.add(actions({link_button("/events", t("event_import.to_list"))}));
    return page(in, PageShape{std::string(t("event_import.done_title")), trail_of(in)}, content);
}

std::string preview_json(const Texts& t, const ImportView& view) {
    return import_json(t, shown_in(view));
}
