// Stories of the events' pages: at both doors, on both engines.
#include <gtest/gtest.h>

#include "tests/support/event_pages.h"

namespace {

class EventPages : public EventPageStage {};

} // namespace

// --- registering ---------------------------------------------------------------------------------

TEST_P(EventPages, TakeAnEventAndShowIt) {
    EXPECT_EQ(ombud.get("/events/new").status, 200);
    const std::string number = registers(ombud);
    EXPECT_EQ(number, "PROV-2026-0001");
    const Response shown = colleague.get("/events/" + number);
    EXPECT_EQ(shown.status, 200);
    EXPECT_TRUE(says(shown, "Beslutet dröjde fyra månader."));
    EXPECT_TRUE(says(colleague.get("/events"), number));
    EXPECT_EQ(colleague.get("/events/PROV-2026-0002").status, 404);
}

TEST_P(EventPages, SayAllThatIsWrongAndKeepWhatWasTyped) {
    FormValues form = with(typed(), {{"occurred_on", {"2026-13-45"}}, {"kommun", {""}}});
    const Response refused = ombud.post("/events", form);
    EXPECT_EQ(refused.status, 422);
    if (html()) {
        EXPECT_TRUE(says(refused, "Beslutet dröjde fyra månader."));
        EXPECT_TRUE(says(refused, "value=\"2026-13-45\""));
        EXPECT_TRUE(says(refused, "href=\"#event-occurred_on\""));
        EXPECT_TRUE(says(refused, "href=\"#event-kommun\""));
    } else {
        EXPECT_TRUE(says(refused, "\"field\":\"occurred_on\",\"key\":\"not_a_date\""));
        EXPECT_TRUE(says(refused, "\"field\":\"kommun\",\"key\":\"required\""));
    }
    form = with(typed(), {{"description", {"Ring 070-174 06 05."}}});
    const Response pointing = ombud.post("/events", form);
    EXPECT_EQ(pointing.status, 422);
    EXPECT_TRUE(says(pointing, html() ? "event-description-problem" : "points_at_person.telefon"));
    EXPECT_TRUE(says(ombud.get("/events"), html() ? "Här finns inga händelser" : "\"total\":0"));
}

TEST_P(EventPages, TakeAProgramsWordsForTheirCodes) {
    if (html()) {
        return;
    }
    const Response made = ombud.post(
        "/events", with(typed(), {{"kommun", {"Ljungby"}}, {"body", {"Försäkringskassan"}}}));
    ASSERT_EQ(made.status, 201) << made.body;
    const Response shown = ombud.get("/events/PROV-2026-0001");
    EXPECT_TRUE(says(shown, "\"kommun\":\"0781\"")) << shown.body;
    EXPECT_TRUE(says(shown, "\"body_type\":\"forsakringskassan\"")) << shown.body;
    const Response unknown = ombud.post("/events", with(typed(), {{"body", {"Kassan i Intet"}}}));
    EXPECT_EQ(unknown.status, 422);
    EXPECT_TRUE(says(unknown, "\"field\":\"body\""));
}

TEST_P(EventPages, AskAtMostEightThings) {
    if (!html()) {
        return;
    }
    const std::string page = ombud.get("/events/new").body;
    std::size_t required = 0;
    for (std::size_t at = page.find("required"); at != std::string::npos;
         at = page.find("required", at + 1)) {
        ++required;
    }
    // Level and consequence are asked of failures only, and not by the browser.
    EXPECT_LE(required, 8U + 3U) << "a group of choices says so at each of its boxes";
    EXPECT_EQ(page.find("name=\"client\""), std::string::npos);
    EXPECT_TRUE(page.find("handläggare") != std::string::npos);
}

TEST_P(EventPages, TakeTheSameFormOnce) {
    const FormValues form = with(typed(), {{"request_key", {"nyckel-1"}}});
    const Response first = ombud.post("/events", form);
    const Response second = ombud.post("/events", form);
    EXPECT_EQ(first.status, html() ? 303 : 201);
    EXPECT_TRUE(taken(second));
    EXPECT_TRUE(says(ombud.get("/events"), html() ? "1 händelse" : "\"total\":1,"));
}

TEST_P(EventPages, KeepADraftAndGoOnWithItElsewhere) {
    const Response kept = ombud.post("/events/drafts?form=event",
                                     {{"description", {"Ett halvt utkast"}}, {"kommun", {"0781"}}});
    EXPECT_EQ(kept.status, 204);
    // Another device is another session of the same person.
    Client phone(site, cast.ombud, Door::html);
    const Response resumed = phone.get("/events/new");
    EXPECT_TRUE(says(resumed, "Ett halvt utkast"));
    EXPECT_TRUE(says(resumed, "value=\"0781\" selected"));
    EXPECT_FALSE(says(Client(site, cast.colleague, Door::html).get("/events/new"), "utkast"));
    registers(ombud);
    EXPECT_FALSE(says(phone.get("/events/new"), "Ett halvt utkast"));
    EXPECT_EQ(ombud.post("/events/drafts?form=other").status, 404);
    ASSERT_EQ(ombud.post("/events/drafts?form=event", {{"description", {"Igen"}}}).status, 204);
    EXPECT_TRUE(taken(ombud.post("/events/drafts/removal", {{"form", {"event"}}})));
    EXPECT_FALSE(says(phone.get("/events/new"), "Igen"));
}

// --- changing ------------------------------------------------------------------------------------

TEST_P(EventPages, AmendAnEventAndShowWhatItSaidBefore) {
    const std::string number = registers(ombud);
    EXPECT_EQ(ombud.get("/events/" + number + "/amendment").status, 200);
    FormValues form =
        with(typed(), {{"description", {"Beslutet dröjde sex månader."}}, {"version", {"1"}}});
    EXPECT_TRUE(taken(colleague.post("/events/" + number + "/amendment", form)));
    const Response shown = ombud.get("/events/" + number);
    EXPECT_TRUE(says(shown, "Beslutet dröjde sex månader."));
    if (html()) {
        EXPECT_TRUE(says(shown, "Beslutet dröjde fyra månader."));
        EXPECT_TRUE(says(shown, "Texten ändrad: Vad hände?"));
        EXPECT_TRUE(says(shown, cast.colleague.name));
    } else {
        EXPECT_TRUE(says(shown, "\"version\":2"));
    }
}

TEST_P(EventPages, ShowBothTextsToWhoSavedLast) {
    const std::string number = registers(ombud);
    const std::string address = "/events/" + number + "/amendment";
    const auto saying = [](const std::string& text) {
        return with(typed(), {{"description", {text}}, {"version", {"1"}}});
    };
    ASSERT_TRUE(taken(colleague.post(address, saying("Min kollega skrev detta."))));
    const Response met = ombud.post(address, saying("Jag skrev detta."));
    EXPECT_EQ(met.status, 409);
    if (html()) {
        EXPECT_TRUE(says(met, "Min kollega skrev detta."));
        EXPECT_TRUE(says(met, "Jag skrev detta."));
        // Saved again from this page, the own text stands.
        EXPECT_TRUE(says(met, "name=\"version\" value=\"2\""));
    }
    EXPECT_FALSE(says(ombud.get("/events/" + number), "Jag skrev detta."));
}

TEST_P(EventPages, MoveAnEventAndKeepWhereItStood) {
    const std::string number = registers(ombud);
    const std::string address = "/events/" + number + "/reclassification";
    EXPECT_EQ(ombud.get(address).status, 200);
    EXPECT_EQ(ombud.post(address, {{"level", {"central"}}, {"version", {"1"}}}).status, 422);
    EXPECT_TRUE(taken(ombud.post(
        address,
        {{"level", {"central"}}, {"reason", {"Lagen är lika överallt."}}, {"version", {"1"}}})));
    const Response shown = colleague.get("/events/" + number);
    if (html()) {
        EXPECT_TRUE(says(shown, "från Lokal nivå till Central nivå"));
        EXPECT_TRUE(says(shown, "Lagen är lika överallt."));
    } else {
        EXPECT_TRUE(says(shown, "\"level\":\"central\""));
    }
    EXPECT_EQ(ombud.post(address, {{"level", {"lokal"}}, {"reason", {"Åter."}}, {"version", {"1"}}})
                  .status,
              409);
}

TEST_P(EventPages, WithdrawWithAReasonAndDeleteNothing) {
    const std::string number = registers(ombud);
    const std::string address = "/events/" + number + "/closure";
    EXPECT_EQ(ombud.get(address).status, 200);
    EXPECT_EQ(ombud.post(address, {{"outcome", {"withdrawn"}}, {"version", {"1"}}}).status, 422);
    const FormValues form = {
        {"outcome", {"withdrawn"}}, {"reason", {"Registrerad två gånger."}}, {"version", {"1"}}};
    EXPECT_EQ(colleague.post(address, form).status, 403);
    EXPECT_TRUE(taken(ombud.post(address, form)));
    const Response shown = colleague.get("/events/" + number);
    EXPECT_TRUE(says(shown, "Beslutet dröjde fyra månader."));
    EXPECT_TRUE(says(shown, html() ? "Registrerad två gånger." : "\"status\":\"withdrawn\""));
    EXPECT_TRUE(says(colleague.get("/events?status=withdrawn"), number));
}

TEST_P(EventPages, TakeAMeetingACopyAndConfirmations) {
    const std::string number = registers(ombud);
    const std::string address = "/events/" + number;
    EXPECT_EQ(ombud.get(address + "/discussion").status, 200);
    EXPECT_TRUE(taken(ombud.post(
        address + "/discussion",
        {{"discussed_on", {"2026-03-01"}}, {"causes", {"Rutinen saknas."}}, {"version", {"0"}}})));
    EXPECT_EQ(
        ombud.post(address + "/discussion", {{"discussed_on", {"2026-03-01"}}, {"version", {"0"}}})
            .status,
        409);
    EXPECT_TRUE(taken(colleague.post(address + "/deidentification", {{"version", {"2"}}})));
    EXPECT_EQ(ombud.get(address + "/publication").status, 200);
    EXPECT_TRUE(taken(ombud.post(address + "/publication",
                                 {{"text", {"Ett beslut dröjde."}}, {"version", {"0"}}})));
    EXPECT_EQ(ombud.post(address + "/publication/clearance", {{"version", {"1"}}}).status, 403);
    EXPECT_TRUE(taken(colleague.post(address + "/publication/clearance", {{"version", {"1"}}})));
    const Response shown = ombud.get(address);
    if (html()) {
        EXPECT_TRUE(says(shown, "Rutinen saknas."));
        EXPECT_TRUE(says(shown, cast.colleague.name));
    }
}

// --- the list ------------------------------------------------------------------------------------

TEST_P(EventPages, FilterSortSearchAndPageTheList) {
    for (int i = 1; i <= 60; ++i) {
        const bool good = i % 3 == 0;
        registers(ombud, {{"kind", {good ? "positive" : "failure"}},
                          {"level",
                           {good         ? ""
                            : i % 2 == 0 ? "lokal"
                                         : "central"}},
                          {"type", {i % 5 == 0 ? "sip" : "vantetid"}},
                          {"occurred_on", {Date::from_serial(Date{2026, 1, 1}.serial() + i).iso()}},
                          {"description", {"Åkte hem " + std::to_string(i)}}});
    }
    const auto total = [&](const std::string& query, int count) {
        const std::string number = std::to_string(count);
        const std::string words = !html()      ? "\"total\":" + number + ","
                                  : count == 0 ? "Inga händelser stämmer"
                                  : count == 1 ? "1 händelse<"
                                               : number + " händelser<";
        EXPECT_TRUE(says(colleague.get("/events" + query), words)) << query;
    };
    total("", 60);
    total("?kind=positive", 20);
    total("?type=sip&kind=failure", 8);
    total("?from=2026-02-01&until=2026-02-10", 10);
    total("?month=01", 30);
    total("?text=%C3%85KTE+HEM", 60);
    total("?text=hem+17", 1);
    total("?text=prov-2026-0003", 1);
    total("?text=100%25", 0);
    const Response first = colleague.get("/events");
    EXPECT_TRUE(says(first, "PROV-2026-0060"));
    EXPECT_FALSE(says(first, "PROV-2026-0010"));
    EXPECT_TRUE(says(colleague.get("/events?page=2"), "PROV-2026-0010"));
    EXPECT_TRUE(says(colleague.get("/events?page=99"), "PROV-2026-0010"));
    EXPECT_TRUE(says(colleague.get("/events?page=x"), "PROV-2026-0060"));
    const std::string rising = colleague.get("/events?sort=occurred_on").body;
    EXPECT_LT(rising.find("PROV-2026-0001"), rising.find("PROV-2026-0002"));
    EXPECT_EQ(rising.find("PROV-2026-0060"), std::string::npos);
    EXPECT_EQ(colleague.get("/events?sort=nonsense&kind=%22%3E&from=x").status, 200);
}

// --- the Skåne rule at the doors -----------------------------------------------------------------

TEST_P(EventPages, ShowWithheldTextToTheFewOnly) {
    const std::string number =
        registers(ombud, {{"level", {"handlaggare"}}, {"description", {"Kvittenblom i mötet."}}});
    const std::string address = "/events/" + number;
    Client manager = as(cast.manager);
    EXPECT_TRUE(says(ombud.get(address), "Kvittenblom"));
    EXPECT_TRUE(says(manager.get(address), "Kvittenblom"));
    EXPECT_FALSE(says(colleague.get(address), "Kvittenblom"));
    EXPECT_EQ(colleague.get(address + "/amendment").status, 403);
    EXPECT_EQ(colleague.get(address + "/discussion").status, 403);
    EXPECT_EQ(manager.get(address + "/publication").status, 403);
    const Response tried = colleague.post(
        address + "/amendment", with(typed(), {{"level", {"handlaggare"}}, {"version", {"1"}}}));
    EXPECT_EQ(tried.status, 403);
    EXPECT_FALSE(says(tried, "Kvittenblom"));
    for (Client* client : {&ombud, &colleague, &manager}) {
        EXPECT_FALSE(says(client->get("/events"), "Kvittenblom"));
        EXPECT_FALSE(says(client->get("/events?text=kvittenblom"), number));
    }
    EXPECT_EQ(manager.post(address + "/release", {{"version", {"1"}}}).status, 422);
}

TEST_P(EventPages, OpenInBothLanguages) {
    const std::string number = registers(ombud);
    for (const char* language : {"sv", "en"}) {
        ombud.language = language;
        for (const std::string path :
             {"/events", "/events?kind=wish", "/events/new", "/events/import"}) {
            EXPECT_EQ(ombud.get(path).status, 200) << path;
        }
        for (const std::string rest :
             {"", "/amendment", "/reclassification", "/closure", "/discussion", "/publication"}) {
            EXPECT_EQ(ombud.get("/events/" + number + rest).status, 200) << rest;
        }
    }
}

TEST_P(EventPages, ReadATextForTheGuardAndStoreNothing) {
    const Response found = ombud.post("/guard/reading", {{"text", {"Ring 070-174 06 05."}}});
    EXPECT_EQ(found.status, 200);
    EXPECT_TRUE(says(found, html() ? "<li data-weight=\"stops\">" : "\"kind\":\"telefon\""));
    const Response clean = ombud.post("/guard/reading", {{"text", {"Inget alls."}}});
    EXPECT_EQ(clean.body, html() ? "" : "[]");
}

INSTANTIATE_TEST_SUITE_P(Places, EventPages,
                         testing::Combine(both_engines(), testing::Values(Door::html, Door::json)),
                         door_and_engine);
