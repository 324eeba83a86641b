// The form, and the report with its findings: a list that leads to the places, and the places
// marked in the text by <mark>, number and word, so that nobody has to see a colour.
#include <algorithm>

#include "checking/answer.h"
#include "platform/html/page.h"
#include "platform/record.h"

namespace {

using prose_check::Finding;

// What the form asks for; it is never kept.
struct PastedReport {
    std::string text;
};
constexpr std::array pasted_fields = {
    field<&PastedReport::text>("text", {.length_max = 1'000'000, .rows = 14}),
};

const std::size_t shares_shown_max = 30;

std::string number_of(std::size_t index) {
    return std::to_string(index + 1);
}

std::string_view kind_of(Finding::Severity severity) {
    switch (severity) {
    case Finding::Severity::error:
        return "danger";
    case Finding::Severity::warning:
        return "warning";
    case Finding::Severity::note:
        break;
    }
    return "info";
}

std::size_t count_of(const CheckedReport& report, Finding::Severity severity) {
    return static_cast<std::size_t>(
        std::ranges::count(report.checked.findings, severity, &Finding::severity));
}

Html form_content(const Request& in) {
    const Texts& t = in.t;
    const Form form = form_of(in, "checking");
    Html fields = input(form, pasted_fields[0]);
    fields.add(file_input(form, "file", t("checking.file"), ".txt,.md,.docx,.pdf"));
    fields.add(actions({submit(t("checking.check"))}));
    Html content = problem_list(form);
    content.add(paragraph(t("checking.what"))).add(paragraph(t("checking.not_kept")));
    content.add(post_form(form, "/check", fields, {{"enctype", "multipart/form-data"}}));
    return content;
}

// --- the list of findings

Html finding_item(const Texts& t, const CheckedReport& report, std::size_t index) {
    const Finding& finding = report.checked.findings[index];
    Html head;
    head.add(badge(kind_of(finding.severity), severity_text(t, finding))).text(" ");
    head.add(link("#place-" + number_of(index),
                  t("checking.at_line", {{"line", std::to_string(finding.line)}})));
    Html item;
    item.tag("p", {{"class", "checked-head"}}, head);
    item.add(paragraph(why(t, finding)));
    std::vector<std::pair<std::string, Html>> pairs = {
        {std::string(t("checking.found")), text(finding.found)},
        {std::string(t("checking.expected")), text(finding.expected)}};
    item.add(facts(pairs));
    item.tag("blockquote", {{"class", "checked-quote"}, {"lang", "sv"}}, text(finding.quote));
    return item;
}

Html finding_list(const Texts& t, const CheckedReport& report) {
    Html out;
    out.open("ol", {{"class", "checked-list"}});
    for (std::size_t i = 0; i < report.checked.findings.size(); ++i) {
        out.tag("li", {{"id", "finding-" + number_of(i)}}, finding_item(t, report, i));
    }
    return std::move(out.close());
}

// --- the text with its marks

// Findings whose bytes touch are one mark.
struct Mark {
    std::size_t start = 0;
    std::size_t end = 0;
    std::vector<std::size_t> findings;
};

std::vector<Mark> marks_of(const CheckedReport& report) {
    std::vector<Mark> marks;
    const auto& findings = report.checked.findings;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const std::size_t start = std::min<std::size_t>(findings[i].start, report.text.size());
        const std::size_t end = std::clamp<std::size_t>(findings[i].end, start, report.text.size());
        if (!marks.empty() && start < std::max(marks.back().end, marks.back().start + 1)) {
            marks.back().end = std::max(marks.back().end, end);
        } else {
            marks.push_back({start, end, {}});
        }
        marks.back().findings.push_back(i);
    }
    return marks;
}

void mark_into(Html& out, const Texts& t, const CheckedReport& report, const Mark& mark) {
    for (const std::size_t index : mark.findings) {
        out.tag("span", {{"id", "place-" + number_of(index)}}, "");
    }
    out.open("mark", {{"class", "checked-mark"}});
    out.text(std::string_view(report.text).substr(mark.start, mark.end - mark.start));
    for (const std::size_t index : mark.findings) {
        const Finding& finding = report.checked.findings[index];
        out.text(" ");
        out.add(link("#finding-" + number_of(index),
                     t("checking.mark", {{"number", number_of(index)},
                                         {"severity", std::string(severity_text(t, finding))}})));
    }
    out.close();
}

Html marked_text(const Texts& t, const CheckedReport& report) {
    Html out;
    out.open("pre", {{"class", "checked-text"}, {"lang", "sv"}});
    std::size_t at = 0;
    for (const Mark& mark : marks_of(report)) {
        out.text(std::string_view(report.text).substr(at, mark.start - at));
        mark_into(out, t, report, mark);
        at = mark.end;
    }
    out.text(std::string_view(report.text).substr(at));
    return std::move(out.close());
}

// --- what was not judged

Html stretch_list(const Texts& t, const CheckedReport& report,
                  const std::vector<prose_check::CheckedText::Stretch>& stretches) {
    std::vector<Html> items;
    for (const auto& stretch : stretches) {
        if (items.size() == shares_shown_max) {
            items.push_back(text(
                t("checking.more", {{"count", std::to_string(stretches.size() - items.size())}})));
            break;
        }
        std::string words = report.text.substr(stretch.start, stretch.end - stretch.start);
        std::ranges::replace(words, '\n', ' ');
        items.push_back(
            text(t("checking.stretch", {{"line", std::to_string(stretch.line)}, {"text", words}})));
    }
    return bullets(items);
}

Html unjudged(const Texts& t, const CheckedReport& report) {
    const prose_check::CheckedText& checked = report.checked;
    Html out = heading(2, t("checking.unjudged"));
    out.add(paragraph(t("checking.read", {{"numbers", std::to_string(checked.numbers)},
                                          {"judged", std::to_string(checked.judged)}})));
    out.add(paragraph(t("checking.limits")));
    if (!checked.shares_alone.empty()) {
        out.add(paragraph(t("checking.shares_alone")));
        out.add(stretch_list(t, report, checked.shares_alone));
    }
    if (!checked.pictures.empty()) {
        out.add(paragraph(t("checking.pictures")));
        out.add(stretch_list(t, report, checked.pictures));
    }
    return out;
}

Html summary(const Texts& t, const CheckedReport& report) {
    const std::size_t errors = count_of(report, Finding::Severity::error);
    const std::size_t warnings = count_of(report, Finding::Severity::warning);
    const std::size_t notes = count_of(report, Finding::Severity::note);
    const std::string key = errors + warnings == 0 ? "checking.holds" : "checking.holds_not";
    return notice(t, errors + warnings == 0 ? "success" : "warning",
                  paragraph(t(key, {{"errors", std::to_string(errors)},
                                    {"warnings", std::to_string(warnings)},
                                    {"notes", std::to_string(notes)}})));
}

} // namespace

Response draw_form(const Request& in) {
    return page(in, in.t("checking.title"), form_content(in));
}

Response draw_report(const Request& in, const CheckedReport& report) {
    const Texts& t = in.t;
    Html content = summary(t, report);
    if (!report.checked.findings.empty()) {
        content.add(heading(2, t("checking.findings")));
        content.add(finding_list(t, report));
    }
    content.add(unjudged(t, report));
    content.add(heading(2, t("checking.text_marked"), "checked-text"));
    content.add(paragraph(t("checking.marks_explained")));
    content.add(marked_text(t, report));
    content.add(actions({link_button("/check", t("checking.another"))}));
    const std::string title = report.name.empty()
                                  ? std::string(t("checking.result"))
                                  : t("checking.result_of", {{"file", report.name}});
    return page(in,
                PageShape{.title = title, .trail = {{"/check", std::string(t("checking.title"))}}},
                content);
}
