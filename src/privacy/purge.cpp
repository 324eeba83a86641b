// The deed of a purge, its tombstone, and cleaning the engine's files after it.
#include "privacy/purge.h"

#include <algorithm>

#include "platform/db/database.h"
#include "rights/may.h"
#include "sql/privacy.h"

namespace {

constexpr std::string_view cleaning_topic = "privacy.files";

// Names in structured fields pass the guard, and are no text about anybody: accounts, the staff
// register, and the organisation.
constexpr std::array<std::string_view, 14> spared_tables = {
    "account",        "staff", "sign_in_method", "seat", "session", "one_time_link", "api_token",
    "failed_sign_in", "unit",  "office",         "body", "kommun",  "lan",           "code"};

Result<SoughtWords> words_of(Work& work, std::string_view identifier) {
    TRY(must(work, May::protect_data));
    const auto clean = clean_text(identifier, allowed_in_line);
    SoughtWords words(clean.value_or(""));
    if (!words.enough()) {
        return invalid("identifier", "purge.too_short");
    }
    return words;
}

} // namespace

std::vector<Purger>& purgers() {
    static std::vector<Purger> all;
    return all;
}

std::array<std::string_view, 3> purge_reasons() {
    return {"own_request", "found_late", "other"};
}

Result<std::vector<PurgedPlace>> count_for_purge(Work& work, std::string_view identifier) {
    return places_of_words(work, TRY(words_of(work, identifier)), spared_tables);
}

Result<std::string> purge_identifier(Work& work, std::string_view identifier,
                                     std::string_view reason) {
    const SoughtWords words = TRY(words_of(work, identifier));
    const auto reasons = purge_reasons();
    if (std::ranges::find(reasons, reason) == reasons.end()) {
        return invalid("reason", "not_a_choice");
    }
    Purge purge;
    purge.digest = work.digest("purge " + words.key());
    purge.reason = reason;
    for (const PurgedPlace& place : purge_words(work, words, spared_tables)) {
        purge.changed += place.rows;
        purge.places += (purge.places.empty() ? "" : " ") + place.table + "." + place.column + "=" +
                        std::to_string(place.rows);
    }
    purge.sealed = purge_kept_forms(work, words);
    for (const Purger purger : purgers()) {
        purge.sealed += purger(work, words);
    }
    purge.trail_rows = trail_rows_with(work, words);
    const std::string id = TRY(work.insert(purge_table, &purge));
    start_job(work, cleaning_topic, id, id);
    return id;
}

std::vector<PurgeRecord> purges(Work& work) {
    std::vector<PurgeRecord> list;
    for (const StoredRow& row : work.rows(sql::privacy::purges)) {
        PurgeRecord record;
        record.id = row.text("id");
        work.fill(purge_table, row, &record.purge);
        record.by = row.text("created_by");
        record.at = parse_instant(row.text("created_at")).value_or(Instant{});
        if (!row.is_null("files_clean_at")) {
            record.files_clean_at = parse_instant(row.text("files_clean_at"));
        }
        list.push_back(std::move(record));
    }
    return list;
}

JobKind file_cleaning_job(const DatabaseAddress& address) {
    const auto run = [address](const JobRun& under_way) -> Result<void> {
        forget_deleted(address);
        TRY(under_way.store([&](Work& work) -> Result<void> {
            work.execute(sql::privacy::files_clean,
                         {{"id", under_way.subject}, {"now", work.now().iso()}});
            return {};
        }));
        under_way.leads_to("/privacy/purges");
        return {};
    };
    return {std::string(cleaning_topic), run};
}
