// Handing a client over to a colleague of the unit; only when the client has agreed to it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/client.h"

struct ClientHandover {
    std::string to_ombud;
    Date handed_on;
    /// The day the client agreed to it, where the record does not say so yet.
    std::optional<Date> consent_on;
    /// follow or destroyed; none when there is no note. Only the ombud and a deputy may let the
    /// note follow, for only they may read it.
    std::string notes = "none";
};

inline constexpr auto client_handover_fields = std::array{
    field<&ClientHandover::to_ombud>("to_ombud", {.required = true}),
    field<&ClientHandover::handed_on>("handed_on", {.required = true}),
    field<&ClientHandover::consent_on>("consent_on", {.personal = true, .retention = "client"}),
    field<&ClientHandover::notes>("notes", {.required = true}),
};
inline constexpr Table client_handover_table{"client_handover", client_handover_fields};

/// The client gets another ombud of the unit; nothing else changes and the count stays one. Needs
/// the client to be one's own or opened by an overseer. `invalid`: no_consent, not_an_ombud_here,
/// choose_for_the_notes, in_future.
Result<void> hand_over_client(Work& work, std::string_view client, int64_t version,
                              const ClientHandover& handover);
