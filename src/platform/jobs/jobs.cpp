// Starting, following and reviving jobs; and what a job under way tells of itself.
#include "platform/jobs/jobs.h"

#include <algorithm>
#include <array>

#include "platform/jobs/interruption.h"
#include "platform/jobs/the_program.h"
#include "sql/platform.h"

namespace {

constexpr std::array<std::string_view, 5> standings = {"waiting", "running", "done", "failed",
                                                       "parked"};

JobStanding standing_of(std::string_view name) {
    const auto at = std::ranges::find(standings, name);
    ensure(at != standings.end(), "the table holds known standings only");
    return static_cast<JobStanding>(at - standings.begin());
}

JobState state_of(const Row& row) {
    JobState state;
    state.id = row.text("id");
    state.topic = row.text("topic");
    state.subject = row.text("subject");
    state.asker = row.text("actor");
    state.standing = standing_of(row.text("standing"));
    state.done = static_cast<int>(row.integer("done"));
    state.of = static_cast<int>(row.integer("total"));
    state.tries = static_cast<int>(row.integer("tries"));
    state.problem = row.text("problem");
    state.address = row.text("location");
    state.asked_at = parse_instant(row.text("created_at")).value_or(Instant{});
    state.changed_at = parse_instant(row.text("changed_at")).value_or(Instant{});
    return state;
}

// Each progress raises the change number that caches are keyed by; a person sees no more than this.
constexpr auto tell_every = std::chrono::milliseconds(500);

} // namespace

std::string_view name_of(JobStanding standing) {
    return standings[static_cast<std::size_t>(standing)];
}

int job_wait_seconds(int tries) {
    const int longest = 3600;
    int wait = 10;
    for (int turn = 1; turn < tries && wait < longest; ++turn) {
        wait *= 3;
    }
    return std::min(wait, longest);
}

std::string start_job(Work& work, std::string_view topic, std::string_view subject,
                      std::string_view key) {
    const std::string job_key = std::string(topic) + " " + std::string(key);
    const Params params = {{"id", work.new_id()},      {"topic", topic},
                           {"subject", subject},       {"job_key", job_key},
                           {"actor", work.actor().id}, {"now", work.now().iso()}};
    if (work.execute(sql::platform::keep_job, params) == 0) {
        work.execute(sql::platform::revive_job_by_key,
                     {{"job_key", job_key}, {"now", work.now().iso()}});
    }
    return work.row(sql::platform::job_by_key, {{"job_key", job_key}})->text("id");
}

std::optional<JobState> job_state(Work& work, std::string_view id) {
    const auto row = work.row(sql::platform::job, {{"id", id}});
    return row ? std::optional(state_of(*row)) : std::nullopt;
}

std::vector<JobState> listed_jobs(Work& work) {
    std::vector<JobState> list;
    for (const StoredRow& row : work.rows(sql::platform::listed_jobs)) {
        list.push_back(state_of(row));
    }
    return list;
}

Result<void> try_job_again(Work& work, std::string_view id) {
    if (!job_state(work, id)) {
        return not_found();
    }
    if (work.execute(sql::platform::revive_job, {{"id", id}, {"now", work.now().iso()}}) == 0) {
        return invalid("", "job.not_ended");
    }
    work.note("try_again", "job", id);
    return {};
}

JobCounts job_counts(Work& work) {
    JobCounts counts;
    for (const StoredRow& row : work.rows(sql::platform::job_counts)) {
        const int64_t jobs = row.integer("jobs");
        switch (standing_of(row.text("standing"))) {
        case JobStanding::waiting:
            counts.waiting = jobs;
            break;
        case JobStanding::running:
            counts.running = jobs;
            break;
        case JobStanding::failed:
            counts.failed = jobs;
            break;
        case JobStanding::parked:
            counts.parked = jobs;
            break;
        case JobStanding::done:
            break;
        }
    }
    return counts;
}

JobRun::JobRun(Database& job_database, const Claim& claim, const std::function<bool()>& stopping)
    : database(job_database), id(claim.id), subject(claim.subject), actor{.id = claim.asker},
      tries_(claim.tries), stopping_(stopping) {}

void JobRun::progress(int done, int of) const {
    if (stopping_()) {
        throw JobInterruption();
    }
    const auto now = std::chrono::steady_clock::now();
    const bool first = told_at_ == std::chrono::steady_clock::time_point{};
    if (!first && done < of && now - told_at_ < tell_every) {
        return;
    }
    told_at_ = now;
    database.write_and_wait(the_program(), [&](Work& work) {
        work.execute(sql::platform::progress_job,
                     {{"id", id},
                      {"tries", tries_},
                      {"done", done},
                      {"total", of},
                      {"lease_until", work.now().plus_seconds(job_lease_seconds).iso()},
                      {"now", work.now().iso()}});
        return true;
    });
}

void JobRun::leads_to(std::string_view address) const {
    database.write_and_wait(the_program(), [&](Work& work) {
        work.execute(sql::platform::locate_job, {{"id", id}, {"location", address}});
        return true;
    });
}

Result<void> JobRun::store(const std::function<Result<void>(Work&)>& verb) const {
    Result<void> answer;
    const WriteEnd end = database.write_and_wait(the_program(), [&](Work& work) {
        answer = verb(work);
        return answer.has_value();
    });
    if (end == WriteEnd::done || end == WriteEnd::refused) {
        return answer;
    }
    throw DatabaseError(end == WriteEnd::busy ? "busy" : "write_failed", "a job could not store");
}
