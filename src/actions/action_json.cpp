// Writing actions as JSON.
#include "actions/action_json.h"

#include "actions/promise.h"
#include "actions/turn.h"
#include "platform/json_day.h"

namespace {

json::object object_of(Work& work, const ActionRecord& record) {
    return {{"number", record.number},
            {"fault", record.fault_number},
            {"title", record.action.title.text()},
            {"owner", record.action.owner},
            {"body", record.action.body},
            {"due_on", json_day(record.action.due_on)},
            {"overdue", record.overdue_on(work.today())},
            {"standing", record.standing},
            {"outcome", record.outcome},
            {"done_on", json_day(record.done_on)},
            {"check_on", json_day(record.check_on)},
            {"checker", record.checker},
            {"confirmed_on", json_day(record.confirmed_on)}};
}

json::object object_of(const ActionTurn& turn) {
    return {{"deed", turn.deed},       {"turned_on", turn.turned_on.iso()},
            {"outcome", turn.outcome}, {"text", turn.text.text()},
            {"source", turn.source},   {"check_on", json_day(turn.check_on)},
            {"checker", turn.checker}};
}

json::object object_of(const LaterEvent& event) {
    return {{"number", event.number},
            {"withheld", event.withheld},
            {"occurred_on", json_day(event.occurred_on)},
            {"grouped_on", event.grouped_on.iso()},
            {"way", event.way}};
}

} // namespace

std::string page_json(Work& work, const ActionPage& page) {
    json::array list;
    for (const ActionRecord& record : page.records) {
        list.emplace_back(object_of(work, record));
    }
    return json::serialize(json::object{{"total", page.total}, {"actions", std::move(list)}});
}

std::string action_json(Work& work, const ActionRecord& record) {
    json::object object = object_of(work, record);
    object["version"] = record.version;
    object["description"] = record.action.description.text();
    object["handover"] = record.handover;
    object["answer"] = answer_behind(work, record).text();
    object["added_on"] = record.added_on.iso();
    json::array turns;
    for (const ActionTurnRecord& one : turns_of(work, record)) {
        turns.emplace_back(object_of(one.turn));
    }
    object["turns"] = std::move(turns);
    json::array events;
    for (const LaterEvent& one : came_back_by(work, record)) {
        events.emplace_back(object_of(one));
    }
    object["came_back_by"] = std::move(events);
    return json::serialize(object);
}
