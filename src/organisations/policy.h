// What a unit has decided about its register, from a day on.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct UnitPolicy {
    Date decided_from;
    /// skane (text on handläggare level stays within the few) or stockholm (may be chosen).
    std::string withholding = "skane";
    /// reporter_officer_manager or all_ombud.
    std::string withheld_readers = "reporter_officer_manager";
    /// Which day decides an event's year: occurred or registered.
    std::string year_rule = "occurred";
    /// Where it was decided: meeting and date, or case number.
    std::string decision;
};

inline constexpr auto unit_policy_fields = std::array{
    field<&UnitPolicy::decided_from>("decided_from", {.required = true}),
    field<&UnitPolicy::withholding>("withholding", {.required = true}),
    field<&UnitPolicy::withheld_readers>("withheld_readers", {.required = true}),
    field<&UnitPolicy::year_rule>("year_rule", {.required = true}),
    field<&UnitPolicy::decision>("decision"),
};
inline constexpr Table unit_policy_table{"unit_policy", unit_policy_fields};

/// The policy in force on a day. A unit that has decided nothing follows the Skåne rule, lets the
/// reporter, the event officer and the manager read, and counts by the day it happened.
UnitPolicy policy_on(Work& work, std::string_view unit, Date on);
/// Every decision, newest first.
std::vector<UnitPolicy> policies_of(Work& work, std::string_view unit);
/// A new decision; the earlier ones stay for their days. Needs May::steer_events. Refuses values
/// outside the lists (`unknown_code`), a second decision for the same day (`taken`), and keeping
/// texts apart from a day that has begun under the open rule (`not_backwards`).
Result<std::string> decide_policy(Work& work, std::string_view unit, const UnitPolicy& policy);

/// The extra question that the unit asks with each event of the year; "" when it asks none.
std::string year_question(Work& work, std::string_view unit, int year);
struct YearQuestion {
    int64_t year = 0;
    std::string question;
};
inline constexpr auto year_question_fields = std::array{
    field<&YearQuestion::year>("year", {.required = true}),
    field<&YearQuestion::question>("question", {.required = true, .length_max = 300}),
};
inline constexpr Table year_question_table{"year_question", year_question_fields};

struct AskedQuestion {
    int year = 0;
    std::string question;
    /// 0 while the year has no question.
    int64_t version = 0;
};
/// The year's question with its version, to change it.
AskedQuestion asked_question(Work& work, std::string_view unit, int year);
/// Sets the year's question, or asks none when it is empty. Needs May::steer_events; `conflict`
/// when somebody saved after `version`.
Result<void> ask_in_year(Work& work, std::string_view unit, const AskedQuestion& asked);
