// What an action keeps of a body's answer when the event it was about is kept apart; on both
// engines.
#include "actions/forgetting.h"

#include <gtest/gtest.h>

#include "tests/support/an_action.h"

namespace {

class ForgetfulActions : public ActionStage {
protected:
    /// An action from an answer about the fault or an event of it, with words of our own since.
    std::string from_an_answer_about(const std::string& subject, const std::string& shown) {
        replies(hands_over(subject, shown), "promised");
        const auto open =
            db.read(cast.ombud, [&](Work& work) { return promises(work, cast.unit, fault); });
        EXPECT_EQ(open.size(), 1U);
        const std::string number = takes_up(open.at(0)).value();
        Action action = stands(number).action;
        action.title = said("Sälgmottagningen utser en samordnare");
        must_do(cast.ombud, [&](Work& work) -> Result<void> {
            TRY(amend_action(work, number, stands_now(work, number), action));
            return {};
        });
        ActionTurn turn = finished();
        turn.text = said("Sälgmottagningen har en samordnare nu.");
        follows(number, {turn});
        return number;
    }
    static int64_t stands_now(Work& work, const std::string& number) {
        return find_action(work, number)->version;
    }
    /// In how many rows of what is stored the words are.
    int64_t places(const std::string& words) {
        int64_t count = 0;
        const auto connection = open_connection(db.address(), Access::read_only);
        for (const std::string column : {"action.title", "action.description", "action_turn.text",
                                         "handover_answer.text", "record_version.body"}) {
            const std::string table = column.substr(0, column.find('.'));
            const std::string sql = "SELECT COUNT(*) AS n FROM " + table + " WHERE " +
                                    column.substr(table.size() + 1) + " LIKE '%" + words + "%'";
            // A query is known by its name, so each has its own.
            count += connection->row({.name = sql, .sqlite = sql, .postgres = sql})->integer("n");
        }
        return count;
    }
    void moves(const std::string& event, const std::string& level) {
        must_do(cast.event_officer, [&](Work& work) -> Result<void> {
            TRY(reclassify_event(work, event, find_event(work, event)->version,
                                 {"", level, said("Det gällde ett enskilt möte.")}));
            return {};
        });
    }
    std::string fault;
};

} // namespace

TEST_P(ForgetfulActions, KeepNoWordsOfAnAnswerAboutAnEventThatIsWithheldSince) {
    fault = opens("Långa väntetider");
    const std::string event = groups_one(fault, {.level = "lokal"});
    const std::string number = from_an_answer_about(event, "description");
    EXPECT_GT(places("samordnare"), 0);
    EXPECT_GT(places("lgmottagningen"), 0);
    moves(event, "handlaggare");
    EXPECT_EQ(places("samordnare"), 0);
    EXPECT_EQ(places("lgmottagningen"), 0);
    const ActionRecord action = stands(number);
    EXPECT_EQ(action.action.title.text(), "Följ upp svaret i " + action.handover);
    EXPECT_TRUE(action.action.description.empty());
    EXPECT_EQ(action.standing, "done") << "what is counted stays";
}

TEST_P(ForgetfulActions, KeepNoWordsAboutAFaultBehindWhichOnlyWithheldEventsStand) {
    fault = opens("Långa väntetider");
    const std::string first = groups_one(fault, {.level = "lokal"});
    const std::string second = groups_one(fault, {.level = "lokal"});
    const std::string number = from_an_answer_about(fault, "title");
    moves(first, "handlaggare");
    EXPECT_GT(places("lgmottagningen"), 0) << "one stands openly";
    EXPECT_GT(places("samordnare ska"), 0);
    ASSERT_TRUE(ungroups(fault, second));
    EXPECT_EQ(places("lgmottagningen"), 0);
    EXPECT_EQ(places("samordnare ska"), 0) << "nor stands the answer";
    EXPECT_EQ(stands(number).standing, "done");
}

TEST_P(ForgetfulActions, KeepNoWordsAboutAFaultWhoseLastOpenEventIsWithdrawn) {
    fault = opens("Långa väntetider");
    const std::string open = groups_one(fault, {.level = "lokal"});
    groups_one(fault, {.level = "handlaggare"});
    const std::string number = from_an_answer_about(fault, "title");
    EXPECT_GT(places("lgmottagningen"), 0) << "one stands openly";
    withdraws(open);
    EXPECT_EQ(places("lgmottagningen"), 0);
    EXPECT_EQ(places("samordnare ska"), 0) << "nor stands the answer";
    EXPECT_EQ(stands(number).standing, "done");
}

TEST_P(ForgetfulActions, KeepTheWordsOfAnAnswerAboutAnEventThatIsWithdrawn) {
    fault = opens("Långa väntetider");
    const std::string event = groups_one(fault, {.level = "lokal"});
    from_an_answer_about(event, "description");
    groups_one(fault, {.level = "handlaggare"});
    withdraws(event);
    EXPECT_GT(places("lgmottagningen"), 0) << "what was said of the event was said openly";
}

TEST_P(ForgetfulActions, HoldNothingOfAnAnswerThatIsErased) {
    fault = opens("Långa väntetider");
    replies(hands_over(fault), "action_taken");
    const auto open =
        db.read(cast.ombud, [&](Work& work) { return promises(work, cast.unit, fault); });
    ASSERT_EQ(open.size(), 1U);
    const std::string number = takes_up(open[0]).value();
    EXPECT_EQ(stands(number).standing, "done");
    EXPECT_GT(places("samordnare"), 0);
    must_do(cast.manager, [&](Work& work) -> Result<void> {
        const HandoverRecord record = TRY(find_handover(work, open[0].handover));
        return handover_retention().erase(work, cast.unit, {.record = record.id});
    });
    EXPECT_EQ(places("samordnare"), 0);
    EXPECT_TRUE(db.read(cast.ombud, [&](Work& work) {
                      return answer_behind(work, *find_action(work, number));
                  }).empty());
}

TEST_P(ForgetfulActions, KeepTheWordsOfActionsThatNoAnswerAboutTheEventMade) {
    fault = opens("Långa väntetider");
    const std::string event = groups_one(fault, {.level = "lokal"});
    const std::string own = adds(fault);
    moves(event, "handlaggare");
    EXPECT_EQ(stands(own).action.title.text(), "Utse en samordnare");
}

TEST_P(ForgetfulActions, AreErasedByTheScheduleWhenNothingMoreIsToBeDone) {
    fault = opens("Långa väntetider");
    Action action = by_body();
    action.title = said("Sälgmottagningen utser någon");
    action.description = said("Sälgmottagningen lovade det.");
    const std::string number = adds(fault, action);
    const auto due = [&](Date before) {
        return db.read(cast.manager, [&](Work& work) {
            return action_retention().dated_before(work, cast.unit, before, work.now());
        });
    };
    EXPECT_TRUE(due({2030, 1, 1}).empty()) << "it is planned";
    ActionTurn turn = finished();
    turn.text = said("Sälgmottagningen har en samordnare.");
    follows(number, {turn});
    EXPECT_TRUE(due({2026, 6, 2}).empty()) << "its effect is looked at that day";
    ASSERT_EQ(due({2026, 6, 3}).size(), 1U);
    EXPECT_EQ(due({2026, 6, 3})[0].name, number);
    must_do(cast.manager, [&](Work& work) -> Result<void> {
        return action_retention().erase(
            work, cast.unit,
            action_retention().dated_before(work, cast.unit, {2026, 6, 3}, work.now())[0]);
    });
    EXPECT_EQ(places("lgmottagningen"), 0);
    EXPECT_TRUE(due({2030, 1, 1}).empty()) << "erased once";
    EXPECT_EQ(stands(number).action.title.text(), "Gallrad åtgärd");
    EXPECT_EQ(stands(number).standing, "done") << "what is counted stays";
    follows(number, {a_turn("reopen", "Sälgmottagningen slutade."), dropped()});
    EXPECT_EQ(due({2026, 3, 3}).size(), 1U) << "what is written anew is erased anew";
}

INSTANTIATE_TEST_SUITE_P(Engines, ForgetfulActions, both_engines(), engine_name);
