// Moving a handover from one state to the next.
#include "handovers/turn.h"

#include <algorithm>

#include "handovers/answer.h"
#include "handovers/fixed_words.h"
#include "handovers/item.h"
#include "handovers/leaving.h"
#include "platform/working_days.h"
#include "rights/may.h"
#include "sql/handovers.h"

namespace {

// What stands in the record itself does not change with a turn.
constexpr std::array<std::string_view, 1> unchanged = {"reference"};

/// Says of every item that stands at `from` that it stands at `to`.
Result<void> move_items(Work& work, const HandoverRecord& record, std::string_view from,
                        std::string_view to) {
    static constexpr std::array<std::string_view, 1> same = {"subject"};
    for (const HandoverItemRecord& one : items_of(work, record)) {
        if (one.standing == from) {
            TRY(work.update(handover_item_table, one.id, one.version, &one.item, same,
                            {{"standing", std::string(to)}}));
        }
    }
    return {};
}

/// A reason where one is asked: in words, or as a code where nothing is put in words.
Result<void> reason_holds(Work& work, const HandoverRecord& record, const HandoverTurn& turn) {
    const auto reasons = turn_reasons();
    if (!turn.reason.empty() && std::ranges::find(reasons, turn.reason) == reasons.end()) {
        return invalid("reason", "unknown_code");
    }
    if (!holds_withheld(work, record)) {
        return needs_reason(turn.deed) && turn.note.empty() && turn.reason.empty()
                   ? Result<void>(invalid("note", "required"))
                   : Result<void>();
    }
    if (!turn.note.empty()) {
        return invalid("note", "handover.withheld_no_text");
    }
    return needs_reason(turn.deed) && turn.reason.empty()
               ? Result<void>(invalid("reason", "required"))
               : Result<void>();
}

/// That it may leave as it stands today; much may have happened since it was prepared.
Result<void> may_leave(Work& work, const HandoverRecord& record,
                       const std::vector<HandoverItemRecord>& items) {
    const Handover& handover = record.handover;
    if (items.empty()) {
        return invalid("", "handover.no_items");
    }
    if (handover.channel == "own_system_report" && handover.reference.empty()) {
        return invalid("", "handover.no_reference");
    }
    if (handover.due_on && *handover.due_on < work.today()) {
        return invalid("", "handover.due_passed");
    }
    for (const HandoverItemRecord& one : items) {
        TRY(may_be_told(work, one.item));
    }
    if (holds_withheld(work, record)) {
        if (!manager_channel(handover.channel)) {
            return invalid("", "handover.withheld_channel");
        }
        if (!has_fixed_words(handover)) {
            return invalid("", "handover.withheld_words");
        }
    }
    return must_be_cleared(work, leaving_handover(work, record));
}

} // namespace

std::span<const std::string_view> turn_reasons() {
    static constexpr std::array<std::string_view, 5> reasons = {
        "settled", "no_answer", "taken_elsewhere", "mistake", "heard_again"};
    return reasons;
}

bool needs_reason(std::string_view deed) {
    return deed == "close" || deed == "withdraw" || deed == "reopen";
}

std::vector<HandoverTurnRecord> turns_of(Work& work, const HandoverRecord& record) {
    std::vector<HandoverTurnRecord> list;
    for (const StoredRow& row :
         work.rows(sql::handovers::turns, {{"unit", record.unit}, {"handover", record.id}})) {
        HandoverTurnRecord one;
        work.fill(handover_turn_table, row, &one.turn);
        one.by = row.text("created_by");
        list.push_back(std::move(one));
    }
    return list;
}

Result<int64_t> note_turn(Work& work, const HandoverRecord& record, std::string_view standing,
                          const HandoverTurn& turn) {
    HandoverTurn kept = turn;
    kept.turned_on = work.today();
    TRY(work.insert(handover_turn_table, &kept, {{"unit", record.unit}, {"handover", record.id}}));
    work.announce("handover." + kept.deed, record.number);
    return work.update(handover_table, record.id, record.version, &record.handover, unchanged,
                       {{"standing", std::string(standing)}});
}

Result<int64_t> send_handover(Work& work, std::string_view number, int64_t version) {
    HandoverRecord record = TRY(find_handover_with_words(work, number));
    const auto standing = TRY(after_deed(work, handover_moves(), record.standing, "send"));
    if (record.version != version) {
        return conflict();
    }
    const auto items = items_of(work, record);
    TRY(may_leave(work, record, items));
    static constexpr std::array<std::string_view, 1> text = {"sent_text"};
    for (const HandoverItemRecord& one : items) {
        HandoverItem item = one.item;
        // Parts that were read by the door when they were written, and by another person now.
        item.sent_text = stored_free_text(text_of(work, record, one));
        TRY(work.update(handover_item_table, one.id, one.version, &item, text));
    }
    if (!record.handover.due_on) {
        record.handover.due_on = after_working_days(work.today(), answer_days);
    }
    static constexpr std::array<std::string_view, 1> due = {"due_on"};
    record.version = TRY(work.update(handover_table, record.id, version, &record.handover, due,
                                     {{"sent_on", work.today().iso()}}));
    HandoverTurn turn;
    turn.deed = "send";
    return note_turn(work, record, standing, turn);
}

Result<int64_t> turn_handover(Work& work, std::string_view number, int64_t version,
                              const HandoverTurn& given) {
    const HandoverRecord record = TRY(find_handover_with_words(work, number));
    // Sending and answering have rules of their own.
    if (given.deed == "send" || given.deed.starts_with("answer")) {
        return invalid("", "not_from_here");
    }
    const auto standing = TRY(after_deed(work, handover_moves(), record.standing, given.deed));
    if (record.version != version) {
        return conflict();
    }
    TRY(reason_holds(work, record, given));
    HandoverTurn turn = given;
    turn.by_link = false;
    turn.taken_to.clear();
    if (given.deed == "escalate") {
        const auto turns = turns_of(work, record);
        const bool before = std::ranges::any_of(
            turns, [](const HandoverTurnRecord& one) { return one.turn.deed == "escalate"; });
        turn.taken_to = before ? "steering_group" : "manager";
    }
    if (given.deed == "close") {
        TRY(move_items(work, record, "unanswered", "no_answer"));
    }
    if (given.deed == "reopen") {
        TRY(move_items(work, record, "no_answer", "unanswered"));
    }
    if (record.standing == "draft") {
        TRY(withdraw_readings(work, leaving_handover(work, record)));
    }
    if (given.deed == "close" || given.deed == "withdraw") {
        TRY(end_answer_link(work, number));
    }
    return note_turn(work, record, standing, turn);
}

NextStep next_step_of(Work& work, const HandoverRecord& record) {
    if (!record.overdue_on(work.today())) {
        return NextStep::wait;
    }
    int64_t reminders = 0;
    int64_t escalations = 0;
    for (const HandoverTurnRecord& one : turns_of(work, record)) {
        reminders += one.turn.deed == "remind" ? 1 : 0;
        escalations += one.turn.deed == "escalate" ? 1 : 0;
    }
    return next_step(working_days_between(*record.handover.due_on, work.today()), reminders,
                     escalations);
}
