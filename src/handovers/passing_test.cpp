// An answer "not ours, it belongs to …": a proposal that an ombud makes a new handover of; on both
// engines.
#include "handovers/passing.h"

#include <gtest/gtest.h>

#include "events/reclassification.h"
#include "tests/support/handovers_fixture.h"

namespace {

class PassedHandovers : public Handovers {
protected:
    /// Answered by its link: the item at `place` belongs to somebody else. Answers the answer's id.
    std::string says_not_theirs(const std::string& number, std::size_t place) {
        Answer answer = an_answer({ids(number).at(place)}, "not_ours");
        answer.text = said("Det sköter regionen.");
        answer.forward_to = said("Region Kronoberg");
        EXPECT_TRUE(answers(link(number), answer));
        return last_answer(number);
    }
    std::string last_answer(const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) {
            return answers_to(work, *find_handover(work, number)).back().id;
        });
    }
    Result<Passing> offered(const std::string& answer) {
        return db.read(cast.ombud, [&](Work& work) { return passing_of(work, answer); });
    }
    Result<std::string> passes(const std::string& answer, const std::string& body) {
        return db.write(cast.ombud, [&](Work& work) -> Result<std::string> {
            Handover given = TRY(passing_of(work, answer)).start;
            given.body = body;
            return pass_on(work, answer, given);
        });
    }
    std::optional<std::string> taken_up_in(const std::string& answer) {
        return db.read(cast.ombud,
                       [&](Work& work) { return passed_on_in(work, cast.unit, answer); });
    }
};

} // namespace

TEST_P(PassedHandovers, BeginWithTheSameWordsAboutWhatTheAnswerIsAbout) {
    const std::string number = sent();
    const std::string answer = says_not_theirs(number, 1);
    const auto passing = offered(answer);
    ASSERT_TRUE(passing);
    EXPECT_EQ(passing->handover, number);
    EXPECT_EQ(passing->to, "Region Kronoberg");
    EXPECT_EQ(passing->start.title.text(), "Väntan på besked");
    EXPECT_EQ(passing->start.request.text(), "Hur ska väntan kortas?");
    EXPECT_TRUE(passing->start.body.empty()) << "a proposal chooses no body";
    EXPECT_FALSE(passing->start.due_on);
    EXPECT_EQ(problems(passes(answer, "")), "body unknown_code");
    const auto made = passes(answer, "arbetsformedlingen");
    ASSERT_TRUE(made) << problems(made);
    const HandoverRecord record = stands(*made);
    EXPECT_EQ(record.standing, "draft") << "it is read, and sent, as any other";
    EXPECT_EQ(record.handover.body, "arbetsformedlingen");
    EXPECT_EQ(record.handover.title.text(), "Väntan på besked");
    const auto told = items(*made);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].item.subject, event);
    EXPECT_EQ(told[0].item.shown, std::vector<std::string>{"description"});
    EXPECT_EQ(told[0].standing, "unanswered");
    EXPECT_EQ(items(number)[1].standing, "not_ours") << "what was answered stays";
}

TEST_P(PassedHandovers, AreMadeOnceOfAnAnswerUnlessTheyAreTakenBack) {
    const std::string number = sent();
    const std::string answer = says_not_theirs(number, 0);
    const std::string made = passes(answer, "arbetsformedlingen").value();
    EXPECT_EQ(taken_up_in(answer), made);
    const auto from =
        db.read(cast.ombud, [&](Work& work) { return passed_on_from(work, stands(made)); });
    EXPECT_EQ(from, number);
    EXPECT_EQ(problems(passes(answer, "arbetsformedlingen")), " handover.passed_on");
    ASSERT_TRUE(turns(made, "withdraw", "Fel mottagare."));
    EXPECT_EQ(taken_up_in(answer), std::nullopt);
    EXPECT_TRUE(passes(answer, "arbetsformedlingen"));
}

TEST_P(PassedHandovers, AreNotOfferedOfOtherAnswersNorOfOnesThatHoldNoMore) {
    const std::string number = sent();
    ASSERT_TRUE(answers(link(number), an_answer({ids(number)[0]}, "no_action")));
    EXPECT_FALSE(offered(last_answer(number)));
    EXPECT_FALSE(offered("nothing"));
    const std::string answer = says_not_theirs(number, 1);
    ASSERT_TRUE(offered(answer));
    const Actor reader = a_signed_in(db, "steering_member", "unit:" + cast.unit);
    EXPECT_FALSE(db.read(reader, [&](Work& work) { return passing_of(work, answer); }));
    ASSERT_TRUE(answers(link(number), an_answer({ids(number)[1]}, "no_action")));
    EXPECT_FALSE(offered(answer)) << "they thought better of it";
    EXPECT_FALSE(passes(answer, "arbetsformedlingen"));
}

TEST_P(PassedHandovers, AreNotOfferedOfAnEventThatIsWithdrawn) {
    const std::string number = sent();
    const std::string answer = says_not_theirs(number, 1);
    withdraws(event);
    EXPECT_FALSE(offered(answer));
}

TEST_P(PassedHandovers, AreNotOfferedWhereSomethingIsWithheld) {
    const std::string number = sent();
    const std::string of_event = says_not_theirs(number, 1);
    const std::string of_fault = says_not_theirs(number, 0);
    ASSERT_TRUE(db.write(cast.event_officer, [&](Work& work) {
        Reclassification move;
        move.level = "handlaggare";
        move.reason = said("Det gällde en enskild handläggare.");
        return reclassify_event(work, event, find_event(work, event)->version, move);
    }));
    EXPECT_FALSE(offered(of_event));
    EXPECT_FALSE(offered(of_fault)) << "its words are fixed ones now";
}

INSTANTIATE_TEST_SUITE_P(Engines, PassedHandovers, both_engines(), engine_name);
