// Log lines by spdlog, as JSON.
#include "platform/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>

#include "platform/crypto/crypto.h"
#include "platform/json.h"
#include "platform/time.h"

namespace {

std::atomic<bool> logging_on{false};

spdlog::logger& logger() {
    static const auto made = [] {
        auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        auto one = std::make_shared<spdlog::logger>("spejare", sink);
        one->set_pattern("%v");
        return one;
    }();
    return *made;
}

} // namespace

void set_logging(Logging logging) {
    logging_on = logging == Logging::on;
}

void log_event(std::string_view name,
               const std::vector<std::pair<std::string_view, std::string>>& values) {
    if (!logging_on) {
        return;
    }
    json::object line;
    line["at"] = instant_now().iso();
    line["event"] = name;
    for (const auto& [key, value] : values) {
        line[key] = value;
    }
    logger().info("{}", json::serialize(line));
}

std::string new_incident() {
    return sha256_hex(random_bytes(16)).substr(0, 10);
}
