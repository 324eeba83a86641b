// The state of the reading for whoever protects data, and the work list of a unit.
#include "privacy/rescan_pages.h"

#include <array>

#include "accounts/account.h"
#include "platform/html/page.h"
#include "privacy/privacy.h"
#include "rights/may.h"

namespace {

constexpr std::array<std::string_view, 3> standings = {"open", "mended", "dismissed"};

std::string table_said(const Texts& t, const std::string& table) {
    const std::string key = "audit.table." + table;
    return t.has(key) ? std::string(t(key)) : table;
}

std::string field_said(const Texts& t, const GuardFinding& finding) {
    const std::string key = finding.table_name + "." + finding.field;
    return t.has(key) ? std::string(t(key)) : finding.field;
}

std::string kind_said(const Texts& t, const std::string& kind) {
    return std::string(t(kind == "unread" ? "guard_finding.unread" : "finding." + kind));
}

std::string why_said(const Texts& t, const std::string& kind) {
    if (kind == "unread") {
        return std::string(t("guard_finding.unread.why"));
    }
    const std::string key = "finding." + kind + ".why";
    return std::string(t(t.has(key) ? key : "finding.why"));
}

Html weight_badge(const Texts& t, const GuardFinding& finding) {
    return badge(finding.weight == "stops" ? "danger" : "warning",
                 t("guard_finding.weight." + finding.weight));
}

Html scan_said(const Request& in, Work& work, const ScanRecord& scan) {
    const Texts& t = in.t;
    const std::size_t sources = text_sources().size();
    const TextArgs args = {{"who", person_name(work, t, scan.asked_by)},
                           {"when", t.instant(scan.finished_at.value_or(scan.asked_at))},
                           {"texts", t.number(scan.scan.texts)},
                           {"done", t.number(scan.scan.source)},
                           {"of", t.number(static_cast<int64_t>(sources))}};
    return paragraph(t(scan.finished_at ? "guard_scan.finished" : "guard_scan.under_way", args));
}

Html count_table(const Texts& t, const std::vector<FindingCount>& counts) {
    using Align = HtmlTable::Column::Align;
    HtmlTable shape;
    shape.caption = t("guard_finding.counts");
    shape.row_head = HtmlTable::RowHead::first;
    shape.narrow = HtmlTable::Narrow::stack;
    shape.columns = {{text(t("guard_finding.table_name"))}, {text(t("guard_finding.kind"))}};
    for (const std::string_view standing : standings) {
        shape.columns.push_back(
            {text(t("guard_finding.standing." + std::string(standing))), Align::right});
    }
    for (const FindingCount& count : counts) {
        shape.rows.push_back({text(table_said(t, count.table_name)), text(kind_said(t, count.kind)),
                              text(t.number(count.open)), text(t.number(count.mended)),
                              text(t.number(count.dismissed))});
    }
    return table(shape);
}

Html finding_table(const Request& in, const std::vector<FindingRecord>& records) {
    const Texts& t = in.t;
    HtmlTable shape;
    shape.caption = t("guard_finding.caption");
    shape.row_head = HtmlTable::RowHead::first;
    shape.narrow = HtmlTable::Narrow::stack;
    for (const std::string_view key : {"guard_finding.kind", "guard_finding.field",
                                       "guard_finding.weight", "guard_finding.deed"}) {
        shape.columns.push_back({text(t(key))});
    }
    for (const FindingRecord& record : records) {
        const GuardFinding& finding = record.finding;
        Html kind = link("/privacy/findings/" + record.id, kind_said(t, finding.kind));
        if (finding.matches > 1) {
            kind.text(" (" + t.number(finding.matches) + ")");
        }
        const std::string where = table_said(t, finding.table_name) + ": " + field_said(t, finding);
        shape.rows.push_back(
            {kind, text(where), weight_badge(t, finding),
             record.address.empty() ? Html() : link(record.address, t("guard_finding.mend"))});
    }
    return table(shape);
}

Html standing_links(const Request& in, std::string_view chosen) {
    std::vector<Html> links;
    for (const std::string_view standing : standings) {
        const std::string name(in.t("guard_finding.standing." + std::string(standing)));
        Attrs more = {{"data-variant", "tertiary"}};
        if (standing == chosen) {
            more.emplace_back("aria-current", "page");
        }
        links.push_back(
            link_button("/privacy/findings?standing=" + std::string(standing), name, more));
    }
    return actions(links);
}

Html onward(const Request& in, std::string_view standing, const FindingPage& found) {
    return found.next.empty()
               ? Html()
               : actions({link_button(
                     "/privacy/findings?standing=" + std::string(standing) + "&after=" + found.next,
                     in.t("guard_finding.next"), {{"data-variant", "secondary"}})});
}

} // namespace

Response draw_scan(const Request& in, Work& work) {
    const Texts& t = in.t;
    Html content = prose(t("guard_scan.what"));
    const auto newest = newest_scan(work);
    if (newest) {
        content.add(scan_said(in, work, *newest));
    }
    const bool under_way = newest && !newest->finished_at;
    const bool due = scan_is_due(work);
    if (!under_way) {
        content.add(notice(t, due ? "warning" : "success",
                           paragraph(t(due ? "guard_scan.due" : "guard_scan.current"))));
    }
    content.add(actions({post_button(in, "/privacy/scan",
                                     t(under_way ? "guard_scan.follow" : "guard_scan.start"))}));
    const std::vector<FindingCount> counts = counted_findings(work);
    if (!counts.empty()) {
        content.add(heading(2, t("guard_scan.found"))).add(count_table(t, counts));
    }
    const auto unowned = findings_here(work, "open", "");
    if (unowned && !unowned->records.empty()) {
        content.add(heading(2, t("guard_scan.of_no_unit")));
        content.add(finding_table(in, unowned->records)).add(onward(in, "open", *unowned));
    }
    return page(in, t("guard_scan.title"), content);
}

Response draw_findings(const Request& in, std::string_view standing, const FindingPage& found) {
    const Texts& t = in.t;
    Html content = prose(t("guard_finding.what"));
    content.add(standing_links(in, standing));
    content.add(found.records.empty() ? paragraph(t("guard_finding.none." + std::string(standing)))
                                      : finding_table(in, found.records));
    content.add(onward(in, standing, found));
    return page(in, t("guard_finding.title"), content);
}

Response draw_finding(const Request& in, const FindingRecord& record) {
    const Texts& t = in.t;
    const GuardFinding& finding = record.finding;
    Html content = problem_list(form_of(in, "guard_finding"));
    content.add(paragraph(why_said(t, finding.kind)));
    std::vector<std::pair<std::string, Html>> pairs = {
        {std::string(t("guard_finding.table_name")), text(table_said(t, finding.table_name))},
        {std::string(t("guard_finding.field")), text(field_said(t, finding))},
        {std::string(t("guard_finding.matches")), text(t.number(finding.matches))},
        {std::string(t("guard_finding.weight")), weight_badge(t, finding)},
        {std::string(t("guard_finding.standing")),
         text(t("guard_finding.standing." + finding.standing))},
        {std::string(t("guard_finding.text_version")), text(t.number(finding.text_version))}};
    if (!finding.reason.empty()) {
        pairs.emplace_back(t("guard_finding.reason"), text(t("finding.reason." + finding.reason)));
    }
    content.add(facts(pairs));
    std::vector<Html> deeds;
    if (!record.address.empty()) {
        deeds.push_back(link_button(record.address, t("guard_finding.mend")));
    }
    deeds.push_back(post_button(in, "/privacy/findings/" + record.id + "/reading",
                                t("guard_finding.read_again"), {},
                                {{"data-variant", "secondary"}}));
    content.add(actions(deeds));
    if (finding.standing == "open" && finding.weight == "asks" && finding.kind != "unread") {
        const Form form = form_of(in, "guard_finding");
        Choices reasons;
        for (const std::string_view reason : dismissal_reasons()) {
            reasons.push_back(
                {std::string(reason), std::string(t("finding.reason." + std::string(reason)))});
        }
        Html fields = radios(form, *find_field(guard_finding_fields, "reason"), reasons);
        fields.add(hidden_input("version", std::to_string(record.version)));
        fields.add(actions({submit(t("guard_finding.dismiss"))}));
        content.add(heading(2, t("guard_finding.dismissal")));
        content.add(post_form(form, "/privacy/findings/" + record.id, fields));
    }
    PageShape shape;
    shape.title = kind_said(t, finding.kind);
    shape.trail = {{"/privacy/findings", std::string(t("guard_finding.title"))}};
    return page(in, shape, content);
}

Html scan_panel(Work& work, const Request& in) {
    if (!scan_is_due(work)) {
        return {};
    }
    Html content = paragraph(in.t("guard_scan.due"));
    content.tag("p", {}, link("/privacy/scan", in.t("guard_scan.title")));
    return card(in.t("guard_scan.panel"), content);
}

Html findings_panel(Work& work, const Request& in) {
    const int64_t open = count_open_findings(work);
    if (open == 0) {
        return {};
    }
    const std::string number = in.t.number(open);
    const std::string count = open < findings_counted_max
                                  ? number
                                  : in.t("guard_finding.panel.at_least", {{"count", number}});
    Html content = paragraph(in.t("guard_finding.panel.what", {{"count", count}}));
    content.tag("p", {}, link("/privacy/findings", in.t("guard_finding.title")));
    return card(in.t("guard_finding.panel"), content);
}
