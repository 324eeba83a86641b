// What the pages of letters look like; for the addresses of this folder only.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "letters/approval.h"
#include "letters/reply.h"
#include "platform/html/page.h"

Response draw_letters(const Request& in, Work& work, const LetterPage& found);
/// The kinds to choose among, each with what it is for.
Response draw_kinds(const Request& in, std::string_view about);
/// A new draft of the kind when `record` is null.
Response draw_letter_form(const Request& in, Work& work, const LetterRecord* record);
Response draw_letter(const Request& in, Work& work, const LetterRecord& record);

Response draw_items_form(const Request& in, Work& work, const LetterRecord& record,
                         std::string_view kind);
Response draw_fault_choice(const Request& in, Work& work, const LetterRecord& record);
Response draw_recipient_form(const Request& in, Work& work, const LetterRecord& record);
Response draw_signatory_form(const Request& in, Work& work, const LetterRecord& record);

Response draw_anchoring_form(const Request& in, const LetterRecord& record);
Response draw_approval_form(const Request& in, Work& work, const LetterRecord& record);
Response draw_outside_form(const Request& in, Work& work, const LetterRecord& record);
Response draw_return_form(const Request& in, const LetterRecord& record);
Response draw_sending_form(const Request& in, Work& work, const LetterRecord& record);
Response draw_turn_form(const Request& in, Work& work, const LetterRecord& record,
                        std::string_view deed);
Response draw_delivery_form(const Request& in, Work& work, const LetterRecord& record,
                            const LetterRecipientRecord& recipient);
Response draw_letter_answer_form(const Request& in, Work& work, const LetterRecord& record,
                                 const LetterRecipientRecord& recipient);

// --- parts of the letter's own page --------------------------------------------------------------

/// To whom, how it got there, and what they answered.
Html recipients_part(const Request& in, Work& work, const LetterRecord& record);
/// What each of them said to each question and proposal.
Html points_part(const Request& in, Work& work, const LetterRecord& record);
Html replies_part(const Request& in, Work& work, const LetterRecord& record);
Html approvals_part(const Request& in, Work& work, const LetterRecord& record);
Html anchorings_part(const Request& in, Work& work, const LetterRecord& record);
Html turns_part(const Request& in, Work& work, const LetterRecord& record);
/// Buttons that take a fault, a recipient or a signatory out of a draft.
Html removals_part(const Request& in, Work& work, const LetterRecord& record);
/// The letter itself under a heading, in the language it is written in.
Html letter_shown(Work& work, const LetterRecord& record, std::string_view title);

Html letter_badge(const Texts& t, std::string_view standing);
Html reply_badge(const Texts& t, std::string_view standing);
std::string letter_address(const LetterRecord& record);
std::vector<std::pair<std::string, std::string>> letter_trail(const Request& in,
                                                              std::string_view number = "");
/// A page under the letter: its title is the text of `key`.
Response letter_page(const Request& in, const LetterRecord& record, std::string_view key,
                     const Html& content);
/// Whether the actor writes this letter: of the own unit, with the permission to.
bool writes_letter(Work& work, const LetterRecord& record);
/// Whether its text may still be changed.
bool text_is_open(const LetterRecord& record);
