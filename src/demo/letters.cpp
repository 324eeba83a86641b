// Each letter's way: drafted, read by another, approved by those who sign, sent and answered.
#include "demo/letters.h"

#include <algorithm>
#include <memory>

#include "demo/spread.h"
#include "faults/told.h"
#include "letters/approval.h"
#include "letters/document.h"
#include "letters/reply.h"

namespace {

/// A line of the sheet and what it became.
struct DemoLetter {
    SheetLine line;
    std::vector<std::shared_ptr<const DemoFault>> faults = {};
    std::string number = {};
};
using Made = std::shared_ptr<DemoLetter>;

/// The parts of a cell, which bars part.
std::vector<std::string> listed(const std::string& cell) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from < cell.size()) {
        const std::size_t end = std::min(cell.find('|', from), cell.size());
        parts.push_back(cell.substr(from, end - from));
        from = end + 1;
    }
    return parts;
}

Result<LetterRecord> now(Work& work, const DemoLetter& made) {
    return find_letter(work, made.number);
}

std::string id_of_body(const DemoUnit& unit, const std::string& type) {
    const auto found = std::ranges::find(unit.bodies, type, &DemoBody::type);
    return found == unit.bodies.end() ? type : found->id;
}

Result<void> draft(Work& work, DemoLetter& made) {
    const SheetLine& line = made.line;
    Letter letter;
    letter.kind = line["kind"];
    letter.case_number = line["case_number"];
    letter.due_on = line.maybe_day("due");
    letter.referral_number = line["referral"];
    letter.referral_due_on = line.maybe_day("referral_due");
    letter.subject = FreeText::as_typed(line["subject"]);
    letter.summary = FreeText::as_typed(line["summary"]);
    letter.assignment = FreeText::as_typed(line["assignment"]);
    letter.background = FreeText::as_typed(line["background"]);
    letter.strengths = FreeText::as_typed(line["strengths"]);
    letter.consequence = FreeText::as_typed(line["consequence"]);
    letter.closing = FreeText::as_typed(line["closing"]);
    letter.reply_email = "skrivelser@example.se";
    made.number = TRY(draft_letter(work, letter));
    for (const auto& fault : made.faults) {
        LetterFault told;
        told.subject = fault->number;
        told.shown = {"title", "description", "how_often"};
        const LetterRecord record = TRY(now(work, made));
        TRY(add_fault(work, made.number, record.version, told));
    }
    return {};
}

Result<void> write_points(Work& work, const DemoLetter& made) {
    for (const std::string kind : {"question", "proposal"}) {
        std::string text;
        for (const std::string& one : listed(made.line[kind + "s"])) {
            text += (text.empty() ? "" : "\n\n") + one;
        }
        if (!text.empty()) {
            LetterItem item;
            item.kind = kind;
            item.text = FreeText::as_typed(text);
            const LetterRecord record = TRY(now(work, made));
            TRY(write_items(work, made.number, record.version, item));
        }
    }
    return {};
}

Result<void> address(Work& work, const DemoUnit& unit, const DemoLetter& made) {
    bool first = true;
    for (const std::string role : {"to", "copy"}) {
        for (const std::string& type : made.line.words(role)) {
            LetterRecipient recipient;
            recipient.role = role;
            recipient.body = id_of_body(unit, type);
            recipient.attention = FreeText::as_typed(first ? made.line["attention"] : "");
            first = false;
            const LetterRecord record = TRY(now(work, made));
            TRY(add_recipient(work, made.number, record.version, recipient));
        }
    }
    return {};
}

Result<void> sign(Work& work, const DemoUnit& unit, const DemoLetter& made) {
    static constexpr const char* names[] = {"Ombud Hägg", "Ombud Sälj", "Ombud Tall"};
    LetterSignatory own;
    own.name = unit.holder_of("ombud").name;
    own.title = "personligt ombud";
    own.signing_unit = unit.id;
    const LetterRecord record = TRY(now(work, made));
    TRY(add_signatory(work, made.number, record.version, own));
    std::size_t at = 0;
    for (const std::string& elsewhere : listed(made.line["outside"])) {
        LetterSignatory other;
        other.name = names[at++ % std::size(names)];
        other.title = "personligt ombud";
        other.unit_name = elsewhere;
        const LetterRecord signed_so_far = TRY(now(work, made));
        TRY(add_signatory(work, made.number, signed_so_far.version, other));
    }
    return {};
}

Result<void> anchor(Work& work, const DemoLetter& made) {
    for (const std::string forum : {"team", "steering_group"}) {
        if (forum == "steering_group" && made.line["anchored"] != "yes") {
            continue;
        }
        LetterAnchoring anchoring;
        anchoring.forum = forum;
        anchoring.decided_on = work.today().plus_days(-3);
        const LetterRecord record = TRY(now(work, made));
        TRY(anchor_letter(work, made.number, record.version, anchoring));
    }
    return {};
}

Result<void> be_read(Work& work, const DemoLetter& made) {
    const LeavingText text = leaving_letter(work, TRY(now(work, made)));
    const std::string reading = TRY(request_reading(work, text));
    return confirm_reading(work, reading, work.digest(text.text));
}

Result<void> submit(Work& work, const DemoLetter& made) {
    const LetterRecord record = TRY(now(work, made));
    TRY(submit_letter(work, made.number, record.version));
    return {};
}

Result<void> approve(Work& work, const DemoLetter& made) {
    const LetterRecord record = TRY(now(work, made));
    TRY(approve_letter(work, made.number, record.version, work.digest(letter_text(work, record))));
    for (const std::string& elsewhere : listed(made.line["outside"])) {
        LetterApproval approval;
        approval.unit_name = elsewhere;
        approval.approver_name = "Verksamhetschefen";
        approval.how = "email";
        approval.approved_on = work.today();
        const LetterRecord waiting = TRY(now(work, made));
        TRY(note_outside_approval(work, made.number, waiting.version, approval));
    }
    return {};
}

Result<void> send(Work& work, const DemoLetter& made) {
    const LetterRecord record = TRY(now(work, made));
    TRY(send_letter(work, made.number, record.version,
                    FreeText::as_typed(made.line["unanchored_why"])));
    const LetterRecord sent = TRY(now(work, made));
    for (const LetterRecipientRecord& one : recipients_of(work, sent)) {
        LetterRecipientRecord delivered = one;
        delivered.recipient.channel = one.must_answer() ? "email" : "post";
        delivered.recipient.delivered_on = work.today();
        const LetterRecord at = TRY(now(work, made));
        TRY(note_delivery(work, made.number, at.version, delivered));
    }
    return {};
}

Result<void> be_answered(Work& work, const DemoLetter& made) {
    const SheetLine& line = made.line;
    const LetterRecord record = TRY(now(work, made));
    for (const LetterRecipientRecord& one : recipients_of(work, record)) {
        if (!one.must_answer()) {
            continue;
        }
        LetterAnswer answer;
        answer.recipient = one.id;
        answer.kind = line["answer"];
        answer.text = FreeText::as_typed(line["answer_text"]);
        answer.forward_to = FreeText::as_typed(line["forward_to"]);
        answer.answered_on = work.today();
        if (!line["promised_days"].empty()) {
            answer.promised_on = work.today().plus_days(std::stoi(line["promised_days"]));
        }
        const LetterRecord at = TRY(now(work, made));
        TRY(note_letter_answer(work, made.number, at.version, answer));
    }
    if (line["stands"] != "closed") {
        return {};
    }
    LetterTurn turn;
    turn.deed = "close";
    turn.note = FreeText::as_typed(line["closed_why"]);
    const LetterRecord answered = TRY(now(work, made));
    TRY(turn_letter(work, made.number, answered.version, turn));
    return {};
}

/// How far it comes: the steps that lie before where it stands.
bool comes_to(const DemoLetter& made, std::string_view step) {
    static constexpr std::array<std::string_view, 5> steps = {"draft", "approval", "approved",
                                                              "sent", "answered"};
    const auto stands = made.line["stands"] == "closed" ? "answered" : made.line["stands"];
    return std::ranges::find(steps, step) <= std::ranges::find(steps, stands);
}

} // namespace

void write_letters(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                   const DemoFaults& faults) {
    const Actor& ombud = unit.holder_of("ombud").actor;
    const Actor& officer = unit.holder_of("event_officer").actor;
    const Actor& manager = unit.holder_of("unit_manager").actor;
    for (const SheetLine& line : demo_sheet(demo, "letters")) {
        const auto made = std::make_shared<DemoLetter>(DemoLetter{line});
        Date day = line.day("written");
        for (const std::string& title : listed(line["faults"])) {
            const auto fault = faults.find(title);
            ensure(fault != faults.end(), "the sheet names a fault of the other sheet");
            made->faults.push_back(fault->second);
            day = std::max(day, fault->second->opened_on.plus_days(1));
        }
        const auto after = [&](int days) {
            return std::min(working_day(day.plus_days(days)), demo.last_day());
        };
        diary.write(after(0), ombud, [made](Work& work) { return draft(work, *made); });
        diary.write(after(0), ombud, [made](Work& work) { return write_points(work, *made); });
        diary.write(after(0), ombud,
                    [made, &unit](Work& work) { return address(work, unit, *made); });
        diary.write(after(0), ombud, [made, &unit](Work& work) { return sign(work, unit, *made); });
        diary.write(after(1), ombud, [made](Work& work) { return anchor(work, *made); });
        if (comes_to(*made, "approval")) {
            diary.write(after(2), manager, [made](Work& work) { return be_read(work, *made); });
            diary.write(after(2), ombud, [made](Work& work) { return submit(work, *made); });
        }
        if (comes_to(*made, "approved")) {
            diary.write(after(4), manager, [made](Work& work) { return approve(work, *made); });
        }
        if (comes_to(*made, "sent")) {
            diary.write(after(5), officer, [made](Work& work) { return send(work, *made); });
        }
        if (comes_to(*made, "answered")) {
            diary.write(after(30), ombud, [made](Work& work) { return be_answered(work, *made); });
        }
    }
}
