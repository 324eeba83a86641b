// The file of an import between its preview and its confirmation: sealed, so that only the person
// who handed it in, at the same place, can open it.
#pragma once

#include <optional>
#include <string>

#include "platform/actor.h"
#include "platform/db/database.h"
#include "platform/http/request.h"
#include "platform/sought_words.h"
#include "platform/work.h"

struct ImportFile {
    std::string name;
    std::string bytes;
};

struct SealedFile {
    std::string name;
    std::string sealed;
};

/// Before the verb: reads the file of the form and seals it, so that a file that cannot be read as
/// a table is told at once: `invalid` at the field file.
Result<SealedFile> sealed_upload(const Request& in, const Surroundings& surroundings);
SealedFile seal_file(const Surroundings& surroundings, const Actor& actor, const ImportFile& file);
/// Nothing when its key is gone, or it is another person's or place's.
std::optional<ImportFile> unseal_file(const Surroundings& surroundings, const Actor& actor,
                                      const SealedFile& file);

/// A file that nobody has confirmed for so long goes by itself.
inline constexpr int64_t waiting_file_seconds = int64_t{24} * 3600;

/// Where a slice keeps its waiting files.
struct WaitingFiles {
    std::string_view table;
    /// person, unit, file_name and sealed of each.
    const Query& all;
    /// Forgets that of :person.
    const Query& forget;
};

/// What a purge knows of a waiting file.
enum class FileHolds { nothing, perhaps, words };
/// `perhaps` is what cannot be opened or read any longer, and a workbook with parts that are no
/// text, such as pictures.
FileHolds file_holds(const std::optional<ImportFile>& file, const SoughtWords& words);
/// Forgets those that hold the words or may, unseen; answers how many held them.
int64_t purge_waiting_files(Work& work, const WaitingFiles& files, const SoughtWords& words);
