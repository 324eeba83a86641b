// What the event meeting said: Kronoberg's six questions and the three of KASAM (domain c.1).
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "events/event.h"

struct Discussion {
    Date discussed_on;
    FreeText summary;        // beskrivning
    FreeText causes;         // analys av orsak
    FreeText effects;        // konsekvenser: vem drabbas och hur
    FreeText who_can_mend;   // vem kan åtgärda
    FreeText solutions;      // förslag till lösningar
    FreeText next_step;      // hur går vi vidare
    FreeText comprehensible; // begriplighet
    FreeText manageable;     // hanterbarhet
    FreeText meaningful;     // meningsfullhet
};

namespace discussion_detail {
inline constexpr FieldOptions answer = {
    .length_max = 5000, .personal = true, .retention = "event_text", .rows = 3};
}

inline constexpr auto discussion_fields = std::array{
    field<&Discussion::discussed_on>("discussed_on", {.required = true}),
    field<&Discussion::summary>("summary", discussion_detail::answer),
    field<&Discussion::causes>("causes", discussion_detail::answer),
    field<&Discussion::effects>("effects", discussion_detail::answer),
    field<&Discussion::who_can_mend>("who_can_mend", discussion_detail::answer),
    field<&Discussion::solutions>("solutions", discussion_detail::answer),
    field<&Discussion::next_step>("next_step", discussion_detail::answer),
    field<&Discussion::comprehensible>("comprehensible", discussion_detail::answer),
    field<&Discussion::manageable>("manageable", discussion_detail::answer),
    field<&Discussion::meaningful>("meaningful", discussion_detail::answer),
};
inline constexpr Table discussion_table{"event_discussion", discussion_fields};

struct DiscussionRecord {
    std::string id;
    int64_t version = 0;
    Discussion discussion;
    std::string changed_by;
    std::string changed_at;
};

/// The answers, as far as the actor may read them; nothing when it was not discussed.
std::optional<DiscussionRecord> discussion_of(Work& work, const EventRecord& record);

/// Writes the answers down; version 0 for the first time. No question must be answered, and KASAM
/// never blocks. `forbidden` where the actor may not read the event's texts, `conflict` when
/// somebody saved first.
Result<void> discuss_event(Work& work, std::string_view number, int64_t version,
                           const Discussion& given);
