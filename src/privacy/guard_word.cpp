// The rules of the guard's local words, and telling them to the guard.
#include "privacy/guard_word.h"

#include <algorithm>

#include "guard/person_door.h"
#include "platform/texts/texts.h"
#include "rights/may.h"
#include "sql/privacy.h"

namespace {

/// One word as the guard parts a text: letters, with hyphens and apostrophes inside.
bool is_one_word(std::string_view word) {
    const auto joint = [](char byte) { return byte == '-' || byte == '\''; };
    return word.size() >= 2 && !joint(word.front()) && !joint(word.back()) &&
           std::ranges::all_of(word, [&](char byte) {
               const auto value = static_cast<unsigned char>(byte);
               return value >= 0x80 || std::isalpha(value) != 0 || joint(byte);
           });
}

} // namespace

std::vector<GuardWordRecord> guard_words(Work& work) {
    std::vector<GuardWordRecord> words;
    work.each(sql::privacy::guard_words, {}, [&](const Row& row) {
        GuardWordRecord record{row.text("id"), row.integer("version"), {}};
        work.fill(guard_word_table, row, &record.word);
        words.push_back(std::move(record));
        return true;
    });
    std::ranges::sort(words, [](const GuardWordRecord& left, const GuardWordRecord& right) {
        return compare_swedish(left.word.word, right.word.word) < 0;
    });
    return words;
}

Result<void> add_guard_word(Work& work, const GuardWord& given) {
    TRY(must(work, May::administer_system));
    GuardWord word = given;
    word.word = lower_swedish(word.word);
    if (!is_one_word(word.word)) {
        return invalid("word", "one_word");
    }
    if (word.reading != "name" && word.reading != "allowed") {
        return invalid("reading", "unknown");
    }
    if (work.row(sql::privacy::guard_word_called, {{"word", word.word}})) {
        return invalid("word", "taken");
    }
    TRY(work.insert(guard_word_table, &word));
    tell_guard_words(work);
    return {};
}

Result<void> remove_guard_word(Work& work, std::string_view id, int64_t version) {
    TRY(must(work, May::administer_system));
    TRY(work.remove(guard_word_table, id, version));
    tell_guard_words(work);
    return {};
}

void tell_guard_words(Work& work) {
    const auto* door = dynamic_cast<const PersonDoor*>(work.surroundings().door);
    if (door == nullptr) {
        return;
    }
    LocalWords words{"\n", "\n"};
    for (const GuardWordRecord& record : guard_words(work)) {
        (record.word.reading == "name" ? words.names : words.allowed) += record.word.word + '\n';
    }
    door->use_local_words(std::move(words));
}
