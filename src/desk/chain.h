// The whole chain behind an item: what was seen, decided, told, answered, done and seen to help,
// with the age of each link. Numbers, days and codes only, so that it is told of withheld events
// too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct ChainLink {
    /// occurred, registered, first_event, latest_event, opened, talked_over, discussed, decided,
    /// grouped, handed_over, answered, given_up, letter_sent, letter_answered, action_added,
    /// action_done, action_dropped, action_reopened, confirmed, denied or came_back.
    std::string step;
    Date day;
    /// What the link is about: an event, a meeting, a fault, a handover, a letter or an action.
    std::string number;
    /// A way forward, the kind of an answer, or the outcome of an action; "" where there is none.
    std::string code;
};

struct Chain {
    /// The event or fault that it is about.
    std::string number;
    /// Oldest first; of one day in the order of the chain.
    std::vector<ChainLink> links;
};

/// The address of an item's own page, by the letter in its number.
std::string page_of(std::string_view number);

/// What the chain waits for: decided, handed_over, answered, acted or confirmed; "" when an effect
/// was confirmed and stands. Pure. A link further on is enough: who acts without having answered
/// is waited for no more.
std::string_view waits_for(const Chain& chain);

/// The chains of an event or a fault, of the fault of an action, or of all that a handover or a
/// letter tells of. An event's goes through the faults it belongs to. `not_found` outside the unit
/// worked at; needs May::read_faults.
Result<std::vector<Chain>> chains_of(Work& work, std::string_view number);
