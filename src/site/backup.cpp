// Copying the database while it runs.
#include "site/backup.h"

#include <filesystem>

#include "rights/may.h"
#include "sql/site.h"

namespace fs = std::filesystem;

namespace {

// The subject is the minute of asking, so every try writes the same file.
std::string file_name(const JobRun& under_way) {
    return "spejare-" + under_way.subject + ".db";
}

Result<void> copy_database(const DatabaseAddress& address, const fs::path& folder,
                           const JobRun& under_way) {
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    const fs::path file = folder / file_name(under_way);
    // A file stands whole or not at all; one that stands was made by an earlier try.
    if (!fs::exists(file)) {
        backup_database(address, file.string(),
                        [&](int percent) { under_way.progress(percent, 100); });
    }
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    under_way.leads_to("/backups");
    const Backup made{file.filename().string(), static_cast<int64_t>(fs::file_size(file))};
    return under_way.store([&](Work& work) { return note_backup(work, made); });
}

} // namespace

JobKind backup_job(const DatabaseAddress& address, const std::string& folder) {
    const fs::path backups = fs::path(folder) / "backups";
    return {std::string(backup_topic), [address, backups](const JobRun& under_way) {
                return copy_database(address, backups, under_way);
            }};
}

Result<std::string> ask_for_backup(Work& work) {
    TRY(must(work, May::administer_system));
    std::string minute = work.now().iso().substr(0, 16);
    std::erase_if(minute, [](char c) { return c == ':' || c == '-'; });
    work.note("ask_for_backup", "backup", minute);
    return start_job(work, backup_topic, minute, minute);
}

Result<void> note_backup(Work& work, const Backup& backup) {
    if (!work.row(sql::site::backup_by_file, {{"file", backup.file}})) {
        TRY(work.insert(backup_table, &backup));
    }
    return {};
}

std::vector<BackupRecord> backups(Work& work) {
    std::vector<BackupRecord> list;
    for (const StoredRow& row : work.rows(sql::site::backups)) {
        BackupRecord& record = list.emplace_back();
        record.at = row.text("created_at");
        work.fill(backup_table, row, &record.backup);
    }
    return list;
}
