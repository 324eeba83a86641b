// Tasks and dates of a client, by code: there is no room for words about the person.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/client.h"

struct Task {
    /// A code of the list client_task.
    std::string kind;
    Date due_on;
    std::optional<Date> done_on = {};
};

inline constexpr auto task_fields = std::array{
    field<&Task::kind>(
        "kind",
        {.required = true, .personal = true, .retention = "client", .choices = "client_task"}),
    field<&Task::due_on>("due_on", {.required = true, .personal = true, .retention = "client"}),
    field<&Task::done_on>("done_on", {.personal = true, .retention = "client"}),
};
inline constexpr Table task_table{"client_task", task_fields};
inline constexpr std::array<std::string_view, 2> task_form_fields = {"kind", "due_on"};

struct TaskRecord {
    std::string id;
    int64_t version = 0;
    Task task;
};

/// Those that are not done, the nearest first.
std::vector<TaskRecord> tasks_of(Work& work, const ClientRecord& client);
/// Needs the client to be one's own.
Result<std::string> add_task(Work& work, std::string_view client, const Task& task);
/// Done today.
Result<void> finish_task(Work& work, std::string_view client, std::string_view id, int64_t version);
