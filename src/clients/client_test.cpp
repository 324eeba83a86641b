// Clients: their codes, their registration, and who may see them.
#include "clients/client.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "clients/access.h"
#include "clients/handover.h"
#include "clients/list.h"
#include "clients/year_lock.h"
#include "rights/may.h"
#include "sql/clients.h"
#include "tests/support/a_client.h"

// --- the code ------------------------------------------------------------------------------------

TEST(ClientCode, IsWrittenInCapitalsWithoutBlanks) {
    EXPECT_EQ(normal_code(" kl 12 "), "KL12");
    EXPECT_EQ(normal_code("åö-7"), "ÅÖ-7");
}

TEST(ClientCode, MayBeShortAndMeanNothing) {
    for (const char* code : {"A1", "KL-014", "2026-014", "7", "17", "ÅÄ-3", "K12B"}) {
        const bool long_enough = std::string(code).size() > 1;
        EXPECT_EQ(harmless_code(code).has_value(), long_enough) << code;
    }
}

TEST(ClientCode, MayNotBeAName) {
    for (const char* code : {"ANNA", "ANNA1", "EVA7", "BO", "BO-LI", "ÅSA1"}) {
        ASSERT_FALSE(harmless_code(code)) << code;
        EXPECT_EQ(harmless_code(code).error().problems.at(0).key, "not_a_code") << code;
    }
}

TEST(ClientCode, MayNotBeADayOfBirthInAnyOrder) {
    for (const char* code : {"850312", "85-03-12", "19850312", "1985-03-12", "120385", "12031985",
                             "850312A", "8503121"}) {
        ASSERT_FALSE(harmless_code(code)) << code;
        EXPECT_EQ(harmless_code(code).error().problems.at(0).key, "looks_like_a_date") << code;
    }
    EXPECT_TRUE(harmless_code("859912"));
}

TEST(ClientCode, MayNotHoldOtherSigns) {
    for (const char* code : {"A.1", "A/1", "A 1", "A1!", "ABC-1", "A1234567890BC"}) {
        EXPECT_FALSE(harmless_code(code)) << code;
    }
}

TEST(ClientRule, OnlyAdultsAndKnownSexesAreRegistered) {
    Client client{.code = "A1", .sex = "woman", .birth_year = 2008};
    EXPECT_TRUE(client_holds(client, 2026));
    client.birth_year = 2009;
    EXPECT_EQ(client_holds(client, 2026).error().problems.at(0).key, "under_age");
    client.birth_year = 1899;
    EXPECT_EQ(client_holds(client, 2026).error().problems.at(0).key, "not_a_birth_year");
    client.birth_year.reset();
    client.sex = "kvinna";
    EXPECT_EQ(client_holds(client, 2026).error().problems.at(0).key, "unknown_code");
}

// --- verbs ---------------------------------------------------------------------------------------

namespace {

class Clients : public testing::TestWithParam<Engine> {
protected:
    template <class Verb>
    auto write(const Actor& actor, Verb verb) {
        return db.write(actor, verb);
    }
    std::string refusal(const Actor& actor, const Registration& made) {
        const auto done = write(actor, [&](Work& work) { return register_client(work, made); });
        if (done) {
            return "";
        }
        const Error& error = done.error();
        return error.problems.empty() ? "?" : error.problems[0].field + ":" + error.problems[0].key;
    }
    bool sees(const Actor& actor, const std::string& id) {
        return db.read(actor, [&](Work& work) { return open_client(work, id); }).has_value();
    }
    int64_t logged(const std::string& id) {
        return db
            .read(the_cli(),
                  [&](Work& work) {
                      int64_t rows = 0;
                      for (const StoredRow& row :
                           work.rows(sql::clients::trail_of_client,
                                     {{"unit", cast.unit}, {"client", id}})) {
                          rows += row.text("verb") == "read" ? 1 : 0;
                      }
                      return Result<int64_t>(rows);
                  })
            .value();
    }

    TestDatabase db{GetParam(), the_door()};
    Cast cast = a_cast(db);
};

INSTANTIATE_TEST_SUITE_P(Engines, Clients, both_engines(), engine_name);

} // namespace

TEST_P(Clients, AreRegisteredWithTheirApplicationPeriodAndAnswers) {
    const std::string id =
        a_client(db, cast.ombud, {.code = "kl 12", .reasons = {"housing", "economy"}});
    db.database().read(cast.ombud, [&](Work& work) {
        const ClientRecord client = open_client(work, id).value();
        EXPECT_EQ(client.client.code, "KL12");
        EXPECT_EQ(client.ombud, cast.ombud.id);
        const auto periods = periods_of(work, client);
        EXPECT_EQ(periods.size(), 1U);
        EXPECT_TRUE(periods[0].open());
        const auto application = open_application(work, periods[0].application).value();
        EXPECT_EQ(application.application.outcome, "accepted");
        EXPECT_EQ(application.application.ended_on, (Date{2026, 1, 15}));
        const ClientYearRecord answers = answers_in(work, client, 2026);
        EXPECT_EQ(answers.answers.reasons, (std::vector<std::string>{"housing", "economy"}));
    });
}

TEST_P(Clients, AreRefusedWithAllThatIsWrongAtOnce) {
    Registration made = a_registration();
    made.period.started_on = Date{2026, 3, 3};
    made.period.reasons_at_start.clear();
    made.client.birth_year = 2020;
    made.answers.kommun = "0180";
    const auto done = write(cast.ombud, [&](Work& work) { return register_client(work, made); });
    ASSERT_FALSE(done);
    std::vector<std::string> keys;
    for (const Problem& problem : done.error().problems) {
        keys.push_back(problem.key);
    }
    for (const char* key : {"in_future", "required", "under_age", "outside_the_unit"}) {
        EXPECT_NE(std::ranges::find(keys, key), keys.end()) << key;
    }
}

TEST_P(Clients, MayNotHaveACodeThatPointsAtAPerson) {
    EXPECT_EQ(refusal(cast.ombud, a_registration({.code = "850312"})), "code:looks_like_a_date");
    EXPECT_EQ(refusal(cast.ombud, a_registration({.code = "ANNA"})), "code:not_a_code");
    a_client(db, cast.ombud, {.code = "A-7"});
    EXPECT_EQ(refusal(cast.colleague, a_registration({.code = "a-7"})), "code:taken");
}

TEST_P(Clients, AreNotStoredWithoutATextDoor) {
    TestDatabase doorless(GetParam());
    const Cast people = a_cast(doorless);
    const Registration made = a_registration();
    const auto done =
        doorless.write(people.ombud, [&](Work& work) { return register_client(work, made); });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().problems.at(0).key, "door_closed");
}

TEST_P(Clients, NeedAnAgeOrAnAgeGroup) {
    Registration made = a_registration();
    made.client.birth_year.reset();
    EXPECT_EQ(refusal(cast.ombud, made), "age_band:age_needed");
    made.answers.age_band = "30_49";
    EXPECT_EQ(refusal(cast.ombud, made), "");
}

TEST_P(Clients, AreSeenByTheirOmbudOnly) {
    const std::string id = a_client(db, cast.ombud);
    EXPECT_TRUE(sees(cast.ombud, id));
    for (const Actor& other : {cast.colleague, cast.event_officer, cast.manager,
                               cast.county_officer, cast.administrator}) {
        EXPECT_FALSE(sees(other, id)) << other.name;
    }
    const std::string elsewhere = a_unit_called(db, "En annan", "ANNAN");
    const Actor stranger = a_signed_in(db, "ombud", "unit:" + elsewhere);
    EXPECT_FALSE(sees(stranger, id));
    // The same person with a seat in another unit sees nothing of the first from there.
    Actor moved = cast.ombud;
    moved.place = "unit:" + elsewhere;
    moved.seats.push_back({"ombud", moved.place});
    EXPECT_FALSE(sees(moved, id));
}

TEST_P(Clients, AreOpenedByAManagerForAReasonAndForADay) {
    const std::string id = a_client(db, cast.ombud, {.code = "B-2"});
    const auto open = [&](const Actor& actor, const Opening& opening) {
        return write(actor, [&](Work& work) { return open_for_reason(work, "b-2", opening); });
    };
    EXPECT_FALSE(open(cast.colleague, {"absence"}));
    EXPECT_FALSE(open(cast.administrator, {"absence"}));
    EXPECT_FALSE(open(cast.manager, {"curiosity"}));
    EXPECT_FALSE(sees(cast.manager, id));
    EXPECT_EQ(open(cast.manager, {"absence"}).value(), id);
    EXPECT_TRUE(sees(cast.manager, id));
    // Reading only: the record is changed by its ombud.
    const auto changed = write(cast.manager, [&](Work& work) {
        return amend_client(work, id, 1, {.code = "B-3", .sex = "man"});
    });
    EXPECT_FALSE(changed);
    db.set_clock(db.now().plus_seconds(24 * 3600));
    EXPECT_FALSE(sees(cast.manager, id));
}

TEST_P(Clients, EveryReadingIsLoggedBeforeItIsAnswered) {
    const std::string id = a_client(db, cast.ombud);
    EXPECT_EQ(logged(id), 0);
    EXPECT_TRUE(sees(cast.ombud, id));
    EXPECT_TRUE(sees(cast.ombud, id));
    EXPECT_EQ(logged(id), 2);
    EXPECT_FALSE(sees(cast.colleague, id));
    EXPECT_EQ(logged(id), 2);
    db.database().read(cast.ombud, [&](Work& work) {
        const auto lines = accesses_of(work, open_client(work, id).value());
        EXPECT_EQ(lines.at(0).verb, "read");
        EXPECT_EQ(lines.at(0).actor, cast.ombud.id);
    });
}

TEST_P(Clients, LeaveNoAnswerOfAPersonInTheTrail) {
    a_client(db, cast.ombud, {.code = "ZZ-99", .birth_year = 1961});
    db.database().drain();
    const auto connection = open_connection(db.address(), Access::read_only);
    static constexpr Query facts{"test.facts",
                                 "SELECT facts FROM audit WHERE subject_table LIKE "
                                 "'client%'",
                                 "SELECT facts FROM audit WHERE subject_table LIKE 'client%'"};
    connection->run("BEGIN");
    int64_t rows = 0;
    connection->each(facts, {}, [&](const Row& row) {
        ++rows;
        for (const char* said : {"ZZ-99", "1961", "woman", "0780", "economy", "2026-01-15"}) {
            EXPECT_EQ(row.text("facts").find(said), std::string::npos) << row.text("facts");
        }
        return true;
    });
    connection->run("COMMIT");
    EXPECT_GE(rows, 4);
}

TEST_P(Clients, AnswersOfAYearLeaveTheEarlierYearAsItWas) {
    const std::string id =
        a_client(db, cast.ombud, {.started_on = {2025, 3, 1}, .children = "wholly"});
    const auto in_year = [&](int year) {
        return db
            .read(cast.ombud,
                  [&](Work& work) {
                      return Result<ClientYearRecord>(
                          answers_in(work, open_client(work, id).value(), year));
                  })
            .value();
    };
    ClientYearRecord now = in_year(2026);
    EXPECT_EQ(now.id, "");
    EXPECT_EQ(now.answers.children, "wholly");
    EXPECT_TRUE(now.answers.reasons.empty()) << "reasons are asked anew each year";
    now.answers.children = "partly";
    now.answers.reasons = {"authorities"};
    const auto answer = [&](int64_t version) {
        return write(cast.ombud,
                     [&](Work& work) { return answer_year(work, id, version, now.answers); });
    };
    EXPECT_TRUE(answer(0));
    EXPECT_EQ(answer(0).error().refusal, Refusal::conflict) << "somebody saved first";
    EXPECT_TRUE(answer(1));
    EXPECT_EQ(in_year(2025).answers.children, "wholly");
    EXPECT_EQ(in_year(2026).answers.children, "partly");
}

TEST_P(Clients, WhoComesBackGetsANewPeriodOnTheSameRecord) {
    const std::string id = a_client(db, cast.ombud, {.started_on = {2025, 3, 1}});
    Registration again = a_registration({.started_on = {2026, 2, 1}, .reasons = {"housing"}});
    const auto back = [&] {
        return write(cast.ombud, [&](Work& work) { return start_again(work, id, again); });
    };
    EXPECT_EQ(back().error().refusal, Refusal::conflict);
    ASSERT_TRUE(write(cast.ombud, [&](Work& work) -> Result<int> {
        const ClientRecord client = TRY(own_client(work, id));
        TRY(end_period(work, client.unit, *open_period(work, client),
                       {Date{2025, 12, 1}, "own_wish"}));
        return 0;
    }));
    EXPECT_TRUE(back());
    db.database().read(cast.ombud, [&](Work& work) {
        EXPECT_EQ(periods_of(work, open_client(work, id).value()).size(), 2U);
    });
}

TEST_P(Clients, WhoComesBackKeepsTheAnswersOfTheYear) {
    const std::string id = a_client(db, cast.ombud, {.started_on = {2026, 1, 10}});
    EXPECT_TRUE(write(cast.ombud, [&](Work& work) -> Result<void> {
        const ClientRecord client = TRY(own_client(work, id));
        ClientYearRecord year = answers_in(work, client, 2026);
        year.answers.attorney = "yes";
        TRY(answer_year(work, id, year.version, year.answers));
        TRY(end_period(work, client.unit, *open_period(work, client),
                       {Date{2026, 2, 1}, "own_wish"}));
        TRY(start_again(work, id, a_registration({.started_on = {2026, 2, 20}})));
        EXPECT_EQ(answers_in(work, client, 2026).answers.attorney, "yes");
        return {};
    }));
}

TEST_P(Clients, WhoWaitsLeavesTheQueueOnADayOfItsOwn) {
    Application application;
    application.code = "A-9";
    application.applied_on = Date{2025, 3, 1};
    application.kommun = "0780";
    application.source = "self";
    application.outcome = "queue";
    application.decided_on = application.applied_on;
    application.queued_on = Date{2025, 3, 5};
    const auto id =
        write(cast.ombud, [&](Work& work) { return receive_application(work, application); });
    ASSERT_TRUE(id);
    EXPECT_TRUE(write(cast.ombud, [&](Work& work) -> Result<void> {
        ApplicationRecord decided = TRY(open_application(work, *id));
        decided.application.outcome = "withdrawn";
        decided.application.ended_on = Date{2025, 3, 2};
        const auto early = decide_application(work, decided);
        EXPECT_FALSE(early);
        EXPECT_EQ(early.error().problems.at(0).key, "ended_before_queue");
        decided.application.ended_on.reset();
        TRY(decide_application(work, decided));
        const Application after = TRY(open_application(work, *id)).application;
        EXPECT_EQ(after.ended_on, work.today());
        EXPECT_EQ(after.decided_on, (Date{2025, 3, 1}));
        EXPECT_EQ(outcome_on(after, Date{2025, 12, 31}), "queue");
        return {};
    }));
}

TEST_P(Clients, KeepTheReadersOfListsThoughTheOmbudIsAnother) {
    const std::string id = a_client(db, cast.ombud);
    EXPECT_TRUE(write(cast.ombud, [](Work& work) { return list_clients(work, {}, 1); }));
    const auto hand_over = [&](const Actor& from, const Actor& to) {
        return write(from, [&](Work& work) -> Result<void> {
            const ClientRecord client = TRY(own_client(work, id));
            const ClientHandover handover{to.id, work.today(), work.today(), "none"};
            return hand_over_client(work, id, client.version, handover);
        });
    };
    EXPECT_TRUE(hand_over(cast.ombud, cast.colleague));
    EXPECT_EQ(logged(id), 1);
    EXPECT_TRUE(write(cast.colleague, [](Work& work) { return list_clients(work, {}, 1); }));
    EXPECT_TRUE(hand_over(cast.colleague, cast.ombud));
    EXPECT_EQ(logged(id), 2);
    EXPECT_TRUE(write(cast.ombud, [](Work& work) { return list_clients(work, {}, 1); }));
    EXPECT_EQ(logged(id), 3);
}

TEST_P(Clients, AreRegisteredByOmbudOnly) {
    const Registration made = a_registration();
    for (const Actor& other :
         {cast.event_officer, cast.manager, cast.county_officer, cast.administrator}) {
        const auto done = write(other, [&](Work& work) { return register_client(work, made); });
        ASSERT_FALSE(done) << other.name;
        EXPECT_EQ(done.error().refusal, Refusal::forbidden) << other.name;
    }
}

// --- rights (domain a.8) -------------------------------------------------------------------------

TEST(ClientRights, AreThoseOfTheVisibilityMatrix) {
    struct Line {
        std::string_view role;
        bool reads, writes, oversees, counts, locks, steers;
    };
    const std::vector<Line> matrix = {
        {"ombud", true, true, false, true, false, false},
        {"event_officer", false, false, false, true, false, false},
        {"unit_manager", false, false, true, true, true, true},
        {"steering_member", false, false, false, true, false, false},
        {"city_investigator", false, false, false, true, false, false},
        {"grant_officer", false, false, false, true, false, false},
        {"county_officer", false, false, false, true, false, false},
        {"national_officer", false, false, false, true, false, false},
        {"reader", false, false, false, false, false, false},
        {"network_partner", false, false, false, false, false, false},
        {"data_protection_officer", false, false, false, false, false, false},
        {"administrator", false, false, false, false, false, false},
    };
    ASSERT_EQ(matrix.size(), all_roles().size());
    for (const Line& line : matrix) {
        EXPECT_EQ(role_may(line.role, May::read_clients), line.reads) << line.role;
        EXPECT_EQ(role_may(line.role, May::write_clients), line.writes) << line.role;
        EXPECT_EQ(role_may(line.role, May::oversee_clients), line.oversees) << line.role;
        EXPECT_EQ(role_may(line.role, May::read_client_figures), line.counts) << line.role;
        EXPECT_EQ(role_may(line.role, May::lock_client_years), line.locks) << line.role;
        EXPECT_EQ(role_may(line.role, May::steer_clients), line.steers) << line.role;
    }
}
