// The accessibility statement, the form to report by, and the reports for the administrator.
#include "platform/html/page.h"
#include "rights/may.h"
#include "site/pages.h"

namespace {

// Sections 13 and 15 of the act, and what the supervisor asks a statement to hold.
constexpr std::string_view supervisor_address = "https://www.digg.se/tdosanmalan";

std::string or_missing(const Texts& t, const std::string& value) {
    return value.empty() ? std::string(t("settings.not_filled_in")) : value;
}

Html statement_facts(const Texts& t, const SiteSettings& settings) {
    const std::string assessed =
        settings.assessed_on ? t.date(*settings.assessed_on) : std::string();
    return facts(
        {{std::string(t("accessibility.actor")), text(or_missing(t, settings.controller))},
         {std::string(t("accessibility.service")), text(t("accessibility.service.name"))},
         {std::string(t("accessibility.conformity")), text(t("accessibility.conformity.partly"))},
         {std::string(t("accessibility.assessed_on")), text(or_missing(t, assessed))},
         {std::string(t("accessibility.method")), text(t("accessibility.method.own"))}});
}

Html gaps(const Texts& t) {
    std::vector<Html> list;
    for (const std::string gap : {"people", "pdf", "sheets", "language", "own_words", "easy"}) {
        Html item;
        item.tag("strong", t("accessibility.gap." + gap));
        item.text(" ").text(t("accessibility.gap." + gap + ".why"));
        list.push_back(std::move(item));
    }
    return bullets(list);
}

std::vector<std::pair<std::string, std::string>> trail_up(const Texts& t) {
    return {{"/accessibility", std::string(t("accessibility.title"))}};
}

Html state_badge(const Texts& t, const AccessibilityReportRecord& record) {
    if (!record.answer) {
        return badge("warning", t("accessibility_report.unanswered"));
    }
    return badge("success",
                 t("accessibility_answer.outcome." + record.answer->answer.outcome));
}

Choices outcome_choices(const Texts& t) {
    Choices choices;
    for (const std::string_view outcome : accessibility_outcomes()) {
        const std::string key = "accessibility_answer.outcome." + std::string(outcome);
        choices.push_back(
            {std::string(outcome), std::string(t(key)), std::string(t(key + ".hint"))});
    }
    return choices;
}

Html report_facts(const Texts& t, const AccessibilityReportRecord& record) {
    const AccessibilityReport& report = record.report;
    Html reply = text(t("accessibility_report.no_reply_to"));
    if (const std::size_t at = report.reply_to.find('@'); at != std::string::npos) {
        reply = link("mailto:" + encode_query(report.reply_to.substr(0, at)) + "@" +
                         encode_query(report.reply_to.substr(at + 1)),
                     report.reply_to);
    } else if (!report.reply_to.empty()) {
        reply = text(report.reply_to);
    }
    return facts({{std::string(t("accessibility_report.at")), text(when_said(t, record.at))},
                  {std::string(t("accessibility_report.page")),
                   text(report.page.empty() ? t("accessibility_report.not_said") : report.page)},
                  {std::string(t("accessibility_report.problem")), prose(report.problem.text())},
                  {std::string(t("accessibility_report.tool")),
                   text(report.tool.empty() ? t("accessibility_report.not_said") : report.tool)},
                  {std::string(t("accessibility_report.reply_to")), reply}});
}

Html answer_form(const Request& in, const AccessibilityReportRecord& record) {
    const Texts& t = in.t;
    const FormValues start =
        record.answer ? as_form(accessibility_answer_fields, &record.answer->answer)
                      : FormValues{};
    const Form form = form_of(in, "accessibility_answer", start);
    Html fields = radios(form, accessibility_answer_fields[0], outcome_choices(t));
    for (std::size_t i = 1; i < accessibility_answer_fields.size(); ++i) {
        fields.add(input(form, accessibility_answer_fields[i]));
    }
    fields.add(hidden_input("version",
                            std::to_string(record.answer ? record.answer->version : 0)));
    fields.add(actions({submit(t("accessibility_answer.submit"))}));
    return post_form(form, "/accessibility/reports/" + record.number, fields);
}

// Somebody else answered meanwhile: what stands and what was written, side by side.
Html conflict_part(const Request& in, const AccessibilityReportRecord& record) {
    if (!in.refused || in.refused->refusal != Refusal::conflict || !record.answer) {
        return {};
    }
    const Texts& t = in.t;
    const AccessibilityAnswer& saved = record.answer->answer;
    return conflict_table(
        t, {{std::string(t("accessibility_answer.outcome")),
             std::string(t("accessibility_answer.outcome." + saved.outcome)),
             in.posted("outcome").empty()
                 ? ""
                 : std::string(t("accessibility_answer.outcome." +
                                 std::string(in.posted("outcome"))))},
            {std::string(t("accessibility_answer.answer")), saved.answer.text(),
             std::string(in.posted("answer"))}});
}

} // namespace

std::string when_said(const Texts& t, std::string_view instant) {
    const auto parsed = parse_instant(instant);
    return parsed ? t.instant(*parsed) : "";
}

Response draw_statement(const Request& in, const SiteSettings& settings) {
    const Texts& t = in.t;
    Html content = paragraph(t("accessibility.lead"));
    content.add(statement_facts(t, settings));
    content.add(heading(2, t("accessibility.gaps")));
    content.add(paragraph(t("accessibility.gaps.what"))).add(gaps(t));
    content.add(heading(2, t("accessibility.tell")));
    content.add(paragraph(t("accessibility.tell.what")));
    content.add(actions({link_button("/accessibility/report", t("accessibility.tell.button"))}));
    if (!settings.accessibility_contact.empty()) {
        content.add(paragraph(t("accessibility.tell.contact",
                                {{"contact", settings.accessibility_contact}})));
    }
    content.add(heading(2, t("accessibility.supervisor")));
    content.tag("p", {},
                text_with(t, "accessibility.supervisor.what",
                          {{"link", link(supervisor_address,
                                         t("accessibility.supervisor.link"))}}));
    content.add(heading(2, t("accessibility.exempt")));
    content.add(paragraph(t("accessibility.exempt.what")));
    if (actor_may(in.actor, May::administer_system)) {
        content.add(actions({link_button("/accessibility/reports", t("accessibility.reports"),
                                         {{"data-variant", "secondary"}}),
                             link("/settings", t("settings.title"))}));
    }
    return page(in, t("accessibility.title"), content);
}

Response draw_report_form(const Request& in) {
    const Texts& t = in.t;
    const Form form =
        form_of(in, "accessibility_report", {{"page", {std::string(in.asked("page"))}}});
    Html fields = input(form, accessibility_report_fields[0]);
    for (std::size_t i = 1; i < accessibility_report_fields.size(); ++i) {
        fields.add(input(form, accessibility_report_fields[i]));
    }
    fields.add(actions({submit(t("accessibility_report.submit"))}));
    Html content = problem_list(form);
    content.add(paragraph(t("accessibility_report.what")));
    content.add(post_form(form, "/accessibility/report", fields));
    return page(in, PageShape{std::string(t("accessibility_report.title")), trail_up(t)}, content);
}

Response draw_received(const Request& in, const AccessibilityReportRecord& record) {
    const Texts& t = in.t;
    Html content;
    if (record.answer) {
        const AccessibilityAnswer& answer = record.answer->answer;
        content.add(facts(
            {{std::string(t("accessibility_report.number")), text(record.number)},
             {std::string(t("accessibility_answer.at")),
              text(when_said(t, record.answer->at))},
             {std::string(t("accessibility_answer.outcome")),
              text(t("accessibility_answer.outcome." + answer.outcome))},
             {std::string(t("accessibility_answer.answer")), prose(answer.answer.text())},
             {std::string(t("accessibility_answer.dnr")),
              text(answer.dnr.empty() ? t("accessibility_report.not_said") : answer.dnr)}}));
        content.add(paragraph(t("accessibility_answer.not_content")));
    } else {
        content.add(notice(t, "success",
                           paragraph(t("accessibility_report.received",
                                       {{"number", record.number},
                                        {"when", when_said(t, record.at)}}))));
        content.add(paragraph(t("accessibility_report.received.next")));
    }
    return page(in, PageShape{std::string(t("accessibility_report.received.title")), trail_up(t)},
                content);
}

Response draw_reports(const Request& in, const std::vector<AccessibilityReportRecord>& reports) {
    const Texts& t = in.t;
    Html content = paragraph(t("accessibility.reports.what"));
    if (reports.empty()) {
        content.add(empty_state(t("accessibility.reports.none"), "/accessibility",
                                t("accessibility.title")));
    } else {
        HtmlTable shape;
        shape.caption = t("accessibility.reports");
        shape.row_head = HtmlTable::RowHead::first;
        shape.columns = {{text(t("accessibility_report.number"))},
                         {text(t("accessibility_report.at"))},
                         {text(t("accessibility_report.page"))},
                         {text(t("accessibility_report.state"))}};
        for (const AccessibilityReportRecord& record : reports) {
            shape.rows.push_back({link("/accessibility/reports/" + record.number, record.number),
                                  text(when_said(t, record.at)), text(record.report.page),
                                  state_badge(t, record)});
        }
        content.add(table(shape));
    }
    PageShape shape{std::string(t("accessibility.reports")), trail_up(t)};
    shape.width = PageShape::Width::wide;
    return page(in, shape, content);
}

Response draw_report(const Request& in, Work& work, const AccessibilityReportRecord& record) {
    (void)work;
    const Texts& t = in.t;
    Html content = problem_list(form_of(in, "accessibility_answer"));
    content.add(conflict_part(in, record));
    content.tag("p", {}, state_badge(t, record));
    content.add(report_facts(t, record));
    content.add(heading(2, t("accessibility_answer.title")));
    content.add(paragraph(t("accessibility_answer.what")));
    content.add(answer_form(in, record));
    PageShape shape;
    shape.title = t("accessibility_report.page_title", {{"number", record.number}});
    shape.trail = trail_up(t);
    shape.trail.emplace_back("/accessibility/reports", t("accessibility.reports"));
    return page(in, shape, content);
}
