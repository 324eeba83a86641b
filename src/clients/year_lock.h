// Locked years: from the lock on a year is read from its counting records and cannot change.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct YearLock {
    int64_t year = 0;
};
inline constexpr auto year_lock_fields = std::array{
    field<&YearLock::year>("year", {.required = true}),
};
inline constexpr Table year_lock_table{"client_year_lock", year_lock_fields};

struct YearLockRecord {
    std::string id;
    int64_t version = 0;
    int year = 0;
    Instant locked_at;
    std::string locked_by;
};
/// Newest first.
std::vector<YearLockRecord> year_locks(Work& work, std::string_view unit);
bool year_locked(Work& work, std::string_view unit, int year);

/// A day that a form names, and the field it stands in.
struct DayAsked {
    std::string_view field;
    Date day;
};
/// `year_locked` {year} on the field when the day lies in a locked year.
Result<void> year_open(Work& work, std::string_view unit, const DayAsked& asked);

/// What stands in the way of locking a year.
struct LockHindrance {
    /// A text key `client_lock.<key>` with {count}.
    std::string key;
    int64_t count = 0;
};
/// Clients without contact who must be closed, applications without a decision, transfers
/// that the other unit has not confirmed (the year would count a person twice), and a queue of
/// which nothing was said. None of them may be blank at the lock (domain V-25, c.6).
std::vector<LockHindrance> lock_hindrances(Work& work, std::string_view unit, int year);

/// Locks an ended year that is counted whole. Needs May::lock_client_years at the unit. `invalid`
/// for a year that has not ended (year_not_over), has a cut-off before its end (cutoff_before_end)
/// or hindrances.
Result<std::string> lock_year(Work& work, std::string_view unit, int year);
/// Opens it again. `conflict` (records_erased) once a record that it counted has been erased.
Result<void> reopen_year(Work& work, std::string_view unit, int year);
