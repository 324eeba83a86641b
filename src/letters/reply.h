// How a letter reached each recipient, and what each of them answered.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "letters/turn.h"

struct LetterAnswer {
    /// The recipient's id.
    std::string recipient;
    /// The questions and proposals it is about, by id; none is the letter as a whole.
    std::vector<std::string> items;
    /// answered, promised, declined or not_ours. That none came is told by closing.
    std::string kind;
    FreeText text;
    /// By when, of a promise.
    std::optional<Date> promised_on;
    /// Whose it is, of not_ours.
    FreeText forward_to;
    Date answered_on;
};
inline constexpr auto letter_answer_fields = std::array{
    field<&LetterAnswer::recipient>("recipient", {.required = true}),
    field<&LetterAnswer::items>("items", {.length_max = 40}),
    field<&LetterAnswer::kind>("kind", {.required = true}),
    field<&LetterAnswer::text>(
        "text", {.length_max = 8000, .personal = true, .retention = "letter", .rows = 6}),
    field<&LetterAnswer::promised_on>("promised_on"),
    field<&LetterAnswer::forward_to>("forward_to",
                                     {.length_max = 200, .personal = true, .retention = "letter"}),
    field<&LetterAnswer::answered_on>("answered_on", {.required = true}),
};
inline constexpr Table letter_answer_table{"letter_answer", letter_answer_fields};
inline constexpr std::array<std::string_view, 6> letter_answer_form = {
    "items", "kind", "text", "promised_on", "forward_to", "answered_on"};
inline constexpr std::array<std::string_view, 3> delivery_form = {"channel", "delivered_on",
                                                                  "received_number"};

/// None may stand about a fault that has nothing but withheld events behind it.
enum class AnswerWords { own, none };

std::span<const std::string_view> letter_answer_kinds();
/// What must stand with each kind: a day with a promise, a reason when declined, whose it is when
/// it is not theirs.
Result<void> answer_holds(const LetterAnswer& answer, Date today,
                          AnswerWords words = AnswerWords::own);

/// Notes how and when a recipient got it, and the number it was given there, to a letter at
/// `version`. `invalid`: (channel) unknown_code, (delivered_on) required, in_future, letter.before.
Result<int64_t> note_delivery(Work& work, std::string_view number, int64_t version,
                              const LetterRecipientRecord& delivered);
/// Notes what a recipient answered, to a letter at `version`. `invalid`: (items) unknown_code, and
/// as answer_holds.
Result<void> note_letter_answer(Work& work, std::string_view number, int64_t version,
                                const LetterAnswer& given);

struct LetterAnswerRecord {
    LetterAnswer answer;
    std::string by;
};
/// Oldest first.
std::vector<LetterAnswerRecord> answers_to(Work& work, const LetterRecord& record);
/// How a recipient stands to one question or proposal: the kind of the last answer about it or
/// about the whole, unanswered, or no_answer once it was closed.
std::string standing_of(const std::vector<LetterAnswerRecord>& answers,
                        const LetterRecipientRecord& recipient, std::string_view item);
