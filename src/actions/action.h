// Actions (åtgärder): what somebody does about a recurring fault, and by when.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"
#include "rights/state.h"

struct Action {
    FreeText title;
    FreeText description;
    /// Who does it: an account of the unit, or else a body's id or a code of body_type.
    std::string owner;
    std::string body;
    std::optional<Date> due_on;
};

inline constexpr auto action_fields = std::array{
    field<&Action::title>(
        "title", {.required = true, .length_max = 160, .personal = true, .retention = "action"}),
    field<&Action::description>(
        "description", {.length_max = 5000, .personal = true, .retention = "action", .rows = 4}),
    field<&Action::owner>("owner"),
    field<&Action::body>("body", {.choices = "body_type"}),
    field<&Action::due_on>("due_on", {.required = true}),
};
inline constexpr Table action_table{"action", action_fields};

struct ActionRecord {
    std::string id;
    std::string number;
    std::string unit;
    int64_t version = 0;
    /// The fault's id, number and title.
    std::string fault;
    std::string fault_number;
    std::string fault_title;
    /// The number of the handover it came from, and the answer's id, or "".
    std::string handover;
    std::string answer;
    Date added_on;
    /// planned, done, dropped, effect_confirmed, effect_missing or came_back.
    std::string standing;
    /// Of a closed one: done, partly_done, not_done or not_needed.
    std::string outcome;
    std::optional<Date> done_on;
    std::optional<Date> confirmed_on;
    /// When its effect is looked at next, and by whom.
    std::optional<Date> check_on;
    std::string checker;
    /// The day its words were erased by the retention schedule.
    std::optional<Date> erased_on;
    Action action;

    bool overdue_on(Date today) const;
    bool check_due_on(Date today) const;
};

/// What is done with an action, and from where. Nothing leads to came_back: an event of the fault
/// that happened after a confirmed effect does, for as long as it is grouped.
std::span<const StateMove> action_moves();

/// Adds an action to a fault of the unit worked at and answers its number. `invalid`: owner and
/// body (action.one_owner) unless exactly one is given; an unknown one; a day that has passed.
Result<std::string> add_action(Work& work, std::string_view fault, const Action& given);
/// Changes one that is planned at `version`. A day that has passed may stand, but not be chosen.
Result<int64_t> amend_action(Work& work, std::string_view number, int64_t version,
                             const Action& given);

/// `not_found` outside the unit worked at. Needs May::read_faults.
Result<ActionRecord> find_action(Work& work, std::string_view number);

/// What a list is narrowed to; empty is no filter.
struct ActionFilter {
    /// A fault's id.
    std::string fault = {};
    std::string standing = {};
    /// mine (to do or to look at), overdue, soon (due within soon_days) or checks (an effect to
    /// look at today or earlier).
    std::string waits = {};
};
inline constexpr int soon_days = 30;
inline constexpr int64_t actions_per_page = 50;
struct ActionPage {
    std::vector<ActionRecord> records;
    int64_t total = 0;
};
/// What waits first, by the day it waits for; then the newest number.
Result<ActionPage> list_actions(Work& work, const ActionFilter& filter, int64_t page);
/// All of a fault.
std::vector<ActionRecord> actions_of(Work& work, std::string_view unit, std::string_view fault);

/// An event of the fault that happened after a day. Of a withheld one only number and decision are
/// told.
struct LaterEvent {
    std::string number;
    bool withheld = false;
    std::optional<Date> occurred_on;
    /// The day it was grouped.
    Date grouped_on;
    /// The way forward decided last, or "".
    std::string way;
};
/// Those grouped now, in the order in which they were grouped.
std::vector<LaterEvent> events_after(Work& work, const ActionRecord& record, Date day);
/// Those that made the effect come back; none unless it did.
std::vector<LaterEvent> came_back_by(Work& work, const ActionRecord& record);

/// Whether an account works as an ombud, with events or as manager in the unit today.
bool works_in(Work& work, std::string_view unit, std::string_view account);

/// For this slice: adds it whatever its day, as what somebody else has said.
struct ActionOrigin {
    std::string handover = {};
    std::string answer = {};
};
Result<std::string> keep_action(Work& work, std::string_view fault, const Action& given,
                                const ActionOrigin& origin);
