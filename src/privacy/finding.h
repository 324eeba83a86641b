// What a reading of the register found and where, and what a person said of it. Never the words.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/rescan.h"

struct GuardFinding {
    std::string table_name;
    std::string record;
    std::string field;
    std::string kind;
    std::string weight;
    int64_t matches = 0;
    int64_t text_version = 0;
    /// open, mended or dismissed.
    std::string standing = "open";
    /// One of dismissal_reasons().
    std::string reason;
};
inline constexpr auto guard_finding_fields = std::array{
    field<&GuardFinding::table_name>("table_name", {.required = true}),
    field<&GuardFinding::record>("record", {.required = true}),
    field<&GuardFinding::field>("field", {.required = true}),
    field<&GuardFinding::kind>("kind", {.required = true}),
    field<&GuardFinding::weight>("weight", {.required = true}),
    field<&GuardFinding::matches>("matches", {.required = true}),
    field<&GuardFinding::text_version>("text_version", {.required = true}),
    field<&GuardFinding::standing>("standing", {.required = true}),
    field<&GuardFinding::reason>("reason"),
};
inline constexpr Table guard_finding_table{"guard_finding", guard_finding_fields};

struct FindingRecord {
    std::string id;
    int64_t version = 0;
    GuardFinding finding;
    Instant changed_at;
    /// Where the text is mended; "" when there is no page for it.
    std::string address;
};

/// Writes it down, or sees it again; for the job, which runs as the program.
void keep_finding(Work& work, std::string_view scan, const TextAtRest& text,
                  const FoundAtRest& found);

inline constexpr std::size_t findings_a_page = 100;

struct FindingPage {
    std::vector<FindingRecord> records;
    /// Where the next page begins; "" after the last.
    std::string next;
};
/// The findings that this actor may know of, those that must go first: those of the unit worked at,
/// less those in texts kept apart that the actor may not read. Whoever protects data sees those of
/// no unit. `after`: "" or the page before's `next`. `not_found` for everybody else.
Result<FindingPage> findings_here(Work& work, std::string_view standing, std::string_view after);
Result<FindingRecord> find_finding(Work& work, std::string_view id);
/// The start page counts no further.
inline constexpr int64_t findings_counted_max = 500;
/// How many open ones the actor may know of, at most findings_counted_max; 0 for who may know of
/// none.
int64_t count_open_findings(Work& work);

/// Says why what was found points at nobody; it is not asked about again where it stands.
/// `invalid` (finding.stops) for a number, which must go, and (reason) for an unknown reason.
Result<void> dismiss_finding(Work& work, const FindingRecord& record, std::string_view reason);
/// Reads the record's texts again now: what is gone is mended.
Result<void> read_record_again(Work& work, const FindingRecord& record);

struct FindingCount {
    std::string table_name;
    std::string kind;
    int64_t open = 0;
    int64_t mended = 0;
    int64_t dismissed = 0;
};
/// Of all units together, for whoever protects data: numbers only.
std::vector<FindingCount> counted_findings(Work& work);
