// Slow work: claimed through the writer with a lease, run at least once, parked after eight tries.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"

/// A job under way; computes on snapshots and stores in short writes.
class JobRun {
public:
    JobRun(Database& job_database, std::string job_id, std::string job_subject, Actor job_actor)
        : database(job_database), id(std::move(job_id)), subject(std::move(job_subject)),
          actor(std::move(job_actor)) {}
    Database& database;
    const std::string id;
    const std::string subject;
    const Actor actor; // who asked for it
    /// Shown to the person who waits; also renews the lease.
    void progress(int done, int of) const;
};

using JobWork = std::function<Result<void>(const JobRun&)>;

struct JobKind {
    std::string topic; // what Work::announce or start_job names
    JobWork run;
};

/// Starts a job in this transaction; `key` makes twice the same job once. Answers its id.
std::string start_job(Work& work, std::string_view topic, std::string_view subject,
                      std::string_view key);

enum class JobStanding { waiting, running, done, failed, parked };
struct JobState {
    std::string id;
    std::string topic;
    std::string subject;
    JobStanding standing = JobStanding::waiting;
    int done = 0;
    int of = 0;
    int tries = 0;
};
std::optional<JobState> job_state(Work& work, std::string_view id);

/// Runs jobs and hands out the outbox until it is destroyed.
class JobRunner {
public:
    JobRunner(Database& database, std::vector<JobKind> kinds);
    ~JobRunner();
    /// Does all that waits, on this thread; for tests.
    void run_waiting();

private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};
