// Slow work: claimed through the writer with a lease, run at least once, parked after eight tries.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

inline constexpr int job_tries_max = 8;
/// How long a job may be silent before another may claim it; progress() renews it.
inline constexpr int job_lease_seconds = 120;
/// The wait after a try that failed: 10 s, then three times as long each time, at most an hour.
int job_wait_seconds(int tries);

/// A job under way; computes on snapshots and stores in short writes.
class JobRun {
public:
    struct Claim {
        std::string id;
        std::string topic;
        std::string subject;
        std::string asker;
        /// The how manieth try this is. Whoever claims next has another, so it also tells whether
        /// the job is still ours.
        int tries = 0;
    };
    JobRun(Database& job_database, const Claim& claim, const std::function<bool()>& stopping);

    Database& database;
    const std::string id;
    const std::string subject;
    /// Who asked for it: the id only, for what the person may is asked of the accounts.
    const Actor actor;

    /// Shown to the person who waits; also renews the lease. When the program is about to stop, the
    /// job ends here and is run again from its beginning later. Never called inside a write.
    void progress(int done, int of) const;
    /// Where the result can be seen, a path on this site; shown when the job is done.
    void leads_to(std::string_view address) const;
    /// One short write as the program itself. A refusal is answered; a write that failed throws, so
    /// that the job is tried again.
    Result<void> store(const std::function<Result<void>(Work&)>& verb) const;

private:
    const int tries_;
    const std::function<bool()>& stopping_;
    mutable std::chrono::steady_clock::time_point told_at_{};
};

/// `conflict` is tried again on a new snapshot, as is an exception; the other refusals end the job.
using JobWork = std::function<Result<void>(const JobRun&)>;

struct JobKind {
    /// What start_job names and, unless `reads` is set, what Work::announce names.
    std::string topic;
    JobWork run;
    /// Topics of the outbox that start this job, with the subject that was announced.
    std::vector<std::string> reads = {};
};

/// Starts a job in this transaction; `key` makes twice the same job once. A job that ended badly is
/// started again. Answers its id.
std::string start_job(Work& work, std::string_view topic, std::string_view subject,
                      std::string_view key);

enum class JobStanding { waiting, running, done, failed, parked };
std::string_view name_of(JobStanding standing);

struct JobState {
    std::string id;
    std::string topic;
    std::string subject;
    std::string asker;
    JobStanding standing = JobStanding::waiting;
    int done = 0;
    int of = 0;
    int tries = 0;
    /// A text key of what went wrong last, or "".
    std::string problem;
    /// Where the result can be seen, or "".
    std::string address;
    Instant asked_at;
    Instant changed_at;
};
std::optional<JobState> job_state(Work& work, std::string_view id);
/// Parked and failed ones first, then those under way, then the last that were done; at most 100.
std::vector<JobState> listed_jobs(Work& work);
/// Lets a parked or failed job wait for its turn again, with all its tries before it.
/// `invalid` (job.not_ended) when it is neither.
Result<void> try_job_again(Work& work, std::string_view id);

struct JobCounts {
    int64_t waiting = 0;
    int64_t running = 0;
    int64_t failed = 0;
    int64_t parked = 0;
};
JobCounts job_counts(Work& work);

/// Runs jobs and hands out the outbox, one after the other.
class JobRunner {
public:
    JobRunner(Database& database, std::vector<JobKind> kinds);
    /// Stops first.
    ~JobRunner();
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    /// Works on a thread of its own from now on.
    void start();
    /// Waits for the job under way: it ends at its next progress() and is run again later.
    void stop();
    /// Does all that waits, on this thread, instead of start(); for tests and the command line.
    void run_waiting();

private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};
