// Clients for tests, with what a test does not care about filled in.
#pragma once

#include <string>
#include <vector>

#include "clients/registration.h"
#include "guard/person_door.h"
#include "tests/support/cast.h"

/// The text door of the program, for databases that store codes.
inline const TextDoor* the_door() {
    static const PersonDoor door;
    return &door;
}

struct ClientWish {
    std::string code = "A-1";
    std::string sex = "woman";
    int64_t birth_year = 1980;
    Date started_on = {2026, 1, 15};
    std::string kommun = "0780";
    std::vector<std::string> reasons = {"economy"};
    std::string source = "self";
    std::string source_body = {};
    std::string children = "no";
};

inline Registration a_registration(const ClientWish& wish = {}) {
    Registration made;
    made.client.code = wish.code;
    made.client.sex = wish.sex;
    made.client.birth_year = wish.birth_year;
    made.application.applied_on = wish.started_on;
    made.application.source = wish.source;
    made.application.source_body = wish.source_body;
    made.period.started_on = wish.started_on;
    made.period.reasons_at_start = wish.reasons;
    made.answers.kommun = wish.kommun;
    made.answers.children = wish.children;
    return made;
}

/// A registered client; answers its id.
inline std::string a_client(TestDatabase& db, const Actor& ombud, const ClientWish& wish = {}) {
    const Registration made = a_registration(wish);
    return db.write(ombud, [&](Work& work) { return register_client(work, made); }).value();
}
