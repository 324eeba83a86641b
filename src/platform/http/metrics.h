// Counts for /metrics, by route pattern and status; never by address or person.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "platform/db/database.h"
#include "platform/http/request.h"

/// How many connections the server holds just now.
std::atomic<int>& open_connections();

class Metrics {
public:
    void count(std::string_view pattern, int status, int64_t microseconds);
    /// Prometheus text.
    Response text(Database& database) const;

private:
    static constexpr std::array<int64_t, 8> bounds_us_ = {1'000,   5'000,   10'000,  50'000,
                                                          100'000, 200'000, 500'000, 2'000'000};
    mutable std::mutex mutex_;
    std::map<std::pair<std::string, int>, std::uint64_t> requests_;
    std::array<std::uint64_t, 9> buckets_{};
    std::uint64_t total_us_ = 0;
    std::uint64_t total_ = 0;
};
