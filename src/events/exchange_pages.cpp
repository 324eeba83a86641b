// The pages of an import: choosing a file, seeing what its rows become, and that it is done.
#include <algorithm>

#include "events/choices.h"
#include "events/pages.h"
#include "events/place.h"
#include "platform/html/page.h"
#include "platform/json.h"

Response draw_import(const Request& in) {
    const Texts& t = in.t;
    const Form form = form_of(in, "event_import");
    Html fields = file_input(form, "file", t("event_import.file"), ".csv,.xlsx,.json");
    fields.add(actions({submit(t("event_import.next"))}));
    Html content = problem_list(form);
    content.add(paragraph(t("event_import.what"))).add(paragraph(t("event_import.keys")));
    content.add(post_form(form, "/events/import", fields, {{"enctype", "multipart/form-data"}}));
    return page(in, PageShape{std::string(t("event_import.title")), trail_of(in)}, content);
}

namespace {

const std::size_t problems_shown_max = 100;

std::string column_name(std::size_t index) {
    return "column_" + std::to_string(index);
}

/// One choice for each column of the file: the field it fills.
Html column_choices(const Texts& t, const ImportView& view) {
    Html out;
    out.open("form", {{"method", "get"}, {"action", "/events/import/preview"}});
    for (std::size_t index = 0; index < view.header.size(); ++index) {
        const std::string id = "import-" + column_name(index);
        out.open("div", {{"class", "field"}});
        out.tag("label", {{"for", id}},
                view.header[index].empty()
                    ? t("event_import.unnamed_column", {{"number", std::to_string(index + 1)}})
                    : view.header[index]);
        out.open("select", {{"id", id}, {"name", column_name(index)}, {"class", "ds-input"}});
        out.tag("option", {{"value", ""}}, t("event_import.left_out"));
        for (const std::string_view field : importable_fields()) {
            Attrs attrs = {{"value", field}};
            if (view.mapping[index] == field) {
                attrs.emplace_back("selected");
            }
            out.tag("option", attrs, t("event." + std::string(field)));
        }
        out.close().close();
    }
    out.add(actions({submit(t("event_import.again"), {{"data-variant", "secondary"}})}));
    return std::move(out.close());
}

/// The column of the file that fills the field, or the field's own name where none does.
std::string column_shown(const Texts& t, const ImportView& view, const std::string& field) {
    const auto place = std::ranges::find(view.mapping, field);
    if (!field.empty() && place != view.mapping.end()) {
        const std::string& heading =
            view.header[static_cast<std::size_t>(place - view.mapping.begin())];
        if (!heading.empty()) {
            return heading;
        }
    }
    const std::string key = "event." + field;
    return t.has(key) ? std::string(t(key)) : field;
}

Html problem_table(const Texts& t, const ImportView& view) {
    const auto& problems = view.outcome.problems;
    HtmlTable shown;
    shown.caption = t("event_import.problems", {{"count", std::to_string(problems.size())}});
    for (const std::string_view key :
         {"event_import.row", "event_import.column", "event_import.problem"}) {
        shown.columns.push_back({text(t(key))});
    }
    for (std::size_t i = 0; i < std::min(problems.size(), problems_shown_max); ++i) {
        const RowProblem& one = problems[i];
        shown.rows.push_back({text(std::to_string(one.row)),
                              text(column_shown(t, view, one.problem.field)),
                              text(t.problem("event", one.problem))});
    }
    Html out = table(shown);
    if (problems.size() > problems_shown_max) {
        out.add(paragraph(
            t("event_import.more_problems", {{"count", std::to_string(problems_shown_max)}})));
    }
    return out;
}

Html preview_table(const Texts& t, CodeBook& book, const ImportOutcome& outcome) {
    HtmlTable shown;
    shown.caption = t("event_import.ready", {{"count", t.number(outcome.rows)}});
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
    Html fields;
    for (std::size_t index = 0; index < view.mapping.size(); ++index) {
        fields.add(hidden_input(column_name(index), view.mapping[index]));
    }
    fields.add(actions(
        {submit(in.t("event_import.publish", {{"count", in.t.number(view.outcome.rows)}}))}));
    return post_form(form, "/events/import/preview", fields);
}

} // namespace

Response draw_import_preview(const Request& in, Work& work, const ImportView& view) {
    const Texts& t = in.t;
    const auto unit = unit_worked_at(work);
    CodeBook book(work, unit ? unit->id : std::string());
    Html content;
    if (in.refused && view.outcome.problems.empty()) {
        content.add(problem_list(form_of(in, "event_import")));
    }
    if (!view.outcome.problems.empty()) {
        content.add(problem_table(t, view));
        content.add(paragraph(t("event_import.mend")));
        content.add(actions({link_button("/events/import", t("event_import.other_file"),
                                         {{"data-variant", "secondary"}})}));
    } else if (view.outcome.rows == 0) {
        content.add(
            empty_state(t("event_import.no_rows"), "/events/import", t("event_import.other_file")));
    } else {
        content.add(preview_table(t, book, view.outcome)).add(publish_form(in, view));
    }
    content.add(heading(2, t("event_import.columns")));
    content.add(paragraph(t("event_import.columns.what"))).add(column_choices(t, view));
    PageShape shape{t("event_import.preview_title", {{"file", view.file_name}}), trail_of(in)};
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
    json::array columns;
    for (std::size_t index = 0; index < view.header.size(); ++index) {
        columns.push_back(
            json::object{{"heading", view.header[index]}, {"field", view.mapping[index]}});
    }
    json::array problems;
    for (const RowProblem& one : view.outcome.problems) {
        problems.push_back(json::object{{"row", one.row},
                                        {"field", one.problem.field},
                                        {"key", one.problem.key},
                                        {"message", t.problem("event", one.problem)}});
    }
    json::object out;
    out["file"] = view.file_name;
    out["rows"] = view.outcome.rows;
    out["ready"] = problems.empty() && view.outcome.rows > 0;
    out["columns"] = std::move(columns);
    out["problems"] = std::move(problems);
    return json::serialize(out) + "\n";
}
