// The list of handovers, and the forms that prepare one.
#include "events/choices.h"
#include "faults/page_parts.h"
#include "handovers/pages.h"
#include "organisations/body.h"
#include "organisations/code.h"
#include "organisations/pages.h"
#include "organisations/unit.h"
#include "rights/may.h"

std::vector<std::pair<std::string, std::string>> handover_trail(const Request& in,
                                                                std::string_view number) {
    std::vector<std::pair<std::string, std::string>> trail = {
        {"/handovers", std::string(in.t("handovers.title"))}};
    if (!number.empty()) {
        trail.emplace_back("/handovers/" + std::string(number), std::string(number));
    }
    return trail;
}

Html standing_badge(const Texts& t, std::string_view standing) {
    const std::string_view kind = standing == "answered"                         ? "success"
                                  : standing == "sent" || standing == "received" ? "warning"
                                                                                 : "info";
    return badge(kind, t("handover.standing." + std::string(standing)));
}

namespace {

Html filters(const Request& in) {
    const Texts& t = in.t;
    const Form form = form_of(in, "handover_filter", in.query);
    static constexpr Field standing{"standing", FieldKind::text, {},     nullptr,
                                    nullptr,    nullptr,         nullptr};
    static constexpr Field late{"late", FieldKind::text, {}, nullptr, nullptr, nullptr, nullptr};
    Choices standings;
    for (const std::string code :
         {"draft", "sent", "received", "answered", "closed", "withdrawn"}) {
        standings.push_back({code, std::string(t("handover.standing." + code))});
    }
    Html content = input(form, standing, standings);
    content.add(input(form, late, {{"yes", std::string(t("handover_filter.late.yes"))}}));
    return filter_form(in, "/handovers", content);
}

HtmlTable list_of(const Request& in, Work& work, const HandoverPage& found) {
    const Texts& t = in.t;
    HtmlTable list;
    list.caption = t("handovers.count", {{"count", std::to_string(found.total)}});
    list.row_head = HtmlTable::RowHead::first;
    list.narrow = HtmlTable::Narrow::stack;
    for (const std::string_view key : {"handover.title", "handover.body", "handover.standing",
                                       "handover.sent_on", "handover.due_on"}) {
        list.columns.push_back({text(t(key))});
    }
    for (const HandoverRecord& record : found.records) {
        Html title = link("/handovers/" + record.number, record.handover.title.text());
        title.text(" ").tag("span", {{"class", "quiet"}}, record.number);
        Html due = record.handover.due_on ? text(t.date(*record.handover.due_on)) : Html();
        if (record.overdue_on(work.today())) {
            due.text(" ").add(badge("danger", t("handover.late")));
        }
        list.rows.push_back({title, text(body_name(work, t, record.handover.body)),
                             standing_badge(t, record.standing),
                             record.sent_on ? text(t.date(*record.sent_on)) : Html(), due});
    }
    return list;
}

Html handover_inputs(Work& work, const Form& form, Words words) {
    const Texts& t = form.in.t;
    const auto unit = my_unit(work);
    const std::string unit_id = unit ? unit->id : std::string();
    const bool own = words == Words::own;
    Html fields = own ? line_input(form, field_in(handover_fields, "title")) : Html();
    fields.add(input(form, field_in(handover_fields, "body"),
                     choices_for(work, t, "body", {unit_id, work.today()})));
    fields.add(input(form, field_in(handover_fields, "channel"),
                     choices_of(work, t, "handover_channel", unit_id)));
    if (own) {
        fields.add(line_input(form, field_in(handover_fields, "recipient_role")));
        fields.add(input(form, field_in(handover_fields, "request")));
    }
    fields.add(input(form, field_in(handover_fields, "due_on")));
    if (own) {
        fields.add(input(form, field_in(handover_fields, "reference")));
    }
    return fields;
}

/// The body that goes by the name that the answer proposes, or "": then the ombud chooses alone.
std::string body_called(Work& work, const Texts& t, std::string_view name) {
    const auto unit = my_unit(work);
    for (const Choice& one :
         choices_for(work, t, "body", {unit ? unit->id : std::string(), work.today()})) {
        if (lower_swedish(one.label) == lower_swedish(name)) {
            return one.value;
        }
    }
    return {};
}

std::string subjects_of(const Passing& passing) {
    std::string line;
    for (const HandoverItem& one : passing.items) {
        line += (line.empty() ? "" : ", ") + one.subject;
    }
    return line;
}

Choices reasons_to_choose(const Texts& t) {
    Choices list;
    for (const std::string_view reason : turn_reasons()) {
        list.push_back(
            {std::string(reason), std::string(t("handover_turn.reason." + std::string(reason)))});
    }
    return list;
}

} // namespace

Response draw_handovers(const Request& in, Work& work, const HandoverPage& found) {
    const Texts& t = in.t;
    Html content = paragraph(t("handovers.what"));
    const bool hands = actor_may(work.actor(), May::write_faults);
    if (hands) {
        content.add(
            actions({link_button("/handovers/new", t("handovers.new"), {Attr("data-new")})}));
    }
    content.add(filters(in));
    if (found.records.empty()) {
        const bool narrowed = !in.asked("standing").empty() || !in.asked("late").empty();
        content.add(
            narrowed || !hands
                ? empty_state(t("handovers.none_match"), "/handovers", t("handovers.all"))
                : empty_state(t("handovers.none_yet"), "/handovers/new", t("handovers.new")));
    } else {
        content.add(table(list_of(in, work, found)));
        const int64_t number = asked_number(in.asked("page"));
        content.add(pagination(in, found.total, handovers_per_page, number > 0 ? number : 1));
    }
    return page(in, PageShape{std::string(t("handovers.title")), {}, PageShape::Width::wide},
                content);
}

Response draw_handover_form(const Request& in, Work& work, const HandoverRecord* record,
                            std::string_view about) {
    const Texts& t = in.t;
    const bool amending = record != nullptr;
    const Form form = form_of(
        in, "handover", amending ? as_form(handover_fields, &record->handover) : FormValues{});
    Html content;
    if (amending) {
        content.add(stands_saved(work, form, handover_fields, &record->handover));
    }
    const Words words = amending ? words_in(work, *record) : words_about(work, about);
    content.add(words == Words::own ? paragraph(t("handover.no_person"))
                                    : notice(t, "info", paragraph(t("handover.no_words"))));
    Html fields = handover_inputs(work, form, words);
    if (!about.empty()) {
        content.add(paragraph(t("handover.begins_with", {{"number", std::string(about)}})));
        fields.add(hidden_input("about", about));
    }
    content.add(saving_form(
        form,
        {amending ? "/handovers/" + record->number + "/amendment" : std::string("/handovers"),
         std::string(t(amending ? "handover.amend" : "handover.prepare")),
         amending ? record->version : 0},
        std::move(fields)));
    const std::string title = amending ? t("handover.amend_title", {{"number", record->number}})
                                       : std::string(t("handovers.new"));
    return page(in, PageShape{title, handover_trail(in, amending ? record->number : "")}, content);
}

Response draw_passing_form(const Request& in, Work& work, const Passing& passing) {
    const Texts& t = in.t;
    FormValues start = as_form(handover_fields, &passing.start);
    start["body"] = {body_called(work, t, passing.to)};
    const Form form = form_of(in, "handover", std::move(start));
    Html content = paragraph(t("handover.passing.what"));
    content.add(facts({{std::string(t("handover_answer.forward_to")), text(passing.to)},
                       {std::string(t("handover.passing.about")), text(subjects_of(passing))}}));
    content.add(paragraph(t("handover.no_person")));
    content.add(
        saving_form(form,
                    {"/handovers/" + passing.handover + "/answers/" + passing.answer + "/passing",
                     std::string(t("handover.prepare")), 0},
                    handover_inputs(work, form, Words::own)));
    return page(in,
                PageShape{std::string(t("handover.pass_on")), handover_trail(in, passing.handover)},
                content);
}

Response draw_item_form(const Request& in, const HandoverRecord& record, std::string_view subject) {
    const Texts& t = in.t;
    const std::string address = "/handovers/" + record.number + "/items";
    const Form form = form_of(in, "handover_item", {{"subject", {std::string(subject)}}});
    Html content = paragraph(t("handover_item.what"));
    if (subject.empty()) {
        content.add(problem_list(form));
        content.add(filter_form(in, address,
                                plain_input(form, "subject", "text", t("handover_item.subject"))));
    } else {
        Choices parts;
        const std::string kind = kind_of_number(subject);
        const std::string key = kind == "fault" ? "fault.told." : "handover.part.";
        for (const std::string_view part : parts_of(kind)) {
            parts.push_back({std::string(part), std::string(t(key + std::string(part)))});
        }
        Html fields = hidden_input("subject", subject);
        fields.add(paragraph(t("handover_item.about", {{"number", std::string(subject)}})));
        fields.add(ticks(form, field_in(handover_item_fields, "shown"), parts));
        content.add(
            saving_form(form, {address, std::string(t("handover_item.add"))}, std::move(fields)));
    }
    return page(in,
                PageShape{std::string(t("handover_item.title")), handover_trail(in, record.number)},
                content);
}

Response draw_turn_form(const Request& in, Work& work, const HandoverRecord& record,
                        std::string_view deed) {
    const Texts& t = in.t;
    const Form form = form_of(in, "handover_turn");
    const std::string key = "handover.deed." + std::string(deed);
    const Words words = words_in(work, record);
    Html fields = hidden_input("deed", deed);
    if (words == Words::own) {
        fields.add(input(form, field_in(handover_turn_fields, "note")));
    } else if (needs_reason(deed)) {
        // Of the record it is optional; of this form it is what the deed asks for.
        static constexpr Field reason{
            "reason", FieldKind::text, {.required = true}, nullptr, nullptr, nullptr, nullptr};
        fields.add(input(form, reason, reasons_to_choose(t)));
    }
    Html content = paragraph(t(key + ".what"));
    if (words == Words::none) {
        content.add(notice(t, "info", paragraph(t("handover.no_words"))));
    }
    content.add(saving_form(form,
                            {"/handovers/" + record.number + "/turn?deed=" + std::string(deed),
                             std::string(t(key)), record.version},
                            std::move(fields)));
    return page(in, PageShape{std::string(t(key)), handover_trail(in, record.number)}, content);
}

Response draw_answer_form(const Request& in, Work& work, const HandoverRecord& record) {
    const Texts& t = in.t;
    const Form form = form_of(in, "handover_answer");
    const Words words = words_in(work, record);
    Html content = paragraph(t("handover_answer.noting"));
    if (words == Words::none) {
        content.add(notice(t, "info", paragraph(t("handover.no_words"))));
    }
    content.add(saving_form(form,
                            {"/handovers/" + record.number + "/answers",
                             std::string(t("handover_answer.note")), record.version},
                            answer_inputs(form, items_of(work, record), words)));
    return page(
        in, PageShape{std::string(t("handover_answer.note")), handover_trail(in, record.number)},
        content);
}

Response draw_made_link(const Request& in, const HandoverRecord& record,
                        const std::string& address) {
    const Texts& t = in.t;
    Html content = notice(t, "warning", paragraph(t("handover.link.once")));
    content.add(std::move(Html().tag("p", {}, Html().open("code").text(address).close())));
    content.add(paragraph(t("handover.link.how", {{"days", std::to_string(link_days)}})));
    content.add(actions({link_button("/handovers/" + record.number, t("handover.link.back"),
                                     {{"data-variant", "secondary"}})}));
    return page(in,
                PageShape{std::string(t("handover.link.title")), handover_trail(in, record.number)},
                content);
}
