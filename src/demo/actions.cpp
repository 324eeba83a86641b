// Each action's way: added or taken up from an answer, closed, and its effect looked at.
#include "demo/actions.h"

#include <algorithm>
#include <memory>

#include "actions/promise.h"
#include "actions/turn.h"
#include "demo/spread.h"
#include "faults/fault_turn.h"

namespace {

/// A line of the sheet and what it became.
struct DemoAction {
    SheetLine line;
    std::shared_ptr<const DemoFault> fault;
    std::string number;
};

std::string id_of_body(const DemoUnit& unit, const std::string& type) {
    const auto found = std::ranges::find(unit.bodies, type, &DemoBody::type);
    return found == unit.bodies.end() ? type : found->id;
}

std::string account_of(const DemoUnit& unit, const std::string& key) {
    const auto found = std::ranges::find(unit.people, key, &DemoPerson::key);
    ensure(found != unit.people.end(), "the sheet names a person of the unit");
    return found->actor.id;
}

Result<void> add_in(Work& work, const DemoUnit& unit, DemoAction& made) {
    const SheetLine& line = made.line;
    Action action;
    action.title = FreeText::as_typed(line["title"]);
    action.description = FreeText::as_typed(line["description"]);
    if (line["owner"].empty()) {
        action.body = id_of_body(unit, line["body"]);
    } else {
        action.owner = account_of(unit, line["owner"]);
    }
    action.due_on = line.day("due");
    made.number = TRY(add_action(work, made.fault->number, action));
    return {};
}

Result<void> take_up(Work& work, const DemoUnit& unit, DemoAction& made) {
    const auto open = promises(work, unit.id, made.fault->number);
    ensure(!open.empty(), "the fault's handover was answered before");
    made.number = TRY(take_up_promise(work, open.front().answer, made.fault->number));
    return {};
}

Result<void> close_in(Work& work, const DemoAction& made) {
    ActionTurn turn;
    turn.outcome = made.line["outcome"];
    turn.text = FreeText::as_typed(made.line["note"]);
    const ActionRecord record = TRY(find_action(work, made.number));
    TRY(close_action(work, made.number, record.version, turn));
    return {};
}

Result<void> look_in(Work& work, const DemoAction& made) {
    ActionTurn turn;
    turn.deed = made.line["look"];
    turn.text = FreeText::as_typed(made.line["seen"]);
    turn.source = made.line["source"];
    turn.check_on = made.line.maybe_day("again");
    const ActionRecord record = TRY(find_action(work, made.number));
    TRY(look_at_effect(work, made.number, record.version, turn));
    return {};
}

/// The fault is closed as mended, which it may be when its effect was confirmed.
Result<void> close_fault_of(Work& work, const DemoAction& made) {
    FaultTurn turn;
    turn.outcome = "mended";
    turn.reason = FreeText::as_typed(made.line["mended"]);
    const FaultRecord record = TRY(find_fault(work, made.fault->number));
    TRY(close_fault(work, made.fault->number, record.version, turn));
    return {};
}

} // namespace

void write_actions(Diary& diary, const DemoCase& demo, const DemoUnit& unit,
                   const DemoFaults& faults) {
    const Actor& officer = unit.holder_of("event_officer").actor;
    const int days_to_answer = 45;
    for (const SheetLine& line : demo_sheet(demo, "actions")) {
        const auto fault = faults.find(line["fault"]);
        ensure(fault != faults.end(), "the sheet names a fault of the other sheet");
        const auto made = std::make_shared<DemoAction>(DemoAction{line, fault->second, ""});
        const Date opened = fault->second->opened_on;
        const auto write = [&](Date day, const Deed& deed) {
            if (day <= demo.last_day()) {
                diary.write(day, officer, deed);
            }
        };
        const bool answered = line["from"] == "answer";
        Date day = answered ? working_day(opened.plus_days(days_to_answer))
                            : std::max(line.day("added"), opened.plus_days(1));
        write(day, [made, &unit, answered](Work& work) {
            return answered ? take_up(work, unit, *made) : add_in(work, unit, *made);
        });
        if (const auto closed = line.maybe_day("closed")) {
            day = std::max(*closed, day);
            write(day, [made](Work& work) { return close_in(work, *made); });
        }
        if (const auto looked = line.maybe_day("looked")) {
            day = std::max(*looked, day);
            write(day, [made](Work& work) { return look_in(work, *made); });
            if (!line["mended"].empty()) {
                write(day, [made](Work& work) { return close_fault_of(work, *made); });
            }
        }
    }
}
