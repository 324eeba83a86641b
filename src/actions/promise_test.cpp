// Promises of bodies: taken up by one press, and heard of until a person closes them; on both
// engines.
#include "actions/promise.h"

#include <gtest/gtest.h>

#include "tests/support/an_action.h"

namespace {

class Promises : public ActionStage {};

} // namespace

TEST_P(Promises, TakeUpWhatABodyPromisedByOnePress) {
    const std::string fault = opens("Långa väntetider");
    answered(fault, "promised");
    const auto open = [&] {
        return db.read(cast.ombud, [&](Work& work) { return promises(work, cast.unit, fault); });
    };
    ASSERT_EQ(open().size(), 1U);
    const Promise promise = open()[0];
    EXPECT_EQ(promise.body, "forsakringskassan");
    const std::string number = takes_up(promise).value();
    const ActionRecord action = stands(number);
    EXPECT_EQ(action.standing, "planned");
    EXPECT_EQ(action.action.body, "forsakringskassan");
    EXPECT_EQ(action.action.due_on, (Date{2026, 5, 4}));
    EXPECT_EQ(action.action.title.text(), "Följ upp svaret i " + promise.handover);
    EXPECT_TRUE(action.action.description.empty()) << "what the body said stays in its answer";
    EXPECT_EQ(db.read(cast.ombud, [&](Work& work) { return answer_behind(work, action); }).text(),
              "En samordnare ska utses.");
    EXPECT_EQ(action.handover, promise.handover);
    EXPECT_TRUE(open().empty());
    EXPECT_EQ(takes_up(promise).error().refusal, Refusal::not_found) << "a second press";
}

TEST_P(Promises, TakeUpWhatABodySaysItHasDoneAsDoneAndNotAsConfirmed) {
    const std::string fault = opens("Långa väntetider");
    answered(fault, "declined");
    answered(fault, "action_taken");
    const auto open =
        db.read(cast.ombud, [&](Work& work) { return promises(work, cast.unit, ""); });
    ASSERT_EQ(open.size(), 1U) << "what was declined is no promise";
    const ActionRecord action = stands(takes_up(open[0]).value());
    EXPECT_EQ(action.standing, "done");
    EXPECT_EQ(action.outcome, "done");
    EXPECT_EQ(action.check_on, (Date{2026, 6, 2}));
}

TEST_P(Promises, HearThatTheBodyHasDoneItAndAreClosedByAPersonOnly) {
    const std::string fault = opens("Långa väntetider");
    const std::string token = hands_over(fault);
    replies(token, "promised");
    const auto open = [&] {
        return db.read(cast.ombud, [&](Work& work) { return promises(work, cast.unit, fault); });
    };
    const std::string number = takes_up(open().front()).value();
    const auto heard = [&] {
        return db.read(cast.ombud,
                       [&](Work& work) { return said_done_on(work, *find_action(work, number)); });
    };
    EXPECT_FALSE(heard());
    today_is("2026-04-20");
    answered(fault, "action_taken");
    EXPECT_FALSE(heard()) << "another handover";
    replies(token, "action_taken");
    EXPECT_EQ(heard(), (Date{2026, 4, 20}));
    EXPECT_EQ(stands(number).standing, "planned");
    EXPECT_EQ(open().size(), 1U) << "the other handover's answer only";
    follows(number, {finished()});
    EXPECT_FALSE(heard());
}

INSTANTIATE_TEST_SUITE_P(Engines, Promises, both_engines(), engine_name);
