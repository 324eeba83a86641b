// What a letter is made of beside its texts: faults, questions, proposals, recipients, signatories.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "letters/letter.h"

// --- faults --------------------------------------------------------------------------------------

struct LetterFault {
    /// The fault's number.
    std::string subject;
    /// The parts that are told, among fault_parts().
    std::vector<std::string> shown;
    /// As they were when they were chosen. Empty when the fault was withheld or erased since.
    FreeText copied;
};
inline constexpr auto letter_fault_fields = std::array{
    field<&LetterFault::subject>("subject", {.required = true, .length_max = 30}),
    field<&LetterFault::shown>("shown"),
    field<&LetterFault::copied>(
        "copied", {.length_max = 60000, .personal = true, .retention = "letter", .rows = 8}),
};
inline constexpr Table letter_fault_table{"letter_fault", letter_fault_fields};
inline constexpr std::array<std::string_view, 2> letter_fault_form = {"subject", "shown"};

struct LetterFaultRecord {
    std::string id;
    int64_t version = 0;
    LetterFault fault;
};
std::vector<LetterFaultRecord> faults_of(Work& work, const LetterRecord& record);
/// What is read of it: its copy, or its number and fixed words while nothing but withheld events
/// stand behind it.
std::string text_of(Work& work, const LetterRecord& record, const LetterFaultRecord& fault);
/// Copies chosen parts of a fault of the unit into a draft at `version`; chosen again, they are
/// copied anew. `invalid` (subject): letter.unknown_fault, letter.withheld_fault; (shown) required,
/// unknown_code.
Result<void> add_fault(Work& work, std::string_view number, int64_t version,
                       const LetterFault& given);
Result<void> remove_fault(Work& work, std::string_view number, int64_t version,
                          std::string_view id);

// --- questions and proposals ---------------------------------------------------------------------

struct LetterItem {
    std::string kind;
    int64_t position = 0;
    FreeText text;
};
inline constexpr auto letter_item_fields = std::array{
    field<&LetterItem::kind>("kind", {.required = true}),
    field<&LetterItem::position>("position", {.required = true}),
    field<&LetterItem::text>(
        "text", {.length_max = 20000, .personal = true, .retention = "letter", .rows = 14}),
};
inline constexpr Table letter_item_table{"letter_item", letter_item_fields};
inline constexpr std::array<std::string_view, 1> letter_item_form = {"text"};

struct LetterItemRecord {
    std::string id;
    int64_t version = 0;
    LetterItem item;
};
/// question or proposal, in their order.
std::vector<LetterItemRecord> items_of(Work& work, const LetterRecord& record,
                                       std::string_view kind);
/// All of a kind as one text with an empty line between: how they are written.
std::string items_as_text(Work& work, const LetterRecord& record, std::string_view kind);
/// Puts what is parted by empty lines in the place of all items of the kind, in a draft at
/// `version`. `invalid` (text): letter.no_such_part, letter.too_many_items.
Result<void> write_items(Work& work, std::string_view number, int64_t version,
                         const LetterItem& given);
inline constexpr std::size_t letter_items_max = 40;

// --- recipients ----------------------------------------------------------------------------------

struct LetterRecipient {
    /// to or copy.
    std::string role;
    /// A body's id, or a code of body_type.
    std::string body;
    /// For whom there, by role: never a name.
    FreeText attention;
    /// The recipient's own number, as the letter names it.
    std::string reference;
    /// The body's name as it was sent.
    std::string sent_name;
    /// How it went there, and the number it was given.
    std::string channel;
    std::optional<Date> delivered_on;
    std::string received_number;
};
inline constexpr auto letter_recipient_fields = std::array{
    field<&LetterRecipient::role>("role", {.required = true}),
    field<&LetterRecipient::body>("body", {.required = true, .choices = "body_type"}),
    field<&LetterRecipient::attention>(
        "attention", {.length_max = 120, .personal = true, .retention = "letter"}),
    field<&LetterRecipient::reference>("reference", {.length_max = 60}),
    field<&LetterRecipient::sent_name>("sent_name"),
    field<&LetterRecipient::channel>("channel", {.choices = "letter_channel"}),
    field<&LetterRecipient::delivered_on>("delivered_on"),
    field<&LetterRecipient::received_number>("received_number", {.length_max = 60}),
};
inline constexpr Table letter_recipient_table{"letter_recipient", letter_recipient_fields};
inline constexpr std::array<std::string_view, 4> recipient_form = {"role", "body", "attention",
                                                                   "reference"};

struct LetterRecipientRecord {
    std::string id;
    int64_t version = 0;
    /// unanswered, answered_part, answered, or no_answer once it was closed without any.
    std::string standing;
    LetterRecipient recipient;
    bool must_answer() const { return recipient.role == "to"; }
};
/// In the order in which they were named, those who are to answer first.
std::vector<LetterRecipientRecord> recipients_of(Work& work, const LetterRecord& record);
/// `not_found` for an id that is no recipient's of the letter.
Result<LetterRecipientRecord> recipient_of(Work& work, const LetterRecord& record,
                                           std::string_view id);
/// What the recipient is called: as it was sent, or today.
std::string recipient_name(Work& work, const Texts& t, const LetterRecipient& recipient);
/// `invalid` (role, body) unknown_code, (body) taken.
Result<void> add_recipient(Work& work, std::string_view number, int64_t version,
                           const LetterRecipient& given);
Result<void> remove_recipient(Work& work, std::string_view number, int64_t version,
                              std::string_view id);

// --- signatories ---------------------------------------------------------------------------------

/// The name stands here and nowhere in the running text, where the guard asks about it.
struct LetterSignatory {
    std::string name;
    std::string title;
    /// A unit of this installation, or else the name of one elsewhere.
    std::string signing_unit;
    std::string unit_name;
};
inline constexpr auto letter_signatory_fields = std::array{
    field<&LetterSignatory::name>(
        "name", {.required = true, .length_max = 120, .personal = true, .retention = "letter"}),
    field<&LetterSignatory::title>(
        "title", {.required = true, .length_max = 120, .personal = true, .retention = "letter"}),
    field<&LetterSignatory::signing_unit>("signing_unit"),
    field<&LetterSignatory::unit_name>("unit_name", {.length_max = 120}),
};
inline constexpr Table letter_signatory_table{"letter_signatory", letter_signatory_fields};

struct LetterSignatoryRecord {
    std::string id;
    int64_t version = 0;
    LetterSignatory signatory;
};
std::vector<LetterSignatoryRecord> signatories_of(Work& work, const LetterRecord& record);
/// The unit as the letter calls it: on the day it was sent, or today.
std::string unit_of(Work& work, const LetterRecord& record, const LetterSignatory& signatory);
/// `invalid` (signing_unit): letter.one_unit unless exactly one unit is given, unknown_code.
Result<void> add_signatory(Work& work, std::string_view number, int64_t version,
                           const LetterSignatory& given);
Result<void> remove_signatory(Work& work, std::string_view number, int64_t version,
                              std::string_view id);

// --- for this slice ------------------------------------------------------------------------------

/// The unit's own letter whose text may be changed, at `version`; `conflict` when somebody saved
/// first, `invalid` (not_from_here) once it has been sent.
Result<LetterRecord> changeable(Work& work, std::string_view number, int64_t version);
/// Notes that its text was changed: a new version, a draft again, approvals withdrawn.
Result<int64_t> note_change(Work& work, const LetterRecord& record);
/// Everybody who wrote any of it: its texts, its parts and its faults.
std::vector<std::string> writers_of(Work& work, const LetterRecord& record);
