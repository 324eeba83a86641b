// Giving a letter to its signing units, and their approving it word by word.
#include "letters/approval.h"

#include <algorithm>

#include "letters/document.h"
#include "letters/letter_template.h"
#include "letters/turn.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/letters.h"

namespace {

bool has_words(Work& work, const LetterRecord& record) {
    const Letter& letter = record.letter;
    for (const FreeText* text : {&letter.summary, &letter.assignment, &letter.background,
                                 &letter.strengths, &letter.consequence, &letter.own_text}) {
        if (!text->empty()) {
            return true;
        }
    }
    return !faults_of(work, record).empty() || !items_of(work, record, "question").empty() ||
           !items_of(work, record, "proposal").empty();
}

Result<void> people_are_named(Work& work, const LetterRecord& record) {
    const auto recipients = recipients_of(work, record);
    if (std::ranges::none_of(recipients, &LetterRecipientRecord::must_answer)) {
        return invalid("", "letter.no_recipient");
    }
    const auto signatories = signatories_of(work, record);
    if (std::ranges::none_of(signatories, [&](const LetterSignatoryRecord& one) {
            return one.signatory.signing_unit == record.unit;
        })) {
        return invalid("", "letter.no_signatory");
    }
    return {};
}

Result<void> days_hold(const LetterRecord& record, Date today) {
    const Letter& letter = record.letter;
    const LetterTemplate* shape = template_of(letter.kind);
    if (shape != nullptr && shape->asks_answer && !letter.due_on) {
        return invalid("", "letter.no_due");
    }
    if (letter.due_on && *letter.due_on < today) {
        return invalid("", "letter.due_passed");
    }
    if (letter.due_on && letter.reply_email.empty() && letter.reply_address.empty()) {
        return invalid("", "letter.no_reply_address");
    }
    if (letter.kind == "referral_reply" &&
        (letter.referral_number.empty() || !letter.referral_due_on)) {
        return invalid("", "letter.no_referral");
    }
    return {};
}

/// A letter that stands at approval, at `version`.
Result<LetterRecord> at_approval(Work& work, std::string_view number, int64_t version,
                                 std::string_view deed) {
    LetterRecord record = TRY(find_letter(work, number));
    if (record.erased_on) {
        return invalid("", "letter.is_erased");
    }
    TRY(after_deed(work, letter_moves(), record.standing, deed));
    if (record.version != version) {
        return conflict("letter.text_changed");
    }
    return record;
}

bool all_approved(Work& work, const LetterRecord& record) {
    const auto units = signing_units(work, record);
    return std::ranges::all_of(units,
                               [](const SigningUnit& one) { return one.approval.has_value(); });
}

Result<void> keep_approval(Work& work, const LetterRecord& record, LetterApproval approval) {
    approval.text_digest = work.digest(letter_text(work, record));
    approval.withdrawn_on.reset();
    TRY(work.insert(letter_approval_table, &approval,
                    {{"unit", record.unit}, {"letter", record.id}}));
    LetterTurn turn;
    turn.deed = all_approved(work, record) ? "approve_last" : "approve";
    const auto standing = TRY(after_deed(work, letter_moves(), record.standing, turn.deed));
    TRY(note_turn(work, record, standing, turn));
    return {};
}

} // namespace

std::span<const std::string_view> approval_ways() {
    static constexpr std::array<std::string_view, 4> ways = {"email", "meeting", "phone",
                                                             "in_writing"};
    return ways;
}

std::vector<LetterApprovalRecord> approvals_of(Work& work, const LetterRecord& record) {
    std::vector<LetterApprovalRecord> list;
    for (const StoredRow& row :
         work.rows(sql::letters::approvals, {{"unit", record.unit}, {"letter", record.id}})) {
        LetterApprovalRecord one;
        one.id = row.text("id");
        one.version = row.integer("version");
        one.by = row.text("created_by");
        work.fill(letter_approval_table, row, &one.approval);
        list.push_back(std::move(one));
    }
    return list;
}

std::vector<SigningUnit> signing_units(Work& work, const LetterRecord& record) {
    const Date day = record.sent_on.value_or(work.today());
    std::vector<SigningUnit> units = {{record.unit, unit_name(work, record.unit, day), {}}};
    for (const LetterSignatoryRecord& one : signatories_of(work, record)) {
        const std::string& id = one.signatory.signing_unit;
        const std::string name = unit_of(work, record, one.signatory);
        if (std::ranges::none_of(units, [&](const SigningUnit& had) {
                return had.id == id && (!id.empty() || had.name == name);
            })) {
            units.push_back({id, name, {}});
        }
    }
    const std::string digest =
        record.left() ? record.sent_digest : work.digest(letter_text(work, record));
    for (const LetterApprovalRecord& one : approvals_of(work, record)) {
        const LetterApproval& approval = one.approval;
        if (approval.withdrawn_on || approval.text_digest != digest) {
            continue;
        }
        for (SigningUnit& unit : units) {
            const bool same = unit.id.empty()
                                  ? approval.unit_name == unit.name && approval.signing_unit.empty()
                                  : approval.signing_unit == unit.id;
            if (same) {
                unit.approval = one;
            }
        }
    }
    return units;
}

bool waits_for_my_approval(Work& work, const LetterRecord& record) {
    const auto unit = my_unit_id(work);
    if (!unit || record.standing != "approval" || !actor_may(work.actor(), May::steer_events)) {
        return false;
    }
    const auto units = signing_units(work, record);
    return std::ranges::any_of(units, [&](const SigningUnit& one) {
        return one.id == *unit && !one.approval.has_value();
    });
}

Result<void> ready_for_approval(Work& work, const LetterRecord& record) {
    TRY(people_are_named(work, record));
    if (!has_words(work, record)) {
        return invalid("", "letter.no_text");
    }
    TRY(days_hold(record, work.today()));
    return must_be_cleared(work, leaving_letter(work, record));
}

Result<int64_t> submit_letter(Work& work, std::string_view number, int64_t version) {
    const LetterRecord record = TRY(find_own_letter(work, number));
    const auto standing = TRY(after_deed(work, letter_moves(), record.standing, "submit"));
    if (record.version != version) {
        return conflict();
    }
    TRY(ready_for_approval(work, record));
    LetterTurn turn;
    turn.deed = "submit";
    return note_turn(work, record, standing, turn);
}

Result<void> approve_letter(Work& work, std::string_view number, int64_t version,
                            std::string_view digest_read) {
    const LetterRecord record = TRY(at_approval(work, number, version, "approve"));
    const std::string unit = TRY(my_unit_id(work));
    if (work.digest(letter_text(work, record)) != digest_read) {
        return conflict("letter.text_changed");
    }
    const auto units = signing_units(work, record);
    const auto mine = std::ranges::find(units, unit, &SigningUnit::id);
    if (mine == units.end()) {
        return forbidden("letter.not_signing");
    }
    if (mine->approval) {
        return invalid("", "letter.approved_already");
    }
    LetterApproval approval;
    approval.signing_unit = unit;
    approval.approved_on = work.today();
    return keep_approval(work, record, approval);
}

Result<void> note_outside_approval(Work& work, std::string_view number, int64_t version,
                                   const LetterApproval& given) {
    const LetterRecord record = TRY(at_approval(work, number, version, "approve"));
    if (!own_letter(work, record)) {
        return not_found();
    }
    const auto units = signing_units(work, record);
    const auto unit = std::ranges::find_if(units, [&](const SigningUnit& one) {
        return one.id.empty() && one.name == given.unit_name;
    });
    if (unit == units.end()) {
        return invalid("unit_name", given.unit_name.empty() ? "required" : "unknown_code");
    }
    if (unit->approval) {
        return invalid("unit_name", "letter.approved_already");
    }
    if (given.approver_name.empty()) {
        return invalid("approver_name", "required");
    }
    const auto ways = approval_ways();
    if (std::ranges::find(ways, given.how) == ways.end()) {
        return invalid("how", given.how.empty() ? "required" : "unknown_code");
    }
    if (given.approved_on > work.today()) {
        return invalid("approved_on", "in_future");
    }
    LetterApproval approval = given;
    approval.signing_unit.clear();
    return keep_approval(work, record, approval);
}

Result<void> return_letter(Work& work, std::string_view number, int64_t version,
                           const FreeText& reason) {
    const LetterRecord record = TRY(at_approval(work, number, version, "return"));
    const std::string unit = TRY(my_unit_id(work));
    const auto units = signing_units(work, record);
    if (std::ranges::find(units, unit, &SigningUnit::id) == units.end()) {
        return forbidden("letter.not_signing");
    }
    if (reason.empty()) {
        return invalid("note", "required");
    }
    TRY(withdraw_approvals(work, record));
    LetterTurn turn;
    turn.deed = "return";
    turn.note = reason;
    TRY(note_turn(work, record, "draft", turn));
    return {};
}

Result<void> withdraw_approvals(Work& work, const LetterRecord& record) {
    static constexpr std::array<std::string_view, 1> day = {"withdrawn_on"};
    for (const LetterApprovalRecord& one : approvals_of(work, record)) {
        if (!one.approval.withdrawn_on) {
            LetterApproval approval = one.approval;
            approval.withdrawn_on = work.today();
            TRY(work.update(letter_approval_table, one.id, one.version, &approval, day));
        }
    }
    return {};
}

Result<void> must_be_approved(Work& work, const LetterRecord& record) {
    return all_approved(work, record) ? Result<void>()
                                      : Result<void>(invalid("", "letter.not_approved"));
}
