// Reckoning red days.
#include "platform/working_days.h"

#include <algorithm>
#include <array>
#include <utility>

namespace {

const int friday = 5;
const int saturday = 6;
const int sunday = 7;

/// The first such weekday on the day or after it.
Date on_or_after(Date day, int weekday) {
    while (day.weekday() != weekday) {
        day = day.plus_days(1);
    }
    return day;
}

bool fixed_holiday(Date day) {
    // New Year, Epiphany, the first of May, the national day, Christmas and Boxing Day, and the
    // eves of Christmas and New Year.
    static constexpr std::array<std::pair<int, int>, 8> fixed = {
        {{1, 1}, {1, 6}, {5, 1}, {6, 6}, {12, 24}, {12, 25}, {12, 26}, {12, 31}}};
    return std::ranges::find(fixed, std::pair(day.month, day.day)) != fixed.end();
}

bool of_easter(Date day) {
    const int64_t from_easter = day.serial() - easter_sunday(day.year).serial();
    const int64_t good_friday = -2;
    const int64_t easter_monday = 1;
    const int64_t ascension = 39;
    return from_easter == good_friday || from_easter == easter_monday || from_easter == ascension;
}

bool midsummer_or_all_saints(Date day) {
    const Date midsummer_eve = on_or_after({day.year, 6, 19}, friday);
    const Date all_saints = on_or_after({day.year, 10, 31}, saturday);
    return day == midsummer_eve || day == midsummer_eve.plus_days(1) || day == all_saints;
}

} // namespace

// The anonymous Gregorian reckoning, by its usual one-letter names.
Date easter_sunday(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int day_and_month = h + l - 7 * m + 114;
    return {year, day_and_month / 31, day_and_month % 31 + 1};
}

bool public_holiday(Date day) {
    return day.weekday() == sunday || fixed_holiday(day) || of_easter(day) ||
           midsummer_or_all_saints(day);
}

bool working_day_in_sweden(Date day) {
    return day.weekday() < saturday && !public_holiday(day);
}

Date after_working_days(Date day, int count) {
    while (count > 0) {
        day = day.plus_days(1);
        count -= working_day_in_sweden(day) ? 1 : 0;
    }
    while (!working_day_in_sweden(day)) {
        day = day.plus_days(1);
    }
    return day;
}

int working_days_between(Date day, Date today) {
    int count = 0;
    while (day < today) {
        day = day.plus_days(1);
        count += working_day_in_sweden(day) ? 1 : 0;
    }
    return count;
}
