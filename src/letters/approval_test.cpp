// Approval by every unit that signs, and sending.
#include "letters/approval.h"

#include <gtest/gtest.h>

#include "tests/support/letters_fixture.h"

namespace {

class LetterApprovals : public Letters {};

} // namespace

// --- approval ------------------------------------------------------------------------------------

TEST_P(LetterApprovals, AreGivenForApprovalWhenTheyAreWholeAndAnotherPersonHasReadThem) {
    const std::string number = drafts();
    EXPECT_EQ(problems(submits(number)), " letter.no_recipient");
    ASSERT_TRUE(addresses(number, "socialtjanst", "copy"));
    EXPECT_EQ(problems(submits(number)), " letter.no_recipient") << "a copy answers nothing";
    ASSERT_TRUE(addresses(number, "forsakringskassan"));
    EXPECT_EQ(problems(addresses(number, "forsakringskassan")), "body taken");
    EXPECT_EQ(problems(submits(number)), " letter.no_signatory");
    ASSERT_TRUE(signs(number, "Ask Granlund", "", "Personligt ombud Väst"));
    EXPECT_EQ(problems(submits(number)), " letter.no_signatory") << "the own unit signs too";
    ASSERT_TRUE(signs(number, "Ek Lindfors", cast.unit));
    EXPECT_EQ(problems(submits(number)), " needs_second_reader");
    EXPECT_EQ(confirms(cast.ombud, number).error().refusal, Refusal::forbidden) << "the writer";
    ASSERT_TRUE(confirms(cast.colleague, number));
    ASSERT_TRUE(writes(number, "question", "Varför?"));
    EXPECT_EQ(problems(submits(number)), " needs_second_reader") << "another text was read";
    ASSERT_TRUE(confirms(cast.colleague, number));
    ASSERT_TRUE(submits(number));
    EXPECT_EQ(stands(number).standing, "approval");
}

TEST_P(LetterApprovals, AskForWhatTheirKindNeeds) {
    const auto asks = [&](const Letter& letter) {
        const std::string number = drafts(letter);
        EXPECT_TRUE(addresses(number, "forsakringskassan"));
        EXPECT_TRUE(signs(number, "Ask Granlund", cast.unit));
        return problems(submits(number));
    };
    Letter letter = a_letter();
    letter.due_on.reset();
    EXPECT_EQ(asks(letter), " letter.no_due");
    letter.kind = "views";
    EXPECT_EQ(asks(letter), " needs_second_reader") << "views ask for no answer";
    letter = a_letter();
    letter.reply_email.clear();
    EXPECT_EQ(asks(letter), " letter.no_reply_address");
    letter = a_letter();
    letter.background = FreeText();
    EXPECT_EQ(asks(letter), " letter.no_text");
    letter = a_letter("referral_reply");
    letter.summary = said("Vi tillstyrker.");
    EXPECT_EQ(asks(letter), " letter.no_referral");
    letter.referral_number = "S2026/00417";
    letter.referral_due_on = Date{2026, 5, 29};
    EXPECT_EQ(asks(letter), " needs_second_reader");
    letter = a_letter();
    const std::string number = a_whole_draft(letter);
    ASSERT_TRUE(confirms(cast.colleague, number));
    today_is("2026-04-16");
    EXPECT_EQ(problems(submits(number)), " letter.due_passed");
}

TEST_P(LetterApprovals, AreApprovedByEachSigningUnitWordByWord) {
    const Other other = another_unit();
    const std::string number = a_whole_draft();
    ASSERT_TRUE(signs(number, "Ek Lindfors", other.unit));
    ASSERT_TRUE(signs(number, "Lönn Berglund", "", "Personligt ombud Väst"));
    const auto sees = [&](const Actor& actor) {
        return db.read(actor, [&](Work& work) { return find_letter(work, number); }).has_value();
    };
    EXPECT_FALSE(sees(other.manager)) << "a draft that nobody has read";
    submitted(number);
    EXPECT_TRUE(sees(other.ombud));
    EXPECT_EQ(approves(cast.ombud, number).error().refusal, Refusal::forbidden);
    EXPECT_EQ(approves(other.ombud, number).error().refusal, Refusal::forbidden);
    ASSERT_TRUE(approves(cast.manager, number));
    EXPECT_EQ(stands(number).standing, "approval");
    EXPECT_EQ(problems(approves(cast.event_officer, number)), " letter.approved_already");
    ASSERT_TRUE(approves(other.manager, number));
    LetterApproval outside;
    outside.unit_name = "Personligt ombud Öst";
    const auto notes = [&] {
        const int64_t at = version(number);
        return problems(db.write(cast.manager, [&](Work& work) {
            return note_outside_approval(work, number, at, outside);
        }));
    };
    EXPECT_EQ(notes(), "unit_name unknown_code");
    outside.unit_name = "Personligt ombud Väst";
    EXPECT_EQ(notes(), "approver_name required");
    outside.approver_name = "Rönn Ekdahl";
    EXPECT_EQ(notes(), "how required");
    outside.how = "email";
    outside.approved_on = Date{2026, 3, 3};
    EXPECT_EQ(notes(), "approved_on in_future");
    outside.approved_on = Date{2026, 3, 2};
    EXPECT_EQ(notes(), "");
    EXPECT_EQ(stands(number).standing, "approved");
}

TEST_P(LetterApprovals, LoseTheirApprovalsVisiblyWhenTheTextIsChanged) {
    const std::string number = approved();
    EXPECT_EQ(stands(number).standing, "approved");
    const std::string before = digest(number);
    ASSERT_TRUE(anchors(number, "team"));
    EXPECT_EQ(stands(number).standing, "approved") << "where it was settled is no part of the text";
    ASSERT_TRUE(writes(number, "question", "En ny fråga?"));
    EXPECT_EQ(stands(number).standing, "draft");
    EXPECT_NE(digest(number), before);
    const auto approvals = db.read(
        cast.ombud, [&](Work& work) { return approvals_of(work, *find_letter(work, number)); });
    ASSERT_EQ(approvals.size(), 1U);
    EXPECT_EQ(approvals[0].approval.withdrawn_on, (Date{2026, 3, 2}));
    EXPECT_EQ(problems(sends(cast.manager, number)), " not_from_here");
    submitted(number);
    EXPECT_EQ(stands(number).standing, "approval") << "all approve anew";
    ASSERT_TRUE(approves(cast.manager, number));
    EXPECT_EQ(stands(number).standing, "approved");
}

TEST_P(LetterApprovals, AreNotApprovedInAnotherWordingThanTheOneThatWasRead) {
    const std::string number = submitted(a_whole_draft());
    const int64_t at = version(number);
    const auto approves_words = [&](const std::string& words, int64_t seen) {
        return db.write(cast.manager,
                        [&](Work& work) { return approve_letter(work, number, seen, words); });
    };
    EXPECT_EQ(problems(approves_words("another", at)), " letter.text_changed");
    EXPECT_EQ(problems(approves_words(digest(number), at - 1)), " letter.text_changed");
    EXPECT_TRUE(approves_words(digest(number), at));
    const Other other = another_unit();
    EXPECT_EQ(approves(other.manager, number).error().refusal, Refusal::not_found)
        << "a unit that does not sign does not find it";
}

TEST_P(LetterApprovals, AreSentBackByASigningUnitWithAReason) {
    const Other other = another_unit();
    const std::string number = a_whole_draft();
    ASSERT_TRUE(signs(number, "Ek Lindfors", other.unit));
    submitted(number);
    ASSERT_TRUE(approves(cast.manager, number));
    const auto returns = [&](const std::string& why) {
        const int64_t at = version(number);
        return db.write(other.manager,
                        [&](Work& work) { return return_letter(work, number, at, said(why)); });
    };
    EXPECT_EQ(problems(returns("")), "note required");
    ASSERT_TRUE(returns("Tredje frågan stämmer inte hos oss."));
    EXPECT_EQ(stands(number).standing, "draft");
    EXPECT_EQ(problems(submits(number)), "") << "the text was read and stands as it was";
    const auto units = db.read(
        cast.ombud, [&](Work& work) { return signing_units(work, *find_letter(work, number)); });
    for (const SigningUnit& unit : units) {
        EXPECT_FALSE(unit.approval.has_value()) << unit.name;
    }
}

// --- sending -------------------------------------------------------------------------------------

TEST_P(LetterApprovals, AreSentWhenTheyAreAnchoredOrForAReasonThatIsKept) {
    const std::string number = approved();
    EXPECT_EQ(problems(sends(cast.manager, number)), "note letter.not_anchored");
    ASSERT_TRUE(anchors(number, "team"));
    EXPECT_EQ(problems(sends(cast.manager, number)), "note letter.not_anchored")
        << "the steering group has not been asked";
    EXPECT_EQ(sends(cast.ombud, number, "Brådskar.").error().refusal, Refusal::forbidden);
    ASSERT_TRUE(sends(cast.manager, number, "Gruppen möts först i maj."));
    EXPECT_EQ(stands(number).sent_on, (Date{2026, 3, 2}));
    const auto told =
        db.read(cast.ombud, [&](Work& work) { return turns_of(work, *find_letter(work, number)); });
    EXPECT_EQ(told.back().turn.note.text(), "Gruppen möts först i maj.");
    const std::string second = approved();
    ASSERT_TRUE(anchors(second, "team"));
    ASSERT_TRUE(anchors(second, "steering_group"));
    EXPECT_TRUE(sends(cast.manager, second)) << "anchored, it needs no reason";
}

TEST_P(LetterApprovals, StayAsTheyWereSent) {
    const std::string number = sent();
    const std::string before = as_read(number);
    EXPECT_EQ(stands(number).sent_digest, digest(number)) << "what was approved is what was sent";
    today_is("2026-03-10");
    ASSERT_TRUE(db.write(the_cli(), [&](Work& work) -> Result<int64_t> {
        UnitRecord unit = *unit_by_id(work, cast.unit);
        unit.unit.name = "Ett helt annat namn";
        return amend_unit(work, unit.id, unit.version, unit.unit);
    }));
    today_is("2026-03-20");
    EXPECT_TRUE(as_read(number) == before);
}

TEST_P(LetterApprovals, AreFoundBySteeringGroupOnceSentAndByOthersNotAtAll) {
    const std::string draft = a_whole_draft();
    const std::string number = sent();
    const auto finds = [&](const Actor& actor, const std::string& which) {
        return db.read(actor, [&](Work& work) { return find_letter(work, which); }).has_value();
    };
    const auto lists = [&](const Actor& actor) {
        const auto found = db.read(actor, [&](Work& work) { return list_letters(work, {}, 1); });
        return found ? found->total : -1;
    };
    const Actor group = steering_member();
    EXPECT_TRUE(finds(group, number));
    EXPECT_FALSE(finds(group, draft));
    EXPECT_EQ(lists(group), 1);
    EXPECT_EQ(lists(cast.ombud), 2);
    for (const std::string_view role : all_roles()) {
        const bool staff = role == "ombud" || role == "event_officer" || role == "unit_manager" ||
                           role == "steering_member";
        const Actor actor = a_signed_in(db, role, "unit:" + cast.unit);
        EXPECT_EQ(finds(actor, number), staff) << role;
        EXPECT_EQ(lists(actor) >= 0, staff) << role;
    }
    const Other other = another_unit();
    EXPECT_FALSE(finds(other.ombud, number));
    EXPECT_EQ(lists(other.ombud), 0);
    ASSERT_TRUE(turns(cast.manager, number, "withdraw", "Ett fel i sak."));
    EXPECT_FALSE(finds(group, number)) << "taken back";
}

INSTANTIATE_TEST_SUITE_P(Engines, LetterApprovals, both_engines(), engine_name);
