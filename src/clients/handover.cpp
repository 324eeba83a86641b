// From one ombud to another.
#include "clients/handover.h"

#include <algorithm>

#include "accounts/account.h"
#include "clients/access.h"
#include "clients/note.h"
#include "clients/period.h"
#include "sql/clients.h"

namespace {

bool is_ombud_here(Work& work, std::string_view account) {
    const auto actor = actor_of(work, account, work.actor().place);
    return actor && std::ranges::any_of(actor->seats, [&](const Seat& seat) {
               return seat.role == "ombud" && seat.place == work.actor().place;
           });
}

Result<void> notes_hold(Work& work, const ClientRecord& client, const ClientHandover& handover) {
    if (!has_note(work, client)) {
        return handover.notes == "none" ? Result<void>() : invalid("notes", "no_notes");
    }
    if (handover.notes == "destroyed") {
        return {};
    }
    if (handover.notes != "follow") {
        return invalid("notes", "choose_for_the_notes");
    }
    const Relation relation = relation_to(work, client);
    return relation == Relation::own || relation == Relation::deputy
               ? Result<void>()
               : invalid("notes", "not_yours_to_pass_on");
}

} // namespace

Result<void> hand_over_client(Work& work, std::string_view id, int64_t version,
                              const ClientHandover& given) {
    const ClientRecord client = TRY(movable_client(work, id));
    TRY(not_under_way(work, client));
    ClientHandover handover = given;
    if (!handover.consent_on) {
        handover.consent_on = client.client.handover_consent_on;
    }
    if (!handover.consent_on) {
        return invalid("consent_on", "no_consent");
    }
    if (*handover.consent_on > work.today()) {
        return invalid("consent_on", "in_future");
    }
    if (handover.to_ombud == client.ombud || !is_ombud_here(work, handover.to_ombud)) {
        return invalid("to_ombud", "not_an_ombud_here");
    }
    if (handover.handed_on > work.today()) {
        return invalid("handed_on", "in_future");
    }
    TRY(notes_hold(work, client, handover));
    if (handover.notes == "destroyed") {
        remove_note(work, client, "note_destroyed");
    } else if (handover.notes == "follow") {
        TRY(pass_note(work, client, handover.to_ombud));
    }
    // The consent was for this handover.
    Client after = client.client;
    after.handover_consent_on.reset();
    static constexpr std::array<std::string_view, 1> names = {"handover_consent_on"};
    TRY(work.update(client_table, client.id, version, &after, names,
                    {{"ombud", handover.to_ombud}}));
    TRY(work.insert(client_handover_table, &handover,
                    {{"unit", client.unit}, {"client", client.id}, {"from_ombud", client.ombud}}));
    return {};
}
