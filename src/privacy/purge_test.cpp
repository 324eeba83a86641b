// Purging an identifier: from which places it goes, and what stays as it was.
#include "privacy/purge.h"

#include "events/import_file.h"
#include "platform/sheets/xlsx.h"
#include "tests/support/forgetting_stage.h"

namespace {

class Purging : public ForgettingStage {};

} // namespace

TEST_P(Purging, TakesAnIdentifierOutOfEveryPlaceUnseen) {
    an_event_full_of("Blåklinten");
    registered(cast.ombud, an_event({.level = "handlaggare", .description = "Blåklinten teg."}));
    EXPECT_GT(places("blåklinten"), 6U);
    EXPECT_FALSE(purges_it(cast.manager, "Blåklinten"));
    const Actor officer = a_signed_in(db, "data_protection_officer", "nation");
    ASSERT_TRUE(purges_it(officer, "blåklinten"));
    runs_jobs();
    EXPECT_EQ(places("blåklinten"), 0U);
    EXPECT_FALSE(in_files("låklinten"));
    const auto drafts = db.read(cast.ombud, [](Work& work) { return my_drafts(work); });
    EXPECT_TRUE(drafts.empty());
    const auto list = db.read(officer, [](Work& work) { return purges(work); });
    ASSERT_EQ(list.size(), 1U);
    EXPECT_GT(list[0].purge.changed, 6);
    EXPECT_EQ(list[0].purge.sealed, 1);
    EXPECT_EQ(list[0].purge.trail_rows, 0);
    EXPECT_TRUE(list[0].files_clean_at);
}

TEST_P(Purging, LeavesTheRestOfTheTextAndARowThatConflicts) {
    const std::string number =
        registers(cast.ombud, an_event({.description = "Blåklinten teg."})).value();
    ASSERT_TRUE(purges_it(cast.administrator, "Blåklinten"));
    const EventRecord record = found(cast.ombud, number);
    EXPECT_EQ(record.event.description.text(), "[…] teg.");
    EXPECT_EQ(
        amends(cast.ombud, number, 1, an_event({.description = "Blåklinten teg."})).error().refusal,
        Refusal::conflict);
}

TEST_P(Purging, FindsAnIdentifierAfterALineBreakInOldVersionsAndDrafts) {
    const std::string number =
        registers(cast.ombud, an_event({.description = "Ingen svarade.\nBlåklinten teg."})).value();
    ASSERT_TRUE(amends(cast.ombud, number, 1, an_event({.description = "Ingen svarade."})));
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return keep_draft(work, "event " + number, {{"description", {"Nu:\nBlåklinten igen."}}});
    }));
    ASSERT_TRUE(purges_it(cast.administrator, "Blåklinten"));
    const std::vector<std::string> old = old_texts(number);
    ASSERT_EQ(old.size(), 1U);
    EXPECT_EQ(old[0].find("klinten"), std::string::npos) << old[0];
    EXPECT_NE(old[0].find("Ingen svarade."), std::string::npos) << old[0];
    EXPECT_TRUE(db.read(cast.ombud, [](Work& work) { return my_drafts(work); }).empty());
}

TEST_P(Purging, LeavesDaysIdsAndCodesAloneWhateverDigitsAreTakenOut) {
    const std::string number =
        registers(cast.ombud, an_event({.occurred_on = {2026, 2, 10},
                                        .description = "Mötet hölls 2026-02-10."}))
            .value();
    ASSERT_TRUE(amends(cast.ombud, number, 1, an_event({.occurred_on = {2026, 2, 10}})));
    const auto before = found(cast.ombud, number);
    ASSERT_TRUE(purges_it(cast.administrator, "260210"));
    EXPECT_EQ(found(cast.ombud, number).event.occurred_on, (Date{2026, 2, 10}));
    EXPECT_EQ(found(cast.ombud, number).version, before.version);
    const std::string old = old_texts(number).at(0);
    EXPECT_NE(old.find("\"occurred_on\":\"2026-02-10\""), std::string::npos) << old;
    EXPECT_EQ(old.find("hölls 2026-02-10"), std::string::npos) << old;
    EXPECT_EQ(problems(purges_it(cast.administrator, "2026")), "identifier purge.too_short");
}

TEST_P(Purging, ForgetsAWordOfTheGuardThatIsTheIdentifier) {
    ASSERT_TRUE(db.write(cast.administrator, [](Work& work) {
        return add_guard_word(work, {"blåklinten", "name", ""});
    }));
    ASSERT_TRUE(purges_it(cast.administrator, "Blåklinten"));
    EXPECT_TRUE(db.read(cast.administrator, [](Work& work) { return guard_words(work); }).empty());
    EXPECT_EQ(places("blåklinten"), 0U);
}

TEST_P(Purging, KeepsAWordOfTheGuardThatOnlyHoldsTheIdentifier) {
    for (const char* word : {"blåklinten", "stor-blåklinten", "stor-blåklintens", "blåklintens"}) {
        ASSERT_TRUE(db.write(cast.administrator,
                             [&](Work& work) { return add_guard_word(work, {word, "name", ""}); }));
    }
    const auto counted =
        db.read(cast.administrator, [](Work& work) { return count_for_purge(work, "Blåklinten"); });
    EXPECT_EQ(counted.value().guard_words, 3) << "itself, its genitive, and one of two alike";
    ASSERT_EQ(counted.value().places.size(), 1U);
    EXPECT_EQ(counted.value().places[0].rows, 1);
    Client page(site, cast.administrator, Door::html);
    EXPECT_TRUE(
        says(page.post("/privacy/purges", {{"identifier", {"Blåklinten"}}, {"deed", {"count"}}}),
             "tas bort helt: 3"));
    ASSERT_TRUE(purges_it(cast.administrator, "Blåklinten"));
    const auto left = db.read(cast.administrator, [](Work& work) { return guard_words(work); });
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].word.word, "stor-[…]");
    EXPECT_EQ(places("blåklinten"), 0U);
}

TEST_P(Purging, ChangesEachRowOnceHoweverManyHoldTheSameText) {
    const Event same = an_event({.description = "Blåklinten teg.", .consequence = "Blåklinten."});
    const std::string first = registers(cast.ombud, same).value();
    const std::string second = registers(cast.ombud, same).value();
    ASSERT_TRUE(purges_it(cast.administrator, "Blåklinten"));
    for (const std::string& number : {first, second}) {
        EXPECT_EQ(found(cast.ombud, number).version, 2) << number;
        EXPECT_EQ(found(cast.ombud, number).event.description.text(), "[…] teg.");
    }
}

TEST_P(Purging, ForgetsOnlyTheWaitingFilesThatHoldTheIdentifier) {
    const auto hands_in = [&](const Actor& person, const std::string& bytes) {
        ASSERT_TRUE(db.write(person, [&](Work& work) {
            return keep_file(work,
                             seal_file(work.surroundings(), work.actor(), {"fil.csv", bytes}));
        }));
    };
    const auto waits = [&](const Actor& person) {
        return db.read(person, [](Work& work) { return my_file(work).has_value(); });
    };
    const auto sealed = [&](const std::string& words) {
        EXPECT_TRUE(purges_it(cast.administrator, words));
        return db.read(cast.administrator, [](Work& work) { return purges(work); })[0].purge.sealed;
    };
    hands_in(cast.ombud, "Vad\r\nBlåklinten teg.\r\n");
    hands_in(cast.colleague, "Vad\r\nHyran dröjde.\r\n");
    EXPECT_EQ(sealed("Solrosen"), 0);
    EXPECT_TRUE(waits(cast.ombud));
    EXPECT_EQ(sealed("Blåklinten"), 1);
    EXPECT_FALSE(waits(cast.ombud));
    EXPECT_TRUE(waits(cast.colleague));
    const auto noted = rows("SELECT subject FROM audit WHERE subject_table = 'event_import_file'");
    ASSERT_EQ(noted.size(), 1U);
    EXPECT_EQ(noted[0].text("subject"), cast.ombud.id);
    // A workbook is read whole: its second sheet, and texts that stand in several runs.
    XlsxWriter book("Blad1");
    book.heads({"Vad"});
    book.row({Value("Hyran dröjde.")});
    hands_in(cast.ombud, book.finish());
    EXPECT_EQ(sealed("Solrosen"), 0);
    EXPECT_TRUE(waits(cast.ombud));
    EXPECT_EQ(sealed("hyran"), 2) << "the colleague's file and the workbook";
    EXPECT_FALSE(waits(cast.ombud));
    EXPECT_FALSE(waits(cast.colleague));
    // A name may stand in two cells of a row.
    XlsxWriter names("Blad1");
    names.heads({"Förnamn", "Efternamn"});
    names.row({Value("Solrosa"), Value("Klintgren")});
    hands_in(cast.ombud, names.finish());
    EXPECT_EQ(sealed("Solrosa Klintgren"), 1);
    EXPECT_FALSE(waits(cast.ombud));
}

TEST_P(Purging, HasAPageForPurgingThatCountsFirstAndKeepsNothingOfIt) {
    registered(cast.ombud, an_event({.description = "Blåklinten teg."}));
    Client administrator(site, cast.administrator, Door::html);
    const FormValues typed = {{"identifier", {"Blåklinten"}}, {"reason", {"found_late"}}};
    FormValues counting = typed;
    counting["deed"] = {"count"};
    const Response counted = administrator.post("/privacy/purges", counting);
    EXPECT_EQ(counted.status, 200);
    EXPECT_TRUE(says(counted, "description"));
    EXPECT_GT(places("Blåklinten"), 0U);
    EXPECT_EQ(administrator.post("/privacy/purges", {{"identifier", {"ab"}}}).status, 422);
    Client program(site, cast.administrator, Door::json);
    const Response told = program.post("/privacy/purges", counting);
    EXPECT_EQ(told.content_type.substr(0, 16), "application/json");
    EXPECT_TRUE(says(told, R"({"table":"event","column":"description","rows":1})")) << told.body;
    FormValues deed = typed;
    deed["deed"] = {"purge"};
    EXPECT_EQ(administrator.post("/privacy/purges", deed).status, 303);
    runs_jobs();
    const Response page = administrator.get("/privacy/purges");
    EXPECT_FALSE(says(page, "klinten"));
    EXPECT_TRUE(says(page, "hittades sent"));
    Client manager(site, cast.manager, Door::html);
    EXPECT_EQ(manager.get("/privacy/purges").status, 403);
}

INSTANTIATE_TEST_SUITE_P(Engines, Purging, both_engines(), engine_name);
