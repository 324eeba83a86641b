// A named query: its text stands in a .sql file and is baked into the program.
#pragma once

#include <span>
#include <string_view>

struct Query {
    /// Such as "events.by_number"; shown in logs and metrics.
    std::string_view name;
    std::string_view sqlite;
    std::string_view postgres;
};

/// Every query of the program, for the test that prepares them all on both engines.
std::span<const Query* const> all_queries();
