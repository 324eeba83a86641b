// The order of those who wait.
#include "clients/queue.h"

#include <algorithm>
#include <set>

#include "clients/year_lock.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/clients.h"

// --- rules ---------------------------------------------------------------------------------------

int64_t rank_of(const PriorityOrder& order, std::string_view priority) {
    const auto found = std::ranges::find(order.priorities, priority);
    return found - order.priorities.begin() + 1;
}

static std::pair<int64_t, Date> turn_of(const ApplicationRecord& record,
                                        const PriorityOrder& order) {
    const Application& application = record.application;
    return {rank_of(order, application.priority),
            application.queued_on.value_or(application.applied_on)};
}

std::vector<ApplicationRecord> in_order(std::vector<ApplicationRecord> waiting,
                                        const PriorityOrder& order) {
    std::ranges::stable_sort(
        waiting, {}, [&](const ApplicationRecord& record) { return turn_of(record, order); });
    return waiting;
}

std::size_t alike_at_front(const std::vector<ApplicationRecord>& ordered,
                           const PriorityOrder& order) {
    const auto end = std::ranges::find_if(ordered, [&](const ApplicationRecord& record) {
        return turn_of(record, order) != turn_of(ordered.front(), order);
    });
    return static_cast<std::size_t>(end - ordered.begin());
}

std::vector<std::size_t> places_in(const std::vector<ApplicationRecord>& ordered,
                                   const PriorityOrder& order) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        const bool shared = i > 0 && turn_of(ordered[i], order) == turn_of(ordered[i - 1], order);
        places.push_back(shared ? places.back() : i + 1);
    }
    return places;
}

Result<void> queue_year_holds(const QueueYear& said) {
    static constexpr std::array<std::string_view, 4> answers = {"", "yes", "partly", "no"};
    if (said.standing.empty() || std::ranges::find(answers, said.standing) == answers.end()) {
        return invalid("standing", "unknown_code");
    }
    if (std::ranges::find(answers, said.order_followed) == answers.end()) {
        return invalid("order_followed", "unknown_code");
    }
    if (said.weeks && said.standing == "no") {
        return invalid("weeks", "weeks_without_queue");
    }
    if (said.weeks && (*said.weeks < 1 || *said.weeks > 520)) {
        return invalid("weeks", "not_a_number_between", {{"least", "1"}, {"most", "520"}});
    }
    return {};
}

std::optional<WaitSpan> wait_span(std::vector<int64_t> weeks) {
    if (weeks.empty()) {
        return std::nullopt;
    }
    std::ranges::sort(weeks);
    return WaitSpan{weeks.front(), weeks[(weeks.size() - 1) / 2], weeks.back()};
}

// --- verbs ---------------------------------------------------------------------------------------

PriorityOrder priority_order_on(Work& work, std::string_view unit, Date on) {
    PriorityOrder order;
    const auto row = work.row(sql::clients::priority_order_on, {{"unit", unit}, {"day", on.iso()}});
    if (row) {
        work.fill(priority_order_table, *row, &order);
    }
    return order;
}

Result<std::string> decide_priority_order(Work& work, std::string_view unit,
                                          const PriorityOrder& order) {
    TRY(must_at(work, May::steer_clients, unit));
    if (order.decided_on > work.today()) {
        return invalid("decided_on", "in_future");
    }
    if (order.priorities.empty()) {
        return invalid("priorities", "required");
    }
    std::set<std::string> seen;
    for (const std::string& priority : order.priorities) {
        if (!code_valid(work, {.list = "client_priority", .code = priority}, order.decided_on,
                        unit)) {
            return invalid("priorities", "unknown_code");
        }
        if (!seen.insert(priority).second) {
            return invalid("priorities", "twice");
        }
    }
    const PriorityOrder before = priority_order_on(work, unit, order.decided_on);
    if (!before.priorities.empty() && before.decided_on == order.decided_on) {
        return invalid("decided_on", "taken");
    }
    return work.insert(priority_order_table, &order, {{"unit", unit}});
}

std::optional<QueueYearRecord> queue_year(Work& work, std::string_view unit, int year) {
    const auto row = work.row(sql::clients::queue_of_year, {{"unit", unit}, {"year", year}});
    if (!row) {
        return std::nullopt;
    }
    QueueYearRecord record;
    record.id = row->text("id");
    record.version = row->integer("version");
    work.fill(queue_year_table, *row, &record.said);
    return record;
}

Result<void> say_queue(Work& work, std::string_view unit, const QueueYearRecord& given) {
    TRY(must_at(work, May::steer_clients, unit));
    TRY(queue_year_holds(given.said));
    const int year = static_cast<int>(given.said.year);
    if (year < 1994 || year > work.year()) {
        return invalid("year", "not_an_activity_year", {{"last", std::to_string(work.year())}});
    }
    TRY(year_open(work, unit, {"year", Date{year, 1, 1}}));
    const auto stored = queue_year(work, unit, year);
    if (!stored) {
        if (given.version != 0) {
            return conflict();
        }
        TRY(work.insert(queue_year_table, &given.said, {{"unit", unit}}));
        return {};
    }
    TRY(work.update(queue_year_table, stored->id, given.version, &given.said));
    return {};
}

Result<std::vector<ApplicationRecord>> waiting_in_order(Work& work) {
    TRY(must(work, May::read_clients));
    const std::string unit = TRY(my_unit_id(work));
    std::vector<ApplicationRecord> waiting;
    for (const StoredRow& row : work.rows(sql::clients::waiting, {{"unit", unit}})) {
        waiting.push_back(application_record(work, row));
    }
    note_shown(work, unit, waiting);
    return in_order(std::move(waiting), priority_order_on(work, unit, work.today()));
}
