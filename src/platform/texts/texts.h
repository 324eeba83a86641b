// What the program says, in the reader's language, with dates and numbers as they are written there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/result.h"
#include "platform/time.h"

enum class Language { swedish, english };

/// One language; cheap to copy. `t("events.title")`.
class Texts {
public:
    explicit Texts(Language language) : language_(language) {}
    /// "sv" or "en"; anything else is Swedish.
    static Texts in(std::string_view code);

    Language language() const { return language_; }
    std::string_view code() const { return language_ == Language::swedish ? "sv" : "en"; }

    /// The text of a key; ensures that it exists.
    std::string_view operator()(std::string_view key) const;
    /// With {placeholders} filled. `{count|one form|other form}` chooses by the number in count.
    std::string operator()(std::string_view key, const TextArgs& args) const;
    bool has(std::string_view key) const;

    /// 1 234 567 (no-break spaces) or 1,234,567.
    std::string number(int64_t value) const;
    /// Hundredths as 0,75 or 0.75.
    std::string hundredths(int64_t value) const;
    /// Tenths of a percent as "35,4 %" or "35.4%".
    std::string percent_tenths(int64_t tenths) const;
    /// 2 mars 2026 / 2 March 2026.
    std::string date(Date date) const;
    /// 2 mars 2026 kl. 09.30, Stockholm time.
    std::string instant(Instant instant) const;
    /// mars / March, 1-12.
    std::string month(int month) const;
    /// jan / Jan, for where there is no room for the whole name.
    std::string month_short(int month) const;
    /// The sentence for a problem of a table's form.
    std::string problem(std::string_view table, const Problem& problem) const;

private:
    Language language_;
};

/// Swedish order: å ä ö last, v and w apart as ICU does; NFC and NFD alike. Negative, 0, positive.
int compare_swedish(std::string_view left, std::string_view right);
std::string lower_swedish(std::string_view text);
