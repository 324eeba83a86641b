// What the pages of handovers look like; for the addresses of this folder only.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "handovers/answer.h"
#include "handovers/item.h"
#include "handovers/passing.h"
#include "handovers/turn.h"
#include "platform/html/page.h"

Response draw_handovers(const Request& in, Work& work, const HandoverPage& found);
/// A new draft when `record` is null; `about` is the fault or event it begins with, or "".
Response draw_handover_form(const Request& in, Work& work, const HandoverRecord* record,
                            std::string_view about);
/// A new draft of an answer that it is not theirs.
Response draw_passing_form(const Request& in, Work& work, const Passing& passing);
Response draw_handover(const Request& in, Work& work, const HandoverRecord& record);
/// Choosing a fault or an event, and what of it is told.
Response draw_item_form(const Request& in, const HandoverRecord& record, std::string_view subject);
Response draw_turn_form(const Request& in, Work& work, const HandoverRecord& record,
                        std::string_view deed);
Response draw_answer_form(const Request& in, Work& work, const HandoverRecord& record);
Response draw_made_link(const Request& in, const HandoverRecord& record,
                        const std::string& address);
/// The page behind the link.
Response draw_answer_page(const Request& in, Work& work, const HandoverRecord& record);

/// What will be or was read, item by item, with the answers given.
Html items_part(const Request& in, Work& work, const HandoverRecord& record);
/// Who reads the page: the body sees nothing of what the unit wrote until another has read it.
enum class Reader { unit, body };
Html answers_part(const Request& in, Work& work, const HandoverRecord& record, Reader reader);
Html messages_part(const Request& in, Work& work, const HandoverRecord& record, Reader reader);
/// Ticks for the items and the fields of an answer.
Html answer_inputs(const Form& form, const std::vector<HandoverItemRecord>& items, Words words);
Html standing_badge(const Texts& t, std::string_view standing);
std::vector<std::pair<std::string, std::string>> handover_trail(const Request& in,
                                                                std::string_view number = "");
