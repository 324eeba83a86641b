// How the events of a demonstration are spread over days, kommuner, bodies and reporters.
//
// The sheets hold what was published (levels, types, how many are especially serious) and our texts;
// the rest is chance that always falls alike, weighted so that it looks like a year.
#pragma once

#include <string>
#include <vector>

#include "demo/case.h"
#include "demo/organisation.h"
#include "events/event.h"

struct DemoEvent {
    Event event;
    const DemoPerson* reporter = nullptr;
    /// Names the event's line in the sheet of talks; "" when the meeting has not talked of it.
    std::string key;
    /// De-identification is confirmed.
    bool cleared = false;
    /// How it was closed and why; "" while it is open.
    std::string outcome;
    std::string reason;
    /// Set when it is registered.
    std::string number = {};

    Date registered_on() const { return event.registered_on.value_or(event.occurred_on); }
};

/// All events of the case in the order in which they come into the register.
std::vector<DemoEvent> spread_events(const DemoCase& demo, const DemoUnit& unit);

/// The same day, or the first after it that is no Saturday or Sunday.
Date working_day(Date day);
