// Finds numbers in text by hand-written scanning: no library knows what a Swedish report refers to.
#include "prose/numbers.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_word_byte(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
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

std::string lower_word_before(std::string_view text, std::size_t at) {
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n')) {
        --at;
    }
    std::size_t start = at;
    while (start > 0 && text[start - 1] != ' ' && text[start - 1] != '\n' &&
           text[start - 1] != '(') {
        --start;
    }
    std::string word(text.substr(start, at - start));
    std::ranges::transform(word, word.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return word;
}

std::string lower_word_after(std::string_view text, std::size_t at) {
    while (space_at(text, at) != 0) {
        at += space_at(text, at);
    }
    std::string word;
    while (at < text.size() && is_word_byte(text[at])) {
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at++])));
    }
    return word;
}

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool names_a_month(std::string_view word) {
    static constexpr std::array<std::string_view, 24> starts = {
        "januari",   "februari", "mars",     "april",    "maj",     "juni",     "juli",  "augusti",
        "september", "oktober",  "november", "december", "jan",     "feb",      "apr",   "aug",
        "sept",      "okt",      "nov",      "dec",      "january", "february", "march", "october"};
    static constexpr std::array<std::string_view, 4> english = {"may", "june", "july", "august"};
    return std::ranges::find(starts, word) != starts.end() ||
           std::ranges::find(english, word) != english.end();
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

// ... and so can what stands after: "3 §", "26 kap.", "2 mars", and parts of 2013:522.
bool refers(std::string_view text, const Scanned& number) {
    const std::string after = lower_word_after(text, number.end);
    std::size_t at = number.end;
    while (space_at(text, at) != 0) {
        at += space_at(text, at);
    }
    return after == "kap" || names_a_month(after) || text.substr(at).starts_with("\xC2\xA7");
}

bool in_a_chain(std::string_view text, std::size_t start, std::size_t end) {
    const auto joins = [](char c) { return c == ':' || c == '/' || c == '-'; };
    const bool before = start >= 2 && joins(text[start - 1]) && is_digit(text[start - 2]);
    const bool after = end + 1 < text.size() && joins(text[end]) && is_digit(text[end + 1]);
    return before || after;
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

bool exempt(std::string_view text, std::size_t start, const Scanned& number) {
    const bool part_of_word = (start > 0 && is_word_byte(text[start - 1])) ||
                              (number.end < text.size() && is_word_byte(text[number.end]));
    const bool emergency = among(number.digits, {"112", "1177"}) && number.decimals.empty();
    const bool day = kind_after(text, number.end) == NumberInText::Kind::plain && is_year(number);
    return part_of_word || emergency || day || in_a_chain(text, start, number.end) ||
           referred_to(text, start) || refers(text, number) ||
           starts_a_list_line(text, start, number.end);
}

// --- words ---------------------------------------------------------------------------------------

struct NumberWord {
    std::string_view word;
    int value;
};
constexpr std::array<NumberWord, 33> number_words = {{
    {"tretton", 13},   {"fjorton", 14},  {"femton", 15},   {"sexton", 16},  {"sjutton", 17},
    {"arton", 18},     {"nitton", 19},   {"tjugo", 20},    {"trettio", 30}, {"fyrtio", 40},
    {"femtio", 50},    {"sextio", 60},   {"sjuttio", 70},  {"åttio", 80},   {"nittio", 90},
    {"hundra", 100},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},
    {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},  {"thirty", 30},
    {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70}, {"eighty", 80},
    {"ninety", 90},    {"hundred", 100}, {"tusen", 1000},
}};
constexpr std::array<NumberWord, 9> ones = {{{"ett", 1},
                                             {"en", 1},
                                             {"två", 2},
                                             {"tre", 3},
                                             {"fyra", 4},
                                             {"fem", 5},
                                             {"sex", 6},
                                             {"sju", 7},
                                             {"åtta", 8}}};

std::optional<int> value_of_word(std::string_view word) {
    for (const NumberWord& known : number_words) {
        if (word == known.word) {
            return known.value;
        }
        if (known.value >= 20 && known.value < 100 && word.starts_with(known.word)) {
            const std::string_view rest = word.substr(known.word.size());
            for (const NumberWord& one : ones) {
                if (rest == one.word) {
                    return known.value + one.value;
                }
            }
            if (rest == "nio") {
                return known.value + 9;
            }
        }
    }
    return std::nullopt;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size() && is_word_byte(text[at])) {
        ++at;
    }
    return at;
}

std::optional<NumberInText> word_number(std::string_view text, std::size_t start, std::size_t end) {
    std::string word(text.substr(start, end - start));
    std::ranges::transform(word, word.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto value = value_of_word(word);
    if (!value) {
        return std::nullopt;
    }
    NumberInText number;
    number.start = start;
    number.end = end;
    number.thousandths = int64_t{*value} * 1000;
    number.kind = kind_after(text, end);
    number.written = std::string(text.substr(start, end - start));
    return number;
}

} // namespace

std::vector<NumberInText> numbers_in(std::string_view text) {
    std::vector<NumberInText> found;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.substr(at).starts_with("{{")) {
            const std::size_t close = text.find("}}", at);
            at = close == std::string_view::npos ? text.size() : close + 2;
        } else if (is_word_byte(text[at])) {
            const std::size_t end = end_of_word(text, at);
            if (const auto number = word_number(text, at, end)) {
                found.push_back(*number);
            }
            at = end;
        } else if (is_digit(text[at])) {
            const Scanned number = scan(text, at);
            if (!exempt(text, at, number)) {
                found.push_back({at, number.end, thousandths_of(number),
                                 static_cast<int>(number.decimals.size()),
                                 kind_after(text, number.end),
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

bool percent_agrees(const NumberInText& number, int64_t part, int64_t whole) {
    if (number.kind != NumberInText::Kind::percent || whole <= 0 || number.decimals > 3) {
        return false;
    }
    int64_t scale = 1;
    for (int i = 0; i < number.decimals; ++i) {
        scale *= 10;
    }
    // Half up at the last place written, in whole numbers only.
    const int64_t rounded = (part * 200 * scale + whole) / (2 * whole);
    return number.thousandths * scale == rounded * 1000;
}
