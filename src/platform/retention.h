// What a slice hands in so that a class of its records can be erased by the retention schedule.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

/// A record that may go.
struct ErasableRecord {
    std::string table = {};
    std::string record = {};
    /// What people call it: a number, never a text.
    std::string name = {};
    Date dated = {};
};

struct RetentionClass {
    /// What the fields name as their retention.
    std::string name;
    /// Those of the unit, in whatever tables of the slice, dated before a day, made at a moment or
    /// earlier, and not erased; oldest first.
    std::vector<ErasableRecord> (*dated_before)(Work& work, std::string_view unit, Date before,
                                                Instant made) = nullptr;
    /// Erases the texts of one with all their versions; what is counted stays.
    Result<void> (*erase)(Work& work, std::string_view unit, const ErasableRecord& one) = nullptr;
    /// Where a slice erases by rules of its own; then the two above are not set.
    std::string_view own_page = "";
};
