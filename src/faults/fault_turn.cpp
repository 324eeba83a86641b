// The turns of a fault.
#include "faults/fault_turn.h"

#include <algorithm>

#include "sql/faults.h"

namespace {

Result<int64_t> turn(Work& work, const FaultRecord& record, int64_t version,
                     const FaultTurn& given) {
    const auto standing = TRY(after_deed(work, fault_moves(), record.standing, given.deed));
    if (record.version != version) {
        return conflict();
    }
    FaultTurn kept = given;
    kept.turned_on = work.today();
    TRY(work.insert(fault_turn_table, &kept, {{"unit", record.unit}, {"fault", record.id}}));
    static constexpr std::array<std::string_view, 1> unchanged = {"opened_on"};
    const int64_t now =
        TRY(work.update(fault_table, record.id, version, &record.fault, unchanged,
                        {{"standing", std::string(standing)}, {"erased_on", Value()}}));
    work.announce("fault." + given.deed, record.number);
    return now;
}

} // namespace

std::span<const StateMove> fault_moves() {
    static constexpr std::array<StateMove, 2> moves = {{
        {"open", "close", "closed", May::write_faults},
        {"closed", "reopen", "open", May::write_faults},
    }};
    return moves;
}

std::span<const std::string_view> fault_outcomes() {
    static constexpr std::array<std::string_view, 3> outcomes = {"mended", "no_longer_seen",
                                                                 "not_recurring"};
    return outcomes;
}

Result<int64_t> close_fault(Work& work, std::string_view number, int64_t version,
                            const FaultTurn& given) {
    const FaultRecord record = TRY(find_fault(work, number));
    if (std::ranges::find(fault_outcomes(), given.outcome) == fault_outcomes().end()) {
        return invalid("outcome", given.outcome.empty() ? "required" : "unknown_code");
    }
    if (given.reason.empty()) {
        return invalid("reason", "required");
    }
    FaultTurn closing = given;
    closing.deed = "close";
    closing.event.clear();
    return turn(work, record, version, closing);
}

Result<int64_t> reopen_fault(Work& work, std::string_view number, int64_t version,
                             const FaultTurn& given) {
    const FaultRecord record = TRY(find_fault(work, number));
    if (given.reason.empty() && given.event.empty()) {
        return invalid("reason", "required");
    }
    FaultTurn opening = given;
    opening.deed = "reopen";
    opening.outcome.clear();
    return turn(work, record, version, opening);
}

std::vector<FaultTurnRecord> turns_of(Work& work, const FaultRecord& record) {
    std::vector<FaultTurnRecord> list;
    for (const StoredRow& row :
         work.rows(sql::faults::turns, {{"unit", record.unit}, {"fault", record.id}})) {
        FaultTurnRecord one;
        work.fill(fault_turn_table, row, &one.turn);
        one.by = row.text("created_by");
        one.at = row.text("created_at");
        list.push_back(std::move(one));
    }
    return list;
}
