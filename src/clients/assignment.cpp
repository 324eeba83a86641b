// What an ombud does for a client.
#include "clients/assignment.h"

#include <algorithm>

#include "clients/access.h"
#include "clients/year_lock.h"
#include "organisations/code.h"
#include "sql/clients.h"

namespace {

Result<void> codes_known(Work& work, std::string_view unit, const Assignment& assignment) {
    if (!code_valid(work, {.list = "life_area", .code = assignment.area}, assignment.opened_on,
                    unit)) {
        return invalid("area", "unknown_code");
    }
    if (!assignment.result.empty() &&
        !code_valid(work, {.list = "assignment_result", .code = assignment.result},
                    assignment.closed_on.value_or(assignment.opened_on), unit)) {
        return invalid("result", "unknown_code");
    }
    return {};
}

// A locked year has counted it as it was: under way on those days, and closed or not.
Result<void> days_open(Work& work, std::string_view unit, const Assignment* before,
                       const Assignment& after) {
    if (before == nullptr || before->opened_on != after.opened_on || before->area != after.area) {
        TRY(year_open(work, unit, {"opened_on", after.opened_on}));
        if (before != nullptr) {
            TRY(year_open(work, unit, {"opened_on", before->opened_on}));
        }
    }
    const bool same_end =
        before != nullptr && before->closed_on == after.closed_on && before->result == after.result;
    if (same_end) {
        return {};
    }
    if (before != nullptr && before->closed_on) {
        TRY(year_open(work, unit, {"closed_on", *before->closed_on}));
    }
    return after.closed_on ? year_open(work, unit, {"closed_on", *after.closed_on})
                           : Result<void>();
}

} // namespace

Result<void> assignment_holds(const Assignment& assignment, Date today) {
    if (assignment.opened_on > today) {
        return invalid("opened_on", "in_future");
    }
    if (assignment.closed_on && *assignment.closed_on > today) {
        return invalid("closed_on", "in_future");
    }
    if (assignment.closed_on && *assignment.closed_on < assignment.opened_on) {
        return invalid("closed_on", "before_start");
    }
    if (assignment.closed_on && assignment.result.empty()) {
        return invalid("result", "required");
    }
    if (!assignment.closed_on && !assignment.result.empty()) {
        return invalid("closed_on", "required");
    }
    return {};
}

std::vector<AssignmentRecord> assignments_of(Work& work, const ClientRecord& client) {
    std::vector<AssignmentRecord> list;
    for (const StoredRow& row :
         work.rows(sql::clients::assignments_of, {{"unit", client.unit}, {"client", client.id}})) {
        AssignmentRecord& record = list.emplace_back();
        record.id = row.text("id");
        record.version = row.integer("version");
        record.client = client.id;
        work.fill(assignment_table, row, &record.assignment);
    }
    return list;
}

std::optional<AssignmentRecord> assignment_by_id(Work& work, const ClientRecord& client,
                                                 std::string_view id) {
    for (AssignmentRecord& record : assignments_of(work, client)) {
        if (record.id == id) {
            return std::move(record);
        }
    }
    return std::nullopt;
}

Result<void> new_assignment_holds(Work& work, std::string_view unit, const Assignment& assignment) {
    TRY(assignment_holds(assignment, work.today()));
    TRY(codes_known(work, unit, assignment));
    return days_open(work, unit, nullptr, assignment);
}

Result<std::string> open_assignment(Work& work, std::string_view id, const Assignment& assignment) {
    const ClientRecord client = TRY(own_client(work, id));
    TRY(new_assignment_holds(work, client.unit, assignment));
    return work.insert(assignment_table, &assignment,
                       {{"unit", client.unit}, {"client", client.id}});
}

Result<int64_t> amend_assignment(Work& work, const AssignmentRecord& amended) {
    const ClientRecord client = TRY(own_client(work, amended.client));
    const auto stored = assignment_by_id(work, client, amended.id);
    if (!stored) {
        return not_found();
    }
    TRY(assignment_holds(amended.assignment, work.today()));
    TRY(codes_known(work, client.unit, amended.assignment));
    TRY(days_open(work, client.unit, &stored->assignment, amended.assignment));
    return work.update(assignment_table, amended.id, amended.version, &amended.assignment);
}

Result<void> close_assignments(Work& work, const ClientRecord& client, const Assignment& end) {
    for (AssignmentRecord& record : assignments_of(work, client)) {
        if (record.assignment.closed_on) {
            continue;
        }
        record.assignment.closed_on = std::max(*end.closed_on, record.assignment.opened_on);
        record.assignment.result = end.result;
        TRY(assignment_holds(record.assignment, work.today()));
        TRY(codes_known(work, client.unit, record.assignment));
        TRY(work.update(assignment_table, record.id, record.version, &record.assignment));
    }
    return {};
}
