// Drawing the shared parts.
#include "faults/page_parts.h"

#include <algorithm>
#include <charconv>

#include "accounts/account.h"
#include "accounts/people_of_unit.h"
#include "organisations/body.h"
#include "organisations/code.h"
#include "organisations/unit.h"

const Field& field_in(std::span<const Field> fields, std::string_view name) {
    const Field* found = find_field(fields, name);
    ensure(found != nullptr, "the record has this field");
    return *found;
}

Html line_input(const Form& form, const Field& field) {
    const std::string key = std::string(form.table) + "." + std::string(field.name);
    Attrs more = {Attr("data-free-text")};
    if (field.options.required) {
        more.emplace_back("required");
    }
    Html out = plain_input(form, field.name, "text", form.in.t(key), more);
    return std::move(out.add(text_questions(form, field.name)));
}

Html saving_form(const Form& form, const SavingForm& shape, Html fields) {
    if (shape.version > 0) {
        fields.add(hidden_input("version", std::to_string(shape.version)));
    }
    fields.add(actions({submit(shape.button)}));
    Html out = problem_list(form);
    return std::move(
        out.add(post_form(form, shape.action, fields, {{"data-guard-url", "/guard/reading"}})));
}

Html stands_saved(Work& work, const Form& form, std::span<const Field> fields, const void* saved) {
    return saved_beside(form, fields, saved, [&](const Field& field, std::string_view value) {
        const std::string_view list = field.options.choices;
        const Texts& t = form.in.t;
        return list.empty()          ? std::string(value)
               : list == "body_type" ? body_name(work, t, value)
               : list == "kommun"    ? area_name(work, t, value)
                                     : code_label(work, t, list, value);
    });
}

Html word_search(const Request& in, std::string_view label) {
    Html content;
    for (const auto& [name, values] : in.query) {
        if (name != "text" && name != "page" && !values.empty()) {
            content.add(hidden_input(name, values.back()));
        }
    }
    const Form form = form_of(in, "word_search", in.query);
    content.add(plain_input(form, "text", "search", label));
    return filter_form(in, in.path, content);
}

int64_t asked_number(std::string_view text) {
    int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    // No list is that long, and a place in it is counted from the number.
    return std::clamp<int64_t>(number, 0, 1'000'000'000);
}

Html document_content(const Document& document) {
    return std::move(
        Html().tag("div", {{"class", "document"}}, Html::trusted(document_fragment(document))));
}

Result<Response> document_file(const Request& in, const Document& document, std::string_view name) {
    const std::string_view format = in.asked("format");
    const std::string file_name = std::string(name) + "." + std::string(format);
    if (format == "pdf") {
        return download("application/pdf", file_name, document_pdf(document));
    }
    if (format == "docx") {
        return download("application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        file_name, document_docx(document));
    }
    return not_found();
}

Html document_links(const Texts& t, std::string_view address) {
    const std::string start = std::string(address) + "?format=";
    return actions(
        {link(start + "pdf", t("document.as_pdf")), link(start + "docx", t("document.as_docx"))});
}

Choices people_of_unit(Work& work, std::string_view unit) {
    Choices list;
    for (const AccountRecord& one : people_working_in(work, unit)) {
        list.push_back({one.id, one.account.name});
    }
    std::ranges::sort(list, [](const Choice& one, const Choice& other) {
        return compare_swedish(one.label, other.label) < 0;
    });
    return list;
}
