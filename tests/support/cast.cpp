// Makes the people of the tests through the same verbs as everybody.
#include "tests/support/cast.h"

#include "accounts/entrance.h"
#include "organisations/unit.h"

const Actor& the_cli() {
    static const Actor cli{.id = "cli", .name = "cli"};
    return cli;
}

Actor a_signed_in(TestDatabase& db, std::string_view role, std::string_view place) {
    static int count = 0;
    Account account;
    account.name = std::string(role) + " " + std::to_string(++count);
    account.email = std::string(role) + std::to_string(count) + "@example.org";
    const std::string id =
        db.write(the_cli(), [&](Work& work) { return make_account(work, account); }).value();
    const HeldSeat seat{std::string(role), std::string(place), Date{2020, 1, 1}, std::nullopt};
    const auto given = db.write(the_cli(), [&](Work& work) { return give_seat(work, id, seat); });
    EXPECT_TRUE(given.has_value()) << "the role or the place is not known";
    return *db.read(the_cli(), [&](Work& work) { return actor_of(work, id, place); });
}

std::string a_unit_called(TestDatabase& db, const std::string& name, const std::string& prefix) {
    Unit unit;
    unit.name = name;
    unit.prefix = prefix;
    unit.started_on = Date{2020, 1, 1};
    return db.write(the_cli(), [&](Work& work) { return start_unit(work, unit); }).value();
}

std::string a_session(TestDatabase& db, const Actor& actor) {
    return db.write(the_cli(), [&](Work& work) { return start_session(work, actor.id); }).value();
}

Cast a_cast(TestDatabase& db) {
    Cast cast;
    cast.unit = a_unit_called(db, "Ombuden i provet", "PROV");
    for (const std::string kommun : {"0780", "0781"}) {
        Coverage coverage;
        coverage.kommun = kommun;
        coverage.covered_from = Date{2020, 1, 1};
        const auto covered =
            db.write(the_cli(), [&](Work& work) { return cover(work, cast.unit, coverage); });
        EXPECT_TRUE(covered.has_value()) << "a kommun of the cast is covered already";
    }
    const std::string place = "unit:" + cast.unit;
    cast.ombud = a_signed_in(db, "ombud", place);
    cast.colleague = a_signed_in(db, "ombud", place);
    cast.event_officer = a_signed_in(db, "event_officer", place);
    cast.manager = a_signed_in(db, "unit_manager", place);
    cast.county_officer = a_signed_in(db, "county_officer", "lan:07");
    cast.administrator = a_signed_in(db, "administrator", "nation");
    return cast;
}
