// A database: many readers on snapshots, one writer with group commit.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "platform/db/connection.h"
#include "platform/time.h"

class Work;
struct Actor;
class TextDoor;

/// What Work needs beside a connection; lives as long as the program.
struct Surroundings {
    /// Reads free text before it is stored. Without one, free text cannot be stored at all.
    const TextDoor* door = nullptr;
    /// Run before the door reads: it may know words that stand in the database.
    std::function<void(Work&)> before_reading = {};
    /// Keys the digests of the audit trail; 32 bytes.
    std::string audit_key;
    /// Encrypts drafts; 32 bytes.
    std::string draft_key;
    /// The clock; tests fix it.
    std::function<Instant()> now = instant_now;
};

/// How a write ended. Only `done` was committed and is on disk.
enum class WriteEnd { done, refused, failed, busy };

/// The job of a write: a verb with its Work. Answering false rolls its savepoint back.
using WriteJob = std::function<bool(Work&)>;
/// Called on the writer's thread after COMMIT has returned (or the job was refused or failed).
using WriteDone = std::function<void(WriteEnd end, const std::string& incident)>;

/// Counted since the start; for /metrics and the bench.
struct WriterCounts;

class Database {
public:
    virtual ~Database() = default;
    virtual Engine engine() const = 0;
    virtual const Surroundings& surroundings() const = 0;
    /// For a program that reads for long: from now on a file is read where the system keeps it in
    /// memory, and not copied page by page. PostgreSQL reads as before.
    virtual void map_file() = 0;

    /// Runs `job` on a read-only snapshot. Exceptions pass through. Readings that the job noted are
    /// committed to the trail before this returns; throws when they could not be.
    virtual void read(const Actor& actor, const std::function<void(Work&)>& job) = 0;

    /// Queues a write. `busy` at once when the queue of 1 024 is full. Jobs are committed in
    /// batches of at most 64 or 20 ms; an exception in one job rolls back that job only.
    virtual void write(const Actor& actor, WriteJob job, WriteDone done) = 0;

    /// The same, waiting for the end; for the CLI, jobs and tests. Rethrows nothing: see WriteEnd.
    WriteEnd write_and_wait(const Actor& actor, WriteJob job);

    /// Reached after the last job queued so far is committed.
    virtual void drain() = 0;
    /// Raised by one at each commit that changed something.
    virtual int64_t change_number() = 0;
    virtual WriterCounts writer_counts() const = 0;
};

/// Opens the database and starts its writer. `schema_current` must hold (see migrate).
std::unique_ptr<Database> open_database(const DatabaseAddress& address, Surroundings surroundings);

/// The last migration applied, and how many wait. Ensures that applied ones are unchanged.
struct SchemaState {
    int applied = 0;
    int known = 0;
    bool current() const { return applied == known; }
};
SchemaState schema_state(const DatabaseAddress& address);

/// Applies waiting migrations, each in a transaction, under a lock, after a backup to
/// `backup_file` (SQLite; empty = none taken, for a new database or PostgreSQL, where the
/// operator's backup stands in). Throws when an applied migration has another checksum.
void migrate(const DatabaseAddress& address, const std::string& backup_file);

/// The same up to one migration and without a backup; for backups and for tests of old databases.
void migrate_to(const DatabaseAddress& address, int last);

/// The whole schema as text, from a freshly migrated SQLite database; written to schema.sql.
std::string schema_text(const DatabaseAddress& address);

/// Writes the engine's files anew, so that what was deleted is gone from them: SQLite's file and
/// log, PostgreSQL's tables (not its own log). No transaction may be open on this address in this
/// thread. Throws when SQLite's log cannot be cut because somebody reads: to be tried again.
void forget_deleted(const DatabaseAddress& address);

/// Copies a running database to a SQLite file at `file`: on SQLite by its own online backup, on
/// PostgreSQL table by table on one snapshot. The file is whole or absent.
void backup_database(const DatabaseAddress& address, const std::string& file,
                     const std::function<void(int percent)>& progress);

/// Fills an empty place from a backup file. Throws unless the place is empty and the file's
/// migrations are known to this program.
void restore_database(const DatabaseAddress& address, const std::string& file,
                      const std::function<void(int percent)>& progress);
