// Sending, receiving and confirming.
#include "clients/transfer.h"

#include <algorithm>

#include "clients/access.h"
#include "clients/deputy.h"
#include "clients/note.h"
#include "clients/task.h"
#include "clients/transfer_parcel.h"
#include "clients/year_lock.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "platform/crypto/crypto.h"
#include "rights/may.h"
#include "sql/clients.h"

namespace {

Result<std::string> unit_for_transfers(Work& work) {
    TRY(must(work, May::move_clients));
    return my_unit_id(work);
}

TransferRecord transfer_record(Work& work, const Row& row) {
    TransferRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    record.unit = row.text("unit");
    record.made_by = row.text("created_by");
    work.fill(transfer_table, row, &record.transfer);
    return record;
}

bool may_see(const Work& work, const TransferRecord& record) {
    return record.made_by == work.actor().id || actor_may(work.actor(), May::oversee_clients);
}

std::vector<ClientRecord> clients_in(Work& work, const TransferRecord& record) {
    std::vector<ClientRecord> list;
    for (const StoredRow& row : work.rows(sql::clients::clients_in_transfer,
                                          {{"unit", record.unit}, {"transfer", record.id}})) {
        list.push_back(client_record(work, row));
    }
    return list;
}

ParcelClient packed(Work& work, const ClientRecord& client, Date handed_on) {
    ParcelClient one;
    one.client = client.client;
    one.period = periods_of(work, client).back().period;
    one.answers = answers_in(work, client, handed_on.year).answers;
    // Offices and the unit's own questions mean nothing elsewhere.
    one.answers.office.clear();
    one.answers.variables.clear();
    for (const AssignmentRecord& record : assignments_of(work, client)) {
        const auto& closed = record.assignment.closed_on;
        if (!closed || closed->year == handed_on.year) {
            one.assignments.push_back(record.assignment);
        }
    }
    return one;
}

Parcel parcel_of(Work& work, const TransferRecord& record) {
    Parcel parcel;
    parcel.reference = record.transfer.reference;
    parcel.from_unit = unit_name(work, record.unit, work.today());
    parcel.handed_on = record.transfer.handed_on;
    for (const ClientRecord& client : clients_in(work, record)) {
        parcel.clients.push_back(packed(work, client, parcel.handed_on));
    }
    return parcel;
}

std::string key_for(const Work& work, std::string_view reference) {
    return derived_key(work.surroundings().draft_key, "client transfer " + std::string(reference));
}

Result<TransferRecord> own_sent(Work& work, const TransferRecord& seen) {
    TransferRecord record = TRY(find_transfer(work, seen.id));
    if (record.transfer.direction != "out" || record.transfer.standing != "sent") {
        return conflict("transfer_is_over");
    }
    if (record.version != seen.version) {
        return conflict();
    }
    return record;
}

} // namespace

Result<std::vector<TransferRecord>> transfers(Work& work) {
    const std::string unit = TRY(unit_for_transfers(work));
    std::vector<TransferRecord> list;
    for (const StoredRow& row : work.rows(sql::clients::transfers, {{"unit", unit}})) {
        TransferRecord record = transfer_record(work, row);
        if (may_see(work, record)) {
            list.push_back(std::move(record));
        }
    }
    return list;
}

Result<TransferRecord> find_transfer(Work& work, std::string_view id) {
    const std::string unit = TRY(unit_for_transfers(work));
    const auto row = work.row(sql::clients::transfer_by_id, {{"unit", unit}, {"id", id}});
    if (!row) {
        return not_found();
    }
    TransferRecord record = transfer_record(work, *row);
    if (!may_see(work, record)) {
        return not_found();
    }
    return record;
}

Result<std::string> send_clients(Work& work, const Transfer& given) {
    const std::string unit = TRY(unit_for_transfers(work));
    if (given.handed_on > work.today()) {
        return invalid("handed_on", "in_future");
    }
    TRY(year_open(work, unit, {"handed_on", given.handed_on}));
    const bool all = actor_may(work.actor(), May::oversee_clients);
    const auto rows =
        work.rows(sql::clients::transferable, {{"unit", unit},
                                               {"ombud", all ? Value() : Value(work.actor().id)},
                                               {"day", given.handed_on.iso()}});
    if (rows.empty()) {
        return invalid("", "nobody_agreed");
    }
    Transfer transfer = given;
    transfer.direction = "out";
    transfer.standing = "sent";
    transfer.reference = random_token().substr(0, 16);
    transfer.receipt.clear();
    transfer.client_count = static_cast<int64_t>(rows.size());
    const std::string id = TRY(work.insert(transfer_table, &transfer, {{"unit", unit}}));
    for (const StoredRow& row : rows) {
        work.execute(sql::clients::add_to_transfer,
                     {{"transfer", id}, {"unit", unit}, {"client", row.text("id")}});
        work.note("put_in_transfer", "client", row.text("id"));
    }
    return id;
}

Result<TransferFile> transfer_file(Work& work, std::string_view id) {
    const TransferRecord record = TRY(find_transfer(work, id));
    if (record.transfer.direction != "out" || record.transfer.standing != "sent") {
        return conflict("transfer_is_over");
    }
    for (const ClientRecord& client : clients_in(work, record)) {
        work.note_read("client", client.id);
    }
    const Parcel parcel = parcel_of(work, record);
    return TransferFile{"overlamning-" + record.transfer.handed_on.iso() + ".json",
                        sealed_parcel(parcel, key_for(work, record.transfer.reference))};
}

std::string transfer_key(const Work& work, const TransferRecord& record) {
    return base64url(key_for(work, record.transfer.reference));
}

// --- the sender's confirmation -------------------------------------------------------------------

Result<void> confirm_transfer(Work& work, const TransferRecord& seen, std::string_view receipt) {
    TransferRecord record = TRY(own_sent(work, seen));
    const std::string right = receipt_of(
        {record.transfer.reference, record.transfer.handed_on, record.transfer.client_count},
        key_for(work, record.transfer.reference));
    if (receipt != right) {
        return invalid("receipt", "wrong_receipt");
    }
    for (const ClientRecord& client : clients_in(work, record)) {
        const auto period = open_period(work, client);
        if (!period) {
            return conflict("client_is_closed");
        }
        TRY(end_period(work, record.unit, *period,
                       {record.transfer.handed_on, "", SupportPeriod::End::handed_over}));
        if (has_note(work, client)) {
            remove_note(work, client, "note_destroyed");
        }
        work.execute(sql::clients::forget_tasks, {{"unit", record.unit}, {"client", client.id}});
        work.note("transferred", "client", client.id);
    }
    record.transfer.standing = "confirmed";
    record.transfer.receipt = right;
    TRY(work.update(transfer_table, record.id, seen.version, &record.transfer));
    return {};
}

Result<void> withdraw_transfer(Work& work, const TransferRecord& seen) {
    TransferRecord record = TRY(own_sent(work, seen));
    record.transfer.standing = "withdrawn";
    TRY(work.update(transfer_table, record.id, seen.version, &record.transfer));
    work.execute(sql::clients::empty_transfer, {{"unit", record.unit}, {"transfer", record.id}});
    return {};
}
