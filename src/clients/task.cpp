// What should not be forgotten.
#include "clients/task.h"

#include "clients/access.h"
#include "organisations/code.h"
#include "sql/clients.h"

std::vector<TaskRecord> tasks_of(Work& work, const ClientRecord& client) {
    std::vector<TaskRecord> list;
    for (const StoredRow& row :
         work.rows(sql::clients::tasks_of, {{"unit", client.unit}, {"client", client.id}})) {
        TaskRecord& record = list.emplace_back();
        record.id = row.text("id");
        record.version = row.integer("version");
        work.fill(task_table, row, &record.task);
    }
    return list;
}

Result<std::string> add_task(Work& work, std::string_view id, const Task& task) {
    const ClientRecord client = TRY(own_client(work, id));
    if (!code_valid(work, {.list = "client_task", .code = task.kind}, work.today(), client.unit)) {
        return invalid("kind", "unknown_code");
    }
    return work.insert(task_table, &task, {{"unit", client.unit}, {"client", client.id}});
}

Result<void> finish_task(Work& work, std::string_view id, std::string_view task_id,
                         int64_t version) {
    const ClientRecord client = TRY(own_client(work, id));
    for (TaskRecord& record : tasks_of(work, client)) {
        if (record.id == task_id) {
            record.task.done_on = work.today();
            TRY(work.update(task_table, task_id, version, &record.task));
            return {};
        }
    }
    return not_found();
}
