// Keeping what a meeting said about an event.
#include "events/discussion.h"

#include "events/withheld.h"
#include "rights/may.h"
#include "sql/events.h"

namespace {

Result<void> store_discussion(Work& work, const EventRecord& record, int64_t version,
                              Discussion& discussion) {
    const auto old = discussion_of(work, record);
    if ((old ? old->version : 0) != version) {
        return conflict();
    }
    Discussion shown = discussion;
    if (record.withheld) {
        shown = Discussion{};
        shown.discussed_on = discussion.discussed_on;
    }
    std::string id;
    if (!old) {
        id = TRY(
            work.insert(discussion_table, &shown, {{"unit", record.unit}, {"event", record.id}}));
    } else {
        id = old->id;
        TRY(work.update(discussion_table, id, version, &shown));
    }
    if (record.withheld) {
        TRY(keep_apart(work, discussion_table, {record.unit, record.id, id, version + 1},
                       &discussion));
    }
    return {};
}

} // namespace

std::optional<DiscussionRecord> discussion_of(Work& work, const EventRecord& record) {
    const auto row =
        work.row(sql::events::discussion_of, {{"unit", record.unit}, {"event", record.id}});
    if (!row) {
        return std::nullopt;
    }
    DiscussionRecord found;
    found.id = row->text("id");
    found.version = row->integer("version");
    found.changed_by = row->text("changed_by");
    found.changed_at = row->text("changed_at");
    work.fill(discussion_table, *row, &found.discussion);
    put_back(withheld_texts(work, record), discussion_table, found.id, &found.discussion);
    return found;
}

Result<void> discuss_event(Work& work, std::string_view number, int64_t version,
                           const Discussion& given) {
    TRY(must(work, May::write_events));
    const EventRecord record = TRY(find_event(work, number));
    if (!record.texts_shown) {
        return forbidden("withheld");
    }
    if (record.status == "withdrawn") {
        return invalid("", "event.is_withdrawn");
    }
    if (given.discussed_on > work.today()) {
        return invalid("discussed_on", "in_future");
    }
    Discussion discussion = given;
    TRY(store_discussion(work, record, version, discussion));
    if (record.status == "registered") {
        static constexpr std::array<std::string_view, 1> only_kind = {"kind"};
        TRY(work.update(event_table, record.id, record.version, &record.event, only_kind,
                        {{"status", "discussed"}}));
    }
    return {};
}
