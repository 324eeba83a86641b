// Erasing by the schedule, that what is erased is gone from the files, and what a person may know.
#include "tests/support/forgetting_stage.h"

namespace {

class Forgetting : public ForgettingStage {};

} // namespace

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

TEST_P(Forgetting, ErasesNothingOnADecisionThatIsNoLongerTheUnits) {
    today({2024, 2, 12});
    const std::string number =
        registers(cast.ombud, an_event({.occurred_on = {2024, 2, 10}})).value();
    today({2026, 3, 2});
    decides_months(12);
    const std::string id = announces().value();
    today({2026, 4, 2});
    const auto decides = [&](std::optional<int64_t> months, const std::string& decision) {
        ASSERT_TRUE(db.write(cast.manager, [&](Work& work) {
            RuleRecord rule = *schedule_line(work, "event_text")->rule;
            rule.rule.months = months;
            rule.rule.decision = decision;
            return set_retention(work, "event_text", rule);
        }));
    };
    for (const auto& [months, decision] :
         {std::pair<std::optional<int64_t>, std::string>{60, "SN 2026/114 § 12"},
          {std::nullopt, "SN 2026/114 § 12"},
          {12, "SN 2026/200 § 3"}}) {
        decides(months, decision);
        EXPECT_EQ(problems(begins(id)), " erasure.decision_changed") << decision;
    }
    Client manager(site, cast.manager, Door::html);
    EXPECT_TRUE(says(manager.get("/privacy/erasures/" + id), "ett annat nu"));
    decides(12, "SN 2026/114 § 12");
    ASSERT_TRUE(begins(id));
    // Changed after the deed and before the job: nothing is erased, and it can be stopped.
    decides(60, "SN 2026/300 § 1");
    runs_jobs();
    EXPECT_FALSE(found(cast.ombud, number).event.description.empty());
    EXPECT_TRUE(db.write(cast.manager, [&](Work& work) {
        return stop_erasure(work, *find_erasure(work, id), said("Nytt beslut."));
    }));
}

TEST_P(Forgetting, CleansTheFilesWhenItIsStoppedHalfway) {
    today({2024, 2, 12});
    registered(cast.ombud,
               an_event({.occurred_on = {2024, 2, 10}, .description = "Syrenbersån var mörk."}));
    today({2026, 3, 2});
    decides_months(12);
    const std::string id = announces().value();
    today({2026, 4, 2});
    ASSERT_TRUE(begins(id));
    // As the job leaves it that is halted after its first write: gone from the tables only.
    ASSERT_TRUE(db.write(cast.administrator, [&](Work& work) -> Result<void> {
        for (const RetentionClass& erasable : retention_classes()) {
            for (const ErasableRecord& one :
                 erasable.dated_before(work, cast.unit, {2025, 4, 2}, work.now())) {
                TRY(erasable.erase(work, cast.unit, one));
            }
        }
        return {};
    }));
    ASSERT_TRUE(db.write(cast.manager, [&](Work& work) {
        RuleRecord rule = *schedule_line(work, "event_text")->rule;
        rule.rule.decision = "SN 2026/300 § 1";
        return set_retention(work, "event_text", rule);
    }));
    ASSERT_TRUE(db.write(cast.manager, [&](Work& work) {
        return stop_erasure(work, *find_erasure(work, id), said("Nytt beslut."));
    }));
    const auto waiting = rows("SELECT id FROM job WHERE standing = 'waiting' AND job_key LIKE "
                              "'%stopped'");
    EXPECT_EQ(waiting.size(), 1U) << "a job of its own cleans the files";
    if (GetParam() == Engine::sqlite) {
        EXPECT_TRUE(in_files("yrenbers"));
    }
    runs_jobs();
    EXPECT_FALSE(in_files("yrenbers"));
    EXPECT_EQ(erasure(id).erasure.standing, "stopped");
}

TEST_P(Forgetting, ErasesNoRecordThatWasMadeAfterTheAnnouncement) {
    today({2024, 2, 12});
    registered(cast.ombud, an_event({.occurred_on = {2024, 2, 10}}));
    today({2026, 3, 2});
    decides_months(12);
    const std::string id = announces().value();
    today({2026, 3, 9});
    const std::string late =
        registers(cast.ombud, an_event({.occurred_on = {2024, 2, 11}})).value();
    today({2026, 4, 2});
    ASSERT_TRUE(begins(id));
    runs_jobs();
    EXPECT_EQ(erasure(id).tombstones, 1);
    EXPECT_FALSE(found(cast.ombud, late).event.description.empty());
}

TEST_P(Forgetting, TellsOnTheTombstoneWhoBeganIt) {
    today({2024, 2, 12});
    registered(cast.ombud, an_event({.occurred_on = {2024, 2, 10}}));
    today({2026, 3, 2});
    decides_months(12);
    const std::string id = announces().value();
    today({2026, 4, 2});
    ASSERT_TRUE(begins(id));
    runs_jobs();
    const auto tombstones = rows("SELECT erased_by FROM tombstone");
    ASSERT_EQ(tombstones.size(), 1U);
    EXPECT_EQ(tombstones[0].text("erased_by"), cast.manager.id);
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
    EXPECT_EQ(manager.post(erasure_address + "/deed", {{"version", {"7"}}}).status, 409);
    EXPECT_EQ(manager.post(erasure_address + "/deed", {{"version", {"1"}}}).status, 422);
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

TEST_P(Forgetting, TellsNobodyOfAnotherPersonWithTheSameName) {
    const auto employs = [&](const Actor& manager, const std::string& unit) {
        Staff post;
        post.name = cast.ombud.name;
        post.sex = "not_stated";
        post.post_share = {100};
        post.employed_from = Date{2024, 1, 8};
        const auto made =
            db.write(manager, [&](Work& work) { return add_staff(work, unit, post); });
        EXPECT_TRUE(made) << problems(made);
    };
    const std::string elsewhere = a_unit_called(db, "De andra", "ANDRA");
    employs(cast.manager, cast.unit);
    employs(a_signed_in(db, "unit_manager", "unit:" + elsewhere), elsewhere);
    Client own(site, cast.ombud, Door::json);
    const json::value mine =
        json::parse(own.get("/privacy/extracts/" + cast.ombud.id).body).at("parts");
    EXPECT_EQ(mine.as_object().if_contains("staff"), nullptr);
    EXPECT_EQ(mine.as_object().if_contains("staff_same_name"), nullptr);
    const Actor officer = a_signed_in(db, "data_protection_officer", "nation");
    Client protects(site, officer, Door::json);
    const json::value told =
        json::parse(protects.get("/privacy/extracts/" + cast.ombud.id).body).at("parts");
    const json::array& same = told.at("staff_same_name").as_array();
    ASSERT_EQ(same.size(), 1U);
    EXPECT_EQ(same[0].at("unit").as_string(), cast.unit);
    Client page(site, officer, Door::html);
    EXPECT_TRUE(says(page.get("/privacy/extracts/" + cast.ombud.id), "samma person"));
}

INSTANTIATE_TEST_SUITE_P(Engines, Forgetting, both_engines(), engine_name);
