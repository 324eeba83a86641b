// Stories of actions through both doors: from a promise to an effect that did not last.
#include <gtest/gtest.h>

#include "actions/actions.h"
#include "events/events.h"
#include "faults/faults.h"
#include "handovers/handovers.h"
#include "tests/support/an_action.h"
#include "tests/support/client.h"
#include "tests/support/page_text.h"

namespace {

const Routes& all_routes() {
    static const Routes all = [] {
        Routes list;
        show_on_events({event_faults_panel(), handovers_panel()});
        show_on_faults({actions_panel(), handovers_panel()});
        events_routes(list);
        faults_routes(list);
        handovers_routes(list);
        actions_routes(list);
        return list;
    }();
    return all;
}

class ActionPages : public ActionStage {
protected:
    FormValues form(const std::string& fault) const {
        return {{"fault", {fault}},
                {"title", {"Utse en samordnare"}},
                {"description", {"Den som väntar ska veta vem som hör av sig."}},
                {"owner", {cast.colleague.id}},
                {"due_on", {"2026-05-01"}}};
    }
    /// Posts a form with the version that its page holds.
    Response sends(const std::string& address, FormValues values) {
        Client here = signed_in();
        values["version"] = {after(here.get(address), "name=\"version\" value=\"")};
        return here.post(address, values);
    }
    /// Signed in today: a session does not last for months.
    Client signed_in() { return Client(site, cast.ombud, Door::html); }
    Response sees(const std::string& address) { return signed_in().get(address); }
    std::string waiting() {
        const Request in;
        return db.read(cast.ombud, [&](Work& work) { return actions_waiting(work, in).str(); });
    }

    StorySite site{db, all_routes()};
    Client ombud{site, cast.ombud, Door::html};
};

} // namespace

TEST_P(ActionPages, OpenInBothLanguages) {
    const std::string fault = opens("Långa väntetider");
    answered(fault, "promised");
    const std::string planned = "/actions/" + adds(fault);
    const std::string number = adds(fault, by_person(cast.ombud.id));
    follows(number, {finished()});
    const std::string done = "/actions/" + number;
    for (const char* spoken : {"sv", "en"}) {
        ombud.language = spoken;
        for (const std::string& path :
             {std::string("/actions"), std::string("/actions?waits=mine&standing=done"),
              std::string("/actions/new"), "/actions/new?fault=" + fault, planned,
              planned + "/amendment", planned + "/closure", done, done + "/effect",
              done + "/effect-day", done + "/reopening", "/faults/" + fault}) {
            const Response page = ombud.get(path);
            EXPECT_EQ(page.status, 200) << path;
        }
    }
    EXPECT_EQ(ombud.get(planned + "/effect").status, 404) << "nothing is done yet";
    EXPECT_EQ(ombud.get(done + "/closure").status, 404);
    EXPECT_EQ(ombud.get("/actions/PROV-A-0404").status, 404);
    Client outsider(site, cast.county_officer, Door::html);
    EXPECT_EQ(outsider.get(planned).status, 403);
    EXPECT_EQ(outsider.post("/actions", form(fault)).status, 403);
}

TEST_P(ActionPages, KeepWhatWasTypedWhenRefusedOrMet) {
    const std::string fault = opens("Långa väntetider");
    FormValues typed = form(fault);
    typed["body"] = {"forsakringskassan"};
    const Response refused = ombud.post("/actions", typed);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "Den som väntar ska veta vem som hör av sig."));
    EXPECT_TRUE(says(refused, "Välj en person eller en motpart"));
    typed = form("PROV-B-0404");
    EXPECT_TRUE(says(ombud.post("/actions", typed), "Det finns ingen brist med det numret."));
    const std::string at = header_of(ombud.post("/actions", form(fault)), "Location");
    typed = form(fault);
    typed["version"] = {"1"};
    typed["title"] = {"Utse två samordnare"};
    EXPECT_EQ(ombud.post(at + "/amendment", typed).status, 303);
    typed["title"] = {"Utse ingen"};
    const Response met = ombud.post(at + "/amendment", typed);
    EXPECT_EQ(met.status, 409);
    EXPECT_TRUE(says(met, "Utse två samordnare"));
    EXPECT_TRUE(says(met, "Utse ingen"));
    const FormValues closing = {
        {"outcome", {"done"}}, {"text", {"Klart sedan i går."}}, {"version", {"1"}}};
    const Response late = ombud.post(at + "/closure", closing);
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(says(late, "Klart sedan i går."));
}

TEST_P(ActionPages, FollowAPromiseUntilTheEffectDidNotLast) {
    const std::string fault = opens("Långa väntetider");
    const std::string page = "/faults/" + fault;
    EXPECT_TRUE(says(sees(page), "Ingen motpart har svarat."));
    answered(fault, "promised");
    const Response promised = sees(page);
    EXPECT_TRUE(says(promised, "Svar: 1"));
    EXPECT_TRUE(says(promised, "Utlovat eller planerat: 1, närmast 4 maj 2026"));
    EXPECT_TRUE(says(promised, "Ingen åtgärd är gjord."));
    EXPECT_NE(waiting().find("ingen följer upp: 1"), std::string::npos);
    const FormValues press = {{"answer", {after(promised, "name=\"answer\" value=\"")}},
                              {"fault", {fault}}};
    const std::string at = header_of(ombud.post("/actions/promises", press), "Location");
    EXPECT_EQ(at, "/actions/PROV-A-0001");
    EXPECT_EQ(ombud.post("/actions/promises", press).status, 404);
    EXPECT_EQ(
        sends(at + "/closure",
              {{"outcome", {"done"}}, {"text", {"Samordnaren har börjat."}}, {"check_on", {""}}})
            .status,
        303);
    const Response done = sees(page);
    EXPECT_TRUE(says(done, "Inget är utlovat eller planerat."));
    EXPECT_TRUE(says(done, "gjorda, helt eller delvis: 1, den senaste 2 mars 2026"));
    EXPECT_TRUE(says(done, "Ingen effekt är bekräftad.")) << "done is not confirmed";
    EXPECT_EQ(sends(at + "/effect", {{"deed", {"finish"}}}).status, 422)
        << "a look finds an effect or none";
    today_is("2026-06-02");
    EXPECT_NE(waiting().find("Effekter att kontrollera: 1"), std::string::npos);
    EXPECT_EQ(sends(at + "/effect", {{"deed", {"confirm_effect"}},
                                     {"text", {"Ingen väntar utan kontakt."}},
                                     {"source", {"clients_tell"}}})
                  .status,
              303);
    EXPECT_TRUE(says(sees(page), "Bekräftade effekter: 1, den senaste 2 juni 2026"));
    EXPECT_EQ(waiting(), "");
    ASSERT_TRUE(closes(fault));
    today_is("2026-09-01");
    const std::string later = groups_one(fault, {.occurred_on = {2026, 8, 20}});
    const Response back = sees(page);
    EXPECT_TRUE(says(back, "Kom tillbaka 1 september 2026 med händelse " + later));
    EXPECT_TRUE(says(back, "Ingen effekt är bekräftad."));
    EXPECT_TRUE(says(sees(at), "Effekten höll inte"));
    EXPECT_NE(waiting().find("Effekter som inte höll: 1"), std::string::npos);
    EXPECT_EQ(sends(at + "/reopening", {{"text", {"Samordnaren har slutat."}}}).status, 303);
    EXPECT_TRUE(says(sees(at), "Samordnaren har slutat."));
}

TEST_P(ActionPages, SayThatAClosedFaultIsNotMendedByThat) {
    const std::string fault = opens("Långa väntetider");
    EXPECT_FALSE(says(ombud.get("/faults/" + fault), "inte att den är avhjälpt"));
    ASSERT_TRUE(closes(fault));
    EXPECT_TRUE(says(ombud.get("/faults/" + fault), "inte att den är avhjälpt"));
}

TEST_P(ActionPages, TellOfAWithheldEventItsNumberAndDecisionOnly) {
    const std::string fault = opens("Långa väntetider");
    const std::string number = adds(fault);
    follows(number, {finished(), confirmed_effect()});
    today_is("2026-05-11");
    const std::string event = groups_one(
        fault,
        {.occurred_on = {2026, 4, 30}, .level = "handlaggare", .description = "Samtalet avbröts."});
    for (const std::string& path : {"/actions/" + number, "/faults/" + fault}) {
        const Response page = sees(path);
        EXPECT_TRUE(says(page, event)) << path;
        EXPECT_TRUE(says(page, "gäller en enskild handläggare; inget beslut")) << path;
        EXPECT_FALSE(says(page, "30 april 2026")) << path;
        EXPECT_FALSE(says(page, "Samtalet avbröts.")) << path;
    }
    Client json(site, cast.ombud, Door::json);
    const Response one = json.get("/actions/" + number);
    EXPECT_TRUE(says(one, event));
    EXPECT_FALSE(says(one, "2026-04-30"));
}

TEST_P(ActionPages, AnswerTheSecondDoorInJson) {
    const std::string fault = opens("Långa väntetider");
    const std::string number = adds(fault);
    follows(number, {finished(), a_turn("wait", Date{2026, 8, 1})});
    Client json(site, cast.ombud, Door::json);
    EXPECT_TRUE(says(json.get("/actions"), "\"standing\":\"done\""));
    EXPECT_TRUE(says(json.get("/actions?standing=planned"), "\"total\":0"));
    const Response one = json.get("/actions/" + number);
    EXPECT_TRUE(says(one, "\"check_on\":\"2026-08-01\""));
    EXPECT_TRUE(says(one, "\"deed\":\"wait\""));
    EXPECT_EQ(json.post("/actions", form(fault)).status, 201);
    Client outsider(site, cast.county_officer, Door::json);
    EXPECT_EQ(outsider.get("/actions").status, 403);
}

INSTANTIATE_TEST_SUITE_P(Engines, ActionPages, both_engines(), engine_name);
