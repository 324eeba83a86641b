// The red days of years that were looked up in the almanac.
#include "platform/working_days.h"

#include <gtest/gtest.h>

TEST(WorkingDays, KnowEasterOfManyYears) {
    EXPECT_EQ(easter_sunday(2000), (Date{2000, 4, 23}));
    EXPECT_EQ(easter_sunday(2008), (Date{2008, 3, 23}));
    EXPECT_EQ(easter_sunday(2019), (Date{2019, 4, 21}));
    EXPECT_EQ(easter_sunday(2025), (Date{2025, 4, 20}));
    EXPECT_EQ(easter_sunday(2026), (Date{2026, 4, 5}));
    EXPECT_EQ(easter_sunday(2038), (Date{2038, 4, 25}));
}

TEST(WorkingDays, AreNotTheRedDaysOfTwentyTwentySix) {
    for (const Date day : {Date{2026, 1, 1}, Date{2026, 1, 6}, Date{2026, 4, 3}, Date{2026, 4, 6},
                           Date{2026, 5, 1}, Date{2026, 5, 14}, Date{2026, 6, 19},
                           Date{2026, 12, 24}, Date{2026, 12, 25}, Date{2026, 12, 31}}) {
        EXPECT_LT(day.weekday(), 6) << day.iso();
        EXPECT_FALSE(working_day_in_sweden(day)) << day.iso();
    }
    // Whit Monday is red no more since 2005, and the day before Ascension is a day of work.
    for (const Date day : {Date{2026, 5, 25}, Date{2026, 5, 13}, Date{2026, 1, 5}, Date{2026, 4, 2},
                           Date{2026, 6, 18}, Date{2026, 12, 23}}) {
        EXPECT_TRUE(working_day_in_sweden(day)) << day.iso();
    }
}

TEST(WorkingDays, PutMidsummerAndAllSaintsWhereTheyFall) {
    EXPECT_TRUE(public_holiday({2025, 6, 20}));
    EXPECT_TRUE(public_holiday({2025, 6, 21}));
    EXPECT_FALSE(public_holiday({2025, 6, 27}));
    EXPECT_TRUE(public_holiday({2020, 10, 31}));
    EXPECT_TRUE(public_holiday({2025, 11, 1}));
    EXPECT_FALSE(public_holiday({2025, 11, 8}));
}

TEST(WorkingDays, AreCountedOverHolidays) {
    EXPECT_EQ(after_working_days({2026, 4, 1}, 1), (Date{2026, 4, 2}));
    EXPECT_EQ(after_working_days({2026, 4, 2}, 1), (Date{2026, 4, 7})) << "over Easter";
    EXPECT_EQ(after_working_days({2026, 12, 23}, 2), (Date{2026, 12, 29})) << "over Christmas";
    EXPECT_EQ(after_working_days({2026, 4, 3}, 0), (Date{2026, 4, 7}));
    EXPECT_EQ(after_working_days({2026, 4, 2}, 0), (Date{2026, 4, 2}));
    EXPECT_EQ(after_working_days({2026, 3, 2}, 20), (Date{2026, 3, 30}));
}

TEST(WorkingDays, BetweenTwoDaysAreWhatLeadsFromOneToTheOther) {
    for (Date day{2026, 1, 2}; day < Date{2027, 1, 1}; day = day.plus_days(1)) {
        for (const int count : {1, 5, 20}) {
            EXPECT_EQ(working_days_between(day, after_working_days(day, count)), count)
                << day.iso();
        }
    }
    EXPECT_EQ(working_days_between({2026, 4, 2}, {2026, 4, 6}), 0);
    EXPECT_EQ(working_days_between({2026, 4, 9}, {2026, 4, 6}), 0);
}
