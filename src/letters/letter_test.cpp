// Rules and verbs of letters: what they are made of, who approves them, and how they move.
#include "letters/letter.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "letters/letter_template.h"
#include "tests/support/letters_fixture.h"

// --- rules ---------------------------------------------------------------------------------------

TEST(LetterRules, NameEachMoveOnceAndLeadOnlyToKnownStates) {
    const std::set<std::string_view> states = {"draft",    "approval", "approved", "sent",
                                               "answered", "closed",   "withdrawn"};
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const StateMove& move : letter_moves()) {
        EXPECT_TRUE(states.contains(move.from)) << move.from;
        EXPECT_TRUE(states.contains(move.to)) << move.to;
        EXPECT_NE(move.from, "withdrawn") << "it stays withdrawn";
        EXPECT_TRUE(seen.insert({move.from, move.deed}).second) << move.from << move.deed;
    }
}

TEST(LetterRules, GiveEachPartOfEachKindAHeadingAndAHint) {
    for (const Language language : {Language::swedish, Language::english}) {
        const Texts t(language);
        for (const LetterTemplate& shape : letter_templates) {
            const std::string kind(shape.kind);
            EXPECT_TRUE(t.has("letter.kind." + kind));
            for (const std::string_view part : shape.parts) {
                EXPECT_TRUE(t.has("letter_part." + std::string(part))) << part;
                EXPECT_TRUE(t.has("letter_template." + kind + "." + std::string(part)))
                    << kind << part;
            }
        }
    }
}

TEST(LetterRules, AskOfEachAnswerWhatBelongsToIt) {
    const Date today{2026, 3, 2};
    LetterAnswer answer;
    answer.answered_on = today;
    const auto missing = [&] { return problems(answer_holds(answer, today)); };
    EXPECT_EQ(missing(), "kind required");
    answer.kind = "no_answer";
    EXPECT_EQ(missing(), "kind unknown_code") << "that none came is told by closing";
    answer.kind = "answered";
    EXPECT_EQ(missing(), "text required");
    answer.kind = "declined";
    EXPECT_EQ(missing(), "text required") << "with a reason";
    answer.kind = "not_ours";
    EXPECT_EQ(missing(), "forward_to required");
    answer.kind = "promised";
    EXPECT_EQ(missing(), "promised_on required");
    answer.promised_on = Date{2026, 3, 1};
    EXPECT_EQ(missing(), "promised_on letter.promise_passed");
    answer.promised_on = Date{2026, 5, 1};
    EXPECT_EQ(missing(), "");
    answer.kind = "declined";
    EXPECT_EQ(missing(), "promised_on letter.no_promise");
    answer.answered_on = Date{2026, 3, 3};
    EXPECT_EQ(missing(), "answered_on in_future");
}

// --- states --------------------------------------------------------------------------------------

TEST_P(Letters, AreMovedAsIsWrittenHereAndByNothingElse) {
    // From, deed, to. Written out, so that a row that slips into the program's table is seen.
    const std::map<std::string, std::string> of_writers = {{"draft amend", "draft"},
                                                           {"draft anchor", "draft"},
                                                           {"draft submit", "approval"},
                                                           {"draft withdraw", "withdrawn"},
                                                           {"approval amend", "draft"},
                                                           {"approval anchor", "approval"},
                                                           {"approval withdraw", "withdrawn"},
                                                           {"approved amend", "draft"},
                                                           {"approved anchor", "approved"},
                                                           {"approved withdraw", "withdrawn"},
                                                           {"sent deliver", "sent"},
                                                           {"sent remind", "sent"},
                                                           {"sent escalate", "sent"},
                                                           {"sent answer_part", "sent"},
                                                           {"sent answer", "answered"},
                                                           {"sent close", "closed"},
                                                           {"answered deliver", "answered"},
                                                           {"answered answer", "answered"},
                                                           {"answered close", "closed"},
                                                           {"closed reopen", "sent"},
                                                           {"closed reopen_answered", "answered"}};
    const std::map<std::string, std::string> of_steerers = {{"approval approve", "approval"},
                                                            {"approval approve_last", "approved"},
                                                            {"approval return", "draft"},
                                                            {"approved send", "sent"},
                                                            {"sent withdraw", "withdrawn"}};
    std::vector<Actor> actors = {Actor{}};
    for (const std::string_view role : all_roles()) {
        actors.push_back(
            {.id = "somebody", .seats = {{std::string(role), "unit:x"}}, .place = "unit:x"});
    }
    const std::set<std::string> writers = {"ombud", "event_officer", "unit_manager"};
    const std::set<std::string> steerers = {"event_officer", "unit_manager"};
    for (const Actor& actor : actors) {
        const std::string role = actor.signed_in() ? actor.seats[0].role : "";
        db.database().read(actor, [&](Work& work) {
            for (const std::string from : {"draft", "approval", "approved", "sent", "answered",
                                           "closed", "withdrawn", "gone"}) {
                for (const std::string deed :
                     {"amend", "anchor", "submit", "approve", "approve_last", "return", "send",
                      "deliver", "remind", "escalate", "answer_part", "answer", "close", "withdraw",
                      "reopen", "reopen_answered", "delete", ""}) {
                    const std::string move = from + " " + deed;
                    const bool may = (of_writers.contains(move) && writers.contains(role)) ||
                                     (of_steerers.contains(move) && steerers.contains(role));
                    const auto to = after_deed(work, letter_moves(), from, deed);
                    EXPECT_EQ(to.has_value(), may) << role << ": " << move;
                    if (to) {
                        EXPECT_EQ(*to, of_writers.contains(move) ? of_writers.at(move)
                                                                 : of_steerers.at(move));
                    }
                }
            }
        });
    }
}

TEST_P(Letters, AreNotMovedByAForbiddenDeed) {
    const std::string number = sent();
    for (const char* deed : {"send", "submit", "approve", "anchor", "amend", "answer", "deliver",
                             "return", "reopen", "delete", ""}) {
        EXPECT_EQ(problems(turns(cast.manager, number, deed, "Ett skäl.")), " not_from_here")
            << deed;
    }
    const int64_t at = version(number);
    EXPECT_EQ(
        problems(db.write(cast.ombud,
                          [&](Work& work) { return amend_letter(work, number, at, a_letter()); })),
        " not_from_here");
    EXPECT_EQ(problems(tells(number, opens("Väntan"))), " not_from_here");
    EXPECT_EQ(problems(writes(number, "question", "Varför?")), " not_from_here");
    EXPECT_EQ(problems(signs(number, "Ask Granlund", cast.unit)), " not_from_here");
    EXPECT_EQ(problems(anchors(number, "team")), " not_from_here");
    EXPECT_EQ(problems(sends(cast.manager, number)), " not_from_here");
    EXPECT_EQ(turns(cast.ombud, number, "withdraw", "Fel.").error().refusal, Refusal::forbidden)
        << "what was sent is taken back by whoever sends";
    ASSERT_TRUE(turns(cast.ombud, number, "close", "Ingen svarar."));
    for (const char* deed : {"remind", "escalate", "close", "withdraw"}) {
        EXPECT_EQ(problems(turns(cast.manager, number, deed, "Ett skäl.")), " not_from_here")
            << deed;
    }
}

// --- what a letter is made of --------------------------------------------------------------------

TEST_P(Letters, AreNumberedWithinTheUnitAndKeepOnlyWhatTheirKindHasAPlaceFor) {
    EXPECT_EQ(drafts(), "PROV-S-0001");
    Letter views = a_letter("views");
    views.consequence = said("Detta ryms inte.");
    views.referral_number = "R 1";
    const std::string number = drafts(views);
    EXPECT_EQ(number, "PROV-S-0002");
    EXPECT_TRUE(stands(number).letter.consequence.empty());
    EXPECT_EQ(stands(number).letter.referral_number, "");
    EXPECT_EQ(problems(writes(number, "question", "Varför?")), "text letter.no_such_part");
    const auto refused = [&](const Letter& letter) {
        return problems(
            db.write(cast.ombud, [&](Work& work) { return draft_letter(work, letter); }));
    };
    Letter wrong = a_letter("poem");
    EXPECT_EQ(refused(wrong), "kind unknown_code");
    wrong = a_letter();
    wrong.due_on = Date{2026, 3, 1};
    EXPECT_EQ(refused(wrong), "due_on letter.due_passed");
    wrong = a_letter();
    wrong.reply_email = "ingen adress";
    EXPECT_EQ(refused(wrong), "reply_email letter.not_an_email");
    wrong = a_letter();
    wrong.own_heading = said("Rubrik");
    EXPECT_EQ(refused(wrong), "own_text letter.heading_alone");
}

TEST_P(Letters, NumberQuestionsAndProposalsByTheirOrder) {
    const std::string number = drafts();
    ASSERT_TRUE(writes(number, "question", "Första?\n\n\nAndra\när lång?\r\n\r\nTredje?\n"));
    const auto before = items(number, "question");
    ASSERT_EQ(before.size(), 3U);
    EXPECT_EQ(before[1].item.text.text(), "Andra\när lång?");
    EXPECT_EQ(before[2].item.position, 3);
    ASSERT_TRUE(writes(number, "question", "Första?\n\nAnnan?"));
    const auto after = items(number, "question");
    ASSERT_EQ(after.size(), 2U);
    EXPECT_EQ(after[0].version, before[0].version) << "what is as it was keeps its row";
    EXPECT_EQ(after[1].item.text.text(), "Annan?");
    EXPECT_NE(as_read(number).find("Annan?"), std::string::npos);
    EXPECT_EQ(as_read(number).find("Tredje?"), std::string::npos);
    std::string many;
    for (std::size_t at = 0; at <= letter_items_max; ++at) {
        many += "Fråga " + std::to_string(at) + "?\n\n";
    }
    EXPECT_EQ(problems(writes(number, "question", many)), "text letter.too_many_items");
    EXPECT_NE(problems(writes(number, "proposal", "Ring 070-174 06 58.")), "")
        << "through the guard's door";
}

TEST_P(Letters, CopyTheChosenPartsOfAFaultAndNothingElse) {
    const std::string fault = opens("Långa väntetider");
    const std::string number = drafts();
    EXPECT_EQ(problems(tells(number, fault, {})), "shown required");
    EXPECT_EQ(problems(tells(number, fault, {"tags"})), "shown unknown_code");
    EXPECT_EQ(problems(tells(number, "PROV-B-0404")), "subject letter.unknown_fault");
    ASSERT_TRUE(tells(number, fault, {"title", "description"}));
    EXPECT_NE(as_read(number).find("Långa väntetider"), std::string::npos);
    EXPECT_NE(as_read(number).find("gång på gång"), std::string::npos);
    EXPECT_EQ(as_read(number).find("försörjning"), std::string::npos) << "not chosen";
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return amend_fault(work, fault, found(fault).version, a_fault("Ny rubrik"));
    }));
    EXPECT_NE(as_read(number).find("Långa väntetider"), std::string::npos)
        << "as it was when it was chosen";
    ASSERT_TRUE(tells(number, fault, {"title"}));
    EXPECT_NE(as_read(number).find("Ny rubrik"), std::string::npos) << "chosen again";
    EXPECT_EQ(as_read(number).find("gång på gång"), std::string::npos);
}

TEST_P(Letters, AreSignedByANameWithATitleAndOneUnit) {
    const std::string number = drafts();
    EXPECT_EQ(problems(signs(number, "", cast.unit)), "name required");
    EXPECT_EQ(problems(signs(number, "Ask Granlund", "")), "signing_unit letter.one_unit");
    EXPECT_EQ(problems(signs(number, "Ask Granlund", cast.unit, "Annan")),
              "signing_unit letter.one_unit");
    EXPECT_EQ(problems(signs(number, "Ask Granlund", "nobody")), "signing_unit unknown_code");
    ASSERT_TRUE(signs(number, "Björn Almkvist", cast.unit)) << "a name in its own field";
    ASSERT_TRUE(signs(number, "Ask Granlund", "", "Personligt ombud Väst"));
    EXPECT_NE(as_read(number).find("Björn Almkvist, personligt ombud"), std::string::npos);
    EXPECT_NE(problems(writes(number, "question", "Vad svarar ni Björn Almkvist?")), "")
        << "the same name in running text is asked about";
}

TEST_P(Letters, AreChangedByOneAtATime) {
    const std::string number = a_whole_draft();
    const int64_t seen = version(number);
    ASSERT_TRUE(writes(number, "proposal", "Ett annat förslag."));
    Letter mine = a_letter();
    mine.background = said("En annan bakgrund.");
    const auto met = db.write(cast.colleague,
                              [&](Work& work) { return amend_letter(work, number, seen, mine); });
    ASSERT_FALSE(met);
    EXPECT_EQ(met.error().refusal, Refusal::conflict);
    const auto all = recipients(number);
    EXPECT_EQ(problems(db.write(cast.ombud,
                                [&](Work& work) {
                                    return remove_recipient(work, number, version(number), "x");
                                })),
              " not_found");
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return remove_recipient(work, number, version(number), all.front().id);
    }));
    EXPECT_EQ(recipients(number).size(), all.size() - 1);
}

INSTANTIATE_TEST_SUITE_P(Engines, Letters, both_engines(), engine_name);
