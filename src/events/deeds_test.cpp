// What is done with an event after it was registered, on both engines.
#include <gtest/gtest.h>

#include "events/choices.h"
#include "events/deidentification.h"
#include "events/draft.h"
#include "events/published.h"
#include "organisations/unit.h"
#include "tests/support/event_stage.h"

namespace {

const Date today{2026, 3, 2};

class EventDeeds : public EventStage {};

} // namespace

// --- moving between levels -----------------------------------------------------------------------

TEST_P(EventDeeds, KeepTheFirstLevelAndTheReasonWhenTheyAreMoved) {
    const std::string number = registers(cast.ombud, an_event({.level = "lokal"})).value();
    EXPECT_EQ(moves(cast.event_officer, number, 1, "central").value(), 2);
    const EventRecord record = found(cast.ombud, number);
    EXPECT_EQ(record.event.level, "central");
    const auto list =
        db.read(cast.ombud, [&](Work& work) { return reclassifications_of(work, record); });
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].move.from_level, "lokal");
    EXPECT_EQ(list[0].move.level, "central");
    EXPECT_EQ(list[0].move.reason.text(), "Felet satt i rutinen, inte i mötet.");
    EXPECT_EQ(list[0].by, cast.event_officer.id);
}

TEST_P(EventDeeds, AreMovedByTheirReporterOrWhoSteersTheUnit) {
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

TEST_P(EventDeeds, AreNotMovedToAnotherLevelByTheBackDoor) {
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

TEST_P(EventDeeds, AreWithdrawnWithAReasonByTheirReporterAndStay) {
    const std::string number = registers(cast.ombud, an_event()).value();
    EXPECT_EQ(problems(closes(cast.ombud, number, 1, {"withdrawn", said("")})), "reason required");
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

TEST_P(EventDeeds, AreNotDatedAfterTheirUnitsLastDay) {
    const std::string number = registers(cast.ombud, an_event()).value();
    ASSERT_TRUE(db.write(the_cli(), [&](Work& work) {
        UnitRecord record = *unit_by_id(work, cast.unit);
        record.unit.ended_on = Date{2025, 12, 31};
        return amend_unit(work, record.id, record.version, record.unit);
    }));
    EXPECT_EQ(problems(registers(cast.ombud, an_event({.occurred_on = {2026, 1, 1}}))),
              "occurred_on after_the_unit");
    EXPECT_EQ(problems(amends(cast.ombud, number, 1, an_event({.occurred_on = {2026, 1, 1}}))),
              "occurred_on after_the_unit");
    EXPECT_TRUE(registers(cast.ombud, an_event({.occurred_on = {2025, 12, 31}})));
}

TEST_P(EventDeeds, AreClosedByAnyOmbudWithAKnownOutcome) {
    const std::string number = registers(cast.ombud, an_event()).value();
    EXPECT_EQ(problems(closes(cast.colleague, number, 1, {"forgotten", said("Nå.")})),
              "outcome unknown_code");
    ASSERT_TRUE(closes(cast.colleague, number, 1, {"mended", said("Nytt beslut kom.")}));
    EXPECT_EQ(found(cast.ombud, number).status, "closed");
    EXPECT_EQ(closes(cast.colleague, number, 1, {"mended", said("Igen.")}).error().refusal,
              Refusal::conflict);
}

// --- the meeting, the copy and the confirmation --------------------------------------------------

TEST_P(EventDeeds, KeepWhatTheMeetingSaidAndTellWhoSavedFirst) {
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
    const auto kept = db.read(
        cast.ombud, [&](Work& work) { return discussion_of(work, *find_event(work, number)); });
    EXPECT_EQ(kept->discussion.causes.text(), "Rutinen saknas.");
    EXPECT_EQ(kept->discussion.meaningful.text(), "För alla som väntar.");
    talk.discussed_on = Date{2026, 3, 3};
    EXPECT_EQ(problems(discuss(cast.ombud, 2)), "discussed_on in_future");
}

TEST_P(EventDeeds, AreConfirmedForTheVeryTextThatWasRead) {
    const std::string number = registers(cast.ombud, an_event()).value();
    const auto confirmed = [&] {
        return db.read(cast.ombud, [&](Work& work) -> bool {
            return deidentified(work, *find_event(work, number));
        });
    };
    EXPECT_FALSE(confirmed());
    const auto own =
        db.write(cast.ombud, [&](Work& work) { return confirm_deidentified(work, number, 1); });
    EXPECT_EQ(own.error().problems.at(0).key, "needs_second_person");
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

TEST_P(EventDeeds, LetACopyBePrintedOnlyAfterASecondPersonReadIt) {
    const std::string number = registers(cast.ombud, an_event()).value();
    const auto choose = [&](const Actor& actor, int64_t version, const std::string& text) {
        return db.write(actor, [&](Work& work) {
            return choose_for_publication(work, number, version, {said(text)});
        });
    };
    const auto clear = [&](const Actor& actor, int64_t version) {
        return db.write(actor,
                        [&](Work& work) { return clear_for_publication(work, number, version); });
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

TEST_P(EventDeeds, DraftsAreFoundByTheirWriterOnlyAndReadByNobodyElse) {
    const FormValues typed = {{"description", {"Ett halvt utkast"}}, {"csrf", {"x"}}};
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) { return keep_draft(work, "event", typed); }));
    const auto mine = db.read(cast.ombud, [](Work& work) { return my_draft(work, "event"); });
    ASSERT_TRUE(mine);
    EXPECT_EQ(mine->values.at("description").front(), "Ett halvt utkast");
    EXPECT_FALSE(mine->values.contains("csrf"));
    EXPECT_FALSE(db.read(cast.colleague, [](Work& work) { return my_draft(work, "event"); }));
    const auto connection = open_connection(db.address(), Access::read_only);
    const Query all{.name = "all drafts",
                    .sqlite = "SELECT sealed FROM draft",
                    .postgres = "SELECT sealed FROM draft"};
    for (const StoredRow& row : connection->rows(all)) {
        EXPECT_EQ(row.value("sealed").bytes().bytes.find("utkast"), std::string::npos);
    }
    const FormValues huge = {{"description", {std::string(200 * 1024, 'a')}}};
    EXPECT_FALSE(db.write(cast.ombud, [&](Work& work) { return keep_draft(work, "event", huge); }));
    ASSERT_TRUE(db.write(cast.ombud, [](Work& work) {
        forget_draft(work, "event");
        return Result<void>();
    }));
    EXPECT_FALSE(db.read(cast.ombud, [](Work& work) { return my_draft(work, "event"); }));
}

// --- codes and their words -----------------------------------------------------------------------

TEST_P(EventDeeds, UnderstandTheWordsThatPeopleWriteForCodes) {
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

TEST_P(EventDeeds, OfferTheSameCodesToTheFormAsTheyAccept) {
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

INSTANTIATE_TEST_SUITE_P(Engines, EventDeeds, both_engines(), engine_name);
