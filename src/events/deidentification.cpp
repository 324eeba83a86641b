// Confirming de-identification, bound to a digest of all open texts.
#include "events/deidentification.h"

#include "clearance/clearance.h"
#include "events/discussion.h"
#include "rights/may.h"
#include "sql/events.h"

namespace {

Clearance clearance_for(Work& work, const EventRecord& record) {
    std::string all = search_text_of(record.event);
    if (const auto discussion = discussion_of(work, record)) {
        Discussion copy = discussion->discussion;
        for (const Field& row : discussion_fields) {
            const FreeText* answer = row.free_text(&copy);
            all += answer != nullptr ? answer->text() + "\n" : "";
        }
    }
    return {"event", record.id, "deidentified", record.version, work.digest(all), ""};
}

} // namespace

std::vector<std::string> writers_of(Work& work, const EventRecord& record) {
    std::vector<std::string> writers = {record.reporter};
    for (const StoredRow& row :
         work.rows(sql::events::writers_of_event, {{"unit", record.unit}, {"event", record.id}})) {
        writers.push_back(row.text("writer"));
    }
    return writers;
}

Result<void> confirm_deidentified(Work& work, std::string_view number, int64_t version) {
    const EventRecord record = TRY(find_event(work, number));
    if (record.withheld) {
        return invalid("", "event.still_withheld");
    }
    if (record.status == "withdrawn") {
        return invalid("", "event.is_withdrawn");
    }
    if (record.version != version) {
        return conflict();
    }
    TRY(second_person(work, writers_of(work, record)));
    TRY(confirm_clearance(work, record.unit, clearance_for(work, record)));
    return {};
}

bool may_confirm_deidentified(Work& work, const EventRecord& record) {
    return actor_may(work.actor(), May::clear_texts) &&
           second_person(work, writers_of(work, record)).has_value();
}

bool deidentified(Work& work, const EventRecord& record) {
    return !record.withheld &&
           standing_clearance(work, record.unit, clearance_for(work, record)).has_value();
}
