// Moving an event to another level: the original and the reason stay (domain b.9, e.2 V-14).
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

struct Reclassification {
    std::string from_level;
    std::string level;
    FreeText reason;
};

inline constexpr auto reclassification_fields = std::array{
    field<&Reclassification::from_level>("from_level"),
    field<&Reclassification::level>("level", {.required = true, .choices = "level"}),
    field<&Reclassification::reason>("reason", {.required = true,
                                                .length_max = 2000,
                                                .personal = true,
                                                .retention = "event_text",
                                                .rows = 3}),
};
inline constexpr Table reclassification_table{"event_reclassification", reclassification_fields};
inline constexpr std::array<std::string_view, 2> reclassification_form_fields = {"level", "reason"};

/// Moves a failure to another level at `version`. Into handläggare level its texts are kept apart
/// at once; out of it they stay apart until a second person has released them. Needs
/// May::steer_events, or the reporter's own event. Answers the event's new version.
Result<int64_t> reclassify_event(Work& work, std::string_view number, int64_t version,
                                 const Reclassification& given);

struct ReclassificationRecord {
    Reclassification move;
    std::string at;
    std::string by;
};
/// All moves of an event, oldest first; reasons only for those who read its texts.
std::vector<ReclassificationRecord> reclassifications_of(Work& work, const EventRecord& record);
