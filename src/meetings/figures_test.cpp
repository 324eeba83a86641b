// Figures of meetings, recounted by plain means.
#include "meetings/figures.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "meetings/blocks.h"
#include "tests/support/a_meeting.h"

namespace {

class MeetingFigures : public MeetingStage {
protected:
    /// "held events decided undecided share" of a year up to a day.
    std::string counted(int year, Date cutoff, const std::string& area = "") {
        return db.read(cast.ombud, [&](Work& work) {
            const FactScope scope{{cast.unit}, year, cutoff, Audience::outside, area};
            std::string line;
            for (const Fact& fact : {meeting_fact(), meeting_event_fact()}) {
                std::vector<Figure> figures;
                std::ranges::copy_if(meeting_figures(), std::back_inserter(figures),
                                     [&](const Figure& one) { return one.fact == fact.name; });
                for (const FigureValue& value :
                     count_figures(fact.load(work, scope), figures, cutoff)) {
                    line += (line.empty() ? "" : " ") + std::to_string(value.value);
                }
            }
            return line;
        });
    }
};

} // namespace

TEST_P(MeetingFigures, CountMeetingsHeldAndWhatBecameOfTheirEvents) {
    registers_read({.occurred_on = {2026, 2, 1}});
    registers_read({.occurred_on = {2026, 2, 2}, .kommun = "0781"});
    const std::string number = held();
    EXPECT_EQ(counted(2026, {2026, 3, 9}), "0 0 0 0 0") << "before its day";
    EXPECT_EQ(counted(2026, {2026, 3, 10}), "1 2 0 2 1000");
    ASSERT_TRUE(decides(number, 0, a_decision("letter")));
    EXPECT_EQ(counted(2026, {2026, 3, 10}), "1 2 1 1 1000");
    EXPECT_EQ(counted(2026, {2026, 3, 10}, "0781"), "1 1 0 1 1000");
    EXPECT_EQ(counted(2026, {2026, 3, 10}, "12"), "0 0 0 0 0");
    EXPECT_EQ(counted(2025, {2025, 12, 31}), "0 0 0 0 0");
    ASSERT_TRUE(approves(cast.ombud, number));
    const std::string next = plans(Date{2026, 5, 12});
    ASSERT_TRUE(adds_point(next, "Höstens tema"));
    ASSERT_TRUE(turns(next, "fix"));
    today_is("2026-05-12");
    EXPECT_EQ(counted(2026, {2026, 5, 12}), "1 2 1 1 1000") << "planned is not held";
    ASSERT_TRUE(turns(next, "hold"));
    EXPECT_EQ(counted(2026, {2026, 5, 12}), "2 2 1 1 1000") << "an event counts once";
}

TEST_P(MeetingFigures, TellHowManyEventsWaitedLongerThanSixtyDays) {
    registers_read();
    const std::string number = plans(Date{2026, 5, 2});
    ASSERT_TRUE(turns(number, "fix"));
    today_is("2026-05-02");
    registers_read({.occurred_on = {2026, 5, 1}});
    ASSERT_TRUE(turns(number, "hold"));
    EXPECT_EQ(counted(2026, {2026, 5, 2}), "1 1 0 1 0")
        << "sixty-one days from the second of March";
    const std::string soon = plans(Date{2026, 5, 3});
    ASSERT_TRUE(turns(soon, "fix"));
    today_is("2026-05-03");
    ASSERT_TRUE(turns(soon, "hold"));
    EXPECT_EQ(counted(2026, {2026, 5, 3}), "2 2 0 2 500");
}

TEST_P(MeetingFigures, AreToldInAReportByWhatBecameOfTheEvents) {
    registers_read();
    registers_read();
    registers_read();
    const std::string number = held();
    ASSERT_TRUE(decides(number, 0, a_decision("letter")));
    ReportNumbers numbers;
    numbers.scope = {{cast.unit}, 2026, {2026, 3, 10}, Audience::outside, {}};
    FactTable rows = db.read(
        cast.ombud, [&](Work& work) { return meeting_event_fact().load(work, numbers.scope); });
    numbers.facts.push_back({"meeting_event", true, std::move(rows)});
    const CountedTable counted = meeting_blocks().front().count(numbers);
    ASSERT_EQ(counted.rows.size(), 2U);
    EXPECT_EQ(counted.rows[0].code + " " + std::to_string(counted.rows[0].counts[0]), "yes 1");
    EXPECT_EQ(counted.rows[1].code + " " + std::to_string(counted.rows[1].counts[0]), "no 2");
    EXPECT_EQ(counted.totals[0], 3);
    const std::string undecided = db.read(cast.ombud, [](Work& work) {
        return meeting_event_fact().label(work, Texts(Language::swedish), "decided", "no");
    });
    EXPECT_EQ(undecided, "Fick inget beslut på årets möten")
        << "it may have got one at a meeting of the year before, or of the next";
}

TEST_P(MeetingFigures, AreMissingWhereNoMeetingWasEverHeld) {
    const auto ever = [&] {
        return db.read(cast.ombud, [&](Work& work) {
            const FactScope scope{{cast.unit}, 2026, {2026, 12, 31}, Audience::outside, ""};
            return meeting_fact().ever(work, scope);
        });
    };
    registers_read();
    const std::string number = plans();
    EXPECT_FALSE(ever());
    ASSERT_TRUE(turns(number, "fix"));
    today_is("2026-03-10");
    ASSERT_TRUE(turns(number, "hold"));
    EXPECT_TRUE(ever());
}

INSTANTIATE_TEST_SUITE_P(Engines, MeetingFigures, both_engines(), engine_name);
