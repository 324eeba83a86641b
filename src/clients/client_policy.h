// What a unit has decided about counting and keeping clients, from a day on.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clients/counting.h"
#include "platform/work.h"

struct ClientPolicy {
    Date decided_from;
    /// year_end (31 December) or year_start (1 January).
    std::string age_day = "year_end";
    /// three_months, ninety_days or calendar_quarter.
    std::string return_rule = "three_months";
    /// Months without contact after which a client must be closed.
    int64_t inactive_months = 6;
    /// apart: others than women and men stand in a column of their own. total_only: they stand in
    /// the total only, and the table says how many they are.
    std::string sex_columns = "apart";
    int64_t erase_after_months = 12;
    int64_t grace_days = 30;
    /// Where it was decided: meeting and date, or case number.
    std::string decision;
};

inline constexpr auto client_policy_fields = std::array{
    field<&ClientPolicy::decided_from>("decided_from", {.required = true}),
    field<&ClientPolicy::age_day>("age_day", {.required = true}),
    field<&ClientPolicy::return_rule>("return_rule", {.required = true}),
    field<&ClientPolicy::inactive_months>("inactive_months", {.required = true}),
    field<&ClientPolicy::sex_columns>("sex_columns", {.required = true}),
    field<&ClientPolicy::erase_after_months>("erase_after_months", {.required = true}),
    field<&ClientPolicy::grace_days>("grace_days", {.required = true}),
    field<&ClientPolicy::decision>("decision"),
};
inline constexpr Table client_policy_table{"client_policy", client_policy_fields};

ReturnRule return_rule_of(const ClientPolicy& policy);
AgeDay age_day_of(const ClientPolicy& policy);

/// The policy in force on a day; the defaults above when the unit has decided nothing. A year is
/// counted by the policy of its first day, so that a rule never changes within a year.
ClientPolicy client_policy_on(Work& work, std::string_view unit, Date on);
/// Every decision, newest first.
std::vector<ClientPolicy> client_policies(Work& work, std::string_view unit);
/// A new decision; the earlier ones stay for their days. Needs May::steer_clients at the unit.
/// Refuses values outside the lists (`unknown_code`, `not_a_number_between`), a second decision for
/// the same day (`taken`), and a day in a year that is locked (`year_locked`).
Result<std::string> decide_client_policy(Work& work, std::string_view unit,
                                         const ClientPolicy& policy);
