// The counting rules, one by one, and then all of them on random histories.
#include "clients/counting.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

namespace {

using End = SupportPeriod::End;
using Start = SupportPeriod::Start;
using Entry = YearStanding::Entry;
using Ending = YearStanding::Ending;

SupportPeriod from(Date started) {
    return {.started_on = started, .closed_on = std::nullopt, .reasons = {"economy"}};
}
SupportPeriod from(Date started, Date closed) {
    return {.started_on = started, .closed_on = closed, .reasons = {"economy"}};
}

CountedYear whole(int year) {
    return {year, Date{year, 12, 31}};
}

std::optional<YearStanding> standing(const std::vector<SupportPeriod>& periods, int year) {
    return standing_in(periods, whole(year), ReturnRule::three_months);
}

} // namespace

TEST(Counting, APersonIsCountedOnceInAYear) {
    // Two stretches with half a year between them are still one person.
    const std::vector<SupportPeriod> twice = {from({2024, 1, 10}, {2024, 2, 1}),
                                              from({2024, 9, 1}, {2024, 10, 1})};
    const auto in_year = standing(twice, 2024);
    ASSERT_TRUE(in_year);
    EXPECT_EQ(in_year->entry, Entry::started);
    EXPECT_EQ(in_year->ending, Ending::closed);
    const Flow flow = flow_of(std::array{*in_year});
    EXPECT_EQ(flow.persons(), 1);
    EXPECT_EQ(flow.started, 1);
    EXPECT_EQ(flow.closed, 1);
}

TEST(Counting, NobodyIsCountedInAYearWithoutSupport) {
    EXPECT_FALSE(standing({from({2023, 3, 1}, {2023, 5, 1})}, 2024));
    EXPECT_FALSE(standing({from({2025, 3, 1})}, 2024));
    EXPECT_FALSE(standing({}, 2024));
}

TEST(Counting, NewIsWhoseSupportBeganInTheYear) {
    EXPECT_EQ(standing({from({2024, 1, 1})}, 2024)->entry, Entry::started);
    EXPECT_EQ(standing({from({2024, 12, 31})}, 2024)->entry, Entry::started);
    EXPECT_EQ(standing({from({2023, 12, 31})}, 2024)->entry, Entry::opening);
}

TEST(Counting, ClosedIsWhoseSupportEndedInTheYear) {
    EXPECT_EQ(standing({from({2023, 5, 1}, {2024, 12, 31})}, 2024)->ending, Ending::closed);
    EXPECT_EQ(standing({from({2023, 5, 1}, {2025, 1, 1})}, 2024)->ending, Ending::stock);
    // The last day of the support is a day of it.
    EXPECT_EQ(standing({from({2023, 5, 1}, {2024, 1, 1})}, 2024)->entry, Entry::opening);
}

TEST(Counting, StockPlusNewLessClosedIsTheStockAtTheEnd) {
    const std::vector<YearStanding> year = {
        *standing({from({2020, 1, 1})}, 2024), *standing({from({2020, 1, 1}, {2024, 3, 1})}, 2024),
        *standing({from({2024, 2, 1})}, 2024), *standing({from({2024, 2, 1}, {2024, 8, 1})}, 2024)};
    const Flow flow = flow_of(year);
    EXPECT_EQ(flow.opening, 2);
    EXPECT_EQ(flow.started, 2);
    EXPECT_EQ(flow.closed, 2);
    EXPECT_EQ(flow.stock, 2);
    EXPECT_EQ(flow.persons(), 4);
    EXPECT_TRUE(flow.holds());
}

TEST(Counting, AReturnWithinAQuarterForASimilarReasonCountsOnce) {
    const std::vector<SupportPeriod> over_new_year = {from({2023, 5, 1}, {2023, 12, 10}),
                                                      from({2024, 3, 10})};
    EXPECT_EQ(standing(over_new_year, 2024)->entry, Entry::opening);
    // A day later is a day too late.
    const std::vector<SupportPeriod> later = {from({2023, 5, 1}, {2023, 12, 10}),
                                              from({2024, 3, 11})};
    EXPECT_EQ(standing(later, 2024)->entry, Entry::started);
    std::vector<SupportPeriod> for_another = over_new_year;
    for_another[1].reasons = {"housing"};
    EXPECT_EQ(standing(for_another, 2024)->entry, Entry::started);
    for_another[1].reasons = {};
    EXPECT_EQ(standing(for_another, 2024)->entry, Entry::started);
}

TEST(Counting, AReturnThatHasNotHappenedYetIsNotKnown) {
    const std::vector<SupportPeriod> back = {from({2023, 5, 1}, {2023, 12, 10}),
                                             from({2024, 1, 15})};
    EXPECT_EQ(standing(back, 2023)->ending, Ending::closed);
    EXPECT_EQ(standing(back, 2024)->entry, Entry::opening);
    const CountedYear so_far{2024, {2024, 1, 14}};
    EXPECT_FALSE(standing_in(back, so_far, ReturnRule::three_months));
    const CountedYear before_close{2023, {2023, 12, 9}};
    EXPECT_EQ(standing_in(back, before_close, ReturnRule::three_months)->ending, Ending::stock);
}

TEST(Counting, TheQuarterIsReadAsTheUnitDecided) {
    const Date closed{2024, 3, 31};
    EXPECT_TRUE(returned_in_time(ReturnRule::three_months, closed, {2024, 6, 30}));
    EXPECT_FALSE(returned_in_time(ReturnRule::three_months, closed, {2024, 7, 1}));
    EXPECT_TRUE(returned_in_time(ReturnRule::ninety_days, closed, {2024, 6, 29}));
    EXPECT_FALSE(returned_in_time(ReturnRule::ninety_days, closed, {2024, 6, 30}));
    EXPECT_TRUE(returned_in_time(ReturnRule::calendar_quarter, {2024, 1, 2}, {2024, 3, 31}));
    EXPECT_FALSE(returned_in_time(ReturnRule::calendar_quarter, closed, {2024, 4, 1}));
    EXPECT_FALSE(returned_in_time(ReturnRule::calendar_quarter, {2023, 2, 1}, {2024, 2, 2}));
}

TEST(Counting, AChainOfReturnsIsComparedWithAllThatThePersonCameFor) {
    std::vector<SupportPeriod> chain = {from({2024, 1, 1}, {2024, 2, 1}),
                                        from({2024, 3, 1}, {2024, 4, 1}), from({2024, 5, 1})};
    chain[0].reasons = {"economy", "housing"};
    chain[1].reasons = {"housing", "relations"};
    chain[2].reasons = {"economy"};
    const auto one = bridged(chain, ReturnRule::three_months);
    ASSERT_EQ(one.size(), 1U);
    EXPECT_FALSE(one[0].closed_on);
    // What is told of the start is what it was at the start.
    EXPECT_EQ(standing(chain, 2024)->start_reasons,
              (std::vector<std::string>{"economy", "housing"}));
}

TEST(Counting, WhoIsHandedOverIsCountedWhereTheYearEnds) {
    std::vector<SupportPeriod> here = {from({2020, 1, 1}, {2024, 10, 1})};
    here[0].end = End::handed_over;
    std::vector<SupportPeriod> there = {from({2024, 10, 1})};
    there[0].start = Start::received;
    const auto left = standing(here, 2024);
    const auto came = standing(there, 2024);
    EXPECT_EQ(left->ending, Ending::handed_over);
    EXPECT_FALSE(left->counted());
    EXPECT_EQ(came->entry, Entry::received);
    EXPECT_TRUE(came->counted());
    for (const auto& one : {left, came}) {
        EXPECT_TRUE(flow_of(std::array{*one}).holds());
    }
    EXPECT_EQ(flow_of(std::array{*left}).persons() + flow_of(std::array{*came}).persons(), 1);
    // The year after, the person is there from the beginning and here no more.
    EXPECT_FALSE(standing(here, 2025));
    EXPECT_EQ(standing(there, 2025)->entry, Entry::opening);
}

TEST(Counting, WhoIsNewAndHandedOverInOneYearIsNewOnlyWhereTheSupportBegan) {
    std::vector<SupportPeriod> here = {from({2024, 2, 1}, {2024, 10, 1})};
    here[0].end = End::handed_over;
    EXPECT_EQ(standing(here, 2024)->entry, Entry::started);
    EXPECT_FALSE(standing(here, 2024)->counted());
}

TEST(Counting, AHandoverIsNoCloseThatAReturnBridges) {
    std::vector<SupportPeriod> back = {from({2023, 2, 1}, {2023, 12, 20}), from({2024, 1, 10})};
    back[0].end = End::handed_over;
    EXPECT_EQ(standing(back, 2024)->entry, Entry::started);
}

TEST(Counting, AgeIsTakenOnTheLastDayOfTheYearOrTheFirst) {
    EXPECT_EQ(age_band(1991, 2020, AgeDay::year_end), "18_29");
    EXPECT_EQ(age_band(1990, 2020, AgeDay::year_end), "30_49");
    EXPECT_EQ(age_band(1990, 2020, AgeDay::year_start), "18_29");
    EXPECT_EQ(age_band(1970, 2020, AgeDay::year_end), "50_64");
    EXPECT_EQ(age_band(1971, 2020, AgeDay::year_end), "30_49");
    EXPECT_EQ(age_band(1956, 2020, AgeDay::year_end), "50_64");
    EXPECT_EQ(age_band(1955, 2020, AgeDay::year_end), "65_plus");
    EXPECT_EQ(age_band(2002, 2020, AgeDay::year_start), "18_29");
    EXPECT_FALSE(under_age(2002, 2020));
    EXPECT_TRUE(under_age(2003, 2020));
}

TEST(Counting, ChildrenPartlyAtHomeCountAndUnknownIsNotNo) {
    EXPECT_TRUE(has_children_at_home("wholly"));
    EXPECT_TRUE(has_children_at_home("partly"));
    EXPECT_FALSE(has_children_at_home("no"));
    EXPECT_FALSE(has_children_at_home("missing"));
}

TEST(Counting, AHouseholdIsCountedOnceAndUnknownStaysUnknown) {
    EXPECT_EQ(household_with_children("partly", Household::own), "yes");
    EXPECT_EQ(household_with_children("partly", Household::counted_elsewhere), "no");
    EXPECT_EQ(household_with_children("no", Household::own), "no");
    EXPECT_EQ(household_with_children("", Household::own), "missing");
}

TEST(Counting, WithoutContactForHalfAYearAClientMustBeClosedUnlessADecisionIsAwaited) {
    EXPECT_TRUE(must_be_closed({2025, 9, 2}, {2026, 3, 2}, "", 6));
    EXPECT_FALSE(must_be_closed({2025, 9, 3}, {2026, 3, 2}, "", 6));
    EXPECT_FALSE(must_be_closed({2024, 9, 2}, {2026, 3, 2}, "fk_decision", 6));
    // There is no 31 February: half a year from 31 August ends with February.
    EXPECT_TRUE(must_be_closed({2025, 8, 31}, {2026, 2, 28}, "", 6));
}

TEST(Counting, WaitingIsToldInWholeWeeks) {
    EXPECT_EQ(weeks_between({2026, 1, 1}, {2026, 1, 7}), 0);
    EXPECT_EQ(weeks_between({2026, 1, 1}, {2026, 1, 8}), 1);
    EXPECT_EQ(weeks_between({2026, 1, 8}, {2026, 1, 1}), 0);
}

TEST(Counting, UnitsRunJointlyCountAsOne) {
    const std::vector<std::pair<std::string, std::string>> coverage = {
        {"joint", "0780"}, {"joint", "0781"}, {"joint", "0764"}, {"alone", "0880"}};
    EXPECT_EQ(units_counted(coverage), 2);
}

TEST(Counting, SeveralAnswersStandInOneCode) {
    EXPECT_EQ(joined({"economy", "housing"}), "economy|housing");
    EXPECT_EQ(parted("economy|housing"), (std::vector<std::string>{"economy", "housing"}));
    EXPECT_TRUE(parted("").empty());
}

// --- random histories ----------------------------------------------------------------------------

namespace {

std::vector<SupportPeriod> a_history(std::mt19937& random) {
    const auto any = [&](int below) {
        return std::uniform_int_distribution<int>(0, below - 1)(random);
    };
    static const std::vector<std::vector<std::string>> reasons = {
        {"economy"}, {"housing"}, {"economy", "housing"}, {"relations"}, {}};
    std::vector<SupportPeriod> history;
    Date day = Date{2020, 1, 1}.plus_days(any(900));
    const int stretches = 1 + any(4);
    for (int i = 0; i < stretches; ++i) {
        SupportPeriod period;
        period.started_on = day;
        period.reasons = reasons[static_cast<std::size_t>(any(5))];
        period.start = any(8) == 0 ? Start::received : Start::started;
        period.place = static_cast<std::size_t>(i);
        const bool goes_on = i + 1 == stretches && any(3) == 0;
        if (!goes_on) {
            period.closed_on = day.plus_days(any(400));
            period.end = any(8) == 0 ? End::handed_over : End::closed;
            day = period.closed_on->plus_days(any(200));
        }
        history.push_back(period);
    }
    return history;
}

// The same rules told in another way: what is true on a single day, as known at the cut-off.
bool supported_on(const std::vector<SupportPeriod>& history, Date day, Date cutoff) {
    return std::ranges::any_of(history, [&](const SupportPeriod& one) {
        const bool ended = one.closed_on && *one.closed_on <= cutoff && *one.closed_on < day;
        return one.started_on <= day && one.started_on <= cutoff && !ended;
    });
}

// The rules' words as days: a pause that ends so late is no return in time.
Date last_day_in_time(ReturnRule rule, Date closed_on) {
    if (rule == ReturnRule::ninety_days) {
        return closed_on.plus_days(90);
    }
    if (rule == ReturnRule::three_months) {
        return months_after(closed_on, 3);
    }
    const int last_month = (closed_on.month + 2) / 3 * 3;
    return {closed_on.year, last_month, days_in_month(closed_on.year, last_month)};
}

// Whether the pause before this stretch is bridged, going back to the first of the chain.
bool continues(const std::vector<SupportPeriod>& history, std::size_t i, ReturnRule rule) {
    if (i == 0) {
        return false;
    }
    const SupportPeriod& before = history[i - 1];
    const SupportPeriod& at = history[i];
    if (!before.closed_on || before.end == End::handed_over || at.start == Start::received) {
        return false;
    }
    if (at.started_on > last_day_in_time(rule, *before.closed_on)) {
        return false;
    }
    for (std::size_t earlier = i; earlier-- > 0;) {
        if (similar_reasons(history[earlier].reasons, at.reasons)) {
            return true;
        }
        if (!continues(history, earlier, rule)) {
            return false;
        }
    }
    return false;
}

} // namespace

class RandomHistories : public testing::TestWithParam<ReturnRule> {
protected:
    RandomHistories() {
        std::mt19937 random(20200101);
        for (int i = 0; i < 10000; ++i) {
            people.push_back(a_history(random));
        }
    }
    // Closed before the year and come back in it, in time.
    static bool came_back(const std::vector<SupportPeriod>& history, Date first) {
        std::size_t at = 0;
        while (at < history.size() && history[at].started_on < first) {
            ++at;
        }
        return at < history.size() && continues(history, at, GetParam());
    }

    std::vector<std::vector<SupportPeriod>> people;
};
INSTANTIATE_TEST_SUITE_P(Rules, RandomHistories,
                         testing::Values(ReturnRule::three_months, ReturnRule::ninety_days,
                                         ReturnRule::calendar_quarter));

TEST_P(RandomHistories, OfTenThousandPersonsAreCountedAsTheirDaysSay) {
    Flow before;
    int64_t bridged_in_all = 0;
    for (int year = 2020; year <= 2025; ++year) {
        const Date first{year, 1, 1};
        const Date last{year, 12, 31};
        std::vector<YearStanding> standings;
        Flow counted;
        int64_t bridged_over = 0;
        for (const auto& history : people) {
            const auto one = standing_in(history, whole(year), GetParam());
            bool any_day = false;
            for (Date day = first; day <= last && !any_day; day = day.plus_days(1)) {
                any_day = supported_on(history, day, last);
            }
            ASSERT_EQ(one.has_value(), any_day);
            if (!one) {
                continue;
            }
            standings.push_back(*one);
            const bool in_stock = supported_on(history, last.plus_days(1), last);
            ASSERT_EQ(one->ending == Ending::stock, in_stock);
            counted.stock += in_stock ? 1 : 0;
            // The stretch that ended last says how, and the first of the year how it began.
            const auto newest = std::ranges::find_if(
                history.rbegin(), history.rend(),
                [&](const SupportPeriod& period) { return period.started_on <= last; });
            ASSERT_EQ(one->ending == Ending::handed_over,
                      !in_stock && newest->end == End::handed_over);
            counted.handed_over += !in_stock && newest->end == End::handed_over ? 1 : 0;
            counted.closed += !in_stock && newest->end == End::closed ? 1 : 0;
            const bool was_in_stock = supported_on(history, first, first.plus_days(-1));
            const bool bridges = !was_in_stock && came_back(history, first);
            bridged_over += bridges ? 1 : 0;
            ASSERT_EQ(one->entry == Entry::opening, was_in_stock || bridges);
            const auto next = std::ranges::find_if(
                history, [&](const SupportPeriod& period) { return period.started_on >= first; });
            const bool received = !was_in_stock && !bridges && next->start == Start::received;
            ASSERT_EQ(one->entry == Entry::received, received);
            counted.opening += was_in_stock || bridges ? 1 : 0;
            counted.received += received ? 1 : 0;
            counted.started += was_in_stock || bridges || received ? 0 : 1;
        }
        const Flow flow = flow_of(standings);
        EXPECT_TRUE(flow.holds()) << year;
        EXPECT_EQ(flow.opening, counted.opening) << year;
        EXPECT_EQ(flow.started, counted.started) << year;
        EXPECT_EQ(flow.received, counted.received) << year;
        EXPECT_EQ(flow.closed, counted.closed) << year;
        EXPECT_EQ(flow.handed_over, counted.handed_over) << year;
        EXPECT_EQ(flow.stock, counted.stock) << year;
        EXPECT_EQ(flow.persons(), std::ranges::count_if(standings, &YearStanding::counted)) << year;
        EXPECT_EQ(flow.opening, before.stock + bridged_over) << year;
        before = flow;
        bridged_in_all += bridged_over;
    }
    // By the calendar nobody comes back over the turn of the year; by days many do.
    EXPECT_EQ(bridged_in_all > 0, GetParam() != ReturnRule::calendar_quarter);
}
