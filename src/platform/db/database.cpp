// Many readers on snapshots, one writer.
#include "platform/db/database.h"

#include <atomic>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "platform/db/writer.h"
#include "platform/work.h"
#include "sql/platform.h"

namespace {

class OpenDatabase : public Database {
public:
    OpenDatabase(DatabaseAddress address, Surroundings surroundings)
        : address_(std::move(address)), surroundings_(std::move(surroundings)),
          writer_(address_, surroundings_) {}

    Engine engine() const override { return address_.engine(); }
    const Surroundings& surroundings() const override { return surroundings_; }
    void map_file() override { maps_file_ = engine() == Engine::sqlite; }

    void read(const Actor& actor, const std::function<void(Work&)>& job) override {
        Lease lease(*this);
        lease.connection().run(engine() == Engine::sqlite
                                   ? "BEGIN"
                                   : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        Work work(lease.connection(), actor, surroundings_, surroundings_.now(), Access::read_only);
        job(work);
        lease.connection().run("COMMIT");
        lease.sound();
        keep_readings(actor, work.audit());
    }

    void write(const Actor& actor, WriteJob job, WriteDone done) override {
        WriteDone kept = done;
        if (!writer_.enqueue(actor, std::move(job), std::move(done))) {
            kept(WriteEnd::busy, "");
        }
    }

    void drain() override { writer_.drain(); }

    int64_t change_number() override {
        int64_t number = 0;
        read(Actor{.id = "system"}, [&](Work& work) {
            number = work.row(sql::platform::change_number)->integer("number");
        });
        return number;
    }

    WriterCounts writer_counts() const override { return writer_.counts(); }

private:
    // What was read must be on disk before the answer leaves; a reading that cannot be logged has
    // not happened.
    void keep_readings(const Actor& actor, const std::vector<AuditRow>& readings) {
        if (readings.empty()) {
            return;
        }
        const WriteEnd end = write_and_wait(actor, [&](Work& work) {
            for (const AuditRow& row : readings) {
                work.note_read(row.table, row.subject, row.facts);
            }
            return true;
        });
        if (end != WriteEnd::done) {
            throw std::runtime_error("a reading could not be logged");
        }
    }

    // A connection goes back to the pool only after its snapshot ended well. After a bad end the
    // server may be gone, so the idle connections go too and the next reader makes a new one.
    class Lease {
    public:
        explicit Lease(OpenDatabase& database)
            : database_(database), connection_(database.take_reader()) {}
        ~Lease() {
            if (sound_) {
                database_.give_back(std::move(connection_));
            } else {
                database_.drop_idle_readers();
            }
        }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Connection& connection() { return *connection_; }
        void sound() { sound_ = true; }

    private:
        OpenDatabase& database_;
        std::unique_ptr<Connection> connection_;
        bool sound_ = false;
    };

    std::unique_ptr<Connection> take_reader() {
        {
            const std::lock_guard lock(mutex_);
            if (!readers_.empty()) {
                auto reader = std::move(readers_.back());
                readers_.pop_back();
                return reader;
            }
        }
        auto reader = open_connection(address_, Access::read_only);
        if (maps_file_) {
            reader->run("PRAGMA mmap_size = 1073741824");
        }
        return reader;
    }

    void give_back(std::unique_ptr<Connection> reader) {
        const std::lock_guard lock(mutex_);
        readers_.push_back(std::move(reader));
    }

    void drop_idle_readers() {
        const std::lock_guard lock(mutex_);
        readers_.clear();
    }

    DatabaseAddress address_;
    Surroundings surroundings_;
    std::mutex mutex_;
    std::atomic<bool> maps_file_ = false;
    std::vector<std::unique_ptr<Connection>> readers_;
    Writer writer_;
};

} // namespace

std::unique_ptr<Database> open_database(const DatabaseAddress& address, Surroundings surroundings) {
    ensure(schema_state(address).current(), "a database is migrated before it is opened");
    return std::make_unique<OpenDatabase>(address, std::move(surroundings));
}
