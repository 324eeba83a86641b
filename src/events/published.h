// The Stockholm rule: an edited, de-identified copy of a text, chosen for publication (domain c.3).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "events/event.h"

struct PublishedText {
    FreeText text;
};
inline constexpr auto published_text_fields = std::array{
    field<&PublishedText::text>("text", {.required = true,
                                         .length_max = 5000,
                                         .personal = true,
                                         .retention = "published_text",
                                         .rows = 4}),
};
inline constexpr Table published_text_table{"event_published_text", published_text_fields};

struct PublishedTextRecord {
    std::string id;
    int64_t version = 0;
    PublishedText published;
    std::string editor;
    /// The clearance by a second person; "" until there is one.
    std::string clearance;
};

std::optional<PublishedTextRecord> published_text_of(Work& work, const EventRecord& record);

/// Chooses or edits the copy; any earlier clearance falls. `invalid` (still_withheld) for an event
/// whose texts are kept apart: the Skåne rule lets none of them out.
Result<void> choose_for_publication(Work& work, std::string_view number, int64_t version,
                                    const PublishedText& given);

/// A second person, who neither reported the event nor edited the copy, clears it as it stands.
Result<void> clear_for_publication(Work& work, std::string_view number, int64_t version);
