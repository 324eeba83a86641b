// Rules and verbs of handovers: what leaves, what is answered, and what the link can and cannot do.
#include "handovers/handover.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "events/erasing.h"
#include "faults/proposal.h"
#include "handovers/handovers.h"
#include "tests/support/handovers_fixture.h"

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

TEST_P(Handovers, AreMovedAsIsWrittenHereAndByNothingElse) {
    // From, deed, to. Written out, so that a row that slips into the program's table is seen.
    const std::map<std::string, std::string> of_the_unit = {{"draft send", "sent"},
                                                            {"draft withdraw", "withdrawn"},
                                                            {"sent receive", "received"},
                                                            {"sent remind", "sent"},
                                                            {"sent escalate", "sent"},
                                                            {"sent answer_part", "received"},
                                                            {"sent answer", "answered"},
                                                            {"sent close", "closed"},
                                                            {"sent withdraw", "withdrawn"},
                                                            {"received remind", "received"},
                                                            {"received escalate", "received"},
                                                            {"received answer_part", "received"},
                                                            {"received answer", "answered"},
                                                            {"received close", "closed"},
                                                            {"received withdraw", "withdrawn"},
                                                            {"answered answer", "answered"},
                                                            {"answered close", "closed"},
                                                            {"closed reopen", "received"}};
    const std::map<std::string, std::string> of_the_body = {
        {"sent receive", "received"},    {"sent answer_part", "received"},
        {"sent answer", "answered"},     {"received answer_part", "received"},
        {"received answer", "answered"}, {"answered answer", "answered"}};
    std::vector<Actor> actors = {nobody};
    for (const std::string_view role : all_roles()) {
        actors.push_back(
            {.id = "somebody", .seats = {{std::string(role), "unit:x"}}, .place = "unit:x"});
    }
    for (const Actor& actor : actors) {
        const bool hands = actor.signed_in() && role_may(actor.seats[0].role, May::write_faults);
        db.database().read(actor, [&](Work& work) {
            for (const std::string from :
                 {"draft", "sent", "received", "answered", "closed", "withdrawn", "gone"}) {
                for (const std::string deed :
                     {"send", "receive", "remind", "escalate", "answer_part", "answer", "close",
                      "withdraw", "reopen", "delete", ""}) {
                    const std::string move = from + " " + deed;
                    const auto by_unit = after_deed(work, handover_moves(), from, deed);
                    EXPECT_EQ(by_unit.has_value(), hands && of_the_unit.contains(move)) << move;
                    if (by_unit) {
                        EXPECT_EQ(*by_unit, of_the_unit.at(move));
                    }
                    const auto by_body = after_deed(work, link_moves(), from, deed);
                    EXPECT_EQ(by_body.has_value(), of_the_body.contains(move)) << move;
                    if (by_body) {
                        EXPECT_EQ(*by_body, of_the_body.at(move));
                    }
                }
            }
        });
    }
}

TEST_P(Handovers, AreNotMovedByAForbiddenDeed) {
    const std::string number = sent();
    for (const char* deed : {"reopen", "send", "answer", "answer_part", "delete", ""}) {
        EXPECT_EQ(problems(turns(number, deed, "Ett skäl.")), " not_from_here") << deed;
    }
    ASSERT_TRUE(turns(number, "close", "Ingen svarar."));
    for (const char* deed : {"receive", "remind", "escalate", "close", "withdraw"}) {
        EXPECT_EQ(problems(turns(number, deed, "Ett skäl.")), " not_from_here") << deed;
    }
    EXPECT_EQ(problems(sends(number)), " not_from_here");
    EXPECT_EQ(stands(number).standing, "closed");
}

// --- leaving the unit ----------------------------------------------------------------------------

TEST_P(Handovers, LeaveOnlyWhenSomebodyWhoWroteNothingHasReadThem) {
    const std::string number = prepares();
    EXPECT_EQ(problems(sends(number)), " handover.no_items");
    ASSERT_TRUE(adds(number, registers(cast.colleague)));
    EXPECT_EQ(problems(sends(number)), " needs_second_reader");
    EXPECT_EQ(confirms(cast.ombud, number).error().refusal, Refusal::forbidden) << "the writer";
    EXPECT_EQ(confirms(cast.colleague, number).error().refusal, Refusal::forbidden)
        << "who wrote the event";
    ASSERT_TRUE(confirms(cast.manager, number));
    ASSERT_TRUE(adds(number, registers(cast.ombud)));
    EXPECT_EQ(problems(sends(number)), " needs_second_reader") << "another text was read";
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

TEST_P(Handovers, TellNoEventThatWasWithdrawnOrErased) {
    const std::string number = prepares();
    const std::string gone = registers(cast.ombud);
    const std::string old = registers(cast.ombud);
    ASSERT_TRUE(adds(number, old));
    const auto withdraw = [&](const std::string& which) {
        return db.write(cast.ombud, [&](Work& work) {
            const Closure closure{"withdrawn", said("Registrerades två gånger.")};
            return close_event(work, which, find_event(work, which)->version, closure);
        });
    };
    ASSERT_TRUE(withdraw(gone));
    EXPECT_EQ(problems(adds(number, gone)), "subject event.is_withdrawn");
    ASSERT_TRUE(confirms(cast.colleague, number));
    ASSERT_TRUE(withdraw(old));
    EXPECT_EQ(problems(sends(number)), "subject event.is_withdrawn") << "also when it was added";
    const std::string erased = registers(cast.ombud);
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return event_retention().erase(work, cast.unit, {.record = find_event(work, erased)->id});
    }));
    EXPECT_EQ(problems(adds(number, erased)), "subject event.is_erased");
}

TEST_P(Handovers, LoseNoItemThatSomebodyChangedMeanwhile) {
    const std::string number = prepares();
    ASSERT_TRUE(adds(number, registers(cast.ombud)));
    const HandoverItemRecord item = items(number).front();
    const auto removes = [&](int64_t version) {
        return db.write(cast.ombud,
                        [&](Work& work) { return remove_item(work, number, item.id, version); });
    };
    const auto met = removes(item.version + 1);
    ASSERT_FALSE(met);
    EXPECT_EQ(met.error().refusal, Refusal::conflict);
    EXPECT_TRUE(removes(item.version));
    EXPECT_TRUE(items(number).empty());
}

TEST_P(Handovers, StayAsTheyWereSent) {
    const std::string number = sent();
    const auto told = [&] {
        return db.read(cast.ombud, [&](Work& work) {
            return leaving_text_of(work, *find_handover(work, number));
        });
    };
    const std::string before = told();
    EXPECT_NE(before.find("Långa väntetider"), std::string::npos);
    EXPECT_NE(before.find("Beslutet dröjde"), std::string::npos);
    EXPECT_NE(before.find("0 gånger"), std::string::npos);
    ASSERT_TRUE(groups(cast.ombud, fault, event));
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return amend_fault(work, fault, found(fault).version, a_fault("Annan rubrik"));
    }));
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        EventRecord record = *find_event(work, event);
        record.event.description = said("Något helt annat.");
        return amend_event(work, event, record.version, record.event);
    }));
    EXPECT_EQ(told(), before);
    EXPECT_EQ(problems(db.write(cast.ombud,
                                [&](Work& work) {
                                    return amend_handover(work, number, stands(number).version,
                                                          a_handover());
                                })),
              " not_from_here");
    EXPECT_EQ(problems(adds(number, registers(cast.ombud))), " not_from_here");
    EXPECT_EQ(
        problems(db.write(
            cast.ombud, [&](Work& work) { return remove_item(work, number, ids(number)[0], 2); })),
        " not_from_here");
    EXPECT_EQ(told(), before);
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

TEST_P(Handovers, AreNotAnsweredOverWhatSomebodySavedFirst) {
    const std::string number = sent();
    const int64_t seen = stands(number).version;
    const auto notes = [&](int64_t version) {
        return db.write(cast.ombud, [&](Work& work) {
            return note_answer(work, number, version, an_answer(ids(number)));
        });
    };
    ASSERT_TRUE(turns(number, "remind"));
    const auto met = notes(seen);
    ASSERT_FALSE(met);
    EXPECT_EQ(met.error().refusal, Refusal::conflict);
    EXPECT_TRUE(notes(stands(number).version));
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
    EXPECT_EQ(items(number)[1].standing, "unanswered") << "it is waited for again";
    ASSERT_TRUE(answers(link(number), an_answer({ids(number)[0]})));
    EXPECT_EQ(stands(number).standing, "received") << "half an answer is not all of it";
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

TEST_P(Handovers, ShowTheBodyNoMessageBeforeAnotherPersonHasReadIt) {
    const std::string number = sent();
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return say_to_body(work, number, Message{said("Det var i vintras."), false});
    }));
    const auto shown = [&] {
        return db.read(cast.ombud, [&](Work& work) {
            return shown_to_body(work, messages_of(work, *find_handover(work, number)).front());
        });
    };
    const auto reads = [&](const Actor& actor) {
        return db.write(actor, [&](Work& work) -> Result<void> {
            const HandoverRecord record = TRY(find_handover(work, number));
            const LeavingText text = leaving_message(record, messages_of(work, record).front());
            return confirm_reading(work, newest_reading(work, text)->id, work.digest(text.text));
        });
    };
    EXPECT_FALSE(shown());
    EXPECT_EQ(reads(cast.ombud).error().refusal, Refusal::forbidden) << "who wrote it";
    EXPECT_FALSE(shown());
    ASSERT_TRUE(reads(cast.colleague));
    EXPECT_TRUE(shown());
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

TEST_P(Handovers, TakeSoMuchThroughALinkAndNoMore) {
    const std::string number = sent();
    const std::string token = link(number);
    const auto tries = [&] {
        return db.write(nobody, [&](Work& work) { return spend_link(work, token); });
    };
    for (int64_t times = 0; times < link_uses_max; ++times) {
        ASSERT_TRUE(tries());
    }
    EXPECT_FALSE(tries());
    EXPECT_TRUE(opens_by(token)) << "it can still be read";
}

INSTANTIATE_TEST_SUITE_P(Engines, Handovers, both_engines(), engine_name);
