// What is done with a letter: anchored, sent, reminded of, taken further, closed.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "faults/ladder.h"
#include "letters/part.h"

struct LetterTurn {
    /// A deed of letter_moves().
    std::string deed;
    Date turned_on;
    /// Of what concerns one recipient: its id.
    std::string recipient;
    /// Of an escalation: manager or steering_group.
    std::string taken_to;
    FreeText note;
};
inline constexpr auto letter_turn_fields = std::array{
    field<&LetterTurn::deed>("deed", {.required = true}),
    field<&LetterTurn::turned_on>("turned_on", {.required = true}),
    field<&LetterTurn::recipient>("recipient"),
    field<&LetterTurn::taken_to>("taken_to"),
    field<&LetterTurn::note>(
        "note", {.length_max = 2000, .personal = true, .retention = "letter", .rows = 3}),
};
inline constexpr Table letter_turn_table{"letter_turn", letter_turn_fields};
inline constexpr std::array<std::string_view, 3> letter_turn_form = {"deed", "recipient", "note"};

struct LetterTurnRecord {
    LetterTurn turn;
    std::string by;
};
/// Oldest first.
std::vector<LetterTurnRecord> turns_of(Work& work, const LetterRecord& record);
/// Whether the deed is done for a reason that stands in writing.
bool turn_needs_reason(std::string_view deed);
/// Whether it is about one recipient: remind, escalate.
bool turn_concerns_one(std::string_view deed);
/// Whether turn_letter does it, by the one form: the deeds of the two above.
bool turned_by_form(std::string_view deed);

// --- anchoring -----------------------------------------------------------------------------------

struct LetterAnchoring {
    /// team or steering_group.
    std::string forum;
    Date decided_on;
    FreeText decision;
};
inline constexpr auto letter_anchoring_fields = std::array{
    field<&LetterAnchoring::forum>("forum", {.required = true}),
    field<&LetterAnchoring::decided_on>("decided_on", {.required = true}),
    field<&LetterAnchoring::decision>(
        "decision", {.length_max = 2000, .personal = true, .retention = "letter", .rows = 3}),
};
inline constexpr Table letter_anchoring_table{"letter_anchoring", letter_anchoring_fields};

struct LetterAnchoringRecord {
    LetterAnchoring anchoring;
    std::string by;
};
/// Oldest first.
std::vector<LetterAnchoringRecord> anchorings_of(Work& work, const LetterRecord& record);
/// Both the team and the steering group have settled that it is written.
bool anchored(Work& work, const LetterRecord& record);
/// Notes where it was settled. The text and its approvals stand. `invalid`: (forum) unknown_code,
/// (decided_on) in_future.
Result<int64_t> anchor_letter(Work& work, std::string_view number, int64_t version,
                              const LetterAnchoring& given);

// --- sending and after ---------------------------------------------------------------------------

/// Lets it leave the unit. Beside its number and version only `note` is read: why it is sent
/// without being anchored. `invalid`: (note) letter.not_anchored without such a reason; and
/// letter.not_approved, letter.due_passed, needs_second_reader, where something has changed since
/// it was approved.
Result<int64_t> send_letter(Work& work, std::string_view number, int64_t version,
                            const FreeText& note);

/// remind, escalate, close, withdraw or reopen at `version`. Closing says of every recipient
/// without an answer that none came, and reopening takes that back. `invalid`: (note) required for
/// closing, withdrawing and reopening; (recipient) required, unknown_code.
Result<int64_t> turn_letter(Work& work, std::string_view number, int64_t version,
                            const LetterTurn& given);

/// The step that the ladder proposes today about one recipient.
NextStep next_step_of(Work& work, const LetterRecord& record,
                      const LetterRecipientRecord& recipient);

/// Notes a deed that has been allowed; for this slice.
Result<int64_t> note_turn(Work& work, const LetterRecord& record, std::string_view standing,
                          const LetterTurn& turn);
