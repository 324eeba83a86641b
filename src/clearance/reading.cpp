// Asking for a second reader, answering, and finding what was answered.
#include "clearance/reading.h"

#include <algorithm>

#include "clearance/clearance.h"
#include "organisations/owner.h"
#include "platform/emptied_row.h"
#include "rights/may.h"
#include "sql/clearance.h"

namespace {

ReadingRecord reading_of(Work& work, const Row& row) {
    ReadingRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    record.unit = row.text("unit");
    record.asked_by = row.text("created_by");
    record.asked_at = parse_instant(row.text("created_at")).value_or(Instant{});
    record.changed_at = parse_instant(row.text("changed_at")).value_or(Instant{});
    work.fill(reading_table, row, &record.reading);
    return record;
}

Result<void> must_read_at(const Work& work, std::string_view unit) {
    TRY(must_at_owner(work, May::clear_texts, unit));
    if (work.actor().id == "system" || work.actor().id == "cli") {
        return forbidden("needs_a_person");
    }
    return {};
}

/// The reading that waits for this actor's answer, filled with the very text that was read.
Result<ReadingRecord> answerable(Work& work, std::string_view id, std::string_view digest_read) {
    ReadingRecord record = TRY(find_reading(work, id));
    TRY(must_read_at(work, record.unit));
    if (record.reading.standing != "asked") {
        return conflict("reading.answered");
    }
    const LeavingText text = TRY(leaving_text(work, record.reading.kind, record.reading.subject));
    const std::string digest = work.digest(text.text);
    if (digest != digest_read) {
        return conflict("reading.text_changed");
    }
    TRY(second_person(work, text.writers));
    record.reading.text_version = text.version;
    record.reading.text_digest = digest;
    record.reading.reader_name = work.actor().name;
    return record;
}

} // namespace

std::vector<LeavingKind>& leaving_kinds() {
    static std::vector<LeavingKind> kinds;
    return kinds;
}

Result<LeavingText> leaving_text(Work& work, std::string_view kind, std::string_view subject) {
    const auto found = std::ranges::find(leaving_kinds(), kind, &LeavingKind::name);
    if (found == leaving_kinds().end()) {
        return not_found();
    }
    return found->text(work, subject);
}

Result<std::string> request_reading(Work& work, const LeavingText& text) {
    TRY(must_at_owner(work, May::clear_texts, text.unit));
    const auto newest = newest_reading(work, text);
    if (newest && newest->reading.standing == "asked") {
        return newest->id;
    }
    SecondReading reading;
    reading.kind = text.kind;
    reading.subject = text.subject;
    reading.name = stored_free_text(text.name);
    reading.text_version = text.version;
    reading.text_digest = work.digest(text.text);
    reading.writers = text.writers;
    return work.insert(reading_table, &reading, {{"unit", text.unit}});
}

Result<void> confirm_reading(Work& work, std::string_view id, std::string_view digest_read) {
    ReadingRecord record = TRY(answerable(work, id, digest_read));
    record.reading.standing = "confirmed";
    TRY(work.update(reading_table, record.id, record.version, &record.reading));
    work.announce("reading.confirmed", record.id);
    return {};
}

Result<void> return_reading(Work& work, std::string_view id, std::string_view digest_read,
                            const FreeText& remark) {
    ReadingRecord record = TRY(answerable(work, id, digest_read));
    if (remark.empty()) {
        return invalid("remark", "required");
    }
    record.reading.standing = "returned";
    record.reading.remark = remark;
    TRY(work.update(reading_table, record.id, record.version, &record.reading));
    work.announce("reading.returned", record.id);
    return {};
}

Result<void> withdraw_readings(Work& work, const LeavingText& text) {
    auto newest = newest_reading(work, text);
    if (newest && newest->reading.standing == "asked") {
        newest->reading.standing = "withdrawn";
        TRY(work.update(reading_table, newest->id, newest->version, &newest->reading));
    }
    return {};
}

Result<void> forget_readings(Work& work, const ReadRecord& read) {
    for (const StoredRow& row :
         work.rows(sql::clearance::readings_of,
                   {{"unit", read.unit}, {"kind", read.kind}, {"subject", read.subject}})) {
        ReadingRecord record = reading_of(work, row);
        SecondReading& reading = record.reading;
        reading.name = FreeText();
        reading.remark = FreeText();
        reading.standing = reading.standing == "asked" ? "withdrawn" : reading.standing;
        TRY(work.update(reading_table, record.id, record.version, &reading));
        TRY(forget_before(work, reading_table, record.id));
    }
    return {};
}

bool is_cleared(Work& work, std::string_view kind, std::string_view subject,
                std::string_view digest) {
    return work
        .row(sql::clearance::confirmed_reading,
             {{"kind", kind}, {"subject", subject}, {"text_digest", digest}})
        .has_value();
}

bool is_cleared(Work& work, const LeavingText& text) {
    return is_cleared(work, text.kind, text.subject, work.digest(text.text));
}

Result<void> must_be_cleared(Work& work, const LeavingText& text) {
    if (!is_cleared(work, text)) {
        return invalid("", "needs_second_reader");
    }
    return {};
}

std::optional<ReadingRecord> newest_reading(Work& work, const LeavingText& text) {
    const auto row =
        work.row(sql::clearance::newest_reading,
                 {{"unit", text.unit}, {"kind", text.kind}, {"subject", text.subject}});
    return row ? std::optional(reading_of(work, *row)) : std::nullopt;
}

Result<ReadingRecord> find_reading(Work& work, std::string_view id) {
    const std::string unit = TRY(owner_here(work));
    const auto row = work.row(sql::clearance::reading, {{"unit", unit}, {"id", id}});
    if (!row) {
        return not_found();
    }
    return reading_of(work, *row);
}

WaitingReadings waiting_readings(Work& work) {
    WaitingReadings waiting;
    const auto unit = owner_here(work);
    if (!unit) {
        return waiting;
    }
    for (const StoredRow& row : work.rows(sql::clearance::asked_readings, {{"unit", *unit}})) {
        ReadingRecord record = reading_of(work, row);
        const auto& writers = record.reading.writers;
        const bool wrote = std::ranges::find(writers, work.actor().id) != writers.end();
        (wrote ? waiting.others : waiting.mine).push_back(std::move(record));
    }
    return waiting;
}
