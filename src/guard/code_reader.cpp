// Codes of letters and digits in one: case numbers, IBAN, number plates, person numbers with a
// letter for a digit.
#include <algorithm>
#include <array>
#include <string>

#include "guard/readers.h"

namespace {

/// What stands between two spaces, without the marks around it, and its shape: 9 for a digit, a
/// and A for letters, a dash for any dash, else the sign itself.
struct Code {
    std::size_t first = 0;
    std::size_t last = 0;
    std::string shape;
    std::string_view folded;
    std::size_t digits = 0;
    std::size_t token = 0;

    bool has(char sign) const { return shape.find(sign) != std::string::npos; }
    bool letters() const { return has('a') || has('A'); }
};

char shape_of(const Sign& sign, char32_t folded) {
    if (sign.kind == Sign::Kind::digit) {
        return '9';
    }
    if (sign.kind == Sign::Kind::dash) {
        return '-';
    }
    if (sign.kind == Sign::Kind::letter) {
        return sign.value == folded ? 'a' : 'A';
    }
    return sign.value < 0x80 ? static_cast<char>(sign.value) : '?';
}

bool is_edge(char sign) {
    return std::string_view(".,;:()[]\"'!?-*").find(sign) != std::string_view::npos;
}

Code code_at(const Reading& reading, std::size_t first, std::size_t last) {
    Code code;
    const auto& list = reading.signs().list;
    for (std::size_t at = first; at < last; ++at) {
        const bool small = list[at].value >= 0x80 || list[at].value < 'A' || list[at].value > 'Z';
        code.shape += shape_of(list[at], small ? list[at].value : 0);
    }
    while (!code.shape.empty() && is_edge(code.shape.back())) {
        code.shape.pop_back();
        --last;
    }
    while (!code.shape.empty() && is_edge(code.shape.front())) {
        code.shape.erase(0, 1);
        ++first;
    }
    code.first = first;
    code.last = last;
    code.folded = reading.folded(first, std::max(first, last));
    code.digits = static_cast<std::size_t>(std::ranges::count(code.shape, '9'));
    code.token = reading.token_at(first);
    return code;
}

/// `pattern`: 9 a digit, + more of the sign before, other signs themselves; A any letter.
bool fits(std::string_view shape, std::string_view pattern) {
    std::size_t at = 0;
    for (std::size_t p = 0; p < pattern.size(); ++p) {
        if (pattern[p] == '+') {
            while (at < shape.size() &&
                   (shape[at] == pattern[p - 1] || (pattern[p - 1] == 'A' && shape[at] == 'a'))) {
                ++at;
            }
            continue;
        }
        const bool same = at < shape.size() &&
                          (shape[at] == pattern[p] || (pattern[p] == 'A' && shape[at] == 'a'));
        if (!same) {
            return false;
        }
        ++at;
    }
    return at == shape.size();
}

bool is_year(std::string_view digits) {
    return digits.size() == 4 && number_of(digits) >= 1900 && number_of(digits) <= 2099;
}

bool follows_any(const Reading& reading, std::size_t token,
                 std::initializer_list<std::string_view> words) {
    for (std::ptrdiff_t back = 1; back <= 3; ++back) {
        const std::string_view before =
            reading.at(static_cast<std::ptrdiff_t>(token) - back).folded;
        if (std::ranges::find(words, before) != words.end()) {
            return true;
        }
    }
    return false;
}

/// Prints of parliament and law, directives, forms and measures: numbers that are everybody's.
bool is_public_print(const Reading& reading, const Code& code) {
    const bool law = follows_any(
        reading, code.token,
        {"prop",     "bet",        "skr",     "sou",     "sfs",   "ds",         "dir",
         "rskr",     "hslf-fs",    "fs",      "eu",      "eg",    "förordning", "förordningen",
         "direktiv", "direktivet", "lag",     "lagen",   "sosfs", "blankett",   "blanketten",
         "felkod",   "fel",        "version", "läsåret", "sidan", "sid",        "rum",
         "iso",      "rå",         "nja"});
    const Token& before = reading.at(static_cast<std::ptrdiff_t>(code.token) - 1);
    const bool told = before.is(word::case_word) &&
                      (before.folded.ends_with("nr") || before.folded.ends_with("nummer") ||
                       before.folded.ends_with("numret"));
    return law || (!told && code.folded.find(':') != std::string_view::npos);
}

/// 2019-2021, 2024/25, 2024-01-15, 15/3, 08.30-16.30, 18-24: times and ranges.
bool is_time_or_range(const Code& code) {
    const std::string_view shape = code.shape;
    if (fits(shape, "9999-99-99") || fits(shape, "99/99") || fits(shape, "9/9") ||
        fits(shape, "99/9") || fits(shape, "9/99") || fits(shape, "99.99-99.99") ||
        fits(shape, "99-99") || fits(shape, "9-9") || fits(shape, "9999/99") ||
        fits(shape, "9-99") || fits(shape, "99/9-99") || fits(shape, "9/9-99") ||
        fits(shape, "99/99-99") || fits(shape, "9/99-99") || fits(shape, "99-99-99")) {
        return true;
    }
    const bool years = fits(shape, "9999-9999") || fits(shape, "9999/9999");
    return years && is_year(code.folded.substr(0, 4)) && is_year(code.folded.substr(5)) &&
           number_of(code.folded.substr(5)) - number_of(code.folded.substr(0, 4)) <= 30;
}

// --- cases ---------------------------------------------------------------------------------------

bool is_court_letter(std::string_view folded) {
    static constexpr std::array<std::string_view, 14> letters = {
        "t", "b", "ö", "ä", "f", "k", "m", "p", "ft", "um", "pmt", "fm", "öä", "pm"};
    return std::ranges::find(letters, folded) != letters.end();
}

/// T 1234-24 and the like; the letters stand in the code or before it.
bool is_court_case(const Reading& reading, const Code& code) {
    const auto dash = code.shape.find('-');
    if (dash == std::string::npos || !fits(code.shape.substr(dash), "-99")) {
        return false;
    }
    const std::string before = code.shape.substr(0, dash);
    const Token& letter = reading.at(static_cast<std::ptrdiff_t>(code.token) - 1);
    return fits(before, "99+") && before.size() >= 2 && letter.is_word() &&
           is_court_letter(letter.folded) && letter.capital();
}

/// What looks like a case wherever it stands: 2024/1177-SOC, AF-99120/24, 4410-2024, K123456-24.
bool is_case_shaped(const Code& code) {
    if (code.digits < 5 || code.letters() == false) {
        const bool numbered = fits(code.shape, "999+-9999") && !is_year(code.folded.substr(0, 4));
        const bool year_first = fits(code.shape, "9999/999+") && is_year(code.folded.substr(0, 4));
        const bool year_last = fits(code.shape, "999+/99") || fits(code.shape, "99+/9999");
        const bool long_parts =
            fits(code.shape, "9999-9999+") && is_year(code.folded.substr(0, 4)) && code.digits > 8;
        return (numbered && is_year(code.folded.substr(code.folded.size() - 4)) &&
                code.digits >= 7) ||
               (year_first && code.digits >= 7) || (year_last && code.digits >= 5) || long_parts;
    }
    const bool parted = code.has('-') || code.has('/');
    const bool glued = fits(code.shape, "AA+999999+") || fits(code.shape, "A999999+");
    return (parted && std::ranges::all_of(code.shape,
                                          [](char sign) {
                                              return sign == '9' || sign == '-' || sign == '/' ||
                                                     sign == 'a' || sign == 'A' || sign == '.';
                                          })) ||
           glued;
}

bool is_case_told(const Reading& reading, const Code& code) {
    if (!reading.told_before(code.token, word::case_word, 4)) {
        return false;
    }
    const bool bare = fits(code.shape, "9+") || fits(code.shape, "99+");
    if (bare) {
        const bool numbered =
            follows_any(reading, code.token, {"nr", "nummer", "id"}) ||
            reading.at(static_cast<std::ptrdiff_t>(code.token) - 1).is(word::case_word) ||
            reading.at(static_cast<std::ptrdiff_t>(code.token) - 1).is_mark(':');
        const std::string_view unit =
            reading.at(static_cast<std::ptrdiff_t>(code.token) + 1).folded;
        return code.digits >= 4 && numbered && (!is_year(code.folded) || code.digits > 4) &&
               unit != "kr" && unit != "kronor";
    }
    return code.digits >= 3 && (code.has('-') || code.has('/') || code.has(':') || code.letters());
}

/// SOC before 2024/12, FT before 903-24: capitals that belong to the number.
std::size_t with_letters_before(const Reading& reading, const Code& code) {
    const Token& before = reading.at(static_cast<std::ptrdiff_t>(code.token) - 1);
    const bool part = before.is_word() && before.letters != Token::Case::lower &&
                      before.last - before.first <= 5 &&
                      !before.is(word::case_word | word::ordinary) &&
                      before.letters != Token::Case::title;
    const bool one = before.is_word() && before.last - before.first == 1 && before.capital();
    return part || one ? before.first : code.first;
}

void read_case(Reading& reading, const Code& code) {
    if (code.digits < 2 || is_public_print(reading, code) || is_time_or_range(code)) {
        return;
    }
    const bool court = is_court_case(reading, code);
    if (court || is_case_told(reading, code) || is_case_shaped(code)) {
        reading.claim(with_letters_before(reading, code), code.last, kind::arendenr);
    }
}

// --- IBAN, plates, person numbers ----------------------------------------------------------------

/// SE74 5000 0000 0987 6543 2109, in one or in groups of four.
bool read_iban(Reading& reading, const Code& code) {
    if (code.shape.size() < 4 || !fits(std::string_view(code.shape).substr(0, 4), "AA99")) {
        return false;
    }
    const auto& list = reading.signs().list;
    std::size_t at = code.first;
    std::size_t end = code.first;
    std::size_t count = 0;
    std::size_t digits = 0;
    for (; at < list.size() && count < 34; ++at) {
        const bool digit = list[at].kind == Sign::Kind::digit;
        if (digit || (list[at].value < 0x80 && list[at].kind == Sign::Kind::letter &&
                      (count < 8 || list[at].value < 'a'))) {
            ++count;
            digits += digit ? 1U : 0U;
            end = at + 1;
        } else if (list[at].kind != Sign::Kind::space || count % 4 != 0) {
            break;
        }
    }
    if (count < 15 || digits < 10) {
        return false;
    }
    reading.claim(code.first, end, kind::konto);
    return true;
}

bool tells_vehicle(std::string_view folded) {
    static constexpr std::array<std::string_view, 10> words = {
        "bil", "fordon", "reg", "plåt", "skylt", "moped", "motorcykel", "husbil", "släp", "taxi"};
    return std::ranges::any_of(words,
                               [&](std::string_view begin) { return folded.starts_with(begin); });
}

bool vehicle_near(const Reading& reading, std::size_t token) {
    for (std::ptrdiff_t offset = -6; offset <= 4; ++offset) {
        if (tells_vehicle(reading.at(static_cast<std::ptrdiff_t>(token) + offset).folded)) {
            return true;
        }
    }
    return false;
}

/// ABC123, ABC 12D, abc123.
bool read_plate(Reading& reading, const Code& code) {
    const std::string_view shape = code.shape;
    const bool whole = fits(shape, "AAA999") || fits(shape, "AAA99A") || fits(shape, "AAA-999") ||
                       fits(shape, "AAA-99A");
    const Token& letters = reading.at(static_cast<std::ptrdiff_t>(code.token));
    if (whole) {
        const bool telling = letters.letters == Token::Case::upper || !letters.is(word::ordinary) ||
                             vehicle_near(reading, code.token);
        if (telling && !letters.is(word::case_word | word::account_word)) {
            reading.claim(code.first, code.last, kind::regnr);
            return true;
        }
    }
    const bool digits = fits(shape, "999") || fits(shape, "99A");
    const Token& before = reading.at(static_cast<std::ptrdiff_t>(code.token) - 1);
    const bool three = before.is_word() && before.last - before.first == 3;
    if (!digits || !three ||
        (before.letters != Token::Case::upper && !vehicle_near(reading, code.token))) {
        return false;
    }
    const bool known =
        before.is(word::organisation | word::not_name | word::case_word | word::ordinary);
    if ((known && !vehicle_near(reading, code.token)) ||
        (before.is(word::ordinary) && before.letters == Token::Case::lower)) {
        return false;
    }
    reading.claim(before.first, code.last, kind::regnr);
    return true;
}

/// Six or eight digits and four signs, where letters stand for digits (67O223-2387) or make a
/// reservnummer (19790522-A8L4).
bool read_person_code(Reading& reading, const Code& code) {
    std::string plain;
    bool letters = false;
    for (std::size_t at = 0; at < code.shape.size(); ++at) {
        const char32_t value = reading.signs().list[code.first + at].value;
        const bool zero = value == 'O' || value == 'o' || value == U'Ö';
        const bool one = value == 'l' || value == 'I';
        letters = letters || code.shape[at] == 'a' || code.shape[at] == 'A';
        if (code.shape[at] == '9') {
            plain += reading.signs().list[code.first + at].digit;
        } else if (zero || one) {
            plain += zero ? '0' : '1';
        } else if (code.shape[at] == 'a' || code.shape[at] == 'A') {
            plain += '?';
        } else if (code.shape[at] != '-' && code.shape[at] != '+') {
            return false;
        }
    }
    if (!letters || (plain.size() != 10 && plain.size() != 12) || code.digits < 6) {
        return false;
    }
    const std::string_view date = std::string_view(plain).substr(plain.size() - 10, 6);
    const int day = number_of(date.substr(4));
    const bool century = plain.size() == 10 || plain.substr(0, 2).find('?') == std::string::npos;
    const bool dated = century && date.find('?') == std::string_view::npos &&
                       is_day_of_month(day > 60 ? day - 60 : day, number_of(date.substr(2, 2)));
    if (!dated) {
        return false;
    }
    const bool reserve = plain.find('?') != std::string::npos;
    reading.claim(code.first, code.last, reserve ? kind::reservnummer : kind::personnummer_shaped);
    return true;
}

void read_code(Reading& reading, std::size_t first, std::size_t last) {
    const Code code = code_at(reading, first, last);
    if (code.digits == 0) {
        return;
    }
    for (std::size_t at = code.token; at < reading.size() && reading.tokens()[at].first < code.last;
         ++at) {
        if (reading.claimed(reading.tokens()[at])) {
            return;
        }
    }
    if (read_person_code(reading, code) || read_iban(reading, code) || read_plate(reading, code)) {
        return;
    }
    if (reading.told_before(code.token, word::pnr_word, 2) && code.digits >= 4 &&
        code.shape.size() >= 8) {
        reading.claim(code.first, code.last, kind::reservnummer);
        return;
    }
    read_case(reading, code);
}

} // namespace

void read_codes(Reading& reading) {
    const auto& list = reading.signs().list;
    for (std::size_t at = 0; at < list.size();) {
        std::size_t end = at;
        bool digits = false;
        while (end < list.size() && list[end].kind != Sign::Kind::space) {
            digits = digits || list[end].kind == Sign::Kind::digit;
            ++end;
        }
        // A code is short: a page without a space is none.
        if (digits && end - at <= 60) {
            read_code(reading, at, end);
        }
        at = end + 1;
    }
}
