// The one writer of a database: a thread, a bounded queue, and commits in groups.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "platform/actor.h"
#include "platform/db/database.h"

struct WriterCounts {
    std::uint64_t batches = 0;
    std::uint64_t jobs = 0;
    std::uint64_t refused = 0;
    std::uint64_t failed = 0;
    std::size_t waiting = 0;
};

class Writer {
public:
    Writer(DatabaseAddress address, const Surroundings& surroundings);
    /// Ends after what is queued has been committed.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Answers false at once when 1 024 jobs wait.
    bool enqueue(const Actor& actor, WriteJob job, WriteDone done);
    void drain();
    WriterCounts counts() const;

private:
    struct Job {
        Actor actor;
        WriteJob run;
        WriteDone done;
        WriteEnd end = WriteEnd::failed;
        std::string incident;
        bool changed = false;
    };
    struct Chain;

    void loop();
    std::vector<Job> next_batch();
    void commit_batch(std::vector<Job>& batch);
    void run_batch(std::vector<Job>& batch);
    void run_job(Job& job, Chain& chain);
    void fail_all(std::vector<Job>& batch, const std::string& why);
    void link(Chain& chain);
    void begin();
    void reconnect();
    void unlock();
    static void answer(Job& job);

    DatabaseAddress address_;
    const Surroundings& surroundings_;
    std::unique_ptr<Connection> connection_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable idle_;
    std::deque<Job> queue_;
    bool stopping_ = false;
    bool busy_ = false;
    WriterCounts counts_;
    std::thread thread_; // last: it starts when all the rest stands
};
