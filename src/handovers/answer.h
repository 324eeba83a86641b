// What a body answers: through its link, or noted by the unit when it came in another way.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "handovers/item.h"

struct Answer {
    /// The items it is about, by id.
    std::vector<std::string> items;
    /// action_taken, promised, declined, not_ours or no_action. That none came is told by closing.
    std::string kind;
    FreeText text;
    /// By when, of a promise.
    std::optional<Date> promised_on;
    /// Whose it is, of not_ours: a proposal until an ombud makes a new handover of it (passing.h).
    FreeText forward_to;
    Date answered_on;
    bool by_link = false;
};

inline constexpr auto answer_fields = std::array{
    field<&Answer::items>("items", {.required = true, .length_max = 40}),
    field<&Answer::kind>("kind", {.required = true, .choices = "handover_answer"}),
    field<&Answer::text>(
        "text", {.length_max = 5000, .personal = true, .retention = "handover", .rows = 5}),
    field<&Answer::promised_on>("promised_on"),
    field<&Answer::forward_to>(
        "forward_to", {.length_max = 200, .personal = true, .retention = "handover", .rows = 1}),
    field<&Answer::answered_on>("answered_on"),
    field<&Answer::by_link>("by_link"),
};
inline constexpr Table answer_table{"handover_answer", answer_fields};
inline constexpr std::array<std::string_view, 5> answer_form_fields = {"items", "kind", "text",
                                                                       "promised_on", "forward_to"};

std::span<const std::string_view> answer_kinds();

/// What must stand with each kind: a day that has not passed with a promise, a reason when
/// declined, whose it is when it is not theirs. Without words it is the code only.
Result<void> answer_holds(const Answer& answer, Date today, Words words = Words::own);

/// Notes an answer that came to the unit otherwise, to a handover at `version`.
Result<void> note_answer(Work& work, std::string_view number, int64_t version, const Answer& given);

struct AnswerRecord {
    std::string id;
    Answer answer;
    std::string by;
};
/// Oldest first.
std::vector<AnswerRecord> answers_to(Work& work, const HandoverRecord& record);

struct Message {
    FreeText text;
    bool by_link = false;
};
inline constexpr auto message_fields = std::array{
    field<&Message::text>("text", {.required = true,
                                   .length_max = 3000,
                                   .personal = true,
                                   .retention = "handover",
                                   .rows = 4}),
    field<&Message::by_link>("by_link"),
};
inline constexpr Table message_table{"handover_message", message_fields};
inline constexpr std::array<std::string_view, 1> message_form_fields = {"text"};

struct MessageRecord {
    std::string id;
    int64_t version = 0;
    Message message;
    std::string by;
    std::string at;
};
MessageRecord message_record(Work& work, const Row& row);
std::vector<MessageRecord> messages_of(Work& work, const HandoverRecord& record);
/// The unit says something on the page behind the link. The body sees it when another person has
/// read it (see leaving.h), which is asked for at once. `invalid` (handover.withheld_no_text) about
/// something withheld.
Result<void> say_to_body(Work& work, std::string_view number, const Message& given);

// --- the link ------------------------------------------------------------------------------------

inline constexpr int link_days = 60;
/// More than any honest body needs.
inline constexpr int64_t link_uses_max = 60;

/// A new way in for a handover that has been sent; the earlier one ends. Answers the token, which
/// is not kept. `invalid` (withheld_link) when it tells of a withheld event.
Result<std::string> make_answer_link(Work& work, std::string_view number);
/// Ends the way in.
Result<void> end_answer_link(Work& work, std::string_view number);
/// Until when the present link is open; nothing when there is none.
std::optional<Instant> link_open_until(Work& work, const HandoverRecord& record);

/// Counts one more try to send something through the link, whatever becomes of it; in a transaction
/// of its own. `not_found` for a token that opens nothing, and after link_uses_max tries.
Result<void> spend_link(Work& work, std::string_view token);

/// The handover that a token opens. `not_found` for any other token, for one that has ended or
/// expired, for a handover that was closed, and for one that tells of something withheld by now.
Result<HandoverRecord> handover_behind(Work& work, std::string_view token);

Result<void> receive_by_link(Work& work, std::string_view token);
Result<void> ask_by_link(Work& work, std::string_view token, const Message& given);
Result<void> answer_by_link(Work& work, std::string_view token, const Answer& given);
