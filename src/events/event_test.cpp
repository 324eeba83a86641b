// The rules of an event, and its verbs on both engines.
#include "events/event.h"

#include <gtest/gtest.h>

#include "organisations/body.h"
#include "organisations/code.h"
#include "tests/support/event_stage.h"

namespace {

const Date today{2026, 3, 2};

class Events : public EventStage {};

} // namespace

// --- rules ---------------------------------------------------------------------------------------

TEST(Event, MayNotLieInTheFuture) {
    EXPECT_EQ(problems(answers_agree(an_event({.occurred_on = today}), today, Strictness::form)),
              "");
    EXPECT_EQ(
        problems(answers_agree(an_event({.occurred_on = {2026, 3, 3}}), today, Strictness::form)),
        "occurred_on in_future");
    Event event = an_event();
    event.registered_on = Date{2026, 3, 3};
    EXPECT_EQ(problems(answers_agree(event, today, Strictness::import)), "registered_on in_future");
}

TEST(Event, AsksForLevelAndConsequenceOfFailuresOnly) {
    Event event = an_event({.level = "", .consequence = ""});
    EXPECT_EQ(problems(answers_agree(event, today, Strictness::form)),
              "level required, consequence required");
    event.kind = "positive";
    EXPECT_EQ(problems(answers_agree(event, today, Strictness::form)), "");
}

TEST(Event, AsksForAReasonOnlyWhenEspeciallySerious) {
    Event event = an_event();
    event.serious = true;
    EXPECT_EQ(problems(answers_agree(event, today, Strictness::form)), "serious_reason required");
    EXPECT_EQ(problems(answers_agree(event, today, Strictness::import)), "");
}

TEST(Event, OfAnotherRegisterMayLackWhatThatOneNeverAsked) {
    const Event event = an_event({.description = "", .consequence = ""});
    EXPECT_EQ(problems(answers_agree(event, today, Strictness::form)),
              "consequence required, description required");
    EXPECT_EQ(problems(answers_agree(event, today, Strictness::import)), "");
    EXPECT_EQ(problems(answers_agree(an_event({.level = ""}), today, Strictness::import)),
              "level required");
}

TEST(Event, ForgetsWhatIsNotAskedOfItsKind) {
    Event event = an_event({.serious_reason = "consequence"});
    event.kind = "wish";
    event.serious = false;
    drop_unasked(event);
    EXPECT_EQ(event.level, "");
    EXPECT_TRUE(event.consequence.empty());
    EXPECT_EQ(event.serious_reason, "");
    EXPECT_FALSE(event.description.empty());
}

TEST(Event, FallsUnderTheSkaneRuleByLevelOrByATraceableOfficial) {
    EXPECT_TRUE(falls_under(Rule::skane, an_event({.level = "handlaggare"})));
    EXPECT_TRUE(falls_under(Rule::skane, an_event({.traceable_to_official = true})));
    EXPECT_TRUE(
        falls_under(Rule::skane, an_event({.kind = "positive", .traceable_to_official = true})));
    EXPECT_FALSE(falls_under(Rule::skane, an_event({.level = "lokal"})));
    EXPECT_FALSE(falls_under(Rule::stockholm, an_event({.level = "handlaggare"})));
}

TEST(Event, HasANumberOfFourDigitsThatMayGrow) {
    EXPECT_EQ(number_of("SKANE", 2026, 1), "SKANE-2026-0001");
    EXPECT_EQ(number_of("SKANE", 2026, 10000), "SKANE-2026-10000");
}

TEST(Event, PartsItsTagsAtCommasBarsAndLines) {
    const std::vector<std::string> three = {"barn i fara", "resa", "tolk"};
    EXPECT_EQ(parted_tags(" barn i fara, resa | tolk\n,|"), three);
    EXPECT_TRUE(parted_tags(" , ").empty());
}

TEST(Event, IsSearchedInLowerCase) {
    const Event event = an_event({.description = "ÅKTE HEM", .tags = {"Resa"}});
    EXPECT_NE(search_text_of(event).find("åkte hem"), std::string::npos);
    EXPECT_NE(search_text_of(event).find("resa"), std::string::npos);
}

// --- registering ---------------------------------------------------------------------------------

TEST_P(Events, GetANumberOfTheirUnitAndTheirYear) {
    EXPECT_EQ(registers(cast.ombud, an_event()).value(), "PROV-2026-0001");
    EXPECT_EQ(registers(cast.colleague, an_event()).value(), "PROV-2026-0002");
    EXPECT_EQ(registers(cast.ombud, an_event({.occurred_on = {2025, 12, 31}})).value(),
              "PROV-2025-0001");
    const EventRecord record = found(cast.colleague, "PROV-2026-0001");
    EXPECT_EQ(record.reporter, cast.ombud.id);
    EXPECT_EQ(record.event.registered_on, today);
    EXPECT_EQ(record.status, "registered");
    EXPECT_EQ(record.event.description.text(), "Beslutet dröjde fyra månader.");
    EXPECT_EQ(record.body_type, "forsakringskassan");
}

TEST_P(Events, AreRefusedWithEveryCodeThatTheirDayDoesNotKnow) {
    Event event = an_event({.kind = "gossip", .kommun = "9999", .body = "nobody", .type = "none"});
    event.level = "lokal";
    EXPECT_EQ(problems(registers(cast.ombud, event)),
              "kind unknown_code, kommun unknown_code, type unknown_code, body unknown_code");
    Code ended;
    ended.list = "event_type";
    ended.code = "till_i_fjol";
    ended.label_sv = "Till i fjol";
    ended.valid_until = Date{2025, 12, 31};
    ASSERT_TRUE(
        db.write(cast.manager, [&](Work& work) { return add_code(work, cast.unit, ended); }));
    EXPECT_EQ(problems(registers(cast.ombud, an_event({.type = "till_i_fjol"}))),
              "type unknown_code");
    EXPECT_TRUE(
        registers(cast.ombud, an_event({.occurred_on = {2025, 12, 31}, .type = "till_i_fjol"})));
    const std::string other = a_unit_called(db, "Ett annat ombud", "ANNAT");
    const Actor stranger = a_signed_in(db, "ombud", "unit:" + other);
    EXPECT_EQ(problems(registers(stranger,
                                 an_event({.occurred_on = {2025, 12, 31}, .type = "till_i_fjol"}))),
              "type unknown_code");
}

TEST_P(Events, MayConcernAWiderAreaAndANamedBody) {
    Body clinic;
    clinic.name = "Mottagningen i provet";
    clinic.type = "psykiatri_oppen";
    const std::string id = db.write(cast.manager, [&](Work& work) {
                                 return add_body(work, cast.unit, clinic);
                             }).value();
    const std::string number =
        registers(cast.ombud, an_event({.kommun = "07", .body = id})).value();
    EXPECT_EQ(found(cast.ombud, number).body_type, "psykiatri_oppen");
    EXPECT_TRUE(registers(cast.ombud, an_event({.kommun = "00"})));
    EXPECT_EQ(problems(registers(cast.ombud, an_event({.kommun = "nation"}))),
              "kommun unknown_code");
    const std::string other = a_unit_called(db, "Ett annat ombud", "ANNAT");
    const Actor stranger = a_signed_in(db, "ombud", "unit:" + other);
    EXPECT_EQ(problems(registers(stranger, an_event({.body = id}))), "body unknown_code");
}

TEST_P(Events, AreNotSavedWithATextThatPointsAtAPerson) {
    Event event = an_event({.description = "Ring 070-174 06 05 till brukaren.",
                            .consequence = "Mejla namn@example.org",
                            .tags = {"900101-9802"}});
    EXPECT_NE(problems(registers(cast.ombud, event)), "");
    EXPECT_NE(problems(registers(cast.ombud, an_event({.tags = {"900101-9802"}}))), "");
    EXPECT_NE(problems(registers(cast.ombud, an_event({.proposal = "namn@example.org"}))), "");
    Event hidden = an_event({.level = "handlaggare", .description = "Ring 070-174 06 05."});
    EXPECT_NE(problems(registers(cast.ombud, hidden)), "");
    EXPECT_EQ(registers(cast.ombud, an_event()).value(), "PROV-2026-0001");
}

TEST_P(Events, AreNotSavedWhenNobodyReadsTheirTexts) {
    TestDatabase doorless(GetParam());
    const Cast people = a_cast(doorless);
    for (const std::string level : {"lokal", "handlaggare"}) {
        const auto refused = doorless.write(people.ombud, [&](Work& work) {
            return register_event(work, an_event({.level = level}));
        });
        EXPECT_FALSE(refused);
    }
}

TEST_P(Events, AreOnlyTheirOwnUnits) {
    const std::string number = registers(cast.ombud, an_event()).value();
    const std::string other = a_unit_called(db, "Ett annat ombud", "ANNAT");
    const Actor stranger = a_signed_in(db, "ombud", "unit:" + other);
    const auto look = [&](const Actor& actor) {
        return db.read(actor, [&](Work& work) { return find_event(work, number); });
    };
    EXPECT_EQ(look(stranger).error().refusal, Refusal::not_found);
    EXPECT_EQ(look(cast.county_officer).error().refusal, Refusal::forbidden);
    EXPECT_EQ(look(cast.administrator).error().refusal, Refusal::forbidden);
    EXPECT_EQ(registers(cast.county_officer, an_event()).error().refusal, Refusal::forbidden);
    EXPECT_EQ(amends(stranger, number, 1, an_event()).error().refusal, Refusal::not_found);
    EXPECT_EQ(closes(stranger, number, 1, {"no_action", said("Ingen")}).error().refusal,
              Refusal::not_found);
}

// --- amending ------------------------------------------------------------------------------------

TEST_P(Events, KeepTheTextTheyHadWhenTheyAreAmended) {
    const std::string number = registers(cast.ombud, an_event({.tags = {"resa"}})).value();
    const Event changed =
        an_event({.description = "Beslutet dröjde sex månader.", .tags = {"tolk"}});
    EXPECT_EQ(amends(cast.colleague, number, 1, changed).value(), 2);
    EXPECT_EQ(found(cast.ombud, number).event.description.text(), "Beslutet dröjde sex månader.");
    const auto old = old_texts(number);
    ASSERT_EQ(old.size(), 1U);
    EXPECT_NE(old[0].find("fyra månader"), std::string::npos);
    EXPECT_NE(old[0].find("resa"), std::string::npos);
}

TEST_P(Events, AreNotOverwrittenByWhoOpenedThemEarlier) {
    const std::string number = registers(cast.ombud, an_event()).value();
    ASSERT_TRUE(amends(cast.colleague, number, 1, an_event({.description = "Först sparad."})));
    const auto late = amends(cast.ombud, number, 1, an_event({.description = "Sist sparad."}));
    EXPECT_EQ(late.error().refusal, Refusal::conflict);
    EXPECT_EQ(found(cast.ombud, number).event.description.text(), "Först sparad.");
}

TEST_P(Events, KeepTheirRegistrationDayWhateverIsAmended) {
    const std::string number = registers(cast.ombud, an_event()).value();
    db.set_clock(db.now().plus_seconds(86400 * 40));
    Event changed = an_event();
    changed.registered_on = Date{2026, 4, 1};
    ASSERT_TRUE(amends(cast.ombud, number, 1, changed));
    EXPECT_EQ(found(cast.ombud, number).event.registered_on, today);
}

INSTANTIATE_TEST_SUITE_P(Engines, Events, both_engines(), engine_name);
