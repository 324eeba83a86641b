// The rules of an event, and its verbs on both engines.
#include "events/event.h"

#include <gtest/gtest.h>

#include "events/choices.h"
#include "events/closure.h"
#include "events/deidentification.h"
#include "events/discussion.h"
#include "events/draft.h"
#include "events/list.h"
#include "events/published.h"
#include "events/reclassification.h"
#include "guard/person_door.h"
#include "organisations/body.h"
#include "organisations/code.h"
#include "organisations/policy.h"
#include "platform/db/audit_chain.h"
#include "tests/support/an_event.h"
#include "tests/support/cast.h"

namespace {

const Date today{2026, 3, 2};

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

FreeText said(const std::string& text) {
    return FreeText::as_typed(text);
}

class Events : public testing::TestWithParam<Engine> {
protected:
    Result<std::string> registers(const Actor& actor, const Event& event) {
        return db.write(actor, [&](Work& work) { return register_event(work, event); });
    }
    EventRecord found(const Actor& actor, const std::string& number) {
        return db.read(actor, [&](Work& work) { return find_event(work, number); }).value();
    }
    Result<int64_t> amends(const Actor& actor, const std::string& number, int64_t version,
                           const Event& event) {
        return db.write(actor,
                        [&](Work& work) { return amend_event(work, number, version, event); });
    }
    Result<int64_t> moves(const Actor& actor, const std::string& number, int64_t version,
                          const std::string& level) {
        Reclassification move;
        move.level = level;
        move.reason = said("Felet satt i rutinen, inte i mötet.");
        return db.write(actor,
                        [&](Work& work) { return reclassify_event(work, number, version, move); });
    }
    Result<int64_t> closes(const Actor& actor, const std::string& number, int64_t version,
                           const Closure& closure) {
        return db.write(actor,
                        [&](Work& work) { return close_event(work, number, version, closure); });
    }
    void decides(const UnitPolicy& policy) {
        ASSERT_TRUE(db.write(cast.manager, [&](Work& work) {
            return decide_policy(work, cast.unit, policy);
        }));
    }
    std::vector<std::string> old_texts(const std::string& number) {
        return db.read(cast.ombud, [&](Work& work) {
            std::vector<std::string> bodies;
            for (const OldVersion& old :
                 work.old_versions(event_table, find_event(work, number)->id)) {
                bodies.push_back(old.body);
            }
            return bodies;
        });
    }

    const PersonDoor door;
    TestDatabase db{GetParam(), &door};
    const Cast cast = a_cast(db);
};

} // namespace

// --- rules ---------------------------------------------------------------------------------------

TEST(Event, MayNotLieInTheFuture) {
    EXPECT_EQ(problems(answers_agree(an_event({.occurred_on = today}), today, Strictness::form)),
              "");
    EXPECT_EQ(problems(answers_agree(an_event({.occurred_on = {2026, 3, 3}}), today,
                                     Strictness::form)),
              "occurred_on in_future");
    Event event = an_event();
    event.registered_on = Date{2026, 3, 3};
    EXPECT_EQ(problems(answers_agree(event, today, Strictness::import)),
              "registered_on in_future");
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
    EXPECT_EQ(problems(answers_agree(event, today, Strictness::form)),
              "serious_reason required");
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
    EXPECT_TRUE(falls_under(Rule::skane,
                            an_event({.kind = "positive", .traceable_to_official = true})));
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
    ASSERT_TRUE(db.write(cast.manager,
                         [&](Work& work) { return add_code(work, cast.unit, ended); }));
    EXPECT_EQ(problems(registers(cast.ombud, an_event({.type = "till_i_fjol"}))),
              "type unknown_code");
    EXPECT_TRUE(registers(cast.ombud,
                          an_event({.occurred_on = {2025, 12, 31}, .type = "till_i_fjol"})));
    const std::string other = a_unit_called(db, "Ett annat ombud", "ANNAT");
    const Actor stranger = a_signed_in(db, "ombud", "unit:" + other);
    EXPECT_EQ(problems(registers(
                  stranger, an_event({.occurred_on = {2025, 12, 31}, .type = "till_i_fjol"}))),
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

// --- moving between levels -----------------------------------------------------------------------

TEST_P(Events, KeepTheFirstLevelAndTheReasonWhenTheyAreMoved) {
    const std::string number = registers(cast.ombud, an_event({.level = "lokal"})).value();
    EXPECT_EQ(moves(cast.event_officer, number, 1, "central").value(), 2);
    const EventRecord record = found(cast.ombud, number);
    EXPECT_EQ(record.event.level, "central");
    const auto list = db.read(
        cast.ombud, [&](Work& work) { return reclassifications_of(work, record); });
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].move.from_level, "lokal");
    EXPECT_EQ(list[0].move.level, "central");
    EXPECT_EQ(list[0].move.reason.text(), "Felet satt i rutinen, inte i mötet.");
    EXPECT_EQ(list[0].by, cast.event_officer.id);
}

TEST_P(Events, AreMovedByTheirReporterOrWhoSteersTheUnit) {
    const std::string number = registers(cast.ombud, an_event()).value();
    EXPECT_EQ(moves(cast.colleague, number, 1, "central").error().refusal, Refusal::forbidden);
    EXPECT_TRUE(moves(cast.ombud, number, 1, "central"));
    EXPECT_TRUE(moves(cast.manager, number, 2, "lokal"));
    EXPECT_EQ(moves(cast.manager, number, 2, "central").error().refusal, Refusal::conflict);
    EXPECT_EQ(problems(moves(cast.manager, number, 3, "lokal")), "level event.same_level");
    EXPECT_EQ(problems(moves(cast.manager, number, 3, "nation")), "level unknown_code");
    const std::string good = registers(cast.ombud, an_event({.kind = "positive"})).value();
    EXPECT_EQ(problems(moves(cast.ombud, good, 1, "lokal")), "level event.has_no_level");
}

TEST_P(Events, AreNotMovedToAnotherLevelByTheBackDoor) {
    const std::string number = registers(cast.ombud, an_event({.level = "lokal"})).value();
    EXPECT_EQ(problems(amends(cast.ombud, number, 1, an_event({.level = "central"}))),
              "level event.reclassify_instead");
    // Away from failures and back again asks for the level it had.
    ASSERT_TRUE(amends(cast.ombud, number, 1, an_event({.kind = "wish"})));
    EXPECT_EQ(problems(amends(cast.ombud, number, 2, an_event({.level = "central"}))),
              "level event.reclassify_instead");
    EXPECT_TRUE(amends(cast.ombud, number, 2, an_event({.level = "lokal"})));
}

// --- closing -------------------------------------------------------------------------------------

TEST_P(Events, AreWithdrawnWithAReasonByTheirReporterAndStay) {
    const std::string number = registers(cast.ombud, an_event()).value();
    EXPECT_EQ(problems(closes(cast.ombud, number, 1, {"withdrawn", said("")})),
              "reason required");
    EXPECT_EQ(closes(cast.colleague, number, 1, {"withdrawn", said("Fel.")}).error().refusal,
              Refusal::forbidden);
    ASSERT_TRUE(closes(cast.ombud, number, 1, {"withdrawn", said("Registrerad två gånger.")}));
    const EventRecord record = found(cast.colleague, number);
    EXPECT_EQ(record.status, "withdrawn");
    EXPECT_EQ(record.event.description.text(), "Beslutet dröjde fyra månader.");
    const auto closures =
        db.read(cast.colleague, [&](Work& work) { return closures_of(work, record); });
    ASSERT_EQ(closures.size(), 1U);
    EXPECT_EQ(closures[0].closure.reason.text(), "Registrerad två gånger.");
    EXPECT_EQ(problems(amends(cast.ombud, number, 2, an_event())), " event.is_withdrawn");
    EXPECT_EQ(problems(moves(cast.ombud, number, 2, "central")), " event.is_withdrawn");
    EXPECT_EQ(problems(closes(cast.ombud, number, 2, {"mended", said("Ändå.")})),
              " event.is_withdrawn");
}

TEST_P(Events, AreClosedByAnyOmbudWithAKnownOutcome) {
    const std::string number = registers(cast.ombud, an_event()).value();
    EXPECT_EQ(problems(closes(cast.colleague, number, 1, {"forgotten", said("Nå.")})),
              "outcome unknown_code");
    ASSERT_TRUE(closes(cast.colleague, number, 1, {"mended", said("Nytt beslut kom.")}));
    EXPECT_EQ(found(cast.ombud, number).status, "closed");
    EXPECT_EQ(closes(cast.colleague, number, 1, {"mended", said("Igen.")}).error().refusal,
              Refusal::conflict);
}

// --- the meeting, the copy and the confirmation --------------------------------------------------

TEST_P(Events, KeepWhatTheMeetingSaidAndTellWhoSavedFirst) {
    const std::string number = registers(cast.ombud, an_event()).value();
    Discussion talk;
    talk.discussed_on = today;
    talk.causes = said("Rutinen saknas.");
    const auto discuss = [&](const Actor& actor, int64_t version) {
        return db.write(actor,
                        [&](Work& work) { return discuss_event(work, number, version, talk); });
    };
    ASSERT_TRUE(discuss(cast.ombud, 0));
    EXPECT_EQ(found(cast.ombud, number).status, "discussed");
    EXPECT_EQ(discuss(cast.colleague, 0).error().refusal, Refusal::conflict);
    talk.meaningful = said("För alla som väntar.");
    ASSERT_TRUE(discuss(cast.colleague, 1));
    const auto kept = db.read(cast.ombud, [&](Work& work) {
        return discussion_of(work, *find_event(work, number));
    });
    EXPECT_EQ(kept->discussion.causes.text(), "Rutinen saknas.");
    EXPECT_EQ(kept->discussion.meaningful.text(), "För alla som väntar.");
    talk.discussed_on = Date{2026, 3, 3};
    EXPECT_EQ(problems(discuss(cast.ombud, 2)), "discussed_on in_future");
}

TEST_P(Events, AreConfirmedForTheVeryTextThatWasRead) {
    const std::string number = registers(cast.ombud, an_event()).value();
    const auto confirmed = [&] {
        return db.read(cast.ombud, [&](Work& work) -> bool {
            return deidentified(work, *find_event(work, number));
        });
    };
    EXPECT_FALSE(confirmed());
    ASSERT_TRUE(db.write(cast.colleague,
                         [&](Work& work) { return confirm_deidentified(work, number, 1); }));
    EXPECT_TRUE(confirmed());
    ASSERT_TRUE(amends(cast.ombud, number, 1, an_event({.description = "En annan text."})));
    EXPECT_FALSE(confirmed());
    EXPECT_EQ(db.write(the_cli(), [&](Work& work) { return confirm_deidentified(work, number, 2); })
                  .error()
                  .refusal,
              Refusal::forbidden);
}

TEST_P(Events, LetACopyBePrintedOnlyAfterASecondPersonReadIt) {
    const std::string number = registers(cast.ombud, an_event()).value();
    const auto choose = [&](const Actor& actor, int64_t version, const std::string& text) {
        return db.write(actor, [&](Work& work) {
            return choose_for_publication(work, number, version, {said(text)});
        });
    };
    const auto clear = [&](const Actor& actor, int64_t version) {
        return db.write(
            actor, [&](Work& work) { return clear_for_publication(work, number, version); });
    };
    const auto copy = [&] {
        return *db.read(cast.ombud, [&](Work& work) {
            return published_text_of(work, *find_event(work, number));
        });
    };
    ASSERT_TRUE(choose(cast.colleague, 0, "Ett beslut dröjde."));
    EXPECT_EQ(clear(cast.ombud, 1).error().refusal, Refusal::forbidden);
    EXPECT_EQ(clear(cast.colleague, 1).error().refusal, Refusal::forbidden);
    ASSERT_TRUE(clear(cast.event_officer, 1));
    EXPECT_FALSE(copy().clearance.empty());
    EXPECT_EQ(choose(cast.colleague, 1, "Sent.").error().refusal, Refusal::conflict);
    ASSERT_TRUE(choose(cast.colleague, 2, "Ett beslut dröjde länge."));
    EXPECT_TRUE(copy().clearance.empty());
    // The event's own text is untouched.
    EXPECT_EQ(found(cast.ombud, number).event.description.text(), "Beslutet dröjde fyra månader.");
}

// --- drafts --------------------------------------------------------------------------------------

TEST_P(Events, DraftsAreFoundByTheirWriterOnlyAndReadByNobodyElse) {
    const FormValues typed = {{"description", {"Ett halvt utkast"}}, {"csrf", {"x"}}};
    ASSERT_TRUE(
        db.write(cast.ombud, [&](Work& work) { return keep_draft(work, "event", typed); }));
    const auto mine = db.read(cast.ombud, [](Work& work) { return my_draft(work, "event"); });
    ASSERT_TRUE(mine);
    EXPECT_EQ(mine->values.at("description").front(), "Ett halvt utkast");
    EXPECT_FALSE(mine->values.contains("csrf"));
    EXPECT_FALSE(db.read(cast.colleague, [](Work& work) { return my_draft(work, "event"); }));
    const auto connection = open_connection(db.address(), Access::read_only);
    const Query all{.name = "all drafts", .sqlite = "SELECT sealed FROM draft",
                    .postgres = "SELECT sealed FROM draft"};
    for (const StoredRow& row : connection->rows(all)) {
        EXPECT_EQ(row.value("sealed").bytes().bytes.find("utkast"), std::string::npos);
    }
    const FormValues huge = {{"description", {std::string(200 * 1024, 'a')}}};
    EXPECT_FALSE(
        db.write(cast.ombud, [&](Work& work) { return keep_draft(work, "event", huge); }));
    ASSERT_TRUE(db.write(cast.ombud, [](Work& work) {
        forget_draft(work, "event");
        return Result<void>();
    }));
    EXPECT_FALSE(db.read(cast.ombud, [](Work& work) { return my_draft(work, "event"); }));
}

// --- codes and their words -----------------------------------------------------------------------

TEST_P(Events, UnderstandTheWordsThatPeopleWriteForCodes) {
    db.database().read(cast.ombud, [&](Work& work) {
        CodeBook book(work, cast.unit);
        EXPECT_EQ(book.code_of("kind", "BRIST", today), "failure");
        EXPECT_EQ(book.code_of("kind", "Failure", today), "failure");
        EXPECT_EQ(book.code_of("kommun", "växjö", today), "0780");
        EXPECT_EQ(book.code_of("kommun", "Hela landet", today), "00");
        EXPECT_EQ(book.code_of("body", "Försäkringskassan", today), "forsakringskassan");
        EXPECT_EQ(book.code_of("type", "Något annat", today), "");
        const Texts english(Language::english);
        EXPECT_EQ(book.label(english, "level", "central"),
                  label_of(work, english, "level", "central"));
        EXPECT_EQ(book.label(english, "kommun", "00"), "The whole country");
        EXPECT_EQ(book.label(english, "type", "forgotten"), "forgotten");
    });
}

TEST_P(Events, OfferTheSameCodesToTheFormAsTheyAccept) {
    db.database().read(cast.ombud, [&](Work& work) {
        CodeBook book(work, cast.unit);
        const Texts t(Language::swedish);
        for (const std::string field :
             {"kind", "level", "type", "serious_reason", "body", "kommun"}) {
            const Choices choices = choices_for(work, t, field, {cast.unit, today});
            EXPECT_FALSE(choices.empty()) << field;
            for (const Choice& choice : choices) {
                EXPECT_EQ(book.code_of(field, choice.value, today), choice.value) << field;
                EXPECT_EQ(book.label(t, field, choice.value), choice.label) << field;
            }
        }
        EXPECT_EQ(choices_for(work, t, "kommun", {cast.unit, today}).size(), 290U + 21U + 1U);
    });
}

INSTANTIATE_TEST_SUITE_P(Engines, Events, both_engines(), engine_name);
