// The list of actions, and the form that adds or changes one.
#include "actions/pages.h"
#include "events/choices.h"
#include "faults/fault.h"
#include "faults/page_parts.h"
#include "organisations/unit.h"
#include "rights/may.h"

std::vector<std::pair<std::string, std::string>> action_trail(const Request& in,
                                                              std::string_view number) {
    std::vector<std::pair<std::string, std::string>> trail = {
        {"/actions", std::string(in.t("actions.title"))}};
    if (!number.empty()) {
        trail.emplace_back("/actions/" + std::string(number), std::string(number));
    }
    return trail;
}

namespace {

Html filters(const Request& in) {
    const Texts& t = in.t;
    const Form form = form_of(in, "action_filter", in.query);
    static constexpr Field waits{"waits", FieldKind::text, {}, nullptr, nullptr, nullptr, nullptr};
    static constexpr Field standing{"standing", FieldKind::text, {},     nullptr,
                                    nullptr,    nullptr,         nullptr};
    Choices ways;
    for (const std::string code : {"mine", "overdue", "soon", "checks"}) {
        ways.push_back({code, std::string(t("action_filter.waits." + code))});
    }
    Choices standings;
    for (const std::string code :
         {"planned", "done", "effect_confirmed", "effect_missing", "came_back", "dropped"}) {
        standings.push_back({code, std::string(t("action.standing." + code))});
    }
    Html content = input(form, waits, ways);
    content.add(input(form, standing, standings));
    return filter_form(in, "/actions", content);
}

HtmlTable list_of(const Request& in, Work& work, const ActionPage& found) {
    const Texts& t = in.t;
    HtmlTable list;
    list.caption = t("actions.count", {{"count", t.number(found.total)}});
    list.row_head = HtmlTable::RowHead::first;
    list.narrow = HtmlTable::Narrow::stack;
    for (const std::string_view key :
         {"action.title", "action.fault", "action.doer", "action.standing", "action.next"}) {
        list.columns.push_back({text(t(key))});
    }
    for (const ActionRecord& record : found.records) {
        Html title = link("/actions/" + record.number, record.action.title.text());
        title.text(" ").tag("span", {{"class", "quiet"}}, record.number);
        list.rows.push_back({title, link("/faults/" + record.fault_number, record.fault_title),
                             text(doer_name(work, t, record.action)),
                             action_badge(t, record.standing), next_day(work, t, record)});
    }
    return list;
}

Html action_inputs(Work& work, const Form& form) {
    const Texts& t = form.in.t;
    const auto unit = my_unit(work);
    const std::string unit_id = unit ? unit->id : std::string();
    Html fields = line_input(form, field_in(action_fields, "title"));
    fields.add(input(form, field_in(action_fields, "description")));
    Html doer = input(form, field_in(action_fields, "owner"), people_of_unit(work, unit_id));
    doer.add(input(form, field_in(action_fields, "body"),
                   choices_for(work, t, "body", {unit_id, work.today()})));
    fields.add(field_group(t("action.who"), doer));
    return std::move(fields.add(input(form, field_in(action_fields, "due_on"))));
}

/// The fault it is about: named already, or typed.
Html fault_input(Work& work, const Form& form, std::string_view number) {
    const auto fault = find_fault(work, number);
    if (!fault) {
        return plain_input(form, "fault", "text", form.in.t("action.fault_number"),
                           {Attr("required")});
    }
    Html out = hidden_input("fault", number);
    return std::move(
        out.add(paragraph(form.in.t("action.about", {{"fault", fault->fault.title.text()}}))));
}

Html rows_part(const Request& in, Work& work, const ActionPage& found) {
    const Texts& t = in.t;
    if (!found.records.empty()) {
        Html out = table(list_of(in, work, found));
        const int64_t number = asked_number(in.asked("page"));
        return std::move(
            out.add(pagination(in, found.total, actions_per_page, number > 0 ? number : 1)));
    }
    const bool narrowed = !in.asked("standing").empty() || !in.asked("waits").empty();
    if (narrowed) {
        return empty_state(t("actions.none_match"), "/actions", t("actions.all"));
    }
    return empty_state(t("actions.none_yet"), "/faults", t("actions.to_faults"));
}

} // namespace

Response draw_actions(const Request& in, Work& work, const ActionPage& found) {
    const Texts& t = in.t;
    Html content = paragraph(t("actions.what"));
    if (actor_may(work.actor(), May::write_faults)) {
        content.add(actions({link_button("/actions/new", t("actions.new"), {Attr("data-new")})}));
    }
    content.add(filters(in)).add(rows_part(in, work, found));
    const auto unit = my_unit_id(work);
    const auto open = unit ? promises(work, *unit, "") : std::vector<Promise>();
    if (!open.empty()) {
        content.add(heading(2, t("promises.title"), "promises"));
        content.add(paragraph(t("promises.what"))).add(promises_part(in, work, open));
    }
    return page(in, PageShape{std::string(t("actions.title")), {}, PageShape::Width::wide},
                content);
}

Response draw_action_form(const Request& in, Work& work, const ActionRecord* record,
                          std::string_view fault) {
    const Texts& t = in.t;
    const bool amending = record != nullptr;
    const Form form =
        form_of(in, "action", amending ? as_form(action_fields, &record->action) : FormValues{});
    Html content;
    if (amending) {
        content.add(stands_saved(work, form, action_fields, &record->action));
    }
    Html fields = amending ? Html() : fault_input(work, form, fault);
    fields.add(action_inputs(work, form));
    content.add(saving_form(
        form,
        {amending ? "/actions/" + record->number + "/amendment" : std::string("/actions"),
         std::string(t(amending ? "action.amend" : "action.add")), amending ? record->version : 0},
        std::move(fields)));
    const std::string title = amending ? t("action.amend_title", {{"number", record->number}})
                                       : std::string(t("actions.new"));
    return page(in, PageShape{title, action_trail(in, amending ? record->number : "")}, content);
}
