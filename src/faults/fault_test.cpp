// Faults on both engines: grouping, turns, what the events say, proposals, themes, confirmations.
#include "faults/fault.h"

#include <gtest/gtest.h>

#include "events/closure.h"
#include "events/deidentification.h"
#include "events/reclassification.h"
#include "faults/clearing.h"
#include "faults/earlier_year.h"
#include "faults/fault_turn.h"
#include "faults/figures.h"
#include "faults/kommun_way.h"
#include "faults/membership.h"
#include "faults/picture.h"
#include "faults/proposal.h"
#include "faults/reported_fault.h"
#include "faults/sheet.h"
#include "guard/person_door.h"
#include "organisations/policy.h"
#include "tests/support/an_event.h"
#include "tests/support/cast.h"

namespace {

FreeText said(const std::string& text) {
    return FreeText::as_typed(text);
}

Fault a_fault(const std::string& title) {
    Fault fault;
    fault.title = said(title);
    fault.description = said("Samma sak händer gång på gång.");
    fault.consequence = said("Den enskilde står utan försörjning.");
    fault.national_group = "other_authorities";
    return fault;
}

/// "field key" of each problem, parted by commas; "" when all is well.
template <class T>
std::string problems(const Result<T>& result) {
    std::string list;
    if (!result) {
        for (const Problem& problem : result.error().problems) {
            list += (list.empty() ? "" : ", ") + problem.field + " " + problem.key;
        }
    }
    return list;
}

std::string all_text(const Document& document) {
    return document_json(document);
}

class Faults : public testing::TestWithParam<Engine> {
protected:
    std::string registers(const Actor& actor, const EventShape& shape = {}) {
        return db.write(actor, [&](Work& work) { return register_event(work, an_event(shape)); })
            .value();
    }
    std::string opens(const std::string& title) {
        return db.write(cast.ombud, [&](Work& work) { return open_fault(work, a_fault(title)); })
            .value();
    }
    Result<void> groups(const Actor& actor, const std::string& fault, const std::string& event) {
        return db.write(actor, [&](Work& work) {
            return group_event(work, {fault, event, "same_cause"});
        });
    }
    Result<void> ungroups(const std::string& fault, const std::string& event) {
        return db.write(cast.colleague, [&](Work& work) {
            return ungroup_event(work, {fault, event, "mistake"});
        });
    }
    FaultRecord found(const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) { return find_fault(work, number); }).value();
    }
    FaultPicture picture(const std::string& number) {
        return db.read(cast.ombud,
                       [&](Work& work) { return picture_of(work, *find_fault(work, number)); });
    }
    std::vector<Member> members(const std::string& number, Members which) {
        return db.read(cast.ombud, [&](Work& work) {
            return members_of(work, *find_fault(work, number), which, 100);
        });
    }
    Result<int64_t> closes(const std::string& number) {
        FaultTurn turn;
        turn.outcome = "no_longer_seen";
        turn.reason = said("Ingen har sett det på ett år.");
        return db.write(cast.ombud, [&](Work& work) {
            return close_fault(work, number, find_fault(work, number)->version, turn);
        });
    }

    const PersonDoor door;
    TestDatabase db{GetParam(), &door};
    const Cast cast = a_cast(db);
};

} // namespace

// --- rules ---------------------------------------------------------------------------------------

TEST(Fault, IsNumberedWithinTheUnit) {
    EXPECT_EQ(fault_number("SKANE", 7), "SKANE-B-0007");
    EXPECT_EQ(fault_number("SKANE", 12345), "SKANE-B-12345");
}

TEST(FaultPicture, IsOfASingleOmbudOnlyWhenAllAreKnown) {
    FaultPicture picture;
    picture.count = 4;
    picture.ombud = 1;
    EXPECT_TRUE(picture.single_ombud());
    picture.of_unknown_ombud = 3;
    EXPECT_FALSE(picture.single_ombud());
    picture.ombud = 2;
    picture.of_unknown_ombud = 0;
    EXPECT_FALSE(picture.single_ombud());
}

TEST(FaultPicture, RecursWhenSeenTwiceOrKnownBefore) {
    FaultPicture picture;
    picture.count = 1;
    EXPECT_FALSE(picture.recurring());
    picture.earlier_years = 1;
    EXPECT_TRUE(picture.recurring());
    picture.earlier_years = 0;
    picture.count = 2;
    EXPECT_TRUE(picture.recurring());
}

// --- grouping ------------------------------------------------------------------------------------

TEST_P(Faults, GroupAndUngroupAndKeepWhoAndWhy) {
    const std::string event = registers(cast.ombud);
    const std::string fault = opens("Handläggningen drar ut på tiden");
    EXPECT_EQ(fault, "PROV-B-0001");
    ASSERT_TRUE(groups(cast.colleague, fault, event));
    EXPECT_EQ(problems(groups(cast.ombud, fault, event)), " fault.already_grouped");
    ASSERT_TRUE(ungroups(fault, event));
    EXPECT_FALSE(ungroups(fault, event));
    ASSERT_TRUE(groups(cast.ombud, fault, event));
    const auto current = members(fault, Members::current);
    ASSERT_EQ(current.size(), 1U);
    EXPECT_EQ(current[0].grouped_by, cast.ombud.id);
    const auto former = members(fault, Members::former);
    ASSERT_EQ(former.size(), 1U);
    EXPECT_EQ(former[0].grouped_by, cast.colleague.id);
    EXPECT_EQ(former[0].ended_by, cast.colleague.id);
    EXPECT_EQ(former[0].membership.reason, "same_cause");
    EXPECT_EQ(former[0].membership.ending_reason, "mistake");
    EXPECT_TRUE(former[0].membership.member_until.has_value());
}

TEST_P(Faults, LetAnEventBelongToSeveralAndCountItInEach) {
    const std::string event = registers(cast.ombud);
    const std::string one = opens("Långa väntetider");
    const std::string other = opens("Läkarintyg saknas");
    ASSERT_TRUE(groups(cast.ombud, one, event));
    ASSERT_TRUE(groups(cast.ombud, other, event));
    EXPECT_EQ(picture(one).count, 1);
    EXPECT_EQ(picture(other).count, 1);
    const auto of_event = db.read(cast.ombud, [&](Work& work) {
        const EventRecord record = *find_event(work, event);
        return faults_of_event(work, record.unit, record.id).size();
    });
    EXPECT_EQ(of_event, 2U);
}

TEST_P(Faults, RefuseWhatCannotBeGrouped) {
    const std::string fault = opens("Långa väntetider");
    const std::string good = registers(cast.ombud, {.kind = "positive"});
    EXPECT_EQ(problems(groups(cast.ombud, fault, good)), " fault.works_well");
    EXPECT_EQ(groups(cast.ombud, fault, "PROV-2026-9999").error().refusal, Refusal::not_found);
    EXPECT_EQ(groups(cast.ombud, "PROV-B-0099", good).error().refusal, Refusal::not_found);
    EXPECT_EQ(groups(cast.county_officer, fault, good).error().refusal, Refusal::forbidden);
    const std::string event = registers(cast.ombud);
    const auto unreasoned = db.write(cast.ombud, [&](Work& work) {
        return group_event(work, {fault, event, "because"});
    });
    EXPECT_EQ(problems(unreasoned), "reason unknown_code");
    const Closure withdrawal{"withdrawn", said("Registrerades två gånger.")};
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return close_event(work, event, 1, withdrawal);
    }));
    EXPECT_EQ(problems(groups(cast.ombud, fault, event)), " event.is_withdrawn");
}

TEST_P(Faults, OfAnotherUnitAreNotFound) {
    const std::string fault = opens("Långa väntetider");
    const std::string unit = a_unit_called(db, "Ombuden på annat håll", "ANNAN");
    const Actor stranger = a_signed_in(db, "ombud", "unit:" + unit);
    const auto looked = db.read(stranger, [&](Work& work) { return find_fault(work, fault); });
    EXPECT_EQ(looked.error().refusal, Refusal::not_found);
    const std::string event = registers(cast.ombud);
    EXPECT_EQ(groups(stranger, fault, event).error().refusal, Refusal::not_found);
}

// --- what the events say -------------------------------------------------------------------------

TEST_P(Faults, TellHowOftenSinceWhenWhereAndFromHowMany) {
    const std::string fault = opens("Långa väntetider");
    const std::string first = registers(cast.ombud, {.occurred_on = {2024, 5, 1}});
    const std::string second = registers(cast.colleague, {.kommun = "0781"});
    ASSERT_TRUE(groups(cast.ombud, fault, first));
    EXPECT_TRUE(picture(fault).single_ombud());
    ASSERT_TRUE(groups(cast.ombud, fault, second));
    EarlierYear earlier;
    earlier.year = 2016;
    earlier.source = said("Årsrapport 2016.");
    ASSERT_TRUE(db.write(cast.ombud,
                         [&](Work& work) { return note_earlier_year(work, fault, earlier); }));
    const FaultPicture seen = picture(fault);
    EXPECT_EQ(seen.count, 2);
    EXPECT_EQ(seen.this_year, 1);
    EXPECT_EQ(seen.ombud, 2);
    EXPECT_EQ(seen.units, 1);
    EXPECT_FALSE(seen.single_ombud());
    EXPECT_EQ(seen.different("kommun"), 2);
    EXPECT_EQ(seen.known_since, 2016);
    EXPECT_EQ(*seen.first_on, (Date{2024, 5, 1}));
    EXPECT_TRUE(seen.recurring());
}

TEST_P(Faults, CountAWithdrawnEventNoMoreButKeepIt) {
    const std::string fault = opens("Långa väntetider");
    const std::string event = registers(cast.ombud);
    ASSERT_TRUE(groups(cast.ombud, fault, event));
    const Closure withdrawal{"withdrawn", said("Registrerades två gånger.")};
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return close_event(work, event, 1, withdrawal);
    }));
    EXPECT_EQ(picture(fault).count, 0);
    EXPECT_EQ(members(fault, Members::current).size(), 1U);
}

TEST_P(Faults, TellOnlyTheNumberOfAWithheldEvent) {
    const std::string fault = opens("Bemötandet brister");
    const std::string event = registers(
        cast.ombud, {.level = "handlaggare", .description = "Rösten höjdes i telefonen."});
    ASSERT_TRUE(groups(cast.ombud, fault, event));
    const auto current = members(fault, Members::current);
    ASSERT_EQ(current.size(), 1U);
    EXPECT_TRUE(current[0].withheld);
    EXPECT_EQ(current[0].event_number, event);
    EXPECT_FALSE(current[0].occurred_on.has_value());
    EXPECT_EQ(current[0].kommun + current[0].body + current[0].level + current[0].kind, "");
    const FaultPicture seen = picture(fault);
    EXPECT_EQ(seen.count, 1);
    EXPECT_EQ(seen.withheld, 1);
    EXPECT_EQ(seen.different("kommun"), 0);
    EXPECT_FALSE(seen.first_on.has_value());
    EXPECT_TRUE(seen.only_withheld());
}

TEST_P(Faults, LeaveTheUnitAsNumberAndCountWhenOnlyWithheldEventsStandBehind) {
    const std::string fault = opens("Bemötandet brister");
    const std::string event = registers(cast.ombud, {.level = "handlaggare"});
    ASSERT_TRUE(groups(cast.ombud, fault, event));
    const Texts t(Language::swedish);
    const auto outside = [&] {
        return db.read(cast.ombud, [&](Work& work) {
            return all_text(fault_document(work, t, *find_fault(work, fault), Edition::outside));
        });
    };
    ASSERT_TRUE(db.write(cast.colleague, [&](Work& work) {
        return confirm_fault(work, fault, digest_of(work, *find_fault(work, fault)));
    }));
    EXPECT_EQ(outside().find("Bemötandet"), std::string::npos);
    EXPECT_NE(outside().find("1 händelse"), std::string::npos);
    ASSERT_TRUE(groups(cast.ombud, fault, registers(cast.ombud)));
    EXPECT_NE(outside().find("Bemötandet"), std::string::npos);
}

// --- turns ---------------------------------------------------------------------------------------

TEST_P(Faults, AreClosedWithAnOutcomeAndAReasonAndOpenedByALaterEvent) {
    const std::string fault = opens("Långa väntetider");
    const std::string before = registers(cast.ombud);
    EXPECT_EQ(problems(db.write(cast.ombud,
                                [&](Work& work) { return close_fault(work, fault, 1, {}); })),
              "outcome required");
    ASSERT_TRUE(closes(fault));
    EXPECT_EQ(found(fault).standing, "closed");
    EXPECT_EQ(problems(closes(fault)), " not_from_here");
    // An event from before the closing says nothing new.
    ASSERT_TRUE(groups(cast.ombud, fault, before));
    EXPECT_EQ(found(fault).standing, "closed");
    db.set_clock(db.now().plus_seconds(40 * 86400));
    const std::string later = registers(cast.ombud, {.occurred_on = {2026, 4, 1}});
    ASSERT_TRUE(groups(cast.ombud, fault, later));
    EXPECT_EQ(found(fault).standing, "open");
    const auto turns =
        db.read(cast.ombud, [&](Work& work) { return turns_of(work, *find_fault(work, fault)); });
    ASSERT_EQ(turns.size(), 2U);
    EXPECT_EQ(turns[0].turn.outcome, "no_longer_seen");
    EXPECT_EQ(turns[1].turn.event, later);
}

TEST_P(Faults, MoveOnlyAsTheTableSaysWhoeverAsks) {
    const std::vector<std::string> deeds = {"close", "reopen", "delete", ""};
    for (const std::string_view role : all_roles()) {
        const Actor actor{.id = "somebody", .seats = {{std::string(role), "unit:x"}},
                          .place = "unit:x"};
        db.database().read(actor, [&](Work& work) {
            for (const std::string from : {"open", "closed", "gone"}) {
                for (const std::string& deed : deeds) {
                    const bool known = (from == "open" && deed == "close") ||
                                       (from == "closed" && deed == "reopen");
                    const auto after = after_deed(work, fault_moves(), from, deed);
                    EXPECT_EQ(after.has_value(), known && role_may(role, May::write_faults))
                        << role << " " << from << " " << deed;
                }
            }
        });
    }
}

TEST_P(Faults, KeepBothTextsWhenSomebodySavedFirst) {
    const std::string fault = opens("Långa väntetider");
    const auto amends = [&](const std::string& title) {
        return db.write(cast.ombud, [&](Work& work) {
            return amend_fault(work, fault, 1, a_fault(title));
        });
    };
    ASSERT_TRUE(amends("Orimliga väntetider"));
    EXPECT_EQ(amends("Väntetider").error().refusal, Refusal::conflict);
    EXPECT_EQ(found(fault).fault.title.text(), "Orimliga väntetider");
}

TEST_P(Faults, LeadTheirTextsThroughTheDoor) {
    Fault fault = a_fault("Ring 070-123 45 67");
    const auto opened =
        db.write(cast.ombud, [&](Work& work) { return open_fault(work, fault); });
    EXPECT_EQ(problems(opened), "title points_at_person.telefon");
}

// --- proposals and comparison --------------------------------------------------------------------

TEST_P(Faults, FollowAProposalOverTheYears) {
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
        return db.write(cast.ombud, [&](Work& work) {
            return turn_proposal(work, fault, stored, turn);
        });
    };
    EXPECT_EQ(problems(turns("take_up", {2023, 1, 1})), "turned_on before_start");
    ASSERT_TRUE(turns("decline", {2024, 10, 1}));
    EXPECT_EQ(problems(turns("take_up", {2025, 1, 1})), " not_from_here");
    ASSERT_TRUE(turns("raise_again", {2025, 2, 1}));
    ASSERT_TRUE(turns("take_up", {2026, 1, 15}));
    EXPECT_EQ(of().standing, "taken_up");
    EXPECT_EQ(of().turns.size(), 3U);
}

TEST_P(Faults, CompareHowItIsDoneKommunByKommun) {
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
    const auto ways = db.read(cast.ombud, [&](Work& work) {
        return kommun_ways_of(work, *find_fault(work, fault));
    });
    ASSERT_EQ(ways.size(), 1U);
    EXPECT_EQ(ways[0].way.works, "yes");
}

// --- themes and the year's account ---------------------------------------------------------------

TEST_P(Faults, StandInAThemeThatCountsAnEventOnce) {
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

TEST_P(Faults, AreReportedOnHandlaggareLevelOnlyWhereTheRuleAllows) {
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
    ASSERT_TRUE(db.write(cast.manager,
                         [&](Work& work) { return decide_policy(work, cast.unit, policy); }));
    EXPECT_TRUE(reports());
    line.fault = "PROV-B-0404";
    EXPECT_EQ(problems(reports()), "fault unknown_fault");
    const auto lines =
        db.read(cast.ombud, [&](Work& work) { return reported_in(work, 2025).value(); });
    EXPECT_EQ(lines.size(), 1U);
}

// --- confirmations -------------------------------------------------------------------------------

TEST_P(Faults, AreConfirmedAsTheyStandAndNoLonger) {
    const std::string fault = opens("Långa väntetider");
    const auto digest = [&] {
        return db.read(cast.ombud,
                       [&](Work& work) { return digest_of(work, *find_fault(work, fault)); });
    };
    const auto is_confirmed = [&] {
        return db.read(cast.ombud,
                       [&](Work& work) { return confirmed(work, *find_fault(work, fault)); });
    };
    const auto confirms = [&](const std::string& shown) {
        return db.write(cast.colleague,
                        [&](Work& work) { return confirm_fault(work, fault, shown); });
    };
    EXPECT_FALSE(is_confirmed());
    const std::string shown = digest();
    ASSERT_TRUE(confirms(shown));
    EXPECT_TRUE(is_confirmed());
    // A proposal is part of what leaves the unit, so it must be read too.
    Proposal proposal;
    proposal.text = said("Ge besked inom en månad.");
    proposal.addressee = "forsakringskassan";
    proposal.proposed_on = Date{2026, 3, 1};
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) { return propose(work, fault, proposal); }));
    EXPECT_FALSE(is_confirmed());
    EXPECT_EQ(confirms(shown).error().refusal, Refusal::conflict);
    ASSERT_TRUE(confirms(digest()));
    EXPECT_TRUE(is_confirmed());
}

// --- figures -------------------------------------------------------------------------------------

TEST_P(Faults, AreCountedAsTheyStoodAtTheCutOff) {
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

INSTANTIATE_TEST_SUITE_P(Engines, Faults, both_engines(), engine_name);
