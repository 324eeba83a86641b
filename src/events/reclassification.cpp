// Moving an event between levels.
#include "events/reclassification.h"

#include <algorithm>

#include "events/withheld.h"
#include "rights/may.h"
#include "sql/events.h"

namespace {

Result<void> may_be_moved(const Work& work, const EventRecord& record, int64_t version,
                          const Reclassification& move) {
    const bool own = record.reporter == work.actor().id;
    if (!own && !actor_may(work.actor(), May::steer_events)) {
        return forbidden();
    }
    if (record.version != version) {
        return conflict();
    }
    if (record.status == "withdrawn") {
        return invalid("", "event.is_withdrawn");
    }
    if (record.event.kind != "failure") {
        return invalid("level", "event.has_no_level");
    }
    static constexpr std::array<std::string_view, 3> levels = {"handlaggare", "lokal", "central"};
    if (std::ranges::find(levels, move.level) == levels.end()) {
        return invalid("level", "unknown_code");
    }
    if (move.level == record.event.level) {
        return invalid("level", "event.same_level");
    }
    if (move.reason.empty()) {
        return invalid("reason", "required");
    }
    return {};
}

} // namespace

Result<int64_t> reclassify_event(Work& work, std::string_view number, int64_t version,
                                 const Reclassification& given) {
    TRY(must(work, May::write_events));
    const EventRecord record = TRY(find_event(work, number));
    TRY(may_be_moved(work, record, version, given));
    Event event = record.event;
    event.level = given.level;
    const bool withheld =
        record.withheld || falls_under(rule_on(work, record.unit, event.occurred_on), event);

    Reclassification move = given;
    move.from_level = record.event.level;
    Reclassification stored = move;
    if (withheld) {
        stored.reason = FreeText();
    }
    const std::string id = TRY(work.insert(reclassification_table, &stored,
                                           {{"unit", record.unit}, {"event", record.id}}));
    if (withheld) {
        TRY(keep_apart(work, reclassification_table, {record.unit, record.id, id, 1}, &move));
    }
    // A mover who may not read the withheld texts leaves them untouched: only the level changes.
    if (record.withheld) {
        static constexpr std::array<std::string_view, 1> only_level = {"level"};
        return work.update(event_table, record.id, record.version, &event, only_level);
    }
    return store_amended(work, record, event, {});
}

std::vector<ReclassificationRecord> reclassifications_of(Work& work, const EventRecord& record) {
    std::vector<ReclassificationRecord> list;
    const std::vector<WithheldText> texts = withheld_texts(work, record);
    for (const StoredRow& row : work.rows(sql::events::reclassifications_of,
                                          {{"unit", record.unit}, {"event", record.id}})) {
        ReclassificationRecord move;
        work.fill(reclassification_table, row, &move.move);
        put_back(texts, reclassification_table, row.text("id"), &move.move);
        move.at = row.text("created_at");
        move.by = row.text("created_by");
        list.push_back(std::move(move));
    }
    return list;
}
