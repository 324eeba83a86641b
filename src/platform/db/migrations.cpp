// Applies the one stream of migrations, each in a transaction, never backwards.
#include <map>

#include "platform/db/database.h"
#include "platform/db/migration.h"
#include "platform/result.h"
#include "sql/platform.h"

namespace {

bool has_schema_table(Connection& connection) {
    return connection.row(sql::platform::schema_table_exists)->integer("tables") > 0;
}

// What was applied must be what this program knows, byte for byte.
int check_applied(Connection& connection) {
    int applied = 0;
    for (const StoredRow& row : connection.rows(sql::platform::applied_migrations)) {
        const auto number = static_cast<std::size_t>(row.integer("number"));
        if (number > migration_table_size) {
            throw DatabaseError("schema", "the database is of a later version of the program");
        }
        if (row.text("sha256") != migration_table[number - 1].sha256) {
            throw DatabaseError("schema", "migration " + std::to_string(number) +
                                              " was applied with another content");
        }
        ++applied;
    }
    return applied;
}

void apply(Connection& connection, const MigrationText& migration) {
    const bool sqlite = connection.engine() == Engine::sqlite;
    connection.run(sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
    // Another process may have applied it while this one waited for the lock.
    if (check_applied(connection) >= migration.number) {
        connection.run("COMMIT");
        return;
    }
    connection.run(sqlite ? migration.sqlite : migration.postgres);
    connection.execute(sql::platform::keep_migration, {{"number", migration.number},
                                                       {"name", migration.name},
                                                       {"sha256", migration.sha256},
                                                       {"applied_at", instant_now().iso()}});
    if (const auto broken = connection.row(sql::platform::broken_reference)) {
        throw DatabaseError("schema", "migration " + std::to_string(migration.number) +
                                          " leaves a row of " + broken->text("of_table") +
                                          " that refers to nothing");
    }
    connection.run("COMMIT");
}

} // namespace

SchemaState schema_state(const DatabaseAddress& address) {
    const auto connection = open_connection(address, Access::read_write);
    SchemaState state;
    state.known = static_cast<int>(migration_table_size);
    if (has_schema_table(*connection)) {
        state.applied = check_applied(*connection);
    }
    return state;
}

void migrate_to(const DatabaseAddress& address, int last) {
    const auto connection = open_connection(address, Access::read_write);
    connection->row(sql::platform::write_lock);
    if (connection->engine() == Engine::sqlite) {
        // A table is changed by making it anew; references are checked before each commit instead.
        connection->run("PRAGMA foreign_keys = OFF");
    }
    if (!has_schema_table(*connection)) {
        connection->execute(sql::platform::make_schema_table, {});
    }
    for (int next = check_applied(*connection); next < last; ++next) {
        apply(*connection, migration_table[next]);
    }
    connection->row(sql::platform::write_unlock);
}

void migrate(const DatabaseAddress& address, const std::string& backup_file) {
    const SchemaState state = schema_state(address);
    if (state.current()) {
        return;
    }
    if (state.applied > 0 && !backup_file.empty()) {
        backup_database(address, backup_file, [](int) {});
    }
    migrate_to(address, state.known);
}

std::string schema_text(const DatabaseAddress& address) {
    const auto connection = open_connection(address, Access::read_only);
    std::string text = "-- What the tables look like today; made by `spejare migrate "
                       "--print-schema`, never edited.\n";
    for (const StoredRow& row : connection->rows(sql::platform::schema_entries)) {
        text += "\n" + row.text("sql") + ";\n";
    }
    return text;
}
