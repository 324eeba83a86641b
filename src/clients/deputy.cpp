// Standing in for an ombud.
#include "clients/deputy.h"

#include <algorithm>

#include "accounts/account.h"
#include "organisations/unit.h"
#include "platform/texts/texts.h"
#include "rights/may.h"
#include "sql/clients.h"

std::vector<DeputyRecord> my_deputies(Work& work) {
    std::vector<DeputyRecord> list;
    const auto unit = my_unit(work);
    if (!unit) {
        return list;
    }
    for (const StoredRow& row :
         work.rows(sql::clients::deputies_of, {{"unit", unit->id}, {"ombud", work.actor().id}})) {
        DeputyRecord& record = list.emplace_back();
        record.id = row.text("id");
        record.version = row.integer("version");
        record.ombud = row.text("ombud");
        work.fill(deputy_table, row, &record.deputy);
    }
    return list;
}

std::vector<std::pair<std::string, std::string>> other_ombud(Work& work) {
    std::vector<std::pair<std::string, std::string>> list;
    for (const AccountRecord& account : all_accounts(work)) {
        if (account.id == work.actor().id || account.account.disabled) {
            continue;
        }
        const auto actor = actor_of(work, account.id, work.actor().place);
        const bool ombud = actor && std::ranges::any_of(actor->seats, [&](const Seat& seat) {
                               return seat.role == "ombud" && seat.place == work.actor().place;
                           });
        if (ombud) {
            list.emplace_back(account.id, account.account.name);
        }
    }
    std::ranges::stable_sort(list, [](const auto& left, const auto& right) {
        return compare_swedish(left.second, right.second) < 0;
    });
    return list;
}

Result<std::string> name_deputy(Work& work, const Deputy& deputy) {
    TRY(must(work, May::write_clients));
    const std::string unit = TRY(my_unit_id(work));
    const auto known = other_ombud(work);
    const bool ombud =
        std::ranges::any_of(known, [&](const auto& other) { return other.first == deputy.deputy; });
    if (!ombud) {
        return invalid("deputy", "not_an_ombud_here");
    }
    if (deputy.stands_from < work.today()) {
        return invalid("stands_from", "in_past");
    }
    if (deputy.stands_until < deputy.stands_from) {
        return invalid("stands_until", "before_start");
    }
    if (deputy.stands_from.plus_days(deputy_days_max) < deputy.stands_until) {
        return invalid("stands_until", "longer_than_a_year");
    }
    return work.insert(deputy_table, &deputy, {{"unit", unit}, {"ombud", work.actor().id}});
}

Result<void> end_deputy(Work& work, std::string_view id, int64_t version) {
    TRY(must(work, May::write_clients));
    for (DeputyRecord& record : my_deputies(work)) {
        if (record.id != id) {
            continue;
        }
        record.deputy.stands_until = work.today().plus_days(-1);
        TRY(work.update(deputy_table, id, version, &record.deputy));
        return {};
    }
    return not_found();
}
