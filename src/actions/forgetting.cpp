// Taking what was written on from an answer out of actions; the answer itself is the handover's.
#include "actions/forgetting.h"

#include "actions/promise.h"
#include "actions/turn.h"
#include "sql/actions.h"

namespace {

Result<void> forget_before(Work& work, const Table& table, const std::string& id) {
    work.forget_dismissals(table, id);
    return work.erase_old_versions(table, id);
}

Result<void> empty_turns(Work& work, const Params& of_action) {
    for (const StoredRow& row : work.rows(sql::actions::turns, of_action)) {
        ActionTurn turn;
        work.fill(action_turn_table, row, &turn);
        turn.text = FreeText();
        TRY(work.update(action_turn_table, row.text("id"), row.integer("version"), &turn));
        TRY(forget_before(work, action_turn_table, row.text("id")));
    }
    return {};
}

} // namespace

Result<void> forget_promised_words(Work& work, std::string_view unit, std::string_view event,
                                   TextsGone why) {
    // What was written about an answer is no copy of the event's text, so it may outlive that.
    if (why != TextsGone::kept_apart) {
        return {};
    }
    for (const StoredRow& row :
         work.rows(sql::actions::promised_about, {{"unit", unit}, {"event", event}})) {
        const std::string id = row.text("id");
        Action action;
        work.fill(action_table, row, &action);
        action.title = named_by_origin(work, row.text("handover"));
        action.description = FreeText();
        TRY(work.update(action_table, id, row.integer("version"), &action));
        TRY(forget_before(work, action_table, id));
        TRY(empty_turns(work, {{"unit", unit}, {"action", id}}));
    }
    return {};
}
