// Emptying items and meetings, and forgetting what they said before.
#include "meetings/forgetting.h"

#include "meetings/minutes.h"
#include "sql/meetings.h"

namespace {

Result<void> forget_before(Work& work, const Table& table, const std::string& id) {
    work.forget_dismissals(table, id);
    return work.erase_old_versions(table, id);
}

Result<void> store_item(Work& work, const StoredRow& row, const MeetingItem& item) {
    const std::string id = row.text("id");
    TRY(work.update(meeting_item_table, id, row.integer("version"), &item));
    return forget_before(work, meeting_item_table, id);
}

/// Without any words; its number and codes stay.
MeetingItem without_words(Work& work, const Row& row) {
    MeetingItem item;
    work.fill(meeting_item_table, row, &item);
    for (const Field& field : meeting_item_fields) {
        if (FreeText* words = field.free_text(&item)) {
            *words = FreeText();
        }
    }
    return item;
}

Result<void> take_copy_out(Work& work, const StoredRow& row) {
    MeetingItem item;
    work.fill(meeting_item_table, row, &item);
    item.kept_text = FreeText();
    return store_item(work, row, item);
}

std::vector<ErasableRecord> dated_before(Work& work, std::string_view unit, Date before,
                                         Instant made) {
    std::vector<ErasableRecord> records;
    for (const StoredRow& row :
         work.rows(sql::meetings::erasable_before,
                   {{"unit", unit}, {"before", before.iso()}, {"made", made.iso()}})) {
        records.push_back({row.text("id"), row.text("number"),
                           parse_date(row.text("meets_on")).value_or(Date{})});
    }
    return records;
}

Result<void> erase_turns(Work& work, const Params& of_meeting) {
    for (const StoredRow& row : work.rows(sql::meetings::turns, of_meeting)) {
        MeetingTurn turn;
        work.fill(meeting_turn_table, row, &turn);
        turn.reason = FreeText();
        TRY(work.update(meeting_turn_table, row.text("id"), row.integer("version"), &turn));
        TRY(forget_before(work, meeting_turn_table, row.text("id")));
    }
    return {};
}

Result<void> erase(Work& work, std::string_view unit, std::string_view id) {
    const Params of_meeting = {{"unit", unit}, {"meeting", id}};
    const auto found = work.row(sql::meetings::by_id, of_meeting);
    ensure(found.has_value(), "only a meeting of the unit is erased");
    MeetingRecord record = meeting_record(work, *found);
    TRY(withdraw_readings(work, leaving_minutes_of(work, record)));
    for (const StoredRow& row : work.rows(sql::meetings::items, of_meeting)) {
        TRY(store_item(work, row, without_words(work, row)));
    }
    TRY(erase_turns(work, of_meeting));
    record.meeting.place = FreeText();
    TRY(work.update(meeting_table, record.id, record.version, &record.meeting, {},
                    {{"erased_on", work.today().iso()}, {"approver_name", Value()}}));
    TRY(forget_before(work, meeting_table, record.id));
    work.note("erased", meeting_table.name, id);
    return {};
}

} // namespace

Result<void> forget_meeting_texts(Work& work, std::string_view unit, std::string_view event,
                                  TextsGone why) {
    const Params of_event = {{"unit", unit}, {"event", event}};
    for (const StoredRow& row : work.rows(sql::meetings::items_of_event, of_event)) {
        TRY(why == TextsGone::kept_apart ? store_item(work, row, without_words(work, row))
                                         : take_copy_out(work, row));
    }
    if (why != TextsGone::kept_apart) {
        return {};
    }
    for (const StoredRow& row : work.rows(sql::meetings::items_of_hidden_faults, of_event)) {
        TRY(store_item(work, row, without_words(work, row)));
    }
    return {};
}

RetentionClass meeting_retention() {
    return {"meeting", "meeting", dated_before, erase, ""};
}
