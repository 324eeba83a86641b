// An event's texts go with all that was written around it: versions, drafts, copies, texts apart.
#include "events/erasing.h"

#include "events/closure.h"
#include "events/copies.h"
#include "events/decision.h"
#include "events/discussion.h"
#include "events/event.h"
#include "events/published.h"
#include "events/reclassification.h"
#include "sql/events.h"

namespace {

std::vector<ErasableRecord> dated_before(Work& work, std::string_view unit, Date before,
                                         Instant made) {
    std::vector<ErasableRecord> records;
    for (const StoredRow& row :
         work.rows(sql::events::erasable_before,
                   {{"unit", unit}, {"before", before.iso()}, {"made", made.iso()}})) {
        records.push_back({std::string(event_table.name), row.text("id"), row.text("number"),
                           parse_date(row.text("occurred_on")).value_or(Date{})});
    }
    return records;
}

/// Empties the rows around an event and forgets what they said before.
Result<void> erase_around(Work& work, const Params& of_event) {
    struct Around {
        const Table& table;
        const Query& rows;
        const Query& erase;
    };
    const std::array<Around, 5> all = {
        {{discussion_table, sql::events::discussion_of, sql::events::erase_discussion},
         {decision_table, sql::events::decisions_of, sql::events::erase_decisions},
         {reclassification_table, sql::events::reclassifications_of,
          sql::events::erase_reclassifications},
         {closure_table, sql::events::closures_of, sql::events::erase_closures},
         {published_text_table, sql::events::published_text_of,
          sql::events::erase_published_text}}};
    for (const Around& around : all) {
        for (const StoredRow& row : work.rows(around.rows, of_event)) {
            TRY(work.erase_old_versions(around.table, row.text("id")));
            work.forget_dismissals(around.table, row.text("id"));
        }
        work.execute(around.erase, of_event);
    }
    return {};
}

Result<void> erase(Work& work, std::string_view unit, const ErasableRecord& one) {
    const std::string& record = one.record;
    const Params of_event = {{"unit", unit}, {"event", record}};
    TRY(erase_around(work, of_event));
    TRY(take_out_copies(work, unit, record, TextsGone::erased));
    work.execute(sql::events::for_reader_of_event_erase, of_event);
    work.execute(sql::events::erase_tags, of_event);
    work.execute(sql::events::erase_drafts, of_event);
    TRY(work.erase_old_versions(event_table, record));
    work.forget_dismissals(event_table, record);
    work.execute(sql::events::erase_texts, {{"unit", unit},
                                            {"event", record},
                                            {"today", work.today().iso()},
                                            {"now", work.now().iso()},
                                            {"actor", work.actor().id}});
    work.note("erased", "event", record);
    return {};
}

} // namespace

RetentionClass event_retention() {
    return {"event_text", dated_before, erase, ""};
}
