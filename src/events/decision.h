// What the team decided to do with an event: a way forward, who sees to it and until when.
//
// An event may get several decisions, at several meetings; none is taken away. A decision about a
// withheld event goes to the responsible manager or nowhere (domain a.8, c.2 SK3), and its texts
// are kept apart with the event's.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

struct Decision {
    /// A code of the list way_forward (domain i.1).
    std::string way;
    Date decided_on;
    /// The account of whoever sees to it; "" when nobody was named.
    std::string owner;
    std::optional<Date> due_on;
    /// What is to be done, where the way does not say it all.
    FreeText task;
    std::optional<Date> done_on;
    FreeText outcome;
};

namespace decision_detail {
inline constexpr FieldOptions text = {
    .length_max = 2000, .personal = true, .retention = "event_text", .rows = 2};
}

inline constexpr auto decision_fields = std::array{
    field<&Decision::way>("way", {.required = true, .choices = "way_forward"}),
    field<&Decision::decided_on>("decided_on", {.required = true}),
    field<&Decision::owner>("owner"),
    field<&Decision::due_on>("due_on"),
    field<&Decision::task>("task", decision_detail::text),
    field<&Decision::done_on>("done_on"),
    field<&Decision::outcome>("outcome", decision_detail::text),
};
inline constexpr Table decision_table{"event_decision", decision_fields};

struct DecisionRecord {
    std::string id;
    int64_t version = 0;
    /// The meeting it was taken at; "" when between meetings.
    std::string meeting;
    Decision decision;
    /// The account that wrote it down.
    std::string by;
};

/// Whether a text kept apart may take this way: to the responsible manager, or no further.
bool way_for_withheld(std::string_view way);

/// Decides, at a meeting or (empty) between meetings; the event is undecided no more. Answers the
/// decision's id. Needs May::run_meetings. `invalid` for an unknown way, a day in the future, a due
/// day before it, an owner who does not work in the unit, and (withheld_to_manager_only) a way that
/// a withheld event may not take.
Result<std::string> decide_event(Work& work, std::string_view number, std::string_view meeting,
                                 const Decision& given);

/// Changes what is decided, or notes what came of it. `conflict` when somebody saved first.
Result<int64_t> amend_decision(Work& work, std::string_view number, const DecisionRecord& amended);

/// The event's decisions, oldest first; texts as far as the actor may read them.
std::vector<DecisionRecord> decisions_of(Work& work, const EventRecord& record);

/// An event that waits for a decision, coded; nothing but the number of a withheld one.
struct UndecidedEvent {
    std::string id;
    std::string number;
    std::string kind;
    std::optional<Date> occurred_on;
    std::string level, type, body, kommun;
    bool serious = false;
    bool withheld = false;
};

/// The unit's undecided events that are neither closed nor withdrawn: especially serious first,
/// then the oldest.
std::vector<UndecidedEvent> undecided_events(Work& work, std::string_view unit, int64_t limit);
int64_t count_undecided(Work& work, std::string_view unit);

/// A decision that is not done yet, for lists of what remains.
struct OpenTask {
    std::string event_number;
    bool withheld = false;
    DecisionRecord record;
};
/// The unit's decisions with somebody to see to them that are not done, the earliest due first.
/// Texts of withheld events are left out.
std::vector<OpenTask> open_tasks(Work& work, std::string_view unit);
