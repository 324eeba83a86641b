// Emptying the rows of a handover and forgetting what they said before.
#include "handovers/forgetting.h"

#include "handovers/answer.h"
#include "handovers/fixed_words.h"
#include "handovers/leaving.h"
#include "handovers/turn.h"
#include "platform/emptied_row.h"
#include "sql/handovers.h"

namespace {

/// A message is nothing but its text.
Result<void> remove_messages(Work& work, const HandoverRecord& record) {
    for (const MessageRecord& message : messages_of(work, record)) {
        TRY(forget_readings(work, {record.unit, "handover_message", message.id}));
        TRY(remove_for_good(work, message_table, message.id, message.version));
    }
    return {};
}

Result<void> empty_turns(Work& work, const Params& of_handover) {
    for (const StoredRow& row : work.rows(sql::handovers::turns, of_handover)) {
        TRY(empty_row<HandoverTurn>(work, handover_turn_table, row));
    }
    return {};
}

Result<void> set_words(Work& work, const HandoverRecord& record, const Handover& handover,
                       const Params& more) {
    TRY(work.update(handover_table, record.id, record.version, &handover, {}, more));
    return forget_before(work, handover_table, record.id);
}

void end_all_links(Work& work, const HandoverRecord& record) {
    work.execute(sql::handovers::end_links, {{"unit", record.unit},
                                             {"handover", record.id},
                                             {"now", work.now().iso()},
                                             {"actor", work.actor().id}});
}

/// Everything that was written about one item: a handover that tells of it has fixed words now.
Result<void> take_words_out(Work& work, const StoredRow& item) {
    const Params of_handover = {{"unit", item.text("unit")}, {"handover", item.text("handover")}};
    const auto found = work.row(sql::handovers::by_id, of_handover);
    ensure(found.has_value(), "an item stands in a handover");
    const HandoverRecord record = handover_record(work, *found);
    for (const StoredRow& row : work.rows(sql::handovers::answers_about,
                                          {{"unit", record.unit}, {"item", item.text("id")}})) {
        TRY(empty_row<Answer>(work, answer_table, row));
    }
    TRY(remove_messages(work, record));
    TRY(empty_turns(work, of_handover));
    end_all_links(work, record);
    TRY(forget_readings(work, {record.unit, "handover", record.id}));
    return set_words(work, record, with_fixed_words(record.handover), {});
}

std::vector<ErasableRecord> dated_before(Work& work, std::string_view unit, Date before,
                                         Instant made) {
    std::vector<ErasableRecord> records;
    for (const StoredRow& row :
         work.rows(sql::handovers::erasable_before,
                   {{"unit", unit}, {"before", before.iso()}, {"made", made.iso()}})) {
        records.push_back({std::string(handover_table.name), row.text("id"), row.text("number"),
                           parse_date(row.text("dated")).value_or(Date{})});
    }
    return records;
}

Result<void> erase(Work& work, std::string_view unit, const ErasableRecord& one) {
    const std::string& id = one.record;
    const Params of_handover = {{"unit", unit}, {"handover", id}};
    const auto found = work.row(sql::handovers::by_id, of_handover);
    ensure(found.has_value(), "only a handover of the unit is erased");
    const HandoverRecord record = handover_record(work, *found);
    for (const StoredRow& row : work.rows(sql::handovers::items, of_handover)) {
        TRY(empty_row<HandoverItem>(work, handover_item_table, row));
    }
    for (const StoredRow& row : work.rows(sql::handovers::answers, of_handover)) {
        TRY(empty_row<Answer>(work, answer_table, row));
    }
    TRY(remove_messages(work, record));
    TRY(empty_turns(work, of_handover));
    end_all_links(work, record);
    TRY(forget_readings(work, {record.unit, "handover", id}));
    TRY(set_words(work, record, with_erased_words(record.handover),
                  {{"erased_on", work.today().iso()}}));
    work.note("erased", handover_table.name, id);
    return {};
}

} // namespace

Result<void> forget_event_texts(Work& work, std::string_view unit, std::string_view event,
                                TextsGone why) {
    const Params of_event = {{"unit", unit}, {"event", event}};
    if (why != TextsGone::counted_otherwise) {
        for (const StoredRow& item : work.rows(sql::handovers::items_of_event, of_event)) {
            TRY(empty_row<HandoverItem>(work, handover_item_table, item));
            if (why == TextsGone::kept_apart) {
                TRY(take_words_out(work, item));
            }
        }
    }
    if (why == TextsGone::erased) {
        return {};
    }
    // A fault behind which only withheld events stand now is told of no more than they are.
    for (const StoredRow& item : work.rows(sql::handovers::items_of_hidden_faults, of_event)) {
        TRY(empty_row<HandoverItem>(work, handover_item_table, item));
        TRY(take_words_out(work, item));
    }
    return {};
}

RetentionClass handover_retention() {
    return {"handover", dated_before, erase, ""};
}
