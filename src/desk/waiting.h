// What of the unit's events waits for the person who looks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/work.h"

struct WaitingEvent {
    std::string number;
    Date occurred_on;
};

/// The first few, oldest first, and how many there are in all.
struct WaitingEvents {
    std::vector<WaitingEvent> first;
    int64_t total = 0;
};

/// Registered events that no meeting has discussed.
WaitingEvents undiscussed(Work& work, std::string_view unit);
/// Copies chosen for publication that somebody else than the reporter and the editor must clear.
WaitingEvents waiting_for_clearance(Work& work, std::string_view unit);
/// Withheld texts that the rule no longer keeps apart, and that this actor may read and free as a
/// second person.
WaitingEvents waiting_for_release(Work& work, std::string_view unit);
/// The unit's cut-off of the year as it was set, also when it lies ahead; 31 December when it was
/// not.
Date cutoff_ahead(Work& work, std::string_view unit);
/// The cut-off of one year, likewise.
Date cutoff_set(Work& work, std::string_view unit, int year);
