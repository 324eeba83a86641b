// The database on both engines: group commit, refusals, failures, the chain, migrations, backup.
#include <atomic>
#include <filesystem>
#include <future>
#include <thread>

#include "platform/db/audit_chain.h"
#include "platform/db/parameters.h"
#include "platform/db/writer.h"
#include "tests/support/database.h"
#include "tests/support/postgres.h"

namespace {

const Actor somebody{.id = "somebody"};

struct Setting {
    std::string name;
    std::string value;
};
constexpr auto setting_fields = std::array{field<&Setting::name>("name", {.required = true}),
                                           field<&Setting::value>("value")};
constexpr Table settings{"setting", setting_fields};

class Db : public testing::TestWithParam<Engine> {};
INSTANTIATE_TEST_SUITE_P(Engines, Db, both_engines(), engine_name);

Query asking(const char* text) {
    return Query{text, text, text};
}
int64_t count_of(TestDatabase& db, const char* text) {
    int64_t count = 0;
    db.database().read(somebody,
                       [&](Work& work) { count = work.row(asking(text))->integer("n"); });
    return count;
}
int64_t settings_kept(TestDatabase& db) {
    return count_of(db, "SELECT COUNT(*) AS n FROM setting");
}

} // namespace

TEST_P(Db, KeepsWhatWasWrittenAndNumbersItsVersions) {
    TestDatabase db(GetParam());
    Setting setting{"colour", "blue"};
    const auto id = db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); });
    ASSERT_TRUE(id);
    setting.value = "green";
    const auto version =
        db.write(somebody, [&](Work& work) { return work.update(settings, *id, 1, &setting); });
    ASSERT_TRUE(version);
    EXPECT_EQ(*version, 2);
    EXPECT_EQ(count_of(db, "SELECT COUNT(*) AS n FROM setting WHERE value = 'green'"), 1);
    EXPECT_EQ(count_of(db, "SELECT COUNT(*) AS n FROM record_version"), 1);
}

TEST_P(Db, RefusesToOverwriteWhatSomebodySavedFirst) {
    TestDatabase db(GetParam());
    Setting setting{"colour", "blue"};
    const auto id = db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); });
    (void)db.write(somebody, [&](Work& work) { return work.update(settings, *id, 1, &setting); });
    const auto second =
        db.write(somebody, [&](Work& work) { return work.update(settings, *id, 1, &setting); });
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().refusal, Refusal::conflict);
}

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
        somebody, [open](Work&) { open.wait(); return true; }, [](WriteEnd, const std::string&) {});
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
            somebody, [open](Work&) { open.wait(); return true; },
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

TEST_P(Db, OrdersSwedishLettersLastAndReadsNfdAsNfc) {
    TestDatabase db(GetParam());
    for (const std::string name : {"Öst", "Zebra", "Ål", "adam", "Ärlig", "Vik", "Wik"}) {
        Setting setting{name, "x"};
        (void)db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); });
    }
    std::string order;
    db.database().read(somebody, [&](Work& work) {
        work.each(asking("SELECT name FROM setting ORDER BY name COLLATE sv"), {},
                  [&](const Row& row) { order += row.text("name") + " "; return true; });
    });
    EXPECT_EQ(order, "adam Vik Wik Zebra Ål Ärlig Öst ");
}

TEST_P(Db, AnEmptyFilterBindsAsNull) {
    TestDatabase db(GetParam());
    Setting setting{"colour", "blue"};
    (void)db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); });
    const auto found = db.read(somebody, [&](Work& work) {
        return work.rows(asking("SELECT name FROM setting WHERE (CAST(:v AS TEXT) IS NULL OR "
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

TEST_P(Db, ABackupTakenWhileWritingRestoresWhole) {
    TestDatabase db(GetParam());
    std::atomic<bool> stop{false};
    std::jthread writer([&] {
        for (int i = 0; i < 500 && !stop; ++i) {
            Setting setting{"s" + std::to_string(i), "x"};
            (void)db.write(somebody, [&](Work& work) { return work.insert(settings, &setting); });
        }
    });
    const std::string folder = testing::TempDir() + "/backup-" + std::to_string(getpid());
    std::filesystem::create_directories(folder);
    backup_database(db.address(), folder + "/b.db", [](int) {});
    stop = true;
    writer.join();
    DatabaseAddress restored{GetParam() == Engine::sqlite ? folder + "/r.db"
                                                          : fresh_postgres_database()};
    restore_database(restored, folder + "/b.db", [](int) {});
    const auto connection = open_connection(restored, Access::read_write);
    const ChainState chain = verify_audit(*connection);
    EXPECT_FALSE(chain.broken_at_seq);
    EXPECT_EQ(connection->row(asking("SELECT COUNT(*) AS n FROM setting"))->integer("n"),
              chain.rows);
    std::filesystem::remove_all(folder);
}

TEST_P(Db, FreeTextIsNotStoredWithoutADoor) {
    struct Noted {
        FreeText value;
    };
    static constexpr auto fields = std::array{field<&Noted::value>("value")};
    static constexpr Table table{"setting", fields};
    TestDatabase db(GetParam());
    const Noted noted{FreeText::as_typed("somebody wrote this")};
    const auto kept = db.write(
        somebody, [&](Work& work) { return work.insert(table, &noted, {{"name", "n"}}); });
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().problems.at(0).key, "door_closed");
    EXPECT_EQ(settings_kept(db), 0);
}

TEST_P(Db, TheTrailHoldsDigestsOfPersonalValuesOnly) {
    struct Person {
        std::string value;
    };
    static constexpr auto fields =
        std::array{field<&Person::value>("value", {.personal = true, .retention = "account"})};
    static constexpr Table table{"setting", fields};
    TestDatabase db(GetParam());
    const Person person{"Testa Testsson"};
    (void)db.write(somebody,
                   [&](Work& work) { return work.insert(table, &person, {{"name", "n"}}); });
    EXPECT_EQ(count_of(db, "SELECT COUNT(*) AS n FROM audit WHERE facts LIKE '%is_digest%'"), 1);
    EXPECT_EQ(count_of(db, "SELECT COUNT(*) AS n FROM audit WHERE facts LIKE '%Testsson%'"), 0);
}

TEST(Parameters, AreNumberedButNotInQuotesCommentsOrCasts) {
    const NumberedSql numbered = number_parameters(
        "SELECT ':no', x::text -- :not\n FROM t WHERE a = :a AND b = :b AND c = :a");
    EXPECT_EQ(numbered.text,
              "SELECT ':no', x::text -- :not\n FROM t WHERE a = $1 AND b = $2 AND c = $1");
    EXPECT_EQ(numbered.names, (std::vector<std::string>{"a", "b"}));
}
