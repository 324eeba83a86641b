// Days and instants: the calendar, and Stockholm's clock whatever the machine's zone.
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

#include "platform/time.h"

namespace {

Instant at(const char* text) {
    return parse_instant(text).value();
}

} // namespace

TEST(Day, IsReadOnlyIfItExists) {
    EXPECT_EQ(parse_date("2024-02-29")->iso(), "2024-02-29");
    for (const char* text :
         {"2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-3",
          "26-04-03", "2026/04/03", "2026-04-03 ", "1899-12-31", "2200-01-01", "+026-04-03", ""}) {
        EXPECT_FALSE(parse_date(text)) << text;
    }
}

TEST(Day, GoesToItsSerialNumberAndBackThroughThreeCenturies) {
    Date day{1900, 1, 1};
    for (int64_t serial = day.serial(); day.year < 2200; ++serial) {
        ASSERT_EQ(day.serial(), serial);
        ASSERT_EQ(Date::from_serial(serial), day);
        day = day.plus_days(1);
    }
    EXPECT_EQ(Date::from_serial(0).iso(), "1970-01-01");
}

TEST(Day, KnowsItsWeekAcrossTheTurnOfTheYear) {
    EXPECT_EQ((Date{2026, 1, 1}.weekday()), 4);
    EXPECT_EQ((Date{2026, 1, 1}.week()), 1);
    EXPECT_EQ((Date{2021, 1, 3}.week()), 53);
    EXPECT_EQ((Date{2024, 12, 30}.week()), 1);
    EXPECT_EQ((Date{2026, 12, 31}.week()), 53);
}

TEST(Stockholm, SetsItsClockForwardOnTheLastSundayOfMarch) {
    EXPECT_EQ(at("2026-03-29T00:59:59.999Z").stockholm_minutes(), 1 * 60 + 59);
    EXPECT_EQ(at("2026-03-29T01:00:00.000Z").stockholm_minutes(), 3 * 60);
    EXPECT_EQ(at("2024-03-31T01:00:00.000Z").stockholm_minutes(), 3 * 60);
}

TEST(Stockholm, SetsItsClockBackOnTheLastSundayOfOctober) {
    EXPECT_EQ(at("2026-10-25T00:59:59.999Z").stockholm_minutes(), 2 * 60 + 59);
    EXPECT_EQ(at("2026-10-25T01:00:00.000Z").stockholm_minutes(), 2 * 60);
    EXPECT_EQ(at("1996-10-27T01:00:00.000Z").stockholm_minutes(), 2 * 60);
}

TEST(Stockholm, ChangesDayAtItsOwnMidnight) {
    EXPECT_EQ(at("2025-12-31T22:59:59.999Z").stockholm_date().iso(), "2025-12-31");
    EXPECT_EQ(at("2025-12-31T23:00:00.000Z").stockholm_date().iso(), "2026-01-01");
    EXPECT_EQ(at("2026-06-30T21:59:59.999Z").stockholm_date().iso(), "2026-06-30");
    EXPECT_EQ(at("2026-06-30T22:00:00.000Z").stockholm_date().iso(), "2026-07-01");
}

TEST(Stockholm, AgreesWithTheSystemsZoneThroughFourDecades) {
    const char* before = std::getenv("TZ");
    const std::string kept = before == nullptr ? "" : before;
    setenv("TZ", "Europe/Stockholm", 1);
    tzset();
    int compared = 0;
    // Every 13 hours, so that both clock changes are met from both sides in many years.
    for (Instant now = at("1996-01-01T00:00:00.000Z"); now < at("2037-12-31T00:00:00.000Z");
         now = now.plus_seconds(13 * 3600)) {
        const auto seconds = static_cast<std::time_t>(now.unix_ms / 1000);
        std::tm local{};
        localtime_r(&seconds, &local);
        ASSERT_EQ(now.stockholm_minutes(), local.tm_hour * 60 + local.tm_min) << now.iso();
        ASSERT_EQ(now.stockholm_date().day, local.tm_mday) << now.iso();
        ++compared;
    }
    kept.empty() ? unsetenv("TZ") : setenv("TZ", kept.c_str(), 1);
    tzset();
    EXPECT_GT(compared, 28000);
}

TEST(Moment, IsWrittenAndReadToTheMillisecond) {
    for (const char* text :
         {"2026-03-02T08:30:00.007Z", "1969-12-31T23:59:59.999Z", "2199-12-31T23:59:59.000Z"}) {
        EXPECT_EQ(at(text).iso(), text);
    }
    for (const char* text :
         {"2026-03-02T08:30:00Z", "2026-03-02 08:30:00.000Z", "2026-03-02T24:00:00.000Z",
          "2026-03-02T08:60:00.000Z", "2026-03-02T08:30:60.000Z", "2026-03-02T08:30:00.000", ""}) {
        EXPECT_FALSE(parse_instant(text)) << text;
    }
}
