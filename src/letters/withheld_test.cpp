// What a letter tells of a fault behind which nothing but withheld events stand, and what it
// forgets; on both engines.
#include <gtest/gtest.h>

#include <deque>

#include "events/reclassification.h"
#include "faults/told.h"
#include "tests/support/letters_fixture.h"

namespace {

class WithheldLetters : public Letters {
protected:
    void hides(const std::string& which) {
        const auto moved = db.write(cast.event_officer, [&](Work& work) {
            Reclassification move;
            move.level = "handlaggare";
            move.reason = said("Det gällde en enskild handläggare.");
            return reclassify_event(work, which, find_event(work, which)->version, move);
        });
        ASSERT_TRUE(moved) << problems(moved);
    }
    /// In how many rows of what is stored of letters the words are.
    int64_t places(const std::string& words) {
        int64_t count = 0;
        // The connection remembers each query by its text, which must therefore last.
        std::deque<std::string> texts;
        const auto connection = open_connection(db.address(), Access::read_only);
        for (const std::string column :
             {"letter.subject", "letter.background", "letter.closing", "letter_fault.copied",
              "letter_item.text", "letter_turn.note", "letter_anchoring.decision",
              "letter_answer.text", "letter_signatory.name"}) {
            const std::string table = column.substr(0, column.find('.'));
            const std::string& sql =
                texts.emplace_back("SELECT COUNT(*) AS n FROM " + table + " WHERE " +
                                   column.substr(table.size() + 1) + " LIKE '%" + words + "%'");
            // A query is known by its name, so each has its own.
            count += connection->row({.name = sql, .sqlite = sql, .postgres = sql})->integer("n");
        }
        const std::string& old =
            texts.emplace_back("SELECT COUNT(*) AS n FROM record_version WHERE table_name LIKE "
                               "'letter%' AND body LIKE '%" +
                               words + "%'");
        return count + connection->row({.name = old, .sqlite = old, .postgres = old})->integer("n");
    }
    /// Sent and answered, about a fault with one open event.
    std::string full_of_words() {
        fault = opens("Långa väntetider");
        event = registers(cast.ombud);
        EXPECT_TRUE(groups(cast.ombud, fault, event));
        return told_and_answered();
    }
    /// Sent and answered, about the fault.
    std::string told_and_answered() {
        const std::string number = a_whole_draft();
        EXPECT_TRUE(tells(number, fault));
        submitted(number);
        EXPECT_TRUE(approves(cast.manager, number));
        EXPECT_TRUE(anchors(number, "team"));
        EXPECT_TRUE(sends(cast.manager, number, "Gruppen möts i maj."));
        EXPECT_TRUE(answers(number, an_answer(recipients(number)[0].id)));
        return number;
    }
    /// What was said of the fault in the letter is kept, or none of it is.
    void keeps_words() {
        for (const char* words : told) {
            EXPECT_GT(places(words), 0) << words;
        }
    }
    void keeps_none() {
        for (const char* words : told) {
            EXPECT_EQ(places(words), 0) << words;
        }
    }
    static constexpr const char* told[] = {
        "Långa väntetider", "Stödet till den",    "Kraven på",  "Vi kommer gärna",   "samordningen",
        "samma kontakt",    "Gruppen möts i maj", "Vi skriver", "Vi ser över stödet"};
    std::string fault;
    std::string event;
};

} // namespace

TEST_P(WithheldLetters, TellOfNoFaultThatHoldsNothingButWithheldEvents) {
    const std::string hidden = opens("Samtal som avbryts");
    ASSERT_TRUE(groups(cast.ombud, hidden, registers(cast.ombud, {.level = "handlaggare"})));
    const std::string number = drafts();
    EXPECT_EQ(problems(tells(number, hidden)), "subject letter.withheld_fault");
    EXPECT_EQ(problems(db.write(
                  cast.ombud, [&](Work& work) { return draft_letter(work, a_letter(), hidden); })),
              "subject letter.withheld_fault");
}

TEST_P(WithheldLetters, TellTheNumberAndNothingElseOnceOnlyWithheldEventsAreLeft) {
    const std::string about = opens("Långa väntetider");
    const std::string open = registers(cast.ombud);
    ASSERT_TRUE(groups(cast.ombud, about, open));
    ASSERT_TRUE(groups(cast.ombud, about, registers(cast.ombud, {.level = "handlaggare"})));
    const std::string number = a_whole_draft();
    ASSERT_TRUE(tells(number, about));
    submitted(number);
    ASSERT_TRUE(approves(cast.manager, number));
    ASSERT_TRUE(ungroups(about, open));
    EXPECT_EQ(as_read(number).find("Långa väntetider"), std::string::npos);
    EXPECT_NE(as_read(number).find(about), std::string::npos);
    EXPECT_EQ(problems(sends(cast.manager, number, "Brådskar.")), " letter.not_approved")
        << "nobody approved that text";
}

TEST_P(WithheldLetters, ForgetAllThatWasSaidOfAFaultThatIsWithheldSince) {
    const std::string number = full_of_words();
    keeps_words();
    hides(event);
    keeps_none();
    EXPECT_EQ(stands(number).standing, "sent") << "that it was sent is still counted";
    EXPECT_EQ(recipients(number)[0].standing, "answered");
    EXPECT_NE(as_read(number).find(fault), std::string::npos);
    EXPECT_GT(places("Ask Granlund"), 0) << "who stood under it is no word of the event";
    LetterAnswer later = an_answer(recipients(number)[1].id, "declined");
    EXPECT_EQ(problems(answers(number, later)), "text letter.withheld_no_text")
        << "nor is anything said of it afterwards";
    later.text = FreeText();
    EXPECT_TRUE(answers(number, later)) << "that they said no is a code";
}

TEST_P(WithheldLetters, KeepNoWordsOfWhatWasTakenOutOfADraft) {
    const std::string about = opens("Långa väntetider");
    ASSERT_TRUE(groups(cast.ombud, about, registers(cast.ombud)));
    const std::string number = drafts();
    ASSERT_TRUE(tells(number, about));
    EXPECT_EQ(places("Långa väntetider"), 1);
    const int64_t at = version(number);
    const std::string row = db.read(cast.ombud, [&](Work& work) {
        return faults_of(work, *find_letter(work, number)).front().id;
    });
    ASSERT_TRUE(
        db.write(cast.ombud, [&](Work& work) { return remove_fault(work, number, at, row); }));
    EXPECT_EQ(places("Långa väntetider"), 0) << "not as an old version either";
    ASSERT_TRUE(writes(number, "question", "Vem ringer upp?\n\nVem svarar för boendet?"));
    EXPECT_EQ(places("svarar för boendet"), 1);
    ASSERT_TRUE(writes(number, "question", "Vem ringer upp?"));
    EXPECT_EQ(places("svarar för boendet"), 0);
}

TEST_P(WithheldLetters, TellOfNoNumberThatNamesNoFault) {
    EXPECT_TRUE(db.read(cast.ombud, [&](Work& work) {
        return only_withheld_behind(work, cast.unit, "PO-B-9999");
    })) << "what is not known is not told";
    const std::string empty = opens("Utan händelser");
    EXPECT_FALSE(db.read(cast.ombud,
                         [&](Work& work) { return only_withheld_behind(work, cast.unit, empty); }));
}

TEST_P(WithheldLetters, KeepWhatIsStillToldOpenlyOfAFault) {
    const std::string number = full_of_words();
    ASSERT_TRUE(groups(cast.ombud, fault, registers(cast.ombud)));
    hides(event);
    EXPECT_NE(as_read(number).find("Långa väntetider"), std::string::npos);
    EXPECT_GT(places("Kraven på"), 0);
}

TEST_P(WithheldLetters, ForgetWhenTheLastOpenEventOfAFaultIsWithdrawn) {
    const std::string number = full_of_words();
    ASSERT_TRUE(groups(cast.ombud, fault, registers(cast.ombud, {.level = "handlaggare"})));
    keeps_words();
    withdraws(event);
    keeps_none();
    EXPECT_EQ(recipients(number)[0].standing, "answered") << "what is counted stays";
}

TEST_P(WithheldLetters, ForgetWhenTheLastOpenEventOfAFaultBecomesPositive) {
    full_of_words();
    ASSERT_TRUE(groups(cast.ombud, fault, registers(cast.ombud, {.level = "handlaggare"})));
    becomes(event, {}, "wish");
    keeps_words();
    becomes(event, {}, "positive");
    keeps_none();
}

TEST_P(WithheldLetters, ForgetWhenTheWithheldEventBesideIsNotCountedItself) {
    full_of_words();
    const EventShape traceable = {.traceable_to_official = true};
    const std::string hidden = registers(cast.ombud, traceable);
    ASSERT_TRUE(groups(cast.ombud, fault, hidden));
    becomes(hidden, traceable, "positive");
    keeps_words();
    withdraws(event);
    keeps_none();
}

TEST_P(WithheldLetters, TellNothingOfAFaultWhoseOnlyEventIsWithheldAndWithdrawn) {
    const std::string hidden = registers(cast.ombud, {.level = "handlaggare"});
    fault = opens("Långa väntetider");
    ASSERT_TRUE(groups(cast.ombud, fault, hidden));
    withdraws(hidden);
    db.read(cast.ombud, [&](Work& work) {
        EXPECT_TRUE(only_withheld_behind(work, cast.unit, fault));
        EXPECT_TRUE(picture_of(work, *find_fault(work, fault)).only_withheld());
        return 0;
    });
}

TEST_P(WithheldLetters, KeepTheirWordsAboutAFaultWithNoEventLeft) {
    full_of_words();
    withdraws(event);
    keeps_words();
}

TEST_P(WithheldLetters, KeepTheirWordsWhenAnEventIsCountedOpenlyAgain) {
    full_of_words();
    becomes(event, {}, "positive");
    ASSERT_TRUE(ungroups(fault, event));
    keeps_words();
    const std::string second = registers(cast.ombud);
    ASSERT_TRUE(groups(cast.ombud, fault, second));
    ASSERT_TRUE(groups(cast.ombud, fault, registers(cast.ombud, {.level = "handlaggare"})));
    becomes(second, {}, "failure");
    keeps_words();
}

TEST_P(WithheldLetters, ForgetWhenTheFirstEventOfAFaultIsWithheld) {
    fault = opens("Långa väntetider");
    told_and_answered();
    keeps_words();
    ASSERT_TRUE(groups(cast.ombud, fault, registers(cast.ombud, {.level = "handlaggare"})));
    keeps_none();
}

TEST_P(WithheldLetters, ForgetTheirWordsAndNamesByTheSchedule) {
    const std::string number = full_of_words();
    const RetentionClass kept = letter_retention();
    const auto due = [&](Date before) {
        return db.read(cast.manager, [&](Work& work) {
            return kept.dated_before(work, cast.unit, before, db.now()).size();
        });
    };
    EXPECT_EQ(due(Date{2026, 3, 2}), 0U);
    EXPECT_EQ(due(Date{2026, 3, 3}), 1U);
    ASSERT_TRUE(db.write(cast.manager, [&](Work& work) {
        return kept.erase(work, cast.unit, {.record = find_letter(work, number)->id});
    }));
    keeps_none();
    EXPECT_EQ(places("Ask Granlund"), 0);
    EXPECT_EQ(due(Date{2026, 3, 3}), 0U);
    EXPECT_TRUE(stands(number).erased_on.has_value());
    EXPECT_EQ(problems(turns(cast.ombud, number, "close", "Klart.")), " letter.is_erased");
}

INSTANTIATE_TEST_SUITE_P(Engines, WithheldLetters, both_engines(), engine_name);
