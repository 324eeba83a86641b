// Clients: persons without identity, known by a code that their ombud chose.
//
// There is no field for a name, a personnummer or a diagnosis, and none may be added. Clients are
// found by code only; their contact reasons are read as statistics.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct Client {
    /// In capitals; unique in the unit.
    std::string code;
    /// woman, man, other or unknown.
    std::string sex;
    std::optional<int64_t> birth_year = {};
    /// The day the client agreed to be handed over to another ombud or unit.
    std::optional<Date> handover_consent_on = {};
};

inline constexpr auto client_fields = std::array{
    field<&Client::code>(
        "code", {.required = true, .length_max = 12, .personal = true, .retention = "client"}),
    field<&Client::sex>("sex", {.required = true, .personal = true, .retention = "client"}),
    field<&Client::birth_year>("birth_year", {.personal = true, .retention = "client"}),
    field<&Client::handover_consent_on>("handover_consent_on",
                                        {.personal = true, .retention = "client"}),
};
inline constexpr Table client_table{"client", client_fields};

struct ClientRecord {
    std::string id;
    int64_t version = 0;
    std::string unit;
    /// The account of the ombud whose client it is.
    std::string ombud;
    Client client;
};

// --- rules (pure) --------------------------------------------------------------------------------

/// The code in capitals without blanks around it.
std::string normal_code(std::string_view code);
/// Refuses what could name somebody: a personnummer or another number that the text door knows, a
/// day of birth in any order, letters that make a word (`not_a_code`, `looks_like_a_date`). A code
/// has 2 to 12 capitals A-Ö, digits and dashes, at most two letters in a row and a digit somewhere.
Result<void> harmless_code(std::string_view code);
/// Refuses an unknown sex, and a person who cannot have turned 18 in the year.
Result<void> client_holds(const Client& client, int year);

// --- verbs ---------------------------------------------------------------------------------------

/// harmless_code, and that the text door finds nobody in the code.
Result<void> admit_code(const Work& work, const std::string& code);
/// A new client of the actor. Leads the code through the text door too. `taken` when the unit has
/// the code. For the verb that registers, which has checked the rest.
Result<std::string> add_client(Work& work, std::string_view unit, const Client& client);
/// Changes code, sex and year of birth. Needs the client to be one's own (see access.h).
Result<int64_t> amend_client(Work& work, std::string_view id, int64_t version,
                             const Client& client);
/// A row of `client` as a record.
ClientRecord client_record(Work& work, const Row& row);
/// The record without any check of who asks; for the verbs of this folder.
std::optional<ClientRecord> client_by_id(Work& work, std::string_view unit, std::string_view id);
