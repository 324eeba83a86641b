// One thread that hands out the outbox and runs jobs. A bulkhead: what a job throws ends that try.
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/cause.h"
#include "platform/jobs/interruption.h"
#include "platform/jobs/jobs.h"
#include "platform/jobs/sweeps.h"
#include "platform/jobs/the_program.h"
#include "platform/log.h"
#include "sql/platform.h"

namespace {

// Soon enough for a person who waits; a look is one small query on a snapshot.
constexpr auto look_every = std::chrono::milliseconds(500);
constexpr int64_t hour = 3600;
constexpr int64_t day = 24 * hour;

struct End {
    std::string_view standing;
    std::string problem = {};
    /// Nobody claims it before; nothing = at once.
    std::optional<int64_t> wait_seconds = {};
};

} // namespace

std::vector<Sweep>& sweeps() {
    static std::vector<Sweep> all;
    return all;
}

struct JobRunner::Inner {
    Inner(Database& given, std::vector<JobKind> all) : database(given), kinds(std::move(all)) {}

    bool step();
    bool hand_out();
    std::optional<JobRun::Claim> claim();
    void run(const JobRun::Claim& claimed);
    End outcome(const JobRun::Claim& claimed);
    void end(const JobRun::Claim& claimed, const End& how);
    void sweep();
    void loop();

    Database& database;
    const std::vector<JobKind> kinds;
    Instant swept_at;
    std::atomic<bool> stopping = false;
    const std::function<bool()> asks_stopping = [this] { return stopping.load(); };
    std::mutex mutex;
    std::condition_variable wake;
    std::thread thread;
};

// News becomes one job for each kind that reads its topic, in the transaction that takes it out of
// the outbox; so nothing is lost and nothing is told twice. What nobody reads is let go.
bool JobRunner::Inner::hand_out() {
    bool waits = false;
    database.read(the_program(),
                  [&](Work& work) { waits = !work.rows(sql::platform::outbox_waiting).empty(); });
    if (!waits) {
        return false;
    }
    const WriteEnd end = database.write_and_wait(the_program(), [&](Work& work) {
        for (const StoredRow& news : work.rows(sql::platform::outbox_waiting)) {
            const std::string topic = news.text("topic");
            for (const JobKind& kind : kinds) {
                const bool reads = kind.reads.empty()
                                       ? kind.topic == topic
                                       : std::ranges::find(kind.reads, topic) != kind.reads.end();
                if (reads) {
                    work.execute(sql::platform::keep_job,
                                 {{"id", work.new_id()},
                                  {"topic", kind.topic},
                                  {"subject", news.text("subject")},
                                  {"job_key", kind.topic + " outbox " + news.text("id")},
                                  {"actor", news.text("actor")},
                                  {"now", work.now().iso()}});
                }
            }
            work.execute(sql::platform::forget_outbox, {{"id", news.text("id")}});
        }
        return true;
    });
    return end == WriteEnd::done;
}

// A job whose runner was lost eight times brings the program down, or so it seems; it is parked
// without another try.
std::optional<JobRun::Claim> JobRunner::Inner::claim() {
    bool waits = false;
    database.read(the_program(), [&](Work& work) {
        waits = work.row(sql::platform::claimable_job, {{"now", work.now().iso()}}).has_value();
    });
    if (!waits) {
        return std::nullopt;
    }
    std::optional<JobRun::Claim> claimed;
    const WriteEnd end = database.write_and_wait(the_program(), [&](Work& work) {
        const auto row = work.row(sql::platform::claimable_job, {{"now", work.now().iso()}});
        if (!row) {
            return false;
        }
        claimed = {row->text("id"), row->text("topic"), row->text("subject"), row->text("actor"),
                   static_cast<int>(row->integer("tries")) + 1};
        work.execute(sql::platform::claim_job,
                     {{"id", claimed->id},
                      {"lease_until", work.now().plus_seconds(job_lease_seconds).iso()},
                      {"now", work.now().iso()}});
        return true;
    });
    return end == WriteEnd::done ? claimed : std::nullopt;
}

End JobRunner::Inner::outcome(const JobRun::Claim& claimed) {
    if (claimed.tries > job_tries_max) {
        return {"parked", "job.lost"};
    }
    const auto kind = std::ranges::find(kinds, claimed.topic, &JobKind::topic);
    if (kind == kinds.end()) {
        return {"parked", "job.nobody_does_it"};
    }
    std::string problem;
    try {
        const JobRun under_way(database, claimed, asks_stopping);
        const auto result = kind->run(under_way);
        if (result) {
            return {"done"};
        }
        const auto& problems = result.error().problems;
        problem = problems.empty() ? "job.refused" : problems.front().key;
        if (result.error().refusal != Refusal::conflict) {
            return {"failed", problem};
        }
    } catch (const JobInterruption&) {
        return {"interrupted"};
    } catch (const std::exception& thrown) {
        problem = "job.incident";
        log_event("job_failed", {{"job", claimed.id},
                                 {"topic", claimed.topic},
                                 {"try", std::to_string(claimed.tries)},
                                 {"why", cause_of(thrown)}});
    }
    if (claimed.tries >= job_tries_max) {
        return {"parked", problem};
    }
    return {"waiting", problem, job_wait_seconds(claimed.tries)};
}

// When this write fails too, the lease runs out and the job is done again: at least once.
void JobRunner::Inner::end(const JobRun::Claim& claimed, const End& how) {
    database.write_and_wait(the_program(), [&](Work& work) {
        if (how.standing == "interrupted") {
            work.execute(sql::platform::give_back_job,
                         {{"id", claimed.id}, {"tries", claimed.tries}, {"now", work.now().iso()}});
            return true;
        }
        const Value lease =
            how.wait_seconds ? Value(work.now().plus_seconds(*how.wait_seconds).iso()) : Value();
        work.execute(sql::platform::end_job,
                     {{"id", claimed.id},
                      {"tries", claimed.tries},
                      {"standing", how.standing},
                      {"problem", how.problem.empty() ? Value() : Value(how.problem)},
                      {"lease_until", lease},
                      {"now", work.now().iso()}});
        return true;
    });
    log_event("job", {{"job", claimed.id},
                      {"topic", claimed.topic},
                      {"try", std::to_string(claimed.tries)},
                      {"standing", std::string(how.standing)}});
}

void JobRunner::Inner::run(const JobRun::Claim& claimed) {
    end(claimed, outcome(claimed));
}

// What is kept for a while only: keys of forms that were sent, jobs that are done, and what the
// slices say.
void JobRunner::Inner::sweep() {
    const Instant now = database.surroundings().now();
    if (now < swept_at.plus_seconds(hour)) {
        return;
    }
    swept_at = now;
    database.write_and_wait(the_program(), [&](Work& work) {
        work.execute(sql::platform::forget_requests_done,
                     {{"before", now.plus_seconds(-7 * day).iso()}});
        work.execute(sql::platform::forget_jobs_done,
                     {{"before", now.plus_seconds(-90 * day).iso()}});
        return true;
    });
    // Each by itself: one that cannot be done holds up no other.
    for (const Sweep forget : sweeps()) {
        database.write_and_wait(the_program(), [&](Work& work) {
            forget(work);
            return true;
        });
    }
}

bool JobRunner::Inner::step() {
    sweep();
    const bool handed_out = hand_out();
    const auto claimed = claim();
    if (claimed) {
        run(*claimed);
    }
    return handed_out || claimed.has_value();
}

void JobRunner::Inner::loop() {
    while (!stopping) {
        bool did_something = false;
        try {
            did_something = step();
        } catch (const std::exception& problem) {
            log_event("runner_failed", {{"why", cause_of(problem)}});
        }
        if (!did_something) {
            std::unique_lock lock(mutex);
            wake.wait_for(lock, look_every, [this] { return stopping.load(); });
        }
    }
}

JobRunner::JobRunner(Database& database, std::vector<JobKind> kinds)
    : inner_(std::make_unique<Inner>(database, std::move(kinds))) {}

JobRunner::~JobRunner() {
    stop();
}

void JobRunner::start() {
    ensure(!inner_->thread.joinable(), "a runner is started once");
    inner_->thread = std::thread([inner = inner_.get()] { inner->loop(); });
}

void JobRunner::stop() {
    {
        const std::lock_guard lock(inner_->mutex);
        inner_->stopping = true;
    }
    inner_->wake.notify_all();
    if (inner_->thread.joinable()) {
        inner_->thread.join();
    }
}

void JobRunner::run_waiting() {
    while (inner_->step()) {
    }
}
