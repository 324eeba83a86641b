// Transfers: clients who go on in another unit, such as when a provider changes.
//
// The two units share no register, and one may not look into the other's. The sender makes a sealed
// file and tells its key by another way; the receiver reads it in and gets a receipt; only when the
// sender has entered the receipt do the clients leave the first unit. So both have confirmed the
// same contents, and every client is counted once in the year, where it ends (counting.h).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/client.h"

struct Transfer {
    /// out or in.
    std::string direction;
    /// The other unit's name.
    std::string other_unit;
    Date handed_on;
    /// sent, confirmed or withdrawn.
    std::string standing = "sent";
    /// The transfer's name in both units.
    std::string reference;
    /// What the receiver tells the sender.
    std::string receipt;
    int64_t client_count = 0;
};

inline constexpr auto transfer_fields = std::array{
    field<&Transfer::direction>("direction", {.required = true}),
    field<&Transfer::other_unit>("other_unit", {.required = true}),
    field<&Transfer::handed_on>("handed_on", {.required = true}),
    field<&Transfer::standing>("standing", {.required = true}),
    field<&Transfer::reference>("reference", {.required = true}),
    field<&Transfer::receipt>("receipt"),
    field<&Transfer::client_count>("client_count", {.required = true}),
};
inline constexpr Table transfer_table{"client_transfer", transfer_fields};
inline constexpr std::array<std::string_view, 2> transfer_form_fields = {"other_unit", "handed_on"};

struct TransferRecord {
    std::string id;
    int64_t version = 0;
    std::string unit;
    /// The account that sent or received it: who sees its key and its file.
    std::string made_by;
    Transfer transfer;
};

/// One's own transfers, an overseer's all of the unit, newest first. Needs May::move_clients.
Result<std::vector<TransferRecord>> transfers(Work& work);
/// `not_found` for a colleague's: its file holds clients who are not one's own.
Result<TransferRecord> find_transfer(Work& work, std::string_view id);

/// Sends the actor's own clients (an overseer: all of the unit) who have support now, have agreed,
/// and are in no other transfer. Answers the transfer's id. `invalid`: nobody_agreed, in_future, a
/// day in a locked year.
Result<std::string> send_clients(Work& work, const Transfer& transfer);

/// The sealed file of a transfer that was sent, made of the records as they are now, and the key
/// that opens it. Every client in it leaves a row in the trail.
struct TransferFile {
    std::string name;
    std::string bytes;
};
Result<TransferFile> transfer_file(Work& work, std::string_view id);
std::string transfer_key(const Work& work, const TransferRecord& record);

/// What arrived: the file, its key and who becomes the clients' ombud.
struct Arrival {
    std::string file;
    std::string key;
    std::string to_ombud;
    /// The kommun of clients whose own the unit does not cover; may be empty when it covers one
    /// only.
    std::string kommun = {};
};
/// Reads the file in: each client gets a record with a period that begins at the handing over.
/// Answers the id of the transfer, whose receipt is to be told to the sender. A code that the unit
/// has already gets a number behind it. `invalid`: not_a_transfer, wrong_key, received_before,
/// sent_from_here (the unit's own),
/// choose_kommun, outside_the_unit, not_an_ombud_here, a day in a locked year.
Result<std::string> receive_clients(Work& work, const Arrival& arrival);

/// The sender's confirmation: the clients leave on the day of the handing over, their notes are
/// removed, and the year counts them in the other unit. `invalid` (wrong_receipt) when the receipt
/// is not that of this transfer. Clients under way are neither closed nor given another start.
Result<void> confirm_transfer(Work& work, const TransferRecord& seen, std::string_view receipt);
/// Takes a transfer back that nobody has received.
Result<void> withdraw_transfer(Work& work, const TransferRecord& seen);
