// When a record may go, and who says so.
#include "clients/retention.h"

#include <algorithm>

#include "clients/client_policy.h"
#include "clients/year_lock.h"
#include "organisations/unit.h"
#include "platform/emptied_row.h"
#include "platform/json.h"
#include "rights/may.h"
#include "sql/clients.h"

std::optional<Date> erasable_from(const ClosedYears& years, int months) {
    Date latest{1900, 1, 1};
    for (int year = years.first; year <= years.last; ++year) {
        const auto lock = std::ranges::find(years.locks, year, &std::pair<int, Date>::first);
        if (lock == years.locks.end()) {
            return std::nullopt;
        }
        latest = std::max(latest, lock->second);
    }
    return months_after(latest, months);
}

namespace {

Result<std::string> unit_of_keeper(Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    TRY(must_at(work, May::lock_client_years, unit));
    return unit;
}

std::vector<std::pair<int, Date>> locks_of(Work& work, std::string_view unit) {
    std::vector<std::pair<int, Date>> locks;
    for (const YearLockRecord& lock : year_locks(work, unit)) {
        locks.emplace_back(lock.year, lock.locked_at.stockholm_date());
    }
    return locks;
}

} // namespace

std::vector<ErasureLine> erasure_lines(Work& work, std::string_view unit) {
    const ClientPolicy policy = client_policy_on(work, unit, work.today());
    ClosedYears years;
    years.locks = locks_of(work, unit);
    std::vector<ErasureLine> lines;
    for (const StoredRow& row : work.rows(sql::clients::closed_clients, {{"unit", unit}})) {
        ErasureLine line;
        line.client = row.text("client");
        line.code = row.text("code");
        line.ombud = row.text("ombud");
        line.closed_on = *parse_date(row.text("closed_on"));
        years.first = parse_date(row.text("started_on"))->year;
        years.last = line.closed_on.year;
        line.last_year = years.last;
        line.erasable = erasable_from(years, static_cast<int>(policy.erase_after_months));
        if (!row.is_null("erasure")) {
            line.erasure = row.text("erasure");
            line.version = row.integer("erasure_version");
            line.announced.due_on = *parse_date(row.text("due_on"));
            line.announced.standing = row.text("standing");
            line.announced.reason = stored_free_text(row.text("reason"));
        }
        lines.push_back(std::move(line));
    }
    // Those that wait for a lock come last.
    std::ranges::stable_sort(lines, {}, [](const ErasureLine& line) {
        return line.erasable.value_or(Date{2199, 12, 31});
    });
    return lines;
}

namespace {

Result<ErasureLine> announced_line(Work& work, std::string_view unit, const ErasureLine& asked) {
    for (ErasureLine& line : erasure_lines(work, unit)) {
        if (line.client == asked.client && !line.erasure.empty()) {
            return std::move(line);
        }
    }
    return not_found();
}

} // namespace

Result<std::vector<ErasureLine>> erasure_preview(Work& work) {
    const std::string unit = TRY(unit_of_keeper(work));
    auto lines = erasure_lines(work, unit);
    json::array shown;
    for (const ErasureLine& line : lines) {
        shown.emplace_back(line.client);
    }
    if (!shown.empty()) {
        work.note_read("client_erasure", unit,
                       json::serialize(json::object{{"clients", std::move(shown)}}));
    }
    return lines;
}

Result<int64_t> announce_erasures(Work& work) {
    const std::string unit = TRY(unit_of_keeper(work));
    const ClientPolicy policy = client_policy_on(work, unit, work.today());
    int64_t count = 0;
    for (const ErasureLine& line : erasure_lines(work, unit)) {
        if (!line.erasable || *line.erasable > work.today() || !line.erasure.empty()) {
            continue;
        }
        Erasure erasure;
        erasure.due_on = work.today().plus_days(static_cast<int>(policy.grace_days));
        TRY(work.insert(erasure_table, &erasure, {{"unit", unit}, {"client", line.client}}));
        ++count;
    }
    return count;
}

Result<void> put_off_erasure(Work& work, const ErasureLine& asked) {
    const std::string unit = TRY(unit_of_keeper(work));
    ErasureLine line = TRY(announced_line(work, unit, asked));
    if (asked.announced.reason.empty()) {
        return invalid("reason", "required");
    }
    line.announced.standing = "put_off";
    line.announced.reason = asked.announced.reason;
    TRY(work.update(erasure_table, line.erasure, asked.version, &line.announced));
    return {};
}

Result<void> resume_erasure(Work& work, const ErasureLine& asked) {
    const std::string unit = TRY(unit_of_keeper(work));
    ErasureLine line = TRY(announced_line(work, unit, asked));
    const ClientPolicy policy = client_policy_on(work, unit, work.today());
    line.announced.standing = "announced";
    line.announced.reason = FreeText();
    line.announced.due_on = work.today().plus_days(static_cast<int>(policy.grace_days));
    TRY(work.update(erasure_table, line.erasure, asked.version, &line.announced));
    return {};
}

Result<void> drop_announcements(Work& work, const Query& which, const Params& params) {
    for (const StoredRow& row : work.rows(which, params)) {
        // Why it was once put off would else outlive the client.
        TRY(remove_for_good(work, erasure_table, row.text("id"), row.integer("version")));
    }
    return {};
}

Tombstones tombstones_of(Work& work, std::string_view unit) {
    Tombstones found;
    if (const auto row = work.row(sql::clients::tombstones, {{"unit", unit}})) {
        found.clients = row->integer("clients");
        found.applications = row->integer("applications");
    }
    return found;
}
