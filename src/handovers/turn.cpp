// Moving a handover from one state to the next.
#include "handovers/turn.h"

#include <algorithm>

#include "handovers/answer.h"
#include "handovers/item.h"
#include "platform/working_days.h"
#include "rights/may.h"
#include "sql/handovers.h"

namespace {

// What stands in the record itself does not change with a turn.
constexpr std::array<std::string_view, 1> unchanged = {"reference"};

bool needs_reason(std::string_view deed) {
    return deed == "close" || deed == "withdraw" || deed == "reopen";
}

Result<void> note_no_answer(Work& work, const HandoverRecord& record) {
    static constexpr std::array<std::string_view, 1> same = {"subject"};
    for (const HandoverItemRecord& one : items_of(work, record)) {
        if (one.standing == "unanswered") {
            TRY(work.update(handover_item_table, one.id, one.version, &one.item, same,
                            {{"standing", "no_answer"}}));
        }
    }
    return {};
}

} // namespace

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
    HandoverRecord record = TRY(find_handover(work, number));
    const auto standing = TRY(after_deed(work, handover_moves(), record.standing, "send"));
    if (record.version != version) {
        return conflict();
    }
    const auto items = items_of(work, record);
    if (items.empty()) {
        return invalid("", "handover.no_items");
    }
    if (record.handover.channel == "own_system_report" && record.handover.reference.empty()) {
        return invalid("", "handover.no_reference");
    }
    if (record.handover.due_on && *record.handover.due_on < work.today()) {
        return invalid("", "handover.due_passed");
    }
    if (!confirmed(work, record)) {
        return invalid("", "handover.needs_second_reader");
    }
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
    const HandoverRecord record = TRY(find_handover(work, number));
    // Sending and answering have rules of their own.
    if (given.deed == "send" || given.deed.starts_with("answer")) {
        return invalid("", "not_from_here");
    }
    const auto standing = TRY(after_deed(work, handover_moves(), record.standing, given.deed));
    if (record.version != version) {
        return conflict();
    }
    if (needs_reason(given.deed) && given.note.empty()) {
        return invalid("note", "required");
    }
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
        TRY(note_no_answer(work, record));
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
