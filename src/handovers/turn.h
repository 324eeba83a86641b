// What is done with a handover: sent, confirmed received, reminded of, taken further, closed.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "handovers/handover.h"

struct HandoverTurn {
    /// A deed of handover_moves().
    std::string deed;
    Date turned_on;
    /// Done by whoever holds the link.
    bool by_link = false;
    /// Of an escalation: manager or steering_group.
    std::string taken_to;
    FreeText note;
    /// A code of turn_reasons(), where the handover tells of something withheld and takes no note.
    std::string reason;
};

inline constexpr auto handover_turn_fields = std::array{
    field<&HandoverTurn::deed>("deed", {.required = true}),
    field<&HandoverTurn::turned_on>("turned_on", {.required = true}),
    field<&HandoverTurn::by_link>("by_link"),
    field<&HandoverTurn::taken_to>("taken_to"),
    field<&HandoverTurn::note>(
        "note", {.length_max = 2000, .personal = true, .retention = "handover", .rows = 3}),
    field<&HandoverTurn::reason>("reason"),
};
inline constexpr Table handover_turn_table{"handover_turn", handover_turn_fields};
inline constexpr std::array<std::string_view, 3> turn_form_fields = {"deed", "note", "reason"};

std::span<const std::string_view> turn_reasons();
/// Whether the deed is done for a reason that stands in writing.
bool needs_reason(std::string_view deed);

struct HandoverTurnRecord {
    HandoverTurn turn;
    std::string by;
};
/// Oldest first.
std::vector<HandoverTurnRecord> turns_of(Work& work, const HandoverRecord& record);

/// Lets it leave the unit: keeps the texts as they are now, and sets the day for an answer unless
/// one was agreed. `invalid` without items (no_items), with a withheld item in any channel but a
/// manager's or with words of one's own, with an event that was withdrawn or erased, and until
/// another person has read it (needs_second_reader).
Result<int64_t> send_handover(Work& work, std::string_view number, int64_t version);

/// Another deed of the unit at `version`. Closing says of every item without an answer that none
/// came, and reopening takes that back. `invalid` (note or reason required) for closing,
/// withdrawing and reopening without a reason, and for a note about what is withheld.
Result<int64_t> turn_handover(Work& work, std::string_view number, int64_t version,
                              const HandoverTurn& given);

/// Notes a deed that has been allowed; for this slice.
Result<int64_t> note_turn(Work& work, const HandoverRecord& record, std::string_view standing,
                          const HandoverTurn& turn);

/// The step that the ladder proposes today.
NextStep next_step_of(Work& work, const HandoverRecord& record);
