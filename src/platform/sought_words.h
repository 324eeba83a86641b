// Words that are sought in whatever spelling, to be taken out of a text or of a text's JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Words as a person may have spelled them: whatever case, with a genitive -s, parted by whatever
/// blanks and line breaks, composed or not. A number: in digits of any script, with whatever the
/// guard reads as a part of a number between them, and a personnummer with its own century or
/// none. Never a part of a longer word.
class SoughtWords {
public:
    explicit SoughtWords(std::string_view words);

    /// At least three letters or digits, and of a number six digits; fewer stand everywhere.
    bool enough() const;
    bool in(std::string_view text) const;
    /// The text with a mark where the words stood.
    std::string taken_out(std::string_view text) const;
    /// The same of texts kept as JSON: of its strings, less those that are a day, a moment or an
    /// id. What is no JSON is read as a text.
    bool in_json(std::string_view kept) const;
    std::string taken_out_of_json(std::string_view kept) const;
    /// The same whatever the spelling, and of a personnummer less its century; for a keyed digest.
    std::string key() const { return key_.substr(century_); }

private:
    /// A text composed, in lower case, with ASCII digits, and where each of its bytes stood before;
    /// one more for the end.
    struct Folded {
        std::string text;
        std::vector<std::size_t> origin;
    };
    struct Match {
        std::size_t first = 0;
        std::size_t last = 0;
    };
    static Folded folded(std::string_view text);
    /// Where the words end that begin here with this byte of the key; 0 when they do not.
    std::size_t end_of(std::string_view folded, std::size_t at, std::size_t same) const;
    /// The first match from `from` on; first == last when there is none.
    Match next(std::string_view folded, std::size_t from) const;

    std::string key_;
    bool number_ = false;
    /// How many digits of the key are a century, which may be left out.
    std::size_t century_ = 0;
};

/// What stands where the words stood.
inline constexpr std::string_view purge_mark = "[\xE2\x80\xA6]";
