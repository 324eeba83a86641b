// Who may open whose record: the ombud, a deputy, and a manager who has said why.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "clients/client.h"

/// How the actor stands towards a client's ombud.
enum class Relation { own, deputy, overseer, none };
Relation relation_to(Work& work, const ClientRecord& record);

/// The client for reading. Every call leaves a row in the trail. `not_found` in another unit or for
/// a client of somebody else, so that nobody learns that a code exists.
Result<ClientRecord> open_client(Work& work, std::string_view id);
/// The client for changing: May::write_clients, and one's own or stood in for. `not_found` else.
Result<ClientRecord> own_client(Work& work, std::string_view id);
/// For handing over: one's own, stood in for, or opened today by an overseer.
Result<ClientRecord> movable_client(Work& work, std::string_view id);

/// Why a manager opens a record: absence, complaint, supervision, access_request or handover.
struct Opening {
    std::string reason;
};
inline constexpr auto opening_fields = std::array{
    field<&Opening::reason>("reason", {.required = true, .length_max = 40}),
};
inline constexpr Table opening_table{"client_opening", opening_fields};
std::span<const std::string_view> opening_reasons();

/// Opens the record with this code for the rest of the day; answers its id. Needs
/// May::oversee_clients at the unit. `not_found` (`no_such_code`) on the field code.
Result<std::string> open_for_reason(Work& work, std::string_view code, const Opening& opening);

/// Who has read or changed the record, newest first: what the client may ask to know.
struct AccessLine {
    Instant at;
    std::string actor;
    std::string verb;
};
std::vector<AccessLine> accesses_of(Work& work, const ClientRecord& record);
