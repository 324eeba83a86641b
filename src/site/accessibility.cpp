// Taking and answering reports of what is not accessible.
#include "site/accessibility.h"

#include <algorithm>

#include "platform/crypto/crypto.h"
#include "rights/may.h"
#include "sql/site.h"

namespace {

const int64_t of_one_sender_max = 5;
const int64_t of_all_max = 100;
const int64_t day = 86400;
constexpr std::string_view all_senders = "all";

// Counts what was taken only: a report that is refused leaves nothing behind, its count included.
Result<void> count_sender(Work& work, const std::string& who, int64_t most) {
    work.execute(sql::site::count_sender, {{"who", who},
                                           {"now", work.now().iso()},
                                           {"day_ago", work.now().plus_seconds(-day).iso()}});
    if (work.row(sql::site::sent_by, {{"who", who}})->integer("sent") > most) {
        return invalid("", "too_many_reports");
    }
    return {};
}

std::string next_number(Work& work) {
    const auto row = work.row(sql::site::next_report_in_year, {{"year", work.year()}});
    const std::string order = std::to_string(row->integer("last"));
    return "T-" + std::to_string(work.year()) + "-" +
           std::string(order.size() < 4 ? 4 - order.size() : 0, '0') + order;
}

AccessibilityReportRecord record_of(Work& work, const StoredRow& row) {
    AccessibilityReportRecord record;
    record.id = row.text("id");
    record.number = row.text("number");
    record.at = row.text("created_at");
    work.fill(accessibility_report_table, row, &record.report);
    if (const auto answer = work.row(sql::site::answer_of, {{"report", record.id}})) {
        record.answer = AccessibilityAnswerRecord{answer->text("id"), answer->integer("version"),
                                                  {}, answer->text("changed_at"),
                                                  answer->text("changed_by")};
        work.fill(accessibility_answer_table, *answer, &record.answer->answer);
    }
    return record;
}

} // namespace

std::span<const std::string_view> accessibility_outcomes() {
    static constexpr std::array<std::string_view, 4> outcomes = {"mended", "will_be_mended",
                                                                 "other_way", "refused"};
    return outcomes;
}

Result<std::string> report_inaccessible(Work& work, const AccessibilityReport& report,
                                        std::string_view remote_address) {
    work.execute(sql::site::forget_senders,
                 {{"day_ago", work.now().plus_seconds(-day).iso()}});
    TRY(count_sender(work, work.digest("sender:" + std::string(remote_address)),
                     of_one_sender_max));
    TRY(count_sender(work, std::string(all_senders), of_all_max));
    const std::string token = random_token();
    TRY(work.insert(accessibility_report_table, &report,
                    {{"number", next_number(work)}, {"token_hash", sha256_hex(token)}}));
    return token;
}

std::optional<AccessibilityReportRecord> received_report(Work& work, std::string_view token) {
    const auto row = work.row(sql::site::report_by_token, {{"hash", sha256_hex(token)}});
    if (!row) {
        return std::nullopt;
    }
    AccessibilityReportRecord record = record_of(work, *row);
    record.report = {};
    return record;
}

Result<std::vector<AccessibilityReportRecord>> accessibility_reports(Work& work) {
    TRY(must(work, May::administer_system));
    std::vector<AccessibilityReportRecord> list;
    for (const StoredRow& row : work.rows(sql::site::reports)) {
        list.push_back(record_of(work, row));
    }
    return list;
}

Result<AccessibilityReportRecord> accessibility_report(Work& work, std::string_view number) {
    TRY(must(work, May::administer_system));
    const auto row = work.row(sql::site::report_by_number, {{"number", number}});
    if (!row) {
        return not_found();
    }
    return record_of(work, *row);
}

Result<void> answer_report(Work& work, std::string_view number, int64_t version,
                           const AccessibilityAnswer& answer) {
    const AccessibilityReportRecord record = TRY(accessibility_report(work, number));
    const auto known = accessibility_outcomes();
    if (std::ranges::find(known, answer.outcome) == known.end()) {
        return invalid("outcome", "unknown_code");
    }
    if ((record.answer ? record.answer->version : 0) != version) {
        return conflict();
    }
    if (record.answer) {
        TRY(work.update(accessibility_answer_table, record.answer->id, version, &answer));
    } else {
        TRY(work.insert(accessibility_answer_table, &answer, {{"report", record.id}}));
    }
    return {};
}

int64_t reports_unanswered(Work& work) {
    return work.row(sql::site::reports_unanswered)->integer("reports");
}
