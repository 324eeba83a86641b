// Addresses of reading the register again, and of what was found.
#include <algorithm>
#include <array>

#include "platform/html/page.h"
#include "platform/json.h"
#include "privacy/privacy.h"
#include "privacy/rescan_pages.h"
#include "rights/may.h"

static Result<Response> scan_page(const Request& in, Work& work);
static Result<Response> post_scan(const Request& in, Work& work);
static Result<Response> findings_page(const Request& in, Work& work);
static Result<Response> finding_page(const Request& in, Work& work);
static Result<Response> post_dismissal(const Request& in, Work& work);
static Result<Response> post_reading(const Request& in, Work& work);

void rescan_routes(Routes& routes) {
    // A unit's are for who clears its texts, those of no unit for who protects data; which of them,
    // and whether any, is asked of the verbs.
    const May reads = May::be_signed_in;
    routes.page("/privacy/scan", May::protect_data, scan_page);
    routes.post("/privacy/scan", May::protect_data, post_scan);
    routes.page("/privacy/findings", reads, findings_page);
    routes.form({.show = "/privacy/findings/{finding}", .take = "/privacy/findings/{finding}"},
                reads, finding_page, post_dismissal, guard_finding_table);
    routes.post("/privacy/findings/{finding}/reading", reads, post_reading);
}

static json::object told(const FindingRecord& record) {
    const GuardFinding& finding = record.finding;
    return {{"id", record.id},
            {"version", record.version},
            {"table", finding.table_name},
            {"record", finding.record},
            {"field", finding.field},
            {"kind", finding.kind},
            {"weight", finding.weight},
            {"matches", finding.matches},
            {"text_version", finding.text_version},
            {"standing", finding.standing},
            {"reason", finding.reason},
            {"address", record.address}};
}

static Result<Response> scan_page(const Request& in, Work& work) {
    if (in.door == Door::html) {
        return draw_scan(in, work);
    }
    json::object out = {{"due", scan_is_due(work)}, {"guard_version", guard_version_now(work)}};
    if (const auto newest = newest_scan(work)) {
        out["newest"] = json::object{{"id", newest->id},
                                     {"guard_version", newest->scan.guard_version},
                                     {"texts", newest->scan.texts},
                                     {"findings", newest->scan.findings},
                                     {"finished_at", newest->finished_at
                                                         ? json::value(newest->finished_at->iso())
                                                         : json::value()}};
    }
    json::array counts;
    for (const FindingCount& count : counted_findings(work)) {
        counts.push_back(json::object{{"table", count.table_name},
                                      {"kind", count.kind},
                                      {"open", count.open},
                                      {"mended", count.mended},
                                      {"dismissed", count.dismissed}});
    }
    out["findings"] = std::move(counts);
    return json_response(json::serialize(out) + "\n");
}

static Result<Response> post_scan(const Request& in, Work& work) {
    return see_other(in, "/jobs/" + TRY(ask_for_scan(work)));
}

static Result<Response> findings_page(const Request& in, Work& work) {
    static constexpr std::array<std::string_view, 4> known = {"", "open", "mended", "dismissed"};
    if (std::ranges::find(known, in.asked("standing")) == known.end()) {
        return invalid("standing", "not_a_choice");
    }
    const std::string_view standing =
        in.asked("standing").empty() ? std::string_view("open") : in.asked("standing");
    const FindingPage found = TRY(findings_here(work, standing, in.asked("after")));
    if (in.door == Door::html) {
        return draw_findings(in, standing, found);
    }
    json::array list;
    for (const FindingRecord& record : found.records) {
        list.push_back(told(record));
    }
    return json_response(
        json::serialize(json::object{{"findings", std::move(list)}, {"next", found.next}}) + "\n");
}

static Result<Response> finding_page(const Request& in, Work& work) {
    const FindingRecord record = TRY(find_finding(work, in.capture("finding")));
    if (in.door == Door::json) {
        return json_response(json::serialize(told(record)) + "\n");
    }
    return draw_finding(in, record);
}

static Result<Response> post_dismissal(const Request& in, Work& work) {
    const FindingRecord record = TRY(find_finding(work, in.capture("finding")));
    if (record.version != in.posted_version()) {
        return conflict();
    }
    TRY(dismiss_finding(work, record, in.posted("reason")));
    return see_other(in, "/privacy/findings");
}

static Result<Response> post_reading(const Request& in, Work& work) {
    const FindingRecord record = TRY(find_finding(work, in.capture("finding")));
    TRY(read_record_again(work, record));
    return see_other(in, "/privacy/findings/" + record.id);
}
