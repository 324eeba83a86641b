// Group commit. A bulkhead: an exception in one job ends that job only.
#include "platform/db/writer.h"

#include <array>
#include <chrono>
#include <future>

#include "platform/cause.h"
#include "platform/db/audit_chain.h"
#include "platform/log.h"
#include "platform/work.h"
#include "sql/platform.h"

namespace {

constexpr std::size_t queue_max = 1024;
constexpr std::size_t batch_max = 64;
constexpr auto batch_time_max = std::chrono::milliseconds(20);
// A handler that needs longer than this holds everybody up, so it is told of in the log.
constexpr auto job_time_expected = std::chrono::milliseconds(5);
// Waits between tries to reach the server again: long enough for a planned switch of servers.
constexpr std::array reconnect_waits = {0, 100, 200, 400, 800, 1600};

StoredRow row_of(const Params& params) {
    class ParamsRow : public Row {
    public:
        explicit ParamsRow(const Params& from) : from_(from) {}
        Value value(std::string_view column) const override {
            for (const auto& [name, held] : from_) {
                if (name == column) {
                    return held;
                }
            }
            throw Bug("no such column");
        }
        std::size_t size() const override { return from_.size(); }
        std::string_view name(std::size_t column) const override { return from_[column].first; }
        Value at(std::size_t column) const override { return from_[column].second; }

    private:
        const Params& from_;
    };
    return StoredRow(ParamsRow(params));
}

} // namespace

// The head is read from its table at each batch, never kept: another process may write between.
struct Writer::Chain {
    int64_t number = 0;
    int64_t first_seq = 1;
    int64_t next_seq = 1;
    std::string previous;
    std::string lines;
};

Writer::Writer(DatabaseAddress address, const Surroundings& surroundings)
    : address_(std::move(address)), surroundings_(surroundings),
      connection_(open_connection(address_, Access::read_write)), thread_([this] { loop(); }) {}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

bool Writer::enqueue(const Actor& actor, WriteJob job, WriteDone done) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || queue_.size() >= queue_max) {
            return false;
        }
        Job made;
        made.actor = actor;
        made.run = std::move(job);
        made.done = std::move(done);
        queue_.push_back(std::move(made));
    }
    wake_.notify_one();
    return true;
}

void Writer::drain() {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return queue_.empty() && !busy_; });
}

WriterCounts Writer::counts() const {
    const std::lock_guard lock(mutex_);
    WriterCounts counts = counts_;
    counts.waiting = queue_.size();
    return counts;
}

std::vector<Writer::Job> Writer::next_batch() {
    std::unique_lock lock(mutex_);
    busy_ = false;
    if (queue_.empty()) {
        idle_.notify_all();
    }
    wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    std::vector<Job> batch;
    while (!queue_.empty() && batch.size() < batch_max) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    busy_ = !batch.empty();
    return batch;
}

void Writer::loop() {
    while (true) {
        std::vector<Job> batch = next_batch();
        if (batch.empty()) {
            return;
        }
        run_batch(batch);
        unlock();
        for (Job& job : batch) {
            answer(job);
        }
    }
}

void Writer::run_batch(std::vector<Job>& batch) {
    try {
        begin();
        commit_batch(batch);
    } catch (const std::exception& problem) {
        fail_all(batch, cause_of(problem));
    }
    const std::lock_guard lock(mutex_);
    ++counts_.batches;
    for (const Job& job : batch) {
        ++counts_.jobs;
        counts_.refused += job.end == WriteEnd::refused ? 1 : 0;
        counts_.failed += job.end == WriteEnd::failed ? 1 : 0;
    }
}

static void begin_locked(Connection& connection) {
    connection.row(sql::platform::write_lock);
    connection.run(connection.engine() == Engine::sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
}

// A connection lost since the last batch costs nobody anything: no job has run on it yet.
void Writer::begin() {
    if (connection_ != nullptr) {
        try {
            begin_locked(*connection_);
            return;
        } catch (const DatabaseError& problem) {
            log_event("connection_lost", {{"code", problem.code()}});
        }
    }
    reconnect();
    begin_locked(*connection_);
}

// The last try's failure goes on to the batch, which then fails as a whole.
void Writer::reconnect() {
    for (const int wait : reconnect_waits) {
        {
            std::unique_lock lock(mutex_);
            wake_.wait_for(lock, std::chrono::milliseconds(wait), [this] { return stopping_; });
        }
        try {
            connection_ = open_connection(address_, Access::read_write);
            return;
        } catch (const DatabaseError& problem) {
            log_event("reconnect_failed", {{"code", problem.code()}});
        }
    }
    connection_ = open_connection(address_, Access::read_write);
}

// A commit that has returned stands, whatever happens to the lock; the lock goes with its
// connection.
void Writer::unlock() {
    if (connection_ == nullptr) {
        return;
    }
    try {
        connection_->row(sql::platform::write_unlock);
    } catch (const std::exception& problem) {
        log_event("unlock_failed", {{"why", cause_of(problem)}});
        connection_ = nullptr;
    }
}

// Who asked may fail to take the answer; the writer goes on with the others'.
void Writer::answer(Job& job) {
    try {
        job.done(job.end, job.incident);
    } catch (const std::exception& problem) {
        log_event("answer_failed", {{"why", cause_of(problem)}});
    }
}

// The commit did not happen, so nothing that any job of the batch saw may be told as done.
void Writer::fail_all(std::vector<Job>& batch, const std::string& why) {
    const std::string incident = new_incident();
    log_event("batch_failed", {{"incident", incident}, {"why", why}});
    for (Job& job : batch) {
        job.end = WriteEnd::failed;
        job.incident = incident;
    }
    connection_ = nullptr;
}

void Writer::commit_batch(std::vector<Job>& batch) {
    Chain chain;
    if (const auto head = connection_->row(sql::platform::audit_head)) {
        chain.number = head->integer("number");
        chain.first_seq = head->integer("last_seq") + 1;
        chain.next_seq = chain.first_seq;
        chain.previous = head->text("head");
    }
    const auto started = std::chrono::steady_clock::now();
    bool changed = false;
    std::vector<Job> later;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (i > 0 && std::chrono::steady_clock::now() - started > batch_time_max) {
            std::move(batch.begin() + static_cast<std::ptrdiff_t>(i), batch.end(),
                      std::back_inserter(later));
            batch.resize(i);
            break;
        }
        run_job(batch[i], chain);
        changed = changed || batch[i].changed;
        ensure(connection_->in_transaction(), "the transaction outlives each of its jobs");
    }
    if (!later.empty()) {
        const std::lock_guard lock(mutex_);
        queue_.insert(queue_.begin(), std::make_move_iterator(later.begin()),
                      std::make_move_iterator(later.end()));
    }
    link(chain);
    if (changed) {
        connection_->execute(sql::platform::raise_change_number, {});
    }
    connection_->run("COMMIT");
}

void Writer::run_job(Job& job, Chain& chain) {
    const auto started = std::chrono::steady_clock::now();
    connection_->run("SAVEPOINT job");
    try {
        Work work(*connection_, job.actor, surroundings_, surroundings_.now(),
                  Access::read_write);
        if (job.run(work)) {
            std::string lines;
            int64_t seq = chain.next_seq;
            for (const AuditRow& row : work.audit()) {
                const Params params = {{"seq", seq++},
                                       {"at", work.now().iso()},
                                       {"actor", job.actor.id},
                                       {"verb", row.verb},
                                       {"subject_table", row.table},
                                       {"subject", row.subject},
                                       {"version", row.version},
                                       {"facts", row.facts}};
                connection_->execute(sql::platform::keep_audit, params);
                lines += audit_line(row_of(params));
            }
            connection_->run("RELEASE job");
            chain.lines += lines;
            chain.next_seq = seq;
            job.changed = work.wrote();
            job.end = WriteEnd::done;
        } else {
            connection_->run("ROLLBACK TO job; RELEASE job");
            job.end = WriteEnd::refused;
        }
    } catch (const std::exception& problem) {
        job.incident = new_incident();
        job.end = WriteEnd::failed;
        log_event("write_failed", {{"incident", job.incident}, {"why", cause_of(problem)}});
        if (connection_->in_transaction()) {
            connection_->run("ROLLBACK TO job; RELEASE job");
        }
    }
    const auto took = std::chrono::steady_clock::now() - started;
    if (took > job_time_expected) {
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
        log_event("slow_write", {{"ms", std::to_string(ms)}});
    }
}

void Writer::link(Chain& chain) {
    if (chain.next_seq == chain.first_seq) {
        return;
    }
    connection_->execute(sql::platform::keep_audit_link,
                         {{"number", chain.number + 1},
                          {"shard", "main"},
                          {"first_seq", chain.first_seq},
                          {"last_seq", chain.next_seq - 1},
                          {"previous", chain.previous},
                          {"head", next_head(chain.previous, chain.lines)}});
}

WriteEnd Database::write_and_wait(const Actor& actor, WriteJob job) {
    std::promise<WriteEnd> ended;
    write(actor, std::move(job),
          [&](WriteEnd end, const std::string&) { ended.set_value(end); });
    return ended.get_future().get();
}
