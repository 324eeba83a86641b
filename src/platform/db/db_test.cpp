// The database on both engines: group commit, refusals, failures, the chain, migrations, backup.
#include <atomic>
#include <filesystem>
#include <future>
#include <thread>

#include "platform/db/audit_chain.h"
#include "platform/db/parameters.h"
#include "platform/db/writer.h"
#include "sql/platform.h"
#include "tests/support/database.h"
#include "tests/support/postgres.h"

namespace {

const Actor somebody{.id = "somebody"};

struct Setting {
    std::string name;
    std::string value;
};
constexpr auto setting_fields =
    std::array{field<&Setting::name>("name", {.required = true}), field<&Setting::value>("value")};
constexpr Table settings{"setting", setting_fields};

class Db : public testing::TestWithParam<Engine> {};
INSTANTIATE_TEST_SUITE_P(Engines, Db, both_engines(), engine_name);

Query asking(const char* text) {
    return Query{text, text, text};
}
int64_t count_of(TestDatabase& db, const char* text) {
    int64_t count = 0;
    db.database().read(somebody, [&](Work& work) { count = work.row(asking(text))->integer("n"); });
    return count;
}
int64_t settings_kept(TestDatabase& db) {
    return count_of(db, "SELECT COUNT(*) AS n FROM setting");
}

// Two writes that gather behind a third; the last of them fails at the commit. How each ended, and
// in how many batches: a slow machine may part the two, as a batch has its limit of time.
struct Gathered {
    std::vector<WriteEnd> ends;
    std::uint64_t batches = 0;
};

Gathered write_beside_a_failing_commit(TestDatabase& db) {
    const std::uint64_t before = db.database().writer_counts().batches;
    std::promise<void> gate;
    const std::shared_future<void> open = gate.get_future().share();
    std::vector<WriteEnd> ends(3, WriteEnd::done);
    const auto ended = [&](std::size_t i) {
        return [&ends, i](WriteEnd end, const std::string&) { ends[i] = end; };
    };
    // While the first waits, the other two gather and share a batch.
    db.database().write(
        somebody,
        [open](Work&) {
            open.wait();
            return true;
        },
        ended(0));
    while (db.database().writer_counts().waiting > 0) {
        std::this_thread::yield();
    }
    db.database().write(
        somebody,
        [&](Work& work) {
            Setting setting{"neighbour", "x"};
            return work.insert(settings, &setting).has_value();
        },
        ended(1));
    db.database().write(
        somebody,
        [](Work& work) {
            work.execute(asking("INSERT INTO child (parent) VALUES (7)"), {});
            return true;
        },
        ended(2));
    gate.set_value();
    db.database().drain();
    return {ends, db.database().writer_counts().batches - before};
}

} // namespace

TEST_P(Db, ARefusedJobLeavesNothingAndItsNeighboursStay) {
    TestDatabase db(GetParam());
    std::vector<std::future<WriteEnd>> ends;
    for (int i = 0; i < 30; ++i) {
        auto promise = std::make_shared<std::promise<WriteEnd>>();
        ends.push_back(promise->get_future());
        db.database().write(
            somebody,
            [i](Work& work) {
                Setting setting{"s" + std::to_string(i), "x"};
                (void)work.insert(settings, &setting);
                if (i % 10 == 7) {
                    throw std::runtime_error("a job that breaks");
                }
                return i % 3 != 0;
            },
            [promise](WriteEnd end, const std::string&) { promise->set_value(end); });
    }
    int done = 0;
    int failed = 0;
    for (auto& end : ends) {
        const WriteEnd how = end.get();
        done += how == WriteEnd::done ? 1 : 0;
        failed += how == WriteEnd::failed ? 1 : 0;
    }
    EXPECT_EQ(failed, 3);
    EXPECT_EQ(done, 18);
    EXPECT_EQ(settings_kept(db), 18);
}

TEST_P(Db, SixtyFourWritersShareCommits) {
    TestDatabase db(GetParam());
    std::promise<void> gate;
    const std::shared_future<void> open = gate.get_future().share();
    std::atomic<int> done{0};
    db.database().write(
        somebody,
        [open](Work&) {
            open.wait();
            return true;
        },
        [](WriteEnd, const std::string&) {});
    for (int i = 0; i < 64; ++i) {
        db.database().write(
            somebody,
            [i](Work& work) {
                Setting setting{"s" + std::to_string(i), "x"};
                return work.insert(settings, &setting).has_value();
            },
            [&](WriteEnd end, const std::string&) { done += end == WriteEnd::done ? 1 : 0; });
    }
    gate.set_value();
    db.database().drain();
    EXPECT_EQ(done, 64);
    EXPECT_LT(db.database().writer_counts().batches, 40U);
}

TEST_P(Db, AFullQueueIsToldAsBusy) {
    TestDatabase db(GetParam());
    std::promise<void> gate;
    const std::shared_future<void> open = gate.get_future().share();
    std::atomic<int> busy{0};
    for (int i = 0; i < 1100; ++i) {
        db.database().write(
            somebody,
            [open](Work&) {
                open.wait();
                return true;
            },
            [&](WriteEnd end, const std::string&) { busy += end == WriteEnd::busy ? 1 : 0; });
    }
    gate.set_value();
    db.database().drain();
    EXPECT_GE(busy, 1100 - 1024 - 64);
    EXPECT_GT(busy, 0);
}

TEST_P(Db, TheTrailIsAChainThatShowsAFlippedRow) {
    TestDatabase db(GetParam());
    for (int i = 0; i < 5; ++i) {
        Setting setting{"s" + std::to_string(i), "x"};
        (void)db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); });
    }
    const auto connection = open_connection(db.address(), Access::read_write);
    const ChainState whole = verify_audit(*connection);
    EXPECT_FALSE(whole.broken_at_seq);
    EXPECT_EQ(whole.rows, 5);
    connection->run("UPDATE audit SET actor = 'another' WHERE seq = 3");
    EXPECT_EQ(verify_audit(*connection).broken_at_seq, 3);
    connection->run("UPDATE audit SET actor = 'somebody' WHERE seq = 3");
    connection->run("DELETE FROM audit WHERE seq = 5");
    EXPECT_EQ(verify_audit(*connection).broken_at_seq, 5);
}

TEST_P(Db, ALostCommitIsNeverToldAsDone) {
    TestDatabase db(GetParam());
    // The job ends the transaction under the writer, as SQLite itself may do on a full disk.
    const WriteEnd end = db.database().write_and_wait(somebody, [](Work& work) {
        work.execute(asking("ROLLBACK"), {});
        return true;
    });
    EXPECT_EQ(end, WriteEnd::failed);
    Setting setting{"after", "x"};
    EXPECT_TRUE(db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); }));
    EXPECT_EQ(settings_kept(db), 1);
}

TEST_P(Db, AFailingCommitFailsItsWholeBatchAndOnlyThat) {
    TestDatabase db(GetParam());
    open_connection(db.address(), Access::read_write)
        ->run("CREATE TABLE parent (id BIGINT PRIMARY KEY);"
              "CREATE TABLE child (parent BIGINT REFERENCES parent (id) "
              "DEFERRABLE INITIALLY DEFERRED)");
    Gathered gathered = write_beside_a_failing_commit(db);
    for (int again = 0; again < 50 && gathered.batches > 2; ++again) {
        // Parted, the neighbour is whole and stays; it is taken away for the next try.
        EXPECT_EQ(gathered.ends, (std::vector{WriteEnd::done, WriteEnd::done, WriteEnd::failed}));
        open_connection(db.address(), Access::read_write)->run("DELETE FROM setting");
        gathered = write_beside_a_failing_commit(db);
    }
    ASSERT_EQ(gathered.batches, 2U);
    EXPECT_EQ(gathered.ends, (std::vector{WriteEnd::done, WriteEnd::failed, WriteEnd::failed}));
    EXPECT_EQ(settings_kept(db), 0);
    Setting setting{"neighbour", "x"};
    EXPECT_TRUE(db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); }));
    EXPECT_FALSE(verify_audit(*open_connection(db.address(), Access::read_only)).broken_at_seq);
}

TEST(DbOnAServer, WritesAgainAfterItsConnectionsWereCut) {
    TestDatabase db(Engine::postgres);
    EXPECT_EQ(settings_kept(db), 0);
    open_connection(db.address(), Access::read_write)
        ->row(asking("SELECT COUNT(pg_terminate_backend(pid)) AS n FROM pg_stat_activity "
                     "WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    Setting setting{"after", "x"};
    EXPECT_TRUE(db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); }));
    EXPECT_THROW(settings_kept(db), DatabaseError) << "the idle reader was cut too";
    EXPECT_EQ(settings_kept(db), 1);
}

TEST_P(Db, AnAnswerThatNobodyTakesStopsNobody) {
    TestDatabase db(GetParam());
    db.database().write(
        somebody, [](Work&) { return true; },
        [](WriteEnd, const std::string&) { throw std::runtime_error("the asker has gone"); });
    Setting setting{"after", "x"};
    EXPECT_TRUE(db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); }));
}

TEST_P(Db, AStreamGivesEachRowOnceAndMayBeLeftEarly) {
    TestDatabase db(GetParam());
    for (const std::string name : {"a", "b", "c"}) {
        Setting setting{name, "x"};
        (void)db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); });
    }
    const auto connection = open_connection(db.address(), Access::read_only);
    const Query names = asking("SELECT name FROM setting WHERE name >= :from ORDER BY name");
    std::string all;
    connection->stream(names, {{"from", "a"}}, [&](const Row& row) {
        all += row.text("name");
        return row.text("name") != "b";
    });
    EXPECT_EQ(all, "ab");
    EXPECT_THROW(connection->stream(names, {{"from", "a"}},
                                    [](const Row&) -> bool { throw std::runtime_error("x"); }),
                 std::runtime_error);
    EXPECT_EQ(connection->rows(names, {{"from", "b"}}).size(), 2U);
}

TEST_P(Db, KeepsBytesAsTheyAre) {
    TestDatabase db(GetParam());
    std::string all;
    for (int i = 0; i < 512; ++i) {
        all += static_cast<char>(i);
    }
    (void)db.database().write_and_wait(somebody, [&](Work& work) {
        work.execute(sql::platform::keep_file,
                     {{"sha256", "s"}, {"bytes", Bytes{all}}, {"created_at", "now"}});
        return true;
    });
    db.database().read(somebody, [&](Work& work) {
        EXPECT_EQ(work.row(sql::platform::file, {{"sha256", "s"}})->value("bytes").bytes().bytes,
                  all);
        EXPECT_EQ(work.row(asking("SELECT SUM(number) AS n FROM change_number"))->integer("n"), 1);
    });
}

TEST_P(Db, PreparesEachNamedQuery) {
    TestDatabase db(GetParam());
    const auto connection = open_connection(db.address(), Access::read_write);
    for (const Query* query : all_queries()) {
        EXPECT_NO_THROW(connection->prepare(*query)) << query->name;
    }
}

TEST_P(Db, OrdersSwedishLettersLastAndReadsNfdAsNfc) {
    TestDatabase db(GetParam());
    for (const std::string name : {"Öst", "Zebra", "Ål", "adam", "Ärlig", "Vik", "Wik"}) {
        Setting setting{name, "x"};
        (void)db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); });
    }
    std::string order;
    db.database().read(somebody, [&](Work& work) {
        work.each(asking("SELECT name FROM setting ORDER BY name COLLATE sv"), {},
                  [&](const Row& row) {
                      order += row.text("name") + " ";
                      return true;
                  });
    });
    EXPECT_EQ(order, "adam Vik Wik Zebra Ål Ärlig Öst ");
}

TEST_P(Db, AnEmptyFilterBindsAsNull) {
    TestDatabase db(GetParam());
    Setting setting{"colour", "blue"};
    (void)db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); });
    const auto found = db.read(somebody, [&](Work& work) {
        return work
            .rows(asking("SELECT name FROM setting WHERE (CAST(:v AS TEXT) IS NULL OR "
                         "value = :v)"),
                  {{"v", nullptr}})
            .size();
    });
    EXPECT_EQ(found, 1U);
}

TEST_P(Db, AReaderSeesOneMomentWhileOthersWrite) {
    TestDatabase db(GetParam());
    db.database().read(somebody, [&](Work& work) {
        const Query count = asking("SELECT COUNT(*) AS n FROM setting");
        EXPECT_EQ(work.row(count)->integer("n"), 0);
        Setting setting{"colour", "blue"};
        (void)db.write(somebody, [&](Work& other) { return other.insert(settings, &setting); });
        EXPECT_EQ(work.row(count)->integer("n"), 0);
    });
    EXPECT_EQ(settings_kept(db), 1);
}

TEST(MappedFile, IsReadAsItStandsWhileItGrowsAndShrinks) {
    TestDatabase db(Engine::sqlite);
    db.database().map_file();
    EXPECT_EQ(settings_kept(db), 0);
    constexpr int64_t long_ones = 300;
    for (int64_t i = 0; i < long_ones; ++i) {
        ASSERT_TRUE(db.write(somebody, [&](Work& work) {
            Setting setting{"s" + std::to_string(i), std::string(20'000, 'x')};
            return work.insert(settings, &setting);
        }));
    }
    EXPECT_EQ(count_of(db, "SELECT SUM(LENGTH(value)) AS n FROM setting"), long_ones * 20'000);
    const auto other = open_connection(db.address(), Access::read_write);
    other->run("DELETE FROM setting");
    other->run("VACUUM");
    other->run("PRAGMA wal_checkpoint(TRUNCATE)");
    EXPECT_EQ(settings_kept(db), 0) << "the file is shorter than what was mapped";
    EXPECT_GT(count_of(db, "SELECT COUNT(*) AS n FROM audit"), 0);
}

TEST(Parameters, AreNumberedButNotInQuotesCommentsOrCasts) {
    const NumberedSql numbered = number_parameters(
        "SELECT ':no', x::text -- :not\n FROM t WHERE a = :a AND b = :b AND c = :a");
    EXPECT_EQ(numbered.text,
              "SELECT ':no', x::text -- :not\n FROM t WHERE a = $1 AND b = $2 AND c = $1");
    EXPECT_EQ(numbered.names, (std::vector<std::string>{"a", "b"}));
}

TEST(Forgetting, IsTriedAgainWhileSomebodyReadsTheLog) {
    TestDatabase db(Engine::sqlite);
    const auto reader = open_connection(db.address(), Access::read_only);
    reader->run("BEGIN");
    EXPECT_TRUE(reader->row(asking("SELECT COUNT(*) AS n FROM setting")));
    ASSERT_TRUE(db.write(somebody, [](Work& work) -> Result<std::string> {
        const Setting setting{"forgotten", "later"};
        return work.insert(settings, &setting);
    }));
    EXPECT_THROW(forget_deleted(db.address()), DatabaseError);
    reader->run("COMMIT");
    EXPECT_NO_THROW(forget_deleted(db.address()));
}
