// Proposals: what ought to be done about a fault, and by whom; followed over the years until
// somebody takes them up or declines.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "faults/fault.h"
#include "rights/state.h"

struct Proposal {
    FreeText text;
    /// To whom: a body's id, or a code of body_type.
    std::string addressee;
    Date proposed_on;
};

inline constexpr auto proposal_fields = std::array{
    field<&Proposal::text>("text", {.required = true,
                                    .length_max = 2000,
                                    .personal = true,
                                    .retention = "fault_text",
                                    .rows = 3}),
    field<&Proposal::addressee>("addressee", {.required = true, .choices = "body_type"}),
    field<&Proposal::proposed_on>("proposed_on", {.required = true}),
};
inline constexpr Table proposal_table{"fault_proposal", proposal_fields};

/// What became of it on a day. Deeds: take_up, decline, raise_again, withdraw.
struct ProposalTurn {
    std::string deed;
    Date turned_on;
    /// What was said, and where.
    FreeText note;
};

inline constexpr auto proposal_turn_fields = std::array{
    field<&ProposalTurn::deed>("deed", {.required = true}),
    field<&ProposalTurn::turned_on>("turned_on", {.required = true}),
    field<&ProposalTurn::note>(
        "note", {.length_max = 2000, .personal = true, .retention = "fault_text", .rows = 2}),
};
inline constexpr Table proposal_turn_table{"fault_proposal_turn", proposal_turn_fields};

std::span<const StateMove> proposal_moves();

struct ProposalRecord {
    std::string id;
    int64_t version = 0;
    /// unanswered, taken_up, declined or withdrawn.
    std::string standing;
    Proposal proposal;
    /// Oldest first.
    std::vector<ProposalTurn> turns;
};

/// `invalid` for a day in the future or an unknown addressee.
Result<std::string> propose(Work& work, std::string_view fault, const Proposal& given);
Result<int64_t> amend_proposal(Work& work, std::string_view fault, const ProposalRecord& amended);
/// Notes what became of it. `invalid` (not_from_here) for a deed that its standing does not allow,
/// and for a day before the last turn.
Result<int64_t> turn_proposal(Work& work, std::string_view fault, const ProposalRecord& turned,
                              const ProposalTurn& turn);

/// The oldest first.
std::vector<ProposalRecord> proposals_of(Work& work, const FaultRecord& record);
Result<ProposalRecord> proposal_by_id(Work& work, const FaultRecord& record, std::string_view id);
