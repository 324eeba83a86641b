// The deed: a client's rows, their earlier versions, and what the engine still holds of them.
#include <algorithm>

#include "clients/access.h"
#include "clients/application.h"
#include "clients/assignment.h"
#include "clients/client_policy.h"
#include "clients/client_year.h"
#include "clients/closing.h"
#include "clients/handover.h"
#include "clients/period.h"
#include "clients/retention.h"
#include "clients/task.h"
#include "clients/year_lock.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/clients.h"

namespace {

const std::string_view erasure_topic = "client.erasure";

/// A table of rows that hang on a client, the query that names them, and the one that deletes them.
struct Hanging {
    Table table;
    const Query& ids;
    const Query& erase;
};

const std::vector<Hanging>& hanging_rows() {
    static const std::vector<Hanging> all = {
        {assignment_table, sql::clients::assignment_ids, sql::clients::erase_assignments},
        {task_table, sql::clients::task_ids, sql::clients::erase_tasks},
        {closing_table, sql::clients::closing_ids, sql::clients::erase_closings},
        {opening_table, sql::clients::opening_ids, sql::clients::erase_openings},
        {client_handover_table, sql::clients::handover_ids, sql::clients::erase_handovers},
        {client_year_table, sql::clients::answer_ids, sql::clients::erase_answers},
        {application_table, sql::clients::application_ids, sql::clients::erase_applications},
        {period_table, sql::clients::period_ids, sql::clients::erase_periods},
        {erasure_table, sql::clients::erasure_ids, sql::clients::erase_erasures}};
    return all;
}

// What is left of a client or an application, for a count that must not be opened again.
struct Gone {
    std::string id;
    std::string_view kind;
    int last_year = 0;
};

void keep_tombstone(Work& work, std::string_view unit, const Gone& gone, std::string_view by) {
    work.execute(sql::clients::keep_tombstone,
                 {{"id", gone.id},
                  {"unit", unit},
                  {"kind", gone.kind},
                  {"last_year", gone.last_year},
                  {"erased_at", work.now().iso()},
                  {"erased_by", by.empty() ? work.actor().id : std::string(by)}});
}

Result<void> erase_client(Work& work, std::string_view unit, const ErasureLine& due,
                          std::string_view by) {
    const std::string& client = due.client;
    const Params of_client = {{"unit", unit}, {"client", client}};
    // Lists hang on rows, so they go first, and applications are named by the periods.
    work.execute(sql::clients::erase_answer_reasons, of_client);
    work.execute(sql::clients::erase_period_reasons, of_client);
    for (const Hanging& hanging : hanging_rows()) {
        for (const StoredRow& row : work.rows(hanging.ids, of_client)) {
            TRY(work.erase_old_versions(hanging.table, row.text("id")));
            work.forget_dismissals(hanging.table, row.text("id"));
        }
    }
    for (const Hanging& hanging : hanging_rows()) {
        work.execute(hanging.erase, of_client);
    }
    work.execute(sql::clients::forget_note, of_client);
    work.execute(sql::clients::leave_transfers, of_client);
    TRY(work.erase_old_versions(client_table, client));
    work.execute(sql::clients::erase_client, of_client);
    keep_tombstone(work, unit, {client, "client", due.last_year}, by);
    work.note("erased", "client", client);
    return {};
}

// Refused and withdrawn applications have no client and no announcement; their time is the same.
Result<void> erase_old_applications(Work& work, std::string_view unit, std::string_view by) {
    const ClientPolicy policy = client_policy_on(work, unit, work.today());
    ClosedYears years;
    for (const YearLockRecord& lock : year_locks(work, unit)) {
        years.locks.emplace_back(lock.year, lock.locked_at.stockholm_date());
    }
    for (const StoredRow& row : work.rows(sql::clients::lone_applications, {{"unit", unit}})) {
        years.first = parse_date(row.text("applied_on"))->year;
        years.last = parse_date(row.text("ended_on"))->year;
        const auto from = erasable_from(years, static_cast<int>(policy.erase_after_months));
        if (from && *from <= work.today()) {
            const std::string id = row.text("id");
            TRY(work.erase_old_versions(application_table, id));
            work.execute(sql::clients::erase_application, {{"unit", unit}, {"id", id}});
            keep_tombstone(work, unit, {id, "application", years.last}, by);
            work.note("erased", "client_application", id);
        }
    }
    return {};
}

} // namespace

Result<int64_t> erase_due(Work& work, std::string_view unit, std::string_view by) {
    TRY(must_at(work, May::lock_client_years, unit));
    int64_t count = 0;
    const Date today = work.today();
    // Asked again at the deed: the person may have come back, or a year been opened, since.
    for (const ErasureLine& line : erasure_lines(work, unit)) {
        const bool announced = !line.erasure.empty() && line.announced.standing == "announced";
        const bool may_go = line.erasable && *line.erasable <= today;
        if (announced && may_go && line.announced.due_on <= today) {
            TRY(erase_client(work, unit, line, by));
            ++count;
        }
    }
    TRY(erase_old_applications(work, unit, by));
    return count;
}

JobKind erasure_job(const DatabaseAddress& address) {
    const auto run = [address](const JobRun& under_way) -> Result<void> {
        const auto erase = [&](Work& work) -> Result<void> {
            TRY(erase_due(work, under_way.subject, under_way.actor.id));
            return {};
        };
        TRY(under_way.store(erase));
        forget_deleted(address);
        under_way.leads_to("/clients/erasures");
        return {};
    };
    return {std::string(erasure_topic), run};
}

Result<std::string> ask_for_erasure(Work& work) {
    const std::string unit = TRY(my_unit_id(work));
    TRY(must_at(work, May::lock_client_years, unit));
    return start_job(work, erasure_topic, unit, unit + " " + work.now().iso().substr(0, 16));
}
