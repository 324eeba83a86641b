// Finds numbers in text by hand-written scanning: no library knows what a Swedish report refers to.
#include "prose/numbers.h"

#include <algorithm>
#include <array>
#include <optional>

#include "prose/quantity.h"
#include "prose/words.h"

namespace {

using prose_check::dash_at;
using prose_check::is_digit;
using prose_check::letter_at;
using prose_check::lower_same_length;

// Where the character that ends at `end` begins.
std::size_t before(std::string_view text, std::size_t end) {
    std::size_t at = end;
    do {
        --at;
    } while (at > 0 && (text[at] & '\xC0') == '\x80');
    return at;
}

bool letter_before(std::string_view text, std::size_t end) {
    return end > 0 && letter_at(text, before(text, end)) != 0;
}

// A no-break space (U+00A0) or thin spaces stand between groups of three digits.
std::size_t space_at(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == ' ') {
        return 1;
    }
    if (text.substr(at).starts_with("\xC2\xA0")) {
        return 2;
    }
    if (text.substr(at).starts_with("\xE2\x80\xAF") ||
        text.substr(at).starts_with("\xE2\x80\x89")) {
        return 3;
    }
    return 0;
}

struct Scanned {
    std::string digits; // without group spaces
    std::string decimals;
    std::size_t end = 0;
};

bool three_digits_at(std::string_view text, std::size_t at) {
    return at + 3 <= text.size() && is_digit(text[at]) && is_digit(text[at + 1]) &&
           is_digit(text[at + 2]) && (at + 3 == text.size() || !is_digit(text[at + 3]));
}

Scanned scan(std::string_view text, std::size_t start) {
    Scanned found;
    std::size_t at = start;
    while (at < text.size() && is_digit(text[at])) {
        found.digits += text[at++];
    }
    // One to three digits and then groups of exactly three: so are thousands written.
    bool groups = found.digits.size() <= 3;
    while (groups && found.digits.size() < 12) {
        const std::size_t space = space_at(text, at);
        groups = space != 0 && three_digits_at(text, at + space);
        if (groups) {
            found.digits += std::string(text.substr(at + space, 3));
            at += space + 3;
        }
    }
    if (at + 1 < text.size() && (text[at] == ',' || text[at] == '.') && is_digit(text[at + 1])) {
        std::size_t next = at + 1;
        while (next < text.size() && is_digit(text[next])) {
            found.decimals += text[next++];
        }
        at = next;
    }
    found.end = at;
    return found;
}

bool blank_before(std::string_view text, std::size_t end) {
    return text[end - 1] == '\n' || space_at(text, before(text, end)) != 0;
}

std::string lower_word_before(std::string_view text, std::size_t at) {
    while (at > 0 && blank_before(text, at)) {
        at = before(text, at);
    }
    std::size_t start = at;
    while (start > 0 && !blank_before(text, start) && text[start - 1] != '(') {
        start = before(text, start);
    }
    return lower_same_length(text.substr(start, at - start));
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size() && letter_at(text, at) != 0) {
        at += letter_at(text, at);
    }
    return at;
}

std::string_view word_after(std::string_view text, std::size_t at) {
    while (space_at(text, at) != 0) {
        at += space_at(text, at);
    }
    return text.substr(at, end_of_word(text, at) - at);
}

std::string lower_word_after(std::string_view text, std::size_t at) {
    return lower_same_length(word_after(text, at));
}

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool names_a_month(std::string_view written) {
    static constexpr std::array<std::string_view, 20> swedish = {
        "januari", "februari",  "mars",    "april",    "maj",      "juni", "juli",
        "augusti", "september", "oktober", "november", "december", "jan",  "feb",
        "apr",     "aug",       "sept",    "okt",      "nov",      "dec"};
    static constexpr std::array<std::string_view, 7> english = {
        "January", "February", "March", "May", "June", "July", "October"};
    return std::ranges::find(swedish, lower_same_length(written)) != swedish.end() ||
           std::ranges::find(english, written) != english.end() || written == "August";
}

bool is_year(const Scanned& number) {
    return number.decimals.empty() && number.digits.size() == 4 &&
           (number.digits.starts_with("19") || number.digits.starts_with("20") ||
            number.digits.starts_with("21"));
}

// What stands before a number can make it a reference: "Tabell 3", "nr 5", "s. 321", "FK 3202".
bool referred_to(std::string_view text, std::size_t start) {
    return among(lower_word_before(text, start),
                 {"tabell",  "table", "figur",   "figure",  "bilaga", "appendix", "nr",
                  "nummer",  "no.",   "s.",      "sid.",    "sida",   "sidan",    "page",
                  "p.",      "kap.",  "kapitel", "chapter", "fk",     "blankett", "kl.",
                  "kl",      "prop.", "sou",     "ds",      "sfs",    "dnr",      "artikel",
                  "article", "punkt", "not",     "fotnot",  "steg"}) ||
           (start >= 2 && text.substr(0, start).ends_with("\xC2\xA7")) ||
           (start >= 3 && text.substr(0, start).ends_with("\xC2\xA7 "));
}

bool can_be_a_day(const Scanned& number) {
    return number.decimals.empty() && number.digits.size() <= 2 && std::stoi(number.digits) <= 31;
}

// ... and so can what stands after: "3 §", "26 kap.", "2 mars".
bool refers(std::string_view text, const Scanned& number) {
    const std::string_view after = word_after(text, number.end);
    std::size_t at = number.end;
    while (space_at(text, at) != 0) {
        at += space_at(text, at);
    }
    return lower_same_length(after) == "kap" || text.substr(at).starts_with("\xC2\xA7") ||
           (can_be_a_day(number) && names_a_month(after));
}

std::size_t joint_at(std::string_view text, std::size_t at) {
    return at < text.size() && (text[at] == ':' || text[at] == '/') ? 1 : dash_at(text, at);
}

// Numbers joined without blanks: "2013:522", "2026-03-02", "5/2020", "30-40", "57/43".
struct Chain {
    std::size_t start = 0;
    std::vector<Scanned> links;
    bool has_colon = false;
};

Chain chain_at(std::string_view text, std::size_t at) {
    Chain chain{at, {}, false};
    while (chain.start > 0) {
        const std::size_t joint = before(text, chain.start);
        if (joint == 0 || joint_at(text, joint) == 0 || !is_digit(text[joint - 1])) {
            break;
        }
        chain.start = joint;
        while (chain.start > 0 && is_digit(text[chain.start - 1])) {
            --chain.start;
        }
    }
    for (std::size_t next = chain.start;;) {
        chain.links.push_back(scan(text, next));
        next = chain.links.back().end;
        const std::size_t joint = joint_at(text, next);
        if (joint == 0 || next + joint >= text.size() || !is_digit(text[next + joint])) {
            return chain;
        }
        chain.has_colon |= text[next] == ':';
        next += joint;
    }
}

// Laws, times and telephone numbers, and all that stands with a year; of two ends of a range, what
// makes the one a reference or a date holds for the other too ("s. 12-14", "2-4 mars").
bool refers_as_a_chain(std::string_view text, const Chain& chain) {
    if (chain.links.size() < 2) {
        return false;
    }
    const bool named = std::ranges::any_of(chain.links, [](const Scanned& link) {
        return is_year(link) || (link.digits.size() > 1 && link.digits.starts_with("0"));
    });
    const bool ages = among(lower_word_after(text, chain.links.back().end), {"år", "years"});
    return chain.has_colon || named || ages || referred_to(text, chain.start) ||
           refers(text, chain.links.back());
}

bool starts_a_list_line(std::string_view text, std::size_t start, std::size_t end) {
    std::size_t line = text.rfind('\n', start == 0 ? 0 : start - 1);
    line = (start == 0 || line == std::string_view::npos) ? 0 : line + 1;
    const bool only_spaces =
        std::ranges::all_of(text.substr(line, start - line), [](char c) { return c == ' '; });
    return only_spaces && end < text.size() && (text[end] == '.' || text[end] == ')') &&
           (end + 1 == text.size() || text[end + 1] == ' ');
}

int64_t thousandths_of(const Scanned& number) {
    std::string decimals = number.decimals.substr(0, 3);
    decimals.resize(3, '0');
    return std::stoll(number.digits.substr(0, 12)) * 1000 + std::stoll(decimals);
}

NumberInText::Kind kind_after(std::string_view text, std::size_t end) {
    std::size_t at = end;
    while (space_at(text, at) != 0) {
        at += space_at(text, at);
    }
    const bool percent = text.substr(at).starts_with("%") ||
                         among(lower_word_after(text, end), {"procent", "percent"});
    return percent ? NumberInText::Kind::percent : NumberInText::Kind::plain;
}

bool exempt(std::string_view text, std::size_t start, const Scanned& number, const Chain& chain) {
    const bool part_of_word = letter_before(text, start) || letter_at(text, number.end) != 0;
    const bool emergency = among(number.digits, {"112", "1177"}) && number.decimals.empty();
    const bool day = kind_after(text, number.end) == NumberInText::Kind::plain && is_year(number);
    return part_of_word || emergency || day || refers_as_a_chain(text, chain) ||
           referred_to(text, start) || refers(text, number) ||
           starts_a_list_line(text, start, number.end);
}

// --- words ---------------------------------------------------------------------------------------

struct NumberWord {
    std::string_view word;
    int value;
};
constexpr std::array<NumberWord, 26> english_words = {{
    {"thirteen", 13}, {"fourteen", 14},   {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
    {"eighteen", 18}, {"nineteen", 19},   {"twenty", 20},  {"thirty", 30},  {"forty", 40},
    {"fifty", 50},    {"sixty", 60},      {"seventy", 70}, {"eighty", 80},  {"ninety", 90},
    {"hundred", 100}, {"thousand", 1000}, {"one", 1},      {"two", 2},      {"three", 3},
    {"four", 4},      {"five", 5},        {"six", 6},      {"seven", 7},    {"eight", 8},
    {"nine", 9},
}};

std::optional<int> english_value(std::string_view lower) {
    const auto known = std::ranges::find(english_words, lower, &NumberWord::word);
    return known == english_words.end() ? std::nullopt : std::optional(known->value);
}

// Small numbers are as often manners of speaking as they are counts.
const int64_t smallest_told_in_words = 13;

struct WordNumber {
    int64_t value = 0;
    std::size_t end = 0;
};

// "tvåhundratjugo", "Åttio"; "twenty-five" is one number too.
std::optional<WordNumber> number_of_word(std::string_view text, std::size_t start) {
    const std::size_t end = end_of_word(text, start);
    const std::string word = lower_same_length(text.substr(start, end - start));
    if (const auto swedish = prose_check::number_word(word)) {
        return WordNumber{static_cast<int64_t>(*swedish), end};
    }
    const auto english = english_value(word);
    if (!english) {
        return std::nullopt;
    }
    if (*english >= 20 && *english < 100 && end < text.size() && text[end] == '-') {
        const std::size_t last = end_of_word(text, end + 1);
        const auto one = english_value(lower_same_length(text.substr(end + 1, last - end - 1)));
        if (one && *one < 10) {
            return WordNumber{*english + *one, last};
        }
    }
    return WordNumber{*english, end};
}

NumberInText number_in(std::string_view text, std::size_t start, const WordNumber& found) {
    NumberInText number;
    number.start = start;
    number.end = found.end;
    number.thousandths = found.value * 1000;
    number.kind = kind_after(text, found.end);
    number.written = std::string(text.substr(start, found.end - start));
    return number;
}

} // namespace

std::vector<NumberInText> numbers_in(std::string_view text) {
    std::vector<NumberInText> found;
    Chain chain;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.substr(at).starts_with("{{")) {
            const std::size_t close = text.find("}}", at);
            at = close == std::string_view::npos ? text.size() : close + 2;
        } else if (letter_at(text, at) != 0) {
            const auto word = number_of_word(text, at);
            if (word && word->value >= smallest_told_in_words) {
                found.push_back(number_in(text, at, *word));
            }
            at = word ? word->end : end_of_word(text, at);
        } else if (is_digit(text[at])) {
            const Scanned number = scan(text, at);
            // Each chain is read once, however long it is.
            if (chain.links.empty() || chain.links.back().end <= at) {
                chain = chain_at(text, at);
            }
            if (!exempt(text, at, number, chain)) {
                found.push_back({at, number.end, thousandths_of(number),
                                 static_cast<int>(number.decimals.size()),
                                 kind_after(text, chain.links.back().end),
                                 std::string(text.substr(at, number.end - at))});
            }
            at = number.end;
        } else {
            ++at;
        }
    }
    return found;
}

bool number_agrees(const NumberInText& number, int64_t count) {
    return number.kind == NumberInText::Kind::plain && number.thousandths == count * 1000;
}

// Half up at the last place written, in whole numbers only.
static bool rounds_to(const NumberInText& number, int64_t part, int64_t whole) {
    if (whole <= 0 || number.decimals > 3) {
        return false;
    }
    int64_t scale = 1;
    for (int i = 0; i < number.decimals; ++i) {
        scale *= 10;
    }
    const int64_t rounded = (part * 2 * scale + whole) / (2 * whole);
    return number.thousandths * scale == rounded * 1000;
}

bool percent_agrees(const NumberInText& number, int64_t part, int64_t whole) {
    return number.kind == NumberInText::Kind::percent && rounds_to(number, part * 100, whole);
}

bool mean_agrees(const NumberInText& number, int64_t sum, int64_t count) {
    return number.kind == NumberInText::Kind::plain && rounds_to(number, sum, count);
}
