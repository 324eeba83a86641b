// Proposals, comparison, themes, the year's account, confirmations and figures, on both engines.
#include "faults/figures.h"
#include "faults/kommun_way.h"
#include "faults/proposal.h"
#include "faults/reported_fault.h"
#include "faults/theme.h"
#include "organisations/policy.h"
#include "tests/support/faults_fixture.h"

namespace {

class FaultParts : public Faults {};

} // namespace

// --- proposals and comparison --------------------------------------------------------------------

TEST_P(FaultParts, FollowAProposalOverTheYears) {
    const std::string fault = opens("Långa väntetider");
    Proposal proposal;
    proposal.text = said("Skicka en kallelse med tid och plats.");
    proposal.addressee = "psykiatri_oppen";
    proposal.proposed_on = Date{2024, 3, 1};
    const auto of = [&] {
        return db.read(cast.ombud, [&](Work& work) {
            return proposals_of(work, *find_fault(work, fault)).front();
        });
    };
    const auto unknown = db.write(cast.ombud, [&](Work& work) {
        Proposal other = proposal;
        other.addressee = "ingen_alls";
        return propose(work, fault, other);
    });
    EXPECT_EQ(problems(unknown), "addressee unknown_code");
    proposal.addressee = "forsakringskassan";
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) { return propose(work, fault, proposal); }));
    const auto turns = [&](const std::string& deed, Date day) {
        ProposalTurn turn;
        turn.deed = deed;
        turn.turned_on = day;
        turn.note = said("Sades på mötet.");
        const ProposalRecord stored = of();
        return db.write(cast.ombud,
                        [&](Work& work) { return turn_proposal(work, fault, stored, turn); });
    };
    EXPECT_EQ(problems(turns("take_up", {2023, 1, 1})), "turned_on before_start");
    ASSERT_TRUE(turns("decline", {2024, 10, 1}));
    EXPECT_EQ(problems(turns("take_up", {2025, 1, 1})), " not_from_here");
    ASSERT_TRUE(turns("raise_again", {2025, 2, 1}));
    ASSERT_TRUE(turns("take_up", {2026, 1, 15}));
    EXPECT_EQ(of().standing, "taken_up");
    EXPECT_EQ(of().turns.size(), 3U);
}

TEST_P(FaultParts, CompareHowItIsDoneKommunByKommun) {
    const std::string fault = opens("Ansökan görs olika");
    KommunWay way;
    way.kommun = "0780";
    way.works = "partly";
    way.way = said("Bara den månatliga ansökan görs digitalt.");
    way.seen_on = Date{2026, 1, 10};
    const auto describes = [&](int64_t version) {
        return db.write(cast.ombud,
                        [&](Work& work) { return describe_kommun(work, fault, version, way); });
    };
    ASSERT_TRUE(describes(0));
    EXPECT_EQ(describes(0).error().refusal, Refusal::conflict);
    way.works = "yes";
    ASSERT_TRUE(describes(1));
    way.kommun = "9999";
    EXPECT_EQ(problems(describes(0)), "kommun unknown_code");
    const auto ways = db.read(
        cast.ombud, [&](Work& work) { return kommun_ways_of(work, *find_fault(work, fault)); });
    ASSERT_EQ(ways.size(), 1U);
    EXPECT_EQ(ways[0].way.works, "yes");
}

// --- themes and the year's account ---------------------------------------------------------------

TEST_P(FaultParts, StandInAThemeThatCountsAnEventOnce) {
    const std::string one = opens("Långa väntetider");
    const std::string other = opens("Läkarintyg saknas");
    const std::string event = registers(cast.ombud);
    ASSERT_TRUE(groups(cast.ombud, one, event));
    ASSERT_TRUE(groups(cast.ombud, other, event));
    Theme theme;
    theme.year = 2026;
    theme.title = said("Vården");
    const std::string id =
        db.write(cast.ombud, [&](Work& work) { return begin_theme(work, theme); }).value();
    const auto chooses = [&](const std::string& fault, Choosing deed) {
        return db.write(cast.ombud, [&](Work& work) {
            return choose_fault(work, *find_theme(work, id), fault, deed);
        });
    };
    ASSERT_TRUE(chooses(one, Choosing::put_last));
    ASSERT_TRUE(chooses(other, Choosing::put_last));
    EXPECT_EQ(problems(chooses(one, Choosing::put_last)), " theme.chosen_already");
    ASSERT_TRUE(chooses(other, Choosing::move_up));
    db.database().read(cast.ombud, [&](Work& work) {
        const ThemeRecord record = *find_theme(work, id);
        EXPECT_EQ(record.theme.faults, (std::vector<std::string>{other, one}));
        const ThemePicture seen = picture_of(work, record);
        EXPECT_EQ(seen.events, 1);
        EXPECT_TRUE(seen.single_ombud());
        EXPECT_EQ(themes_of(work, *find_fault(work, one)).size(), 1U);
    });
    ASSERT_TRUE(chooses(other, Choosing::take_out));
    EXPECT_EQ(chooses(other, Choosing::take_out).error().refusal, Refusal::not_found);
}

TEST_P(FaultParts, AreReportedOnHandlaggareLevelOnlyWhereTheRuleAllows) {
    ReportedFault line;
    line.year = 2025;
    line.level = "handlaggare";
    line.national_group = "health_care";
    line.title = said("Kunskapen om målgruppen brister");
    line.consequence = said("Den enskilde får fel hjälp.");
    const auto reports = [&] {
        return db.write(cast.ombud, [&](Work& work) { return report_fault(work, line); });
    };
    EXPECT_EQ(problems(reports()), "level only_counted");
    UnitPolicy policy;
    policy.decided_from = Date{2025, 1, 1};
    policy.withholding = "stockholm";
    ASSERT_TRUE(
        db.write(cast.manager, [&](Work& work) { return decide_policy(work, cast.unit, policy); }));
    EXPECT_TRUE(reports());
    line.fault = "PROV-B-0404";
    EXPECT_EQ(problems(reports()), "fault unknown_fault");
    const auto lines =
        db.read(cast.ombud, [&](Work& work) { return reported_in(work, 2025).value(); });
    EXPECT_EQ(lines.size(), 1U);
}

// --- confirmations -------------------------------------------------------------------------------

TEST_P(FaultParts, AreReadAsTheyStandAndNoLonger) {
    const std::string fault = opens("Långa väntetider");
    const auto is_confirmed = [&] {
        return db.read(cast.ombud,
                       [&](Work& work) { return confirmed(work, *find_fault(work, fault)); });
    };
    EXPECT_FALSE(is_confirmed());
    EXPECT_EQ(reads(cast.ombud, fault).error().refusal, Refusal::forbidden) << "the writer";
    EXPECT_FALSE(is_confirmed());
    ASSERT_TRUE(reads(cast.colleague, fault));
    EXPECT_TRUE(is_confirmed());
    // A proposal is part of what leaves the unit, so it must be read too.
    Proposal proposal;
    proposal.text = said("Ge besked inom en månad.");
    proposal.addressee = "forsakringskassan";
    proposal.proposed_on = Date{2026, 3, 1};
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) { return propose(work, fault, proposal); }));
    EXPECT_FALSE(is_confirmed());
    ASSERT_TRUE(reads(cast.colleague, fault));
    EXPECT_TRUE(is_confirmed());
}

TEST_P(FaultParts, KeepAThemeInsideWhenOnlyWithheldEventsStandBehindIt) {
    const std::string fault = opens("Bemötandet brister");
    ASSERT_TRUE(groups(cast.ombud, fault, registers(cast.ombud, {.level = "handlaggare"})));
    const std::string id = db.write(cast.ombud, [&](Work& work) -> Result<std::string> {
                                 Theme theme;
                                 theme.year = 2026;
                                 theme.title = said("Samtal som avbryts");
                                 theme.text = said("Det händer samma kväll varje vecka.");
                                 const std::string made = TRY(begin_theme(work, theme));
                                 const ThemeRecord begun = TRY(find_theme(work, made));
                                 TRY(choose_fault(work, begun, fault, Choosing::put_last));
                                 return made;
                             }).value();
    ASSERT_TRUE(db.write(cast.colleague, [&](Work& work) -> Result<void> {
        const LeavingText text = leaving_theme(work, TRY(find_theme(work, id)));
        const std::string reading = TRY(request_reading(work, text));
        return confirm_reading(work, reading, work.digest(text.text));
    }));
    const Texts t(Language::swedish);
    const auto outside = [&] {
        return db.read(cast.ombud, [&](Work& work) {
            return all_text(theme_document(work, t, *find_theme(work, id), SheetEdition::outside));
        });
    };
    EXPECT_EQ(outside().find("Samtal som avbryts"), std::string::npos);
    EXPECT_EQ(outside().find("varje vecka"), std::string::npos);
    EXPECT_NE(outside().find("1 händelse"), std::string::npos) << "that it was seen is told";
    ASSERT_TRUE(groups(cast.ombud, fault, registers(cast.ombud)));
    EXPECT_NE(outside().find("Samtal som avbryts"), std::string::npos);
    EXPECT_NE(outside().find("varje vecka"), std::string::npos);
}

// --- figures -------------------------------------------------------------------------------------

TEST_P(FaultParts, AreCountedAsTheyStoodAtTheCutOff) {
    const std::string one = opens("Långa väntetider");
    const std::string other = opens("Läkarintyg saknas");
    ASSERT_TRUE(groups(cast.ombud, one, registers(cast.ombud)));
    registers(cast.ombud);
    registers(cast.ombud, {.kind = "positive"});
    ASSERT_TRUE(closes(other));
    const auto counted = [&](Date cutoff) {
        return db.read(cast.ombud, [&](Work& work) {
            const FactScope scope{{cast.unit}, 2026, cutoff, Audience::unit};
            const auto figures = fault_figures();
            std::map<std::string, int64_t> values;
            for (const Fact& fact : {fault_fact(), grouped_event_fact()}) {
                std::vector<Figure> own;
                for (const Figure& figure : figures) {
                    if (figure.fact == fact.name) {
                        own.push_back(figure);
                    }
                }
                for (const FigureValue& value :
                     count_figures(fact.load(work, scope), own, cutoff)) {
                    values[value.id] = value.value;
                }
            }
            return values;
        });
    };
    const auto today = counted({2026, 3, 2});
    EXPECT_EQ(today.at("faults.open"), 1);
    EXPECT_EQ(today.at("faults.closed"), 1);
    EXPECT_EQ(today.at("faults.opened"), 2);
    EXPECT_EQ(today.at("events.in_faults"), 1);
    EXPECT_EQ(today.at("events.in_faults.share"), 500);
    EXPECT_EQ(counted({2026, 3, 1}).at("faults.opened"), 0);
}

TEST_P(FaultParts, AreCountedInTheirPartOfTheAreaOnly) {
    const std::string north = opens("Långa väntetider");
    const std::string both = opens("Läkarintyg saknas");
    opens("Inte sedd ännu");
    const std::string in_north = registers(cast.ombud, {.kommun = "0780"});
    ASSERT_TRUE(groups(cast.ombud, north, in_north));
    ASSERT_TRUE(groups(cast.ombud, both, in_north));
    ASSERT_TRUE(groups(cast.ombud, both, registers(cast.ombud, {.kommun = "0781"})));
    const auto rows = [&](const Fact& fact, const std::string& area) {
        return db.read(cast.ombud, [&](Work& work) {
            FactScope scope{{cast.unit}, 2026, work.today(), Audience::unit};
            scope.area = area;
            return fact.load(work, scope).rows();
        });
    };
    EXPECT_EQ(rows(fault_fact(), ""), 3U);
    EXPECT_EQ(rows(fault_fact(), "07"), 2U) << "those that were seen there";
    EXPECT_EQ(rows(fault_fact(), "0780"), 2U);
    EXPECT_EQ(rows(fault_fact(), "0781"), 1U);
    EXPECT_EQ(rows(fault_fact(), "0760"), 0U);
    EXPECT_EQ(rows(grouped_event_fact(), "0780"), 1U);
    EXPECT_EQ(rows(grouped_event_fact(), "0781"), 1U);
    EXPECT_EQ(rows(grouped_event_fact(), "07"), 2U);
}

TEST_P(FaultParts, CountNoEventThatWorkedAfterAll) {
    const std::string fault = opens("Långa väntetider");
    const std::string event = registers(cast.ombud);
    ASSERT_TRUE(groups(cast.ombud, fault, event));
    ASSERT_EQ(picture(fault).count, 1);
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        EventRecord record = *find_event(work, event);
        record.event.kind = "positive";
        return amend_event(work, event, record.version, record.event);
    }));
    EXPECT_EQ(picture(fault).count, 0);
    EXPECT_EQ(members(fault, Members::current).size(), 1U) << "it is still seen to belong";
    db.database().read(cast.ombud, [&](Work& work) {
        EXPECT_EQ(list_faults(work, {}, 1)->lines.front().events, 0);
        const FactScope scope{{cast.unit}, 2026, work.today(), Audience::unit};
        const FactTable table = grouped_event_fact().load(work, scope);
        ASSERT_EQ(table.rows(), 1U);
        EXPECT_EQ(table.code(2, table.column(2)[0]), "no");
    });
}

INSTANTIATE_TEST_SUITE_P(Engines, FaultParts, both_engines(), engine_name);
