// Rules and verbs of handovers: what leaves, what is answered, and what the link can and cannot do.
#include "handovers/handover.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "events/reclassification.h"
#include "faults/proposal.h"
#include "handovers/answer.h"
#include "handovers/handovers.h"
#include "handovers/turn.h"
#include "tests/support/faults_fixture.h"

namespace {

Handover a_handover(const std::string& channel = "body_written") {
    Handover handover;
    handover.title = said("Väntan på besked");
    handover.body = "forsakringskassan";
    handover.channel = channel;
    handover.recipient_role = said("enhetschef");
    handover.request = said("Hur ska väntan kortas?");
    return handover;
}

class Handovers : public Faults {
protected:
    std::string prepares(const Handover& handover = a_handover()) {
        return db.write(cast.ombud, [&](Work& work) { return prepare_handover(work, handover); })
            .value();
    }
    Result<std::string> adds(const std::string& handover, const std::string& subject,
                             std::vector<std::string> shown = {"description"}) {
        HandoverItem item;
        item.subject = subject;
        item.shown = std::move(shown);
        return db.write(cast.ombud, [&](Work& work) { return add_item(work, handover, item); });
    }
    HandoverRecord stands(const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) { return find_handover(work, number); }).value();
    }
    Result<void> confirms(const Actor& actor, const std::string& number) {
        return db.write(actor, [&](Work& work) -> Result<void> {
            const HandoverRecord record = TRY(find_handover(work, number));
            return confirm_handover(work, number, work.digest(leaving_text_of(work, record)));
        });
    }
    Result<int64_t> sends(const std::string& number) {
        const int64_t version = stands(number).version;
        return db.write(cast.ombud,
                        [&](Work& work) { return send_handover(work, number, version); });
    }
    /// A sent handover about a fault and an event.
    std::string sent() {
        const std::string number = prepares();
        fault = opens("Långa väntetider");
        event = registers(cast.ombud);
        EXPECT_TRUE(adds(number, fault, {"title", "how_often"}));
        EXPECT_TRUE(adds(number, event, {"description"}));
        EXPECT_TRUE(confirms(cast.colleague, number));
        EXPECT_TRUE(sends(number));
        return number;
    }
    std::vector<HandoverItemRecord> items(const std::string& number) {
        return db.read(cast.ombud,
                       [&](Work& work) { return items_of(work, *find_handover(work, number)); });
    }
    std::vector<std::string> ids(const std::string& number) {
        std::vector<std::string> list;
        for (const HandoverItemRecord& one : items(number)) {
            list.push_back(one.id);
        }
        return list;
    }
    Result<int64_t> turns(const std::string& number, const std::string& deed,
                          const std::string& note = "") {
        HandoverTurn turn;
        turn.deed = deed;
        turn.note = said(note);
        const int64_t version = stands(number).version;
        return db.write(cast.ombud,
                        [&](Work& work) { return turn_handover(work, number, version, turn); });
    }
    std::string link(const std::string& number) {
        return db.write(cast.ombud, [&](Work& work) { return make_answer_link(work, number); })
            .value();
    }
    Result<void> answers(const std::string& token, const Answer& answer) {
        return db.write(nobody, [&](Work& work) { return answer_by_link(work, token, answer); });
    }
    bool opens_by(const std::string& token) {
        return db.read(nobody, [&](Work& work) { return handover_behind(work, token); })
            .has_value();
    }

    const Actor nobody;
    std::string fault;
    std::string event;
};

Answer an_answer(std::vector<std::string> items, const std::string& kind = "no_action") {
    Answer answer;
    answer.items = std::move(items);
    answer.kind = kind;
    return answer;
}

} // namespace

// --- rules ---------------------------------------------------------------------------------------

TEST(HandoverRules, RemindTwiceAndThenTakeItUp) {
    EXPECT_EQ(next_step(0, 0, 0), NextStep::wait);
    EXPECT_EQ(next_step(1, 0, 0), NextStep::remind);
    EXPECT_EQ(next_step(10, 1, 0), NextStep::wait);
    EXPECT_EQ(next_step(11, 1, 0), NextStep::remind);
    EXPECT_EQ(next_step(20, 2, 0), NextStep::wait);
    EXPECT_EQ(next_step(21, 2, 0), NextStep::escalate_to_manager);
    EXPECT_EQ(next_step(31, 2, 1), NextStep::escalate_to_group);
    EXPECT_EQ(next_step(300, 2, 2), NextStep::wait);
}

TEST(HandoverRules, AskOfEachAnswerWhatBelongsToIt) {
    const Date today{2026, 3, 2};
    const auto missing = [&](const Answer& answer) {
        return problems(answer_holds(answer, today));
    };
    EXPECT_EQ(missing(an_answer({"x"}, "")), "kind required");
    EXPECT_EQ(missing(an_answer({"x"}, "no_answer")), "kind unknown_code");
    EXPECT_EQ(missing(an_answer({"x"}, "no_action")), "");
    EXPECT_EQ(missing(an_answer({"x"}, "declined")), "text required");
    EXPECT_EQ(missing(an_answer({"x"}, "action_taken")), "text required");
    EXPECT_EQ(missing(an_answer({"x"}, "not_ours")), "forward_to required");
    EXPECT_EQ(missing(an_answer({"x"}, "promised")), "promised_on required");
    Answer promise = an_answer({"x"}, "promised");
    promise.promised_on = Date{2026, 3, 1};
    EXPECT_EQ(missing(promise), "promised_on handover.promise_passed");
    promise.promised_on = today;
    EXPECT_EQ(missing(promise), "");
    promise.kind = "no_action";
    EXPECT_EQ(missing(promise), "promised_on handover.no_promise");
}

TEST(HandoverRules, NameEachMoveOnceAndLeadOnlyToKnownStates) {
    const std::set<std::string_view> states = {"draft",    "sent",   "received",
                                               "answered", "closed", "withdrawn"};
    for (const auto moves : {handover_moves(), link_moves()}) {
        std::set<std::pair<std::string_view, std::string_view>> seen;
        for (const StateMove& move : moves) {
            EXPECT_TRUE(states.contains(move.from));
            EXPECT_TRUE(states.contains(move.to));
            EXPECT_TRUE(seen.insert({move.from, move.deed}).second) << move.from << move.deed;
        }
    }
    for (const StateMove& move : link_moves()) {
        EXPECT_NE(move.from, "draft");
        EXPECT_NE(move.from, "closed") << "nothing is replayed after closing";
        EXPECT_NE(move.from, "withdrawn");
    }
}

// --- states --------------------------------------------------------------------------------------

TEST_P(Handovers, AreMovedByTheTableAndByNothingElse) {
    std::set<std::string_view> states;
    std::set<std::string_view> deeds;
    std::map<std::pair<std::string_view, std::string_view>, std::string_view> table;
    for (const StateMove& move : handover_moves()) {
        states.insert({move.from, move.to});
        deeds.insert(move.deed);
        table[{move.from, move.deed}] = move.to;
    }
    for (const std::string_view role : all_roles()) {
        const Actor actor{
            .id = "somebody", .seats = {{std::string(role), "unit:x"}}, .place = "unit:x"};
        db.database().read(actor, [&](Work& work) {
            for (const std::string_view from : states) {
                for (const std::string_view deed : deeds) {
                    const auto to = after_deed(work, handover_moves(), from, deed);
                    const auto move = table.find({from, deed});
                    const bool allowed = move != table.end() && role_may(role, May::write_faults);
                    EXPECT_EQ(to.has_value(), allowed) << role << from << deed;
                    if (to && allowed) {
                        EXPECT_EQ(*to, move->second);
                    }
                }
            }
        });
    }
}

// --- leaving the unit ----------------------------------------------------------------------------

TEST_P(Handovers, LeaveOnlyWhenSomebodyWhoWroteNothingHasReadThem) {
    const std::string number = prepares();
    EXPECT_EQ(problems(sends(number)), " handover.no_items");
    ASSERT_TRUE(adds(number, registers(cast.colleague)));
    EXPECT_EQ(problems(sends(number)), " handover.needs_second_reader");
    EXPECT_EQ(confirms(cast.ombud, number).error().refusal, Refusal::forbidden) << "the writer";
    EXPECT_EQ(confirms(cast.colleague, number).error().refusal, Refusal::forbidden)
        << "who wrote the event";
    ASSERT_TRUE(confirms(cast.manager, number));
    ASSERT_TRUE(adds(number, registers(cast.ombud)));
    EXPECT_EQ(problems(sends(number)), " handover.needs_second_reader") << "another text was read";
    ASSERT_TRUE(confirms(cast.manager, number));
    ASSERT_TRUE(sends(number));
    EXPECT_EQ(stands(number).standing, "sent");
    EXPECT_EQ(stands(number).handover.due_on, (Date{2026, 3, 30})) << "twenty working days";
}

TEST_P(Handovers, TellTheChosenPartsAndNothingElse) {
    const std::string number = prepares();
    const std::string open =
        registers(cast.ombud, {.description = "Beslutet dröjde.", .consequence = "Hyran uteblev."});
    EXPECT_EQ(problems(adds(number, open, {})), "shown required");
    EXPECT_EQ(problems(adds(number, open, {"tags"})), "shown unknown_code");
    EXPECT_EQ(problems(adds(number, "PROV-2026-0404")), "subject handover.unknown_subject");
    ASSERT_TRUE(adds(number, open, {"description"}));
    EXPECT_EQ(problems(adds(number, open)), "subject taken");
    const std::string text = db.read(cast.ombud, [&](Work& work) {
        return leaving_text_of(work, *find_handover(work, number));
    });
    EXPECT_NE(text.find("Beslutet dröjde."), std::string::npos);
    EXPECT_EQ(text.find("Hyran uteblev."), std::string::npos);
    EXPECT_EQ(text.find("2026-02-10"), std::string::npos) << "no day";
}

TEST_P(Handovers, StayAsTheyWereSent) {
    const std::string number = sent();
    const std::string before = items(number).front().item.sent_text.text();
    EXPECT_NE(before.find("Långa väntetider"), std::string::npos);
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return amend_fault(work, fault, found(fault).version, a_fault("Annan rubrik"));
    }));
    EXPECT_EQ(items(number).front().item.sent_text.text(), before);
    EXPECT_EQ(problems(db.write(cast.ombud,
                                [&](Work& work) {
                                    return amend_handover(work, number, stands(number).version,
                                                          a_handover());
                                })),
              " not_from_here");
    EXPECT_EQ(problems(adds(number, registers(cast.ombud))), " not_from_here");
}

TEST_P(Handovers, TellOfAnOfficialToTheManagerOnlyAndWithoutText) {
    const std::string hidden =
        registers(cast.ombud, {.level = "handlaggare", .description = "Samtalet avbröts."});
    EXPECT_EQ(problems(adds(prepares(), hidden)), "subject handover.withheld_channel");
    const std::string number = prepares(a_handover("manager_to_manager"));
    ASSERT_TRUE(adds(number, hidden));
    const std::string text = db.read(cast.ombud, [&](Work& work) {
        return leaving_text_of(work, *find_handover(work, number));
    });
    EXPECT_NE(text.find(hidden), std::string::npos);
    EXPECT_EQ(text.find("Samtalet"), std::string::npos);
    EXPECT_EQ(problems(db.write(cast.ombud,
                                [&](Work& work) {
                                    return amend_handover(work, number, stands(number).version,
                                                          a_handover("body_written"));
                                })),
              "channel handover.withheld_channel");
    ASSERT_TRUE(confirms(cast.manager, number));
    ASSERT_TRUE(sends(number));
    EXPECT_EQ(
        problems(db.write(cast.ombud, [&](Work& work) { return make_answer_link(work, number); })),
        " handover.withheld_link");
}

// --- answers -------------------------------------------------------------------------------------

TEST_P(Handovers, AreAnsweredItemByItemOrAllAtOnce) {
    const std::string number = sent();
    const std::string token = link(number);
    const auto both = ids(number);
    ASSERT_TRUE(answers(token, an_answer({both[0]})));
    EXPECT_EQ(stands(number).standing, "received");
    EXPECT_EQ(items(number)[0].standing, "no_action");
    EXPECT_EQ(items(number)[1].standing, "unanswered");
    Answer promise = an_answer(both, "promised");
    promise.promised_on = Date{2026, 5, 1};
    ASSERT_TRUE(answers(token, promise));
    EXPECT_EQ(stands(number).standing, "answered");
    EXPECT_EQ(items(number)[1].standing, "promised");
    EXPECT_EQ(problems(answers(token, an_answer({}))), "items required");
    EXPECT_EQ(problems(answers(token, an_answer({"another"}))), "items unknown_code");
    Answer kept = an_answer({both[1]}, "action_taken");
    kept.text = said("Rutinen är ändrad.");
    ASSERT_TRUE(answers(token, kept)) << "a promise that was kept";
    EXPECT_EQ(items(number)[1].standing, "action_taken");
}

TEST_P(Handovers, TakeNoAnswerThatPointsAtAPerson) {
    const std::string number = sent();
    Answer answer = an_answer(ids(number), "declined");
    answer.text = said("Ring 070-174 06 58 så berättar jag.");
    EXPECT_FALSE(answers(link(number), answer));
    EXPECT_EQ(stands(number).standing, "sent");
}

TEST_P(Handovers, SayThatNoAnswerCameWhenTheyAreClosed) {
    const std::string number = sent();
    const std::string token = link(number);
    ASSERT_TRUE(answers(token, an_answer({ids(number)[0]})));
    EXPECT_EQ(problems(turns(number, "close")), "note required");
    ASSERT_TRUE(turns(number, "close", "Ingen svarar."));
    EXPECT_EQ(items(number)[0].standing, "no_action");
    EXPECT_EQ(items(number)[1].standing, "no_answer");
    EXPECT_FALSE(opens_by(token));
    EXPECT_FALSE(answers(token, an_answer({ids(number)[1]})));
    ASSERT_TRUE(turns(number, "reopen", "De hörde av sig."));
    EXPECT_FALSE(opens_by(token)) << "a closed link stays closed";
}

TEST_P(Handovers, ProposeTheNextStepWhenAnAnswerIsLate) {
    const std::string number = sent();
    const auto step = [&] {
        return db.read(cast.ombud, [&](Work& work) {
            return next_step_of(work, *find_handover(work, number));
        });
    };
    EXPECT_EQ(step(), NextStep::wait);
    db.set_clock(*parse_instant("2026-03-31T08:00:00.000Z"));
    EXPECT_EQ(step(), NextStep::remind);
    ASSERT_TRUE(turns(number, "remind"));
    EXPECT_EQ(step(), NextStep::wait);
    const auto late = db.read(cast.ombud, [&](Work& work) {
        return list_handovers(work, {.standing = "", .overdue = true}, 1).value();
    });
    EXPECT_EQ(late.total, 1);
}

TEST_P(Handovers, AreTalkedOfOnTheStartPageWhenLateAndWhenAnswered) {
    const std::string number = sent();
    const Request in;
    const auto told = [&] {
        return db.read(cast.ombud, [&](Work& work) { return handovers_waiting(work, in).str(); });
    };
    EXPECT_EQ(told(), "");
    db.set_clock(*parse_instant("2026-03-31T08:00:00.000Z"));
    EXPECT_NE(told().find("försenade: 1"), std::string::npos);
    ASSERT_TRUE(answers(link(number), an_answer(ids(number))));
    EXPECT_EQ(told().find("försenade"), std::string::npos);
    EXPECT_NE(told().find("har kommit: 1"), std::string::npos);
}

// --- the link ------------------------------------------------------------------------------------

TEST_P(Handovers, OpenByTheirOwnLinkOnlyAndForALimitedTime) {
    const std::string one = sent();
    const std::string other = sent();
    const std::string token = link(one);
    EXPECT_EQ(token.size(), 43U) << "256 bits";
    EXPECT_EQ(db.read(nobody, [&](Work& work) { return handover_behind(work, token); })->number,
              one);
    EXPECT_EQ(problems(answers(token, an_answer({ids(other)[0]}))), "items unknown_code");
    EXPECT_FALSE(opens_by(""));
    EXPECT_FALSE(opens_by(token.substr(1)));
    const std::string newer = link(one);
    EXPECT_FALSE(opens_by(token)) << "a new link ends the last";
    EXPECT_TRUE(opens_by(newer));
    db.set_clock(db.now().plus_seconds(int64_t{86400} * link_days));
    EXPECT_FALSE(opens_by(newer)) << "expired";
}

TEST_P(Handovers, CloseTheirLinkWhenAnEventBecomesWithheld) {
    const std::string number = sent();
    const std::string token = link(number);
    ASSERT_TRUE(opens_by(token));
    ASSERT_TRUE(db.write(cast.event_officer, [&](Work& work) {
        Reclassification move;
        move.level = "handlaggare";
        move.reason = said("Det gällde en enskild handläggare.");
        return reclassify_event(work, event, find_event(work, event)->version, move);
    }));
    EXPECT_FALSE(opens_by(token));
    const std::string text = db.read(cast.ombud, [&](Work& work) {
        const HandoverRecord record = *find_handover(work, number);
        return text_of(work, record, items_of(work, record)[1]);
    });
    EXPECT_EQ(text.find("Beslutet"), std::string::npos);
}

TEST_P(Handovers, TakeSoMuchThroughALinkAndNoMore) {
    const std::string number = sent();
    const std::string token = link(number);
    const auto asks = [&] {
        return db.write(nobody, [&](Work& work) {
            return ask_by_link(work, token, Message{said("När hände det?"), false});
        });
    };
    for (int64_t times = 0; times < link_uses_max; ++times) {
        ASSERT_TRUE(asks());
    }
    EXPECT_FALSE(asks());
    EXPECT_TRUE(opens_by(token)) << "it can still be read";
}

INSTANTIATE_TEST_SUITE_P(Engines, Handovers, both_engines(), engine_name);
