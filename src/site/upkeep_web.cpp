// Addresses of jobs and backups.
#include "platform/json.h"
#include "rights/may.h"
#include "site/backup.h"
#include "site/pages.h"
#include "site/site.h"

static Result<Response> job_page(const Request& in, Work& work);
static Result<Response> jobs_page(const Request& in, Work& work);
static Result<Response> post_new_try(const Request& in, Work& work);
static Result<Response> backups_page(const Request& in, Work& work);
static Result<Response> post_backup(const Request& in, Work& work);

void upkeep_routes(Routes& routes) {
    const May runs = May::administer_system;
    routes.page("/jobs", runs, jobs_page);
    routes.page("/jobs/{id}", May::be_signed_in, job_page);
    routes.post("/jobs/{id}/try", runs, post_new_try);
    routes.page("/backups", runs, backups_page);
    routes.post("/backups", runs, post_backup);
}

static std::string job_json(const JobState& job) {
    return json::serialize(json::object{{"id", job.id},
                                        {"topic", job.topic},
                                        {"standing", name_of(job.standing)},
                                        {"done", job.done},
                                        {"of", job.of},
                                        {"tries", job.tries},
                                        {"location", job.address}}) +
           "\n";
}

// Whoever asked for a job follows it; to anybody else it is not there.
static Result<Response> job_page(const Request& in, Work& work) {
    const auto job = job_state(work, in.capture("id"));
    const bool own = job && job->asker == work.actor().id;
    if (!own && !(job && actor_may(work.actor(), May::administer_system))) {
        return not_found();
    }
    if (in.door == Door::json) {
        return json_response(job_json(*job));
    }
    return draw_job(in, *job);
}

static Result<Response> jobs_page(const Request& in, Work& work) {
    return draw_jobs(in, work, listed_jobs(work));
}

static Result<Response> post_new_try(const Request& in, Work& work) {
    TRY(try_job_again(work, in.capture("id")));
    return see_other(in, "/jobs/" + in.capture("id"));
}

static Result<Response> backups_page(const Request& in, Work& work) {
    return draw_backups(in, work);
}

static Result<Response> post_backup(const Request& in, Work& work) {
    return see_other(in, "/jobs/" + TRY(ask_for_backup(work)));
}
