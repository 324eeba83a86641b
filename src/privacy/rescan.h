// Reading the whole register again when the guard has improved: as a job, a page at a time.
//
// What is found is kept without its words: record, field, rule and weight. A finding stands open
// until the text no longer has it (mended), or a person says why it points at nobody (dismissed).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guard/text_source.h"
#include "platform/jobs/jobs.h"

/// Where the register's texts stand. Filled once by app.cpp, read by everybody after.
std::vector<TextSource>& text_sources();

struct GuardScan {
    std::string guard_version;
    int64_t source = 0;
    std::string cursor_at;
    int64_t texts = 0;
    int64_t findings = 0;
};
inline constexpr auto guard_scan_fields = std::array{
    field<&GuardScan::guard_version>("guard_version", {.required = true}),
    field<&GuardScan::source>("source"),
    field<&GuardScan::cursor_at>("cursor_at"),
    field<&GuardScan::texts>("texts"),
    field<&GuardScan::findings>("findings"),
};
inline constexpr Table guard_scan_table{"guard_scan", guard_scan_fields};

struct ScanRecord {
    std::string id;
    GuardScan scan;
    std::string asked_by;
    Instant asked_at;
    /// Nothing while it goes on.
    std::optional<Instant> finished_at;
};

/// Which guard reads now, with the local words that stand in the database.
std::string guard_version_now(Work& work);
/// The newest scan, finished or not.
std::optional<ScanRecord> newest_scan(Work& work);
/// Whether the register was last read whole by another guard than today's, or never.
bool scan_is_due(Work& work);

/// Starts the job; answers the job's id. One under way is answered again. Needs May::protect_data.
Result<std::string> ask_for_scan(Work& work);
JobKind scan_job();

/// The texts of one source, from its rows or from where it says; at most `asked.limit` records.
std::vector<TextAtRest> texts_at_rest(Work& work, const TextSource& source,
                                      const TextsAsked& asked);

/// One rule's matches in one text.
struct FoundAtRest {
    std::string kind;
    TextFinding::Weight weight = TextFinding::Weight::asks;
    int64_t matches = 0;
};
/// What today's guard would ask about or stop, less what was dismissed there before. A text that
/// cannot be read is a finding of the kind `unread`.
std::vector<FoundAtRest> found_in(Work& work, const TextDoor& door, const TextAtRest& text);
