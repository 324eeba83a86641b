// Letters and meetings in the chain of an item, in the funnel of a year, and in the calendar.
#include <gtest/gtest.h>

#include "desk/calendar.h"
#include "desk/chain.h"
#include "desk/course.h"
#include "tests/support/a_meeting.h"
#include "tests/support/letters_fixture.h"

namespace {

std::string steps_of(Work& work, const std::string& number) {
    const auto chains = chains_of(work, number);
    EXPECT_TRUE(chains) << number;
    std::string line;
    for (const Chain& chain : chains ? *chains : std::vector<Chain>{}) {
        for (const ChainLink& link : chain.links) {
            line += link.step + " " + link.day.iso() + " " + link.number +
                    (link.code.empty() ? "" : " " + link.code) + "\n";
        }
        line += "waits for " + std::string(waits_for(chain)) + "\n";
    }
    return line;
}

/// "discussed handed_over answered" of the year's failures so far.
std::string funnel_of(Work& work, const std::string& unit) {
    const FactScope scope{{unit}, 2026, work.today(), Audience::unit, {}};
    std::string line;
    for (const FigureValue& value :
         count_figures(course_fact().load(work, scope), course_figures(), scope.cutoff)) {
        line += std::to_string(value.numerator.value_or(-1)) + " ";
    }
    return line;
}

std::string days_of(Work& work, Date from, Date until) {
    std::string lines;
    for (const CalendarDay& one : calendar_of(work, work.actor(), from, until)) {
        lines += one.day.iso() + " " + one.what + " " + one.number + "\n";
    }
    return lines;
}

class LettersInTheChain : public Letters {};
class MeetingsInTheChain : public MeetingStage {};

} // namespace

TEST_P(LettersInTheChain, StandBetweenTheFaultAndWhatWasAnswered) {
    const std::string fault = opens("Långa väntetider");
    const std::string event = registers(cast.ombud);
    ASSERT_TRUE(groups(cast.ombud, fault, event));
    const std::string letter = a_whole_draft();
    ASSERT_TRUE(tells(letter, fault));
    const auto steps = [&](const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) { return steps_of(work, number); });
    };
    const auto funnel = [&] {
        return db.read(cast.ombud, [&](Work& work) { return funnel_of(work, cast.unit); });
    };
    EXPECT_EQ(steps(fault).find("letter"), std::string::npos) << "a draft has told nobody";
    submitted(letter);
    ASSERT_TRUE(approves(cast.manager, letter));
    ASSERT_TRUE(anchors(letter, "team"));
    ASSERT_TRUE(anchors(letter, "steering_group"));
    ASSERT_TRUE(sends(cast.manager, letter));
    EXPECT_NE(steps(fault).find("letter_sent 2026-03-02 " + letter + "\nwaits for answered\n"),
              std::string::npos)
        << steps(fault);
    EXPECT_EQ(steps(letter), steps(fault));
    EXPECT_NE(steps(event).find("letter_sent 2026-03-02 " + letter), std::string::npos);
    EXPECT_EQ(funnel(), "0 1 0 0 0 ");
    EXPECT_EQ(
        db.read(cast.ombud,
                [](Work& work) { return days_of(work, Date{2026, 4, 1}, Date{2026, 4, 30}); }),
        "2026-04-15 letter_due " + letter + "\n");
    today_is("2026-03-20");
    ASSERT_TRUE(answers(letter, an_answer(recipients(letter).front().id)));
    EXPECT_NE(
        steps(fault).find("letter_answered 2026-03-20 " + letter + " answered\nwaits for acted\n"),
        std::string::npos)
        << steps(fault);
    EXPECT_EQ(funnel(), "0 1 1 0 0 ");
}

TEST_P(MeetingsInTheChain, StandWhereSomethingWasDecided) {
    const std::string event = registers_read();
    const auto steps = [&] {
        return db.read(cast.ombud, [&](Work& work) { return steps_of(work, event); });
    };
    const auto days = [&](const Actor& actor) {
        return db.read(
            actor, [](Work& work) { return days_of(work, Date{2026, 3, 5}, Date{2026, 3, 31}); });
    };
    EXPECT_EQ(days(cast.ombud), "");
    const std::string number = plans();
    EXPECT_EQ(days(cast.ombud), "2026-03-10 meeting " + number + "\n");
    EXPECT_EQ(days(a_signed_in(db, "steering_member", "unit:" + cast.unit)), "")
        << "who holds no meetings has none";
    ASSERT_TRUE(turns(number, "fix"));
    today_is("2026-03-10");
    ASSERT_TRUE(turns(number, "hold"));
    EXPECT_EQ(steps().find("discussed"), std::string::npos) << "not taken up yet";
    ASSERT_TRUE(decides(number, 0, a_decision("theme")));
    EXPECT_NE(steps().find("discussed 2026-03-10 " + number + "\ndecided 2026-03-10 " + event +
                           " theme\nwaits for handed_over\n"),
              std::string::npos)
        << steps();
    EXPECT_EQ(db.read(cast.ombud, [&](Work& work) { return funnel_of(work, cast.unit); }),
              "1 0 0 0 0 ");
}

TEST_P(MeetingsInTheChain, PutWhatSomebodyIsToDoInTheCalendarOnce) {
    const std::string event = registers_read();
    const std::string number = held();
    Decision decision = a_decision("manager_oral", cast.ombud.id);
    decision.due_on = Date{2026, 3, 24};
    ASSERT_TRUE(decides(number, 0, decision));
    const auto attends = db.write(cast.ombud, [&](Work& work) {
        return note_attendance(work, number, find_meeting(work, number)->version,
                               {cast.ombud.id, cast.colleague.id});
    });
    ASSERT_TRUE(attends) << problems(attends);
    const auto approved = db.write(cast.ombud, [&](Work& work) {
        return approve_minutes(work, number, find_meeting(work, number)->version);
    });
    ASSERT_TRUE(approved) << problems(approved);
    EXPECT_EQ(
        db.read(cast.ombud,
                [](Work& work) { return days_of(work, Date{2026, 3, 20}, Date{2026, 3, 31}); }),
        "2026-03-24 task_due " + event + "\n")
        << "the minutes tell of it, but it is one thing to do";
}

INSTANTIATE_TEST_SUITE_P(Engines, LettersInTheChain, both_engines(), engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, MeetingsInTheChain, both_engines(), engine_name);
