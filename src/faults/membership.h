// Which events belong to a fault: grouped and ungrouped by people, never merged and never counted
// away. A membership is a row with a beginning and an end; it is ended, not removed.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "faults/fault.h"

/// Reasons are codes: a text about a withheld event has no place here.
struct Membership {
    /// A code of grouping_reason.
    std::string reason;
    Date member_from;
    std::optional<Date> member_until;
    /// A code of ungrouping_reason.
    std::string ending_reason;
};

inline constexpr auto membership_fields = std::array{
    field<&Membership::reason>("reason", {.required = true, .choices = "grouping_reason"}),
    field<&Membership::member_from>("member_from", {.required = true}),
    field<&Membership::member_until>("member_until"),
    field<&Membership::ending_reason>("ending_reason", {.choices = "ungrouping_reason"}),
};
inline constexpr Table membership_table{"fault_event", membership_fields};

/// A fault, an event, and why.
struct Grouping {
    std::string_view fault;
    std::string_view event;
    std::string_view reason;
};

/// Puts an event of the unit into a fault. An event may belong to several. A closed fault opens by
/// itself when the event happened after it was closed. `invalid`: already_grouped,
/// event.is_withdrawn, works_well (something that worked is no fault), unknown_code (the reason).
Result<void> group_event(Work& work, const Grouping& grouping);

/// Takes it out again; the row stays with who, when and why. `not_found` when it does not belong.
Result<void> ungroup_event(Work& work, const Grouping& grouping);

/// An event as a member of a fault. Of a withheld event only number and decision are told.
struct Member {
    std::string event;
    std::string event_number;
    Membership membership;
    std::string grouped_by;
    std::string ended_by;
    bool withheld = false;
    /// registered, discussed, closed or withdrawn; a withdrawn event is counted no more.
    std::string status;
    /// The way forward decided last, or "".
    std::string way;
    std::optional<Date> occurred_on;
    std::string kommun, body, level, kind;
};

enum class Members { current, former };
/// So many are shown on a page, and told as JSON; how many there are is told beside them.
inline constexpr int64_t members_shown = 500;
inline constexpr int64_t members_told = 10000;
/// The newest event first; former ones by the day they were taken out.
std::vector<Member> members_of(Work& work, const FaultRecord& record, Members which, int64_t limit);
int64_t count_members(Work& work, const FaultRecord& record, Members which);

/// A fault that an event belongs to now.
struct FaultOfEvent {
    FaultRecord record;
    Membership membership;
    std::string grouped_by;
};
std::vector<FaultOfEvent> faults_of_event(Work& work, std::string_view unit,
                                          std::string_view event);
