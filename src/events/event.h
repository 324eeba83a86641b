// Events (händelser): an ombud saw welfare fail, or work, and told us.
//
// There is no client field, and none may be added: what is written here points at nobody.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct Event {
    /// failure, positive, wish (for change) or own_practice.
    std::string kind;
    Date occurred_on;
    /// SCB's code: four digits a kommun, two a län, 00 the nation.
    std::string kommun;
    /// The id of a concrete body, or a code of the list `body_type` when only that is known.
    std::string body;
    std::string type;
    /// handlaggare, lokal or central; failures only.
    std::string level;
    bool serious = false;
    /// A code, asked only when `serious` is set.
    std::string serious_reason;
    FreeText description;
    /// What it meant for the individual; asked only for failures.
    FreeText consequence;
    FreeText proposal;
    bool child_perspective = false;
    std::vector<std::string> tags;
    /// Mended at once in the single case.
    bool mended_at_once = false;
    /// The event can be traced to one official: withheld like handläggare level (Skåne rule).
    bool traceable_to_official = false;
    /// The answer to the unit's extra question of the year.
    FreeText year_answer;
    /// The day it came into the register; set by register_event unless an import brings it.
    std::optional<Date> registered_on;
};

inline constexpr auto event_fields = std::array{
    field<&Event::kind>("kind", {.required = true, .choices = "event_kind"}),
    field<&Event::occurred_on>("occurred_on", {.required = true}),
    field<&Event::kommun>("kommun", {.required = true, .choices = "kommun", .narrows = true}),
    field<&Event::body>("body", {.required = true, .choices = "body_type"}),
    field<&Event::type>("type", {.required = true, .choices = "event_type"}),
    field<&Event::level>("level", {.choices = "level"}),
    field<&Event::serious>("serious"),
    field<&Event::serious_reason>("serious_reason", {.choices = "serious_reason"}),
    field<&Event::description>("description", {.required = true,
                                               .length_max = 10000,
                                               .personal = true,
                                               .retention = "event_text",
                                               .rows = 8}),
    field<&Event::consequence>(
        "consequence",
        {.length_max = 5000, .personal = true, .retention = "event_text", .rows = 4}),
    field<&Event::proposal>(
        "proposal", {.length_max = 5000, .personal = true, .retention = "event_text", .rows = 4}),
    field<&Event::child_perspective>("child_perspective"),
    field<&Event::tags>("tags", {.length_max = 60, .personal = true, .retention = "event_text"}),
    field<&Event::mended_at_once>("mended_at_once"),
    field<&Event::traceable_to_official>("traceable_to_official"),
    field<&Event::year_answer>(
        "year_answer",
        {.length_max = 5000, .personal = true, .retention = "event_text", .rows = 3}),
    field<&Event::registered_on>("registered_on"),
};
inline constexpr Table event_table{"event", event_fields};

/// What a person fills in; `registered_on` is ours.
inline constexpr std::array<std::string_view, 16> event_form_fields = {
    "kind",        "occurred_on",       "kommun",         "body",           "type",
    "level",       "serious",           "serious_reason", "description",    "consequence",
    "proposal",    "child_perspective", "tags",           "mended_at_once", "traceable_to_official",
    "year_answer",
};

/// An event as it stands, with the texts that this reader may see.
struct EventRecord {
    std::string id;
    std::string number;
    std::string unit;
    int64_t version = 0;
    std::string reporter;
    std::string body_type;
    std::string status;
    Event event;
    /// The free texts stand apart under the Skåne rule.
    bool withheld = false;
    /// This reader sees the texts in `event`; when false they are empty.
    bool texts_shown = true;
    /// The day its texts were erased by the retention schedule.
    std::optional<Date> erased_on = {};
};

/// What a unit does with texts on handläggare level: keeps them apart (Skåne, the default) or lets
/// de-identified ones be chosen for publication (Stockholm). Sources: domain a.8, c.2, c.3.
enum class Rule { skane, stockholm };
/// Rows of another register may lack the consequence, the reason and, when withheld, every text.
enum class Strictness { form, import };

// --- rules (pure) --------------------------------------------------------------------------------

/// All that is wrong with the answers taken together: a day in the future, no level on a failure,
/// no reason for especially serious.
Result<void> answers_agree(const Event& event, Date today, Strictness strictness);
/// Clears what is not asked for its kind: level and consequence outside failures, a reason when
/// not serious.
void drop_unasked(Event& event);
/// Whether the rule keeps this event's texts apart.
bool falls_under(Rule rule, const Event& event);
/// "SKANE-2026-0142".
std::string number_of(std::string_view prefix, int year, int64_t order);
/// The open texts in lower case, one after the other; what the simple search looks in.
std::string search_text_of(const Event& event);
/// The tags in one text, parted by line breaks; NULL when there are none.
Value tag_line_of(const Event& event);
/// Tags as people write them on one line: parted by commas, bars or line breaks. No tag holds one.
std::vector<std::string> parted_tags(std::string_view line);
/// The same event without its free texts and tags.
Event without_texts(const Event& event);

// --- verbs ---------------------------------------------------------------------------------------

/// Registers a new event of the unit worked at and answers its number. `forbidden` without
/// May::write_events; `invalid` for rule breaks, unknown codes and texts that point at a person.
Result<std::string> register_event(Work& work, const Event& event);

/// Changes an event at `version`. `conflict` when somebody saved first; `forbidden` for a withheld
/// event whose texts the actor may not read. Moving it under the rule takes its texts apart; moving
/// it out does not free them (see withheld.h). Answers the new version.
Result<int64_t> amend_event(Work& work, std::string_view number, int64_t version,
                            const Event& event);

/// Stores what became of an event: its texts stand openly or apart as the rule says. For the verbs
/// of this slice, which have checked the rest. `more` are columns beside the answers.
Result<int64_t> store_amended(Work& work, const EventRecord& record, const Event& event,
                              const Params& more);

/// The event with the texts that the actor may read. `not_found` outside the unit worked at.
Result<EventRecord> find_event(Work& work, std::string_view number);
/// A row of `event` as a record, with the texts that the actor may read.
EventRecord event_record(Work& work, const Row& row);
/// Every text of the tags passes the door too; nothing else about them is checked.
Result<void> admit_tags(Work& work, const Event& event);
