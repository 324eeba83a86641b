// Erasing: when a record may go, what stays, and that it is gone from the files.
#include "clients/retention.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "clients/access.h"
#include "clients/application.h"
#include "clients/client_policy.h"
#include "clients/closing.h"
#include "clients/counted.h"
#include "clients/goal.h"
#include "clients/note.h"
#include "clients/period.h"
#include "clients/queue.h"
#include "clients/year_lock.h"
#include "tests/support/a_client.h"

namespace {

class Erasing : public testing::TestWithParam<Engine> {
protected:
    Date today(Date day) {
        db.set_clock(*parse_instant(day.iso() + "T10:00:00.000Z"));
        return day;
    }
    // A client of 2026 who is closed in the autumn, in a year that is locked the January after.
    std::string closed_and_locked(const std::string& code) {
        today({2026, 3, 2});
        const std::string id = a_client(db, cast.ombud, {.code = code});
        EXPECT_TRUE(db.write(cast.ombud, [&](Work& work) {
            return keep_note(work, id, 0, FreeText::as_typed("Hyran ska ringas om på fredag."));
        }));
        today({2026, 9, 1});
        EXPECT_TRUE(db.write(cast.ombud, [&](Work& work) -> Result<void> {
            const ClientRecord client = TRY(own_client(work, id));
            const auto period = open_period(work, client);
            return close_client(work, id, period->version,
                                {work.today(), "assignments_done", "destroyed", ""});
        }));
        return id;
    }
    void lock_2026() {
        today({2027, 1, 20});
        EXPECT_TRUE(db.write(cast.manager, [&](Work& work) -> Result<void> {
            QueueYearRecord said;
            said.said.year = 2026;
            said.said.standing = "no";
            TRY(say_queue(work, cast.unit, said));
            TRY(lock_year(work, cast.unit, 2026));
            return {};
        }));
    }
    int64_t announce() {
        return db.write(cast.manager, [](Work& work) { return announce_erasures(work); }).value();
    }
    int64_t erase() {
        return db.write(cast.manager, [&](Work& work) { return erase_due(work, cast.unit); })
            .value();
    }
    int64_t counted(int year) {
        return db.read(cast.manager, [&](Work& work) {
            int64_t persons = 0;
            each_counted_client(work, cast.unit, {year, Date{year, 12, 31}},
                                [&](const CountedClient&) { ++persons; });
            return persons;
        });
    }
    std::vector<ErasureLine> lines() {
        return db.read(cast.manager, [](Work& work) { return erasure_preview(work); }).value();
    }
    void put_off(const std::string& reason) {
        ErasureLine line = lines().at(0);
        line.announced.reason = FreeText::as_typed(reason);
        EXPECT_TRUE(
            db.write(cast.manager, [&](Work& work) { return put_off_erasure(work, line); }));
    }
    void reopen_2026() {
        EXPECT_TRUE(
            db.write(cast.manager, [&](Work& work) { return reopen_year(work, cast.unit, 2026); }));
    }
    // Support that begins and ends on the day of the clock.
    void come_back_for_a_day(const std::string& id) {
        EXPECT_TRUE(db.write(cast.ombud, [&](Work& work) -> Result<void> {
            TRY(start_again(work, id, a_registration({.started_on = work.today()})));
            const ClientRecord client = TRY(own_client(work, id));
            return close_client(work, id, open_period(work, client)->version,
                                {work.today(), "assignments_done", "none", ""});
        }));
    }
    // How many earlier versions of announcements are kept that hold these words.
    int64_t old_versions_with(const std::string& words) {
        static constexpr std::string_view kept =
            "SELECT body FROM record_version WHERE table_name = 'client_erasure'";
        return db.read(cast.manager, [&](Work& work) {
            int64_t count = 0;
            for (const StoredRow& row : work.rows(Query{"test.old_versions", kept, kept})) {
                count += row.text("body").find(words) == std::string::npos ? 0 : 1;
            }
            return count;
        });
    }

    TestDatabase db{GetParam(), the_door()};
    Cast cast = a_cast(db);
};
INSTANTIATE_TEST_SUITE_P(Engines, Erasing, both_engines(), engine_name);

bool stands_in_file(const std::string& path, const std::string& words) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str().find(words) != std::string::npos;
}

} // namespace

TEST(ErasureRule, WaitsForEveryYearToBeLockedAndTheSetTime) {
    ClosedYears years{2024, 2025, {{2024, {2025, 2, 1}}}};
    EXPECT_FALSE(erasable_from(years, 12));
    years.locks.emplace_back(2025, Date{2026, 1, 31});
    EXPECT_EQ(erasable_from(years, 12), (Date{2027, 1, 31}));
    EXPECT_EQ(erasable_from(years, 1), (Date{2026, 2, 28}));
    EXPECT_EQ(erasable_from(years, 0), (Date{2026, 1, 31}));
}

TEST_P(Erasing, ComesAfterTheLockTheTimeAndTheDaysOfGrace) {
    closed_and_locked("QX-77");
    EXPECT_FALSE(lines().at(0).erasable);
    EXPECT_EQ(announce(), 0);
    lock_2026();
    EXPECT_EQ(lines().at(0).erasable, (Date{2028, 1, 20}));
    EXPECT_EQ(announce(), 0);
    today({2028, 1, 20});
    EXPECT_EQ(announce(), 1);
    EXPECT_EQ(announce(), 0);
    EXPECT_EQ(erase(), 0);
    today({2028, 2, 19});
    EXPECT_EQ(erase(), 1);
    EXPECT_TRUE(lines().empty());
}

TEST_P(Erasing, LeavesTheCountAndATombstoneAndNothingElse) {
    const std::string id = closed_and_locked("QX-77");
    lock_2026();
    EXPECT_EQ(counted(2026), 1);
    today({2028, 1, 20});
    announce();
    today({2028, 3, 1});
    EXPECT_EQ(erase(), 1);
    EXPECT_EQ(counted(2026), 1);
    const Tombstones gone =
        db.read(cast.manager, [&](Work& work) { return tombstones_of(work, cast.unit); });
    EXPECT_EQ(gone.clients, 1);
    EXPECT_EQ(gone.applications, 0);
    const auto again =
        db.write(cast.manager, [&](Work& work) { return reopen_year(work, cast.unit, 2026); });
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().problems.at(0).key, "records_erased");
    const auto opened = db.read(cast.ombud, [&](Work& work) { return open_client(work, id); });
    EXPECT_FALSE(opened);
}

TEST_P(Erasing, TellsOnTheTombstoneWhoAskedForIt) {
    closed_and_locked("QX-77");
    lock_2026();
    today({2028, 1, 20});
    announce();
    today({2028, 3, 1});
    ASSERT_TRUE(db.write(cast.manager, [](Work& work) { return ask_for_erasure(work); }));
    JobRunner(db.database(), {erasure_job(db.address())}).run_waiting();
    static constexpr Query by{"test.erased_by", "SELECT erased_by FROM client_tombstone",
                              "SELECT erased_by FROM client_tombstone"};
    const auto rows = db.read(cast.manager, [](Work& work) { return work.rows(by); });
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].text("erased_by"), cast.manager.id);
}

TEST_P(Erasing, AsksAgainAtTheDeedWhetherTheTimeHasGone) {
    closed_and_locked("QX-77");
    lock_2026();
    today({2028, 1, 20});
    EXPECT_EQ(announce(), 1);
    ClientPolicy longer;
    longer.decided_from = today({2028, 2, 1});
    longer.erase_after_months = 24;
    EXPECT_TRUE(db.write(
        cast.manager, [&](Work& work) { return decide_client_policy(work, cast.unit, longer); }));
    today({2028, 3, 1});
    EXPECT_EQ(lines().at(0).announced.standing, "announced") << "due, and not old enough";
    EXPECT_EQ(erase(), 0);
    today({2029, 1, 19});
    EXPECT_EQ(erase(), 0);
    today({2029, 1, 20});
    EXPECT_EQ(erase(), 1);
}

TEST_P(Erasing, IsTakenBackWhenTheYearIsOpenedOrThePersonComesBack) {
    const std::string id = closed_and_locked("QX-77");
    lock_2026();
    today({2028, 1, 20});
    EXPECT_EQ(announce(), 1);
    reopen_2026();
    EXPECT_EQ(lines().at(0).erasure, "");
    today({2028, 1, 21});
    EXPECT_TRUE(
        db.write(cast.manager, [&](Work& work) { return lock_year(work, cast.unit, 2026); }));
    today({2029, 1, 21});
    EXPECT_EQ(announce(), 1);
    EXPECT_NE(lines().at(0).erasure, "");
    come_back_for_a_day(id);
    EXPECT_EQ(lines().at(0).erasure, "");
}

TEST_P(Erasing, StaysPutOffThoughTheYearIsOpenedAndThePersonComesBack) {
    const std::string id = closed_and_locked("QX-77");
    lock_2026();
    today({2028, 1, 20});
    announce();
    put_off("Ett klagomål utreds.");
    reopen_2026();
    EXPECT_EQ(lines().at(0).announced.standing, "put_off");
    EXPECT_EQ(lines().at(0).announced.reason.text(), "Ett klagomål utreds.");
    come_back_for_a_day(id);
    EXPECT_EQ(lines().at(0).announced.standing, "put_off");
    EXPECT_EQ(lines().at(0).announced.reason.text(), "Ett klagomål utreds.");
}

TEST_P(Erasing, LeavesNothingOfWhyItWasOncePutOff) {
    closed_and_locked("QX-77");
    lock_2026();
    today({2028, 1, 20});
    announce();
    put_off("Ett klagomål utreds.");
    const ErasureLine line = lines().at(0);
    EXPECT_TRUE(db.write(cast.manager, [&](Work& work) { return resume_erasure(work, line); }));
    EXPECT_EQ(old_versions_with("klagomål"), 1);
    reopen_2026();
    EXPECT_TRUE(
        db.write(cast.manager, [&](Work& work) { return lock_year(work, cast.unit, 2026); }));
    today({2029, 1, 20});
    EXPECT_EQ(announce(), 1);
    today({2029, 3, 1});
    EXPECT_EQ(erase(), 1);
    EXPECT_EQ(old_versions_with("klagomål"), 0);
    EXPECT_EQ(old_versions_with(""), 0) << "the announcement that was taken back is gone as well";
}

TEST_P(Erasing, OfALoneApplicationKeepsItsYearLocked) {
    Application application;
    application.code = "A-9";
    application.applied_on = Date{2026, 2, 1};
    application.kommun = "0780";
    application.source = "self";
    application.outcome = "withdrawn";
    application.decided_on = application.applied_on;
    EXPECT_TRUE(
        db.write(cast.ombud, [&](Work& work) { return receive_application(work, application); }));
    lock_2026();
    today({2028, 3, 1});
    EXPECT_EQ(erase(), 0) << "no client";
    const Tombstones gone =
        db.read(cast.manager, [&](Work& work) { return tombstones_of(work, cast.unit); });
    EXPECT_EQ(gone.clients, 0);
    EXPECT_EQ(gone.applications, 1);
    const auto opened =
        db.write(cast.manager, [&](Work& work) { return reopen_year(work, cast.unit, 2026); });
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().problems.at(0).key, "records_erased");
}

TEST_P(Erasing, IsGoneFromTheFileOfTheDatabase) {
    closed_and_locked("QX-77");
    lock_2026();
    today({2028, 1, 20});
    announce();
    today({2028, 3, 1});
    if (GetParam() == Engine::sqlite) {
        forget_deleted(db.address());
        EXPECT_TRUE(stands_in_file(db.address().where, "QX-77"));
    }
    EXPECT_EQ(erase(), 1);
    forget_deleted(db.address());
    if (GetParam() == Engine::sqlite) {
        EXPECT_FALSE(stands_in_file(db.address().where, "QX-77"));
        EXPECT_FALSE(stands_in_file(db.address().where + "-wal", "QX-77"));
    }
}

TEST_P(Erasing, IsPutOffForAReasonAndTakenUpAgain) {
    closed_and_locked("QX-77");
    lock_2026();
    today({2028, 1, 20});
    announce();
    ErasureLine line = lines().at(0);
    const auto without =
        db.write(cast.manager, [&](Work& work) { return put_off_erasure(work, line); });
    ASSERT_FALSE(without);
    EXPECT_EQ(without.error().problems.at(0).key, "required");
    line.announced.reason = FreeText::as_typed("Ett klagomål utreds.");
    EXPECT_TRUE(db.write(cast.manager, [&](Work& work) { return put_off_erasure(work, line); }));
    today({2028, 4, 1});
    EXPECT_EQ(erase(), 0);
    line = lines().at(0);
    EXPECT_TRUE(db.write(cast.manager, [&](Work& work) { return resume_erasure(work, line); }));
    EXPECT_EQ(erase(), 0);
    today({2028, 5, 1});
    EXPECT_EQ(erase(), 1);
}

TEST_P(Erasing, IsForThoseWhoMayLockYears) {
    for (const Actor& other : {cast.ombud, cast.event_officer, cast.administrator}) {
        EXPECT_FALSE(db.write(other, [](Work& work) { return announce_erasures(work); }));
        EXPECT_FALSE(db.write(other, [&](Work& work) { return erase_due(work, cast.unit); }));
    }
}

TEST(GoalRule, ReadsATargetAsItsFigureIsPrinted) {
    EXPECT_EQ(target_of(Measure::count, "40").value(), 40);
    EXPECT_EQ(target_of(Measure::share, "35,5 %").value(), 355);
    EXPECT_EQ(target_of(Measure::share, "35").value(), 350);
    EXPECT_EQ(target_of(Measure::mean, "6.14").value(), 614);
    for (const char* wrong : {"", "-1", "35,", "3,55", ",5", "forty"}) {
        EXPECT_FALSE(target_of(Measure::share, wrong)) << wrong;
    }
    EXPECT_FALSE(target_of(Measure::count, "4,0"));
}

TEST(GoalRule, IsReachedFromItsOwnSide) {
    Goal goal;
    goal.target = 40;
    goal.aim = "at_least";
    FigureValue value;
    EXPECT_FALSE(reached(goal, value).has_value());
    value.status = FigureStatus::ok;
    value.value = 40;
    EXPECT_EQ(reached(goal, value), true);
    value.value = 39;
    EXPECT_EQ(reached(goal, value), false);
    goal.aim = "at_most";
    EXPECT_EQ(reached(goal, value), true);
}
