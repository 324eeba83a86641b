// Themes, and the lines of the year's account.
#include <algorithm>

#include "events/event.h"
#include "faults/clearing.h"
#include "faults/pages.h"
#include "faults/sheet.h"
#include "organisations/code.h"
#include "organisations/pages.h"
#include "rights/may.h"

namespace {

std::vector<std::pair<std::string, std::string>> theme_trail(const Request& in,
                                                             const ThemeRecord* record) {
    auto trail = fault_trail(in);
    trail.emplace_back("/themes", std::string(in.t("themes.title")));
    if (record != nullptr) {
        trail.emplace_back("/themes/" + record->id, record->theme.title.text());
    }
    return trail;
}

bool writes(Work& work) {
    return actor_may(work.actor(), May::write_faults);
}

FormValues choice_of(const ThemeRecord& record, const std::string& fault, const char* deed) {
    return {{"fault", {fault}}, {"deed", {deed}}, {"version", {std::to_string(record.version)}}};
}

/// The chosen faults in order, each with the buttons that move it or take it out.
Html chosen_part(const Request& in, Work& work, const ThemeRecord& record) {
    const Texts& t = in.t;
    Html out = heading(2, t("theme.chosen"));
    const std::string address = "/themes/" + record.id + "/choice";
    const Attrs quiet = {{"data-variant", "tertiary"}};
    Html items;
    bool first = true;
    for (const FaultRecord& fault : faults_of(work, record)) {
        const std::string title = fault.fault.title.text();
        items.open("li").add(link("/faults/" + fault.number, title));
        if (!first) {
            items.add(post_button(in, address, t("theme.move_up", {{"title", title}}),
                                  choice_of(record, fault.number, "move_up"), quiet));
        }
        items.add(post_button(in, address, t("theme.take_out", {{"title", title}}),
                              choice_of(record, fault.number, "take_out"), quiet));
        items.close();
        first = false;
    }
    out.add(items.empty() ? paragraph(t("theme.none_chosen"))
                          : std::move(Html().tag("ol", {}, items)));
    out.add(actions({link_button("/themes/" + record.id + "/faults", t("theme.choose"),
                                 {{"data-variant", "secondary"}})}));
    return out;
}

} // namespace

Response draw_themes(const Request& in, const std::vector<ThemeRecord>& themes) {
    const Texts& t = in.t;
    Html content = paragraph(t("themes.what"));
    content.add(actions({link_button("/themes/new", t("themes.new"), {Attr("data-new")})}));
    int64_t year = 0;
    std::vector<Html> lines;
    const auto tell = [&] {
        if (!lines.empty()) {
            content.add(heading(2, std::to_string(year))).add(bullets(lines));
            lines.clear();
        }
    };
    for (const ThemeRecord& record : themes) {
        if (record.theme.year != year) {
            tell();
            year = record.theme.year;
        }
        lines.push_back(link("/themes/" + record.id, record.theme.title.text()));
    }
    tell();
    if (themes.empty()) {
        content.add(paragraph(t("themes.none")));
    }
    return page(in, PageShape{std::string(t("themes.title")), fault_trail(in)}, content);
}

Response draw_theme_form(const Request& in, Work& work, const ThemeRecord* record) {
    const Texts& t = in.t;
    const bool amending = record != nullptr;
    const Form form = form_of(in, "theme",
                              amending ? as_form(theme_fields, &record->theme)
                                       : FormValues{{"year", {std::to_string(work.year())}}});
    Html fields = input(form, field_in(theme_fields, "year"));
    fields.add(line_input(form, field_in(theme_fields, "title")));
    fields.add(input(form, field_in(theme_fields, "text")));
    Html content;
    if (amending) {
        content.add(stands_saved(work, form, theme_fields, &record->theme));
    }
    content.add(saving_form(form,
                            {amending ? "/themes/" + record->id + "/amendment" : "/themes",
                             std::string(t("theme.save")), amending ? record->version : 0},
                            std::move(fields)));
    return page(
        in,
        PageShape{std::string(t(amending ? "theme.amend" : "themes.new")), theme_trail(in, record)},
        content);
}

Response draw_theme(const Request& in, Work& work, const ThemeRecord& record) {
    const Texts& t = in.t;
    const ThemePicture picture = picture_of(work, record);
    Html content;
    if (picture.single_ombud()) {
        content.add(notice(t, "warning", paragraph(t("theme.single_ombud"))));
    }
    content.add(document_content(theme_document(work, t, record, SheetEdition::inside)));
    const std::string address = "/themes/" + record.id;
    content.add(heading(2, t("document.title"))).add(paragraph(t("document.outside")));
    content.add(document_links(t, address + "/document"));
    if (writes(work)) {
        content.add(actions({link_button(address + "/amendment", t("theme.amend"),
                                         {{"data-variant", "secondary"}})}));
        content.add(chosen_part(in, work, record));
    }
    content.add(reading_part(in, work, leaving_theme(work, record)));
    return page(in, PageShape{record.theme.title.text(), theme_trail(in, nullptr)}, content);
}

Response draw_choosing(const Request& in, const ThemeRecord& record, const FaultPage& found) {
    const Texts& t = in.t;
    Html content = word_search(in, t("faults.search"));
    Html items;
    for (const FaultLine& line : found.lines) {
        const std::string title = line.record.fault.title.text();
        const bool there =
            std::ranges::find(record.theme.faults, line.record.number) != record.theme.faults.end();
        items.open("li").text(title + " (" + line.record.number + ") ");
        if (there) {
            items.add(badge("success", t("theme.is_chosen")));
        } else {
            items.add(post_button(in, "/themes/" + record.id + "/choice",
                                  t("theme.choose_this", {{"title", title}}),
                                  choice_of(record, line.record.number, "put_last"),
                                  {{"data-variant", "secondary"}}));
        }
        items.close();
    }
    content.add(items.empty() ? paragraph(t("faults.none_match"))
                              : std::move(Html().tag("ul", {}, items)));
    const int64_t number = asked_number(in.asked("page"));
    content.add(pagination(in, found.total, faults_per_page, number > 0 ? number : 1));
    return page(in, PageShape{std::string(t("theme.choose")), theme_trail(in, &record)}, content);
}

Response draw_reported(const Request& in, Work& work, int year,
                       const std::vector<ReportedFaultRecord>& lines) {
    const Texts& t = in.t;
    Html content = paragraph(t("reported_faults.what"));
    if (writes(work)) {
        content.add(actions({link_button("/reported-faults/new?year=" + std::to_string(year),
                                         t("reported_faults.new"), {Attr("data-new")})}));
    }
    const Form form = form_of(in, "reported_fault", {{"year", {std::to_string(year)}}});
    content.add(
        filter_form(in, "/reported-faults", input(form, field_in(reported_fault_fields, "year"))));
    HtmlTable shape;
    shape.caption = t("reported_faults.caption", {{"year", std::to_string(year)}});
    shape.row_head = HtmlTable::RowHead::first;
    for (const std::string_view key :
         {"reported_fault.title", "reported_fault.level", "reported_fault.national_group",
          "reported_fault.consequence", "reported_fault.fault"}) {
        shape.columns.push_back({text(t(key))});
    }
    for (const ReportedFaultRecord& one : lines) {
        const ReportedFault& line = one.reported;
        const std::string title = line.title.text();
        shape.rows.push_back(
            {writes(work) ? link("/reported-faults/" + one.id, title) : text(title),
             text(code_label(work, t, "level", line.level)),
             text(code_label(work, t, "national_group", line.national_group)),
             prose(line.consequence.text()),
             line.fault.empty() ? Html() : link("/faults/" + line.fault, line.fault)});
    }
    content.add(lines.empty() ? paragraph(t("reported_faults.none")) : table(shape));
    return page(
        in,
        PageShape{std::string(t("reported_faults.title")), fault_trail(in), PageShape::Width::wide},
        content);
}

Response draw_reported_form(const Request& in, Work& work, const ReportedFaultRecord* record) {
    const Texts& t = in.t;
    const bool amending = record != nullptr;
    const std::string year(in.asked("year"));
    const Form form = form_of(
        in, "reported_fault",
        amending ? as_form(reported_fault_fields, &record->reported)
                 : FormValues{{"year", {year.empty() ? std::to_string(work.year() - 1) : year}},
                              {"fault", {std::string(in.asked("fault"))}}});
    Html fields = input(form, field_in(reported_fault_fields, "year"));
    fields.add(
        radios(form, field_in(reported_fault_fields, "level"), choices_of(work, t, "level", "")));
    fields.add(radios(form, field_in(reported_fault_fields, "national_group"),
                      choices_of(work, t, "national_group", "")));
    fields.add(line_input(form, field_in(reported_fault_fields, "title")));
    fields.add(input(form, field_in(reported_fault_fields, "consequence")));
    fields.add(input(form, field_in(reported_fault_fields, "fault")));
    Html content;
    if (amending) {
        content.add(stands_saved(work, form, reported_fault_fields, &record->reported));
    }
    content.add(saving_form(form,
                            {amending ? "/reported-faults/" + record->id : "/reported-faults",
                             std::string(t("reported_fault.save")), amending ? record->version : 0},
                            std::move(fields)));
    if (amending) {
        content.add(post_button(in, "/reported-faults/" + record->id + "/removal",
                                t("reported_fault.withdraw"),
                                {{"version", {std::to_string(record->version)}}},
                                {{"data-variant", "tertiary"}, {"data-color", "danger"}}));
    }
    auto trail = fault_trail(in);
    trail.emplace_back("/reported-faults", std::string(t("reported_faults.title")));
    return page(
        in,
        PageShape{std::string(t(amending ? "reported_fault.amend" : "reported_faults.new")), trail},
        content);
}
