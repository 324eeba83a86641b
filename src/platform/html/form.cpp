// Forms: what they show, their hidden parts, their problems and their buttons.
#include <algorithm>

#include "platform/crypto/crypto.h"
#include "platform/html/page.h"

std::string_view Form::value(std::string_view name) const {
    const auto at = values.find(name);
    return at == values.end() || at->second.empty() ? std::string_view() : at->second.back();
}

namespace {

// A box that is not ticked is not posted, so a form that came back is read from what was posted
// alone; the stored record would tick it again.
const std::vector<std::string>* boxes_of(const Form& form, std::string_view name) {
    const FormValues& said = form.in.refused ? form.in.form : form.values;
    const auto at = said.find(name);
    return at == said.end() ? nullptr : &at->second;
}

} // namespace

bool Form::ticked(std::string_view name, std::string_view value) const {
    const auto* boxes = boxes_of(*this, name);
    return boxes != nullptr && std::find(boxes->begin(), boxes->end(), value) != boxes->end();
}

bool Form::ticked(std::string_view name) const {
    const auto* boxes = boxes_of(*this, name);
    return boxes != nullptr &&
           std::any_of(boxes->begin(), boxes->end(), [](const std::string& value) {
               return !value.empty() && value != "0" && value != "false";
           });
}

std::string Form::element_id(std::string_view name) const {
    return (id.empty() ? std::string(table) : id) + "-" + std::string(name);
}

std::vector<Problem> Form::problems(std::string_view name) const {
    std::vector<Problem> found;
    if (in.refused) {
        std::copy_if(in.refused->problems.begin(), in.refused->problems.end(),
                     std::back_inserter(found),
                     [name](const Problem& problem) { return problem.field == name; });
    }
    return found;
}

Form form_of(const Request& in, std::string_view table, FormValues start) {
    if (in.refused) {
        for (const auto& [name, typed] : in.form) {
            start.insert_or_assign(name, typed);
        }
    }
    return Form{in, table, std::move(start)};
}

Html problem_list(const Form& form) {
    if (!form.in.refused || form.in.refused->problems.empty()) {
        return {};
    }
    const Texts& t = form.in.t;
    Html out;
    out.open("div", {{"class", "ds-error-summary problem-list"},
                     {"role", "alert"},
                     {"tabindex", "-1"},
                     {"id", "problems"},
                     {"aria-labelledby", "problems-heading"},
                     Attr("data-problems")});
    out.tag("h2", {{"id", "problems-heading"}},
            t("form.problems",
              {{"count", t.number(static_cast<int64_t>(form.in.refused->problems.size()))}}));
    out.open("ul");
    for (const Problem& problem : form.in.refused->problems) {
        const std::string sentence = t.problem(form.table, problem);
        out.open("li");
        if (problem.field.empty()) {
            out.text(sentence);
        } else {
            out.tag("a", {{"href", "#" + encode_query(form.element_id(problem.field))}}, sentence);
        }
        out.close();
    }
    return std::move(out.close().close());
}

Html hidden_input(std::string_view name, std::string_view value) {
    return std::move(Html().leaf("input", {{"type", "hidden"}, {"name", name}, {"value", value}}));
}

namespace {

// The key makes a double click, or a resend after a lost line, one and the same write.
Html hidden_parts(const Request& in) {
    Html out;
    out.add(hidden_input("csrf", in.csrf));
    out.add(hidden_input("request_key", random_token()));
    return out;
}

// What was decided about matches in a text still holds when the form comes back.
Html decisions_kept(const Form& form) {
    Html out;
    const auto said = form.in.form.find("guard");
    if (form.in.refused && said != form.in.form.end()) {
        for (const std::string& decision : said->second) {
            if (!decision.empty()) {
                out.add(hidden_input("guard", decision));
            }
        }
    }
    return out;
}

void add_all(Attrs& attrs, const Attrs& more) {
    attrs.insert(attrs.end(), more.begin(), more.end());
}

// A class among `more` joins the button's own; an attribute may stand only once.
Attrs button_attrs(std::string_view own_class, const Attrs& more) {
    Attrs attrs = {{"type", "submit"}};
    std::string classes(own_class);
    for (const Attr& attr : more) {
        if (attr.name == "class") {
            classes += " " + attr.value;
        } else {
            attrs.push_back(attr);
        }
    }
    attrs.emplace_back("class", classes);
    return attrs;
}

} // namespace

// `novalidate`: the browser's own bubbles speak the browser's language and vanish; our list of
// problems stays.
Html post_form(const Form& form, std::string_view action, const Html& content, const Attrs& more) {
    Attrs attrs = {{"method", "post"}, {"action", action}, Attr("novalidate")};
    add_all(attrs, more);
    const Texts& t = form.in.t;
    const auto asks = [&more](std::string_view name) {
        return std::any_of(more.begin(), more.end(),
                           [name](const Attr& attr) { return attr.name == name; });
    };
    if (asks("data-draft-url")) {
        attrs.emplace_back("data-draft-kept", t("form.draft_kept"));
        attrs.emplace_back("data-draft-lost", t("form.draft_lost"));
    }
    Html out;
    out.open("form", attrs).add(hidden_parts(form.in)).add(decisions_kept(form)).add(content);
    if (asks("data-draft-url")) {
        out.tag("p", {{"class", "draft-state"}, {"aria-live", "polite"}, Attr("data-draft-state")},
                "");
    }
    return std::move(out.close());
}

Html filter_form(const Request& in, std::string_view action, const Html& content) {
    Html out;
    out.open("form", {{"method", "get"}, {"action", action}, {"class", "filters"}});
    out.tag("div", {{"class", "filter-fields"}}, content);
    out.add(submit(in.t("form.filter"), {{"data-variant", "secondary"}}));
    return std::move(out.close());
}

Html submit(std::string_view label, const Attrs& more) {
    return std::move(Html().tag("button", button_attrs("ds-button", more), label));
}

Html post_button(const Request& in, std::string_view action, std::string_view label,
                 const FormValues& hidden, const Attrs& more) {
    Html out;
    out.open("form", {{"method", "post"}, {"action", action}, {"class", "button-form"}});
    out.add(hidden_parts(in));
    for (const auto& [name, values] : hidden) {
        for (const std::string& value : values) {
            out.add(hidden_input(name, value));
        }
    }
    out.add(submit(label, more));
    return std::move(out.close());
}
