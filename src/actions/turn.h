// What is done with an action: closed with an outcome, its effect looked at, opened again.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "actions/action.h"

struct ActionTurn {
    /// A deed of action_moves() except amend.
    std::string deed = {};
    Date turned_on = {};
    /// Of a closing: one of action_outcomes().
    std::string outcome = {};
    /// What was done, what was seen, or why.
    FreeText text = {};
    /// From what a confirmed effect was seen.
    std::string source = {};
    /// When the effect is looked at next, and by whom.
    std::optional<Date> check_on = {};
    std::string checker = {};
};

inline constexpr auto action_turn_fields = std::array{
    field<&ActionTurn::deed>("deed", {.required = true}),
    field<&ActionTurn::turned_on>("turned_on", {.required = true}),
    field<&ActionTurn::outcome>("outcome"),
    field<&ActionTurn::text>(
        "text", {.length_max = 5000, .personal = true, .retention = "action", .rows = 4}),
    field<&ActionTurn::source>("source", {.choices = "effect_source"}),
    field<&ActionTurn::check_on>("check_on"),
    field<&ActionTurn::checker>("checker"),
};
inline constexpr Table action_turn_table{"action_turn", action_turn_fields};

/// What each form takes.
inline constexpr std::array<std::string_view, 4> action_closing_form = {"outcome", "text",
                                                                        "check_on", "checker"};
inline constexpr std::array<std::string_view, 5> effect_check_form = {"deed", "text", "source",
                                                                      "check_on", "checker"};
inline constexpr std::array<std::string_view, 3> planned_look_form = {"check_on", "checker",
                                                                      "text"};
inline constexpr std::array<std::string_view, 1> action_reopening_form = {"text"};

struct ActionTurnRecord {
    ActionTurn turn;
    std::string by;
};
/// Oldest first.
std::vector<ActionTurnRecord> turns_of(Work& work, const ActionRecord& record);

/// done, partly_done, not_done, not_needed.
std::span<const std::string_view> action_outcomes();
/// finish for what was done, wholly or partly; drop for the others; "" for no outcome.
std::string_view deed_of(std::string_view outcome);
/// What a look at an effect finds: confirm_effect, deny_effect, wait.
std::span<const std::string_view> effect_results();

/// When the effect is looked at unless another day is chosen.
inline constexpr int check_months = 3;

/// Who looks at its effect unless another is named: who was to, whoever did it, or the actor.
std::string checker_first(Work& work, const ActionRecord& record);

/// What must stand with each deed: an outcome and a text with a closing, a day that has not passed
/// for the next look, what was seen and from what with a confirmed effect, a later day with one
/// that is too early to tell, and a reason for opening again.
Result<void> turn_holds(const ActionTurn& turn, Date today);

/// Closes it by its outcome, at `version`. What was done gets a look at its effect after
/// check_months unless another day is given; by whoever did it, or else by the one who closes.
Result<int64_t> close_action(Work& work, std::string_view number, int64_t version,
                             const ActionTurn& given);
/// Closes as done what a body says it has done: what was done stands in its answer.
Result<int64_t> close_as_answered(Work& work, const ActionRecord& record);
/// Notes what a look at its effect found, at `version`: a deed of effect_results().
Result<int64_t> look_at_effect(Work& work, std::string_view number, int64_t version,
                               const ActionTurn& given);
/// Any deed at `version`.
Result<int64_t> turn_action(Work& work, std::string_view number, int64_t version,
                            const ActionTurn& given);
