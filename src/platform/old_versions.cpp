// What records looked like before: reading it, and erasing it without breaking the trail.
#include "platform/work.h"
#include "sql/platform.h"

std::vector<OldVersion> Work::old_versions(const Table& table, std::string_view id) {
    std::vector<OldVersion> versions;
    for (const StoredRow& row :
         rows(sql::platform::versions_of_record, {{"table_name", table.name}, {"record", id}})) {
        versions.push_back({row.integer("version"), row.text("body"), row.text("changed_at"),
                            row.text("changed_by")});
    }
    return versions;
}

Result<void> Work::erase_old_versions(const Table& table, std::string_view id) {
    execute(sql::platform::erase_versions_of_record, {{"table_name", table.name}, {"record", id}});
    note("erase_old_versions", table.name, id);
    return {};
}

void Work::forget_dismissals(const Table& table, std::string_view id) {
    execute(sql::platform::forget_dismissed_matches, {{"table_name", table.name}, {"record", id}});
}
