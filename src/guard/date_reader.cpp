// Birth dates, however written, and the small questions about numbers and months.
#include <algorithm>
#include <array>

#include "guard/readers.h"
#include "platform/time.h"

namespace {

// A day before this is hardly when something that is reported here happened.
constexpr int year_of_birth_max = 2008;
constexpr int year_of_birth_min = 1900;

/// A date that begins at a token: where it ends, its year (0 unknown) and how it is written.
struct Day {
    std::size_t end = 0; // the token after; 0 when there is none
    int year = 0;
    bool in_words = false;
};

bool glued(const Reading& reading, std::size_t index, char32_t sign) {
    const Token& token = reading.at(static_cast<std::ptrdiff_t>(index));
    return token.is_mark(sign) && !token.spaced &&
           !reading.at(static_cast<std::ptrdiff_t>(index) + 1).spaced;
}

bool is_dash(const Reading& reading, std::size_t index) {
    return glued(reading, index, '-') || glued(reading, index, 0x2013) ||
           glued(reading, index, 0x2212);
}

std::string_view number_at(const Reading& reading, std::size_t index) {
    const Token& token = reading.at(static_cast<std::ptrdiff_t>(index));
    return token.kind == Token::Kind::number ? token.folded : std::string_view{};
}

int full_year(std::string_view digits) {
    const int year = number_of(digits);
    if (digits.size() == 4) {
        return year;
    }
    return year <= 15 ? 2000 + year : 1900 + year;
}

/// 1983-04-09, 83-04-09, 9/4 1983, 9/4-83, 9.4.1983, 19830409, 830409.
Day day_in_digits(const Reading& reading, std::size_t index) {
    const std::string_view a = number_at(reading, index);
    if (a.size() == 8 && is_day_of_month(number_of(a.substr(6)), number_of(a.substr(4, 2)))) {
        return {index + 1, number_of(a.substr(0, 4))};
    }
    if (a.size() == 6 && is_day_of_month(number_of(a.substr(4)), number_of(a.substr(2, 2)))) {
        return {index + 1, full_year(a.substr(0, 2))};
    }
    const std::string_view b = number_at(reading, index + 2);
    const std::string_view c = number_at(reading, index + 4);
    if (is_dash(reading, index + 1) && is_dash(reading, index + 3) && b.size() == 2 &&
        c.size() == 2 && (a.size() == 4 || a.size() == 2) &&
        is_day_of_month(number_of(c), number_of(b))) {
        return {index + 5, full_year(a)};
    }
    const bool parted = glued(reading, index + 1, '/') || glued(reading, index + 1, '.') ||
                        is_dash(reading, index + 1);
    if (a.size() > 2 || b.empty() || b.size() > 2 || !parted ||
        !is_day_of_month(number_of(a), number_of(b))) {
        return {};
    }
    const Token& next = reading.at(static_cast<std::ptrdiff_t>(index) + 3);
    const bool year_follows = (is_dash(reading, index + 3) || glued(reading, index + 3, '/') ||
                               glued(reading, index + 3, '.')) &&
                              (c.size() == 2 || c.size() == 4);
    if (year_follows) {
        return {index + 5, full_year(c)};
    }
    if (next.kind == Token::Kind::number && next.folded.size() == 4) {
        return {index + 4, number_of(next.folded)};
    }
    return glued(reading, index + 1, '/') ? Day{index + 3, 0} : Day{};
}

/// "den 2 februari 1970", "2:a feb -70", "2 februari".
Day day_in_words(const Reading& reading, std::size_t index) {
    const std::string_view day = number_at(reading, index);
    if (day.empty() || day.size() > 2) {
        return {};
    }
    std::size_t at = index + 1;
    if (reading.at(static_cast<std::ptrdiff_t>(at)).is_mark(':')) {
        at += 2;
    }
    const Token& month = reading.at(static_cast<std::ptrdiff_t>(at));
    if (!month.is(word::month) || !is_day_of_month(number_of(day), month_of(month.folded))) {
        return {};
    }
    ++at;
    if (reading.at(static_cast<std::ptrdiff_t>(at)).is_mark('.')) {
        ++at;
    }
    if (reading.at(static_cast<std::ptrdiff_t>(at)).is_mark('-')) {
        ++at;
    }
    const std::string_view year = number_at(reading, at);
    if (year.size() == 4 ||
        (year.size() == 2 && reading.at(static_cast<std::ptrdiff_t>(at) - 1).is_mark('-'))) {
        return {at + 1, full_year(year), true};
    }
    return {index + (at - index), 0, true};
}

/// "född 1983", "född -83", "född år 1983": the year alone tells the age.
Day birth_year(const Reading& reading, std::size_t index) {
    const std::string_view year = number_at(reading, index);
    const Token& before = reading.at(static_cast<std::ptrdiff_t>(index) - 1);
    const std::ptrdiff_t back =
        before.is_mark('-') || before.folded == "år" || before.is_mark('.') ? 2 : 1;
    const Token& told = reading.at(static_cast<std::ptrdiff_t>(index) - back);
    if (!told.is(word::birth_word) || told.folded == "fyller") {
        return {};
    }
    if (year.size() == 4 && number_of(year) >= year_of_birth_min && number_of(year) <= 2030) {
        return {index + 1, number_of(year)};
    }
    return year.size() == 2 && before.is_mark('-') ? Day{index + 1, full_year(year)} : Day{};
}

} // namespace

void read_birth_dates(Reading& reading) {
    for (std::size_t index = 0; index < reading.size(); ++index) {
        if (reading.tokens()[index].kind != Token::Kind::number) {
            continue;
        }
        Day day = day_in_words(reading, index);
        if (day.end == 0) {
            day = day_in_digits(reading, index);
        }
        const bool told = reading.told_before(index, word::birth_word, 4);
        if (day.end == 0 && told) {
            day = birth_year(reading, index);
        }
        if (day.end == 0) {
            continue;
        }
        // Four digits after make a person number, which another reader takes.
        const Token& next = reading.at(static_cast<std::ptrdiff_t>(day.end));
        const Token& after = reading.at(static_cast<std::ptrdiff_t>(day.end) + 1);
        const bool runs_on = (next.kind == Token::Kind::number && next.folded.size() == 4) ||
                             ((next.is_mark('-') || next.is_mark('+') || next.is_mark(0x2013)) &&
                              !next.spaced && !after.spaced);
        const Token& first = reading.tokens()[index];
        const std::string_view before = reading.at(static_cast<std::ptrdiff_t>(index) - 1).folded;
        const bool bracketed =
            reading.at(static_cast<std::ptrdiff_t>(index) - 1).is_mark('(') && next.is_mark(')');
        const bool old =
            !day.in_words && day.year >= year_of_birth_min && day.year <= year_of_birth_max &&
            (first.folded.size() == 4 || first.folded.size() == 8 || bracketed) &&
            !reading.told_before(index, word::case_word | word::account_word | word::phone_word, 3);
        if (runs_on || (!told && !old)) {
            continue;
        }
        const bool with_den = before == "den";
        reading.claim(reading.at(static_cast<std::ptrdiff_t>(index) - (with_den ? 1 : 0)).first,
                      reading.tokens()[day.end - 1].last, kind::fodelsedatum);
        index = day.end - 1;
    }
}

int number_of(std::string_view digits) {
    int number = 0;
    for (const char digit : digits.substr(0, 9)) {
        number = number * 10 + (digit >= '0' && digit <= '9' ? digit - '0' : 0);
    }
    return number;
}

int month_of(std::string_view folded) {
    static constexpr std::array<std::string_view, 12> months = {
        "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"};
    for (std::size_t index = 0; index < months.size(); ++index) {
        if (folded.starts_with(months[index])) {
            return static_cast<int>(index) + 1;
        }
    }
    return 0;
}

bool is_day_of_month(int day, int month) {
    // A leap year for every year: 29 February must not slip through.
    return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(2000, month);
}

int numeral_of(std::string_view folded) {
    struct Named {
        std::string_view name;
        int value;
    };
    static constexpr std::array<Named, 34> numerals = {
        {{"noll", 0},     {"ett", 1},     {"en", 1},       {"två", 2},         {"tre", 3},
         {"fyra", 4},     {"fem", 5},     {"sex", 6},      {"sju", 7},         {"åtta", 8},
         {"nio", 9},      {"tio", 10},    {"elva", 11},    {"tolv", 12},       {"tretton", 13},
         {"fjorton", 14}, {"femton", 15}, {"sexton", 16},  {"sjutton", 17},    {"arton", 18},
         {"aderton", 18}, {"nitton", 19}, {"tjugo", 20},   {"tjugi", 20},      {"trettio", 30},
         {"fyrtio", 40},  {"förtio", 40}, {"femtio", 50},  {"sextio", 60},     {"sjuttio", 70},
         {"åttio", 80},   {"nittio", 90}, {"hundra", 100}, {"ett hundra", 100}}};
    int best = 0;
    for (const Named& tens : numerals) {
        if (folded == tens.name) {
            return tens.value;
        }
        if (tens.value < 20 || !folded.starts_with(tens.name)) {
            continue;
        }
        for (const Named& ones : numerals) {
            if (ones.value < 10 && folded.substr(tens.name.size()) == ones.name) {
                best = tens.value + ones.value;
            }
        }
    }
    return best;
}
