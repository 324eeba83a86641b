// Whether the trail is whole: its head, and when the chain was last walked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "platform/work.h"

struct ChainStanding {
    /// The last row and link that stand now; 0 and "" for an empty trail.
    int64_t last_seq = 0;
    std::string head;
    struct Verification {
        std::string at;
        int64_t entries = 0;
        std::string head;
        /// The first row that did not fit.
        std::optional<int64_t> broken_at;
    };
    std::optional<Verification> verified;
};
ChainStanding chain_standing(Work& work);
/// Asks for a walk along the whole chain; answers the job's id. Needs May::read_audit. Twice in the
/// same minute is once.
Result<std::string> ask_for_verification(Work& work);
