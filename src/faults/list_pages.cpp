// The list of faults, the form of one, and the forms that close one and open it again.
#include "faults/fault_turn.h"
#include "faults/pages.h"
#include "organisations/code.h"
#include "organisations/pages.h"
#include "rights/may.h"

std::vector<std::pair<std::string, std::string>> fault_trail(const Request& in,
                                                             std::string_view number) {
    std::vector<std::pair<std::string, std::string>> trail = {
        {"/faults", std::string(in.t("faults.title"))}};
    if (!number.empty()) {
        trail.emplace_back("/faults/" + std::string(number), std::string(number));
    }
    return trail;
}

namespace {

Choices standings(const Texts& t) {
    return {{"open", std::string(t("fault.standing.open"))},
            {"closed", std::string(t("fault.standing.closed"))}};
}

Html filters(const Request& in, Work& work) {
    const Form form = form_of(in, "fault", in.query);
    static constexpr Field standing{"standing", FieldKind::text, {},     nullptr,
                                    nullptr,    nullptr,         nullptr};
    Field group = field_in(fault_fields, "national_group");
    Html content = plain_input(form, "text", "search", in.t("faults.search"));
    content.add(input(form, standing, standings(in.t)));
    content.add(input(form, group, choices_of(work, in.t, "national_group", "")));
    return filter_form(in, "/faults", content);
}

HtmlTable list_of(const Request& in, Work& work, const FaultPage& found) {
    const Texts& t = in.t;
    HtmlTable list;
    list.caption = t("faults.count", {{"count", std::to_string(found.total)}});
    list.row_head = HtmlTable::RowHead::first;
    list.narrow = HtmlTable::Narrow::stack;
    for (const std::string_view key : {"fault.title", "fault.national_group", "fault.standing"}) {
        list.columns.push_back({text(t(key))});
    }
    for (const std::string_view key : {"fault.events", "fault.this_year"}) {
        list.columns.push_back({text(t(key)), HtmlTable::Column::Align::right});
    }
    for (const FaultLine& line : found.lines) {
        const Fault& fault = line.record.fault;
        Html title = link("/faults/" + line.record.number, fault.title.text());
        title.text(" ").tag("span", {{"class", "quiet"}}, line.record.number);
        list.rows.push_back(
            {title,
             text(fault.national_group.empty()
                      ? std::string()
                      : code_label(work, t, "national_group", fault.national_group)),
             text(t("fault.standing." + line.record.standing)), text(t.number(line.events)),
             text(t.number(line.this_year))});
    }
    return list;
}

Html fault_inputs(Work& work, const Form& form) {
    Html fields = line_input(form, field_in(fault_fields, "title"));
    fields.add(input(form, field_in(fault_fields, "description")));
    fields.add(input(form, field_in(fault_fields, "consequence")));
    fields.add(input(form, field_in(fault_fields, "national_group"),
                     choices_of(work, form.in.t, "national_group", "")));
    return fields;
}

} // namespace

Response draw_faults(const Request& in, Work& work, const FaultPage& found) {
    const Texts& t = in.t;
    Html content = paragraph(t("faults.what"));
    std::vector<Html> buttons;
    if (actor_may(work.actor(), May::write_faults)) {
        buttons.push_back(link_button("/faults/new", t("faults.new"), {Attr("data-new")}));
    }
    buttons.push_back(link_button("/themes", t("themes.title"), {{"data-variant", "secondary"}}));
    buttons.push_back(link_button("/reported-faults", t("reported_faults.title"),
                                  {{"data-variant", "secondary"}}));
    content.add(actions(buttons)).add(filters(in, work));
    const bool narrowed = !in.asked("text").empty() || !in.asked("standing").empty() ||
                          !in.asked("national_group").empty();
    if (found.lines.empty()) {
        content.add(narrowed ? empty_state(t("faults.none_match"), "/faults", t("faults.show_all"))
                             : empty_state(t("faults.none_yet"), "/faults/new", t("faults.new")));
    } else {
        content.add(table(list_of(in, work, found)));
        const int64_t number = asked_number(in.asked("page"));
        content.add(pagination(in, found.total, faults_per_page, number > 0 ? number : 1));
    }
    return page(in, PageShape{std::string(t("faults.title")), {}, PageShape::Width::wide}, content);
}

Response draw_fault_form(const Request& in, Work& work, const FaultRecord* record,
                         std::string_view event) {
    const Texts& t = in.t;
    const bool amending = record != nullptr;
    const Form form =
        form_of(in, "fault", amending ? as_form(fault_fields, &record->fault) : FormValues{});
    Html content;
    if (amending) {
        content.add(stands_saved(work, form, fault_fields, &record->fault));
    }
    content.add(paragraph(t("fault.no_person")));
    Html fields = fault_inputs(work, form);
    if (!event.empty()) {
        content.add(paragraph(t("fault.with_event", {{"number", std::string(event)}})));
        fields.add(hidden_input("event", event));
        const Field& reason = field_in(membership_fields, "reason");
        Form grouping = form;
        grouping.table = "fault_event";
        fields.add(radios(grouping, reason, choices_of(work, t, "grouping_reason", "")));
    }
    content.add(saving_form(form,
                            {amending ? "/faults/" + record->number + "/amendment" : "/faults",
                             std::string(t(amending ? "fault.amend" : "fault.open")),
                             amending ? record->version : 0},
                            std::move(fields)));
    const std::string title = amending ? t("fault.amend_title", {{"number", record->number}})
                                       : std::string(t("faults.new"));
    return page(in, PageShape{title, fault_trail(in, amending ? record->number : "")}, content);
}

Response draw_fault_closing(const Request& in, const FaultRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "fault_turn");
    Choices outcomes;
    for (const std::string_view code : fault_outcomes()) {
        const std::string key = "fault_turn.outcome." + std::string(code);
        outcomes.push_back({std::string(code), std::string(t(key)), std::string(t(key + ".hint"))});
    }
    Html fields = radios(form, field_in(fault_turn_fields, "outcome"), outcomes);
    fields.add(input(form, field_in(fault_turn_fields, "reason")));
    Html content = paragraph(t("fault_turn.closing.what"));
    content.add(saving_form(form,
                            {"/faults/" + record.number + "/closure",
                             std::string(t("fault_turn.close")), record.version},
                            std::move(fields)));
    return page(in,
                PageShape{t("fault_turn.closing.title", {{"number", record.number}}),
                          fault_trail(in, record.number)},
                content);
}

Response draw_fault_reopening(const Request& in, const FaultRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "fault_turn");
    Html fields = input(form, field_in(fault_turn_fields, "reason"));
    const Html content = saving_form(form,
                                     {"/faults/" + record.number + "/reopening",
                                      std::string(t("fault_turn.reopen")), record.version},
                                     std::move(fields));
    return page(in,
                PageShape{t("fault_turn.reopening.title", {{"number", record.number}}),
                          fault_trail(in, record.number)},
                content);
}
