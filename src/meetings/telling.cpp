// Reading what may be told.
#include "meetings/telling.h"

#include "sql/meetings.h"

std::optional<ToldEvent> told_event(Work& work, std::string_view unit, std::string_view number) {
    const auto row = work.row(sql::meetings::told_event, {{"unit", unit}, {"number", number}});
    if (!row) {
        return std::nullopt;
    }
    ToldEvent told;
    told.id = row->text("id");
    told.number = row->text("number");
    told.status = row->text("status");
    told.withheld = row->tick("withheld");
    told.decided = row->tick("decided");
    told.kind = row->text("kind");
    told.level = row->text("level");
    told.type = row->text("type");
    told.body = row->text("body");
    told.kommun = row->text("kommun");
    told.serious = row->tick("serious");
    told.occurred_on = parse_date(row->text("occurred_on"));
    told.description = stored_free_text(row->text("description"));
    told.consequence = stored_free_text(row->text("consequence"));
    told.proposal = stored_free_text(row->text("proposal"));
    return told;
}

std::optional<ToldAnswers> told_answers(Work& work, std::string_view unit,
                                        std::string_view number) {
    const auto row = work.row(sql::meetings::told_answers, {{"unit", unit}, {"number", number}});
    if (!row) {
        return std::nullopt;
    }
    ToldAnswers told;
    told.version = row->integer("version");
    work.fill(discussion_table, *row, &told.discussion);
    return told;
}

std::vector<DecisionRecord> decided_at(Work& work, std::string_view unit, std::string_view meeting,
                                       std::string_view number) {
    std::vector<DecisionRecord> list;
    for (const StoredRow& row :
         work.rows(sql::meetings::decided_at,
                   {{"unit", unit}, {"meeting", meeting}, {"number", number}})) {
        DecisionRecord one;
        one.id = row.text("id");
        one.version = row.integer("version");
        one.meeting = meeting;
        work.fill(decision_table, row, &one.decision);
        list.push_back(std::move(one));
    }
    return list;
}

std::optional<ToldFault> told_fault(Work& work, std::string_view unit, std::string_view number) {
    const auto row = work.row(sql::meetings::told_fault, {{"unit", unit}, {"number", number}});
    return row ? std::optional(ToldFault{row->text("number"), row->text("title")}) : std::nullopt;
}
