// Support that begins, goes on and ends.
#include "clients/period.h"

#include <algorithm>

#include "clients/access.h"
#include "clients/year_lock.h"
#include "organisations/code.h"
#include "sql/clients.h"

namespace {

PeriodRecord period_record(Work& work, const Row& row) {
    PeriodRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    record.client = row.text("client");
    record.application = row.text("application");
    record.received = row.tick("received");
    record.handed_over = row.tick("handed_over");
    work.fill(period_table, row, &record.period);
    return record;
}

// The codes in the order of the list, so that the same reasons are always the same text.
Value reason_line_of(const std::vector<std::string>& reasons) {
    std::vector<std::string> sorted = reasons;
    std::ranges::sort(sorted);
    return sorted.empty() ? Value() : Value(joined(sorted));
}

Result<void> reasons_known(Work& work, std::string_view unit, const Period& period) {
    for (const std::string& reason : period.reasons_at_start) {
        if (!code_valid(work, {.list = "contact_reason", .code = reason}, period.started_on,
                        unit)) {
            return invalid("reasons_at_start", "unknown_code");
        }
    }
    return {};
}

/// Whether two stretches of the same person share a day other than the one between them.
bool overlap(const Period& one, const Period& other) {
    const bool one_first = one.started_on <= other.started_on;
    const Period& first = one_first ? one : other;
    const Period& second = one_first ? other : one;
    return !first.closed_on || *first.closed_on > second.started_on;
}

Result<PeriodRecord> own_period(Work& work, const PeriodRecord& asked) {
    const ClientRecord client = TRY(own_client(work, asked.client));
    for (PeriodRecord& record : periods_of(work, client)) {
        if (record.id == asked.id) {
            return std::move(record);
        }
    }
    return not_found();
}

} // namespace

std::vector<PeriodRecord> periods_of(Work& work, const ClientRecord& client) {
    std::vector<PeriodRecord> list;
    for (const StoredRow& row :
         work.rows(sql::clients::periods_of, {{"unit", client.unit}, {"client", client.id}})) {
        list.push_back(period_record(work, row));
    }
    return list;
}

std::optional<PeriodRecord> open_period(Work& work, const ClientRecord& client) {
    auto list = periods_of(work, client);
    if (list.empty() || !list.back().open()) {
        return std::nullopt;
    }
    return std::move(list.back());
}

Result<void> period_holds(Work& work, std::string_view unit, const Period& period) {
    Error error;
    const auto wrong = [&](std::string_view field, std::string_view key) {
        error.problems.push_back({std::string(field), std::string(key)});
    };
    if (period.started_on > work.today()) {
        wrong("started_on", "in_future");
    }
    if (period.last_contact_on && *period.last_contact_on > work.today()) {
        wrong("last_contact_on", "in_future");
    }
    if (period.last_contact_on && *period.last_contact_on < period.started_on) {
        wrong("last_contact_on", "before_start");
    }
    if (period.reasons_at_start.empty()) {
        wrong("reasons_at_start", "required");
    }
    if (!error.problems.empty()) {
        return error;
    }
    return reasons_known(work, unit, period);
}

Result<void> not_under_way(Work& work, const ClientRecord& client) {
    const Params asked = {{"unit", client.unit}, {"client", client.id}};
    return work.row(sql::clients::under_way_with, asked)
               ? Result<void>(conflict("client_is_in_transfer"))
               : Result<void>();
}

Result<std::string> add_period(Work& work, const PeriodOwner& owner, const Period& period) {
    TRY(year_open(work, owner.unit, {"started_on", period.started_on}));
    return work.insert(
        period_table, &period,
        {{"unit", owner.unit},
         {"client", owner.client},
         {"application", owner.application.empty() ? Value() : Value(owner.application)},
         {"received", owner.start == SupportPeriod::Start::received},
         {"reason_line", reason_line_of(period.reasons_at_start)}});
}

Result<int64_t> amend_period(Work& work, const PeriodRecord& amended) {
    const PeriodRecord stored = TRY(own_period(work, amended));
    const ClientRecord client = TRY(own_client(work, amended.client));
    TRY(period_holds(work, client.unit, amended.period));
    // The last contact is not counted; start and reasons are.
    if (amended.period.started_on != stored.period.started_on ||
        amended.period.reasons_at_start != stored.period.reasons_at_start) {
        TRY(year_open(work, client.unit, {"started_on", stored.period.started_on}));
        TRY(year_open(work, client.unit, {"started_on", amended.period.started_on}));
    }
    Period period = amended.period;
    period.closed_on = stored.period.closed_on;
    period.close_reason = stored.period.close_reason;
    if (period.started_on != stored.period.started_on) {
        TRY(not_under_way(work, client));
    }
    if (period.closed_on && *period.closed_on < period.started_on) {
        return invalid("started_on", "after_close");
    }
    for (const PeriodRecord& other : periods_of(work, client)) {
        if (other.id != stored.id && overlap(other.period, period)) {
            return invalid("started_on", "overlaps");
        }
    }
    return work.update(period_table, stored.id, amended.version, &period, {},
                       {{"reason_line", reason_line_of(period.reasons_at_start)}});
}

Result<int64_t> note_contact(Work& work, std::string_view id, Date day) {
    const ClientRecord client = TRY(own_client(work, id));
    const auto record = open_period(work, client);
    if (!record) {
        return conflict("client_is_closed");
    }
    if (day > work.today()) {
        return invalid("last_contact_on", "in_future");
    }
    if (day < record->period.started_on) {
        return invalid("last_contact_on", "before_start");
    }
    Period period = record->period;
    period.last_contact_on = day;
    static constexpr std::array<std::string_view, 1> names = {"last_contact_on"};
    return work.update(period_table, record->id, record->version, &period, names);
}

Result<void> end_period(Work& work, std::string_view unit, const PeriodRecord& record,
                        const PeriodEnd& end) {
    if (end.closed_on > work.today()) {
        return invalid("closed_on", "in_future");
    }
    if (end.closed_on < record.period.started_on) {
        return invalid("closed_on", "before_start");
    }
    TRY(year_open(work, unit, {"closed_on", end.closed_on}));
    Period period = record.period;
    period.closed_on = end.closed_on;
    period.close_reason = end.close_reason;
    static constexpr std::array<std::string_view, 2> names = {"closed_on", "close_reason"};
    TRY(work.update(period_table, record.id, record.version, &period, names,
                    {{"handed_over", end.end == SupportPeriod::End::handed_over}}));
    return {};
}
