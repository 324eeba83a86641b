// The chain of an item, what it waits for, the funnel of a year, and how sure a share is.
#include "desk/chain.h"

#include <gtest/gtest.h>

#include "desk/course.h"
#include "desk/desk.h"
#include "desk/interval.h"
#include "events/decision.h"
#include "handovers/figures.h"
#include "tests/support/an_action.h"

TEST(WilsonInterval, IsRoundedOutwards) {
    EXPECT_EQ(wilson_interval(8, 10), (Interval{49, 95}));
    EXPECT_EQ(wilson_interval(50, 100), (Interval{40, 60}));
    EXPECT_EQ(wilson_interval(0, 10), (Interval{0, 28}));
    EXPECT_EQ(wilson_interval(10, 10), (Interval{72, 100}));
    EXPECT_EQ(wilson_interval(1, 1), (Interval{20, 100}));
}

TEST(Chain, WaitsForTheStepAfterTheFurthestThatWasReached) {
    const auto after = [](const std::vector<std::string>& steps) {
        Chain chain;
        for (const std::string& step : steps) {
            chain.links.push_back({step, Date{2026, 1, 1}, "", ""});
        }
        return std::string(waits_for(chain));
    };
    EXPECT_EQ(after({"occurred", "registered"}), "decided");
    EXPECT_EQ(after({"registered", "decided", "grouped"}), "handed_over");
    EXPECT_EQ(after({"registered", "handed_over"}), "answered") << "told without a decision";
    EXPECT_EQ(after({"registered", "handed_over", "answered"}), "acted");
    EXPECT_EQ(after({"registered", "handed_over", "given_up"}), "acted");
    EXPECT_EQ(after({"registered", "action_added"}), "acted") << "planned is not done";
    EXPECT_EQ(after({"registered", "action_added", "action_done"}), "confirmed");
    EXPECT_EQ(after({"registered", "action_done", "confirmed"}), "");
    EXPECT_EQ(after({"registered", "action_done", "confirmed", "came_back"}), "acted");
    EXPECT_EQ(after({"action_done", "denied"}), "acted");
    EXPECT_EQ(after({"action_done", "denied", "action_done"}), "confirmed");
    EXPECT_EQ(after({"registered", "denied"}), "decided") << "never further than it had come";
}

namespace {

class ChainStory : public ActionStage {
protected:
    Result<std::vector<Chain>> chains(const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) { return chains_of(work, number); });
    }
    /// "step day number code" of each link, one a line.
    std::string links(const std::string& number) {
        std::string lines;
        const auto found = chains(number);
        EXPECT_TRUE(found) << number;
        for (const Chain& chain : found ? *found : std::vector<Chain>{}) {
            for (const ChainLink& link : chain.links) {
                lines += link.step + " " + link.day.iso() + " " + link.number +
                         (link.code.empty() ? "" : " " + link.code) + "\n";
            }
        }
        return lines;
    }
    std::string waits(const std::string& number) {
        return std::string(waits_for(chains(number).value().front()));
    }
    void decides(const std::string& event) {
        Decision decision;
        decision.way = "theme";
        decision.decided_on = db.read(cast.ombud, [](Work& work) { return work.today(); });
        must_do(cast.event_officer, [&](Work& work) -> Result<void> {
            TRY(decide_event(work, event, "", decision));
            return {};
        });
    }
    /// "discussed handed_over answered acted confirmed of" of 2026 up to a day.
    std::string funnel(Date cutoff, Audience audience = Audience::unit) {
        return db.read(cast.ombud, [&](Work& work) {
            const FactScope scope{{cast.unit}, 2026, cutoff, audience, {}};
            const FactTable table = course_fact().load(work, scope);
            std::string line;
            for (const FigureValue& value : count_figures(table, course_figures(), cutoff)) {
                line += (value.numerator ? std::to_string(*value.numerator)
                                         : std::string(name_of(value.status))) +
                        " ";
            }
            return line + "of " + std::to_string(table.rows());
        });
    }
};

} // namespace

TEST_P(ChainStory, GoesFromTheEventToTheEffectThroughItsFault) {
    const std::string fault = opens("Långa väntetider");
    const std::string event = groups_one(fault, {.occurred_on = {2026, 2, 10}});
    EXPECT_EQ(links(event), "occurred 2026-02-10 " + event + "\nregistered 2026-03-02 " + event +
                                "\ngrouped 2026-03-02 " + fault + "\n");
    EXPECT_EQ(waits(event), "handed_over");
    today_is("2026-03-04");
    const std::string token = hands_over(fault);
    EXPECT_EQ(waits(event), "answered");
    today_is("2026-03-20");
    replies(token, "no_action");
    EXPECT_EQ(waits(fault), "acted");
    const std::string action = adds(fault);
    EXPECT_EQ(waits(action), "acted");
    today_is("2026-04-01");
    follows(action, {finished()});
    EXPECT_EQ(waits(event), "confirmed");
    today_is("2026-06-02");
    follows(action, {confirmed_effect()});
    EXPECT_EQ(waits(event), "");
    const std::string whole = links(event);
    EXPECT_NE(whole.find("answered 2026-03-20 "), std::string::npos) << whole;
    EXPECT_NE(whole.find(" no_action\n"), std::string::npos) << whole;
    EXPECT_NE(whole.find("action_added 2026-03-20 " + action), std::string::npos) << whole;
    EXPECT_NE(whole.find("action_done 2026-04-01 " + action + " done"), std::string::npos);
    EXPECT_TRUE(whole.ends_with("confirmed 2026-06-02 " + action + "\n")) << whole;
    EXPECT_EQ(links(action), links(fault)) << "an action's chain is its fault's";
    today_is("2026-09-01");
    groups_one(fault, {.occurred_on = {2026, 8, 20}});
    EXPECT_EQ(waits(event), "acted") << "it came back";
    EXPECT_NE(links(event).find("came_back 2026-09-01 " + action), std::string::npos);
}

TEST_P(ChainStory, OfAHandoverIsThatOfAllItTellsOf) {
    const std::string fault = opens("Långa väntetider");
    groups_one(fault, {});
    hands_over(fault);
    const std::string whole = links(fault);
    const std::size_t at = whole.find("handed_over 2026-03-02 ") + 23;
    const std::string number = whole.substr(at, whole.find('\n', at) - at);
    ASSERT_TRUE(chains(number)) << number;
    EXPECT_EQ(links(number), whole);
}

TEST_P(ChainStory, TellsNothingOfAnotherUnitOrOfWhatIsNotThere) {
    for (const std::string number :
         {"SKANE-2026-9999", "SKANE-B-9999", "SKANE-O-9999", "SKANE-A-9999", "", "-", "x"}) {
        const auto found = chains(number);
        ASSERT_FALSE(found) << number;
        EXPECT_EQ(found.error().refusal, Refusal::not_found) << number;
    }
    const std::string event = registers(cast.ombud);
    const auto elsewhere = db.read(a_signed_in(db, "reader", "unit:" + cast.unit),
                                   [&](Work& work) { return chains_of(work, event); });
    EXPECT_FALSE(elsewhere) << "a reader of reports keeps no faults";
}

TEST_P(ChainStory, FunnelCountsEachStepOutOfAllFailuresOfTheYear) {
    const std::string fault = opens("Långa väntetider");
    const std::string in_fault = groups_one(fault, {});
    const std::string alone = registers(cast.ombud);
    registers(cast.ombud);
    registers(cast.ombud, {.kind = "positive"});
    EXPECT_EQ(funnel({2026, 3, 2}), "0 0 0 0 0 of 3");
    today_is("2026-03-05");
    decides(in_fault);
    decides(alone);
    EXPECT_EQ(funnel({2026, 3, 5}), "2 0 0 0 0 of 3");
    EXPECT_EQ(funnel({2026, 3, 4}), "0 0 0 0 0 of 3") << "as it stood that day";
    const std::string token = hands_over(fault);
    hands_over(alone, "description");
    EXPECT_EQ(funnel({2026, 3, 5}), "2 2 0 0 0 of 3");
    today_is("2026-03-20");
    replies(token, "no_action");
    EXPECT_EQ(funnel({2026, 3, 20}), "2 2 1 0 0 of 3");
    const std::string action = adds(fault);
    EXPECT_EQ(funnel({2026, 3, 20}), "2 2 1 0 0 of 3") << "planned is not done";
    today_is("2026-04-01");
    follows(action, {finished()});
    EXPECT_EQ(funnel({2026, 4, 1}), "2 2 1 1 0 of 3");
    today_is("2026-06-02");
    follows(action, {confirmed_effect()});
    EXPECT_EQ(funnel({2026, 6, 2}), "2 2 1 1 1 of 3");
    EXPECT_EQ(funnel({2026, 6, 1}), "2 2 1 1 0 of 3");
    today_is("2026-09-01");
    groups_one(fault, {.occurred_on = {2026, 8, 20}});
    EXPECT_EQ(funnel({2026, 9, 1}), "2 2 1 1 0 of 4")
        << "it came back; nobody was told of what happened later";
}

TEST_P(ChainStory, FunnelTellsNobodyOutsideHowFarAWithheldEventHasCome) {
    const std::string open = registers(cast.ombud);
    decides(open);
    EXPECT_EQ(funnel({2026, 3, 2}, Audience::outside), "1 0 0 0 0 of 1");
    registers(cast.ombud, {.level = "handlaggare"});
    EXPECT_EQ(funnel({2026, 3, 2}), "1 0 0 0 0 of 2");
    EXPECT_EQ(funnel({2026, 3, 2}, Audience::outside),
              "suppressed suppressed suppressed suppressed suppressed of 2");
}

INSTANTIATE_TEST_SUITE_P(Engines, ChainStory, both_engines(), engine_name);
