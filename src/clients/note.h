// The ombud's own reminder about a client: sealed with a key outside the database, and read by that
// ombud and a named deputy only. No manager, no administrator and no copy of the database opens it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/purge.h"

#include "clients/client.h"
#include "platform/free_text.h"

struct Note {
    int64_t version = 0;
    /// Empty when it could not be opened.
    FreeText text;
    Instant changed_at;
    /// Whether the key that sealed it is at hand; after a restore without keys it is not.
    enum class Seal { opened, key_missing } seal = Seal::opened;
};

inline constexpr int note_length_max = 10'000;

/// Whether there is one, for anybody who may open the record.
bool has_note(Work& work, const ClientRecord& client);
/// The note for reading, logged. Nothing when there is none; `not_found` for others than the ombud
/// and a deputy.
Result<std::optional<Note>> open_note(Work& work, std::string_view client);
/// Keeps the note through the text door; an empty one is removed. `conflict` when somebody saved
/// since `version` (0 = there was none).
Result<void> keep_note(Work& work, std::string_view client, int64_t version, FreeText text);

/// Removes the note, which leaves no earlier version anywhere. `why` is the trail's verb:
/// note_printed, note_destroyed or note_erased.
void remove_note(Work& work, const ClientRecord& client, std::string_view why);
/// Seals the note anew when the client gets another ombud; it follows to that one.
Result<void> pass_note(Work& work, const ClientRecord& client, std::string_view to_ombud);

/// Takes the words out of every reminder, unseen, and forgets the waiting files of an import that
/// hold them or may; answers how many held them.
int64_t purge_notes(Work& work, const SoughtWords& words);
