// Proposing, and following what becomes of proposals.
#include "faults/proposal.h"

#include <algorithm>

#include "organisations/known_body.h"
#include "sql/faults.h"

namespace {

Result<void> proposal_holds(Work& work, const FaultRecord& fault, const Proposal& proposal) {
    TRY(must(work, May::write_faults));
    if (proposal.text.empty()) {
        return invalid("text", "required");
    }
    if (proposal.proposed_on > work.today()) {
        return invalid("proposed_on", "in_future");
    }
    const bool known = known_body(work, fault.unit, proposal.addressee, proposal.proposed_on);
    return known ? Result<void>() : Result<void>(invalid("addressee", "unknown_code"));
}

std::vector<ProposalTurn> proposal_turns(Work& work, std::string_view unit,
                                         std::string_view proposal) {
    std::vector<ProposalTurn> list;
    for (const StoredRow& row :
         work.rows(sql::faults::proposal_turns, {{"unit", unit}, {"proposal", proposal}})) {
        ProposalTurn turn;
        work.fill(proposal_turn_table, row, &turn);
        list.push_back(std::move(turn));
    }
    return list;
}

} // namespace

std::span<const StateMove> proposal_moves() {
    static constexpr std::array<StateMove, 6> moves = {{
        {"unanswered", "take_up", "taken_up", May::write_faults},
        {"unanswered", "decline", "declined", May::write_faults},
        {"unanswered", "withdraw", "withdrawn", May::write_faults},
        {"taken_up", "raise_again", "unanswered", May::write_faults},
        {"declined", "raise_again", "unanswered", May::write_faults},
        {"withdrawn", "raise_again", "unanswered", May::write_faults},
    }};
    return moves;
}

Result<std::string> propose(Work& work, std::string_view fault, const Proposal& given) {
    const FaultRecord record = TRY(writable_fault(work, fault));
    TRY(proposal_holds(work, record, given));
    return work.insert(proposal_table, &given,
                       {{"unit", record.unit}, {"fault", record.id}, {"standing", "unanswered"}});
}

Result<int64_t> amend_proposal(Work& work, std::string_view fault, const ProposalRecord& amended) {
    const FaultRecord record = TRY(writable_fault(work, fault));
    TRY(proposal_by_id(work, record, amended.id));
    TRY(proposal_holds(work, record, amended.proposal));
    return work.update(proposal_table, amended.id, amended.version, &amended.proposal);
}

Result<int64_t> turn_proposal(Work& work, std::string_view fault, const ProposalRecord& turned,
                              const ProposalTurn& turn) {
    const FaultRecord record = TRY(writable_fault(work, fault));
    const ProposalRecord stored = TRY(proposal_by_id(work, record, turned.id));
    const auto standing = TRY(after_deed(work, proposal_moves(), stored.standing, turn.deed));
    if (stored.version != turned.version) {
        return conflict();
    }
    if (turn.turned_on > work.today()) {
        return invalid("turned_on", "in_future");
    }
    const Date earliest =
        stored.turns.empty() ? stored.proposal.proposed_on : stored.turns.back().turned_on;
    if (turn.turned_on < earliest) {
        return invalid("turned_on", "before_start");
    }
    TRY(work.insert(proposal_turn_table, &turn, {{"unit", record.unit}, {"proposal", stored.id}}));
    static constexpr std::array<std::string_view, 1> unchanged = {"addressee"};
    return work.update(proposal_table, stored.id, stored.version, &stored.proposal, unchanged,
                       {{"standing", std::string(standing)}});
}

std::vector<ProposalRecord> proposals_of(Work& work, const FaultRecord& record) {
    std::vector<ProposalRecord> list;
    for (const StoredRow& row :
         work.rows(sql::faults::proposals, {{"unit", record.unit}, {"fault", record.id}})) {
        ProposalRecord one;
        one.id = row.text("id");
        one.version = row.integer("version");
        one.standing = row.text("standing");
        work.fill(proposal_table, row, &one.proposal);
        one.turns = proposal_turns(work, record.unit, one.id);
        list.push_back(std::move(one));
    }
    return list;
}

Result<ProposalRecord> proposal_by_id(Work& work, const FaultRecord& record, std::string_view id) {
    const auto all = proposals_of(work, record);
    const auto found = std::ranges::find(all, id, &ProposalRecord::id);
    if (found == all.end()) {
        return not_found();
    }
    return *found;
}
