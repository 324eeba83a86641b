// Reading promises and taking them up.
#include "actions/promise.h"

#include <algorithm>

#include "actions/turn.h"
#include "organisations/unit.h"
#include "platform/or_null.h"
#include "platform/texts/texts.h"
#include "rights/may.h"
#include "sql/actions.h"

std::vector<Promise> promises(Work& work, std::string_view unit, std::string_view fault) {
    std::vector<Promise> list;
    for (const StoredRow& row :
         work.rows(sql::actions::promises,
                   {{"unit", unit}, {"fault", text_or_null(fault)}, {"limit", promises_shown}})) {
        Promise one;
        one.answer = row.text("answer");
        one.kind = row.text("kind");
        one.text = stored_free_text(row.text("text"));
        one.promised_on = parse_date(row.text("promised_on"));
        one.answered_on = parse_date(row.text("answered_on")).value_or(Date{});
        one.handover = row.text("handover");
        one.title = stored_free_text(row.text("title"));
        one.body = row.text("body");
        one.fault = row.text("fault");
        one.fault_title = row.text("fault_title");
        list.push_back(std::move(one));
    }
    return list;
}

int64_t count_promises(Work& work, std::string_view unit) {
    const auto row = work.row(sql::actions::count_promises, {{"unit", unit}, {"fault", Value()}});
    return row ? row->integer("answers") : 0;
}

FreeText named_by_origin(Work& work, std::string_view handover) {
    const Texts t = Texts::in(work.actor().language);
    return stored_free_text(t("action.from_answer", {{"handover", std::string(handover)}}));
}

FreeText answer_behind(Work& work, const ActionRecord& record) {
    if (record.answer.empty()) {
        return {};
    }
    const auto row =
        work.row(sql::actions::answer_behind, {{"unit", record.unit}, {"answer", record.answer}});
    return row ? stored_free_text(row->text("text")) : FreeText();
}

Result<std::string> take_up_promise(Work& work, std::string_view answer, std::string_view fault) {
    TRY(must(work, May::write_faults));
    const std::string unit = TRY(my_unit_id(work));
    const auto open = promises(work, unit, fault);
    const auto promise = std::ranges::find(open, answer, &Promise::answer);
    if (promise == open.end()) {
        return not_found();
    }
    // The body's words stay in its answer alone, so that they are forgotten with it.
    Action action;
    action.title = named_by_origin(work, promise->handover);
    action.body = promise->body;
    action.due_on = promise->promised_on.value_or(promise->answered_on);
    std::string number =
        TRY(keep_action(work, promise->fault, action, {promise->handover, promise->answer}));
    if (promise->kind == "action_taken") {
        const ActionRecord record = TRY(find_action(work, number));
        TRY(close_as_answered(work, record));
    }
    return number;
}

std::optional<Date> said_done_on(Work& work, const ActionRecord& record) {
    if (record.standing != "planned" || record.answer.empty()) {
        return std::nullopt;
    }
    const auto row =
        work.row(sql::actions::said_done, {{"unit", record.unit}, {"answer", record.answer}});
    return row ? parse_date(row->text("day")) : std::nullopt;
}
