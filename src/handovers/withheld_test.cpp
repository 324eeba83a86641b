// What becomes of a handover when an event it tells of is withheld or erased: nothing that was said
// about it stays, in any column or old version.
#include <gtest/gtest.h>

#include "events/erasing.h"
#include "events/reclassification.h"
#include "handovers/fixed_words.h"
#include "tests/support/handovers_fixture.h"

namespace {

constexpr const char* old_versions =
    "SELECT body FROM record_version WHERE table_name LIKE 'handover%'";

class WithheldHandovers : public Handovers {
protected:
    Result<int64_t> moves_to_official(const std::string& number) {
        return db.write(cast.event_officer, [&](Work& work) {
            Reclassification move;
            move.level = "handlaggare";
            move.reason = said("Det gällde en enskild handläggare.");
            return reclassify_event(work, number, find_event(work, number)->version, move);
        });
    }
    Result<int64_t> marks_traceable(const std::string& number) {
        return db.write(cast.ombud, [&](Work& work) {
            EventRecord record = *find_event(work, number);
            record.event.traceable_to_official = true;
            return amend_event(work, number, record.version, record.event);
        });
    }
    /// Everything that is kept of a handover, and all earlier versions of any, as one text.
    std::string all_kept(const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) {
            const HandoverRecord record = *find_handover(work, number);
            std::string all = record.handover.title.text() + record.handover.request.text() +
                              record.handover.recipient_role.text();
            static constexpr Query old{"test.old", old_versions, old_versions};
            for (const StoredRow& row : work.rows(old)) {
                all += row.text("body");
            }
            all += record.handover.reference;
            for (const HandoverItemRecord& one : items_of(work, record)) {
                all += one.item.sent_text.text();
            }
            for (const HandoverTurnRecord& one : turns_of(work, record)) {
                all += one.turn.note.text();
            }
            for (const AnswerRecord& one : answers_to(work, record)) {
                all += one.answer.text.text() + one.answer.forward_to.text();
            }
            for (const MessageRecord& one : messages_of(work, record)) {
                all += one.message.text.text();
            }
            return all;
        });
    }
    /// Sent, with every kind of text in it that there is.
    std::string full_of_words() {
        const std::string number = sent();
        const std::string token = link(number);
        Answer answer = an_answer({ids(number)[1]}, "declined");
        answer.text = said("Vi saknar personal.");
        EXPECT_TRUE(answers(token, answer));
        EXPECT_TRUE(db.write(nobody, [&](Work& work) {
            return ask_by_link(work, token, Message{said("När hände det?"), false});
        }));
        EXPECT_TRUE(db.write(cast.ombud, [&](Work& work) {
            return say_to_body(work, number, Message{said("Det var i vintras."), false});
        }));
        EXPECT_TRUE(turns(number, "remind", "Ringde chefen."));
        return number;
    }
    void holds(const std::string& kept, const std::string& words) {
        EXPECT_NE(kept.find(words), std::string::npos) << words;
    }
    void lacks(const std::string& kept, const std::string& words) {
        EXPECT_EQ(kept.find(words), std::string::npos) << words;
    }
    std::string hidden_event() {
        return registers(cast.ombud, {.level = "handlaggare", .description = "Samtalet avbröts."});
    }
    static Handover coded(const std::string& channel = "manager_to_manager") {
        Handover handover;
        handover.body = "forsakringskassan";
        handover.channel = channel;
        return handover;
    }
    Result<std::string> begins(const Handover& handover, const std::string& about) {
        return db.write(cast.ombud,
                        [&](Work& work) { return prepare_handover(work, handover, about); });
    }
};

} // namespace

TEST_P(WithheldHandovers, ForgetAllThatWasSaidOfAnEventThatBecomesWithheld) {
    for (const bool traceable : {false, true}) {
        const std::string number = full_of_words();
        const std::string before = all_kept(number);
        for (const char* words : {"Beslutet dröjde", "Hur ska väntan", "Vi saknar personal",
                                  "När hände det", "vintras", "Ringde chefen"}) {
            holds(before, words);
        }
        ASSERT_TRUE(traceable ? marks_traceable(event) : moves_to_official(event));
        const std::string after = all_kept(number);
        for (const char* words :
             {"Beslutet dröjde", "Väntan på besked", "Hur ska väntan", "Vi saknar personal",
              "När hände det", "vintras", "Ringde chefen", "enhetschef"}) {
            lacks(after, words);
        }
        holds(after, "Långa väntetider");
        EXPECT_TRUE(has_fixed_words(stands(number).handover));
    }
}

TEST_P(WithheldHandovers, KeepNoRemarkOfASecondReaderWhenAnEventBecomesWithheld) {
    const std::string number = full_of_words();
    ASSERT_TRUE(db.write(cast.colleague, [&](Work& work) -> Result<void> {
        const LeavingText text = leaving_handover(work, TRY(find_handover(work, number)));
        const std::string id = TRY(request_reading(work, text));
        return return_reading(work, id, work.digest(text.text),
                              FreeText::as_typed("Skriv inte om samtalet i vintras."));
    }));
    const auto remarked = [&] {
        return db.read(cast.ombud, [](Work& work) {
            static constexpr const char* remarks = "SELECT COALESCE(remark, '') AS remark, "
                                                   "COALESCE(name, '') AS name FROM reading";
            static constexpr Query query{"test.remarks", remarks, remarks};
            std::string all;
            for (const StoredRow& row : work.rows(query)) {
                all += row.text("remark") + row.text("name");
            }
            return all;
        });
    };
    holds(remarked(), "samtalet i vintras");
    ASSERT_TRUE(moves_to_official(event));
    EXPECT_EQ(remarked(), "");
}

TEST_P(WithheldHandovers, CloseTheirLinkWhenAnEventBecomesWithheld) {
    const std::string number = sent();
    const std::string token = link(number);
    ASSERT_TRUE(opens_by(token));
    ASSERT_TRUE(moves_to_official(event));
    EXPECT_FALSE(opens_by(token));
    EXPECT_EQ(
        problems(db.write(cast.ombud, [&](Work& work) { return make_answer_link(work, number); })),
        " handover.withheld_link");
}

TEST_P(WithheldHandovers, CloseTheirLinkWhenNothingOpenIsLeftBehindAFault) {
    const std::string number = sent();
    const std::string token = link(number);
    const std::string open = registers(cast.ombud);
    ASSERT_TRUE(groups(cast.ombud, fault, open));
    ASSERT_TRUE(groups(cast.ombud, fault, hidden_event()));
    ASSERT_TRUE(opens_by(token));
    ASSERT_TRUE(ungroups(fault, open));
    EXPECT_FALSE(opens_by(token));
    const std::string text = db.read(cast.ombud, [&](Work& work) {
        const HandoverRecord record = *find_handover(work, number);
        return text_of(work, record, items_of(work, record)[0]);
    });
    holds(text, fault);
    lacks(text, "Långa väntetider");
}

TEST_P(WithheldHandovers, ForgetWhatTheySaidOfAFaultWhoseLastOpenEventIsNoLongerCounted) {
    for (const bool withdrawn : {true, false}) {
        const std::string number = full_of_words();
        const std::string token = link(number);
        ASSERT_TRUE(groups(cast.ombud, fault, event));
        ASSERT_TRUE(groups(cast.ombud, fault, hidden_event()));
        holds(all_kept(number), "Hur ska väntan");
        if (withdrawn) {
            withdraws(event);
        } else {
            becomes(event, {}, "positive");
        }
        const std::string after = all_kept(number);
        for (const char* words : {"Långa väntetider", "Väntan på besked", "Hur ska väntan",
                                  "När hände det", "vintras", "Ringde chefen", "enhetschef"}) {
            lacks(after, words);
        }
        holds(after, "Beslutet dröjde");
        holds(after, "Vi saknar personal");
        EXPECT_TRUE(has_fixed_words(stands(number).handover));
        EXPECT_FALSE(opens_by(token));
    }
}

TEST_P(WithheldHandovers, KeepTheirWordsAboutAFaultWithNoEventLeft) {
    const std::string number = full_of_words();
    ASSERT_TRUE(groups(cast.ombud, fault, event));
    withdraws(event);
    const std::string after = all_kept(number);
    holds(after, "Långa väntetider");
    holds(after, "Hur ska väntan");
}

TEST_P(WithheldHandovers, ForgetWhatTheySaidOfAFaultWhoseFirstEventIsWithheld) {
    const std::string number = full_of_words();
    ASSERT_TRUE(groups(cast.ombud, fault, hidden_event()));
    const std::string after = all_kept(number);
    lacks(after, "Långa väntetider");
    lacks(after, "Hur ska väntan");
    holds(after, "Beslutet dröjde");
}

TEST_P(WithheldHandovers, ForgetTheTextOfAnEventThatIsErased) {
    const std::string number = full_of_words();
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return event_retention().erase(work, cast.unit, {.record = find_event(work, event)->id});
    }));
    const std::string after = all_kept(number);
    lacks(after, "Beslutet dröjde");
    holds(after, "Långa väntetider");
    holds(after, "Hur ska väntan");
    const std::string text = db.read(cast.ombud, [&](Work& work) {
        const HandoverRecord record = *find_handover(work, number);
        return text_of(work, record, items_of(work, record)[1]);
    });
    EXPECT_EQ(text, event + ": texten finns inte kvar här.");
}

TEST_P(WithheldHandovers, AreErasedByTheScheduleWithAllTheirWords) {
    const std::string number = full_of_words();
    const std::string token = link(number);
    const RetentionClass handovers = handover_retention();
    const auto due = [&](Date before) {
        return db.read(cast.ombud, [&](Work& work) {
            return handovers.dated_before(work, cast.unit, before, work.now());
        });
    };
    EXPECT_TRUE(due({2026, 3, 2}).empty()) << "sent this very day";
    ASSERT_EQ(due({2026, 3, 3}).size(), 1U);
    EXPECT_EQ(due({2026, 3, 3}).front().name, number);
    ASSERT_TRUE(db.write(cast.manager, [&](Work& work) {
        return handovers.erase(
            work, cast.unit, handovers.dated_before(work, cast.unit, {2026, 3, 3}, work.now())[0]);
    }));
    const std::string after = all_kept(number);
    for (const char* words :
         {"Beslutet dröjde", "Väntan på besked", "Hur ska väntan", "Vi saknar personal",
          "När hände det", "vintras", "Ringde chefen", "enhetschef", "Långa väntetider"}) {
        lacks(after, words);
    }
    EXPECT_TRUE(due({2026, 3, 3}).empty());
    EXPECT_FALSE(opens_by(token));
    EXPECT_EQ(stands(number).erased_on, (Date{2026, 3, 2}));
}

TEST_P(WithheldHandovers, TellOfAnOfficialToTheManagerOnlyAndWithoutText) {
    const std::string hidden = hidden_event();
    EXPECT_EQ(problems(begins(coded("body_written"), hidden)), "subject handover.withheld_channel");
    EXPECT_EQ(problems(adds(prepares(a_handover("manager_oral")), hidden)),
              "subject handover.withheld_words");
    const std::string number = begins(coded(), hidden).value();
    const std::string text = db.read(cast.ombud, [&](Work& work) {
        return leaving_text_of(work, *find_handover(work, number));
    });
    holds(text, hidden);
    lacks(text, "Samtalet");
    EXPECT_EQ(problems(db.write(cast.ombud,
                                [&](Work& work) {
                                    return amend_handover(work, number, stands(number).version,
                                                          coded("body_written"));
                                })),
              "channel handover.withheld_channel");
    ASSERT_TRUE(confirms(cast.manager, number));
    ASSERT_TRUE(sends(number));
    EXPECT_EQ(
        problems(db.write(cast.ombud, [&](Work& work) { return make_answer_link(work, number); })),
        " handover.withheld_link");
}

TEST_P(WithheldHandovers, TakeNoWordsAboutAnOfficial) {
    const std::string hidden = hidden_event();
    const std::string refused = "handover.withheld_no_text";
    Handover worded = coded();
    worded.title = said("Samtalet med handläggaren");
    EXPECT_EQ(problems(begins(worded, hidden)), "title " + refused);
    worded = coded();
    worded.recipient_role = said("chefen för handläggaren");
    EXPECT_EQ(problems(begins(worded, hidden)), "recipient_role " + refused);
    worded = coded();
    worded.request = said("Varför avbröts samtalet?");
    EXPECT_EQ(problems(begins(worded, hidden)), "request " + refused);
    const std::string number = begins(coded(), hidden).value();
    ASSERT_TRUE(confirms(cast.manager, number));
    ASSERT_TRUE(sends(number));
    EXPECT_EQ(problems(turns(number, "remind", "Ringde om handläggaren.")), "note " + refused);
    EXPECT_TRUE(turns(number, "remind"));
    const auto notes = [&](const Answer& answer) {
        return db.write(cast.ombud, [&](Work& work) {
            return note_answer(work, number, stands(number).version, answer);
        });
    };
    Answer answer = an_answer(ids(number), "declined");
    answer.text = said("Handläggaren har slutat.");
    EXPECT_EQ(problems(notes(answer)), "text " + refused);
    EXPECT_EQ(problems(db.write(cast.ombud,
                                [&](Work& work) {
                                    return say_to_body(work, number,
                                                       Message{said("Hör av er."), false});
                                })),
              "text " + refused);
    EXPECT_TRUE(notes(an_answer(ids(number), "declined"))) << "the code alone";
    EXPECT_EQ(problems(turns(number, "close")), "reason required");
    HandoverTurn closing;
    closing.deed = "close";
    closing.reason = "settled";
    EXPECT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return turn_handover(work, number, stands(number).version, closing);
    }));
}

TEST_P(WithheldHandovers, AreAskedAgainWhenTheyAreSent) {
    const std::string number = prepares();
    const std::string open = registers(cast.ombud);
    ASSERT_TRUE(adds(number, open));
    ASSERT_TRUE(confirms(cast.colleague, number));
    ASSERT_TRUE(moves_to_official(open));
    EXPECT_EQ(problems(sends(number)), " handover.withheld_channel");
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return amend_handover(work, number, stands(number).version, coded());
    }));
    EXPECT_EQ(problems(sends(number)), " needs_second_reader") << "another text was read";
    ASSERT_TRUE(confirms(cast.manager, number));
    EXPECT_TRUE(sends(number));
}

INSTANTIATE_TEST_SUITE_P(Engines, WithheldHandovers, both_engines(), engine_name);
