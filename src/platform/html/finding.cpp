// What the text door found: told to the one who writes, and asked about when a form comes back.
#include <algorithm>

#include "platform/html/page.h"

namespace {

std::string_view arg(const Problem& problem, std::string_view name) {
    const auto found =
        std::ranges::find_if(problem.args, [&](const auto& pair) { return pair.first == name; });
    return found == problem.args.end() ? std::string_view() : std::string_view(found->second);
}

/// The words offered instead; nothing when none are, empty to take the match out.
std::optional<std::string> instead_of(const Texts& t, std::string_view code, const TextArgs& args) {
    if (code.empty()) {
        return std::nullopt;
    }
    return code == "nothing" ? std::string() : t("finding.instead." + std::string(code), args);
}

std::string why_of(const Texts& t, std::string_view kind) {
    const std::string key = "finding." + std::string(kind) + ".why";
    return std::string(t(t.has(key) ? key : "finding.why"));
}

void add_option(Html& out, const std::string& value, std::string_view label) {
    out.tag("option", {{"value", value}}, label);
}

Html question(const Form& form, const Problem& problem, const std::string& id) {
    const Texts& t = form.in.t;
    const std::string kind(arg(problem, "kind"));
    const std::string found(arg(problem, "found"));
    const auto instead = instead_of(t, arg(problem, "instead"), problem.args);
    Html out;
    out.open("div", {{"class", "field text-question"}});
    out.tag("label", {{"class", "ds-label"}, {"for", id}}, t("finding.ask", {{"found", found}}));
    out.tag("p", {{"class", "hint"}, {"id", id + "-hint"}}, why_of(t, kind));
    out.open(
        "select",
        {{"class", "ds-input"}, {"id", id}, {"name", "guard"}, {"aria-describedby", id + "-hint"}});
    add_option(out, "", t("finding.changed"));
    if (instead) {
        add_option(out, "replace|" + kind + "|" + *instead + "|" + found,
                   instead->empty() ? std::string(t("finding.take_out"))
                                    : t("finding.write", {{"instead", *instead}}));
    }
    for (const std::string_view reason : dismissal_reasons()) {
        add_option(out, "dismiss|" + kind + "|" + std::string(reason) + "|" + found,
                   t("finding.reason." + std::string(reason)));
    }
    return std::move(out.close().close());
}

} // namespace

Html text_questions(const Form& form, std::string_view name) {
    Html out;
    int number = 0;
    for (const Problem& problem : form.problems(name)) {
        if (arg(problem, "weight") == "asks") {
            out.add(question(form, problem,
                             form.element_id(name) + "-guard-" + std::to_string(++number)));
        }
    }
    return out;
}

Html findings_shown(const Texts& t, std::string_view text,
                    const std::vector<TextFinding>& findings) {
    if (findings.empty()) {
        return {};
    }
    Html out;
    out.tag("p", {}, t("finding.what"));
    out.open("ul");
    std::vector<std::string> told;
    for (const TextFinding& finding : findings) {
        const std::string found(text.substr(finding.start, finding.end - finding.start));
        if (std::ranges::find(told, finding.kind + found) != told.end()) {
            continue;
        }
        told.push_back(finding.kind + found);
        const auto instead = instead_of(t, finding.instead, finding.instead_args);
        out.open("li", {{"data-weight", finding.weight == TextFinding::Weight::stops  ? "stops"
                                        : finding.weight == TextFinding::Weight::asks ? "asks"
                                                                                      : "warns"}});
        out.tag("mark", {}, found);
        out.text(": ").text(t("finding." + finding.kind)).text(". ").text(why_of(t, finding.kind));
        if (instead) {
            // A script that finds the button puts the words in; without one it is never shown.
            out.text(" ").tag("button",
                              {{"type", "button"},
                               {"class", "ds-button"},
                               {"data-variant", "tertiary"},
                               {"data-found", found},
                               {"data-instead", *instead}},
                              instead->empty() ? std::string(t("finding.take_out"))
                                               : t("finding.write", {{"instead", *instead}}));
        }
        out.close();
    }
    return std::move(out.close());
}
