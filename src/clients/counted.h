// Counted clients, applications and assignments of a year: the rows behind every figure.
//
// An open year is counted anew from the records by the rules of counting.h. A locked year is read
// from its counting records, which outlive the clients' own.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "clients/counting.h"
#include "platform/work.h"

/// One person in one year, coded; no day and no code of the person. "missing" where not known.
struct CountedClient {
    std::string kommun, office, sex, age_band;
    std::string children, household;
    std::string source, source_body;
    /// opening, started or received; stock, closed or handed_over.
    std::string entry, ending;
    /// Codes parted by |: several may be given.
    std::string reasons, start_reasons;
    std::string assistance, attorney, waits_for;
    int64_t assignments = 0;
    std::string variables;
};

struct CountedApplication {
    std::string kommun, source, source_body;
    std::string outcome, exclusion, referred_to, priority;
    /// yes: applied in this very year; no: still waited from an earlier one.
    std::string applied;
    /// Stands in the queue at the cut-off.
    std::string waiting;
    /// Whole weeks in the queue, up to its end or the cut-off; absent for who never stood in it.
    std::optional<int64_t> weeks;
};

struct CountedAssignment {
    std::string kommun, sex, area;
    /// yes or no: opened, closed in the year.
    std::string opened, closed;
    std::string result;
};

/// Whether the unit's year is locked.
bool counted_from_lock(Work& work, std::string_view unit, int year);

void each_counted_client(Work& work, std::string_view unit, const CountedYear& year,
                         const std::function<void(const CountedClient&)>& take);
void each_counted_application(Work& work, std::string_view unit, const CountedYear& year,
                              const std::function<void(const CountedApplication&)>& take);
/// Assignments of counted clients that were under way some day of the year.
void each_counted_assignment(Work& work, std::string_view unit, const CountedYear& year,
                             const std::function<void(const CountedAssignment&)>& take);

/// Writes the counting records of an open year, and takes them away again.
void keep_counts(Work& work, std::string_view unit, const CountedYear& year);
void forget_counts(Work& work, std::string_view unit, int year);
