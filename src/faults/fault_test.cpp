// Grouping, what the events say, and turns of faults, on both engines.
#include "faults/earlier_year.h"
#include "tests/support/faults_fixture.h"

// --- rules ---------------------------------------------------------------------------------------

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
    const auto unreasoned = db.write(
        cast.ombud, [&](Work& work) { return group_event(work, {fault, event, "because"}); });
    EXPECT_EQ(problems(unreasoned), "reason unknown_code");
    const Closure withdrawal{"withdrawn", said("Registrerades två gånger.")};
    ASSERT_TRUE(
        db.write(cast.ombud, [&](Work& work) { return close_event(work, event, 1, withdrawal); }));
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
    ASSERT_TRUE(
        db.write(cast.ombud, [&](Work& work) { return note_earlier_year(work, fault, earlier); }));
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
    ASSERT_TRUE(
        db.write(cast.ombud, [&](Work& work) { return close_event(work, event, 1, withdrawal); }));
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
            return all_text(
                fault_document(work, t, *find_fault(work, fault), SheetEdition::outside));
        });
    };
    ASSERT_TRUE(reads(cast.colleague, fault));
    EXPECT_EQ(outside().find("Bemötandet"), std::string::npos);
    EXPECT_NE(outside().find("1 händelse"), std::string::npos);
    ASSERT_TRUE(groups(cast.ombud, fault, registers(cast.ombud)));
    EXPECT_NE(outside().find("Bemötandet"), std::string::npos);
}

// --- turns ---------------------------------------------------------------------------------------

TEST_P(Faults, AreClosedWithAnOutcomeAndAReasonAndOpenedByALaterEvent) {
    const std::string fault = opens("Långa väntetider");
    const std::string before = registers(cast.ombud);
    EXPECT_EQ(
        problems(db.write(cast.ombud, [&](Work& work) { return close_fault(work, fault, 1, {}); })),
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

TEST(FaultPicture, KnowsThatSomebodySawWhatWasReadInFromElsewhere) {
    FaultPicture picture;
    EXPECT_EQ(picture.ombud_at_least(), 0);
    picture.of_unknown_ombud = 3;
    EXPECT_EQ(picture.ombud_at_least(), 1) << "three events, and perhaps one person";
    picture.ombud = 2;
    EXPECT_EQ(picture.ombud_at_least(), 2);
}

TEST_P(Faults, MoveOnlyAsTheTableSaysWhoeverAsks) {
    const std::vector<std::string> deeds = {"close", "reopen", "delete", ""};
    for (const std::string_view role : all_roles()) {
        const Actor actor{
            .id = "somebody", .seats = {{std::string(role), "unit:x"}}, .place = "unit:x"};
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
        return db.write(cast.ombud,
                        [&](Work& work) { return amend_fault(work, fault, 1, a_fault(title)); });
    };
    ASSERT_TRUE(amends("Orimliga väntetider"));
    EXPECT_EQ(amends("Väntetider").error().refusal, Refusal::conflict);
    EXPECT_EQ(found(fault).fault.title.text(), "Orimliga väntetider");
}

TEST_P(Faults, LeadTheirTextsThroughTheDoor) {
    Fault fault = a_fault("Ring 070-123 45 67");
    const auto opened = db.write(cast.ombud, [&](Work& work) { return open_fault(work, fault); });
    EXPECT_EQ(problems(opened), "title points_at_person.telefon");
}

INSTANTIATE_TEST_SUITE_P(Engines, Faults, both_engines(), engine_name);
