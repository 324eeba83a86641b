// How letters reach their recipients, what those answer, and who is reminded.
#include "letters/reply.h"

#include <gtest/gtest.h>

#include "tests/support/letters_fixture.h"

namespace {

class LetterReplies : public Letters {
protected:
    LetterReplies() { number = sent(); }
    Result<int64_t> delivers(const std::string& recipient, const std::string& channel,
                             std::optional<Date> day) {
        LetterRecipientRecord delivered;
        delivered.id = recipient;
        delivered.recipient.channel = channel;
        delivered.recipient.delivered_on = day;
        delivered.recipient.received_number = "AF-2026/0091";
        const int64_t at = version(number);
        return db.write(cast.ombud,
                        [&](Work& work) { return note_delivery(work, number, at, delivered); });
    }
    std::string standing_of_item(std::size_t recipient, const std::string& item) {
        return db.read(cast.ombud, [&](Work& work) {
            const LetterRecord record = *find_letter(work, number);
            return standing_of(answers_to(work, record), recipients_of(work, record)[recipient],
                               item);
        });
    }
    NextStep step(std::size_t recipient) {
        return db.read(cast.ombud, [&](Work& work) {
            const LetterRecord record = *find_letter(work, number);
            return next_step_of(work, record, recipients_of(work, record)[recipient]);
        });
    }
    int64_t late() {
        return db.read(cast.ombud, [&](Work& work) {
            return list_letters(work, {.kind = "", .standing = "", .overdue = true}, 1)->total;
        });
    }
    std::string number;
};

} // namespace

TEST_P(LetterReplies, AreDeliveredToEachRecipientByItsOwnWay) {
    const auto all = recipients(number);
    EXPECT_EQ(problems(delivers(all[0].id, "pigeon", Date{2026, 3, 2})), "channel unknown_code");
    EXPECT_EQ(problems(delivers(all[0].id, "email", {})), "delivered_on required");
    EXPECT_EQ(problems(delivers(all[0].id, "email", Date{2026, 3, 3})), "delivered_on in_future");
    EXPECT_EQ(problems(delivers(all[0].id, "email", Date{2026, 3, 1})),
              "delivered_on letter.before_sent");
    EXPECT_EQ(delivers("x", "email", Date{2026, 3, 2}).error().refusal, Refusal::not_found);
    const std::string before = as_read(number);
    ASSERT_TRUE(delivers(all[0].id, "email", Date{2026, 3, 2}));
    const auto after = recipients(number);
    EXPECT_EQ(after[0].recipient.channel, "email");
    EXPECT_EQ(after[0].recipient.received_number, "AF-2026/0091");
    EXPECT_FALSE(after[1].recipient.delivered_on.has_value());
    EXPECT_EQ(as_read(number), before) << "the letter itself is as it was";
    const std::string draft = drafts();
    EXPECT_EQ(problems(db.write(cast.ombud,
                                [&](Work& work) {
                                    return note_delivery(work, draft, 1, LetterRecipientRecord{});
                                })),
              " not_from_here");
}

TEST_P(LetterReplies, AreAnsweredByEachRecipientAsAWholeOrPointByPoint) {
    const auto to = recipients(number);
    const auto questions = items(number, "question");
    const auto proposal = items(number, "proposal")[0];
    LetterAnswer one = an_answer(to[0].id);
    one.items = {"another"};
    EXPECT_EQ(problems(answers(number, one)), "items unknown_code");
    one.items = {questions[0].id};
    ASSERT_TRUE(answers(number, one));
    EXPECT_EQ(recipients(number)[0].standing, "answered_part");
    EXPECT_EQ(standing_of_item(0, questions[0].id), "answered");
    EXPECT_EQ(standing_of_item(0, questions[1].id), "unanswered");
    EXPECT_EQ(stands(number).standing, "sent");
    LetterAnswer rest = an_answer(to[0].id, "not_ours");
    rest.items = {questions[1].id, proposal.id};
    rest.forward_to = said("kommunens arbetsmarknadsenhet");
    ASSERT_TRUE(answers(number, rest));
    EXPECT_EQ(recipients(number)[0].standing, "answered") << "each point has its answer";
    EXPECT_EQ(stands(number).standing, "sent") << "the other has said nothing";
    LetterAnswer promise = an_answer(to[1].id, "promised");
    promise.promised_on = Date{2026, 9, 1};
    ASSERT_TRUE(answers(number, promise));
    EXPECT_EQ(stands(number).standing, "answered") << "a copy need not answer";
    EXPECT_EQ(standing_of_item(1, proposal.id), "promised");
    LetterAnswer kept = an_answer(to[1].id, "answered");
    ASSERT_TRUE(answers(number, kept)) << "a promise that was kept";
    EXPECT_EQ(standing_of_item(1, proposal.id), "answered");
    EXPECT_EQ(stands(number).standing, "answered");
}

TEST_P(LetterReplies, TakeNoAnswerThatPointsAtAPersonOrCameBeforeTheLetter) {
    LetterAnswer answer = an_answer(recipients(number)[0].id, "declined");
    answer.text = said("Ring 070-174 06 58 så berättar jag.");
    EXPECT_FALSE(answers(number, answer));
    answer.text = said("Vi har inte medel.");
    answer.answered_on = Date{2026, 3, 1};
    EXPECT_EQ(problems(answers(number, answer)), "answered_on letter.before_sent");
    EXPECT_EQ(recipients(number)[0].standing, "unanswered");
}

TEST_P(LetterReplies, AreNotNotedOverWhatSomebodySavedFirst) {
    const int64_t seen = version(number);
    const auto to = recipients(number);
    ASSERT_TRUE(delivers(to[0].id, "post", Date{2026, 3, 2}));
    const auto met = db.write(cast.ombud, [&](Work& work) {
        return note_letter_answer(work, number, seen, an_answer(to[0].id));
    });
    ASSERT_FALSE(met);
    EXPECT_EQ(met.error().refusal, Refusal::conflict);
}

TEST_P(LetterReplies, SayThatNoneCameWhenTheLetterIsClosed) {
    const auto to = recipients(number);
    ASSERT_TRUE(answers(number, an_answer(to[0].id)));
    EXPECT_EQ(problems(turns(cast.ombud, number, "close")), "note required");
    ASSERT_TRUE(turns(cast.ombud, number, "close", "Ingen svarar längre."));
    EXPECT_EQ(recipients(number)[0].standing, "answered");
    EXPECT_EQ(recipients(number)[1].standing, "no_answer");
    EXPECT_EQ(recipients(number)[2].standing, "unanswered") << "a copy was asked for none";
    EXPECT_EQ(standing_of_item(1, items(number, "question")[0].id), "no_answer");
    EXPECT_EQ(problems(answers(number, an_answer(to[1].id))), " not_from_here");
    ASSERT_TRUE(turns(cast.ombud, number, "reopen", "De hörde av sig."));
    EXPECT_EQ(recipients(number)[1].standing, "unanswered");
    ASSERT_TRUE(answers(number, an_answer(to[1].id)));
    EXPECT_EQ(stands(number).standing, "answered");
    ASSERT_TRUE(turns(cast.ombud, number, "close", "Klart."));
    today_is("2026-06-01");
    ASSERT_TRUE(turns(cast.ombud, number, "reopen", "Vi hade läst fel."));
    EXPECT_EQ(stands(number).standing, "answered") << "everybody had answered";
    EXPECT_EQ(late(), 0) << "so nobody is late";
}

TEST_P(LetterReplies, RemindAndTakeFurtherEachRecipientByTheLadder) {
    const auto to = recipients(number);
    EXPECT_EQ(late(), 0);
    EXPECT_EQ(step(0), NextStep::wait);
    EXPECT_EQ(problems(turns(cast.ombud, number, "remind")), "recipient required");
    EXPECT_EQ(problems(turns(cast.ombud, number, "remind", "", to[2].id)), "recipient unknown_code")
        << "a copy is not reminded";
    ASSERT_TRUE(answers(number, an_answer(to[1].id)));
    today_is("2026-04-16");
    EXPECT_EQ(late(), 1);
    EXPECT_EQ(step(0), NextStep::remind);
    EXPECT_EQ(step(1), NextStep::wait) << "has answered";
    EXPECT_EQ(problems(turns(cast.ombud, number, "remind", "", to[1].id)),
              "recipient unknown_code");
    ASSERT_TRUE(turns(cast.ombud, number, "remind", "", to[0].id));
    EXPECT_EQ(step(0), NextStep::wait);
    today_is("2026-05-04");
    EXPECT_EQ(step(0), NextStep::remind);
    ASSERT_TRUE(turns(cast.ombud, number, "remind", "Ringde registratorn.", to[0].id));
    today_is("2026-05-20");
    EXPECT_EQ(step(0), NextStep::escalate_to_manager);
    ASSERT_TRUE(turns(cast.ombud, number, "escalate", "", to[0].id));
    today_is("2026-06-08");
    EXPECT_EQ(step(0), NextStep::escalate_to_group);
    ASSERT_TRUE(turns(cast.ombud, number, "escalate", "", to[0].id));
    const auto told =
        db.read(cast.ombud, [&](Work& work) { return turns_of(work, *find_letter(work, number)); });
    EXPECT_EQ(told.back().turn.taken_to, "steering_group");
    EXPECT_EQ(told[told.size() - 2].turn.taken_to, "manager");
}

INSTANTIATE_TEST_SUITE_P(Engines, LetterReplies, both_engines(), engine_name);
