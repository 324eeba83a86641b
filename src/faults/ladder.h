// The ladder that is climbed when a body does not answer: the same for handovers and letters.
#pragma once

#include <cstdint>

/// What comes next when no answer has come: remind at once, again after ten working days, and from
/// then on take it a step up: to the manager above, then to the steering group.
enum class NextStep { wait, remind, escalate_to_manager, escalate_to_group };

inline NextStep next_step(int working_days_late, int64_t reminders, int64_t escalations) {
    const int days_between = 10;
    if (working_days_late < 1) {
        return NextStep::wait;
    }
    const int64_t steps = reminders + escalations;
    if (working_days_late < 1 + steps * days_between) {
        return NextStep::wait;
    }
    const int64_t reminders_first = 2;
    if (reminders < reminders_first && escalations == 0) {
        return NextStep::remind;
    }
    return escalations == 0   ? NextStep::escalate_to_manager
           : escalations == 1 ? NextStep::escalate_to_group
                              : NextStep::wait;
}
