// Locking a year writes its counting records.
#include "clients/year_lock.h"

#include "clients/client_policy.h"
#include "clients/counted.h"
#include "clients/retention.h"
#include "figures/figure.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/clients.h"

std::vector<YearLockRecord> year_locks(Work& work, std::string_view unit) {
    std::vector<YearLockRecord> list;
    for (const StoredRow& row : work.rows(sql::clients::year_locks, {{"unit", unit}})) {
        list.push_back(
            {row.text("id"), row.integer("version"), static_cast<int>(row.integer("year")),
             parse_instant(row.text("created_at")).value_or(Instant{}), row.text("created_by")});
    }
    return list;
}

bool year_locked(Work& work, std::string_view unit, int year) {
    return work.row(sql::clients::year_lock, {{"unit", unit}, {"year", year}}).has_value();
}

Result<void> year_open(Work& work, std::string_view unit, const DayAsked& asked) {
    if (year_locked(work, unit, asked.day.year)) {
        return invalid(std::string(asked.field), "year_locked",
                       {{"year", std::to_string(asked.day.year)}});
    }
    return {};
}

std::vector<LockHindrance> lock_hindrances(Work& work, std::string_view unit, int year) {
    std::vector<LockHindrance> found;
    const Date last{year, 12, 31};
    const ClientPolicy policy = client_policy_on(work, unit, Date{year, 1, 1});
    int64_t inactive = 0;
    for (const StoredRow& row :
         work.rows(sql::clients::open_on, {{"unit", unit}, {"day", last.iso()}, {"year", year}})) {
        const auto contact = parse_date(row.text("contact"));
        inactive += must_be_closed(*contact, last, row.text("waits_for"),
                                   static_cast<int>(policy.inactive_months))
                        ? 1
                        : 0;
    }
    if (inactive > 0) {
        found.push_back({"must_be_closed", inactive});
    }
    const auto undecided =
        work.row(sql::clients::undecided_in_year,
                 {{"unit", unit}, {"from", Date{year, 1, 1}.iso()}, {"until", last.iso()}});
    if (undecided && undecided->integer("applications") > 0) {
        found.push_back({"undecided", undecided->integer("applications")});
    }
    const auto under_way =
        work.row(sql::clients::transfers_under_way,
                 {{"unit", unit}, {"from", Date{year, 1, 1}.iso()}, {"until", last.iso()}});
    if (under_way && under_way->integer("transfers") > 0) {
        found.push_back({"transfers_waiting", under_way->integer("transfers")});
    }
    if (!work.row(sql::clients::queue_of_year, {{"unit", unit}, {"year", year}})) {
        found.push_back({"queue_not_said", 1});
    }
    return found;
}

Result<std::string> lock_year(Work& work, std::string_view unit, int year) {
    TRY(must_at(work, May::lock_client_years, unit));
    if (work.today() <= Date{year, 12, 31}) {
        return invalid("year", "year_not_over", {{"year", std::to_string(year)}});
    }
    if (cutoff_of(work, unit, year) != Date{year, 12, 31}) {
        return invalid("year", "cutoff_before_end", {{"year", std::to_string(year)}});
    }
    if (year_locked(work, unit, year)) {
        return conflict("year_locked_already");
    }
    Error error;
    for (const LockHindrance& one : lock_hindrances(work, unit, year)) {
        error.problems.push_back(
            {"year", "client_lock." + one.key, {{"count", std::to_string(one.count)}}});
    }
    if (!error.problems.empty()) {
        return error;
    }
    keep_counts(work, unit, {year, Date{year, 12, 31}});
    const YearLock lock{year};
    return work.insert(year_lock_table, &lock, {{"unit", unit}});
}

Result<void> reopen_year(Work& work, std::string_view unit, int year) {
    TRY(must_at(work, May::lock_client_years, unit));
    const auto row = work.row(sql::clients::year_lock, {{"unit", unit}, {"year", year}});
    if (!row) {
        return not_found();
    }
    if (work.row(sql::clients::tombstone_from_year, {{"unit", unit}, {"year", year}})) {
        return conflict("records_erased");
    }
    TRY(drop_announcements(
        work, sql::clients::announced_over_year,
        {{"unit", unit}, {"from", Date{year, 1, 1}.iso()}, {"until", Date{year, 12, 31}.iso()}}));
    forget_counts(work, unit, year);
    return work.remove(year_lock_table, row->text("id"), row->integer("version"));
}
