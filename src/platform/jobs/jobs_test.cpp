// Jobs: once for each key, tried again, parked, taken over and given back, on both engines.
#include "platform/jobs/jobs.h"

#include <gtest/gtest.h>

#include <future>

#include "platform/http/metrics.h"
#include "tests/support/database.h"

namespace {

class Jobs : public testing::TestWithParam<Engine> {
protected:
    std::string ask_for(const std::string& topic, const std::string& key = "k") {
        return db.write(asker, [&](Work& work) -> Result<std::string> {
                     return start_job(work, topic, "subject", key);
                 }).value();
    }
    JobState state(const std::string& id) {
        return *db.read(asker, [&](Work& work) { return job_state(work, id); });
    }
    void run(std::vector<JobKind> kinds) {
        JobRunner(db.database(), std::move(kinds)).run_waiting();
    }
    void pass(int seconds) { db.set_clock(db.now().plus_seconds(seconds)); }
    void run_directly(const std::string& statement) {
        open_connection(db.address(), Access::read_write)->run(statement);
    }

    TestDatabase db{GetParam()};
    const Actor asker{.id = "asker"};
    int runs = 0;
    const JobKind counts{"count", [this](const JobRun&) -> Result<void> {
                             ++runs;
                             return {};
                         }};
};

Result<void> throws(const JobRun&) {
    throw std::runtime_error("the machine is out of order");
}

} // namespace

TEST(JobWait, TriplesUpToAnHour) {
    EXPECT_EQ(job_wait_seconds(1), 10);
    EXPECT_EQ(job_wait_seconds(2), 30);
    EXPECT_EQ(job_wait_seconds(6), 2430);
    EXPECT_EQ(job_wait_seconds(7), 3600);
    EXPECT_EQ(job_wait_seconds(100), 3600);
}

TEST_P(Jobs, RunOnceForEachKey) {
    const std::string id = ask_for("count");
    EXPECT_EQ(ask_for("count"), id);
    EXPECT_NE(ask_for("count", "another"), id);
    EXPECT_EQ(state(id).standing, JobStanding::waiting);
    run({counts});
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(state(id).standing, JobStanding::done);
    EXPECT_EQ(state(id).tries, 1);
    EXPECT_EQ(ask_for("count"), id);
    run({counts});
    EXPECT_EQ(runs, 2);
}

TEST_P(Jobs, KnowWhatTheyAreAboutAndTellHowFarTheyAreAndWhereItIsSeen) {
    const std::string id = ask_for("tell");
    run({{"tell", [&](const JobRun& under_way) -> Result<void> {
              EXPECT_EQ(under_way.subject, "subject");
              EXPECT_EQ(under_way.actor.id, "asker");
              under_way.progress(1, 4);
              EXPECT_EQ(state(id).standing, JobStanding::running);
              EXPECT_EQ(state(id).done, 1);
              under_way.progress(4, 4);
              under_way.leads_to("/made");
              return under_way.store([](Work& work) -> Result<void> {
                  work.note("made", "thing", "one");
                  return {};
              });
          }}});
    EXPECT_EQ(state(id).done, 4);
    EXPECT_EQ(state(id).of, 4);
    EXPECT_EQ(state(id).address, "/made");
    EXPECT_EQ(state(id).standing, JobStanding::done);
}

TEST_P(Jobs, ThatThrowAreTriedAgainLaterAndLaterAndThenParked) {
    const std::string id = ask_for("throws");
    for (int turn = 1; turn < job_tries_max; ++turn) {
        run({{"throws", throws}});
        EXPECT_EQ(state(id).tries, turn);
        EXPECT_EQ(state(id).standing, JobStanding::waiting);
        pass(job_wait_seconds(turn) - 1);
        run({{"throws", throws}});
        EXPECT_EQ(state(id).tries, turn) << "it waits its time out";
        pass(2);
    }
    run({{"throws", throws}});
    EXPECT_EQ(state(id).standing, JobStanding::parked);
    EXPECT_EQ(state(id).tries, job_tries_max);
    EXPECT_EQ(state(id).problem, "job.incident");
    pass(86400);
    run({{"throws", throws}});
    EXPECT_EQ(state(id).tries, job_tries_max) << "parked is parked";
}

TEST_P(Jobs, ThatAreParkedCanBeTriedAgain) {
    const std::string id = ask_for("count");
    const auto again = [&](Work& work) { return try_job_again(work, id); };
    EXPECT_FALSE(db.write(asker, again)) << "it waits already";
    run({});
    EXPECT_EQ(state(id).standing, JobStanding::parked);
    EXPECT_EQ(state(id).problem, "job.nobody_does_it");
    EXPECT_TRUE(db.write(asker, again));
    run({counts});
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(state(id).standing, JobStanding::done);
    EXPECT_FALSE(db.write(asker, [](Work& work) { return try_job_again(work, "unknown"); }));
}

TEST_P(Jobs, ThatAreRefusedEndButAConflictIsReadAgain) {
    const std::string refused = ask_for("refused");
    const std::string conflicting = ask_for("conflicting");
    run({{"refused", [](const JobRun&) -> Result<void> { return invalid("", "not_found"); }},
         {"conflicting", [](const JobRun&) -> Result<void> { return conflict(); }}});
    EXPECT_EQ(state(refused).standing, JobStanding::failed);
    EXPECT_EQ(state(refused).problem, "not_found");
    EXPECT_EQ(state(conflicting).standing, JobStanding::waiting);
    EXPECT_EQ(ask_for("refused"), refused);
    EXPECT_EQ(state(refused).standing, JobStanding::waiting) << "asked for again, tried again";
}

TEST_P(Jobs, WhoseRunnerWasLostAreTakenOverWhenTheLeaseHasRunOut) {
    const std::string id = ask_for("count");
    run_directly("UPDATE job SET standing = 'running', tries = 1, lease_until = '" +
                 db.now().plus_seconds(job_lease_seconds).iso() + "'");
    pass(job_lease_seconds - 1);
    run({counts});
    EXPECT_EQ(runs, 0);
    pass(2);
    run({counts});
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(state(id).tries, 2);
    EXPECT_EQ(state(id).standing, JobStanding::done);
}

TEST_P(Jobs, ThatLostTheirRunnerEightTimesAreParkedUntried) {
    const std::string id = ask_for("count");
    run_directly("UPDATE job SET standing = 'running', tries = 8, lease_until = '" +
                 db.now().plus_seconds(-1).iso() + "'");
    run({counts});
    EXPECT_EQ(runs, 0);
    EXPECT_EQ(state(id).standing, JobStanding::parked);
    EXPECT_EQ(state(id).problem, "job.lost");
}

TEST_P(Jobs, TakenOverByAnotherAreNotEndedByTheFirst) {
    const std::string id = ask_for("slow");
    run({{"slow", [&](const JobRun&) -> Result<void> {
              run_directly("UPDATE job SET tries = 2");
              return {};
          }}});
    EXPECT_EQ(state(id).standing, JobStanding::running);
}

TEST_P(Jobs, GiveWayAtARestartAndRunFromTheirBeginningAfterwards) {
    const std::string id = ask_for("long");
    std::promise<void> begun;
    {
        JobRunner runner(db.database(), {{"long", [&](const JobRun& under_way) -> Result<void> {
                                              begun.set_value();
                                              while (true) {
                                                  under_way.progress(1, 1000);
                                              }
                                          }}});
        runner.start();
        begun.get_future().wait();
    }
    EXPECT_EQ(state(id).standing, JobStanding::waiting);
    EXPECT_EQ(state(id).tries, 0);
    run({{"long", [](const JobRun&) -> Result<void> { return {}; }}});
    EXPECT_EQ(state(id).standing, JobStanding::done);
}

TEST_P(Jobs, OfTheOutboxRunOnceForEachReaderAndEachPieceOfNews) {
    std::vector<std::string> heard;
    const auto listens = [&](const std::string& name) {
        return [&heard, name](const JobRun& under_way) -> Result<void> {
            heard.push_back(name + " " + under_way.subject);
            return {};
        };
    };
    const auto tell = [&](const std::string& subject) {
        EXPECT_TRUE(db.write(asker, [&](Work& work) -> Result<void> {
            work.announce("thing.closed", subject);
            work.announce("nobody.listens", subject);
            return {};
        }));
    };
    tell("one");
    tell("two");
    EXPECT_FALSE(db.write(asker, [](Work& work) -> Result<void> {
        work.announce("thing.closed", "never happened");
        return conflict();
    }));
    const std::vector<JobKind> kinds = {{"thing.closed", listens("own")},
                                        {"index", listens("index"), {"thing.closed"}},
                                        {"other", listens("other"), {"thing.opened"}}};
    run(kinds);
    run(kinds);
    EXPECT_EQ(heard, (std::vector<std::string>{"own one", "index one", "own two", "index two"}));
}

TEST_P(Jobs, AreCountedForTheMeasurements) {
    ask_for("count");
    ask_for("unknown");
    JobRunner runner(db.database(), {counts});
    const std::string before = Metrics().text(db.database()).body;
    EXPECT_NE(before.find("spejare_jobs{standing=\"waiting\"} 2\n"), std::string::npos);
    runner.run_waiting();
    const std::string after = Metrics().text(db.database()).body;
    EXPECT_NE(after.find("spejare_jobs{standing=\"waiting\"} 0\n"), std::string::npos);
    EXPECT_NE(after.find("spejare_jobs{standing=\"parked\"} 1\n"), std::string::npos);
}

TEST_P(Jobs, ThatAreDoneAreForgottenAfterAQuarter) {
    const std::string id = ask_for("count");
    run({counts});
    pass(91 * 86400);
    run({counts});
    EXPECT_FALSE(db.read(asker, [&](Work& work) { return job_state(work, id); }));
}

TEST_P(Jobs, AreListedWithTheParkedFirst) {
    const std::string done = ask_for("count");
    const std::string parked = ask_for("unknown");
    run({counts});
    const auto list = db.read(asker, [](Work& work) { return listed_jobs(work); });
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].id, parked);
    EXPECT_EQ(list[1].id, done);
}

INSTANTIATE_TEST_SUITE_P(Engines, Jobs, both_engines(), engine_name);
