// The text that Prometheus reads.
#include "platform/http/metrics.h"

#include <unistd.h>

#include <fstream>

#include "platform/db/writer.h"
#include "platform/jobs/jobs.h"

std::atomic<int>& open_connections() {
    static std::atomic<int> count = 0;
    return count;
}

void Metrics::count(std::string_view pattern, int status, int64_t microseconds) {
    const std::lock_guard lock(mutex_);
    ++requests_[{std::string(pattern), status}];
    std::size_t bucket = 0;
    while (bucket < bounds_us_.size() && microseconds > bounds_us_[bucket]) {
        ++bucket;
    }
    ++buckets_[bucket];
    total_us_ += static_cast<std::uint64_t>(microseconds);
    ++total_;
}

static long resident_bytes() {
    std::ifstream file("/proc/self/statm");
    long pages = 0;
    long resident = 0;
    file >> pages >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

static std::string in_seconds(std::uint64_t microseconds) {
    const std::string rest = std::to_string(1'000'000 + microseconds % 1'000'000).substr(1);
    return std::to_string(microseconds / 1'000'000) + "." + rest;
}

Response Metrics::text(Database& database) const {
    const WriterCounts writes = database.writer_counts();
    std::string out = "# TYPE spejare_requests_total counter\n";
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [key, count] : requests_) {
            out += "spejare_requests_total{route=\"" + key.first + "\",status=\"" +
                   std::to_string(key.second) + "\"} " + std::to_string(count) + "\n";
        }
        out += "# TYPE spejare_request_seconds histogram\n";
        std::uint64_t below = 0;
        for (std::size_t i = 0; i < bounds_us_.size(); ++i) {
            below += buckets_[i];
            out += "spejare_request_seconds_bucket{le=\"" +
                   in_seconds(static_cast<std::uint64_t>(bounds_us_[i])) + "\"} " +
                   std::to_string(below) + "\n";
        }
        out += "spejare_request_seconds_bucket{le=\"+Inf\"} " + std::to_string(total_) + "\n";
        out += "spejare_request_seconds_sum " + in_seconds(total_us_) + "\n";
        out += "spejare_request_seconds_count " + std::to_string(total_) + "\n";
    }
    const auto line = [&](std::string_view name, std::string_view kind, std::uint64_t value) {
        out += "# TYPE " + std::string(name) + " " + std::string(kind) + "\n" +
               std::string(name) + " " + std::to_string(value) + "\n";
    };
    line("spejare_write_batches_total", "counter", writes.batches);
    line("spejare_write_jobs_total", "counter", writes.jobs);
    line("spejare_write_refused_total", "counter", writes.refused);
    line("spejare_write_failed_total", "counter", writes.failed);
    line("spejare_write_waiting", "gauge", writes.waiting);
    JobCounts jobs;
    database.read(Actor{.id = "system"}, [&](Work& work) { jobs = job_counts(work); });
    out += "# TYPE spejare_jobs gauge\n";
    for (const auto& [standing, count] :
         {std::pair{"waiting", jobs.waiting}, std::pair{"running", jobs.running},
          std::pair{"failed", jobs.failed}, std::pair{"parked", jobs.parked}}) {
        out += "spejare_jobs{standing=\"" + std::string(standing) + "\"} " +
               std::to_string(count) + "\n";
    }
    line("spejare_connections", "gauge", static_cast<std::uint64_t>(open_connections().load()));
    line("process_resident_memory_bytes", "gauge", static_cast<std::uint64_t>(resident_bytes()));
    Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = std::move(out);
    return response;
}
