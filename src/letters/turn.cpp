// Moving a letter from one state to the next.
#include "letters/turn.h"

#include <algorithm>

#include "letters/approval.h"
#include "letters/document.h"
#include "platform/texts/texts.h"
#include "platform/working_days.h"
#include "rights/may.h"
#include "sql/letters.h"

namespace {

// What stands in the record itself does not change with a turn.
constexpr std::array<std::string_view, 1> unchanged = {"kind"};

/// Says of every recipient that stands at `from` that it stands at `to`.
Result<void> move_recipients(Work& work, const LetterRecord& record, std::string_view from,
                             std::string_view to) {
    static constexpr std::array<std::string_view, 1> same = {"role"};
    for (const LetterRecipientRecord& one : recipients_of(work, record)) {
        if (one.standing == from && one.must_answer()) {
            TRY(work.update(letter_recipient_table, one.id, one.version, &one.recipient, same,
                            {{"standing", std::string(to)}}));
        }
    }
    return {};
}

/// The recipients' names as they are today: a body may be called something else later.
Result<void> keep_names(Work& work, const LetterRecord& record) {
    const Texts t(Language::swedish);
    static constexpr std::array<std::string_view, 1> name = {"sent_name"};
    for (const LetterRecipientRecord& one : recipients_of(work, record)) {
        LetterRecipient recipient = one.recipient;
        recipient.sent_name = recipient_name(work, t, recipient);
        TRY(work.update(letter_recipient_table, one.id, one.version, &recipient, name));
    }
    return {};
}

bool all_had_answered(Work& work, const LetterRecord& record) {
    const auto recipients = recipients_of(work, record);
    return std::ranges::all_of(recipients, [](const LetterRecipientRecord& one) {
        return !one.must_answer() || one.standing == "answered";
    });
}

Result<void> recipient_holds(Work& work, const LetterRecord& record, const LetterTurn& turn) {
    if (turn.recipient.empty()) {
        return invalid("recipient", "required");
    }
    const auto recipient = recipient_of(work, record, turn.recipient);
    if (!recipient || !recipient->must_answer() || recipient->standing == "answered") {
        return invalid("recipient", "unknown_code");
    }
    return {};
}

/// The manager above the first time a recipient is taken further, the steering group after that.
std::string next_to_take_to(Work& work, const LetterRecord& record, std::string_view recipient) {
    const auto turns = turns_of(work, record);
    const bool before = std::ranges::any_of(turns, [&](const LetterTurnRecord& one) {
        return one.turn.deed == "escalate" && one.turn.recipient == recipient;
    });
    return before ? "steering_group" : "manager";
}

} // namespace

std::vector<LetterTurnRecord> turns_of(Work& work, const LetterRecord& record) {
    std::vector<LetterTurnRecord> list;
    for (const StoredRow& row :
         work.rows(sql::letters::turns, {{"unit", record.unit}, {"letter", record.id}})) {
        LetterTurnRecord one;
        work.fill(letter_turn_table, row, &one.turn);
        one.by = row.text("created_by");
        list.push_back(std::move(one));
    }
    return list;
}

bool turn_needs_reason(std::string_view deed) {
    return deed == "close" || deed == "withdraw" || deed == "reopen";
}

bool turn_concerns_one(std::string_view deed) {
    return deed == "remind" || deed == "escalate";
}

bool turned_by_form(std::string_view deed) {
    return turn_needs_reason(deed) || turn_concerns_one(deed);
}

Result<int64_t> note_turn(Work& work, const LetterRecord& record, std::string_view standing,
                          const LetterTurn& turn) {
    LetterTurn kept = turn;
    kept.turned_on = work.today();
    TRY(work.insert(letter_turn_table, &kept, {{"unit", record.unit}, {"letter", record.id}}));
    if (kept.deed != "amend") {
        work.announce("letter." + kept.deed, record.number);
    }
    return work.update(letter_table, record.id, record.version, &record.letter, unchanged,
                       {{"standing", std::string(standing)}});
}

// --- anchoring -----------------------------------------------------------------------------------

std::vector<LetterAnchoringRecord> anchorings_of(Work& work, const LetterRecord& record) {
    std::vector<LetterAnchoringRecord> list;
    for (const StoredRow& row :
         work.rows(sql::letters::anchorings, {{"unit", record.unit}, {"letter", record.id}})) {
        LetterAnchoringRecord one;
        work.fill(letter_anchoring_table, row, &one.anchoring);
        one.by = row.text("created_by");
        list.push_back(std::move(one));
    }
    return list;
}

bool anchored(Work& work, const LetterRecord& record) {
    const auto all = anchorings_of(work, record);
    const auto settled = [&](std::string_view forum) {
        return std::ranges::any_of(
            all, [&](const LetterAnchoringRecord& one) { return one.anchoring.forum == forum; });
    };
    return settled("team") && settled("steering_group");
}

Result<int64_t> anchor_letter(Work& work, std::string_view number, int64_t version,
                              const LetterAnchoring& given) {
    const LetterRecord record = TRY(find_own_letter(work, number));
    const auto standing = TRY(after_deed(work, letter_moves(), record.standing, "anchor"));
    if (record.version != version) {
        return conflict();
    }
    if (given.forum != "team" && given.forum != "steering_group") {
        return invalid("forum", given.forum.empty() ? "required" : "unknown_code");
    }
    if (given.decided_on > work.today()) {
        return invalid("decided_on", "in_future");
    }
    TRY(work.insert(letter_anchoring_table, &given,
                    {{"unit", record.unit}, {"letter", record.id}}));
    LetterTurn turn;
    turn.deed = "anchor";
    return note_turn(work, record, standing, turn);
}

// --- sending and after ---------------------------------------------------------------------------

Result<int64_t> send_letter(Work& work, std::string_view number, int64_t version,
                            const FreeText& note) {
    LetterRecord record = TRY(find_own_letter(work, number));
    const auto standing = TRY(after_deed(work, letter_moves(), record.standing, "send"));
    if (record.version != version) {
        return conflict();
    }
    TRY(must_be_approved(work, record));
    TRY(ready_for_approval(work, record));
    if (!anchored(work, record) && note.empty()) {
        return invalid("note", "letter.not_anchored");
    }
    TRY(keep_names(work, record));
    static constexpr std::array<std::string_view, 1> kind = {"kind"};
    const std::string digest = work.digest(letter_text(work, record));
    record.version = TRY(work.update(letter_table, record.id, version, &record.letter, kind,
                                     {{"sent_on", work.today().iso()}, {"sent_digest", digest}}));
    LetterTurn turn;
    turn.deed = "send";
    turn.note = note;
    return note_turn(work, record, standing, turn);
}

Result<int64_t> turn_letter(Work& work, std::string_view number, int64_t version,
                            const LetterTurn& given) {
    const LetterRecord record = TRY(find_own_letter(work, number));
    if (!turned_by_form(given.deed)) {
        return invalid("", "not_from_here");
    }
    LetterTurn turn = given;
    if (given.deed == "reopen" && all_had_answered(work, record)) {
        turn.deed = "reopen_answered";
    }
    const auto standing = TRY(after_deed(work, letter_moves(), record.standing, turn.deed));
    if (record.version != version) {
        return conflict();
    }
    if (turn_needs_reason(given.deed) && given.note.empty()) {
        return invalid("note", "required");
    }
    turn.taken_to.clear();
    if (turn_concerns_one(given.deed)) {
        TRY(recipient_holds(work, record, given));
    } else {
        turn.recipient.clear();
    }
    if (given.deed == "escalate") {
        turn.taken_to = next_to_take_to(work, record, given.recipient);
    }
    if (given.deed == "close") {
        TRY(move_recipients(work, record, "unanswered", "no_answer"));
    }
    if (given.deed == "reopen") {
        TRY(move_recipients(work, record, "no_answer", "unanswered"));
    }
    if (!record.left()) {
        TRY(withdraw_readings(work, leaving_letter(work, record)));
    }
    return note_turn(work, record, standing, turn);
}

NextStep next_step_of(Work& work, const LetterRecord& record,
                      const LetterRecipientRecord& recipient) {
    const bool waits = recipient.must_answer() && recipient.standing != "answered";
    if (!waits || !record.overdue_on(work.today())) {
        return NextStep::wait;
    }
    int64_t reminders = 0;
    int64_t escalations = 0;
    for (const LetterTurnRecord& one : turns_of(work, record)) {
        if (one.turn.recipient == recipient.id) {
            reminders += one.turn.deed == "remind" ? 1 : 0;
            escalations += one.turn.deed == "escalate" ? 1 : 0;
        }
    }
    return next_step(working_days_between(*record.letter.due_on, work.today()), reminders,
                     escalations);
}
