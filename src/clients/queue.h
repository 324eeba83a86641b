// The queue: who waits, in the order that the steering group has decided, and what a year's queue
// was said to be. The order is shown; who is taken is decided by people.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/application.h"

/// A decided order of priority (domain V-28: it always cites its decision).
struct PriorityOrder {
    Date decided_on;
    /// Who decided: the steering group's name.
    std::string decided_by;
    /// The minutes or case number.
    std::string decision;
    /// Codes of the list client_priority, the first goes first.
    std::vector<std::string> priorities;
};

inline constexpr auto priority_order_fields = std::array{
    field<&PriorityOrder::decided_on>("decided_on", {.required = true}),
    field<&PriorityOrder::decided_by>("decided_by", {.required = true}),
    field<&PriorityOrder::decision>("decision", {.required = true}),
    field<&PriorityOrder::priorities>("priorities", {.length_max = 40}),
};
inline constexpr Table priority_order_table{"client_priority_order", priority_order_fields};

/// What the unit says of its queue for a year. No row is "not said", which is not "no queue".
struct QueueYear {
    int64_t year = 0;
    /// yes, partly or no.
    std::string standing;
    /// The usual wait in weeks; never 0, for "no queue" is said by the standing.
    std::optional<int64_t> weeks;
    /// Whether the decided order was followed: yes, partly or no.
    std::string order_followed;
};

inline constexpr auto queue_year_fields = std::array{
    field<&QueueYear::year>("year", {.required = true}),
    field<&QueueYear::standing>("standing", {.required = true}),
    field<&QueueYear::weeks>("weeks"),
    field<&QueueYear::order_followed>("order_followed"),
};
inline constexpr Table queue_year_table{"client_queue_year", queue_year_fields};

struct QueueYearRecord {
    std::string id;
    int64_t version = 0;
    QueueYear said;
};

// --- rules (pure) --------------------------------------------------------------------------------

/// The place of each priority in the order, from 1; those outside it come after, all alike.
int64_t rank_of(const PriorityOrder& order, std::string_view priority);
/// Those who wait in the order to be taken: by rank, then by the day they joined the queue.
std::vector<ApplicationRecord> in_order(std::vector<ApplicationRecord> waiting,
                                        const PriorityOrder& order);
/// How many at the front are alike in rank and day, so that the order does not say who is next.
std::size_t alike_at_front(const std::vector<ApplicationRecord>& ordered,
                           const PriorityOrder& order);
/// The place of each, from 1: those alike in rank and day share one, and the next stands behind all
/// of them.
std::vector<std::size_t> places_in(const std::vector<ApplicationRecord>& ordered,
                                   const PriorityOrder& order);
/// Weeks belong to a queue and a queue only (domain V-21).
Result<void> queue_year_holds(const QueueYear& said);

/// Least, middle and most of the weeks waited; the middle of an even number is the lower one.
struct WaitSpan {
    int64_t least = 0;
    int64_t middle = 0;
    int64_t most = 0;
};
std::optional<WaitSpan> wait_span(std::vector<int64_t> weeks);

// --- verbs ---------------------------------------------------------------------------------------

/// The order in force on a day; an empty one when nothing was decided.
PriorityOrder priority_order_on(Work& work, std::string_view unit, Date on);
/// Needs May::steer_clients at the unit. Refuses a missing decision, unknown codes, the same code
/// twice and a second order of the same day.
Result<std::string> decide_priority_order(Work& work, std::string_view unit,
                                          const PriorityOrder& order);

std::optional<QueueYearRecord> queue_year(Work& work, std::string_view unit, int year);
/// Needs May::steer_clients at the unit. Refuses a locked year and weeks without a queue.
Result<void> say_queue(Work& work, std::string_view unit, const QueueYearRecord& said);

/// Those who wait, in order; every one read is logged. Needs May::read_clients.
Result<std::vector<ApplicationRecord>> waiting_in_order(Work& work);
