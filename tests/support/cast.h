// The people of the tests, by role, and the unit they work in.
#pragma once

#include <string>
#include <string_view>

#include "platform/actor.h"
#include "tests/support/database.h"

/// One unit covering Växjö (0780) and Ljungby (0781) since 2020, and those who meet in it. All are
/// accounts in the database, so their ids may be stored anywhere.
struct Cast {
    std::string unit;
    Actor ombud;
    Actor colleague;
    Actor event_officer;
    Actor manager;
    Actor county_officer;
    Actor administrator;
};
Cast a_cast(TestDatabase& db);

/// An account with a role at a place, as it acts when signed in there.
Actor a_signed_in(TestDatabase& db, std::string_view role, std::string_view place);

/// A started unit with a prefix of its own; answers its id.
std::string a_unit_called(TestDatabase& db, const std::string& name, const std::string& prefix);

/// The token of a session of the account, for the cookie `spejare_session` of a story.
std::string a_session(TestDatabase& db, const Actor& actor);

/// The machine's owner at a shell.
const Actor& the_cli();
