// Who works in a unit: its ombud, event officer and manager.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/account.h"

/// Those who hold such a role there today, each once.
inline std::vector<AccountRecord> people_working_in(Work& work, std::string_view unit) {
    std::vector<AccountRecord> people;
    for (const std::string_view role : {"ombud", "event_officer", "unit_manager"}) {
        for (AccountRecord& one : holders_of(work, role, "unit:" + std::string(unit))) {
            if (std::ranges::find(people, one.id, &AccountRecord::id) == people.end()) {
                people.push_back(std::move(one));
            }
        }
    }
    return people;
}
