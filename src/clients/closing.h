// Closing: the support ends, and the notes are printed for the client or destroyed.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "clients/client.h"

struct Closing {
    /// The last day of the support.
    Date closed_on;
    /// A code of the list close_reason.
    std::string close_reason;
    /// printed (handed to the client) or destroyed; none when there was no note. Either way the
    /// note is removed here, and the trail says which was chosen.
    std::string notes = "none";
    /// What became of the assignments under way, a code of the list assignment_result.
    std::string result;
};

inline constexpr auto closing_fields = std::array{
    field<&Closing::closed_on>("closed_on",
                               {.required = true, .personal = true, .retention = "client"}),
    field<&Closing::close_reason>(
        "close_reason",
        {.required = true, .personal = true, .retention = "client", .choices = "close_reason"}),
    field<&Closing::notes>("notes", {.required = true}),
};
inline constexpr Table closing_table{"client_closing", closing_fields};

/// Ends the open period and its assignments, removes the note and the tasks. Needs the client to be
/// one's own. `conflict` (client_is_closed) when there is no open period, `invalid` for an unknown
/// reason, a day in a locked year, a note without a choice, and assignments without a result.
Result<void> close_client(Work& work, std::string_view client, int64_t period_version,
                          const Closing& closing);
