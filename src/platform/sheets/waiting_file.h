// A file handed in and not yet confirmed: sealed for its person while it waits.
#pragma once

#include <optional>
#include <string>

#include "platform/actor.h"
#include "platform/db/database.h"
#include "platform/http/request.h"

struct ImportFile {
    std::string name;
    std::string bytes;
};

/// Sealed for this person; no part of it can be read without the installation's draft key.
struct SealedFile {
    std::string name;
    std::string sealed;
};
/// The file that a form handed in as `file`, sealed. It is read once before, so that what is no
/// table is told at once: `invalid` at the field file.
Result<SealedFile> sealed_upload(const Request& in, const Surroundings& surroundings);
SealedFile seal_file(const Surroundings& surroundings, const Actor& actor, const ImportFile& file);
/// Nothing when its key is gone, or it is another person's or place's.
std::optional<ImportFile> unseal_file(const Surroundings& surroundings, const Actor& actor,
                                      const SealedFile& file);
