// The reader behind the text door of the whole program: what it finds, how much each find weighs,
// and what it does when it cannot read.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "guard/lexicon.h"
#include "guard/reading.h"
#include "platform/free_text.h"

/// The door of the whole program. Numbers that identify stop; names, addresses, birth dates and
/// links ask; an exact age, a rare diagnosis, a named unit or a phrase that singles out warns, and
/// asks when two of them, or one and a kommun with few inhabitants, stand in one text.
class PersonDoor final : public TextDoor {
public:
    /// Where the lexicon comes from, asked at each reading; tests hand in one that is damaged.
    using Source = const Lexicon* (*)();
    explicit PersonDoor(Source source = &Lexicon::built_in) : source_(source) {}

    /// `invalid` with `not_readable` when the bytes are not UTF-8, and with `door_closed` when the
    /// lexicon is missing or damaged, the text is longer than 400 kB, or reading takes too long.
    Result<std::vector<TextFinding>> read(std::string_view text) const override;
    /// A small kommun beside the text weighs as one named in it; it is told by its code.
    Result<std::vector<TextFinding>>
    read_beside(std::string_view text, std::span<const std::string> beside) const override;

    /// The words that the administrator added or took away, from now on.
    void use_local_words(LocalWords words) const;

private:
    std::shared_ptr<const LocalWords> local_words() const;

    Source source_;
    mutable std::mutex mutex_;
    mutable std::shared_ptr<const LocalWords> local_;
};

/// The one door that the program uses.
const PersonDoor& person_door();
