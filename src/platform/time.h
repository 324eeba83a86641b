// Days and instants: a day is a date in Stockholm, an instant is UTC.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// A day in Europe/Stockholm, between 1900-01-01 and 2199-12-31. Written "2026-03-02".
struct Date {
    int year = 1900;
    int month = 1;
    int day = 1;

    auto operator<=>(const Date&) const = default;
    std::string iso() const;
    /// Days since 1970-01-01.
    int64_t serial() const;
    static Date from_serial(int64_t days);
    Date plus_days(int days) const;
    /// 1 = Monday ... 7 = Sunday.
    int weekday() const;
    /// ISO 8601 week number.
    int week() const;
};

/// Reads "2026-03-02"; nothing for a day that does not exist.
std::optional<Date> parse_date(std::string_view text);
int days_in_month(int year, int month);

/// A moment in UTC with milliseconds since 1970. Written "2026-03-02T08:30:00.000Z".
struct Instant {
    int64_t unix_ms = 0;

    auto operator<=>(const Instant&) const = default;
    std::string iso() const;
    /// The day it is in Stockholm, whatever the machine's zone.
    Date stockholm_date() const;
    /// Minutes after midnight in Stockholm.
    int stockholm_minutes() const;
    Instant plus_seconds(int64_t seconds) const { return Instant{unix_ms + seconds * 1000}; }
};

std::optional<Instant> parse_instant(std::string_view text);
Instant instant_now();
