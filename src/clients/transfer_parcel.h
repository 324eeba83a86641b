// The contents of a transfer's file: clients as JSON, sealed. For transfer.cpp only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/assignment.h"
#include "clients/client.h"
#include "clients/client_year.h"
#include "clients/period.h"

struct ParcelClient {
    Client client;
    Period period;
    ClientYear answers;
    std::vector<Assignment> assignments;
};

struct Parcel {
    std::string reference;
    std::string from_unit;
    Date handed_on;
    std::vector<ParcelClient> clients;
};

std::string parcel_json(const Parcel& parcel);
/// Nothing when it is no parcel of ours.
std::optional<Parcel> parcel_from_json(std::string_view text);

/// {"format":"spejare-client-transfer","version":1,"reference":...,"sealed":...}
std::string sealed_parcel(const Parcel& parcel, std::string_view key);
enum class ParcelTrouble { not_a_transfer, wrong_key };
struct OpenedParcel {
    std::optional<Parcel> parcel;
    ParcelTrouble trouble = ParcelTrouble::not_a_transfer;
};
OpenedParcel open_parcel(std::string_view file, std::string_view key);
/// What a receipt is of. Answers may be mended while the file travels, so they are no part of it:
/// the clients of a transfer cannot change, and only its own key opens its file.
struct ParcelName {
    std::string reference;
    Date handed_on;
    int64_t clients = 0;
};
/// Twelve characters that only who has opened a parcel of this name can tell.
std::string receipt_of(const ParcelName& name, std::string_view key);
