// How far a fault has come: answered, promised, done, effect confirmed. Four states, of which none
// stands in for another.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "actions/action.h"
#include "actions/promise.h"

struct FaultCourse {
    std::vector<ActionRecord> actions;
    /// What bodies said that no action came from yet.
    std::vector<Promise> promises;
    /// Answers of bodies, whatever they said, and the day of the last.
    int64_t answered = 0;
    std::optional<Date> answered_on;
    /// What somebody is to do: planned actions, and promises not taken up; and the first day.
    int64_t promised = 0;
    std::optional<Date> promised_by;
    /// Actions that were done, wholly or partly, whatever was seen of their effect.
    int64_t done = 0;
    std::optional<Date> done_on;
    /// Those with an effect that was confirmed and stands, and the day of the last.
    int64_t confirmed = 0;
    std::optional<Date> confirmed_on;
    /// Those with an effect that came back.
    int64_t came_back = 0;
};

/// Counts a fault's actions into its course; pure.
void count_actions(FaultCourse& course);
/// `fault` is the number of a fault of the unit worked at.
FaultCourse course_of(Work& work, std::string_view fault);
