// Emptying items and meetings, and forgetting what they said before.
#include "meetings/forgetting.h"

#include "meetings/minutes.h"
#include "platform/emptied_row.h"
#include "sql/meetings.h"

namespace {

Result<void> take_copy_out(Work& work, const StoredRow& row) {
    MeetingItem item;
    work.fill(meeting_item_table, row, &item);
    item.kept_text = FreeText();
    const std::string id = row.text("id");
    TRY(work.update(meeting_item_table, id, row.integer("version"), &item));
    return forget_before(work, meeting_item_table, id);
}

std::vector<ErasableRecord> dated_before(Work& work, std::string_view unit, Date before,
                                         Instant made) {
    std::vector<ErasableRecord> records;
    for (const StoredRow& row :
         work.rows(sql::meetings::erasable_before,
                   {{"unit", unit}, {"before", before.iso()}, {"made", made.iso()}})) {
        records.push_back({std::string(meeting_table.name), row.text("id"), row.text("number"),
                           parse_date(row.text("meets_on")).value_or(Date{})});
    }
    return records;
}

Result<void> erase_turns(Work& work, const Params& of_meeting) {
    for (const StoredRow& row : work.rows(sql::meetings::turns, of_meeting)) {
        TRY(empty_row<MeetingTurn>(work, meeting_turn_table, row));
    }
    return {};
}

Result<void> erase(Work& work, std::string_view unit, const ErasableRecord& one) {
    const std::string& id = one.record;
    const Params of_meeting = {{"unit", unit}, {"meeting", id}};
    const auto found = work.row(sql::meetings::by_id, of_meeting);
    ensure(found.has_value(), "only a meeting of the unit is erased");
    MeetingRecord record = meeting_record(work, *found);
    const LeavingText minutes = leaving_minutes_of(work, record);
    TRY(forget_readings(work, {minutes.unit, minutes.kind, minutes.subject}));
    for (const StoredRow& row : work.rows(sql::meetings::items, of_meeting)) {
        TRY(empty_row<MeetingItem>(work, meeting_item_table, row));
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
    if (why != TextsGone::counted_otherwise) {
        for (const StoredRow& row : work.rows(sql::meetings::items_of_event, of_event)) {
            TRY(why == TextsGone::kept_apart ? empty_row<MeetingItem>(work, meeting_item_table, row)
                                             : take_copy_out(work, row));
        }
    }
    if (why == TextsGone::erased) {
        return {};
    }
    for (const StoredRow& row : work.rows(sql::meetings::items_of_hidden_faults, of_event)) {
        TRY(empty_row<MeetingItem>(work, meeting_item_table, row));
    }
    return {};
}

RetentionClass meeting_retention() {
    return {"meeting", dated_before, erase, ""};
}
