// Events of the tests, built from what a test cares about.
#pragma once

#include <string>
#include <vector>

#include "events/event.h"

/// A failure in Växjö that may be registered as it stands, on a level whose texts are open.
struct EventShape {
    std::string kind = "failure";
    Date occurred_on = Date{2026, 2, 10};
    std::string kommun = "0780";
    std::string body = "forsakringskassan";
    std::string type = "vantetid";
    std::string level = "lokal";
    std::string serious_reason = "";
    std::string description = "Beslutet dröjde fyra månader.";
    std::string consequence = "Hyran kunde inte betalas.";
    std::string proposal = "";
    std::vector<std::string> tags = {};
    bool traceable_to_official = false;
};

inline Event an_event(const EventShape& shape = {}) {
    Event event;
    event.kind = shape.kind;
    event.occurred_on = shape.occurred_on;
    event.kommun = shape.kommun;
    event.body = shape.body;
    event.type = shape.type;
    event.level = shape.kind == "failure" ? shape.level : "";
    event.serious = !shape.serious_reason.empty();
    event.serious_reason = shape.serious_reason;
    event.description = FreeText::as_typed(shape.description);
    if (shape.kind == "failure") {
        event.consequence = FreeText::as_typed(shape.consequence);
    }
    event.proposal = FreeText::as_typed(shape.proposal);
    event.tags = shape.tags;
    event.traceable_to_official = shape.traceable_to_official;
    return event;
}
