// Goals that somebody set for the unit's clients in a year, each followed by a figure.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "figures/figure.h"
#include "platform/work.h"

struct Goal {
    int64_t year = 0;
    FreeText wording;
    /// The id of a figure of clients.
    std::string figure;
    /// at_least or at_most.
    std::string aim;
    /// A count, tenths of a percent or hundredths, as the figure has it.
    int64_t target = 0;
    /// council, municipal_board, county_board, steering_group or unit.
    std::string decided_by;
    std::string decision;
};

inline constexpr auto goal_fields = std::array{
    field<&Goal::year>("year", {.required = true}),
    field<&Goal::wording>(
        "wording",
        {.required = true, .length_max = 300, .personal = true, .retention = "client", .rows = 2}),
    field<&Goal::figure>("figure", {.required = true, .length_max = 80}),
    field<&Goal::aim>("aim", {.required = true}),
    field<&Goal::target>("target", {.required = true}),
    field<&Goal::decided_by>("decided_by", {.required = true}),
    field<&Goal::decision>("decision"),
};
inline constexpr Table goal_table{"client_goal", goal_fields};
/// The target is typed as the figure is printed, so it is read apart.
inline constexpr std::array<std::string_view, 6> goal_form_fields = {
    "year", "wording", "figure", "aim", "decided_by", "decision"};

struct GoalRecord {
    std::string id;
    int64_t version = 0;
    Goal goal;
};

/// "40" for a count, "35" or "35,5" for a share, "6,14" for a mean, in the figure's own unit of
/// value. `invalid` (not_a_target) for anything else.
Result<int64_t> target_of(Measure measure, std::string_view typed);
/// The number as it is typed: what target_of takes.
std::string target_typed(Measure measure, int64_t target);
/// The target as it is printed.
std::string target_said(const Texts& t, Measure measure, int64_t target);
/// Whether a value reaches the goal; nothing while it has no value.
std::optional<bool> reached(const Goal& goal, const FigureValue& value);

std::vector<GoalRecord> goals_of(Work& work, std::string_view unit, int year);
/// Needs May::steer_clients at the unit. Refuses a figure that counts no clients.
Result<std::string> set_goal(Work& work, std::string_view unit, const Goal& goal);
Result<void> remove_goal(Work& work, std::string_view unit, std::string_view id, int64_t version);
