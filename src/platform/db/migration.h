// The one stream of forward-only migrations, baked from migrations/NNNN_name.sql.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

struct MigrationText {
    int number;
    std::string_view name;
    std::string_view sqlite;
    std::string_view postgres;
    std::string_view sha256;
};

extern const MigrationText migration_table[];
extern const std::size_t migration_table_size;
