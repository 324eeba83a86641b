// The deed of a purge, its tombstone, and cleaning the engine's files after it.
#include "privacy/purge.h"

#include <algorithm>

#include "audit/audit.h"
#include "platform/db/database.h"
#include "privacy/guard_word.h"
#include "privacy/rescan.h"
#include "rights/may.h"
#include "sql/privacy.h"

namespace {

constexpr std::string_view cleaning_topic = "privacy.files";

// Names in structured fields pass the guard, and are no text about anybody: accounts, the staff
// register, and the organisation.
constexpr std::array<std::string_view, 7> spared_tables = {"account", "staff", "seat", "unit",
                                                           "office",  "body",  "code"};

struct Kept {
    std::string_view table;
    std::string_view column;
    TextKept kept = TextKept::plain;
};

// What people wrote beside the free texts of the field tables: lines, lists, copies and JSON.
constexpr std::array kept_elsewhere = {Kept{"accessibility_answer", "dnr"},
                                       Kept{"accessibility_answer", "their_dnr"},
                                       Kept{"accessibility_report", "page"},
                                       Kept{"accessibility_report", "reply_to"},
                                       Kept{"accessibility_report", "tool"},
                                       Kept{"agreement", "dnr"},
                                       Kept{"agreement", "end_reason"},
                                       Kept{"agreement", "other_dnr"},
                                       Kept{"agreement", "parties"},
                                       Kept{"client_goal", "decision"},
                                       Kept{"client_import_file", "file_name"},
                                       Kept{"client_policy", "decision"},
                                       Kept{"client_priority_order", "decision"},
                                       Kept{"client_transfer", "other_unit"},
                                       Kept{"client_variable", "label_en"},
                                       Kept{"client_variable", "label_sv"},
                                       Kept{"client_variable_options", "value"},
                                       Kept{"erasure", "decision"},
                                       Kept{"event", "search_text"},
                                       Kept{"event", "tag_line"},
                                       Kept{"event_import", "file_name"},
                                       Kept{"event_import_file", "file_name"},
                                       Kept{"event_import_row", "consequence"},
                                       Kept{"event_import_row", "description"},
                                       Kept{"event_import_row", "proposal"},
                                       Kept{"event_import_row", "search_text"},
                                       Kept{"event_import_row", "tag_line"},
                                       Kept{"event_import_row", "year_answer"},
                                       Kept{"event_tags", "value"},
                                       Kept{"fault", "search_text"},
                                       Kept{"guard_word", "reason"},
                                       Kept{"guard_word", "word"},
                                       Kept{"handover", "reference"},
                                       Kept{"letter", "case_number"},
                                       Kept{"letter", "referral_number"},
                                       Kept{"letter", "reply_address"},
                                       Kept{"letter", "reply_email"},
                                       Kept{"letter_approval", "approver_name"},
                                       Kept{"letter_approval", "unit_name"},
                                       Kept{"letter_recipient", "received_number"},
                                       Kept{"letter_recipient", "reference"},
                                       Kept{"letter_recipient", "sent_name"},
                                       Kept{"letter_signatory", "name"},
                                       Kept{"letter_signatory", "title"},
                                       Kept{"letter_signatory", "unit_name"},
                                       Kept{"reference_work", "edition"},
                                       Kept{"reference_work", "instead"},
                                       Kept{"reference_work", "title"},
                                       Kept{"report_block", "attribution"},
                                       Kept{"report_freeze", "canonical", TextKept::json},
                                       Kept{"report_freeze", "columns", TextKept::json},
                                       Kept{"retention_rule", "decision"},
                                       Kept{"saved_table", "name"},
                                       Kept{"setting", "value"},
                                       Kept{"unit_coverage", "district"},
                                       Kept{"unit_policy", "decision"},
                                       Kept{"year_question", "question"}};

Result<SoughtWords> words_of(Work& work, std::string_view identifier) {
    TRY(must(work, May::protect_data));
    const auto clean = clean_text(identifier, allowed_in_line);
    SoughtWords words(clean.value_or(""));
    if (!words.enough()) {
        return invalid("identifier", "purge.too_short");
    }
    return words;
}

/// The guard's own words that hold it: a list of words to know is no reason to keep it.
int64_t forget_guard_words(Work& work, const SoughtWords& words) {
    int64_t forgotten = 0;
    for (const GuardWordRecord& record : guard_words(work)) {
        if (words.in(record.word.word)) {
            work.execute(sql::privacy::forget_guard_word, {{"id", record.id}});
            work.note("remove", "guard_word", record.id);
            ++forgotten;
        }
    }
    if (forgotten > 0) {
        tell_guard_words(work);
    }
    return forgotten;
}

} // namespace

std::vector<TextColumn> text_columns() {
    std::vector<TextColumn> columns;
    for (const Kept& one : kept_elsewhere) {
        columns.push_back({std::string(one.table), std::string(one.column), one.kept});
    }
    for (const AuditedTable& audited : audited_tables()) {
        const bool spared =
            std::ranges::find(spared_tables, audited.table.name) != spared_tables.end();
        for (const Field& field : audited.table.fields) {
            if (!spared && field.kind == FieldKind::free_text) {
                columns.push_back({std::string(audited.table.name), std::string(field.name)});
            }
        }
    }
    for (const TextSource& source : text_sources()) {
        if (source.texts != nullptr) {
            columns.push_back({std::string(source.table.name), "text"});
        }
    }
    return columns;
}

std::vector<Purger>& purgers() {
    static std::vector<Purger> all;
    return all;
}

std::array<std::string_view, 3> purge_reasons() {
    return {"own_request", "found_late", "other"};
}

Result<std::vector<PurgedPlace>> count_for_purge(Work& work, std::string_view identifier) {
    return places_of_words(work, TRY(words_of(work, identifier)), text_columns());
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
    purge.sealed = forget_guard_words(work, words);
    for (const PurgedPlace& place : purge_words(work, words, text_columns())) {
        purge.changed += place.rows;
        purge.places += (purge.places.empty() ? "" : " ") + place.table + "." + place.column + "=" +
                        std::to_string(place.rows);
    }
    purge.sealed += purge_kept_forms(work, words);
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
