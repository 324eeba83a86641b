// The end of a stretch of support.
#include "clients/closing.h"

#include <algorithm>

#include "clients/access.h"
#include "clients/assignment.h"
#include "clients/note.h"
#include "clients/period.h"
#include "clients/task.h"
#include "organisations/code.h"
#include "sql/clients.h"

namespace {

Result<void> choice_holds(Work& work, const ClientRecord& client, const Closing& closing) {
    const bool noted = has_note(work, client);
    const bool chosen = closing.notes == "printed" || closing.notes == "destroyed";
    if (noted && !chosen) {
        return invalid("notes", "choose_for_the_notes");
    }
    if (!noted && closing.notes != "none") {
        return invalid("notes", "no_notes");
    }
    return {};
}

Result<void> finish_tasks(Work& work, const ClientRecord& client) {
    for (const TaskRecord& record : tasks_of(work, client)) {
        TRY(finish_task(work, client.id, record.id, record.version));
    }
    return {};
}

} // namespace

Result<void> close_client(Work& work, std::string_view id, int64_t period_version,
                          const Closing& closing) {
    const ClientRecord client = TRY(own_client(work, id));
    auto period = open_period(work, client);
    if (!period) {
        return conflict("client_is_closed");
    }
    TRY(not_under_way(work, client));
    if (period->version != period_version) {
        return conflict();
    }
    if (!code_valid(work, {.list = "close_reason", .code = closing.close_reason}, closing.closed_on,
                    client.unit)) {
        return invalid("close_reason", "unknown_code");
    }
    TRY(choice_holds(work, client, closing));
    TRY(end_period(work, client.unit, *period, {closing.closed_on, closing.close_reason}));
    const auto assignments = assignments_of(work, client);
    const bool under_way = std::ranges::any_of(
        assignments, [](const AssignmentRecord& record) { return !record.assignment.closed_on; });
    if (under_way && closing.result.empty()) {
        return invalid("result", "required");
    }
    Assignment end;
    end.closed_on = closing.closed_on;
    end.result = closing.result;
    TRY(close_assignments(work, client, end));
    TRY(finish_tasks(work, client));
    if (closing.notes != "none") {
        remove_note(work, client, closing.notes == "printed" ? "note_printed" : "note_destroyed");
    }
    TRY(work.insert(closing_table, &closing,
                    {{"unit", client.unit}, {"client", client.id}, {"period", period->id}}));
    work.announce("client.closed", client.id);
    return {};
}
