// Rules and verbs of actions: who does what, what closing needs, and when an effect no longer
// stands.
#include "actions/action.h"

#include <gtest/gtest.h>

#include <set>

#include "actions/promise.h"
#include "actions/turn.h"
#include "events/reclassification.h"
#include "tests/support/an_action.h"
#include "tests/support/moves.h"

namespace {

class Actions : public ActionStage {};

} // namespace

// --- rules ---------------------------------------------------------------------------------------

TEST(ActionRules, AskOfEachDeedWhatBelongsToIt) {
    const Date today{2026, 3, 2};
    const auto missing = [&](const ActionTurn& turn) { return problems(turn_holds(turn, today)); };
    EXPECT_EQ(missing({}), "deed required");
    EXPECT_EQ(missing(a_turn("mend", "")), "deed unknown_code");
    EXPECT_EQ(missing({.deed = "finish"}), "outcome required");
    EXPECT_EQ(missing({.deed = "finish", .outcome = "not_done"}), "outcome unknown_code");
    EXPECT_EQ(missing({.deed = "finish", .outcome = "done"}), "text required");
    EXPECT_EQ(missing({.deed = "finish", .outcome = "done", .text = said("Klart.")}),
              "check_on required");
    EXPECT_EQ(missing({.deed = "drop", .outcome = "not_needed", .text = said("Behövs inte.")}), "");
    EXPECT_EQ(missing(a_turn("confirm_effect", "")), "text required");
    EXPECT_EQ(missing(a_turn("confirm_effect", "Det fungerar.")), "source required");
    EXPECT_EQ(missing(a_turn("deny_effect", "Inget har ändrats.")), "");
    EXPECT_EQ(missing(a_turn("reopen", "")), "text required");
    EXPECT_EQ(missing(a_turn("wait", "")), "check_on required");
    EXPECT_EQ(missing({.deed = "wait", .check_on = today}), "check_on action.check_passed");
    EXPECT_EQ(missing(a_turn("wait", Date{2026, 3, 3})), "");
    EXPECT_EQ(missing(a_turn("plan_check", Date{2026, 3, 1})), "check_on action.check_passed");
    EXPECT_EQ(missing({.deed = "plan_check", .check_on = today}), "");
}

TEST(ActionRules, NameEachMoveOnceAndNeverLeadToComingBack) {
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const StateMove& move : action_moves()) {
        EXPECT_TRUE(seen.insert({move.from, move.deed}).second) << move.from << move.deed;
        EXPECT_NE(move.to, "came_back") << "only events do that";
        EXPECT_NE(move.from, "effect_confirmed") << "only events end it";
        if (move.to == "effect_confirmed") {
            EXPECT_EQ(move.deed, "confirm_effect") << "nothing else confirms an effect";
            EXPECT_EQ(move.from, "done") << "what was not done has no effect";
        }
    }
}

// --- states --------------------------------------------------------------------------------------

TEST_P(Actions, AreMovedByTheTableAndByNothingElse) {
    expect_moves(db, action_moves(),
                 {.states = {"planned", "done", "dropped", "effect_confirmed", "effect_missing",
                             "came_back"},
                  .deeds = {"amend", "finish", "drop", "confirm_effect", "deny_effect", "wait",
                            "plan_check", "reopen"},
                  // The whole table once more, by hand.
                  .to =
                      {
                          {{"planned", "amend"}, "planned"},
                          {{"planned", "finish"}, "done"},
                          {{"planned", "drop"}, "dropped"},
                          {{"done", "confirm_effect"}, "effect_confirmed"},
                          {{"done", "deny_effect"}, "effect_missing"},
                          {{"done", "wait"}, "done"},
                          {{"done", "plan_check"}, "done"},
                          {{"done", "reopen"}, "planned"},
                          {{"dropped", "reopen"}, "planned"},
                          {{"effect_missing", "plan_check"}, "done"},
                          {{"effect_missing", "reopen"}, "planned"},
                          {{"came_back", "plan_check"}, "done"},
                          {{"came_back", "reopen"}, "planned"},
                      },
                  .roles = {"ombud", "event_officer", "unit_manager"}});
}

TEST_P(Actions, AreWrittenByTheUnitAloneAndReadByNoOther) {
    const std::string number = adds(opens("Långa väntetider"));
    const auto tries = [&](const Actor& actor) {
        return db.write(actor, [&](Work& work) { return turn_action(work, number, 1, dropped()); });
    };
    EXPECT_EQ(tries(cast.county_officer).error().refusal, Refusal::forbidden);
    const std::string elsewhere = a_unit_called(db, "PO Annan", "ANNAN");
    const Actor other = a_signed_in(db, "ombud", "unit:" + elsewhere);
    EXPECT_EQ(tries(other).error().refusal, Refusal::not_found);
    EXPECT_EQ(db.read(other, [&](Work& work) { return list_actions(work, {}, 1); })->total, 0);
}

// --- adding --------------------------------------------------------------------------------------

TEST_P(Actions, BelongToAFaultAndToOneWhoDoesThem) {
    const std::string fault = opens("Långa väntetider");
    const auto refused = [&](const Action& action, const std::string& about) {
        return problems(
            db.write(cast.ombud, [&](Work& work) { return add_action(work, about, action); }));
    };
    EXPECT_EQ(refused(by_body(), "PROV-B-0404"), "fault action.unknown_fault");
    Action both = by_body();
    both.owner = cast.colleague.id;
    EXPECT_EQ(refused(both, fault), "owner action.one_owner");
    Action none = by_body();
    none.body.clear();
    EXPECT_EQ(refused(none, fault), "owner action.one_owner");
    EXPECT_EQ(refused(by_person(cast.county_officer.id), fault), "owner unknown_code");
    Action unknown = by_body();
    unknown.body = "nobody";
    EXPECT_EQ(refused(unknown, fault), "body unknown_code");
    Action late = by_body();
    late.due_on = Date{2026, 3, 1};
    EXPECT_EQ(refused(late, fault), "due_on action.due_passed");
    Action points = by_body();
    points.title = said("Ring 070-123 45 67");
    EXPECT_FALSE(refused(points, fault).empty()) << "the text door reads it";
    EXPECT_EQ(adds(fault), "PROV-A-0001");
    EXPECT_EQ(stands("PROV-A-0001").fault_number, fault);
}

TEST_P(Actions, AreChangedOnlyWhilePlannedAndAtTheVersionSeen) {
    const std::string number = adds(opens("Långa väntetider"));
    const auto changes = [&](int64_t version, const Action& action) {
        return db.write(cast.colleague,
                        [&](Work& work) { return amend_action(work, number, version, action); });
    };
    ASSERT_TRUE(changes(1, by_person(cast.colleague.id)));
    EXPECT_EQ(changes(1, by_body()).error().refusal, Refusal::conflict);
    EXPECT_EQ(stands(number).action.owner, cast.colleague.id);
    EXPECT_EQ(stands(number).action.body, "");
    ASSERT_TRUE(does(number, dropped()));
    EXPECT_EQ(problems(changes(3, by_body())), " not_from_here");
}

// --- closing and looking at the effect -----------------------------------------------------------

TEST_P(Actions, GetALookAtTheirEffectThreeMonthsAfterTheyAreDone) {
    const std::string number = adds(opens("Långa väntetider"), by_person(cast.ombud.id));
    const auto closes = [&](const ActionTurn& turn) {
        const int64_t version = stands(number).version;
        return db.write(cast.manager,
                        [&](Work& work) { return close_action(work, number, version, turn); });
    };
    EXPECT_EQ(problems(closes({})), "outcome required");
    EXPECT_EQ(problems(closes({.outcome = "mended"})), "outcome unknown_code");
    EXPECT_EQ(problems(closes({.outcome = "done"})), "text required");
    ASSERT_TRUE(closes({.outcome = "partly_done", .text = said("Ett kontor av två.")}));
    const ActionRecord done = stands(number);
    EXPECT_EQ(done.standing, "done");
    EXPECT_EQ(done.outcome, "partly_done");
    EXPECT_EQ(done.done_on, (Date{2026, 3, 2}));
    EXPECT_EQ(done.check_on, (Date{2026, 6, 2}));
    EXPECT_EQ(done.checker, cast.ombud.id) << "whoever did it";
    ActionTurn plan{.deed = "plan_check", .check_on = Date{2026, 9, 1}, .checker = "nobody"};
    EXPECT_EQ(problems(does(number, plan)), "checker unknown_code");
    plan.checker = cast.colleague.id;
    ASSERT_TRUE(does(number, plan));
    EXPECT_EQ(stands(number).check_on, (Date{2026, 9, 1}));
    EXPECT_EQ(stands(number).checker, cast.colleague.id);
    EXPECT_EQ(stands(number).standing, "done") << "done is not confirmed";
}

TEST_P(Actions, ThatWereDroppedHaveNoEffectToLookAt) {
    const std::string number = adds(opens("Långa väntetider"));
    ActionTurn turn = dropped();
    turn.check_on = Date{2026, 6, 1};
    ASSERT_TRUE(does(number, turn));
    EXPECT_EQ(stands(number).standing, "dropped");
    EXPECT_FALSE(stands(number).check_on) << "the form's day is left out";
    EXPECT_EQ(problems(does(number, confirmed_effect())), " not_from_here");
    ASSERT_TRUE(does(number, a_turn("reopen", "Det behövs ändå.")));
    EXPECT_EQ(stands(number).standing, "planned");
    EXPECT_EQ(stands(number).outcome, "");
}

TEST_P(Actions, HaveTheirEffectConfirmedDeniedOrPutOff) {
    const std::string number = adds(opens("Långa väntetider"));
    follows(number, {finished(), a_turn("wait", Date{2026, 8, 1})});
    EXPECT_EQ(stands(number).check_on, (Date{2026, 8, 1}));
    follows(number, {a_turn("deny_effect", "Lika långa köer.")});
    EXPECT_EQ(stands(number).standing, "effect_missing");
    EXPECT_FALSE(stands(number).check_on);
    EXPECT_EQ(problems(does(number, confirmed_effect())), " not_from_here");
    follows(number, {a_turn("plan_check", Date{2026, 9, 1})});
    ActionTurn unknown = confirmed_effect();
    unknown.source = "hearsay";
    EXPECT_EQ(problems(does(number, unknown)), "source unknown_code");
    follows(number, {confirmed_effect()});
    EXPECT_EQ(stands(number).standing, "effect_confirmed");
    EXPECT_EQ(stands(number).confirmed_on, (Date{2026, 3, 2}));
    EXPECT_EQ(problems(does(number, a_turn("reopen", "Nej."))), " not_from_here");
    const auto history =
        db.read(cast.ombud, [&](Work& work) { return turns_of(work, *find_action(work, number)); });
    ASSERT_EQ(history.size(), 5U);
    EXPECT_EQ(history.back().turn.source, "no_new_events");
    EXPECT_EQ(does(number, {.deed = "amend"}).error().refusal, Refusal::invalid);
}

TEST_P(Actions, AreTurnedAtTheVersionSeen) {
    const std::string number = adds(opens("Långa väntetider"));
    const auto closes = [&] {
        return db.write(cast.ombud,
                        [&](Work& work) { return turn_action(work, number, 7, dropped()); });
    };
    EXPECT_EQ(closes().error().refusal, Refusal::conflict);
}

// --- coming back ---------------------------------------------------------------------------------

TEST_P(Actions, ComeBackWithAnEventThatHappenedAfterTheirEffectWasConfirmed) {
    const std::string fault = opens("Långa väntetider");
    const std::string before = groups_one(fault, {.occurred_on = {2026, 2, 20}});
    const std::string number = adds(fault);
    follows(number, {finished(), confirmed_effect()});
    ASSERT_TRUE(closes(fault));
    today_is("2026-05-11");
    groups_one(fault, {.occurred_on = {2026, 2, 27}});
    groups_one(fault, {.occurred_on = {2026, 3, 2}});
    EXPECT_EQ(stands(number).standing, "effect_confirmed") << "not after that day";
    const std::string later = registers(cast.ombud, {.occurred_on = {2026, 4, 30}});
    EXPECT_EQ(stands(number).standing, "effect_confirmed") << "likeness alone only proposes";
    ASSERT_TRUE(groups(cast.colleague, fault, later));
    EXPECT_EQ(stands(number).standing, "came_back");
    EXPECT_EQ(found(fault).standing, "open") << "the fault opened by itself";
    const auto by = db.read(
        cast.ombud, [&](Work& work) { return came_back_by(work, *find_action(work, number)); });
    ASSERT_EQ(by.size(), 1U);
    EXPECT_EQ(by[0].number, later);
    EXPECT_EQ(by[0].grouped_on, (Date{2026, 5, 11}));
    EXPECT_EQ(by[0].occurred_on, (Date{2026, 4, 30}));
    ASSERT_TRUE(ungroups(fault, later));
    EXPECT_EQ(stands(number).standing, "effect_confirmed") << "grouped by mistake";
    EXPECT_TRUE(before.ends_with("1"));
}

TEST_P(Actions, ThatCameBackMayBeLookedAtAgainOrDoneAnew) {
    const std::string fault = opens("Långa väntetider");
    const std::string number = adds(fault);
    follows(number, {finished(), confirmed_effect()});
    today_is("2026-05-11");
    groups_one(fault, {.occurred_on = {2026, 4, 30}});
    EXPECT_EQ(problems(does(number, confirmed_effect())), " not_from_here");
    follows(number, {a_turn("plan_check", Date{2026, 8, 1}), confirmed_effect()});
    EXPECT_EQ(stands(number).standing, "effect_confirmed") << "seen after that event";
    today_is("2026-07-01");
    groups_one(fault, {.occurred_on = {2026, 6, 20}});
    follows(number, {a_turn("reopen", "Rutinen har glömts bort.")});
    EXPECT_EQ(stands(number).standing, "planned");
}

TEST_P(Actions, DoNotComeBackByAnEventThatWorked) {
    const std::string fault = opens("Långa väntetider");
    const std::string number = adds(fault);
    follows(number, {finished(), confirmed_effect()});
    today_is("2026-05-11");
    const std::string event = groups_one(fault, {.occurred_on = {2026, 4, 30}});
    EXPECT_EQ(stands(number).standing, "came_back");
    must_do(cast.ombud, [&](Work& work) -> Result<void> {
        EventRecord record = TRY(find_event(work, event));
        record.event.kind = "positive";
        record.event.level.clear();
        TRY(amend_event(work, event, record.version, record.event));
        return {};
    });
    EXPECT_EQ(stands(number).standing, "effect_confirmed") << "it turned out to be a good one";
}

TEST_P(Actions, TellOfAWithheldEventItsNumberAndDecisionOnly) {
    const std::string fault = opens("Långa väntetider");
    const std::string number = adds(fault);
    follows(number, {finished(), confirmed_effect()});
    today_is("2026-05-11");
    const std::string event =
        groups_one(fault, {.occurred_on = {2026, 4, 30}, .level = "handlaggare"});
    const auto by = db.read(
        cast.ombud, [&](Work& work) { return came_back_by(work, *find_action(work, number)); });
    ASSERT_EQ(by.size(), 1U);
    EXPECT_EQ(by[0].number, event);
    EXPECT_TRUE(by[0].withheld);
    EXPECT_FALSE(by[0].occurred_on);
}

// --- lists ---------------------------------------------------------------------------------------

TEST_P(Actions, AreListedByWhatTheyWaitFor) {
    const std::string fault = opens("Långa väntetider");
    Action soon = by_person(cast.ombud.id);
    soon.due_on = Date{2026, 3, 20};
    Action far = by_person(cast.colleague.id);
    far.due_on = Date{2026, 12, 1};
    const std::string first = adds(fault, soon);
    const std::string second = adds(fault, far);
    const std::string third = adds(fault, by_person(cast.ombud.id));
    follows(third, {finished()});
    const auto listed = [&](const ActionFilter& filter) {
        const auto page =
            db.read(cast.ombud, [&](Work& work) { return list_actions(work, filter, 1); }).value();
        std::string numbers;
        for (const ActionRecord& one : page.records) {
            numbers += one.number.substr(one.number.size() - 1);
        }
        EXPECT_EQ(page.total, static_cast<int64_t>(page.records.size()));
        return numbers;
    };
    EXPECT_EQ(listed({}), "132") << "by the day each waits for";
    EXPECT_EQ(listed({.waits = "mine"}), "13");
    EXPECT_EQ(listed({.waits = "soon"}), "1");
    EXPECT_EQ(listed({.waits = "overdue"}), "");
    EXPECT_EQ(listed({.waits = "checks"}), "");
    EXPECT_EQ(listed({.standing = "done"}), "3");
    today_is("2026-06-02");
    EXPECT_EQ(listed({.waits = "overdue"}), "1");
    EXPECT_EQ(listed({.waits = "checks"}), "3");
    EXPECT_TRUE(stands(first).overdue_on({2026, 6, 2}));
    EXPECT_TRUE(stands(third).check_due_on({2026, 6, 2}));
    EXPECT_FALSE(stands(second).overdue_on({2026, 6, 2}));
}

INSTANTIATE_TEST_SUITE_P(Engines, Actions, both_engines(), engine_name);
