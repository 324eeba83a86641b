// Taking words out of everything that is kept: every text column of every table, old versions too.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

/// Words as a person may have spelled them: whatever case, with a genitive -s, and for a number
/// with or without blanks and hyphens between its digits. Never a part of a longer word.
class SoughtWords {
public:
    explicit SoughtWords(std::string_view words);

    /// At least three letters or digits; fewer would be found everywhere.
    bool enough() const;
    bool in(std::string_view text) const;
    /// The text with a mark where the words stood.
    std::string taken_out(std::string_view text) const;
    /// The same whatever the spelling; for a keyed digest.
    const std::string& key() const { return key_; }

private:
    struct Match {
        std::size_t first = 0;
        std::size_t last = 0;
    };
    /// The first match from `from` on; first == last when there is none.
    Match next(std::string_view text, std::string_view folded, std::size_t from) const;

    std::string key_;
    bool number_ = false;
};

/// What stands where the words stood.
inline constexpr std::string_view purge_mark = "[\xE2\x80\xA6]";

struct PurgedPlace {
    std::string table;
    std::string column;
    int64_t rows = 0;
};

/// How many values hold the words, by table and column. Tables of `spared` are not looked in, nor
/// their old versions; the trail and the list of migrations never are.
std::vector<PurgedPlace> places_of_words(Work& work, const SoughtWords& words,
                                         std::span<const std::string_view> spared);
/// Takes them out there; a record with a version gets a new one, so that an open form conflicts.
std::vector<PurgedPlace> purge_words(Work& work, const SoughtWords& words,
                                     std::span<const std::string_view> spared);
/// Rows of the trail that hold the words in a coded value; the chain keeps them as they are.
int64_t trail_rows_with(Work& work, const SoughtWords& words);
/// Forms kept sealed for their writers: those that hold the words are forgotten.
int64_t purge_kept_forms(Work& work, const SoughtWords& words);
