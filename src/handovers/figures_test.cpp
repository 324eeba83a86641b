// Figures of handovers: what was told in the year, what was answered by a day, and what is late.
#include "handovers/figures.h"

#include <gtest/gtest.h>

#include "events/reclassification.h"
#include "handovers/blocks.h"
#include "tests/support/handovers_fixture.h"

namespace {

class ToldFigures : public Handovers {
protected:
    void today_is(const std::string& day) { db.set_clock(*parse_instant(day + "T08:00:00.000Z")); }
    /// "told answered share unanswered late" of a year up to a day, as from outside.
    std::string counted(int year, Date cutoff, const std::string& area = "") {
        return db.read(cast.ombud, [&](Work& work) {
            const FactScope scope{{cast.unit}, year, cutoff, Audience::outside, area};
            std::string line;
            for (const FigureValue& value :
                 count_figures(told_fact().load(work, scope), told_figures(), cutoff)) {
                line += (line.empty() ? "" : " ") + std::to_string(value.value);
            }
            return line;
        });
    }
};

} // namespace

TEST_P(ToldFigures, CountMattersAndNotHandovers) {
    EXPECT_EQ(counted(2026, {2026, 3, 2}), "0 0 0 0 0");
    const std::string number = sent();
    prepares();
    EXPECT_EQ(counted(2026, {2026, 3, 2}), "2 0 0 2 0") << "a draft has told nobody anything";
    EXPECT_EQ(counted(2026, {2026, 3, 1}), "0 0 0 0 0");
    today_is("2026-03-20");
    ASSERT_TRUE(answers(link(number), an_answer({ids(number).front()})));
    EXPECT_EQ(counted(2026, {2026, 3, 20}), "2 1 500 1 0");
    EXPECT_EQ(counted(2026, {2026, 3, 19}), "2 0 0 2 0") << "as it stood that day";
}

TEST_P(ToldFigures, SayWhatIsLateAndWhatNobodyAnswered) {
    const std::string number = sent();
    const Date due = *stands(number).handover.due_on;
    today_is("2026-06-01");
    EXPECT_EQ(counted(2026, due), "2 0 0 2 0") << "the day asked for is not late";
    EXPECT_EQ(counted(2026, {2026, 6, 1}), "2 0 0 2 2");
    ASSERT_TRUE(turns(number, "close", "Inget svar kom."));
    EXPECT_EQ(counted(2026, {2026, 6, 1}), "2 0 0 2 0") << "what is given up is waited for no more";
    EXPECT_EQ(counted(2026, {2026, 5, 31}), "2 0 0 2 2");
    today_is("2026-06-02");
    ASSERT_TRUE(turns(number, "reopen", "Svaret var på väg."));
    EXPECT_EQ(counted(2026, {2026, 6, 2}), "2 0 0 2 2");
    today_is("2027-01-10");
    EXPECT_EQ(counted(2027, {2027, 1, 10}), "0 0 0 0 2") << "late whichever year it was told";
}

TEST_P(ToldFigures, LeaveOutWhatWasTakenBack) {
    const std::string number = sent();
    today_is("2026-03-05");
    ASSERT_TRUE(turns(number, "withdraw", "Den gick till fel mottagare."));
    EXPECT_EQ(counted(2026, {2026, 3, 5}), "0 0 0 0 0");
    EXPECT_EQ(counted(2026, {2026, 3, 4}), "2 0 0 2 0");
}

TEST_P(ToldFigures, OfAPartOfTheAreaAreAboutWhatHappenedThere) {
    const std::string number = sent();
    ASSERT_TRUE(groups(cast.ombud, fault, event));
    const std::string kommun =
        db.read(cast.ombud, [&](Work& work) { return find_event(work, event)->event.kommun; });
    EXPECT_EQ(counted(2026, {2026, 3, 2}, kommun), "2 0 0 2 0");
    EXPECT_EQ(counted(2026, {2026, 3, 2}, kommun.substr(0, 2)), "2 0 0 2 0");
    EXPECT_EQ(counted(2026, {2026, 3, 2}, "25"), "0 0 0 0 0");
}

TEST_P(ToldFigures, AreToldInAReportByAnswer) {
    const std::string number = sent();
    today_is("2026-03-20");
    Answer done = an_answer({ids(number).front()}, "action_taken");
    done.text = said("En samordnare finns på plats.");
    ASSERT_TRUE(answers(link(number), done));
    const auto told = [&](int year, Date cutoff) {
        ReportNumbers numbers;
        numbers.scope = {{cast.unit}, year, cutoff, Audience::outside, {}};
        FactTable rows =
            db.read(cast.ombud, [&](Work& work) { return told_fact().load(work, numbers.scope); });
        numbers.facts.push_back({"told", true, std::move(rows)});
        const CountedTable counted = handover_blocks().front().count(numbers);
        std::string line;
        for (const CountedRow& row : counted.rows) {
            line += row.code + " " + std::to_string(row.counts[0]) + " ";
        }
        return line + std::to_string(counted.totals[0]);
    };
    EXPECT_EQ(told(2026, {2026, 3, 20}), "action_taken 1 unanswered 1 2");
    EXPECT_EQ(told(2026, {2026, 3, 19}), "unanswered 2 2");
    EXPECT_EQ(told(2027, {2027, 3, 19}), "0") << "that year told nothing";
}

TEST_P(ToldFigures, TellNobodyOutsideWhatWasAnsweredAboutAWithheldEvent) {
    const std::string number = sent();
    today_is("2026-06-01");
    EXPECT_EQ(counted(2026, {2026, 6, 1}), "2 0 0 2 2");
    ASSERT_TRUE(db.write(cast.event_officer, [&](Work& work) {
        Reclassification move;
        move.level = "handlaggare";
        move.reason = said("Det gällde en enskild handläggare.");
        return reclassify_event(work, event, find_event(work, event)->version, move);
    }));
    const auto told = [&](Audience audience) {
        return db.read(cast.ombud, [&](Work& work) {
            const FactScope scope{{cast.unit}, 2026, {2026, 6, 1}, audience, {}};
            std::string line;
            for (const FigureValue& value :
                 count_figures(told_fact().load(work, scope), told_figures(), scope.cutoff)) {
                line += std::string(name_of(value.status)) + " ";
            }
            return line;
        });
    };
    EXPECT_EQ(told(Audience::unit), "ok ok ok ok ok ");
    EXPECT_EQ(told(Audience::outside), "ok suppressed suppressed suppressed suppressed ")
        << "how many were told is a count; what was answered is not told of it";
}

TEST_P(ToldFigures, TellNobodyOutsideOfAFaultWhoseWithheldEventWasWithdrawn) {
    sent();
    const std::string hidden = registers(cast.ombud, {.level = "handlaggare"});
    ASSERT_TRUE(groups(cast.ombud, fault, hidden));
    const auto not_told = [&] {
        return db.read(cast.ombud, [&](Work& work) {
            const FactScope scope{{cast.unit}, 2026, {2026, 3, 2}, Audience::outside, {}};
            return count_rows(told_fact().load(work, scope),
                              {{"answer", {std::string(code_withheld)}}});
        });
    };
    EXPECT_EQ(not_told(), 1);
    withdraws(hidden);
    EXPECT_EQ(not_told(), 1) << "what was said of it is withheld all the same";
}

TEST_P(ToldFigures, AreMissingBeforeAnythingWasTold) {
    const FactScope scope{{cast.unit}, 2026, {2026, 3, 2}, Audience::outside, {}};
    const auto ever = [&] {
        return db.read(cast.ombud, [&](Work& work) { return told_fact().ever(work, scope); });
    };
    prepares();
    EXPECT_FALSE(ever());
    sent();
    EXPECT_TRUE(ever());
}

INSTANTIATE_TEST_SUITE_P(Engines, ToldFigures, both_engines(), engine_name);
