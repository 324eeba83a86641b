// Migrations go forward only, and a backup comes back whole, on both engines.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/db/audit_chain.h"
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

class Backup : public testing::TestWithParam<Engine> {};
INSTANTIATE_TEST_SUITE_P(Engines, Backup, both_engines(), engine_name);

Query asking(const char* text) {
    return Query{text, text, text};
}

} // namespace

TEST_P(Backup, MigratesAFilledDatabaseForwardAfterABackup) {
    const std::string folder = testing::TempDir() + "/forward-" + std::to_string(getpid());
    std::filesystem::create_directories(folder);
    const DatabaseAddress address{GetParam() == Engine::sqlite ? folder + "/old.db"
                                                               : fresh_postgres_database()};
    migrate_to(address, 1);
    open_connection(address, Access::read_write)
        ->run("INSERT INTO setting (id, version, created_at, created_by, changed_at, changed_by, "
              "name, value) VALUES ('i', 1, 'a', 'b', 'c', 'd', 'colour', 'blue')");
    EXPECT_FALSE(schema_state(address).current());
    migrate(address, folder + "/before.db");
    EXPECT_TRUE(schema_state(address).current());
    const Query colour = asking("SELECT value FROM setting WHERE name = 'colour'");
    EXPECT_EQ(open_connection(address, Access::read_only)->row(colour)->text("value"), "blue");
    EXPECT_EQ(schema_state({folder + "/before.db"}).applied, 1);
    EXPECT_EQ(
        open_connection({folder + "/before.db"}, Access::read_only)->row(colour)->text("value"),
        "blue");
    std::filesystem::remove_all(folder);
}

TEST_P(Backup, TwoProgramsMayMigrateAtOnce) {
    const std::string folder = testing::TempDir() + "/twice-" + std::to_string(getpid());
    std::filesystem::create_directories(folder);
    const DatabaseAddress address{GetParam() == Engine::sqlite ? folder + "/new.db"
                                                               : fresh_postgres_database()};
    migrate_to(address, 1);
    {
        const std::jthread first([&] { migrate(address, ""); });
        const std::jthread second([&] { migrate(address, ""); });
    }
    EXPECT_TRUE(schema_state(address).current());
    std::filesystem::remove_all(folder);
}

TEST_P(Backup, RefusesADatabaseWhoseMigrationWasOtherThanOurs) {
    TestDatabase db(GetParam());
    open_connection(db.address(), Access::read_write)
        ->run("UPDATE schema_migration SET sha256 = 'x' WHERE number = 1");
    EXPECT_THROW(schema_state(db.address()), DatabaseError);
}

TEST_P(Backup, ABackupTakenWhileWritingRestoresWhole) {
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

TEST_P(Backup, RestoresOnlyAFileOfItsOwnToAnEmptyPlace) {
    TestDatabase db(GetParam());
    const std::string folder = testing::TempDir() + "/restore-" + std::to_string(getpid());
    std::filesystem::create_directories(folder);
    backup_database(db.address(), folder + "/b.db", [](int) {});
    EXPECT_THROW(restore_database(db.address(), folder + "/b.db", [](int) {}), DatabaseError);
    const DatabaseAddress empty{GetParam() == Engine::sqlite ? folder + "/empty.db"
                                                             : fresh_postgres_database()};
    open_connection({folder + "/other.db"}, Access::read_write)->run("CREATE TABLE x (y TEXT)");
    EXPECT_THROW(restore_database(empty, folder + "/other.db", [](int) {}), DatabaseError);
    if (GetParam() == Engine::sqlite) {
        const std::string journal = folder + "/empty.db-wal";
        std::ofstream(journal) << "journal of another database";
        EXPECT_THROW(restore_database(empty, folder + "/b.db", [](int) {}), DatabaseError);
        std::filesystem::remove(journal);
    }
    restore_database(empty, folder + "/b.db", [](int) {});
    EXPECT_TRUE(schema_state(empty).current());
    std::filesystem::remove_all(folder);
}
