// Taking an identifier that was found late out of everything that is kept.
//
// Whoever protects data types it once. It is sought in every column that holds what people wrote,
// in old versions, texts kept apart, drafts and sealed forms; never in ids, days, codes and
// digests. Nobody is shown where it stood in words, and it is kept nowhere: only a keyed digest of
// it, and how much was changed.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/connection.h"
#include "platform/jobs/jobs.h"
#include "platform/purge.h"

/// What a slice does beside the texts in its columns: sealed texts, outputs. Answers how many it
/// changed or forgot. Filled once by app.cpp, read by everybody after.
using Purger = int64_t (*)(Work& work, const SoughtWords& words);
std::vector<Purger>& purgers();

/// The columns that hold what people wrote: the free texts of the audited tables, the column `text`
/// of a source that keeps texts elsewhere, and what stands beside them. Accounts, the staff
/// register and the organisation are spared.
std::vector<TextColumn> text_columns();

struct Purge {
    std::string digest;
    std::string reason;
    int64_t changed = 0;
    std::string places;
    int64_t sealed = 0;
    int64_t trail_rows = 0;
};
inline constexpr auto purge_fields = std::array{
    field<&Purge::digest>("digest", {.required = true}),
    field<&Purge::reason>("reason", {.required = true}),
    field<&Purge::changed>("changed", {.required = true}),
    field<&Purge::places>("places", {.length_max = 4000}),
    field<&Purge::sealed>("sealed", {.required = true}),
    field<&Purge::trail_rows>("trail_rows", {.required = true}),
};
inline constexpr Table purge_table{"purge", purge_fields};

std::array<std::string_view, 3> purge_reasons();

struct PurgeRecord {
    std::string id;
    Purge purge;
    std::string by;
    Instant at;
    /// Nothing until the engine's files have been cleaned.
    std::optional<Instant> files_clean_at;
};

struct PurgeCount {
    std::vector<PurgedPlace> places;
    /// Words of the guard that are the identifier, and go wholly.
    int64_t guard_words = 0;
};
/// How many values hold it, without changing anything. Needs May::protect_data; `invalid`
/// (identifier, purge.too_short) for less than three letters, or a number of less than six digits.
Result<PurgeCount> count_for_purge(Work& work, std::string_view identifier);
/// Takes it out in one transaction, so that nobody can write it back meanwhile, and starts the job
/// that cleans the engine's files. Answers the purge's id.
Result<std::string> purge_identifier(Work& work, std::string_view identifier,
                                     std::string_view reason);
/// Newest first.
std::vector<PurgeRecord> purges(Work& work);
JobKind file_cleaning_job(const DatabaseAddress& address);
