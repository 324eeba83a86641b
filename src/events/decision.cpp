// Deciding about events, and what waits for a decision.
#include "events/decision.h"

#include <algorithm>

#include "accounts/account.h"
#include "events/withheld.h"
#include "organisations/code.h"
#include "rights/may.h"
#include "sql/events.h"

namespace {

Result<void> works_in(Work& work, std::string_view unit, std::string_view account) {
    const std::string place = "unit:" + std::string(unit);
    const auto person = actor_of(work, account, place);
    if (!person || person->place != place) {
        return invalid("owner", "not_in_unit");
    }
    return {};
}

Result<void> decision_holds(Work& work, const EventRecord& record, const Decision& decision) {
    if (record.status == "withdrawn") {
        return invalid("", "event.is_withdrawn");
    }
    if (decision.decided_on > work.today()) {
        return invalid("decided_on", "in_future");
    }
    if (!code_valid(work, {.list = "way_forward", .code = decision.way}, decision.decided_on,
                    record.unit)) {
        return invalid("way", "unknown_code");
    }
    if (record.withheld && !way_for_withheld(decision.way)) {
        return invalid("way", "withheld_to_manager_only");
    }
    if (record.withheld && !record.texts_shown &&
        (!decision.task.empty() || !decision.outcome.empty())) {
        return forbidden("withheld");
    }
    if (decision.due_on && *decision.due_on < decision.decided_on) {
        return invalid("due_on", "before_start");
    }
    if (decision.done_on && *decision.done_on > work.today()) {
        return invalid("done_on", "in_future");
    }
    return decision.owner.empty() ? Result<void>() : works_in(work, record.unit, decision.owner);
}

Decision without_texts(const Decision& decision) {
    Decision bare = decision;
    bare.task = FreeText();
    bare.outcome = FreeText();
    return bare;
}

Result<void> mark_decided(Work& work, const EventRecord& record) {
    static constexpr std::array<std::string_view, 1> only_kind = {"kind"};
    const bool first = record.status == "registered";
    TRY(work.update(
        event_table, record.id, record.version, &record.event, only_kind,
        {{"status", first ? std::string("discussed") : record.status}, {"decided", true}}));
    return {};
}

DecisionRecord decision_in(Work& work, const Row& row) {
    DecisionRecord found;
    found.id = row.text("id");
    found.version = row.integer("version");
    found.meeting = row.text("meeting");
    found.by = row.text("created_by");
    work.fill(decision_table, row, &found.decision);
    return found;
}

UndecidedEvent waiting_event(const Row& row) {
    UndecidedEvent event;
    event.id = row.text("id");
    event.number = row.text("number");
    event.withheld = row.tick("withheld");
    if (event.withheld) {
        return event;
    }
    event.kind = row.text("kind");
    event.occurred_on = parse_date(row.text("occurred_on"));
    event.level = row.text("level");
    event.type = row.text("type");
    event.body = row.text("body");
    event.kommun = row.text("kommun");
    event.serious = row.tick("serious");
    return event;
}

} // namespace

bool way_for_withheld(std::string_view way) {
    static constexpr std::array<std::string_view, 3> ways = {"manager_oral", "manager_to_manager",
                                                             "none"};
    return std::ranges::find(ways, way) != ways.end();
}

Result<std::string> decide_event(Work& work, std::string_view number, std::string_view meeting,
                                 const Decision& given) {
    TRY(must(work, May::run_meetings));
    const EventRecord record = TRY(find_event(work, number));
    TRY(decision_holds(work, record, given));
    const Params more = {{"unit", record.unit},
                         {"event", record.id},
                         {"meeting", meeting.empty() ? Value() : Value(meeting)}};
    std::string id;
    if (!record.withheld) {
        id = TRY(work.insert(decision_table, &given, more));
    } else {
        const Decision bare = without_texts(given);
        Decision texts = given;
        id = TRY(work.insert(decision_table, &bare, more));
        TRY(keep_apart(work, decision_table, {record.unit, record.id, id, 1}, &texts));
    }
    TRY(mark_decided(work, record));
    work.announce("event.decided", record.number);
    return id;
}

Result<int64_t> amend_decision(Work& work, std::string_view number, const DecisionRecord& amended) {
    TRY(must(work, May::run_meetings));
    const EventRecord record = TRY(find_event(work, number));
    const auto all = decisions_of(work, record);
    const auto old = std::ranges::find(all, amended.id, &DecisionRecord::id);
    if (old == all.end()) {
        return not_found();
    }
    if (old->version != amended.version) {
        return conflict();
    }
    TRY(decision_holds(work, record, amended.decision));
    if (!record.withheld) {
        return work.update(decision_table, amended.id, amended.version, &amended.decision);
    }
    const Decision bare = without_texts(amended.decision);
    const int64_t version = TRY(work.update(decision_table, amended.id, amended.version, &bare));
    // Who may not read the texts leaves them as they are.
    if (record.texts_shown) {
        Decision texts = amended.decision;
        TRY(keep_apart(work, decision_table, {record.unit, record.id, amended.id, version},
                       &texts));
    }
    return version;
}

std::vector<DecisionRecord> decisions_of(Work& work, const EventRecord& record) {
    std::vector<DecisionRecord> list;
    const std::vector<WithheldText> texts = withheld_texts(work, record);
    for (const StoredRow& row :
         work.rows(sql::events::decisions_of, {{"unit", record.unit}, {"event", record.id}})) {
        list.push_back(decision_in(work, row));
        put_back(texts, decision_table, list.back().id, &list.back().decision);
    }
    return list;
}

std::vector<UndecidedEvent> undecided_events(Work& work, std::string_view unit, int64_t limit) {
    std::vector<UndecidedEvent> list;
    for (const StoredRow& row :
         work.rows(sql::events::undecided, {{"unit", unit}, {"limit", limit}})) {
        list.push_back(waiting_event(row));
    }
    return list;
}

int64_t count_undecided(Work& work, std::string_view unit) {
    const auto row = work.row(sql::events::count_undecided, {{"unit", unit}});
    return row ? row->integer("events") : 0;
}

std::vector<OpenTask> open_tasks(Work& work, std::string_view unit) {
    std::vector<OpenTask> list;
    for (const StoredRow& row : work.rows(sql::events::open_tasks, {{"unit", unit}})) {
        OpenTask task;
        task.event_number = row.text("number");
        task.withheld = row.tick("withheld");
        task.record = decision_in(work, row);
        list.push_back(std::move(task));
    }
    return list;
}
