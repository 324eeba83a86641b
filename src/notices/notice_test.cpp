// Who is told that something waits, what the mail holds, and what becomes of it when nobody takes
// it.
#include "notices/notice.h"

#include <set>

#include <gtest/gtest.h>

#include "accounts/account.h"
#include "tests/support/a_meeting.h"
#include "tests/support/an_action.h"
#include "tests/support/letters_fixture.h"
#include "tests/support/mail_server.h"

namespace {

/// Runs all that waits, with mail handed to a real server.
void work_off(TestDatabase& db, const std::string& url) {
    JobRunner(db.database(),
              {notice_job(), reminder_job(),
               mail_job({url, "spejare@kommunen.example"}, "https://spejare.example")})
        .run_waiting();
}

std::string address_in(TestDatabase& db, const Actor& actor) {
    return db.read(actor, [&](Work& work) { return account_by_id(work, actor.id); })->account.email;
}

std::set<std::string> mailed_to(const LocalMailServer& server) {
    std::set<std::string> addresses;
    for (const ReceivedMail& mail : server.received()) {
        EXPECT_TRUE(addresses.insert(mail.to).second) << mail.to << " was told twice";
    }
    return addresses;
}

class LetterNotices : public Letters {};

class MeetingNotices : public MeetingStage {};

class Notices : public ActionStage {
protected:
    void work_off(const std::string& url) { ::work_off(db, url); }
    std::string address_of(const Actor& actor) { return address_in(db, actor); }
    void reminds_on(const std::string& instant) {
        db.set_clock(*parse_instant(instant));
        must_do(Actor{.id = "system"}, [](Work& work) -> Result<void> {
            start_reminders(work);
            return {};
        });
    }
    void chooses(const Actor& actor, Mails choice) {
        must_do(actor, [&](Work& work) { return choose_mails(work, choice); });
    }
};

} // namespace

TEST_P(Notices, OfAnAnswerGoToThoseWhoSawItAndHoldNothing) {
    const LocalMailServer server;
    const std::string fault = opens("Långa väntetider");
    const std::string seen = registers(cast.colleague);
    ASSERT_TRUE(groups(cast.ombud, fault, seen));
    const std::string token = hands_over(fault);
    work_off(server.url());
    EXPECT_TRUE(server.received().empty()) << "that it was sent is news to nobody";
    replies(token, "no_action");
    work_off(server.url());
    EXPECT_EQ(mailed_to(server), (std::set{address_of(cast.ombud), address_of(cast.colleague)}));
    for (const ReceivedMail& mail : server.received()) {
        EXPECT_EQ(mail.subject, "Nytt i Spejare: en motpart har svarat");
        EXPECT_NE(mail.text.find("https://spejare.example\n"), std::string::npos);
        for (const std::string& held :
             {fault, seen, std::string("väntetider"), std::string("samordnare"),
              std::string("Försäkringskassan"), std::string("-O-")}) {
            EXPECT_EQ(mail.text.find(held), std::string::npos) << held;
            EXPECT_EQ(mail.subject.find(held), std::string::npos) << held;
        }
    }
}

TEST_P(Notices, AreNotSentToWhoeverSaidNoOrNotedItOrLeft) {
    const LocalMailServer server;
    const std::string fault = opens("Långa väntetider");
    const std::string seen = registers(cast.colleague);
    ASSERT_TRUE(groups(cast.ombud, fault, seen));
    ASSERT_TRUE(groups(cast.ombud, fault, registers(cast.event_officer)));
    const std::string token = hands_over(fault);
    chooses(cast.colleague, Mails::unwanted);
    must_do(cast.administrator, [&](Work& work) -> Result<void> {
        AccountRecord record = *account_by_id(work, cast.event_officer.id);
        record.account.disabled = true;
        TRY(amend_account(work, record.id, record.version, record.account));
        return {};
    });
    replies(token, "no_action");
    work_off(server.url());
    EXPECT_EQ(mailed_to(server), std::set{address_of(cast.ombud)});
    chooses(cast.colleague, Mails::wanted);
    EXPECT_EQ(
        db.read(cast.colleague, [&](Work& work) { return mails_of(work, cast.colleague.id); }),
        Mails::wanted);
}

TEST_P(Notices, WaitForAServerThatDoesNotAnswer) {
    std::string gone;
    {
        gone = LocalMailServer().url();
    }
    answered(opens("Långa väntetider"), "no_action");
    work_off(gone);
    const auto waiting = [&] {
        return db.read(cast.administrator, [](Work& work) { return job_counts(work).waiting; });
    };
    EXPECT_EQ(waiting(), 1);
    const LocalMailServer server;
    db.set_clock(db.now().plus_seconds(60));
    work_off(server.url());
    EXPECT_EQ(waiting(), 0);
    EXPECT_EQ(mailed_to(server), std::set{address_of(cast.ombud)});
}

TEST_P(Notices, RemindOfTheDayOnceAndNeverBeforeSeven) {
    const LocalMailServer server;
    const std::string fault = opens("Långa väntetider");
    Action mine = by_person(cast.colleague.id);
    mine.due_on = Date{2026, 3, 30};
    adds(fault, mine);
    adds(fault, mine);
    hands_over(fault); // an answer is asked for by the thirtieth of March
    reminds_on("2026-03-30T04:30:00.000Z");
    work_off(server.url());
    EXPECT_TRUE(server.received().empty()) << "half past six";
    reminds_on("2026-03-30T05:30:00.000Z");
    reminds_on("2026-03-30T09:30:00.000Z");
    work_off(server.url());
    ASSERT_EQ(mailed_to(server), std::set{address_of(cast.colleague)});
    EXPECT_EQ(server.received().front().subject, "Spejare: 2 saker att göra i dag");
    reminds_on("2026-03-31T09:30:00.000Z");
    work_off(server.url());
    ASSERT_EQ(mailed_to(server), (std::set{address_of(cast.colleague), address_of(cast.ombud)}))
        << "the answer is late";
    reminds_on("2026-04-01T09:30:00.000Z");
    work_off(server.url());
    EXPECT_EQ(server.received().size(), 2U) << "and nobody is told again and again";
}

TEST_P(Notices, RemindOnceOfTheDaysThatTheProgramWasOff) {
    const LocalMailServer server;
    const std::string fault = opens("Långa väntetider");
    Action mine = by_person(cast.colleague.id);
    for (const Date day : {Date{2026, 3, 28}, Date{2026, 3, 30}, Date{2026, 4, 1}}) {
        mine.due_on = day;
        adds(fault, mine);
    }
    hands_over(fault); // an answer is asked for by the thirtieth of March
    reminds_on("2026-03-28T09:30:00.000Z");
    work_off(server.url());
    EXPECT_EQ(mailed_to(server), std::set{address_of(cast.colleague)});
    reminds_on("2026-04-01T09:30:00.000Z");
    reminds_on("2026-04-01T15:30:00.000Z");
    work_off(server.url());
    ASSERT_EQ(server.received().size(), 3U);
    std::set<std::string> told;
    for (std::size_t i = 1; i < 3; ++i) {
        told.insert(server.received()[i].to + " " + server.received()[i].subject);
    }
    EXPECT_EQ(told, (std::set{address_of(cast.colleague) + " Spejare: 2 saker att göra i dag",
                              address_of(cast.ombud) + " Spejare: 1 sak att göra i dag"}))
        << "what was told on the twenty-eighth is not told again";
    reminds_on("2026-04-02T09:30:00.000Z");
    work_off(server.url());
    EXPECT_EQ(server.received().size(), 3U) << "nor is what was made up for";
}

TEST_P(Notices, RemindOfNothingBeforeTheFirstDayOfTheirs) {
    const LocalMailServer server;
    const std::string fault = opens("Långa väntetider");
    Action mine = by_person(cast.colleague.id);
    mine.due_on = Date{2026, 3, 28};
    adds(fault, mine);
    reminds_on("2026-03-30T09:30:00.000Z");
    work_off(server.url());
    EXPECT_TRUE(server.received().empty()) << "mail was set up today";
}

TEST_P(LetterNotices, OfAnAnswerGoToThoseWhoSawItToo) {
    const LocalMailServer server;
    const std::string fault = opens("Långa väntetider");
    ASSERT_TRUE(groups(cast.ombud, fault, registers(cast.event_officer)));
    const std::string letter = a_whole_draft();
    ASSERT_TRUE(tells(letter, fault));
    submitted(letter);
    ASSERT_TRUE(approves(cast.manager, letter));
    ASSERT_TRUE(sends(cast.manager, letter, "Brådskar."));
    work_off(db, server.url());
    EXPECT_TRUE(server.received().empty()) << "that it was sent is news to nobody";
    ASSERT_TRUE(answers(letter, an_answer(recipients(letter).front().id)));
    work_off(db, server.url());
    EXPECT_EQ(mailed_to(server), std::set{address_in(db, cast.event_officer)})
        << "the ombud noted it, and knows";
}

TEST_P(MeetingNotices, RemindOfADecisionOnceThoughTheMinutesTellOfItToo) {
    const LocalMailServer server;
    registers_read();
    const std::string number = held();
    Decision decision = a_decision("manager_oral", cast.colleague.id);
    decision.due_on = Date{2026, 3, 24};
    ASSERT_TRUE(decides(number, 0, decision));
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return note_attendance(work, number, find_meeting(work, number)->version,
                               {cast.ombud.id, cast.colleague.id});
    }));
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return approve_minutes(work, number, find_meeting(work, number)->version);
    }));
    db.set_clock(*parse_instant("2026-03-24T09:30:00.000Z"));
    ASSERT_TRUE(db.write(Actor{.id = "system"}, [](Work& work) -> Result<void> {
        start_reminders(work);
        return {};
    }));
    work_off(db, server.url());
    ASSERT_EQ(mailed_to(server), std::set{address_in(db, cast.colleague)});
    EXPECT_EQ(server.received().front().subject, "Spejare: 1 sak att göra i dag");
}

INSTANTIATE_TEST_SUITE_P(Engines, LetterNotices, both_engines(), engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, MeetingNotices, both_engines(), engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, Notices, both_engines(), engine_name);
