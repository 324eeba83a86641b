// Approval: each unit that signs a letter approves the very text, word by word.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "letters/part.h"

struct LetterApproval {
    /// A unit of this installation, or else the name of one elsewhere.
    std::string signing_unit;
    std::string unit_name;
    /// Work::digest of the text that was approved.
    std::string text_digest;
    /// Of a unit elsewhere: who approved it there, and how we know: a code of approval_ways().
    std::string approver_name;
    std::string how;
    Date approved_on;
    /// The day the text was changed or the letter sent back.
    std::optional<Date> withdrawn_on;
};
inline constexpr auto letter_approval_fields = std::array{
    field<&LetterApproval::signing_unit>("signing_unit"),
    field<&LetterApproval::unit_name>("unit_name", {.length_max = 120}),
    field<&LetterApproval::text_digest>("text_digest", {.required = true}),
    field<&LetterApproval::approver_name>(
        "approver_name", {.length_max = 120, .personal = true, .retention = "letter"}),
    field<&LetterApproval::how>("how"),
    field<&LetterApproval::approved_on>("approved_on", {.required = true}),
    field<&LetterApproval::withdrawn_on>("withdrawn_on"),
};
inline constexpr Table letter_approval_table{"letter_approval", letter_approval_fields};
inline constexpr std::array<std::string_view, 4> outside_approval_form = {
    "unit_name", "approver_name", "how", "approved_on"};

std::span<const std::string_view> approval_ways();

struct LetterApprovalRecord {
    std::string id;
    int64_t version = 0;
    LetterApproval approval;
    std::string by;
};
/// Oldest first, with those that were withdrawn.
std::vector<LetterApprovalRecord> approvals_of(Work& work, const LetterRecord& record);

/// A unit that signs, and its approval of the text as it stands; nothing until it has.
struct SigningUnit {
    /// Its id, or "" for a unit elsewhere.
    std::string id;
    std::string name;
    std::optional<LetterApprovalRecord> approval;
};
/// The letter's own unit first, then the others in the order of their signatories, each once.
std::vector<SigningUnit> signing_units(Work& work, const LetterRecord& record);
/// Whether the unit worked at signs it, may approve it, and has not.
bool waits_for_my_approval(Work& work, const LetterRecord& record);

/// That it may be given to the signing units: its parts are there and another person has read it.
/// `invalid`: letter.no_recipient, .no_signatory, .no_text, .no_due, .due_passed,
/// .no_reply_address, .no_referral, needs_second_reader.
Result<void> ready_for_approval(Work& work, const LetterRecord& record);
Result<int64_t> submit_letter(Work& work, std::string_view number, int64_t version);

/// The unit worked at approves the text whose digest was read, at `version`. `conflict`
/// (letter.text_changed) when it is another by now; `forbidden` (letter.not_signing) for a unit
/// that does not sign, `invalid` (letter.approved_already).
Result<void> approve_letter(Work& work, std::string_view number, int64_t version,
                            std::string_view digest_read);
/// Notes that a unit elsewhere has approved the text as it stands. `invalid`: (unit_name)
/// unknown_code, letter.approved_already; (approver_name, how) required; (approved_on) in_future.
Result<void> note_outside_approval(Work& work, std::string_view number, int64_t version,
                                   const LetterApproval& given);
/// A signing unit sends it back with a reason; it becomes a draft again.
Result<void> return_letter(Work& work, std::string_view number, int64_t version,
                           const FreeText& reason);

/// Those that stand are withdrawn today; for this slice.
Result<void> withdraw_approvals(Work& work, const LetterRecord& record);
/// `invalid` (letter.not_approved) unless every signing unit approved the text as it stands.
Result<void> must_be_approved(Work& work, const LetterRecord& record);
