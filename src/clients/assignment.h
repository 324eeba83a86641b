// Assignments (uppdrag): what the client has asked the ombud to do, by life area.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/client.h"

struct Assignment {
    /// A code of the list life_area.
    std::string area;
    Date opened_on;
    std::optional<Date> closed_on = {};
    /// A code of the list assignment_result; asked when it is closed.
    std::string result = {};
    bool operator==(const Assignment&) const = default;
};

inline constexpr auto assignment_fields = std::array{
    field<&Assignment::area>(
        "area",
        {.required = true, .personal = true, .retention = "client", .choices = "life_area"}),
    field<&Assignment::opened_on>("opened_on",
                                  {.required = true, .personal = true, .retention = "client"}),
    field<&Assignment::closed_on>("closed_on", {.personal = true, .retention = "client"}),
    field<&Assignment::result>(
        "result", {.personal = true, .retention = "client", .choices = "assignment_result"}),
};
inline constexpr Table assignment_table{"client_assignment", assignment_fields};

struct AssignmentRecord {
    std::string id;
    int64_t version = 0;
    std::string client;
    Assignment assignment;
};

/// Those under way first, then the closed ones, newest first.
std::vector<AssignmentRecord> assignments_of(Work& work, const ClientRecord& client);
std::optional<AssignmentRecord> assignment_by_id(Work& work, const ClientRecord& client,
                                                 std::string_view id);
/// Days in order, not in the future; a result when it is closed and none before.
Result<void> assignment_holds(const Assignment& assignment, Date today);
/// The same for a new one of the unit's, with known codes and no day in a locked year.
Result<void> new_assignment_holds(Work& work, std::string_view unit, const Assignment& assignment);
/// Needs the client to be one's own. Refuses unknown codes and days in locked years.
Result<std::string> open_assignment(Work& work, std::string_view client,
                                    const Assignment& assignment);
Result<int64_t> amend_assignment(Work& work, const AssignmentRecord& amended);
/// Closes all that are under way on the day, with one result; for the closing of the client.
Result<void> close_assignments(Work& work, const ClientRecord& client, const Assignment& end);
