// Closing and withdrawing events.
#include "events/closure.h"

#include <algorithm>

#include "events/copies.h"
#include "events/withheld.h"
#include "rights/may.h"
#include "sql/events.h"

std::span<const std::string_view> closure_outcomes() {
    static constexpr std::array<std::string_view, 6> outcomes = {
        "withdrawn", "mended", "partly_mended", "not_mended", "not_mendable_locally", "no_action"};
    return outcomes;
}

Result<int64_t> close_event(Work& work, std::string_view number, int64_t version,
                            const Closure& given) {
    TRY(must(work, May::write_events));
    const EventRecord record = TRY(find_event(work, number));
    const bool withdrawal = given.outcome == "withdrawn";
    const bool own = record.reporter == work.actor().id;
    if (withdrawal && !own && !actor_may(work.actor(), May::steer_events)) {
        return forbidden();
    }
    if (record.version != version) {
        return conflict();
    }
    if (record.status == "withdrawn") {
        return invalid("", "event.is_withdrawn");
    }
    if (std::ranges::find(closure_outcomes(), given.outcome) == closure_outcomes().end()) {
        return invalid("outcome", "unknown_code");
    }
    if (given.reason.empty()) {
        return invalid("reason", "required");
    }
    Closure closure = given;
    if (record.withheld) {
        closure.reason = FreeText();
    }
    const std::string id =
        TRY(work.insert(closure_table, &closure, {{"unit", record.unit}, {"event", record.id}}));
    if (record.withheld) {
        closure.reason = given.reason;
        TRY(keep_apart(work, closure_table, {record.unit, record.id, id, 1}, &closure));
    }
    // No answer of the event changes, so that withheld texts are not touched.
    static constexpr std::array<std::string_view, 1> only_kind = {"kind"};
    const int64_t now = TRY(work.update(event_table, record.id, version, &record.event, only_kind,
                                        {{"status", withdrawal ? "withdrawn" : "closed"}}));
    if (withdrawal && !record.withheld) {
        TRY(take_out_copies(work, record.unit, record.id, TextsGone::counted_otherwise));
    }
    return now;
}

std::vector<ClosureRecord> closures_of(Work& work, const EventRecord& record) {
    std::vector<ClosureRecord> list;
    const std::vector<WithheldText> texts = withheld_texts(work, record);
    for (const StoredRow& row :
         work.rows(sql::events::closures_of, {{"unit", record.unit}, {"event", record.id}})) {
        ClosureRecord closure;
        work.fill(closure_table, row, &closure.closure);
        put_back(texts, closure_table, row.text("id"), &closure.closure);
        closure.at = row.text("created_at");
        closure.by = row.text("created_by");
        list.push_back(std::move(closure));
    }
    return list;
}
