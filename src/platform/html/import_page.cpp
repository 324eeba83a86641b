// Columns, problems and the preview as JSON.
#include "platform/html/import_page.h"

#include <algorithm>

#include "platform/json.h"

namespace {

const std::size_t problems_shown_max = 100;

std::string column_name(std::size_t index) {
    return "column_" + std::to_string(index);
}

/// The column of the file that fills the field, or the field's own name where none does.
std::string column_shown(const Texts& t, const ImportShown& shown, const std::string& field) {
    const auto place = std::ranges::find(shown.mapping, field);
    if (!field.empty() && place != shown.mapping.end()) {
        const std::string& heading =
            shown.header[static_cast<std::size_t>(place - shown.mapping.begin())];
        if (!heading.empty()) {
            return heading;
        }
    }
    const std::string key = shown.fields.label_key(field);
    return t.has(key) ? std::string(t(key)) : field;
}

} // namespace

Html file_form(const Form& form, std::string_view action) {
    const Texts& t = form.in.t;
    Html fields = file_input(form, "file", t("import.file"), ".csv,.xlsx,.json");
    fields.add(actions({submit(t("import.next"))}));
    return post_form(form, action, fields, {{"enctype", "multipart/form-data"}});
}

Html column_choices(const Texts& t, const ImportShown& shown, std::string_view address) {
    Html out;
    out.open("form", {{"method", "get"}, {"action", address}});
    for (std::size_t index = 0; index < shown.header.size(); ++index) {
        const std::string id = "import-" + column_name(index);
        out.open("div", {{"class", "field"}});
        out.tag("label", {{"for", id}},
                shown.header[index].empty()
                    ? t("import.unnamed_column", {{"number", std::to_string(index + 1)}})
                    : shown.header[index]);
        out.open("select", {{"id", id}, {"name", column_name(index)}, {"class", "ds-input"}});
        out.tag("option", {{"value", ""}}, t("import.left_out"));
        for (const std::string_view field : shown.fields.names) {
            Attrs attrs = {{"value", field}};
            if (shown.mapping[index] == field) {
                attrs.emplace_back("selected");
            }
            out.tag("option", attrs, t(shown.fields.label_key(field)));
        }
        out.close().close();
    }
    out.add(actions({submit(t("import.again"), {{"data-variant", "secondary"}})}));
    return std::move(out.close());
}

Html row_problem_table(const Texts& t, const ImportShown& shown) {
    const auto& problems = shown.problems;
    HtmlTable lines;
    lines.caption = t("import.problems", {{"count", std::to_string(problems.size())}});
    for (const std::string_view key : {"import.row", "import.column", "import.problem"}) {
        lines.columns.push_back({text(t(key))});
    }
    for (std::size_t i = 0; i < std::min(problems.size(), problems_shown_max); ++i) {
        const RowProblem& one = problems[i];
        lines.rows.push_back({text(std::to_string(one.row)),
                              text(column_shown(t, shown, one.problem.field)),
                              text(t.problem(shown.fields.table, one.problem))});
    }
    Html out = table(lines);
    if (problems.size() > problems_shown_max) {
        out.add(
            paragraph(t("import.more_problems", {{"count", std::to_string(problems_shown_max)}})));
    }
    return out;
}

Html mapping_inputs(const ColumnMapping& mapping) {
    Html fields;
    for (std::size_t index = 0; index < mapping.size(); ++index) {
        fields.add(hidden_input(column_name(index), mapping[index]));
    }
    return fields;
}

std::string import_json(const Texts& t, const ImportShown& shown) {
    json::array columns;
    for (std::size_t index = 0; index < shown.header.size(); ++index) {
        columns.push_back(
            json::object{{"heading", shown.header[index]}, {"field", shown.mapping[index]}});
    }
    json::array problems;
    for (const RowProblem& one : shown.problems) {
        problems.push_back(json::object{{"row", one.row},
                                        {"field", one.problem.field},
                                        {"key", one.problem.key},
                                        {"message", t.problem(shown.fields.table, one.problem)}});
    }
    json::object out;
    out["file"] = shown.file_name;
    out["rows"] = shown.rows;
    out["ready"] = problems.empty() && shown.rows > 0;
    out["columns"] = std::move(columns);
    out["problems"] = std::move(problems);
    return json::serialize(out) + "\n";
}
