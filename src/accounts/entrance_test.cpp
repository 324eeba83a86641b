// Getting in: links, passwords, sessions, seats and tokens, on both engines.
#include "accounts/entrance.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "accounts/accounts.h"
#include "platform/crypto/crypto.h"
#include "platform/html/page.h"
#include "platform/http/forgery.h"
#include "rights/may.h"
#include "sql/accounts.h"
#include "tests/support/cast.h"

namespace {

class Accounts : public testing::TestWithParam<Engine> {
protected:
    Accounts() : gate(accounts_gate(db.database())) { accounts_routes(routes); }

    Response ask(std::string_view method, std::string_view path, FormValues form = {}) {
        Request in = story_request(method, path, std::move(form));
        if (!token.empty()) {
            in.cookies[std::string(session_cookie)] = token;
            in.form["csrf"] = {csrf()};
        }
        return dispatcher().answer(std::move(in));
    }
    Dispatcher& dispatcher() {
        if (!made) {
            made = std::make_unique<Dispatcher>(
                Site{.routes = routes, .gate = *gate, .database = db.database(), .menu = {}});
        }
        return *made;
    }
    // The token that the session's forms carry.
    std::string csrf() {
        std::string found;
        Request in = story_request("GET", "/account");
        in.cookies[std::string(session_cookie)] = token;
        db.database().read({}, [&](Work& work) { found = gate->enter(in, work).csrf; });
        return found;
    }
    static std::string cookie_of(const Response& response) {
        for (const auto& [name, value] : response.headers) {
            if (name == "Set-Cookie" && value.starts_with("spejare_session=")) {
                return value.substr(16, value.find(';') - 16);
            }
        }
        return "";
    }
    std::string link_for(const Actor& actor) {
        return db.write(the_cli(), [&](Work& work) { return make_link(work, actor.id); }).value();
    }
    std::string email_of(const Actor& actor) {
        return db.read(the_cli(), [&](Work& work) { return account_by_id(work, actor.id); })
            ->account.email;
    }
    // Signs in by a link and chooses a password.
    void choose_password(const Actor& actor, const std::string& password) {
        token = cookie_of(ask("POST", link_for(actor)));
        ASSERT_FALSE(token.empty());
        ASSERT_EQ(ask("POST", "/account/password", {{"new_password", {password}}}).status, 303);
        token.clear();
    }

    std::string a_token_for(const Actor& holder) {
        return db.write(the_cli(), [&](Work& work) { return make_token(work, holder, "test"); })
            .value();
    }
    bool lets_in(const std::string& key) {
        Request in = story_request("GET", "/account");
        in.door = Door::json;
        in.headers["authorization"] = "Bearer " + key;
        bool in_now = false;
        db.database().read({},
                           [&](Work& work) { in_now = gate->enter(in, work).actor.signed_in(); });
        return in_now;
    }

    TestDatabase db{GetParam()};
    Routes routes;
    std::unique_ptr<Gate> gate;
    std::unique_ptr<Dispatcher> made;
    std::string token;
};

} // namespace

TEST_P(Accounts, TheFirstStartMakesOneAdministratorOnce) {
    const auto first = [](Work& work) -> Result<std::string> {
        const auto link = first_link(work, "http://x");
        return link ? Result<std::string>(*link) : Result<std::string>(conflict());
    };
    const auto link = db.write({.id = "system"}, first);
    ASSERT_TRUE(link);
    EXPECT_TRUE(link->starts_with("http://x/link/"));
    EXPECT_FALSE(db.write({.id = "system"}, first));
}

TEST_P(Accounts, ALinkSignsInOnce) {
    const Cast cast = a_cast(db);
    const std::string link = link_for(cast.ombud);
    // A mail program that looks at the link does not use it up.
    EXPECT_EQ(ask("GET", link).status, 200);
    token = cookie_of(ask("POST", link));
    EXPECT_FALSE(token.empty());
    EXPECT_EQ(ask("GET", "/account").status, 200);
    token.clear();
    EXPECT_EQ(ask("POST", link).status, 404);
}

TEST_P(Accounts, ALinkIsTooOldAfterAWeek) {
    const Cast cast = a_cast(db);
    const std::string link = link_for(cast.ombud);
    db.set_clock(db.now().plus_seconds(7 * 86400 + 1));
    EXPECT_EQ(ask("POST", link).status, 404);
}

TEST_P(Accounts, APasswordSignsInAndAWrongOneDoesNot) {
    const Cast cast = a_cast(db);
    choose_password(cast.ombud, "fyra gula kannor");
    const std::string email = email_of(cast.ombud);
    EXPECT_EQ(
        ask("POST", "/sign-in", {{"email", {email}}, {"password", {"fel fel fel fel"}}}).status,
        422);
    const Response right =
        ask("POST", "/sign-in",
            {{"email", {email}}, {"password", {"fyra gula kannor"}}, {"next", {"//evil.example"}}});
    EXPECT_EQ(right.status, 303);
    EXPECT_FALSE(cookie_of(right).empty());
    for (const auto& [name, value] : right.headers) {
        if (name == "Location") {
            EXPECT_EQ(value, "/");
        }
    }
}

TEST_P(Accounts, TriesAreCountedAndThenWaitedFor) {
    const Cast cast = a_cast(db);
    choose_password(cast.ombud, "fyra gula kannor");
    const std::string email = email_of(cast.ombud);
    for (int turn = 0; turn < 6; ++turn) {
        ask("POST", "/sign-in", {{"email", {email}}, {"password", {"fel fel fel fel"}}});
    }
    const FormValues right = {{"email", {email}}, {"password", {"fyra gula kannor"}}};
    EXPECT_EQ(ask("POST", "/sign-in", right).status, 422);
    db.set_clock(db.now().plus_seconds(901));
    EXPECT_EQ(ask("POST", "/sign-in", right).status, 303);
}

TEST_P(Accounts, AnOfficeBehindOneAddressIsNotKeptWaitingByItsRightPasswords) {
    const Cast cast = a_cast(db);
    choose_password(cast.ombud, "fyra gula kannor");
    const FormValues right = {{"email", {email_of(cast.ombud)}},
                              {"password", {"fyra gula kannor"}}};
    for (int turn = 0; turn < 25; ++turn) {
        ASSERT_EQ(ask("POST", "/sign-in", right).status, 303) << turn;
    }
    for (int turn = 0; turn < 20; ++turn) {
        ask("POST", "/sign-in",
            {{"email", {"ingen" + std::to_string(turn) + "@example.org"}}, {"password", {"fel"}}});
    }
    EXPECT_EQ(ask("POST", "/sign-in", right).status, 422) << "but wrong ones are counted";
}

TEST_P(Accounts, NobodyClearsTheTriesOfAnotherAddress) {
    const Cast cast = a_cast(db);
    choose_password(cast.ombud, "fyra gula kannor");
    const std::string email = email_of(cast.ombud);
    for (int turn = 0; turn < 6; ++turn) {
        ask("POST", "/sign-in", {{"email", {email}}, {"password", {"fel fel fel fel"}}});
    }
    token = cookie_of(ask("POST", link_for(cast.manager)));
    ASSERT_EQ(ask("POST", "/account/password",
                  {{"new_password", {"sju bruna kannor"}}, {"email", {email}}})
                  .status,
              303);
    token.clear();
    EXPECT_EQ(
        ask("POST", "/sign-in", {{"email", {email}}, {"password", {"fyra gula kannor"}}}).status,
        422);
}

TEST_P(Accounts, ANewLinkEndsTheOneBefore) {
    const Cast cast = a_cast(db);
    const std::string first = link_for(cast.ombud);
    const std::string second = link_for(cast.ombud);
    EXPECT_EQ(ask("POST", first).status, 404);
    EXPECT_EQ(ask("POST", second).status, 303);
}

TEST_P(Accounts, SigningOutEverywhereEndsLinksAndTokensToo) {
    const Cast cast = a_cast(db);
    const std::string link = link_for(cast.ombud);
    const std::string key = a_token_for(cast.ombud);
    EXPECT_TRUE(lets_in(key));
    token = a_session(db, cast.ombud);
    EXPECT_EQ(ask("POST", "/account/sessions/removal").status, 303);
    EXPECT_FALSE(lets_in(key));
    token.clear();
    EXPECT_EQ(ask("POST", link).status, 404);
}

TEST_P(Accounts, ATokenEndsWithTheSeatItWasMadeFor) {
    const Cast cast = a_cast(db);
    ASSERT_TRUE(db.write(cast.administrator, [&](Work& work) {
        return give_seat(work, cast.ombud.id, {"reader", "lan:12", Date{2026, 1, 1}, std::nullopt});
    }));
    const std::string key = a_token_for(cast.ombud);
    EXPECT_TRUE(lets_in(key));
    SeatRecord ended = db.read(the_cli(), [&](Work& work) {
        const auto seats = seats_of(work, cast.ombud.id);
        return *std::ranges::find_if(
            seats, [&](const SeatRecord& one) { return one.seat.place == cast.ombud.place; });
    });
    ended.seat.held_until = Date{2026, 3, 2};
    ASSERT_TRUE(db.write(cast.administrator,
                         [&](Work& work) { return end_seat(work, cast.ombud.id, ended); }));
    db.set_clock(db.now().plus_seconds(86400));
    EXPECT_FALSE(lets_in(key)) << "it does not move to the other seat's place";
}

TEST_P(Accounts, ASessionEndsAfterTwelveHoursOfRest) {
    const Cast cast = a_cast(db);
    token = a_session(db, cast.ombud);
    EXPECT_EQ(ask("GET", "/account").status, 200);
    db.set_clock(db.now().plus_seconds(12 * 3600 + 1));
    EXPECT_EQ(ask("GET", "/account").status, 303);
}

TEST_P(Accounts, SigningOutEverywhereLeavesOnlyThisSession) {
    const Cast cast = a_cast(db);
    const std::string other = a_session(db, cast.ombud);
    token = a_session(db, cast.ombud);
    EXPECT_EQ(ask("POST", "/account/sessions/removal").status, 303);
    EXPECT_EQ(ask("GET", "/account").status, 200);
    token = other;
    EXPECT_EQ(ask("GET", "/account").status, 303);
}

TEST_P(Accounts, ADisabledAccountIsOutAtOnce) {
    const Cast cast = a_cast(db);
    token = a_session(db, cast.ombud);
    const auto record =
        *db.read(the_cli(), [&](Work& work) { return account_by_id(work, cast.ombud.id); });
    Account disabled = record.account;
    disabled.disabled = true;
    ASSERT_TRUE(db.write(cast.administrator, [&](Work& work) {
        return amend_account(work, record.id, record.version, disabled);
    }));
    EXPECT_EQ(ask("GET", "/account").status, 303);
}

TEST_P(Accounts, OnlyTheAdministratorGivesSeats) {
    const Cast cast = a_cast(db);
    const HeldSeat seat{"administrator", "nation", Date{2026, 1, 1}, std::nullopt};
    const auto give = [&](Work& work) { return give_seat(work, cast.ombud.id, seat); };
    EXPECT_FALSE(db.write(cast.manager, give));
    EXPECT_TRUE(db.write(cast.administrator, give));
    token = a_session(db, cast.ombud);
    EXPECT_EQ(ask("GET", "/accounts").status, 403);
    EXPECT_EQ(ask("POST", "/place", {{"place", {"lan:12"}}}).status, 403);
    EXPECT_EQ(ask("POST", "/place", {{"place", {"nation"}}}).status, 303);
    EXPECT_EQ(ask("GET", "/accounts").status, 200);
}

TEST_P(Accounts, ASeatThatEndedGivesNothing) {
    const Cast cast = a_cast(db);
    db.set_clock(*parse_instant("2026-06-01T08:00:00.000Z"));
    const auto first_seat = [&](Work& work) { return seats_of(work, cast.ombud.id).front(); };
    SeatRecord ended = db.read(the_cli(), first_seat);
    ended.seat.held_until = Date{2026, 5, 31};
    ASSERT_TRUE(db.write(cast.administrator,
                         [&](Work& work) { return end_seat(work, cast.ombud.id, ended); }));
    const auto actor =
        db.read(the_cli(), [&](Work& work) { return actor_of(work, cast.ombud.id, ""); });
    ASSERT_TRUE(actor);
    EXPECT_FALSE(actor_may(*actor, May::read_events));
}

TEST_P(Accounts, ATokenOpensTheJsonDoorOnly) {
    const Cast cast = a_cast(db);
    const std::string made_token = db.write(the_cli(), [&](Work& work) {
                                         return make_token(work, cast.ombud, "test");
                                     }).value();
    Request in = story_request("GET", "/account");
    in.headers["authorization"] = "Bearer " + made_token;
    db.database().read({}, [&](Work& work) {
        EXPECT_FALSE(gate->enter(in, work).actor.signed_in());
        in.door = Door::json;
        EXPECT_EQ(gate->enter(in, work).actor.id, cast.ombud.id);
    });
}

TEST_P(Accounts, EachPageOpensInBothLanguages) {
    const Cast cast = a_cast(db);
    for (const std::string path : {"/sign-in?next=/events", "/link/unknown"}) {
        EXPECT_EQ(ask("GET", path).status, 200) << path;
    }
    token = a_session(db, cast.administrator);
    for (const std::string language : {"sv", "en"}) {
        const std::string own = "/accounts/" + cast.administrator.id;
        for (const std::string& path :
             {std::string("/account"), std::string("/account/password"), std::string("/place"),
              std::string("/accounts"), std::string("/accounts/new"), own}) {
            Request in = story_request("GET", path);
            in.cookies[std::string(session_cookie)] = token;
            in.cookies["language"] = language;
            EXPECT_EQ(dispatcher().answer(std::move(in)).status, 200) << path;
        }
    }
    EXPECT_EQ(ask("GET", "/language/en?back=/account").status, 303);
}

TEST_P(Accounts, BothTextsAreShownWhenSomebodySavedFirst) {
    const Cast cast = a_cast(db);
    token = a_session(db, cast.administrator);
    for (const std::string& address : {"/accounts/" + cast.ombud.id, std::string("/account")}) {
        FormValues typed = {{"name", {"Första namnet"}},
                            {"email", {"forsta@example.org"}},
                            {"language", {"sv"}},
                            {"version", {"1"}}};
        ASSERT_EQ(ask("POST", address, typed).status, 303) << address;
        typed["name"] = {"Andra namnet"};
        const Response met = ask("POST", address, typed);
        EXPECT_EQ(met.status, 409) << address;
        EXPECT_NE(met.body.find("Första namnet"), std::string::npos) << address;
        EXPECT_NE(met.body.find("Andra namnet"), std::string::npos) << address;
        EXPECT_NE(met.body.find("name=\"version\" value=\"2\""), std::string::npos) << address;
    }
}

TEST_P(Accounts, TheAdministratorInvitesGivesARoleAndHandsOverALink) {
    const Cast cast = a_cast(db);
    token = a_session(db, cast.administrator);
    const Response made_account =
        ask("POST", "/accounts",
            {{"name", {"Ny Kollega"}}, {"email", {"Ny@Example.org"}}, {"language", {"sv"}}});
    ASSERT_EQ(made_account.status, 303);
    std::string address;
    for (const auto& [name, value] : made_account.headers) {
        address = name == "Location" ? value : address;
    }
    EXPECT_EQ(ask("POST", "/accounts",
                  {{"name", {"Samma"}}, {"email", {"ny@example.org"}}, {"language", {"sv"}}})
                  .status,
              422);
    EXPECT_EQ(
        ask("POST", address + "/seats",
            {{"role", {"ombud"}}, {"place", {"unit:" + cast.unit}}, {"held_from", {"2026-03-01"}}})
            .status,
        303);
    const std::string page = ask("POST", address + "/link").body;
    const std::size_t start = page.find("/link/");
    ASSERT_NE(start, std::string::npos);
    const std::string link = page.substr(start, page.find('<', start) - start);
    token.clear();
    token = cookie_of(ask("POST", link));
    EXPECT_EQ(ask("GET", "/account").status, 200);
}

INSTANTIATE_TEST_SUITE_P(Engines, Accounts, both_engines(), engine_name);
