// The retention schedule of a unit, the decision behind a class, and what was announced.
#include "platform/html/page.h"
#include "privacy/care_pages.h"

namespace {

std::string class_said(const Texts& t, const std::string& name) {
    const std::string key = "retention.class." + name;
    return t.has(key) ? std::string(t(key)) : name;
}

std::string kept_said(const Texts& t, const ScheduleLine& line) {
    if (!line.rule) {
        return std::string(t("retention.no_decision"));
    }
    const RetentionRule& rule = line.rule->rule;
    return rule.months ? t("retention.months", {{"months", t.number(*rule.months)}})
                       : std::string(t("retention.preserved"));
}

std::string decision_said(const Texts& t, const ScheduleLine& line) {
    return line.rule ? t("retention.decision_line", {{"decision", line.rule->rule.decision},
                                                     {"day", t.date(line.rule->rule.decided_on)}})
                     : std::string();
}

Html due_said(const Request& in, const ScheduleLine& line) {
    const Texts& t = in.t;
    if (line.erasable == nullptr) {
        return text(t("retention.by_hand"));
    }
    if (!line.erasable->own_page.empty()) {
        return link(line.erasable->own_page, t("retention.own_page"));
    }
    if (line.due.empty()) {
        return text(t("retention.nothing_due"));
    }
    const auto count = static_cast<int64_t>(line.due.size());
    return link("/privacy/retention/" + line.record_class,
                t("retention.due", {{"count", t.number(count)}}));
}

Html schedule_table(const Request& in, const std::vector<ScheduleLine>& lines) {
    const Texts& t = in.t;
    HtmlTable shape;
    shape.caption = t("retention.caption");
    shape.row_head = HtmlTable::RowHead::first;
    shape.narrow = HtmlTable::Narrow::stack;
    for (const std::string_view key : {"retention_rule.record_class", "retention.kept",
                                       "retention_rule.decision", "retention.may_go"}) {
        shape.columns.push_back({text(t(key))});
    }
    for (const ScheduleLine& line : lines) {
        shape.rows.push_back(
            {link("/privacy/retention/" + line.record_class, class_said(t, line.record_class)),
             text(kept_said(t, line)), text(decision_said(t, line)), due_said(in, line)});
    }
    return table(shape);
}

Html erasure_table(const Request& in, const std::vector<ErasureRecord>& erasures) {
    const Texts& t = in.t;
    HtmlTable shape;
    shape.caption = t("erasure.caption");
    shape.row_head = HtmlTable::RowHead::first;
    shape.narrow = HtmlTable::Narrow::stack;
    for (const std::string_view key :
         {"erasure.record_class", "erasure.dated_before", "erasure.due_on", "erasure.standing",
          "erasure.tombstones"}) {
        shape.columns.push_back({text(t(key))});
    }
    for (const ErasureRecord& record : erasures) {
        const AnnouncedErasure& erasure = record.erasure;
        shape.rows.push_back(
            {link("/privacy/erasures/" + record.id, class_said(t, erasure.record_class)),
             text(t.date(erasure.dated_before)), text(t.date(erasure.due_on)),
             text(t("erasure.standing." + erasure.standing)),
             text(t("erasure.of",
                    {{"done", t.number(record.tombstones)}, {"all", t.number(erasure.records)}}))});
    }
    return table(shape);
}

PageShape under_schedule(const Request& in, std::string title) {
    PageShape shape;
    shape.title = std::move(title);
    shape.trail = {{"/privacy/retention", std::string(in.t("retention.title"))}};
    return shape;
}

Html preview(const Request& in, const ScheduleLine& line) {
    const Texts& t = in.t;
    const std::size_t shown_max = 100;
    std::vector<Html> items;
    for (const ErasableRecord& one : line.due) {
        if (items.size() == shown_max) {
            break;
        }
        items.push_back(text(one.name + ", " + t.date(one.dated)));
    }
    const auto count = static_cast<int64_t>(line.due.size());
    Html out = heading(2, t("retention.due", {{"count", t.number(count)}}));
    out.add(paragraph(t("retention.preview", {{"days", std::to_string(erasure_grace_days)}})));
    out.add(disclosure(t("retention.which"), bullets(items)));
    out.add(actions({post_button(in, "/privacy/retention/" + line.record_class + "/announcement",
                                 t("erasure.announce"), {}, {{"data-color", "danger"}})}));
    return out;
}

} // namespace

Response draw_retention(const Request& in, const std::vector<ScheduleLine>& lines,
                        const std::vector<ErasureRecord>& erasures) {
    const Texts& t = in.t;
    Html content = prose(t("retention.what"));
    content.add(schedule_table(in, lines));
    if (!erasures.empty()) {
        content.add(heading(2, t("erasure.title"))).add(erasure_table(in, erasures));
    }
    content.add(notice(t, "info", prose(t("retention.beyond_reach"))));
    PageShape shape;
    shape.title = std::string(t("retention.title"));
    shape.width = PageShape::Width::wide;
    return page(in, shape, content);
}

Response draw_rule(const Request& in, const ScheduleLine& line) {
    const Texts& t = in.t;
    FormValues values;
    if (line.rule) {
        values = as_form(retention_rule_fields, &line.rule->rule);
    }
    const Form form = form_of(in, "retention_rule", values);
    Html fields;
    for (const Field& row : retention_rule_fields) {
        fields.add(input(form, row));
    }
    fields.add(hidden_input("version", std::to_string(line.rule ? line.rule->version : 0)));
    fields.add(actions({submit(t("retention.save"))}));
    Html content = problem_list(form);
    content.add(paragraph(t("retention.rule.what")));
    content.add(post_form(form, "/privacy/retention/" + line.record_class, fields));
    if (!line.due.empty()) {
        content.add(preview(in, line));
    }
    return page(in, under_schedule(in, class_said(t, line.record_class)), content);
}

Response draw_erasure(const Request& in, Work& work, const ErasureRecord& record) {
    const Texts& t = in.t;
    const AnnouncedErasure& erasure = record.erasure;
    const Form form = form_of(in, "erasure");
    Html content = problem_list(form);
    content.add(facts(
        {{std::string(t("erasure.standing")), text(t("erasure.standing." + erasure.standing))},
         {std::string(t("erasure.dated_before")), text(t.date(erasure.dated_before))},
         {std::string(t("erasure.due_on")), text(t.date(erasure.due_on))},
         {std::string(t("erasure.decision")), text(erasure.decision)},
         {std::string(t("erasure.tombstones")),
          text(t("erasure.of",
                 {{"done", t.number(record.tombstones)}, {"all", t.number(erasure.records)}}))}}));
    if (!erasure.reason.empty()) {
        content.add(prose(erasure.reason.text()));
    }
    const bool open = erasure.standing == "announced" || erasure.standing == "begun";
    if (open && !record.still_decided) {
        content.add(notice(t, "warning", paragraph(t("problem.erasure.decision_changed"))));
    } else if (open && erasure.due_on <= work.today()) {
        content.add(actions({post_button(
            in, "/privacy/erasures/" + record.id + "/deed", t("erasure.begin"),
            {{"version", {std::to_string(record.version)}}}, {{"data-color", "danger"}})}));
    }
    if (erasure.standing == "announced" || (open && !record.still_decided)) {
        Html fields = input(form, *find_field(announced_erasure_fields, "reason"));
        fields.add(hidden_input("version", std::to_string(record.version)));
        fields.add(actions({submit(t("erasure.stop"), {{"data-variant", "secondary"}})}));
        content.add(heading(2, t("erasure.stop")));
        content.add(post_form(form, "/privacy/erasures/" + record.id, fields));
    }
    return page(in, under_schedule(in, class_said(t, erasure.record_class)), content);
}
