// What a handover tells of: chosen parts of a fault or an event, as the body will read them.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "handovers/handover.h"

struct HandoverItem {
    /// fault or event.
    std::string kind;
    /// Its number.
    std::string subject;
    /// The parts that are told, among parts_of(kind).
    std::vector<std::string> shown;
    /// As it left the unit: of what is withheld, its number. Empty before that, and when the event
    /// has become withheld or was erased since.
    FreeText sent_text;
};

inline constexpr auto handover_item_fields = std::array{
    field<&HandoverItem::kind>("kind", {.required = true}),
    field<&HandoverItem::subject>("subject", {.required = true, .length_max = 30}),
    field<&HandoverItem::shown>("shown"),
    field<&HandoverItem::sent_text>(
        "sent_text", {.length_max = 60000, .personal = true, .retention = "handover", .rows = 8}),
};
inline constexpr Table handover_item_table{"handover_item", handover_item_fields};
inline constexpr std::array<std::string_view, 2> item_form_fields = {"subject", "shown"};

struct HandoverItemRecord {
    std::string id;
    int64_t version = 0;
    HandoverItem item;
    /// unanswered, no_answer, or the kind of the last answer.
    std::string standing;
};

/// The parts of a fault or an event that may leave the unit; nothing else ever does.
std::span<const std::string_view> parts_of(std::string_view kind);
std::string kind_of_number(std::string_view number);

/// `invalid` (subject): unknown_subject, and for an event that was withdrawn or erased.
Result<void> may_be_told(Work& work, const HandoverItem& item);
/// Adds a fault or an event of the unit to a draft. `invalid`: as may_be_told; taken; and for a
/// withheld event or a fault with nothing but such behind it, withheld_channel unless it is talked
/// over with the manager, and withheld_words in a handover with words of its own.
Result<std::string> add_item(Work& work, std::string_view handover, const HandoverItem& given);
/// Takes an item at `version` out of a draft.
Result<void> remove_item(Work& work, std::string_view handover, std::string_view id,
                         int64_t version);

std::vector<HandoverItemRecord> items_of(Work& work, const HandoverRecord& record);

/// The chosen parts with their headings, in Swedish; of a withheld event, and of a fault with
/// nothing but such behind it, the number only. Once the handover has been sent, what was sent; and
/// that it is gone, when the text was erased since.
std::string text_of(Work& work, const HandoverRecord& record, const HandoverItemRecord& item);
/// Whether the texts of what it tells of are kept within the unit, as it stands now; whoever asks.
bool is_withheld(Work& work, std::string_view unit, const HandoverItem& item);
bool holds_withheld(Work& work, const HandoverRecord& record);
/// Whether something may be put in words of one's own: about what is withheld nothing is, there are
/// fixed words and codes only.
enum class Words { own, none };
Words words_in(Work& work, const HandoverRecord& record);
/// The same of a new handover that begins with a fault or an event of the unit, or "".
Words words_about(Work& work, std::string_view subject);
/// Title, request and items, as they will be read.
std::string leaving_text_of(Work& work, const HandoverRecord& record);
/// Everybody who wrote any of it: the handover's texts and those of its faults and events.
std::vector<std::string> writers_of(Work& work, const HandoverRecord& record);
