// Figures of letters, recounted by plain means: what was sent in the year, and what was answered at
// its end.
#include "letters/figures.h"

#include <gtest/gtest.h>

#include "events/reclassification.h"
#include "letters/blocks.h"
#include "tests/support/letters_fixture.h"

namespace {

class LetterFigures : public Letters {
protected:
    /// "sent letter views referral_reply petition answered unanswered replies" of a year up to a
    /// day.
    std::string counted(int year, Date cutoff, const std::string& area = "") {
        return db.read(cast.ombud, [&](Work& work) {
            const FactScope scope{{cast.unit}, year, cutoff, Audience::outside, area};
            std::string line;
            for (const Fact& fact : {letter_fact(), letter_reply_fact()}) {
                std::vector<Figure> figures;
                for (const Figure& one : letter_figures()) {
                    if (one.fact == fact.name) {
                        figures.push_back(one);
                    }
                }
                for (const FigureValue& value :
                     count_figures(fact.load(work, scope), figures, cutoff)) {
                    line += (line.empty() ? "" : " ") + std::to_string(value.value);
                }
            }
            return line;
        });
    }
    FactTable loaded(const Fact& fact, Audience audience) {
        return db.read(cast.ombud, [&](Work& work) {
            return fact.load(work, {{cast.unit}, 2026, {2026, 3, 2}, audience, {}});
        });
    }
    /// Whether each figure can be told, in the order of letter_figures().
    std::string statuses(Audience audience) {
        std::string line;
        for (const Fact& fact : {letter_fact(), letter_reply_fact()}) {
            std::vector<Figure> figures;
            std::ranges::copy_if(letter_figures(), std::back_inserter(figures),
                                 [&](const Figure& one) { return one.fact == fact.name; });
            for (const FigureValue& value :
                 count_figures(loaded(fact, audience), figures, {2026, 3, 2})) {
                line += std::string(name_of(value.status)) + " ";
            }
        }
        return line;
    }
    /// The block's rows, then its totals.
    std::string by_kind(Audience audience) {
        ReportNumbers numbers;
        numbers.scope = {{cast.unit}, 2026, {2026, 3, 2}, audience, {}};
        numbers.facts.push_back({"letter", true, loaded(letter_fact(), audience)});
        const CountedTable counted = letter_blocks().front().count(numbers);
        std::string line;
        for (const CountedRow& row : counted.rows) {
            line += row.code;
            for (const int64_t count : row.counts) {
                line += " " + std::to_string(count);
            }
        }
        line += " /";
        for (const int64_t total : counted.totals) {
            line += " " + std::to_string(total);
        }
        return line;
    }
};

} // namespace

TEST_P(LetterFigures, CountWhatWasSentInTheYearAndAnsweredByItsCutoff) {
    const std::string first = sent();
    sent(a_letter("petition"));
    approved();
    EXPECT_EQ(counted(2026, {2026, 3, 2}), "2 1 0 0 1 0 2 0");
    EXPECT_EQ(counted(2026, {2026, 3, 1}), "0 0 0 0 0 0 0 0") << "the day before";
    today_is("2026-04-01");
    const auto to = recipients(first);
    ASSERT_TRUE(answers(first, an_answer(to[0].id)));
    EXPECT_EQ(counted(2026, {2026, 4, 1}), "2 1 0 0 1 0 2 1") << "one of two has answered";
    today_is("2026-05-01");
    ASSERT_TRUE(answers(first, an_answer(to[1].id)));
    EXPECT_EQ(counted(2026, {2026, 5, 1}), "2 1 0 0 1 1 1 2");
    EXPECT_EQ(counted(2026, {2026, 4, 30}), "2 1 0 0 1 0 2 1") << "as it stood that day";
    today_is("2027-02-01");
    ASSERT_TRUE(answers(first, an_answer(to[1].id)));
    EXPECT_EQ(counted(2027, {2027, 2, 1}), "0 0 0 0 0 0 0 1") << "a reply to last year's letter";
    ASSERT_TRUE(turns(cast.ombud, first, "close", "Klart."));
    EXPECT_EQ(counted(2026, {2026, 12, 31}), "2 1 0 0 1 1 1 2") << "closed is still sent";
}

TEST_P(LetterFigures, LeaveOutWhatWasTakenBackAndCountAPartOfTheAreaByItsFaults) {
    const std::string about = opens("Långa väntetider");
    ASSERT_TRUE(groups(cast.ombud, about, registers(cast.ombud, {.kommun = "0780"})));
    const std::string number = a_whole_draft();
    ASSERT_TRUE(tells(number, about));
    submitted(number);
    ASSERT_TRUE(approves(cast.manager, number));
    ASSERT_TRUE(sends(cast.manager, number, "Brådskar."));
    sent();
    EXPECT_EQ(counted(2026, {2026, 3, 2}), "2 2 0 0 0 0 2 0");
    EXPECT_EQ(counted(2026, {2026, 3, 2}, "07"), "1 1 0 0 0 0 1 0");
    EXPECT_EQ(counted(2026, {2026, 3, 2}, "12"), "0 0 0 0 0 0 0 0");
    ASSERT_TRUE(turns(cast.manager, number, "withdraw", "Ett fel i sak."));
    EXPECT_EQ(counted(2026, {2026, 3, 2}), "1 1 0 0 0 0 1 0");
}

TEST_P(LetterFigures, AreToldInAReportByKind) {
    const std::string number = sent();
    sent(a_letter("views"));
    for (const LetterRecipientRecord& one : recipients(number)) {
        ASSERT_TRUE(answers(number, an_answer(one.id)));
    }
    ReportNumbers numbers;
    numbers.scope = {{cast.unit}, 2026, {2026, 3, 2}, Audience::outside, {}};
    FactTable rows =
        db.read(cast.ombud, [&](Work& work) { return letter_fact().load(work, numbers.scope); });
    numbers.facts.push_back({"letter", true, std::move(rows)});
    const CountedTable counted = letter_blocks().front().count(numbers);
    std::string line;
    for (const CountedRow& row : counted.rows) {
        line += row.code;
        for (const int64_t count : row.counts) {
            line += " " + std::to_string(count);
        }
        line += ", ";
    }
    EXPECT_EQ(line, "letter 1 1 0, views 1 0 1, ");
    EXPECT_EQ(counted.totals, (std::vector<int64_t>{2, 1, 1}));
}

TEST_P(LetterFigures, TellNobodyOutsideWhatWasAnsweredAboutAWithheldFault) {
    const std::string about = opens("Långa väntetider");
    const std::string event = registers(cast.ombud);
    ASSERT_TRUE(groups(cast.ombud, about, event));
    const std::string number = a_whole_draft();
    ASSERT_TRUE(tells(number, about));
    submitted(number);
    ASSERT_TRUE(approves(cast.manager, number));
    ASSERT_TRUE(sends(cast.manager, number, "Brådskar."));
    ASSERT_TRUE(answers(number, an_answer(recipients(number)[0].id)));
    EXPECT_EQ(statuses(Audience::outside), "ok ok ok ok ok ok ok ok ");
    EXPECT_EQ(by_kind(Audience::outside), "letter 1 0 1 / 1 0 1");
    ASSERT_TRUE(db.write(cast.event_officer, [&](Work& work) {
        Reclassification move;
        move.level = "handlaggare";
        move.reason = said("Det gällde en enskild handläggare.");
        return reclassify_event(work, event, find_event(work, event)->version, move);
    }));
    EXPECT_EQ(statuses(Audience::unit), "ok ok ok ok ok ok ok ok ");
    EXPECT_EQ(by_kind(Audience::unit), "letter 1 0 1 / 1 0 1");
    EXPECT_EQ(statuses(Audience::outside), "ok ok ok ok ok suppressed suppressed ok ")
        << "how many were sent, and how many answers came, are counts";
    EXPECT_EQ(by_kind(Audience::outside), "letter 1 0 0 1 / 1 0 0 1");
    const FactTable replies = loaded(letter_reply_fact(), Audience::outside);
    EXPECT_EQ(count_rows(replies, {{"kind", {std::string(code_withheld)}}}), 1);
    EXPECT_EQ(count_rows(replies, {{"kind", {"answered"}}}), 0);
    withdraws(event);
    EXPECT_EQ(by_kind(Audience::outside), "letter 1 0 0 1 / 1 0 0 1") << "withheld all the same";
    EXPECT_EQ(count_rows(loaded(letter_reply_fact(), Audience::outside),
                         {{"kind", {std::string(code_withheld)}}}),
              1);
    ASSERT_TRUE(groups(cast.ombud, about, registers(cast.ombud)));
    EXPECT_EQ(statuses(Audience::outside), "ok ok ok ok ok ok ok ok ") << "one stands openly";
}

TEST_P(LetterFigures, AreMissingBeforeAnythingWasSent) {
    const FactScope scope{{cast.unit}, 2026, {2026, 3, 2}, Audience::outside, {}};
    const auto ever = [&] {
        return db.read(cast.ombud, [&](Work& work) { return letter_fact().ever(work, scope); });
    };
    approved();
    EXPECT_FALSE(ever());
    sent();
    EXPECT_TRUE(ever());
}

TEST_P(LetterFigures, LeaveACodeOfAnotherFactAsItIs) {
    const Texts t(Language::swedish);
    const auto label = [&](const Fact& fact, std::string_view code) {
        return db.read(cast.ombud, [&](Work& work) { return fact.label(work, t, "kind", code); });
    };
    EXPECT_EQ(label(letter_fact(), "views"), "Synpunkter");
    EXPECT_EQ(label(letter_fact(), "positive"), "positive");
    EXPECT_EQ(label(letter_reply_fact(), "promised"), "Utlovad");
    EXPECT_EQ(label(letter_reply_fact(), "positive"), "positive");
    EXPECT_EQ(label(letter_reply_fact(), code_withheld),
              "På handläggarnivå, redovisas inte närmare");
}

INSTANTIATE_TEST_SUITE_P(Engines, LetterFigures, both_engines(), engine_name);
