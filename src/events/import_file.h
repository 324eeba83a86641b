// The file of an import: kept sealed from its preview to its confirmation.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "events/import.h"
#include "platform/sheets/waiting_file.h"
#include "platform/work.h"

/// Keeps the file for its person and unit in place of an earlier one.
Result<void> keep_file(Work& work, const SealedFile& file);
/// The actor's own file at the unit worked at; nothing when there is none or its key is gone.
std::optional<ImportFile> my_file(Work& work);
/// Answers whether there was one.
bool forget_file(Work& work);
/// Forgets those that nobody confirmed within a day; see platform/jobs/sweeps.h.
void forget_unconfirmed_files(Work& work);
