// The list of reports, the form that starts or renames one, and the reading page of a frozen one.
#include "reports/pages.h"

#include "organisations/unit.h"
#include "reports/access.h"
#include "reports/templates.h"
#include "rights/may.h"

std::string address_of(const StoredReport& stored) {
    return "/reports/" + stored.id;
}

std::string shown_title(std::string title, int64_t year) {
    static constexpr std::string_view binding = "{{year}}";
    for (std::size_t at = title.find(binding); at != std::string::npos; at = title.find(binding)) {
        title.replace(at, binding.size(), std::to_string(year));
    }
    return title;
}

PageShape report_shape(const Request& in, const StoredReport* stored, std::string title) {
    PageShape shape;
    shape.title = std::move(title);
    shape.trail = {{"/reports", std::string(in.t("reports.title"))}};
    if (stored != nullptr) {
        shape.trail.emplace_back(address_of(*stored),
                                 shown_title(stored->report.title.text(), stored->report.year));
    }
    return shape;
}

Html report_form(const Form& form, std::string_view action, Html fields, int64_t version) {
    fields.add(hidden_input("version", std::to_string(version)));
    fields.add(actions({submit(form.in.t("reports.save"))}));
    Html out = problem_list(form);
    out.add(post_form(form, action, fields, {{"data-guard-url", "/guard/reading"}}));
    return out;
}

Html both_texts(const Form& form, const Table& table, const void* saved) {
    return saved_beside(form, table.fields, saved, [&](const Field& field, std::string_view value) {
        const std::string code =
            std::string(table.name) + "." + std::string(field.name) + "." + std::string(value);
        return form.in.t.has(code) ? std::string(form.in.t(code)) : std::string(value);
    });
}

namespace {

std::string standing_of(const Texts& t, const ReportLine& line) {
    if (!line.frozen) {
        return std::string(t("reports.draft"));
    }
    return t("reports.frozen_on",
             {{"day", t.date(parse_instant(line.frozen_at)->stockholm_date())}});
}

Choices template_choices(const Texts& t, std::string_view kind) {
    Choices choices;
    for (const ReportTemplate& one : report_templates()) {
        if (one.kind != kind) {
            continue;
        }
        choices.push_back(
            {std::string(one.code), std::string(t("report.template." + std::string(one.code)))});
    }
    return choices;
}

/// "" for those who write none.
std::string owner_or_none(Work& work) {
    const auto owner = my_report_owner(work);
    return owner ? *owner : std::string();
}

Html start_fields(const Form& form, const Texts& t, std::string_view kind) {
    Html fields = input(form, *find_field(report_fields, "year"));
    fields.add(radios(form, *find_field(report_fields, "template"), template_choices(t, kind)));
    return fields;
}

FormValues first_values(const Request& in, Work& work) {
    // A report is most often written about the year that has just ended.
    const int year = work.today().month <= 6 ? work.year() - 1 : work.year();
    FormValues start = {{"year", {std::to_string(year)}}, {"language", {std::string(in.t.code())}}};
    const std::string owner = owner_or_none(work);
    if (!owner.empty()) {
        start["template"] = {std::string(first_template(kind_of_owner(owner)).code)};
        start["title"] = {
            in.t("report.title_of", {{"unit", owner_name(work, in.t, owner, work.today())},
                                     {"year", std::to_string(year)}})};
    }
    return start;
}

} // namespace

Response draw_reports(const Request& in, Work& work, const std::vector<ReportLine>& lines) {
    const Texts& t = in.t;
    const bool writes = !owner_or_none(work).empty() && actor_may(in.actor, May::write_reports);
    Html content;
    if (writes) {
        content.add(actions({link_button("/reports/new", t("reports.new"), {Attr("data-new")}),
                             link_button("/reports/references", t("reference_work.title_of_all"),
                                         {{"data-variant", "secondary"}})}));
    }
    if (lines.empty()) {
        content.add(writes ? empty_state(t("reports.none"), "/reports/new", t("reports.new"))
                           : paragraph(t("reports.none_frozen")));
        return page(in, t("reports.title"), content);
    }
    HtmlTable shape;
    shape.caption = t("reports.caption");
    shape.row_head = HtmlTable::RowHead::first;
    shape.columns = {{text(t("report.title"))},
                     {text(t("report.year"))},
                     {text(t("reports.unit"))},
                     {text(t("reports.standing"))}};
    for (const ReportLine& line : lines) {
        shape.rows.push_back({link("/reports/" + line.id, shown_title(line.title, line.year)),
                              text(std::to_string(line.year)),
                              text(owner_name(work, t, line.unit, work.today())),
                              text(standing_of(t, line))});
    }
    content.add(table(shape));
    return page(in, t("reports.title"), content);
}

Response draw_report_form(const Request& in, Work& work, const StoredReport* stored) {
    const Texts& t = in.t;
    const Form form = form_of(in, "report",
                              stored != nullptr ? as_form(report_fields, &stored->report)
                                                : first_values(in, work));
    Html fields =
        stored == nullptr ? start_fields(form, t, kind_of_owner(owner_or_none(work))) : Html();
    for (const std::string_view name : {"title", "subtitle", "summary"}) {
        if (stored != nullptr || name != "summary") {
            fields.add(input(form, *find_field(report_fields, name)));
        }
    }
    fields.add(radios(form, *find_field(report_fields, "language"),
                      {{"sv", std::string(t("report.language.sv"))},
                       {"en", std::string(t("report.language.en"))}}));
    const std::string action = stored == nullptr ? "/reports" : address_of(*stored) + "/amendment";
    Html content;
    if (stored != nullptr) {
        content.add(both_texts(form, report_table, &stored->report));
    }
    content.add(
        report_form(form, action, std::move(fields), stored == nullptr ? 0 : stored->version));
    return page(in,
                report_shape(in, stored,
                             std::string(t(stored == nullptr ? "reports.new" : "reports.amend"))),
                content);
}

namespace {

Html file_links(const Request& in, const StoredReport& stored, std::string_view edition) {
    std::vector<Html> links;
    for (const OutputFormat& format : output_formats) {
        const std::string name(format.name);
        links.push_back(
            link(address_of(stored) + "/file?format=" + name + "&edition=" + std::string(edition),
                 in.t("reports.format." + name)));
    }
    return bullets(links);
}

} // namespace

Response draw_frozen(const Request& in, Work& work, const StoredReport& stored,
                     const std::string& kept) {
    const Texts& t = in.t;
    Html content = notice(
        t, "info", paragraph(t("reports.frozen.what", {{"day", t.date(*stored.frozen_on)}})));
    Html files = heading(2, t("reports.files"));
    files.add(paragraph(t("reports.edition.exact")));
    files.add(file_links(in, stored, name_of(Edition::exact)));
    if (kept_output(work, stored, {Edition::open, "pdf"})) {
        files.add(paragraph(t("reports.edition.public")));
        files.add(file_links(in, stored, name_of(Edition::open)));
    }
    content.add(disclosure(t("reports.files"), files));
    content.tag("article", {{"class", "report"}, {"lang", stored.report.language}},
                Html::trusted(kept));
    return page(
        in, report_shape(in, nullptr, shown_title(stored.report.title.text(), stored.report.year)),
        content);
}
