// Making a new handover of the answer that a matter is somebody else's.
#include "handovers/passing.h"

#include <algorithm>

#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/handovers.h"

namespace {

/// The words stay as they were; who receives them and by when is chosen anew.
Handover beginning(const Handover& first) {
    Handover start = first;
    start.body.clear();
    start.due_on.reset();
    start.reference.clear();
    return start;
}

/// Those that the answer is about, of which nothing else has been answered since.
std::vector<HandoverItem> items_left(Work& work, const HandoverRecord& record,
                                     const Answer& answer) {
    std::vector<HandoverItem> left;
    for (const HandoverItemRecord& one : items_of(work, record)) {
        const bool about = std::ranges::find(answer.items, one.id) != answer.items.end();
        if (about && one.standing == answer.kind && may_be_told(work, one.item)) {
            left.push_back(one.item);
        }
    }
    return left;
}

} // namespace

Result<Passing> passing_of(Work& work, std::string_view id) {
    TRY(must(work, May::write_faults));
    const std::string unit = TRY(my_unit_id(work));
    const auto row = work.row(sql::handovers::answer_by_id, {{"unit", unit}, {"answer", id}});
    if (!row) {
        return not_found();
    }
    Answer answer;
    work.fill(answer_table, *row, &answer);
    const auto told =
        work.row(sql::handovers::by_id, {{"unit", unit}, {"handover", row->text("handover")}});
    ensure(told.has_value(), "an answer belongs to a handover");
    const HandoverRecord record = handover_record(work, *told);
    const bool proposes = answer.kind == "not_ours" && !answer.forward_to.empty();
    if (!proposes || record.standing == "withdrawn" || holds_withheld(work, record)) {
        return not_found();
    }
    Passing passing{std::string(id), record.number, answer.forward_to.text(),
                    beginning(record.handover), items_left(work, record, answer)};
    return passing.items.empty() ? Result<Passing>(not_found())
                                 : Result<Passing>(std::move(passing));
}

Result<std::string> pass_on(Work& work, std::string_view answer, const Handover& given) {
    const Passing passing = TRY(passing_of(work, answer));
    const std::string unit = TRY(my_unit_id(work));
    if (passed_on_in(work, unit, answer)) {
        return invalid("", "handover.passed_on");
    }
    const std::string number = TRY(prepare_handover(work, given));
    for (const HandoverItem& item : passing.items) {
        TRY(add_item(work, number, item));
    }
    const HandoverRecord made = TRY(find_handover(work, number));
    TRY(work.update(handover_table, made.id, made.version, &made.handover, {},
                    {{"from_answer", passing.answer}}));
    return number;
}

std::optional<std::string> passed_on_in(Work& work, std::string_view unit,
                                        std::string_view answer) {
    const auto row = work.row(sql::handovers::made_of_answer, {{"unit", unit}, {"answer", answer}});
    return row ? std::optional(row->text("number")) : std::nullopt;
}

std::optional<std::string> passed_on_from(Work& work, const HandoverRecord& record) {
    const auto row =
        work.row(sql::handovers::answered_before, {{"unit", record.unit}, {"handover", record.id}});
    return row ? std::optional(row->text("number")) : std::nullopt;
}
