// Rules of actions, and adding, changing and finding them.
#include "actions/action.h"

#include <algorithm>

#include "accounts/people_of_unit.h"
#include "faults/fault.h"
#include "organisations/known_body.h"
#include "organisations/record_number.h"
#include "organisations/unit.h"
#include "platform/or_null.h"
#include "rights/may.h"
#include "sql/actions.h"

namespace {

const May hands = May::write_faults;

/// `before` is who did it until now: somebody who has left may stay.
Result<void> action_holds(Work& work, std::string_view unit, const Action& given,
                          const Action& before) {
    if (given.title.empty()) {
        return invalid("title", "required");
    }
    if (given.owner.empty() == given.body.empty()) {
        return invalid("owner", "action.one_owner");
    }
    if (!given.owner.empty() && given.owner != before.owner && !works_in(work, unit, given.owner)) {
        return invalid("owner", "unknown_code");
    }
    if (!given.body.empty() && !known_body(work, unit, given.body, work.today())) {
        return invalid("body", "unknown_code");
    }
    if (!given.due_on) {
        return invalid("due_on", "required");
    }
    return {};
}

ActionRecord record_in(Work& work, const Row& row) {
    ActionRecord record;
    record.id = row.text("id");
    record.number = row.text("number");
    record.unit = row.text("unit");
    record.version = row.integer("version");
    record.fault = row.text("fault");
    record.fault_number = row.text("fault_number");
    record.fault_title = row.text("fault_title");
    record.handover = row.text("handover");
    record.answer = row.text("answer");
    record.added_on = parse_date(row.text("added_on")).value_or(Date{});
    record.standing = row.text("stands");
    record.outcome = row.text("outcome");
    record.done_on = parse_date(row.text("done_on"));
    record.confirmed_on = parse_date(row.text("confirmed_on"));
    record.check_on = parse_date(row.text("check_on"));
    record.checker = row.text("checker");
    record.erased_on = parse_date(row.text("erased_on"));
    work.fill(action_table, row, &record.action);
    return record;
}

Params params_of(const Work& work, std::string_view unit, const ActionFilter& filter) {
    const std::string today = work.today().iso();
    const auto when = [&](std::string_view waits, const Value& value) {
        return filter.waits == waits ? value : Value();
    };
    return {{"unit", unit},
            {"fault", text_or_null(filter.fault)},
            {"standing", text_or_null(filter.standing)},
            {"mine", when("mine", Value(work.actor().id))},
            {"late_on", when("overdue", Value(today))},
            {"soon_from", when("soon", Value(today))},
            {"soon_until", Value(work.today().plus_days(soon_days).iso())},
            {"check_by", when("checks", Value(today))}};
}

} // namespace

bool ActionRecord::overdue_on(Date today) const {
    return standing == "planned" && action.due_on && *action.due_on < today;
}

bool ActionRecord::check_due_on(Date today) const {
    return standing == "done" && check_on && *check_on <= today;
}

std::span<const StateMove> action_moves() {
    static constexpr std::array<StateMove, 13> moves = {{
        {"planned", "amend", "planned", hands},
        {"planned", "finish", "done", hands},
        {"planned", "drop", "dropped", hands},
        {"done", "confirm_effect", "effect_confirmed", hands},
        {"done", "deny_effect", "effect_missing", hands},
        // Too early to say: the look is put off.
        {"done", "wait", "done", hands},
        {"done", "plan_check", "done", hands},
        {"done", "reopen", "planned", hands},
        {"dropped", "reopen", "planned", hands},
        {"effect_missing", "plan_check", "done", hands},
        {"effect_missing", "reopen", "planned", hands},
        {"came_back", "plan_check", "done", hands},
        {"came_back", "reopen", "planned", hands},
    }};
    return moves;
}

bool works_in(Work& work, std::string_view unit, std::string_view account) {
    const auto people = people_working_in(work, unit);
    return std::ranges::find(people, account, &AccountRecord::id) != people.end();
}

Result<std::string> keep_action(Work& work, std::string_view fault, const Action& given,
                                const ActionOrigin& origin) {
    TRY(must(work, hands));
    const auto unit = my_unit(work);
    if (!unit) {
        return forbidden("needs_a_unit");
    }
    const auto about = find_fault(work, fault);
    if (!about) {
        return invalid("fault", "action.unknown_fault");
    }
    TRY(action_holds(work, unit->id, given, {}));
    const auto row = work.row(sql::actions::next_order, {{"prefix", unit->unit.prefix}});
    ensure(row.has_value(), "a counter answers its new value");
    const std::string number = record_number(unit->unit.prefix, 'A', row->integer("last"));
    TRY(work.insert(action_table, &given,
                    {{"unit", unit->id},
                     {"number", number},
                     {"fault", about->id},
                     {"handover", text_or_null(origin.handover)},
                     {"answer", text_or_null(origin.answer)},
                     {"added_on", work.today().iso()},
                     {"standing", "planned"}}));
    work.announce("action.add", number);
    return number;
}

Result<std::string> add_action(Work& work, std::string_view fault, const Action& given) {
    if (given.due_on && *given.due_on < work.today()) {
        return invalid("due_on", "action.due_passed");
    }
    return keep_action(work, fault, given, {});
}

Result<int64_t> amend_action(Work& work, std::string_view number, int64_t version,
                             const Action& given) {
    const ActionRecord record = TRY(find_action(work, number));
    TRY(after_deed(work, action_moves(), record.standing, "amend"));
    TRY(action_holds(work, record.unit, given, record.action));
    if (given.due_on != record.action.due_on && *given.due_on < work.today()) {
        return invalid("due_on", "action.due_passed");
    }
    return work.update(action_table, record.id, version, &given);
}

Result<ActionRecord> find_action(Work& work, std::string_view number) {
    TRY(must(work, May::read_faults));
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::actions::by_number, {{"unit", unit}, {"number", number}});
    if (!row) {
        return not_found();
    }
    return record_in(work, *row);
}

Result<ActionPage> list_actions(Work& work, const ActionFilter& filter, int64_t page) {
    TRY(must(work, May::read_faults));
    const std::string unit = TRY(my_unit_id(work));
    Params params = params_of(work, unit, filter);
    ActionPage found;
    const auto count = work.row(sql::actions::count_filtered, params);
    found.total = count ? count->integer("actions") : 0;
    params.emplace_back("limit", actions_per_page);
    params.emplace_back("offset", (std::max<int64_t>(page, 1) - 1) * actions_per_page);
    for (const StoredRow& row : work.rows(sql::actions::filtered, params)) {
        found.records.push_back(record_in(work, row));
    }
    return found;
}

std::vector<ActionRecord> actions_of(Work& work, std::string_view unit, std::string_view fault) {
    std::vector<ActionRecord> list;
    for (const StoredRow& row :
         work.rows(sql::actions::of_fault, {{"unit", unit}, {"fault", fault}})) {
        list.push_back(record_in(work, row));
    }
    return list;
}

std::vector<LaterEvent> events_after(Work& work, const ActionRecord& record, Date day) {
    std::vector<LaterEvent> list;
    for (const StoredRow& row :
         work.rows(sql::actions::events_after,
                   {{"unit", record.unit}, {"fault", record.fault}, {"day", day.iso()}})) {
        LaterEvent one;
        one.number = row.text("number");
        one.withheld = row.tick("withheld");
        one.way = row.text("way");
        one.grouped_on = parse_date(row.text("member_from")).value_or(Date{});
        if (!one.withheld) {
            one.occurred_on = parse_date(row.text("occurred_on"));
        }
        list.push_back(std::move(one));
    }
    return list;
}

std::vector<LaterEvent> came_back_by(Work& work, const ActionRecord& record) {
    return record.standing == "came_back" && record.confirmed_on
               ? events_after(work, record, *record.confirmed_on)
               : std::vector<LaterEvent>();
}
