// Copies of the database, made beside it on the server; never sent anywhere.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "platform/jobs/jobs.h"
#include "platform/work.h"

struct Backup {
    /// The name of the file, without its folder.
    std::string file;
    int64_t bytes = 0;
};

inline constexpr auto backup_fields = std::array{
    field<&Backup::file>("file", {.required = true}),
    field<&Backup::bytes>("bytes", {.required = true}),
};
inline constexpr Table backup_table{"backup", backup_fields};

struct BackupRecord {
    Backup backup;
    std::string at;
};

inline constexpr std::string_view backup_topic = "site.backup";

/// The job that copies the database at `address` to FOLDER/backups and notes it; run twice it is
/// still one file.
JobKind backup_job(const DatabaseAddress& address, const std::string& folder);
/// Asks for a copy; answers the job's id. Needs May::administer_system. Twice in the same minute is
/// once.
Result<std::string> ask_for_backup(Work& work);
/// Notes a copy that was made, once for each file.
Result<void> note_backup(Work& work, const Backup& backup);
/// The last fifty, newest first.
std::vector<BackupRecord> backups(Work& work);
