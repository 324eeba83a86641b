// Moving an action from one state to the next.
#include "actions/turn.h"

#include <algorithm>

#include "organisations/code.h"
#include "platform/months.h"
#include "platform/or_null.h"
#include "rights/may.h"
#include "sql/actions.h"

namespace {

Result<void> day_ahead(const ActionTurn& turn, Date first) {
    if (!turn.check_on) {
        return invalid("check_on", "required");
    }
    return *turn.check_on < first ? Result<void>(invalid("check_on", "action.check_passed"))
                                  : Result<void>();
}

Result<void> closing_holds(const ActionTurn& turn, Date today) {
    if (deed_of(turn.outcome) != turn.deed) {
        return invalid("outcome", turn.outcome.empty() ? "required" : "unknown_code");
    }
    if (turn.text.empty()) {
        return invalid("text", "required");
    }
    return turn.deed == "finish" ? day_ahead(turn, today) : Result<void>();
}

Result<void> look_holds(const ActionTurn& turn) {
    if (turn.text.empty()) {
        return invalid("text", "required");
    }
    if (turn.deed == "confirm_effect" && turn.source.empty()) {
        return invalid("source", "required");
    }
    return {};
}

bool plans_a_look(std::string_view deed) {
    return deed == "finish" || deed == "wait" || deed == "plan_check";
}

/// Without what does not belong to the deed, so that a form's other fields leave nothing behind.
ActionTurn only_its_own(ActionTurn turn) {
    if (deed_of(turn.outcome) != turn.deed) {
        turn.outcome.clear();
    }
    if (turn.deed != "confirm_effect" && turn.deed != "deny_effect") {
        turn.source.clear();
    }
    if (!plans_a_look(turn.deed)) {
        turn.check_on.reset();
        turn.checker.clear();
    }
    return turn;
}

/// Who looks at the effect next: the one named, the one who was to, whoever did it, or the writer.
Result<std::string> checker_of(Work& work, const ActionRecord& record, const ActionTurn& turn) {
    if (!turn.checker.empty()) {
        if (turn.checker != record.checker && !works_in(work, record.unit, turn.checker)) {
            return invalid("checker", "unknown_code");
        }
        return turn.checker;
    }
    return checker_first(work, record);
}

/// The columns beside the field table after a deed.
Params columns_after(const ActionRecord& record, const ActionTurn& turn,
                     std::string_view standing) {
    const bool closing = turn.deed == "finish" || turn.deed == "drop";
    const bool begins_anew = turn.deed == "reopen";
    const std::string today = turn.turned_on.iso();
    return {{"standing", std::string(standing)},
            // What is written from now on is dated from now on.
            {"erased_on", Value()},
            {"outcome", text_or_null(closing       ? turn.outcome
                                     : begins_anew ? std::string()
                                                   : record.outcome)},
            {"done_on", turn.deed == "finish" ? Value(today)
                        : begins_anew         ? Value()
                                              : day_or_null(record.done_on)},
            {"confirmed_on", turn.deed == "confirm_effect" ? Value(today) : Value()},
            {"check_on", day_or_null(turn.check_on)},
            {"checker", begins_anew
                            ? Value()
                            : text_or_null(turn.checker.empty() ? record.checker : turn.checker)}};
}

Result<int64_t> keep_turn(Work& work, const ActionRecord& record, const ActionTurn& turn,
                          std::string_view standing) {
    TRY(work.insert(action_turn_table, &turn, {{"unit", record.unit}, {"action", record.id}}));
    // What stands in the record itself does not change with a turn.
    static constexpr std::array<std::string_view, 1> unchanged = {"due_on"};
    work.announce("action." + turn.deed, record.number);
    return work.update(action_table, record.id, record.version, &record.action, unchanged,
                       columns_after(record, turn, standing));
}

} // namespace

std::vector<ActionTurnRecord> turns_of(Work& work, const ActionRecord& record) {
    std::vector<ActionTurnRecord> list;
    for (const StoredRow& row :
         work.rows(sql::actions::turns, {{"unit", record.unit}, {"action", record.id}})) {
        ActionTurnRecord one;
        work.fill(action_turn_table, row, &one.turn);
        one.by = row.text("created_by");
        list.push_back(std::move(one));
    }
    return list;
}

std::span<const std::string_view> action_outcomes() {
    static constexpr std::array<std::string_view, 4> outcomes = {"done", "partly_done", "not_done",
                                                                 "not_needed"};
    return outcomes;
}

std::string_view deed_of(std::string_view outcome) {
    return outcome == "done" || outcome == "partly_done"      ? "finish"
           : outcome == "not_done" || outcome == "not_needed" ? "drop"
                                                              : "";
}

std::string checker_first(Work& work, const ActionRecord& record) {
    return !record.checker.empty()        ? record.checker
           : !record.action.owner.empty() ? record.action.owner
                                          : work.actor().id;
}

std::span<const std::string_view> effect_results() {
    static constexpr std::array<std::string_view, 3> results = {"confirm_effect", "deny_effect",
                                                                "wait"};
    return results;
}

Result<void> turn_holds(const ActionTurn& turn, Date today) {
    if (turn.deed == "finish" || turn.deed == "drop") {
        return closing_holds(turn, today);
    }
    if (turn.deed == "confirm_effect" || turn.deed == "deny_effect") {
        return look_holds(turn);
    }
    if (turn.deed == "wait") {
        return day_ahead(turn, today.plus_days(1));
    }
    if (turn.deed == "plan_check") {
        return day_ahead(turn, today);
    }
    if (turn.deed == "reopen") {
        return turn.text.empty() ? Result<void>(invalid("text", "required")) : Result<void>();
    }
    return invalid("deed", turn.deed.empty() ? "required" : "unknown_code");
}

Result<int64_t> close_action(Work& work, std::string_view number, int64_t version,
                             const ActionTurn& given) {
    ActionTurn turn = given;
    turn.deed = deed_of(given.outcome);
    if (turn.deed.empty()) {
        return invalid("outcome", given.outcome.empty() ? "required" : "unknown_code");
    }
    if (turn.deed == "finish" && !turn.check_on) {
        turn.check_on = months_after(work.today(), check_months);
    }
    return turn_action(work, number, version, turn);
}

Result<int64_t> close_as_answered(Work& work, const ActionRecord& record) {
    ActionTurn turn;
    turn.deed = "finish";
    turn.outcome = "done";
    turn.turned_on = work.today();
    turn.check_on = months_after(work.today(), check_months);
    turn.checker = TRY(checker_of(work, record, turn));
    const auto standing = TRY(after_deed(work, action_moves(), record.standing, turn.deed));
    return keep_turn(work, record, turn, standing);
}

Result<int64_t> look_at_effect(Work& work, std::string_view number, int64_t version,
                               const ActionTurn& given) {
    if (std::ranges::find(effect_results(), given.deed) == effect_results().end()) {
        return invalid("deed", given.deed.empty() ? "required" : "unknown_code");
    }
    return turn_action(work, number, version, given);
}

Result<int64_t> turn_action(Work& work, std::string_view number, int64_t version,
                            const ActionTurn& given) {
    const ActionRecord record = TRY(find_action(work, number));
    // A change of its texts is no turn.
    if (given.deed == "amend") {
        return invalid("", "not_from_here");
    }
    ActionTurn turn = only_its_own(given);
    turn.turned_on = work.today();
    const auto standing = TRY(after_deed(work, action_moves(), record.standing, turn.deed));
    if (record.version != version) {
        return conflict();
    }
    TRY(turn_holds(turn, work.today()));
    if (!turn.source.empty() && !code_valid(work, {.list = "effect_source", .code = turn.source},
                                            work.today(), record.unit)) {
        return invalid("source", "unknown_code");
    }
    if (plans_a_look(turn.deed)) {
        turn.checker = TRY(checker_of(work, record, turn));
    }
    return keep_turn(work, record, turn, standing);
}
