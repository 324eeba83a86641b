// Figures of actions, recounted by plain means: what happened in the year, and what stood at its
// end.
#include "actions/figures.h"

#include <gtest/gtest.h>

#include "actions/blocks.h"
#include "faults/figures.h"
#include "tests/support/an_action.h"

namespace {

class ActionFigures : public ActionStage {
protected:
    /// "total done confirmed reopened" of a year up to a day.
    std::string counted(int year, Date cutoff, const std::string& area = "") {
        return db.read(cast.ombud, [&](Work& work) {
            const FactScope scope{{cast.unit}, year, cutoff, Audience::outside, area};
            std::string line;
            for (const Fact& fact : {action_fact(), reopened_fault_fact()}) {
                std::vector<Figure> figures;
                for (const auto& all : {action_figures(), fault_figures()}) {
                    std::ranges::copy_if(all, std::back_inserter(figures),
                                         [&](const Figure& one) { return one.fact == fact.name; });
                }
                for (const FigureValue& value :
                     count_figures(fact.load(work, scope), figures, cutoff)) {
                    line += (line.empty() ? "" : " ") + std::to_string(value.value);
                }
            }
            return line;
        });
    }
};

} // namespace

TEST_P(ActionFigures, OfAPartOfTheAreaAreAboutFaultsThatAnEventThereBelongsTo) {
    const std::string here = opens("Långa väntetider");
    groups_one(here, {.kommun = "0780"});
    adds(here);
    const std::string beyond = opens("Stängda telefoner");
    groups_one(beyond, {.kommun = "1290"});
    adds(beyond);
    adds(beyond);
    ASSERT_TRUE(closes(beyond));
    groups_one(beyond, {.kommun = "1290"});
    EXPECT_EQ(counted(2026, {2026, 3, 2}), "3 0 0 0");
    EXPECT_EQ(counted(2026, {2026, 3, 2}, "07"), "1 0 0 0");
    EXPECT_EQ(counted(2026, {2026, 3, 2}, "12"), "2 0 0 0");
    EXPECT_EQ(counted(2026, {2026, 3, 2}, "14"), "0 0 0 0");
}

TEST_P(ActionFigures, CountWhatHappenedInTheYearAndStoodAtItsCutoff) {
    const std::string fault = opens("Långa väntetider");
    const std::string first = adds(fault);
    const std::string second = adds(fault);
    const std::string third = adds(fault);
    adds(fault);
    follows(first, {finished()});
    ActionTurn part = finished();
    part.outcome = "partly_done";
    follows(second, {part});
    follows(third, {dropped()});
    EXPECT_EQ(counted(2026, {2026, 3, 2}), "4 1 0 0") << "partly done is not done";
    today_is("2026-06-02");
    follows(first, {confirmed_effect()});
    ASSERT_TRUE(closes(fault));
    EXPECT_EQ(counted(2026, {2026, 6, 2}), "4 1 1 0");
    EXPECT_EQ(counted(2026, {2026, 6, 1}), "4 1 0 0") << "as it stood that day";
    today_is("2026-09-01");
    const std::string later = groups_one(fault, {.occurred_on = {2026, 8, 20}});
    EXPECT_EQ(counted(2026, {2026, 9, 1}), "4 1 0 1") << "the effect came back";
    EXPECT_EQ(counted(2026, {2026, 8, 31}), "4 1 1 0");
    today_is("2027-02-01");
    EXPECT_EQ(counted(2027, {2027, 2, 1}), "0 0 0 0") << "nothing happened that year";
    follows(first, {a_turn("reopen", "Samordnaren har slutat.")});
    EXPECT_EQ(counted(2026, {2026, 12, 31}), "4 1 0 1") << "the year before stands";
}

TEST_P(ActionFigures, AreToldInAReportByHowTheyStoodAtTheCutoff) {
    const std::string fault = opens("Långa väntetider");
    const std::string first = adds(fault);
    adds(fault);
    adds(fault);
    follows(first, {finished(), confirmed_effect()});
    today_is("2026-09-01");
    groups_one(fault, {.occurred_on = {2026, 8, 20}});
    const auto told = [&](Date cutoff) {
        ReportNumbers numbers;
        numbers.scope = {{cast.unit}, 2026, cutoff, Audience::outside, {}};
        FactTable rows = db.read(
            cast.ombud, [&](Work& work) { return action_fact().load(work, numbers.scope); });
        numbers.facts.push_back({"action", true, std::move(rows)});
        const CountedTable counted = action_blocks().front().count(numbers);
        std::string line;
        for (const CountedRow& row : counted.rows) {
            line += row.code + " " + std::to_string(row.counts[0]) + " ";
        }
        return line + std::to_string(counted.totals[0]);
    };
    EXPECT_EQ(told({2026, 8, 31}), "planned 2 effect_confirmed 1 3");
    EXPECT_EQ(told({2026, 9, 1}), "planned 2 came_back 1 3");
}

TEST_P(ActionFigures, AreMissingBeforeAnythingWasAdded) {
    const FactScope scope{{cast.unit}, 2026, {2026, 3, 2}, Audience::outside, {}};
    const auto ever = [&] {
        return db.read(cast.ombud, [&](Work& work) { return action_fact().ever(work, scope); });
    };
    EXPECT_FALSE(ever());
    adds(opens("Långa väntetider"));
    EXPECT_TRUE(ever());
}

INSTANTIATE_TEST_SUITE_P(Engines, ActionFigures, both_engines(), engine_name);
