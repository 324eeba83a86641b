// One field of a form: label, hint, input and problem, tied together for those who hear them.
#include <algorithm>

#include "platform/html/page.h"

namespace {

/// The words around an input and the ids that tie them to it.
struct Around {
    std::string id;
    std::string label;
    std::string hint;
    std::vector<std::string> problems;
    std::string described_by;
};

std::string field_key(const Form& form, std::string_view name) {
    return std::string(form.table) + "." + std::string(name);
}

Around around(const Form& form, std::string_view name, std::string label) {
    const Texts& t = form.in.t;
    Around out;
    out.id = form.element_id(name);
    out.label = std::move(label);
    const std::string hint_key = field_key(form, name) + ".hint";
    if (t.has(hint_key)) {
        out.hint = t(hint_key);
        out.described_by = out.id + "-hint";
    }
    for (const Problem& problem : form.problems(name)) {
        out.problems.push_back(t.problem(form.table, problem));
    }
    if (!out.problems.empty()) {
        out.described_by += (out.described_by.empty() ? "" : " ") + out.id + "-problem";
    }
    return out;
}

std::string label_of(const Form& form, const Field& field) {
    return std::string(form.in.t(field_key(form, field.name)));
}

Html hint_and_problems(const Form& form, const Around& words) {
    Html out;
    if (!words.hint.empty()) {
        out.tag("p", {{"class", "hint"}, {"id", words.id + "-hint"}}, words.hint);
    }
    if (!words.problems.empty()) {
        out.open("div", {{"class", "problem"}, {"id", words.id + "-problem"}});
        for (const std::string& problem : words.problems) {
            Html line;
            line.tag("strong", form.in.t("form.problem_mark")).text(" " + problem);
            out.tag("p", {}, line);
        }
        out.close();
    }
    return out;
}

Html optional_mark(const Form& form, const Field& field) {
    Html out;
    // A field that is asked only of some says of which.
    const std::string when = std::string(form.table) + "." + std::string(field.name) + ".when";
    if (form.in.t.has(when)) {
        out.text(" ").tag("span", {{"class", "optional"}}, form.in.t(when));
    } else if (!field.options.required && field.kind != FieldKind::tick) {
        out.text(" ").tag("span", {{"class", "optional"}}, form.in.t("form.optional"));
    }
    return out;
}

Html label_html(const Form& form, const Field& field, const Around& words) {
    return std::move(Html().text(words.label).add(optional_mark(form, field)));
}

Attrs input_attrs(std::string_view name, const Around& words) {
    Attrs attrs = {{"id", words.id}, {"name", name}, {"class", "ds-input"}};
    if (!words.described_by.empty()) {
        attrs.emplace_back("aria-describedby", words.described_by);
    }
    if (!words.problems.empty()) {
        attrs.emplace_back("aria-invalid", "true");
    }
    return attrs;
}

Html field_box(const Around& words, const Html& content) {
    return std::move(Html().tag(
        "div", {{"class", words.problems.empty() ? "field" : "field has-problem"}}, content));
}

void mark_required(Attrs& attrs, const Field& field) {
    if (field.options.required) {
        attrs.emplace_back("required");
    }
}

// --- one kind each ------------------------------------------------------------------------------

Html text_area(const Form& form, const Field& field, const Around& words) {
    constexpr int rows_usual = 5;
    Attrs attrs = input_attrs(field.name, words);
    attrs.emplace_back("rows",
                       std::to_string(field.options.rows > 1 ? field.options.rows : rows_usual));
    if (field.kind == FieldKind::free_text) {
        attrs.emplace_back("data-free-text");
    }
    mark_required(attrs, field);
    // A parser drops the first line end inside a textarea; ours is the one it may drop.
    return std::move(Html().tag("textarea", attrs, "\n" + std::string(form.value(field.name))));
}

Html one_line(const Form& form, const Field& field, const Around& words) {
    const std::string_view value = form.value(field.name);
    Attrs attrs = input_attrs(field.name, words);
    attrs.emplace_back("value", value);
    switch (field.kind) {
    case FieldKind::date:
        // A date input shows nothing at all for what is no date; what was typed must stay.
        attrs.emplace_back("type", value.empty() || parse_date(value) ? "date" : "text");
        attrs.emplace_back("data-length", "short");
        break;
    case FieldKind::integer:
        attrs.emplace_back("type", "text");
        attrs.emplace_back("inputmode", "numeric");
        attrs.emplace_back("data-length", "short");
        break;
    case FieldKind::hundredths:
        attrs.emplace_back("type", "text");
        attrs.emplace_back("inputmode", "decimal");
        attrs.emplace_back("data-length", "short");
        break;
    default:
        attrs.emplace_back("type", "text");
    }
    mark_required(attrs, field);
    return std::move(Html().leaf("input", attrs));
}

void add_options(Html& out, const Form& form, const Field& field, const Choices& choices) {
    std::string_view group;
    for (const Choice& choice : choices) {
        if (choice.group != group) {
            if (!group.empty()) {
                out.close();
            }
            if (!choice.group.empty()) {
                out.open("optgroup", {{"label", choice.group}});
            }
            group = choice.group;
        }
        Attrs attrs = {{"value", choice.value}};
        if (form.value(field.name) == choice.value) {
            attrs.emplace_back("selected");
        }
        out.tag("option", attrs, choice.label);
    }
    if (!group.empty()) {
        out.close();
    }
}

// A value that is no choice any more (an old code list) stays what it is until somebody chooses.
Html select(const Form& form, const Field& field, const Choices& choices, const Around& words) {
    Attrs attrs = input_attrs(field.name, words);
    mark_required(attrs, field);
    const std::string value(form.value(field.name));
    const bool known = std::any_of(choices.begin(), choices.end(),
                                   [&value](const Choice& c) { return c.value == value; });
    Html out;
    out.open("select", attrs);
    out.tag("option", {{"value", ""}}, form.in.t("form.choose"));
    if (!value.empty() && !known) {
        out.tag("option", {{"value", value}, Attr("selected")}, value);
    }
    add_options(out, form, field, choices);
    return std::move(out.close());
}

Html tick_box(const Form& form, const Field& field, const Around& words) {
    Attrs attrs = input_attrs(field.name, words);
    attrs.emplace_back("type", "checkbox");
    attrs.emplace_back("value", "1");
    if (form.ticked(field.name)) {
        attrs.emplace_back("checked");
    }
    Html box;
    box.open("div", {{"class", "choice"}}).leaf("input", attrs);
    box.tag("label", {{"for", words.id}}, words.label).close();
    return field_box(words, box.add(hint_and_problems(form, words)));
}

// --- several boxes under one heading ------------------------------------------------------------

std::string_view fieldset_class(const Around& words) {
    return words.problems.empty() ? "ds-fieldset field" : "ds-fieldset field has-problem";
}

struct Boxes {
    std::string_view type; // radio or checkbox
    const Choices& choices;
};

// The first box has the field's own id, so that the list of problems can lead there.
Html box_choice(const Form& form, const Field& field, const Boxes& boxes, std::size_t i) {
    const Choice& choice = boxes.choices[i];
    const std::string first_id = form.element_id(field.name);
    const std::string id = i == 0 ? first_id : first_id + "-" + std::to_string(i + 1);
    const bool chosen = boxes.type == "radio" ? form.value(field.name) == choice.value
                                              : form.ticked(field.name, choice.value);
    Attrs attrs = {{"type", boxes.type},
                   {"id", id},
                   {"name", field.name},
                   {"value", choice.value},
                   {"class", "ds-input"}};
    if (chosen) {
        attrs.emplace_back("checked");
    }
    const std::string hint_id = first_id + "-hint-" + std::to_string(i + 1);
    if (!choice.hint.empty()) {
        attrs.emplace_back("aria-describedby", hint_id);
    }
    if (boxes.type == "radio") {
        mark_required(attrs, field);
    }
    Html out;
    out.open("div", {{"class", "choice"}}).leaf("input", attrs);
    out.tag("label", {{"for", id}}, choice.label);
    if (!choice.hint.empty()) {
        out.tag("p", {{"class", "hint"}, {"id", hint_id}}, choice.hint);
    }
    return std::move(out.close());
}

Html box_set(const Form& form, const Field& field, const Boxes& boxes) {
    const Around words = around(form, field.name, label_of(form, field));
    Attrs attrs = {{"class", fieldset_class(words)}};
    if (!words.described_by.empty()) {
        attrs.emplace_back("aria-describedby", words.described_by);
    }
    Html out;
    out.open("fieldset", attrs);
    out.tag("legend", {}, label_html(form, field, words));
    out.add(hint_and_problems(form, words));
    std::string_view group;
    for (std::size_t i = 0; i < boxes.choices.size(); ++i) {
        if (boxes.choices[i].group != group) {
            group = boxes.choices[i].group;
            out.tag("p", {{"class", "choice-group"}}, group);
        }
        out.add(box_choice(form, field, boxes, i));
    }
    return std::move(out.close());
}

// Short texts of one's own: what there is, and room for some more.
Html list_lines(const Form& form, const Field& field) {
    constexpr std::size_t lines_free = 3;
    const Around words = around(form, field.name, label_of(form, field));
    std::vector<std::string> lines;
    if (const auto at = form.values.find(field.name); at != form.values.end()) {
        std::copy_if(at->second.begin(), at->second.end(), std::back_inserter(lines),
                     [](const std::string& line) { return !line.empty(); });
    }
    lines.resize(lines.size() + lines_free);
    Html out;
    out.open("fieldset", {{"class", fieldset_class(words)}});
    out.tag("legend", {}, label_html(form, field, words));
    out.add(hint_and_problems(form, words));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string id = i == 0 ? words.id : words.id + "-" + std::to_string(i + 1);
        const std::string count = std::to_string(i + 1);
        out.leaf("input", {{"type", "text"},
                           {"id", id},
                           {"name", field.name},
                           {"value", lines[i]},
                           {"class", "ds-input"},
                           {"aria-label", words.label + " " + count}});
    }
    return std::move(out.close());
}

Html labelled(const Form& form, const Around& words, const Html& label, const Html& input) {
    Html out;
    out.tag("label", {{"for", words.id}}, label);
    out.add(hint_and_problems(form, words)).add(input);
    return field_box(words, out);
}

} // namespace

Html input(const Form& form, const Field& field, const Choices& choices) {
    constexpr std::size_t radios_max = 5;
    if (field.kind == FieldKind::list) {
        return choices.empty() ? list_lines(form, field) : ticks(form, field, choices);
    }
    // Radio buttons cannot be taken back, so a field that may stay empty is a select.
    if (!choices.empty() && choices.size() <= radios_max && field.options.required) {
        return radios(form, field, choices);
    }
    const Around words = around(form, field.name, label_of(form, field));
    if (field.kind == FieldKind::tick) {
        return tick_box(form, field, words);
    }
    const bool long_text = field.kind == FieldKind::free_text || field.options.rows > 1;
    Html out = labelled(form, words, label_html(form, field, words),
                        !choices.empty() ? select(form, field, choices, words)
                        : long_text      ? text_area(form, field, words)
                                         : one_line(form, field, words));
    if (field.kind == FieldKind::free_text) {
        out.add(text_questions(form, field.name));
    }
    return out;
}

Html radios(const Form& form, const Field& field, const Choices& choices) {
    return box_set(form, field, {"radio", choices});
}

Html ticks(const Form& form, const Field& field, const Choices& choices) {
    return box_set(form, field, {"checkbox", choices});
}

// What is given in `more` stands instead of what would be written by itself. A password is never
// sent back.
Html plain_input(const Form& form, std::string_view name, std::string_view type,
                 std::string_view label, const Attrs& more) {
    const Around words = around(form, name, std::string(label));
    Attrs attrs = input_attrs(name, words);
    attrs.emplace_back("type", type);
    if (type != "password" && type != "file") {
        attrs.emplace_back("value", form.value(name));
    }
    for (const Attr& attr : more) {
        std::erase_if(attrs, [&attr](const Attr& own) { return own.name == attr.name; });
        attrs.push_back(attr);
    }
    return labelled(form, words, text(label), std::move(Html().leaf("input", attrs)));
}

Html file_input(const Form& form, std::string_view name, std::string_view label,
                std::string_view accept) {
    return plain_input(form, name, "file", label, {{"accept", accept}});
}
