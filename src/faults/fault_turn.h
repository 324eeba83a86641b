// Closing a fault and opening it again; a row for each turn, with who, when and why.
//
// Closed is not mended: a fault is closed because it is seen no more, turned out to be single
// events, or because its effect was confirmed.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "faults/fault.h"
#include "rights/state.h"

struct FaultTurn {
    /// close or reopen.
    std::string deed;
    Date turned_on;
    /// Of a closing: mended, no_longer_seen or not_recurring.
    std::string outcome;
    FreeText reason;
    /// The event whose grouping opened it again.
    std::string event;
};

inline constexpr auto fault_turn_fields = std::array{
    field<&FaultTurn::deed>("deed", {.required = true}),
    field<&FaultTurn::turned_on>("turned_on", {.required = true}),
    field<&FaultTurn::outcome>("outcome", {.choices = "fault_outcome"}),
    field<&FaultTurn::reason>(
        "reason", {.length_max = 2000, .personal = true, .retention = "fault_text", .rows = 3}),
    field<&FaultTurn::event>("event"),
};
inline constexpr Table fault_turn_table{"fault_turn", fault_turn_fields};

std::span<const StateMove> fault_moves();
std::span<const std::string_view> fault_outcomes();

/// Closes a fault at `version`. `invalid` without an outcome and a reason.
Result<int64_t> close_fault(Work& work, std::string_view number, int64_t version,
                            const FaultTurn& given);
/// Opens a closed fault again; `turn.reason` or `turn.event` says why.
Result<int64_t> reopen_fault(Work& work, std::string_view number, int64_t version,
                             const FaultTurn& given);

struct FaultTurnRecord {
    FaultTurn turn;
    std::string by;
    std::string at;
};
/// Oldest first.
std::vector<FaultTurnRecord> turns_of(Work& work, const FaultRecord& record);
