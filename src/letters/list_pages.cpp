// The list of letters, the choice of a kind, and the form for a letter's texts.
#include "faults/fault.h"
#include "faults/page_parts.h"
#include "letters/document.h"
#include "letters/letter_template.h"
#include "letters/pages.h"
#include "platform/working_days.h"
#include "rights/may.h"

std::vector<std::pair<std::string, std::string>> letter_trail(const Request& in,
                                                              std::string_view number) {
    std::vector<std::pair<std::string, std::string>> trail = {
        {"/letters", std::string(in.t("letters.title"))}};
    if (!number.empty()) {
        trail.emplace_back("/letters/" + std::string(number), std::string(number));
    }
    return trail;
}

Response letter_page(const Request& in, const LetterRecord& record, std::string_view key,
                     const Html& content) {
    return page(in, PageShape{std::string(in.t(key)), letter_trail(in, record.number)}, content);
}

std::string letter_address(const LetterRecord& record) {
    return "/letters/" + record.number;
}

Html letter_badge(const Texts& t, std::string_view standing) {
    const std::string_view kind = standing == "answered"                         ? "success"
                                  : standing == "sent" || standing == "approval" ? "warning"
                                                                                 : "info";
    return badge(kind, t("letter.standing." + std::string(standing)));
}

bool writes_letter(Work& work, const LetterRecord& record) {
    return actor_may(work.actor(), May::write_faults) && own_letter(work, record) &&
           !record.erased_on;
}

bool text_is_open(const LetterRecord& record) {
    return record.standing == "draft" || record.standing == "approval" ||
           record.standing == "approved";
}

namespace {

Html filters(const Request& in) {
    const Texts& t = in.t;
    const Form form = form_of(in, "letter_filter", in.query);
    static constexpr Field kind{"kind", FieldKind::text, {}, nullptr, nullptr, nullptr, nullptr};
    static constexpr Field standing{"standing", FieldKind::text, {},     nullptr,
                                    nullptr,    nullptr,         nullptr};
    static constexpr Field late{"late", FieldKind::text, {}, nullptr, nullptr, nullptr, nullptr};
    Choices kinds;
    for (const LetterTemplate& shape : letter_templates) {
        const std::string code(shape.kind);
        kinds.push_back({code, std::string(t("letter.kind." + code))});
    }
    Choices standings;
    for (const std::string code :
         {"draft", "approval", "approved", "sent", "answered", "closed", "withdrawn"}) {
        standings.push_back({code, std::string(t("letter.standing." + code))});
    }
    Html content = input(form, kind, kinds);
    content.add(input(form, standing, standings));
    content.add(input(form, late, {{"yes", std::string(t("letter_filter.late.yes"))}}));
    return filter_form(in, "/letters", content);
}

HtmlTable list_of(const Request& in, Work& work, const LetterPage& found) {
    const Texts& t = in.t;
    HtmlTable list;
    list.caption = t("letters.count", {{"count", t.number(found.total)}});
    list.row_head = HtmlTable::RowHead::first;
    list.narrow = HtmlTable::Narrow::stack;
    for (const std::string_view key : {"letter.subject", "letter.kind", "letter.recipients",
                                       "letter.standing", "letter.due_on"}) {
        list.columns.push_back({text(t(key))});
    }
    for (const LetterRecord& record : found.records) {
        Html subject = link(letter_address(record), record.letter.subject.text());
        subject.text(" ").tag("span", {{"class", "quiet"}}, record.number);
        std::string to;
        for (const LetterRecipientRecord& one : recipients_of(work, record)) {
            if (one.must_answer()) {
                to += (to.empty() ? "" : ", ") + recipient_name(work, t, one.recipient);
            }
        }
        Html due = record.letter.due_on ? text(t.date(*record.letter.due_on)) : Html();
        if (record.overdue_on(work.today())) {
            due.text(" ").add(badge("danger", t("letter.late")));
        }
        list.rows.push_back({subject, text(t("letter.kind." + record.letter.kind)), text(to),
                             letter_badge(t, record.standing), due});
    }
    return list;
}

/// A part's text with what belongs in it as the group's name.
Html part_input(const Form& form, std::string_view kind, std::string_view part) {
    const Texts& t = form.in.t;
    const std::string hint = "letter_template." + std::string(kind) + "." + std::string(part);
    Html content;
    if (part == "own") {
        content.add(line_input(form, field_in(letter_fields, "own_heading")));
        content.add(input(form, field_in(letter_fields, "own_text")));
    } else {
        content.add(input(form, field_in(letter_fields, part)));
    }
    return field_group(t(hint), content);
}

Html letter_inputs(const Form& form, std::string_view kind) {
    const Texts& t = form.in.t;
    Html fields = line_input(form, field_in(letter_fields, "subject"));
    fields.add(input(form, field_in(letter_fields, "case_number")));
    if (kind == "referral_reply") {
        fields.add(input(form, field_in(letter_fields, "referral_number")));
        fields.add(input(form, field_in(letter_fields, "referral_due_on")));
    }
    for (const std::string_view part : template_of(kind)->parts) {
        if (part != "faults" && part != "questions" && part != "proposals") {
            fields.add(part_input(form, kind, part));
        }
    }
    Html reply = input(form, field_in(letter_fields, "due_on"));
    reply.add(input(form, field_in(letter_fields, "reply_email")));
    reply.add(input(form, field_in(letter_fields, "reply_address")));
    return std::move(fields.add(field_group(t("letter.answer_wish"), reply)));
}

} // namespace

Response draw_letters(const Request& in, Work& work, const LetterPage& found) {
    const Texts& t = in.t;
    Html content = paragraph(t("letters.what"));
    const bool writes = actor_may(work.actor(), May::write_faults);
    if (writes) {
        content.add(actions({link_button("/letters/new", t("letters.new"), {Attr("data-new")})}));
    }
    content.add(filters(in));
    if (found.records.empty()) {
        const bool narrowed =
            !in.asked("standing").empty() || !in.asked("late").empty() || !in.asked("kind").empty();
        content.add(narrowed || !writes
                        ? empty_state(t("letters.none_match"), "/letters", t("letters.all"))
                        : empty_state(t("letters.none_yet"), "/letters/new", t("letters.new")));
    } else {
        content.add(table(list_of(in, work, found)));
        const int64_t number = asked_number(in.asked("page"));
        content.add(pagination(in, found.total, letters_per_page, number > 0 ? number : 1));
    }
    return page(in, PageShape{std::string(t("letters.title")), {}, PageShape::Width::wide},
                content);
}

Response draw_kinds(const Request& in, std::string_view about) {
    const Texts& t = in.t;
    Html content = paragraph(t("letter.choose_kind"));
    std::vector<Html> lines;
    for (const LetterTemplate& shape : letter_templates) {
        const std::string kind(shape.kind);
        std::string address = "/letters/new?kind=" + kind;
        if (!about.empty()) {
            address += "&about=" + encode_query(about);
        }
        Html line = link(address, t("letter.kind." + kind));
        line.add(paragraph(t("letter.kind." + kind + ".what")));
        lines.push_back(std::move(line));
    }
    content.add(bullets(lines));
    return page(in, PageShape{std::string(t("letters.new")), letter_trail(in)}, content);
}

Response draw_letter_form(const Request& in, Work& work, const LetterRecord* record) {
    const Texts& t = in.t;
    const bool amending = record != nullptr;
    const std::string kind(amending                    ? std::string_view(record->letter.kind)
                           : in.posted("kind").empty() ? in.asked("kind")
                                                       : in.posted("kind"));
    FormValues start;
    if (amending) {
        start = as_form(letter_fields, &record->letter);
    } else if (template_of(kind)->asks_answer) {
        start["due_on"] = {after_working_days(work.today(), letter_answer_days).iso()};
    }
    const Form form = form_of(in, "letter", std::move(start));
    Html content;
    if (amending) {
        content.add(stands_saved(work, form, letter_fields, &record->letter));
        if (record->standing != "draft") {
            content.add(notice(t, "warning", paragraph(t("letter.change_withdraws"))));
        }
    }
    content.add(paragraph(t("letter.no_person")));
    Html fields = hidden_input("kind", kind);
    const std::string_view about =
        in.posted("about").empty() ? in.asked("about") : in.posted("about");
    if (!amending && !about.empty()) {
        fields.add(hidden_input("about", about));
        content.add(paragraph(t("letter.begins_with", {{"number", std::string(about)}})));
    }
    fields.add(letter_inputs(form, kind));
    content.add(
        saving_form(form,
                    {amending ? letter_address(*record) + "/amendment" : std::string("/letters"),
                     std::string(t(amending ? "letter.amend" : "letter.draft")),
                     amending ? record->version : 0},
                    std::move(fields)));
    const std::string title = amending ? t("letter.amend_title", {{"number", record->number}})
                                       : std::string(t("letter.new." + kind));
    return page(in, PageShape{title, letter_trail(in, amending ? record->number : "")}, content);
}
