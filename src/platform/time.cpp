// The calendar, and Stockholm's clock by the EU's rule, so that no machine's zone matters.
#include "platform/time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "platform/result.h"

namespace {

constexpr int64_t day_ms = 86'400'000;

bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

// The last Sunday of March or October at 01:00 UTC (directive 2000/84/EC, since 1996).
int64_t clock_change_ms(int year, int month) {
    Date last{year, month, 31};
    const int back = last.weekday() % 7;
    return (last.serial() - back) * day_ms + 3'600'000;
}

int64_t offset_ms(int64_t unix_ms) {
    const Date utc =
        Date::from_serial(unix_ms >= 0 ? unix_ms / day_ms : (unix_ms - day_ms + 1) / day_ms);
    const bool summer =
        unix_ms >= clock_change_ms(utc.year, 3) && unix_ms < clock_change_ms(utc.year, 10);
    return summer ? 7'200'000 : 3'600'000;
}

int64_t floor_div(int64_t value, int64_t by) {
    return value >= 0 ? value / by : (value - by + 1) / by;
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

int days_in_month(int year, int month) {
    static constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days.at(static_cast<std::size_t>(month - 1));
}

std::string Date::iso() const {
    std::array<char, 16> text{};
    const int length = std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
    return std::string(text.data(), static_cast<std::size_t>(length));
}

int64_t Date::serial() const {
    using namespace std::chrono;
    const year_month_day civil(std::chrono::year(year),
                               std::chrono::month(static_cast<unsigned>(month)),
                               std::chrono::day(static_cast<unsigned>(day)));
    return sys_days(civil).time_since_epoch().count();
}

Date Date::from_serial(int64_t days) {
    using namespace std::chrono;
    const year_month_day civil{sys_days{std::chrono::days{days}}};
    return {static_cast<int>(civil.year()), static_cast<int>(static_cast<unsigned>(civil.month())),
            static_cast<int>(static_cast<unsigned>(civil.day()))};
}

Date Date::plus_days(int days) const {
    return from_serial(serial() + days);
}

int Date::weekday() const {
    // 1970-01-01 was a Thursday.
    const int64_t from_monday = ((serial() + 3) % 7 + 7) % 7;
    return static_cast<int>(from_monday) + 1;
}

int Date::week() const {
    const Date thursday = plus_days(4 - weekday());
    return static_cast<int>((thursday.serial() - Date{thursday.year, 1, 1}.serial()) / 7) + 1;
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    const bool written = year && month && day;
    if (!written || *year < 1900 || *year > 2199 || *month < 1 || *month > 12 || *day < 1 ||
        *day > days_in_month(*year, *month)) {
        return std::nullopt;
    }
    return Date{*year, *month, *day};
}

std::string Instant::iso() const {
    const int64_t days = floor_div(unix_ms, day_ms);
    const int64_t rest = unix_ms - days * day_ms;
    std::array<char, 24> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d.%03dZ",
                      static_cast<int>(rest / 3'600'000), static_cast<int>(rest / 60'000 % 60),
                      static_cast<int>(rest / 1000 % 60), static_cast<int>(rest % 1000));
    return Date::from_serial(days).iso() +
           std::string(text.data(), static_cast<std::size_t>(length));
}

Date Instant::stockholm_date() const {
    return Date::from_serial(floor_div(unix_ms + offset_ms(unix_ms), day_ms));
}

int Instant::stockholm_minutes() const {
    const int64_t local = unix_ms + offset_ms(unix_ms);
    return static_cast<int>((local - floor_div(local, day_ms) * day_ms) / 60'000);
}

std::optional<Instant> parse_instant(std::string_view text) {
    const auto date = parse_date(text.substr(0, std::min<std::size_t>(10, text.size())));
    const bool shaped = text.size() == 24 && text[10] == 'T' && text[13] == ':' &&
                        text[16] == ':' && text[19] == '.' && text[23] == 'Z';
    if (!date || !shaped) {
        return std::nullopt;
    }
    const auto hour = digits(text.substr(11, 2));
    const auto minute = digits(text.substr(14, 2));
    const auto second = digits(text.substr(17, 2));
    const auto milli = digits(text.substr(20, 3));
    if (!hour || !minute || !second || !milli || *hour > 23 || *minute > 59 || *second > 59) {
        return std::nullopt;
    }
    return Instant{date->serial() * day_ms + *hour * 3'600'000LL + *minute * 60'000LL +
                   *second * 1000LL + *milli};
}

Instant instant_now() {
    using namespace std::chrono;
    return Instant{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}
