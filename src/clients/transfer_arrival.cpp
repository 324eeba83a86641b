// Clients who arrive from another unit.
#include <algorithm>

#include "accounts/account.h"
#include "clients/transfer.h"
#include "clients/transfer_parcel.h"
#include "clients/year_lock.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "platform/crypto/crypto.h"
#include "rights/may.h"
#include "sql/clients.h"

namespace {

struct Receiver {
    std::string unit;
    std::string ombud;
    std::string transfer;
    Date handed_on;
    std::string kommun;
};

Result<void> ombud_holds(Work& work, std::string_view ombud) {
    const auto actor = actor_of(work, ombud, work.actor().place);
    const bool here = actor && std::ranges::any_of(actor->seats, [&](const Seat& seat) {
                          return seat.role == "ombud" && seat.place == work.actor().place;
                      });
    return here ? Result<void>() : invalid("to_ombud", "not_an_ombud_here");
}

// The code as it came, or with a number behind it where the unit has that code already.
Result<std::string> free_code(Work& work, std::string_view unit, const std::string& code) {
    TRY(admit_code(work, code));
    std::string tried = code;
    for (int i = 2; work.row(sql::clients::by_code, {{"unit", unit}, {"code", tried}}); ++i) {
        tried = code + "-" + std::to_string(i);
        if (i > 99 || length_of(tried) > 12) {
            return invalid("file", "codes_taken");
        }
    }
    return tried;
}

// A life area that only the sender had becomes another.
Assignment at_home_here(Work& work, std::string_view unit, Assignment assignment) {
    if (!code_valid(work, {.list = "life_area", .code = assignment.area}, assignment.opened_on,
                    unit)) {
        assignment.area = "other";
    }
    return assignment;
}

bool known_here(Work& work, const Receiver& receiver, const Code& code) {
    return code_valid(work, code, receiver.handed_on, receiver.unit);
}

// Reasons that only the sender had become another, once.
std::vector<std::string> reasons_here(Work& work, const Receiver& receiver,
                                      const std::vector<std::string>& given) {
    std::vector<std::string> reasons;
    for (const std::string& one : given) {
        const bool known = known_here(work, receiver, {.list = "contact_reason", .code = one});
        const std::string reason = known ? one : "other";
        if (std::ranges::find(reasons, reason) == reasons.end()) {
            reasons.push_back(reason);
        }
    }
    return reasons;
}

/// The answers as this unit can hold them: a kommun that it covers, and codes that it knows.
Result<ClientYear> answers_here(Work& work, const Receiver& receiver, const ClientYear& given) {
    ClientYear answers = given;
    answers.year = receiver.handed_on.year;
    const auto covered = kommuner_of(work, receiver.unit, receiver.handed_on.year);
    if (std::ranges::find(covered, answers.kommun) == covered.end()) {
        if (receiver.kommun.empty() && covered.size() != 1) {
            return invalid("kommun", "choose_kommun");
        }
        answers.kommun = receiver.kommun.empty() ? covered.front() : receiver.kommun;
    }
    answers.reasons = reasons_here(work, receiver, answers.reasons);
    if (!known_here(work, receiver, {.list = "waits_for", .code = answers.waits_for})) {
        answers.waits_for.clear();
    }
    return answers;
}

Result<void> take_in(Work& work, const Receiver& receiver, const ParcelClient& parcel) {
    ClientRecord record;
    record.unit = receiver.unit;
    record.client = parcel.client;
    record.client.code = TRY(free_code(work, receiver.unit, normal_code(parcel.client.code)));
    record.client.handover_consent_on.reset();
    TRY(client_holds(record.client, receiver.handed_on.year));
    Period period = parcel.period;
    period.started_on = receiver.handed_on;
    period.last_contact_on.reset();
    period.closed_on.reset();
    period.close_reason.clear();
    period.reasons_at_start = reasons_here(work, receiver, period.reasons_at_start);
    TRY(period_holds(work, receiver.unit, period));
    const ClientYear answers = TRY(answers_here(work, receiver, parcel.answers));
    TRY(answers_hold(work, record, answers));
    record.id = TRY(work.insert(client_table, &record.client,
                                {{"unit", receiver.unit}, {"ombud", receiver.ombud}}));
    TRY(add_period(work, {receiver.unit, record.id, "", SupportPeriod::Start::received}, period));
    TRY(add_answers(work, record, answers));
    for (const Assignment& given : parcel.assignments) {
        const Assignment assignment = at_home_here(work, receiver.unit, given);
        TRY(assignment_holds(assignment, work.today()));
        TRY(work.insert(assignment_table, &assignment,
                        {{"unit", receiver.unit}, {"client", record.id}}));
    }
    work.execute(sql::clients::add_to_transfer,
                 {{"transfer", receiver.transfer}, {"unit", receiver.unit}, {"client", record.id}});
    return {};
}

Result<Parcel> opened(const Arrival& arrival) {
    const auto key = from_base64url(arrival.key);
    if (!key || key->size() != 32) {
        return invalid("key", "wrong_key");
    }
    OpenedParcel opened = open_parcel(arrival.file, *key);
    if (!opened.parcel) {
        return opened.trouble == ParcelTrouble::wrong_key ? invalid("key", "wrong_key")
                                                          : invalid("file", "not_a_transfer");
    }
    return std::move(*opened.parcel);
}

} // namespace

Result<std::string> receive_clients(Work& work, const Arrival& arrival) {
    TRY(must(work, May::move_clients));
    Receiver receiver;
    receiver.unit = TRY(my_unit_id(work));
    TRY(ombud_holds(work, arrival.to_ombud));
    const Parcel parcel = TRY(opened(arrival));
    if (work.row(sql::clients::received_before,
                 {{"unit", receiver.unit}, {"reference", parcel.reference}})) {
        return invalid("file", "received_before");
    }
    if (work.row(sql::clients::sent_from_here,
                 {{"unit", receiver.unit}, {"reference", parcel.reference}})) {
        return invalid("file", "sent_from_here");
    }
    TRY(year_open(work, receiver.unit, {"file", parcel.handed_on}));
    Transfer transfer;
    transfer.direction = "in";
    transfer.other_unit = parcel.from_unit;
    transfer.handed_on = parcel.handed_on;
    transfer.standing = "confirmed";
    transfer.reference = parcel.reference;
    transfer.client_count = static_cast<int64_t>(parcel.clients.size());
    transfer.receipt = receipt_of({parcel.reference, parcel.handed_on, transfer.client_count},
                                  *from_base64url(arrival.key));
    receiver.ombud = arrival.to_ombud;
    receiver.kommun = arrival.kommun;
    receiver.handed_on = parcel.handed_on;
    receiver.transfer = TRY(work.insert(transfer_table, &transfer, {{"unit", receiver.unit}}));
    for (const ParcelClient& one : parcel.clients) {
        TRY(take_in(work, receiver, one));
    }
    return receiver.transfer;
}
