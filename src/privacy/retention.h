// The retention schedule: how long each class of records is kept, by whose decision, and erasing.
//
// Nothing is erased without a decision of the municipal board, which the unit writes down here with
// its number and day. Preview, announcement, days of grace, deed; a tombstone tells that something
// stood there. What is counted stays. Sources: domain a.7.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/connection.h"
#include "platform/jobs/jobs.h"
#include "platform/retention.h"

/// The classes that the slices can erase. Filled once by app.cpp, read by everybody after.
std::vector<RetentionClass>& retention_classes();
/// Every class that a field of the program names, in order.
std::vector<std::string>& named_classes();

inline constexpr int erasure_grace_days = 30;

struct RetentionRule {
    /// Nothing: preserved.
    std::optional<int64_t> months;
    /// The number of the board's decision.
    std::string decision;
    Date decided_on;
};
inline constexpr auto retention_rule_fields = std::array{
    field<&RetentionRule::months>("months"),
    field<&RetentionRule::decision>("decision", {.required = true, .length_max = 100}),
    field<&RetentionRule::decided_on>("decided_on", {.required = true}),
};
inline constexpr Table retention_rule_table{"retention_rule", retention_rule_fields};

struct RuleRecord {
    std::string id;
    int64_t version = 0;
    RetentionRule rule;
};

/// A class as the unit keeps it.
struct ScheduleLine {
    std::string record_class;
    /// nullptr when no slice erases it.
    const RetentionClass* erasable = nullptr;
    std::optional<RuleRecord> rule;
    /// What may go today.
    std::vector<ErasableRecord> due = {};
};
/// Every class at the unit worked at. Needs May::lock_client_years there.
Result<std::vector<ScheduleLine>> retention_schedule(Work& work);
Result<ScheduleLine> schedule_line(Work& work, std::string_view record_class);
/// Writes down a decision; version 0 for the first. `invalid` (months) outside 1 to 1 200, and
/// (decided_on.in_future).
Result<void> set_retention(Work& work, std::string_view record_class, const RuleRecord& given);

// --- erasing -------------------------------------------------------------------------------------

struct AnnouncedErasure {
    std::string record_class;
    Date dated_before;
    Date due_on;
    /// announced, stopped, begun or done.
    std::string standing = "announced";
    int64_t records = 0;
    std::string decision;
    FreeText reason;
};
inline constexpr auto announced_erasure_fields = std::array{
    field<&AnnouncedErasure::record_class>("record_class", {.required = true}),
    field<&AnnouncedErasure::dated_before>("dated_before", {.required = true}),
    field<&AnnouncedErasure::due_on>("due_on", {.required = true}),
    field<&AnnouncedErasure::standing>("standing", {.required = true}),
    field<&AnnouncedErasure::records>("records", {.required = true}),
    field<&AnnouncedErasure::decision>("decision", {.required = true}),
    field<&AnnouncedErasure::reason>(
        "reason", {.length_max = 200, .personal = true, .retention = "clearance"}),
};
inline constexpr Table announced_erasure_table{"erasure", announced_erasure_fields};

struct ErasureRecord {
    std::string id;
    int64_t version = 0;
    std::string unit;
    AnnouncedErasure erasure;
    Instant announced_at;
    int64_t tombstones = 0;
    /// The unit's rule today is still this decision and lets go what it let go.
    bool still_decided = true;
};
/// Those of the unit worked at, newest first.
Result<std::vector<ErasureRecord>> announced_erasures(Work& work);
Result<ErasureRecord> find_erasure(Work& work, std::string_view id);
/// Announces what may go today; `invalid` when nothing may, `conflict` (erasure.announced) while
/// one of the class waits. Answers its id.
Result<std::string> announce_erasure(Work& work, std::string_view record_class);
/// Stops it for a reason, which is required; one that has begun only when its decision no longer
/// stands, and then a job cleans the engine's files of what had been erased.
Result<void> stop_erasure(Work& work, const ErasureRecord& record, const FreeText& reason);
/// Starts the job, which erases the records that had been made by the announcement, with whatever
/// was written on them since, and no record made after; `invalid` (erasure.in_grace) before its
/// day, `conflict` (erasure.decision_changed) when the unit's rule today is another decision or
/// keeps longer. Answers the job's id.
Result<std::string> begin_erasure(Work& work, const ErasureRecord& record);
JobKind retention_job(const DatabaseAddress& address);
