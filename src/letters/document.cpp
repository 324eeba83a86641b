// Writing the letter as it is read, and handing it to the second reader.
#include "letters/document.h"

#include <algorithm>

#include "faults/page_parts.h"
#include "faults/sheet.h"
#include "faults/told.h"
#include "letters/approval.h"
#include "letters/letter_template.h"
#include "organisations/unit.h"
#include "platform/paragraphs.h"
#include "platform/texts/texts.h"
#include "sql/letters.h"

namespace {

/// What a letter is drawn with.
struct Drawing {
    Work& work;
    const Texts& t;
    const LetterRecord& record;
    std::vector<Block>& blocks;

    void say(Runs runs) const { blocks.emplace_back(Paragraph{std::move(runs)}); }
    void say(std::string text) const { say(Runs{Run{std::move(text)}}); }
    void say(std::string label, std::string text) const {
        say(Runs{Run{std::move(label) + ": ", true}, Run{std::move(text)}});
    }
    void head(std::string_view part) const {
        blocks.emplace_back(
            Heading{1, part_heading(t, record.letter.kind, part), std::string(part)});
    }
};

const FreeText* text_of_part(const Letter& letter, std::string_view part) {
    return part == "summary"       ? &letter.summary
           : part == "assignment"  ? &letter.assignment
           : part == "background"  ? &letter.background
           : part == "strengths"   ? &letter.strengths
           : part == "consequence" ? &letter.consequence
           : part == "own"         ? &letter.own_text
           : part == "closing"     ? &letter.closing
                                   : nullptr;
}

// --- the head ------------------------------------------------------------------------------------

Runs recipient_line(const Drawing& to, const LetterRecipient& recipient) {
    std::string line = recipient_name(to.work, to.t, recipient);
    if (!recipient.attention.empty()) {
        line += ", " + recipient.attention.text();
    }
    if (!recipient.reference.empty()) {
        line += " (" + to.t("letter.their_number", {{"number", recipient.reference}}) + ")";
    }
    return {Run{std::move(line)}};
}

void add_recipients(const Drawing& to, std::string_view role) {
    ListBlock list;
    for (const LetterRecipientRecord& one : recipients_of(to.work, to.record)) {
        if (one.recipient.role == role) {
            list.items.push_back(recipient_line(to, one.recipient));
        }
    }
    if (!list.items.empty()) {
        to.say({Run{std::string(to.t("letter.head." + std::string(role))) + ":", true}});
        to.blocks.emplace_back(std::move(list));
    }
}

void add_head(const Drawing& to) {
    const Letter& letter = to.record.letter;
    to.say(std::string(to.t("letter.number")), to.record.number);
    if (!letter.case_number.empty()) {
        to.say(std::string(to.t("letter.head.case_number")), letter.case_number);
    }
    if (!letter.referral_number.empty()) {
        to.say(std::string(to.t("letter.head.referral_number")), letter.referral_number);
    }
    if (letter.referral_due_on) {
        to.say(std::string(to.t("letter.head.referral_due_on")),
               to.t.date(*letter.referral_due_on));
    }
    add_recipients(to, "to");
    add_recipients(to, "copy");
}

// --- the body ------------------------------------------------------------------------------------

/// A copied part of a fault: its heading stands on the first line where it is one of ours.
void add_told_part(const Drawing& to, std::string_view told) {
    const std::size_t end = told.find('\n');
    const std::string_view first = told.substr(0, std::min(end, told.size()));
    for (const std::string_view part : fault_parts()) {
        if (end == told.npos || first != to.t("fault.told." + std::string(part))) {
            continue;
        }
        const std::string rest(told.substr(end + 1));
        if (part == "title") {
            to.blocks.emplace_back(Heading{2, rest, ""});
        } else {
            to.say(std::string(first), rest);
        }
        return;
    }
    to.say(std::string(told));
}

void add_faults(const Drawing& to) {
    const auto faults = faults_of(to.work, to.record);
    if (faults.empty()) {
        return;
    }
    to.head("faults");
    for (const LetterFaultRecord& one : faults) {
        const std::size_t before = to.blocks.size();
        const std::string text = text_of(to.work, to.record, one);
        for (const std::string& told : paragraphs_of(text)) {
            add_told_part(to, told);
        }
        for (std::size_t at = before; at < to.blocks.size(); ++at) {
            if (auto* heading = std::get_if<Heading>(&to.blocks[at])) {
                heading->anchor = one.fault.subject;
            }
        }
    }
}

void add_items(const Drawing& to, std::string_view kind) {
    ListBlock list;
    list.ordered = true;
    for (const LetterItemRecord& one : items_of(to.work, to.record, kind)) {
        // Emptied where nothing may be told any more.
        if (!one.item.text.empty()) {
            list.items.push_back({Run{one.item.text.text()}});
        }
    }
    if (!list.items.empty()) {
        to.head(std::string(kind) + "s");
        to.blocks.emplace_back(std::move(list));
    }
}

void add_text(const Drawing& to, std::string_view part) {
    const Letter& letter = to.record.letter;
    const FreeText* text = text_of_part(letter, part);
    if (text == nullptr || text->empty()) {
        return;
    }
    if (part == "own") {
        to.blocks.emplace_back(Heading{1, letter.own_heading.text(), "own"});
    } else {
        to.head(part);
    }
    for (const std::string& paragraph : paragraphs_of(text->text())) {
        to.say(std::string(paragraph));
    }
}

void add_body(const Drawing& to) {
    const LetterTemplate* shape = template_of(to.record.letter.kind);
    ensure(shape != nullptr, "a letter has one of our kinds");
    for (const std::string_view part : shape->parts) {
        if (part == "faults") {
            add_faults(to);
        } else if (part == "questions" || part == "proposals") {
            add_items(to, part.substr(0, part.size() - 1));
        } else {
            add_text(to, part);
        }
    }
}

// --- the foot ------------------------------------------------------------------------------------

void add_answer_wish(const Drawing& to) {
    const Letter& letter = to.record.letter;
    const bool wish = letter.due_on || !letter.reply_email.empty() || !letter.reply_address.empty();
    if (wish && letter.closing.empty()) {
        to.head("closing");
    }
    if (letter.due_on) {
        to.say(to.t("letter.foot.due", {{"day", to.t.date(*letter.due_on)}}));
    }
    if (!letter.reply_email.empty()) {
        to.say(std::string(to.t("letter.foot.email")), letter.reply_email);
    }
    if (!letter.reply_address.empty()) {
        to.say(std::string(to.t("letter.foot.address")), letter.reply_address);
    }
}

/// Each unit with those who sign for it.
void add_signatures(const Drawing& to) {
    const auto signatories = signatories_of(to.work, to.record);
    std::vector<std::string> units;
    for (const LetterSignatoryRecord& one : signatories) {
        const std::string unit = unit_of(to.work, to.record, one.signatory);
        if (std::ranges::find(units, unit) == units.end()) {
            units.push_back(unit);
        }
    }
    if (!units.empty()) {
        to.head("signatures");
    }
    for (const std::string& unit : units) {
        ListBlock list;
        for (const LetterSignatoryRecord& one : signatories) {
            if (unit_of(to.work, to.record, one.signatory) == unit) {
                list.items.push_back({Run{one.signatory.name + ", " + one.signatory.title}});
            }
        }
        to.say({Run{unit, true}});
        to.blocks.emplace_back(std::move(list));
    }
}

Result<LetterRecord> letter_by_id(Work& work, std::string_view id) {
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::letters::by_id, {{"unit", unit}, {"letter", id}});
    if (!row) {
        return not_found();
    }
    return letter_record(work, *row);
}

Result<LeavingText> letter_asked(Work& work, std::string_view subject) {
    return leaving_letter(work, TRY(letter_by_id(work, subject)));
}

} // namespace

std::string part_heading(const Texts& t, std::string_view kind, std::string_view part) {
    const std::string key = "letter_part." + std::string(kind) + "." + std::string(part);
    return std::string(t(t.has(key) ? key : "letter_part." + std::string(part)));
}

Document letter_document(Work& work, const LetterRecord& record) {
    const Texts t(Language::swedish);
    Document document = blank_document(work, t, record.unit, record.letter.subject.text());
    document.author = unit_name(work, record.unit, record.sent_on.value_or(work.today()));
    document.subtitle = t("letter.kind." + record.letter.kind);
    document.date = record.sent_on ? t.date(*record.sent_on) : std::string();
    document.marking = record.left() ? std::string() : std::string(t("letter.draft_marking"));
    const Drawing to{work, t, record, document.blocks};
    add_head(to);
    add_body(to);
    add_answer_wish(to);
    add_signatures(to);
    return document;
}

std::string letter_text(Work& work, const LetterRecord& record) {
    Document document = letter_document(work, record);
    document.date.clear();
    document.marking.clear();
    return document_json(document);
}

LeavingKind leaving_letters() {
    return {"letter", letter_asked};
}

LeavingText leaving_letter(Work& work, const LetterRecord& record) {
    LeavingText text;
    text.unit = record.unit;
    text.kind = "letter";
    text.subject = record.id;
    text.version = record.version;
    text.name = record.number;
    text.text = letter_text(work, record);
    text.shown = heading(2, record.letter.subject.text());
    text.shown.add(std::move(
        Html().tag("article", {{"lang", "sv"}}, document_content(letter_document(work, record)))));
    text.writers = writers_of(work, record);
    text.address = "/letters/" + record.number;
    return text;
}
