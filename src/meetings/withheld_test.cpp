// A withheld event in a meeting is its number and its decision: nobody can write more, and no
// reader sees more, whoever it is and whatever was written before.
#include <gtest/gtest.h>

#include "events/erasing.h"
#include "events/reclassification.h"
#include "events/withheld.h"
#include "platform/db/query.h"
#include "tests/support/a_meeting.h"

namespace {

constexpr const char* all_items = "SELECT * FROM meeting_item";
constexpr const char* old_bodies =
    "SELECT body FROM record_version WHERE table_name LIKE 'meeting%'";

class WithheldMeetings : public MeetingStage {
protected:
    /// Everything that meetings keep, and kept, as one text.
    std::string all_kept() {
        return db.read(cast.manager, [&](Work& work) {
            static constexpr Query items{"test.meeting_items", all_items, all_items};
            static constexpr Query old{"test.meeting_bodies", old_bodies, old_bodies};
            std::string all;
            for (const StoredRow& row : work.rows(items)) {
                for (const std::string_view column :
                     {"title", "reason", "conclusion", "task", "outcome", "kept_name", "kept_line",
                      "kept_text"}) {
                    all += row.text(column) + "\n";
                }
            }
            for (const StoredRow& row : work.rows(old)) {
                all += row.text("body");
            }
            return all;
        });
    }
    void moves_to_official(const std::string& number) {
        const auto moved = db.write(cast.event_officer, [&](Work& work) {
            Reclassification move;
            move.level = "handlaggare";
            move.reason = said("Det gällde en enskild handläggare.");
            return reclassify_event(work, number, find_event(work, number)->version, move);
        });
        ASSERT_TRUE(moved) << problems(moved);
    }
    void erases(const std::string& number) {
        const std::string id = stands(number).id;
        ASSERT_TRUE(db.write(cast.manager, [&](Work& work) {
            return meeting_retention().erase(work, cast.unit, {.record = id});
        }));
    }
    EventShape with_secret(const std::string& level) {
        return {.level = level,
                .description = "Hemligordet i beskrivningen.",
                .consequence = "Hemligordet i konsekvensen.",
                .proposal = "Hemligordet i förslaget."};
    }
    static Discussion secret_talk() {
        Discussion talk;
        talk.causes = said("Hemligordet om orsaken.");
        return talk;
    }
};

} // namespace

TEST_P(WithheldMeetings, TakeNoWordsAboutIt) {
    registers(cast.ombud, with_secret("handlaggare"));
    const std::string number = held();
    EXPECT_EQ(problems(answers(number, 0, secret_talk())), " meeting.withheld_no_text");
    Decision decision = a_decision("manager_oral", cast.manager.id);
    decision.task = said("Ring chefen.");
    EXPECT_EQ(problems(decides(number, 0, decision)), "task meeting.withheld_no_text");
    EXPECT_EQ(problems(puts_off(number, 0, "needs_more", "Vi vet för lite.")),
              "reason meeting.withheld_no_text");
    EXPECT_EQ(problems(takes_out(number, 0, "needs_more", "Vi vet för lite.")),
              "reason meeting.withheld_no_text");
    EXPECT_EQ(problems(decides(number, 0, a_decision("steering_group"))),
              "way withheld_to_manager_only");
    ASSERT_TRUE(decides(number, 0, a_decision("manager_oral", cast.manager.id)));
    const auto open = tasks(cast.manager);
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(problems(finishes(open[0], "Chefen lovade en rutin.")),
              "outcome meeting.withheld_no_text");
    ASSERT_TRUE(finishes(open[0], ""));
}

TEST_P(WithheldMeetings, TellNobodyMoreThanNumberAndDecision) {
    const std::string event = registers(cast.ombud, with_secret("handlaggare"));
    const auto talked = db.write(cast.manager, [&](Work& work) {
        Discussion talk = secret_talk();
        talk.discussed_on = work.today();
        return discuss_event(work, event, 0, talk);
    });
    ASSERT_TRUE(talked) << problems(talked);
    const std::string number = held();
    ASSERT_TRUE(decides(number, 0, a_decision("manager_oral", cast.manager.id)));
    const auto checks = [&] {
        // The reporter, the officer and the manager may read the text on the event's own page.
        for (const Actor& actor : {cast.ombud, cast.colleague, cast.event_officer, cast.manager}) {
            const std::string minutes = told(number, actor);
            EXPECT_NE(minutes.find(event), std::string::npos);
            EXPECT_NE(minutes.find("Muntligt till ansvarig chef"), std::string::npos);
            EXPECT_EQ(minutes.find("Hemligordet"), std::string::npos) << actor.name;
            EXPECT_EQ(minutes.find("Försäkringskassan"), std::string::npos) << actor.name;
        }
        EXPECT_EQ(all_kept().find("Hemligordet"), std::string::npos);
    };
    checks();
    ASSERT_TRUE(approves(cast.colleague, number));
    checks();
}

TEST_P(WithheldMeetings, ForgetWhatApprovedMinutesSaidOfAnEventThatBecomesWithheld) {
    const std::string event = registers_read(with_secret("lokal"));
    registers_read({.description = "Telefonen var stängd."});
    const std::string number = held();
    ASSERT_TRUE(answers(number, 0, secret_talk()));
    ASSERT_TRUE(puts_off(number, 0, "needs_more", "Hemligordet i skälet."));
    Decision decision = a_decision("letter", cast.colleague.id);
    decision.task = said("Skriv om hemligordet, Hemligordet.");
    ASSERT_TRUE(decides(number, 0, decision));
    ASSERT_TRUE(approves(cast.colleague, number));
    ASSERT_TRUE(reads_minutes(cast.manager, number));
    EXPECT_NE(told(number).find("Hemligordet"), std::string::npos);
    moves_to_official(event);
    EXPECT_EQ(told(number, cast.manager).find("Hemligordet"), std::string::npos);
    EXPECT_EQ(all_kept().find("Hemligordet"), std::string::npos);
    EXPECT_NE(told(number).find(event), std::string::npos) << "number";
    EXPECT_NE(told(number).find("Skrivelse"), std::string::npos) << "and decision";
    EXPECT_NE(told(number).find("Telefonen var stängd."), std::string::npos) << "others stay";
    const auto outside = db.read(cast.ombud, [&](Work& work) {
        return problems(minutes_for_others(work, *find_meeting(work, number)));
    });
    EXPECT_EQ(outside, " needs_second_reader") << "it is another text now";
}

TEST_P(WithheldMeetings, ForgetWhatWasSaidOfAFaultThatOnlyWithheldEventsStandBehind) {
    const std::string event = registers_read(with_secret("lokal"));
    const std::string fault = opens("Hemligordet i rubriken");
    ASSERT_TRUE(groups(cast.colleague, fault, event));
    const std::string number = plans();
    ASSERT_TRUE(adds(number, fault));
    ASSERT_TRUE(turns(number, "fix"));
    today_is("2026-03-10");
    ASSERT_TRUE(turns(number, "hold"));
    MeetingItem item;
    item.conclusion = said("Hemligordet i slutsatsen.");
    ASSERT_TRUE(concludes(number, 1, item));
    ASSERT_TRUE(approves(cast.colleague, number));
    EXPECT_NE(all_kept().find("Hemligordet"), std::string::npos);
    moves_to_official(event);
    EXPECT_EQ(all_kept().find("Hemligordet"), std::string::npos);
    EXPECT_EQ(told(number).find("Hemligordet"), std::string::npos);
    EXPECT_NE(told(number).find(fault), std::string::npos);
}

TEST_P(WithheldMeetings, ForgetWhatWasSaidOfAFaultWhoseLastOpenEventIsWithdrawn) {
    const std::string event = registers_read({.description = "Telefonen var stängd."});
    const std::string fault = opens("Hemligordet i rubriken");
    ASSERT_TRUE(groups(cast.colleague, fault, event));
    const std::string number = plans();
    ASSERT_TRUE(adds(number, fault));
    ASSERT_TRUE(turns(number, "fix"));
    today_is("2026-03-10");
    ASSERT_TRUE(turns(number, "hold"));
    MeetingItem item;
    item.conclusion = said("Hemligordet i slutsatsen.");
    ASSERT_TRUE(concludes(number, 1, item));
    ASSERT_TRUE(decides(number, 0, a_decision("letter", cast.colleague.id)));
    ASSERT_TRUE(approves(cast.colleague, number));
    ASSERT_TRUE(groups(cast.ombud, fault, registers(cast.ombud, with_secret("handlaggare"))));
    EXPECT_NE(all_kept().find("Hemligordet"), std::string::npos) << "one stands openly";
    withdraws(event);
    EXPECT_EQ(all_kept().find("Hemligordet"), std::string::npos);
    EXPECT_NE(told(number).find("Telefonen var stängd."), std::string::npos)
        << "the event's own text stays";
}

TEST_P(WithheldMeetings, LoseTheCopyOfAnEventThatIsErased) {
    const std::string event = registers_read(with_secret("lokal"));
    const std::string number = held();
    ASSERT_TRUE(decides(number, 0, a_decision("letter", cast.colleague.id)));
    ASSERT_TRUE(approves(cast.colleague, number));
    const std::string id =
        db.read(cast.ombud, [&](Work& work) { return find_event(work, event)->id; });
    ASSERT_TRUE(db.write(cast.manager, [&](Work& work) {
        return event_retention().erase(work, cast.unit, {.record = id});
    }));
    EXPECT_EQ(all_kept().find("Hemligordet"), std::string::npos);
    EXPECT_NE(told(number).find("Skrivelse"), std::string::npos);
}

TEST_P(WithheldMeetings, AreErasedByTheScheduleWithEverythingTheySaid) {
    registers_read(with_secret("lokal"));
    const std::string number = held();
    ASSERT_TRUE(adds_point(number, "Hemligordet som punkt"));
    MeetingItem item;
    item.conclusion = said("Hemligordet i slutsatsen.");
    ASSERT_TRUE(concludes(number, 1, item));
    ASSERT_TRUE(approves(cast.colleague, number));
    const std::string id = stands(number).id;
    const auto due = db.read(cast.manager, [&](Work& work) {
        return meeting_retention().dated_before(work, cast.unit, Date{2026, 3, 11}, work.now());
    });
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due[0].name, number);
    ASSERT_TRUE(db.write(cast.manager, [&](Work& work) {
        return meeting_retention().erase(work, cast.unit, {.record = id});
    }));
    EXPECT_EQ(all_kept().find("Hemligordet"), std::string::npos);
    EXPECT_TRUE(stands(number).erased_on);
    EXPECT_TRUE(stands(number).meeting.place.empty());
}

TEST_P(WithheldMeetings, TakeNothingNewOnceTheirWordsAreErased) {
    registers_read(with_secret("lokal"));
    const std::string number = held();
    ASSERT_TRUE(adds_point(number, "Semestrar"));
    MeetingItem item;
    item.conclusion = said("Vi fyller i listan.");
    item.task = said("Skicka ut listan");
    item.owner = cast.colleague.id;
    ASSERT_TRUE(concludes(number, 1, item));
    erases(number);
    const std::string refused = " meeting.is_erased";
    EXPECT_EQ(problems(adds_point(number, "En punkt till")), refused);
    EXPECT_EQ(problems(moves(number, 1, "up")), refused);
    EXPECT_EQ(problems(takes_out(number, 0, "needs_more")), refused);
    EXPECT_EQ(problems(puts_off(number, 0, "needs_more")), refused);
    EXPECT_EQ(problems(decides(number, 0, a_decision("letter", cast.colleague.id))), refused);
    EXPECT_EQ(problems(concludes(number, 1, item)), refused);
    EXPECT_EQ(problems(answers(number, 0, secret_talk())), refused);
    EXPECT_EQ(problems(attends(number, {cast.ombud.id})), refused);
    EXPECT_EQ(problems(approves(cast.ombud, number)), refused);
    const auto open = tasks(cast.colleague);
    ASSERT_EQ(open.size(), 1U) << "that it is to be done is a code";
    EXPECT_EQ(problems(finishes(open[0], "Listan är full.")), "outcome meeting.is_erased");
    EXPECT_TRUE(finishes(open[0], "")) << "that it was done too";
}

TEST_P(WithheldMeetings, LetGoOfWhatTheyNeverTookUpWhenTheirWordsAreErased) {
    const std::string event = registers_read();
    const std::string number = plans();
    ASSERT_TRUE(adds_point(number, "Semestrar"));
    ASSERT_TRUE(turns(number, "fix"));
    today_is("2026-04-14");
    erases(number);
    EXPECT_EQ(problems(turns(number, "unfix")), " meeting.is_erased");
    EXPECT_EQ(problems(turns(number, "cancel", "Vi hann inte.")), " meeting.is_erased");
    const auto amended = db.write(cast.ombud, [&](Work& work) {
        return amend_meeting(work, number, stands(number).version,
                             a_meeting(cast.ombud.id, Date{2026, 5, 1}));
    });
    EXPECT_EQ(problems(amended), " meeting.is_erased");
    EXPECT_EQ(on_agenda(plans(Date{2026, 5, 1})), std::vector<std::string>{event});
}

TEST_P(WithheldMeetings, AreNotTheNextOnceTheirWordsAreErased) {
    registers_read();
    const std::string number = held();
    const auto next = [&] {
        return db.read(cast.ombud, [&](Work& work) {
            const auto found = next_meeting(work, cast.unit);
            return found ? found->number : std::string();
        });
    };
    EXPECT_EQ(next(), number);
    erases(number);
    EXPECT_EQ(next(), "");
    const std::string unopened = plans(Date{2026, 3, 12});
    erases(unopened);
    EXPECT_EQ(next(), "");
    EXPECT_EQ(on_agenda(unopened).size(), 0U);
}

// Nothing that stands apart is named in this folder's queries, so no page of it can be drawn of it.
TEST(MeetingQueries, NameNoTextThatIsKeptApart) {
    int own = 0;
    for (const Query* query : all_queries()) {
        if (!query->name.starts_with("meetings.")) {
            continue;
        }
        ++own;
        for (const std::string_view words : {query->sqlite, query->postgres}) {
            EXPECT_EQ(words.find("event_withheld_text"), std::string_view::npos) << query->name;
            EXPECT_EQ(words.find("event_published_text"), std::string_view::npos) << query->name;
        }
    }
    EXPECT_GT(own, 15);
}

INSTANTIATE_TEST_SUITE_P(Engines, WithheldMeetings, both_engines(), engine_name);
