// Forgetting: purging an identifier, erasing by the schedule, and that both are gone from the
// files.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "events/draft.h"
#include "events/erasing.h"
#include "events/events.h"
#include "events/kept_texts.h"
#include "platform/json.h"
#include "platform/purge.h"
#include "privacy/extract.h"
#include "privacy/finding.h"
#include "privacy/privacy.h"
#include "privacy/purge.h"
#include "privacy/retention.h"
#include "tests/support/client.h"
#include "tests/support/event_stage.h"

namespace {

bool stands_in_file(const std::string& path, const std::string& words) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str().find(words) != std::string::npos;
}

class Forgetting : public EventStage {
protected:
    Forgetting() {
        text_sources() = event_text_sources();
        retention_classes() = {event_retention()};
        named_classes() = {"client", "event_text"};
        purgers() = {purge_drafts};
    }
    void registered(const Actor& actor, const Event& event) {
        const auto made = registers(actor, event);
        EXPECT_TRUE(made) << problems(made);
    }
    static const Routes& routes() {
        static const Routes all = [] {
            Routes list;
            events_routes(list);
            privacy_routes(list);
            return list;
        }();
        return all;
    }
    void runs_jobs() {
        JobRunner(db.database(), {retention_job(db.address()), file_cleaning_job(db.address())})
            .run_waiting();
    }
    std::size_t places(const std::string& words) {
        return db
            .read(cast.administrator,
                  [&](Work& work) { return places_of_words(work, SoughtWords(words), {}); })
            .size();
    }
    bool in_files(const std::string& words) {
        return GetParam() == Engine::sqlite && (stands_in_file(db.address().where, words) ||
                                                stands_in_file(db.address().where + "-wal", words));
    }
    Result<std::string> purges_it(const Actor& actor, const std::string& words) {
        return db.write(actor,
                        [&](Work& work) { return purge_identifier(work, words, "found_late"); });
    }
    // One word in every place where a text of an event can stand.
    std::string an_event_full_of(const std::string& word) {
        const std::string number =
            registers(cast.ombud, an_event({.description = word + " svarade inte.",
                                            .consequence = "Hyran till " + word + " dröjde.",
                                            .proposal = "Ring " + word + ".",
                                            .tags = {"kö hos " + word}}))
                .value();
        EXPECT_TRUE(amends(cast.ombud, number, 1,
                           an_event({.description = "Nu svarade " + word + "s växel.",
                                     .tags = {"kö hos " + word}})));
        EXPECT_TRUE(db.write(cast.manager, [&](Work& work) {
            Discussion talk;
            talk.discussed_on = Date{2026, 2, 20};
            talk.causes = said(word + " saknar rutin.");
            return discuss_event(work, number, 0, talk);
        }));
        EXPECT_TRUE(db.write(cast.ombud, [&](Work& work) {
            return keep_draft(work, "event " + number, {{"description", {word + " igen."}}});
        }));
        return number;
    }
    Date today(Date day) {
        db.set_clock(*parse_instant(day.iso() + "T10:00:00.000Z"));
        return day;
    }
    void decides_months(int64_t months) {
        const auto decided = db.write(cast.manager, [&](Work& work) {
            return set_retention(work, "event_text",
                                 {"", 0, {months, "SN 2026/114 § 12", Date{2026, 1, 20}}});
        });
        ASSERT_TRUE(decided);
    }
    Result<std::string> announces() {
        return db.write(cast.manager,
                        [](Work& work) { return announce_erasure(work, "event_text"); });
    }
    ErasureRecord erasure(const std::string& id) {
        return db.read(cast.manager, [&](Work& work) { return find_erasure(work, id); }).value();
    }
    Result<std::string> begins(const std::string& id) {
        return db.write(cast.manager,
                        [&](Work& work) { return begin_erasure(work, *find_erasure(work, id)); });
    }
    StorySite site{db, routes()};
};

} // namespace

TEST(SoughtWordsRule, FindsEverySpellingAndNoPartOfALongerWord) {
    const SoughtWords name("Blåklinten");
    for (const char* text : {"Blåklinten", "hos BLÅKLINTEN.", "blåklintens", "(Blåklinten)"}) {
        EXPECT_TRUE(name.in(text)) << text;
    }
    for (const char* text : {"Blåklintena", "Storblåklinten", "blå klinten", ""}) {
        EXPECT_FALSE(name.in(text)) << text;
    }
    EXPECT_FALSE(SoughtWords("Sten").in("Systemets existens"));
    EXPECT_EQ(name.taken_out("Blåklinten och blåklintens hus."), "[…] och […] hus.");
}

TEST(SoughtWordsRule, ReadsANumberWhateverStandsBetweenItsDigits) {
    const SoughtWords number("900101-9802");
    for (const char* text : {"9001019802", "900101 9802", "19900101-9802", "nr 900101-9802."}) {
        EXPECT_TRUE(number.in(text)) << text;
    }
    for (const char* text : {"79900101-9802", "900101-98021", "900101-9803"}) {
        EXPECT_FALSE(number.in(text)) << text;
    }
    EXPECT_EQ(SoughtWords("9001019802").key(), number.key());
    EXPECT_FALSE(SoughtWords("a-1").enough());
}

TEST(RetentionRule, KeepsFromTheSameDaySoManyMonthsAgo) {
    EXPECT_EQ(kept_from({2026, 3, 2}, 12), (Date{2025, 3, 2}));
    EXPECT_EQ(kept_from({2026, 3, 31}, 1), (Date{2026, 2, 28}));
    EXPECT_EQ(kept_from({2026, 1, 15}, 13), (Date{2024, 12, 15}));
}

TEST_P(Forgetting, TakesAnIdentifierOutOfEveryPlaceUnseen) {
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

TEST_P(Forgetting, LeavesTheRestOfTheTextAndARowThatConflicts) {
    const std::string number =
        registers(cast.ombud, an_event({.description = "Blåklinten teg."})).value();
    ASSERT_TRUE(purges_it(cast.administrator, "Blåklinten"));
    const EventRecord record = found(cast.ombud, number);
    EXPECT_EQ(record.event.description.text(), "[…] teg.");
    EXPECT_EQ(
        amends(cast.ombud, number, 1, an_event({.description = "Blåklinten teg."})).error().refusal,
        Refusal::conflict);
}

TEST_P(Forgetting, HasAPageForPurgingThatCountsFirstAndKeepsNothingOfIt) {
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

TEST_P(Forgetting, ErasesNothingWithoutADecision) {
    registered(cast.ombud, an_event({.occurred_on = {2024, 2, 10}}));
    EXPECT_FALSE(announces());
    const auto early = db.write(cast.manager, [](Work& work) {
        return set_retention(work, "event_text", {"", 0, {12, "SN 1", Date{2027, 1, 1}}});
    });
    EXPECT_EQ(problems(early), "decided_on in_future");
    EXPECT_FALSE(db.write(cast.ombud, [](Work& work) {
        return set_retention(work, "event_text", {"", 0, {12, "SN 1", Date{2026, 1, 1}}});
    }));
}

TEST_P(Forgetting, ErasesTextsAfterDecisionAnnouncementAndDaysOfGrace) {
    today({2024, 2, 12});
    const std::string number =
        registers(cast.ombud, an_event({.occurred_on = {2024, 2, 10},
                                        .description = "Hyresvärden teg om skadorna."}))
            .value();
    today({2026, 3, 2});
    const std::string newer = registers(cast.ombud, an_event()).value();
    decides_months(24);
    const std::string id = announces().value();
    EXPECT_EQ(problems(announces()), " erasure.announced");
    EXPECT_EQ(erasure(id).erasure.records, 1);
    EXPECT_EQ(problems(begins(id)), " erasure.in_grace");
    today({2026, 4, 1});
    ASSERT_TRUE(begins(id));
    runs_jobs();
    EXPECT_EQ(erasure(id).erasure.standing, "done");
    EXPECT_EQ(erasure(id).tombstones, 1);
    EXPECT_EQ(erasure(id).erasure.decision, "SN 2026/114 § 12");
    const EventRecord erased = found(cast.ombud, number);
    EXPECT_TRUE(erased.event.description.empty());
    EXPECT_EQ(erased.erased_on, (Date{2026, 4, 1}));
    EXPECT_EQ(erased.event.level, "lokal");
    EXPECT_FALSE(found(cast.ombud, newer).event.description.empty());
    EXPECT_EQ(problems(amends(cast.ombud, number, erased.version, an_event())), " event.is_erased");
    EXPECT_FALSE(in_files("skadorna"));
}

TEST_P(Forgetting, ErasesEveryVersionAndCopyOfATextFromTheFiles) {
    today({2024, 2, 25});
    for (const char* level : {"lokal", "handlaggare"}) {
        Event event = an_event({.occurred_on = {2024, 2, 10},
                                .level = level,
                                .description = "Syrenbersån var mörk.",
                                .consequence = "Syrenbersån kostade.",
                                .tags = {"syrenbersån"}});
        const std::string number = registers(cast.ombud, event).value();
        event.description = said("Syrenbersån var ljus.");
        EXPECT_TRUE(amends(cast.ombud, number, 1, event));
        EXPECT_TRUE(db.write(cast.ombud, [&](Work& work) {
            Discussion talk;
            talk.discussed_on = Date{2024, 2, 20};
            talk.causes = said("Syrenbersån igen.");
            return discuss_event(work, number, 0, talk);
        }));
        EXPECT_TRUE(db.write(cast.ombud, [&](Work& work) {
            return keep_draft(work, "event " + number, {{"description", {"Syrenbersån."}}});
        }));
    }
    EXPECT_GT(places("syrenbersån"), 6U);
    today({2026, 3, 2});
    decides_months(12);
    const std::string id = announces().value();
    today({2026, 4, 2});
    ASSERT_TRUE(begins(id));
    runs_jobs();
    EXPECT_EQ(erasure(id).tombstones, 2);
    EXPECT_EQ(places("syrenbersån"), 0U);
    EXPECT_FALSE(in_files("yrenbers"));
    EXPECT_TRUE(db.read(cast.ombud, [](Work& work) { return my_drafts(work); }).empty());
}

TEST_P(Forgetting, IsStoppedForAReason) {
    today({2024, 2, 12});
    const std::string number =
        registers(cast.ombud, an_event({.occurred_on = {2024, 2, 10}})).value();
    today({2026, 3, 2});
    decides_months(12);
    const std::string id = announces().value();
    const auto stop = [&](const std::string& reason) {
        return db.write(cast.manager, [&](Work& work) {
            return stop_erasure(work, *find_erasure(work, id), said(reason));
        });
    };
    EXPECT_EQ(problems(stop("")), "reason required");
    EXPECT_TRUE(stop("Ett klagomål utreds."));
    today({2026, 5, 1});
    EXPECT_FALSE(begins(id));
    runs_jobs();
    EXPECT_FALSE(found(cast.ombud, number).event.description.empty());
    EXPECT_TRUE(announces());
}

TEST_P(Forgetting, ShowsTheScheduleThePreviewAndTheDeedOnPages) {
    today({2024, 2, 12});
    registered(cast.ombud, an_event({.occurred_on = {2024, 2, 10}}));
    today({2026, 3, 2});
    Client manager(site, cast.manager, Door::html);
    EXPECT_TRUE(says(manager.get("/privacy/retention"), "Tills nämnden har beslutat"));
    const std::string address = "/privacy/retention/event_text";
    EXPECT_EQ(manager.post(address, {{"months", {"0"}}, {"version", {"0"}}}).status, 422);
    EXPECT_EQ(manager
                  .post(address, {{"months", {"12"}},
                                  {"decision", {"SN 2026/114"}},
                                  {"decided_on", {"2026-01-20"}},
                                  {"version", {"0"}}})
                  .status,
              303);
    EXPECT_TRUE(says(manager.get(address), "1 poster kan gallras"));
    const Response made = manager.post(address + "/announcement");
    EXPECT_EQ(made.status, 303);
    const std::string erasure_address = header_of(made, "Location");
    EXPECT_EQ(manager.get(erasure_address).status, 200);
    EXPECT_EQ(manager.post(erasure_address + "/deed").status, 422);
    EXPECT_EQ(manager.post(erasure_address, {{"reason", {""}}, {"version", {"1"}}}).status, 422);
    Client program(site, cast.manager, Door::json);
    const json::value told = json::parse(program.get("/privacy/retention").body);
    EXPECT_EQ(told.at("erasures").at(0).at("standing").as_string(), "announced");
    Client ombud(site, cast.ombud, Door::html);
    EXPECT_EQ(ombud.get("/privacy/retention").status, 403);
}

TEST_P(Forgetting, TellsAMemberOfStaffAllThatConcernsThem) {
    registered(cast.ombud, an_event({.description = "Väntrummet var stängt."}));
    Client administrator(site, cast.administrator, Door::html);
    EXPECT_TRUE(says(administrator.get("/privacy/extracts"), cast.ombud.name));
    const std::string address = "/privacy/extracts/" + cast.ombud.id;
    EXPECT_TRUE(says(administrator.get(address), "Registerutdrag"));
    const Response file = administrator.get(address + "/file");
    const json::value told = json::parse(file.body);
    EXPECT_EQ(told.at("parts").at("account").at(0).at("name").as_string(), cast.ombud.name);
    EXPECT_FALSE(told.at("parts").at("seat").as_array().empty());
    EXPECT_FALSE(told.at("trail").as_array().empty());
    EXPECT_FALSE(says(file, "ntrummet"));
    Client own(site, cast.ombud, Door::html);
    EXPECT_EQ(own.get(address).status, 200);
    EXPECT_EQ(own.get("/privacy/extracts/" + cast.colleague.id).status, 403);
    EXPECT_EQ(own.get("/privacy/extracts").status, 403);
}

INSTANTIATE_TEST_SUITE_P(Engines, Forgetting, both_engines(), engine_name);
