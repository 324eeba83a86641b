// Rules and verbs of meetings: the states, the agenda that builds itself, and what is decided.
#include "meetings/meeting.h"

#include <gtest/gtest.h>

#include "actions/action.h"
#include "tests/support/a_meeting.h"
#include "tests/support/moves.h"

namespace {

class Meetings : public MeetingStage {};

} // namespace

// --- states --------------------------------------------------------------------------------------

TEST_P(Meetings, AreMovedByTheTableAndByNothingElse) {
    expect_moves(db, meeting_moves(),
                 {.states = {"planned", "fixed", "held", "approved", "cancelled"},
                  .deeds = {"amend", "arrange", "fix", "unfix", "hold", "cancel", "decide",
                            "attend", "approve"},
                  // The whole table once more, by hand.
                  .to =
                      {
                          {{"planned", "amend"}, "planned"},
                          {{"planned", "arrange"}, "planned"},
                          {{"planned", "fix"}, "fixed"},
                          {{"planned", "cancel"}, "cancelled"},
                          {{"fixed", "amend"}, "fixed"},
                          {{"fixed", "arrange"}, "fixed"},
                          {{"fixed", "unfix"}, "planned"},
                          {{"fixed", "hold"}, "held"},
                          {{"fixed", "cancel"}, "cancelled"},
                          {{"held", "arrange"}, "held"},
                          {{"held", "decide"}, "held"},
                          {{"held", "attend"}, "held"},
                          {{"held", "approve"}, "approved"},
                      },
                  .roles = {"ombud", "event_officer", "unit_manager"}});
}

TEST_P(Meetings, AreTheUnitsOwn) {
    const std::string number = plans();
    const auto finds = [&](const Actor& actor) {
        return db.read(actor, [&](Work& work) { return find_meeting(work, number); });
    };
    EXPECT_TRUE(finds(cast.event_officer));
    EXPECT_EQ(finds(cast.county_officer).error().refusal, Refusal::forbidden);
    const Actor steering = a_signed_in(db, "steering_member", "unit:" + cast.unit);
    EXPECT_EQ(finds(steering).error().refusal, Refusal::forbidden);
    const std::string elsewhere = a_unit_called(db, "PO Annan", "ANNAN");
    const Actor other = a_signed_in(db, "ombud", "unit:" + elsewhere);
    EXPECT_EQ(finds(other).error().refusal, Refusal::not_found);
    EXPECT_EQ(db.read(other, [&](Work& work) { return list_meetings(work, 0, 1); })->total, 0);
}

TEST_P(Meetings, ArePlannedAheadWithPeopleOfTheUnit) {
    const auto refused = [&](const Meeting& meeting) {
        return problems(
            db.write(cast.ombud, [&](Work& work) { return plan_meeting(work, meeting); }));
    };
    Meeting meeting = a_meeting(cast.ombud.id);
    meeting.meets_on = Date{2026, 3, 1};
    EXPECT_EQ(refused(meeting), "meets_on meeting.day_passed");
    meeting = a_meeting(cast.county_officer.id);
    EXPECT_EQ(refused(meeting), "chair unknown_code");
    meeting = a_meeting("");
    EXPECT_EQ(refused(meeting), "chair required");
    meeting = a_meeting(cast.ombud.id);
    meeting.how = "by_post";
    EXPECT_EQ(refused(meeting), "how unknown_code");
    meeting = a_meeting(cast.ombud.id);
    meeting.invited = {cast.colleague.id, cast.administrator.id};
    EXPECT_EQ(refused(meeting), "invited unknown_code");
    meeting = a_meeting(cast.ombud.id);
    meeting.place = said("Hemma hos 19850709-9805");
    EXPECT_EQ(
        problems(db.write(cast.ombud, [&](Work& work) { return plan_meeting(work, meeting); }))
            .substr(0, 5),
        "place");
    const MeetingRecord record = stands(plans());
    EXPECT_EQ(record.number, "PROV-M-0001");
    EXPECT_EQ(record.meeting.invited.size(), 4U) << "all who work in the unit";
}

TEST_P(Meetings, AreHeldOnTheirDayAndNotBefore) {
    registers_read();
    const std::string number = plans();
    EXPECT_EQ(problems(turns(number, "hold")), " not_from_here") << "the agenda is not fixed";
    ASSERT_TRUE(turns(number, "fix"));
    EXPECT_EQ(problems(turns(number, "hold")), " meeting.not_yet");
    today_is("2026-03-10");
    ASSERT_TRUE(turns(number, "hold"));
    EXPECT_EQ(stands(number).meeting.attended, stands(number).meeting.invited);
    EXPECT_EQ(problems(turns(number, "cancel", "Snö.")), " not_from_here");
}

TEST_P(Meetings, AreCancelledForAReason) {
    registers_read();
    const std::string number = plans();
    EXPECT_EQ(problems(turns(number, "cancel")), "reason required");
    ASSERT_TRUE(turns(number, "cancel", "Snöstorm."));
    const std::string next = plans();
    EXPECT_EQ(on_agenda(next).size(), 1U) << "its events wait for the next one";
    const auto all = db.read(
        cast.ombud, [&](Work& work) { return turns_of(work, *find_meeting(work, number)); });
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].turn.reason.text(), "Snöstorm.");
}

TEST_P(Meetings, AreChangedByOneAtATime) {
    const std::string number = plans();
    const Meeting meeting = stands(number).meeting;
    const auto amends = [&](int64_t version) {
        return db.write(cast.ombud,
                        [&](Work& work) { return amend_meeting(work, number, version, meeting); });
    };
    ASSERT_TRUE(amends(1));
    EXPECT_EQ(amends(1).error().refusal, Refusal::conflict);
    const MeetingTurn turn{.deed = "cancel", .turned_on = {}, .reason = said("Snö.")};
    EXPECT_EQ(db.write(cast.ombud, [&](Work& work) { return turn_meeting(work, number, 1, turn); })
                  .error()
                  .refusal,
              Refusal::conflict);
}

// --- the agenda ----------------------------------------------------------------------------------

TEST_P(Meetings, HaveAnAgendaThatBuildsItself) {
    const std::string number = plans();
    EXPECT_EQ(problems(turns(number, "fix")), " meeting.no_items");
    const std::string first = registers_read();
    const std::string second = registers_read({.serious_reason = "more_at_risk"});
    const std::string unread = registers(cast.ombud);
    EXPECT_EQ(on_agenda(number), (std::vector<std::string>{second, first}))
        << "especially serious first, then the oldest";
    EXPECT_EQ(agenda(number).unread, std::vector<std::string>{unread})
        << "nobody has confirmed that it points at nobody";
    const std::string later = plans(Date{2026, 4, 14});
    EXPECT_TRUE(on_agenda(later).empty()) << "they are on the next one";
    ASSERT_TRUE(turns(number, "fix"));
    const std::string new_one = registers_read();
    EXPECT_EQ(on_agenda(number), (std::vector<std::string>{second, first})) << "it is fixed";
    EXPECT_EQ(on_agenda(later), std::vector<std::string>{new_one});
}

TEST_P(Meetings, LeaveTheirAgendaToTheNextOneWhenTheirDayHasPassed) {
    registers_read();
    const std::string missed = plans();
    const std::string later = plans(Date{2026, 4, 14});
    EXPECT_EQ(on_agenda(missed).size(), 1U);
    today_is("2026-03-11");
    EXPECT_TRUE(on_agenda(missed).empty());
    EXPECT_EQ(on_agenda(later).size(), 1U);
    today_is("2026-04-15");
    EXPECT_EQ(on_agenda(later).size(), 1U) << "none is ahead, so it may still be opened";
}

TEST_P(Meetings, TakeUpAWithheldEventAsItsNumber) {
    const std::string event = registers(cast.ombud, {.level = "handlaggare"});
    const Agenda all = agenda(plans());
    ASSERT_EQ(all.lines.size(), 1U);
    EXPECT_EQ(all.lines[0].item.subject, event);
    EXPECT_TRUE(all.lines[0].withheld());
    EXPECT_EQ(all.lines[0].event->description.text() + all.lines[0].event->body +
                  all.lines[0].event->level + all.lines[0].event->type,
              "");
}

TEST_P(Meetings, HaveItemsThatPeopleAddMoveAndTakeOut) {
    const std::string first = registers_read();
    const std::string second = registers_read();
    const std::string number = plans();
    EXPECT_EQ(problems(adds(number, "PROV-2026-9999")), "subject meeting.unknown_subject");
    EXPECT_EQ(problems(adds(number, first)), "subject taken");
    EXPECT_EQ(problems(adds(number, registers(cast.ombud))), "subject meeting.not_deidentified");
    EXPECT_EQ(problems(adds_point(number, "")), "title required");
    const std::string fault = opens("Långa väntetider");
    ASSERT_TRUE(adds(number, fault));
    ASSERT_TRUE(adds_point(number, "Höstens tema"));
    EXPECT_EQ(on_agenda(number), (std::vector<std::string>{first, second, fault, ""}));
    ASSERT_TRUE(moves(number, 3, "first"));
    ASSERT_TRUE(moves(number, 1, "down"));
    ASSERT_TRUE(moves(number, 0, "up")) << "nothing stands before the first";
    EXPECT_EQ(on_agenda(number), (std::vector<std::string>{"", second, first, fault}));
    EXPECT_EQ(problems(moves(number, 1, "sideways")), " not_from_here");
    EXPECT_EQ(problems(takes_out(number, 1, "")), "why required");
    EXPECT_EQ(problems(takes_out(number, 1, "dull")), "why unknown_code");
    ASSERT_TRUE(takes_out(number, 1, "needs_more", "Vi väntar på ett besked."));
    EXPECT_EQ(on_agenda(number), (std::vector<std::string>{"", first, fault}));
    ASSERT_TRUE(turns(number, "fix"));
    EXPECT_EQ(on_agenda(number), (std::vector<std::string>{"", first, fault}));
    EXPECT_EQ(on_agenda(plans(Date{2026, 4, 14})), std::vector<std::string>{second})
        << "an undecided event comes back by itself";
    ASSERT_TRUE(adds(number, second));
    EXPECT_EQ(on_agenda(number).back(), fault) << "it stands where it stood";
}

TEST_P(Meetings, TellWhoeverComesLateThatTheAgendaHasChanged) {
    registers_read();
    registers_read();
    const std::string number = plans();
    const Agenda seen = agenda(number);
    ASSERT_TRUE(moves(number, 1, "up"));
    const LineAt old{seen.lines[0].key(), seen.lines[0].version};
    const auto late =
        db.write(cast.colleague, [&](Work& work) { return move_item(work, number, old, "down"); });
    EXPECT_EQ(late.error().refusal, Refusal::conflict);
}

TEST_P(Meetings, LetGoOfAnEventThatIsWithdrawn) {
    const std::string gone = registers_read();
    registers_read();
    const std::string number = plans();
    ASSERT_TRUE(moves(number, 0, "down"));
    withdraws(gone);
    ASSERT_TRUE(turns(number, "fix"));
    EXPECT_EQ(on_agenda(number).size(), 1U);
}

// --- at the meeting ------------------------------------------------------------------------------

TEST_P(Meetings, DecideAWayForwardThatStandsWithTheEvent) {
    const std::string event = registers_read();
    const std::string number = held();
    EXPECT_EQ(problems(decides(number, 0, a_decision("none"))), "task meeting.none_needs_reason");
    EXPECT_EQ(problems(decides(number, 0, a_decision("by_pigeon"))), "way unknown_code");
    Decision decision = a_decision("body_written", cast.colleague.id);
    decision.due_on = Date{2026, 3, 9};
    EXPECT_EQ(problems(decides(number, 0, decision)), "due_on before_start");
    decision.due_on = Date{2026, 4, 1};
    ASSERT_TRUE(decides(number, 0, decision));
    decision.way = "letter";
    ASSERT_TRUE(decides(number, 0, decision));
    const auto kept = db.read(
        cast.ombud, [&](Work& work) { return decisions_of(work, *find_event(work, event)); });
    ASSERT_EQ(kept.size(), 1U) << "another decision of the same meeting takes its place";
    EXPECT_EQ(kept[0].decision.way, "letter");
    EXPECT_EQ(kept[0].decision.decided_on, (Date{2026, 3, 10}));
    EXPECT_EQ(kept[0].meeting, stands(number).id);
    EXPECT_EQ(agenda(number).lines[0].standing, "decided");
    EXPECT_TRUE(on_agenda(plans(Date{2026, 4, 14})).empty());
}

TEST_P(Meetings, WriteTheSixAnswersIntoTheEvent) {
    const std::string event = registers_read();
    const std::string number = held();
    Discussion talk;
    talk.causes = said("Rutinen saknas.");
    talk.meaningful = said("För alla som väntar.");
    ASSERT_TRUE(answers(number, 0, talk));
    const auto kept = db.read(cast.manager, [&](Work& work) {
        return discussion_of(work, *find_event(work, event))->discussion;
    });
    EXPECT_EQ(kept.causes.text(), "Rutinen saknas.");
    EXPECT_EQ(kept.discussed_on, (Date{2026, 3, 10}));
    ASSERT_TRUE(puts_off(number, 0, "needs_more"));
    EXPECT_EQ(on_agenda(plans(Date{2026, 4, 14})), std::vector<std::string>{event})
        << "it comes back though somebody has written about it since it was read";
}

TEST_P(Meetings, MakeAnActionOfATaskAboutAFault) {
    const std::string fault = opens("Långa väntetider");
    const std::string number = plans();
    ASSERT_TRUE(adds(number, fault));
    ASSERT_TRUE(adds_point(number, "Höstens tema"));
    ASSERT_TRUE(turns(number, "fix"));
    today_is("2026-03-10");
    ASSERT_TRUE(turns(number, "hold"));
    MeetingItem said_of_it;
    said_of_it.conclusion = said("Vi samlar underlag.");
    said_of_it.task = said("Räkna månader av väntan");
    EXPECT_EQ(problems(concludes(number, 0, said_of_it)), "owner required");
    said_of_it.owner = cast.colleague.id;
    EXPECT_EQ(problems(concludes(number, 0, said_of_it)), "due_on required");
    said_of_it.due_on = Date{2026, 4, 1};
    ASSERT_TRUE(concludes(number, 0, said_of_it));
    const auto actions =
        db.read(cast.ombud, [&](Work& work) { return list_actions(work, {}, 1)->records; });
    ASSERT_EQ(actions.size(), 1U);
    EXPECT_EQ(actions[0].fault_number, fault);
    EXPECT_EQ(agenda(number).lines[0].item.actions, std::vector<std::string>{actions[0].number});
    EXPECT_EQ(tasks(cast.colleague).size(), 0U) << "it stands among the actions";
    ASSERT_TRUE(concludes(number, 1, said_of_it));
    const auto open = tasks(cast.colleague);
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].text.text(), "Räkna månader av väntan");
    ASSERT_TRUE(finishes(open[0], "Klart."));
    EXPECT_TRUE(tasks(cast.colleague).empty());
}

TEST_P(Meetings, GiveTasksThatAreDoneInTheEventsDecision) {
    const std::string event = registers_read();
    const std::string number = held();
    Decision decision = a_decision("body_written", cast.colleague.id);
    decision.due_on = Date{2026, 3, 20};
    decision.task = said("Skriv till enhetschefen.");
    ASSERT_TRUE(decides(number, 0, decision));
    EXPECT_TRUE(tasks(cast.ombud).empty());
    const auto open = tasks(cast.colleague);
    ASSERT_EQ(open.size(), 1U);
    EXPECT_TRUE(open[0].overdue_on({2026, 3, 21}));
    ASSERT_TRUE(finishes(open[0], "Brevet är skickat."));
    EXPECT_EQ(finishes(open[0], "Igen.").error().refusal, Refusal::not_found);
    const auto kept = db.read(
        cast.ombud, [&](Work& work) { return decisions_of(work, *find_event(work, event)); });
    EXPECT_EQ(kept[0].decision.outcome.text(), "Brevet är skickat.");
}

// --- minutes -------------------------------------------------------------------------------------

TEST_P(Meetings, HaveMinutesThatSomebodyWhoWasThereApproves) {
    const std::string decided = registers_read();
    const std::string left = registers_read({.description = "Telefonen var stängd."});
    const std::string number = held();
    ASSERT_TRUE(decides(number, 0, a_decision("steering_group", cast.colleague.id)));
    ASSERT_TRUE(attends(number, {}));
    EXPECT_EQ(problems(approves(cast.colleague, number)), "attended required");
    ASSERT_TRUE(attends(number, {cast.ombud.id, cast.colleague.id}));
    EXPECT_EQ(problems(approves(cast.manager, number)), " meeting.approver_absent");
    ASSERT_TRUE(approves(cast.colleague, number));
    const MeetingRecord record = stands(number);
    EXPECT_EQ(record.approver_name, cast.colleague.name);
    const std::string minutes = told(number);
    EXPECT_NE(minutes.find(decided), std::string::npos);
    EXPECT_NE(minutes.find("Ledningsgrupp eller styrgrupp"), std::string::npos);
    EXPECT_NE(minutes.find("Beslutet dröjde fyra månader."), std::string::npos);
    EXPECT_EQ(agenda(number).lines[1].standing, "put_off") << "what was not reached";
    EXPECT_EQ(on_agenda(plans(Date{2026, 4, 14})), std::vector<std::string>{left});
}

TEST_P(Meetings, KeepTheirMinutesAsTheyWereApproved) {
    const std::string event = registers_read();
    const std::string number = held();
    ASSERT_TRUE(decides(number, 0, a_decision("letter", cast.colleague.id)));
    ASSERT_TRUE(approves(cast.colleague, number));
    const std::string before = told(number);
    const auto amended = db.write(cast.ombud, [&](Work& work) {
        EventRecord record = *find_event(work, event);
        record.event.description = said("En helt annan beskrivning.");
        return amend_event(work, event, record.version, record.event);
    });
    ASSERT_TRUE(amended) << problems(amended);
    const auto decided = db.write(cast.ombud, [&](Work& work) {
        DecisionRecord record = decisions_of(work, *find_event(work, event)).at(0);
        record.decision.way = "theme";
        return amend_decision(work, event, record);
    });
    ASSERT_TRUE(decided) << problems(decided);
    EXPECT_EQ(told(number), before);
    EXPECT_EQ(problems(decides(number, 0, a_decision("theme"))), " not_from_here");
}

TEST_P(Meetings, LetTheirMinutesOutWhenAnotherPersonHasReadThem) {
    registers_read();
    const std::string number = held();
    ASSERT_TRUE(decides(number, 0, a_decision("letter", cast.colleague.id)));
    const auto outside = [&] {
        return db.read(cast.ombud, [&](Work& work) {
            return problems(minutes_for_others(work, *find_meeting(work, number)));
        });
    };
    EXPECT_EQ(outside(), " meeting.minutes_not_approved");
    ASSERT_TRUE(approves(cast.colleague, number));
    EXPECT_EQ(outside(), " needs_second_reader");
    EXPECT_FALSE(reads_minutes(cast.ombud, number)) << "who wrote in them";
    ASSERT_TRUE(reads_minutes(cast.manager, number));
    EXPECT_EQ(outside(), "");
    today_is("2026-03-20");
    EXPECT_EQ(outside(), "") << "on another day too";
}

INSTANTIATE_TEST_SUITE_P(Engines, Meetings, both_engines(), engine_name);
