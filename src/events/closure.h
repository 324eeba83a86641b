// Closing an event, or withdrawing one registered by mistake: never deleted, always with a reason.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

struct Closure {
    /// withdrawn, mended, partly_mended, not_mended, not_mendable_locally or no_action; domain c.6.
    std::string outcome;
    FreeText reason;
};

inline constexpr auto closure_fields = std::array{
    field<&Closure::outcome>("outcome", {.required = true, .choices = "event_outcome"}),
    field<&Closure::reason>("reason", {.required = true,
                                       .length_max = 2000,
                                       .personal = true,
                                       .retention = "event_text",
                                       .rows = 3}),
};
inline constexpr Table closure_table{"event_closure", closure_fields};

std::span<const std::string_view> closure_outcomes();

/// Closes an event at `version`; withdrawn ones are counted no more. A withdrawal is made by the
/// reporter or with May::steer_events, and is final. Answers the event's new version.
Result<int64_t> close_event(Work& work, std::string_view number, int64_t version,
                            const Closure& given);

struct ClosureRecord {
    Closure closure;
    std::string at;
    std::string by;
};
std::vector<ClosureRecord> closures_of(Work& work, const EventRecord& record);
