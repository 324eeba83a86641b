// Words of our own for the text guard: what is always a name here, and what never is.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct GuardWord {
    std::string word;
    std::string reading; // name, allowed
    std::string reason;
};

inline constexpr auto guard_word_fields = std::array{
    field<&GuardWord::word>(
        "word", {.required = true, .length_max = 60, .personal = true, .retention = "setting"}),
    field<&GuardWord::reading>("reading", {.required = true, .length_max = 10}),
    field<&GuardWord::reason>("reason", {.length_max = 200}),
};
inline constexpr Table guard_word_table{"guard_word", guard_word_fields};

struct GuardWordRecord {
    std::string id;
    int64_t version = 0;
    GuardWord word;
};

/// All of them in Swedish order.
std::vector<GuardWordRecord> guard_words(Work& work);

/// Adds a word, which the guard knows from now on. `invalid`: `word.one_word` for anything but
/// letters, hyphens and apostrophes, `taken`, `reading.unknown`.
Result<void> add_guard_word(Work& work, const GuardWord& word);
/// Takes a word away again.
Result<void> remove_guard_word(Work& work, std::string_view id, int64_t version);

/// Tells the guard of this process the words that stand in the database; before each reading,
/// since another process may have changed them.
void tell_guard_words(Work& work);
