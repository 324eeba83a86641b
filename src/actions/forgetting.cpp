// Taking what was written out of actions; a body's answer itself is the handover's.
#include "actions/forgetting.h"

#include "actions/promise.h"
#include "actions/turn.h"
#include "platform/emptied_row.h"
#include "platform/texts/texts.h"
#include "sql/actions.h"

namespace {

Result<void> empty_turns(Work& work, const Params& of_action) {
    for (const StoredRow& row : work.rows(sql::actions::turns, of_action)) {
        TRY(empty_row<ActionTurn>(work, action_turn_table, row));
    }
    return {};
}

std::vector<ErasableRecord> dated_before(Work& work, std::string_view unit, Date before,
                                         Instant made) {
    std::vector<ErasableRecord> records;
    for (const StoredRow& row :
         work.rows(sql::actions::erasable_before,
                   {{"unit", unit}, {"before", before.iso()}, {"made", made.iso()}})) {
        records.push_back({std::string(action_table.name), row.text("id"), row.text("number"),
                           parse_date(row.text("dated")).value_or(Date{})});
    }
    return records;
}

Result<void> erase(Work& work, std::string_view unit, const ErasableRecord& one) {
    TRY(empty_turns(work, {{"unit", unit}, {"action", one.record}}));
    const auto row = work.row(sql::actions::by_id, {{"unit", unit}, {"action", one.record}});
    ensure(row.has_value(), "only an action of the unit is erased");
    const std::string title(Texts(Language::swedish)("action.erased_title"));
    TRY(empty_row<Action>(work, action_table, *row,
                          {stored_free_text(title), {{"erased_on", work.today().iso()}}}));
    work.note("erased", action_table.name, one.record);
    return {};
}

} // namespace

Result<void> forget_promised_words(Work& work, std::string_view unit, std::string_view event,
                                   TextsGone why) {
    // What was written about an answer is no copy of the event's text, so it may outlive that.
    if (why == TextsGone::erased) {
        return {};
    }
    const int64_t own = why == TextsGone::kept_apart ? 1 : 0;
    for (const StoredRow& row : work.rows(sql::actions::promised_about,
                                          {{"unit", unit}, {"event", event}, {"own", own}})) {
        const std::string id = row.text("id");
        TRY(empty_row<Action>(work, action_table, row,
                              {named_by_origin(work, row.text("handover"))}));
        TRY(empty_turns(work, {{"unit", unit}, {"action", id}}));
    }
    return {};
}

RetentionClass action_retention() {
    return {"action", dated_before, erase, ""};
}
