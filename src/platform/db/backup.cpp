// Backup while running and restore, in one file format for both engines.
#include <sqlite3.h>

#include <cstdio>
#include <filesystem>

#include "platform/db/database.h"
#include "platform/db/migration.h"
#include "platform/db/record_sql.h"
#include "platform/result.h"
#include "sql/platform.h"

namespace {

struct SqliteEnd {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
using SqliteFile = std::unique_ptr<sqlite3, SqliteEnd>;

SqliteFile open_file(const std::string& path, int flags) {
    sqlite3* db = nullptr;
    const int opened = sqlite3_open_v2(path.c_str(), &db, flags, nullptr);
    SqliteFile file(db);
    if (opened != SQLITE_OK) {
        throw DatabaseError(std::to_string(opened), "opening " + path);
    }
    sqlite3_busy_timeout(db, 10'000);
    return file;
}

void copy_sqlite(const std::string& from, const std::string& to,
                 const std::function<void(int)>& progress) {
    const SqliteFile source = open_file(from, SQLITE_OPEN_READONLY);
    const SqliteFile target = open_file(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3_backup* copy = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    ensure(copy != nullptr, "a backup starts between two open files");
    int step = SQLITE_OK;
    // All pages in one step keep the copy one moment's picture while others write.
    while (step == SQLITE_OK || step == SQLITE_BUSY || step == SQLITE_LOCKED) {
        step = sqlite3_backup_step(copy, -1);
        if (step == SQLITE_BUSY || step == SQLITE_LOCKED) {
            sqlite3_sleep(50);
        }
    }
    sqlite3_backup_finish(copy);
    if (step != SQLITE_DONE) {
        throw DatabaseError(std::to_string(step), "copying the database");
    }
    progress(100);
}

// The tables of a freshly migrated file, in the order of creation, so that each table comes after
// those it refers to.
std::vector<std::string> tables_in_order(const std::string& file) {
    static constexpr Query tables{
        "backup.tables",
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name <> 'schema_migration' ORDER BY rowid",
        ""};
    const auto connection = open_connection({file}, Access::read_only);
    std::vector<std::string> names;
    for (const StoredRow& row : connection->rows(tables)) {
        names.push_back(row.text("name"));
    }
    return names;
}

void copy_table(Connection& from, Connection& to, const std::string& table) {
    from.stream(select_all_query(table), {}, [&](const Row& row) {
        Params params;
        std::vector<std::string> columns;
        for (std::size_t i = 0; i < row.size(); ++i) {
            columns.emplace_back(row.name(i));
            params.emplace_back(row.name(i), row.at(i));
        }
        to.execute(insert_query(table, columns), params);
        return true;
    });
}

void copy_tables(Connection& from, Connection& to, const std::vector<std::string>& tables,
                 const std::function<void(int)>& progress) {
    // What the migrations put there goes first, so that the copy is the whole truth.
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
        to.run("DELETE FROM " + *table);
    }
    std::size_t done = 0;
    for (const std::string& table : tables) {
        copy_table(from, to, table);
        progress(static_cast<int>(++done * 100 / tables.size()));
    }
}

void dump_postgres(const DatabaseAddress& address, const std::string& file,
                   const std::function<void(int)>& progress) {
    migrate_to({file}, schema_state(address).applied);
    const auto tables = tables_in_order(file);
    const auto from = open_connection(address, Access::read_only);
    const auto to = open_connection({file}, Access::read_write);
    from->run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    to->run("BEGIN");
    copy_tables(*from, *to, tables, progress);
    to->run("COMMIT");
    from->run("COMMIT");
    to->run("PRAGMA journal_mode = DELETE");
}

void load_postgres(const DatabaseAddress& address, const std::string& file,
                   const std::function<void(int)>& progress) {
    migrate_to(address, schema_state({file}).applied);
    const auto tables = tables_in_order(file);
    const auto from = open_connection({file}, Access::read_only);
    const auto to = open_connection(address, Access::read_write);
    to->run("BEGIN");
    copy_tables(*from, *to, tables, progress);
    to->run("COMMIT");
}

// A file of another program, or of a later version of this one, is not put in a database's place.
void ensure_known(const DatabaseAddress& file) {
    if (schema_state(file).applied == 0) {
        throw DatabaseError("restore", "the file is not a backup of this program");
    }
}

} // namespace

void backup_database(const DatabaseAddress& address, const std::string& file,
                     const std::function<void(int percent)>& progress) {
    const std::string unfinished = file + ".unfinished";
    std::filesystem::remove(unfinished);
    if (address.engine() == Engine::sqlite) {
        copy_sqlite(address.where, unfinished, progress);
    } else {
        dump_postgres(address, unfinished, progress);
    }
    std::filesystem::remove(unfinished + "-wal");
    std::filesystem::remove(unfinished + "-shm");
    std::filesystem::rename(unfinished, file);
}

void restore_database(const DatabaseAddress& address, const std::string& file,
                      const std::function<void(int percent)>& progress) {
    if (!std::filesystem::exists(file)) {
        throw DatabaseError("restore", "there is no such backup file");
    }
    if (address.engine() == Engine::sqlite) {
        if (std::filesystem::exists(address.where)) {
            throw DatabaseError("restore", "there is a database already; give an empty place");
        }
        // SQLite would play an earlier database's journal into the one restored.
        if (std::filesystem::exists(address.where + "-wal")) {
            throw DatabaseError("restore",
                                "an earlier database's journal lies there (its name ends "
                                "in -wal); move it to where its database is");
        }
        const std::string unfinished = address.where + ".unfinished";
        std::filesystem::remove(unfinished);
        copy_sqlite(file, unfinished, progress);
        ensure_known({unfinished});
        std::filesystem::rename(unfinished, address.where);
        return;
    }
    ensure_known({file});
    if (schema_state(address).applied > 0) {
        throw DatabaseError("restore", "there is a database already; restore to an empty place");
    }
    load_postgres(address, file, progress);
}
