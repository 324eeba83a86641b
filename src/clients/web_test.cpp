// Stories of an ombud's work with clients, through the pages, on both engines.
#include "clients/access.h"
#include "clients/list.h"
#include "clients/queue.h"
#include "sql/clients.h"
#include "tests/support/client_pages.h"

INSTANTIATE_TEST_SUITE_P(Engines, ClientPages, both_engines(), engine_name);

TEST_P(ClientPages, OpenInBothLanguages) {
    const std::string client = registered(ombud, "K-1");
    ASSERT_FALSE(client.empty());
    for (const char* spoken : {"sv", "en"}) {
        ombud.language = spoken;
        manager.language = spoken;
        for (const std::string& path :
             {std::string("/clients"), std::string("/clients/new"), std::string("/clients/working"),
              std::string("/clients/queue"), std::string("/clients/enquiries"),
              std::string("/clients/deputies"), std::string("/clients/applications/new"), client,
              client + "/amendment", client + "/years/2026", client + "/tasks",
              client + "/assignments", client + "/note", client + "/closing",
              client + "/handover"}) {
            EXPECT_EQ(ombud.get(path).status, 200) << path << " " << spoken;
        }
        for (const char* path :
             {"/clients/steering", "/clients/rules", "/clients/order", "/clients/queue/said",
              "/clients/variables/new", "/clients/years", "/clients/opening"}) {
            EXPECT_EQ(manager.get(path).status, 200) << path << " " << spoken;
        }
    }
}

TEST_P(ClientPages, RegisterAClientInOneForm) {
    const std::string client = registered(ombud, "k-17");
    const Response shown = ombud.get(client);
    EXPECT_EQ(shown.status, 200);
    EXPECT_TRUE(says(shown, "K-17"));
    EXPECT_TRUE(says(shown, "Ekonomi, Bostad"));
    const Response list = ombud.get("/clients");
    EXPECT_TRUE(says(list, "K-17"));
    EXPECT_FALSE(says(list, "Ekonomi"));
    EXPECT_FALSE(says(list, "1980"));
}

TEST_P(ClientPages, KeepWhatWasTypedWhenTheCodeCouldNameSomebody) {
    for (const char* code : {"ANNA", "850312", "EVA7"}) {
        const Response refused = ombud.post("/clients", registration(code));
        EXPECT_EQ(refused.status, 422) << code;
        EXPECT_TRUE(says(refused, "value=\"" + std::string(code) + "\""));
        EXPECT_TRUE(says(refused, "2026-01-20"));
    }
    const Response empty = ombud.post("/clients", {});
    EXPECT_EQ(empty.status, 422);
    EXPECT_TRUE(says(empty, "client-code"));
    EXPECT_TRUE(says(empty, "client-started_on"));
}

TEST_P(ClientPages, ShowNobodyElsesClient) {
    const std::string client = registered(ombud, "K-17");
    EXPECT_EQ(colleague.get(client).status, 404);
    EXPECT_FALSE(says(colleague.get("/clients"), "K-17"));
    EXPECT_FALSE(says(colleague.get("/clients?code=K-17"), "K-17</a>"));
    for (const Actor& other : {cast.manager, cast.administrator, cast.county_officer}) {
        StoryClient person(site, other, Door::html);
        EXPECT_EQ(person.get(client).status, 403);
        EXPECT_EQ(person.get("/clients").status, 403);
    }
}

TEST_P(ClientPages, LeaveARowForEachReading) {
    const std::string client = registered(ombud, "K-17");
    const std::string id = client.substr(client.rfind('/') + 1);
    const auto readings = [&] {
        return db.read(cast.ombud, [&](Work& work) {
            const ClientRecord record = open_client(work, id).value();
            std::size_t count = 0;
            for (const AccessLine& line : accesses_of(work, record)) {
                count += line.verb == "read" ? 1 : 0;
            }
            return count;
        });
    };
    const std::size_t before = readings();
    ombud.get(client);
    ombud.get("/clients");
    EXPECT_EQ(readings(), before + 3); // the page, the list, and the reading of the trail before
}

TEST_P(ClientPages, ShowBothTextsWhenSomebodySavedFirst) {
    const std::string client = registered(ombud, "K-17");
    const std::string version = version_in(ombud.get(client + "/amendment"));
    const FormValues first = {
        {"version", {version}}, {"code", {"K-18"}}, {"sex", {"woman"}}, {"birth_year", {"1981"}}};
    EXPECT_EQ(ombud.post(client + "/amendment", first).status, 303);
    FormValues second = first;
    second["code"] = {"K-19"};
    const Response refused = ombud.post(client + "/amendment", second);
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(says(refused, "K-18"));
    EXPECT_TRUE(says(refused, "value=\"K-19\""));
    second["version"] = {version_in(refused)};
    EXPECT_EQ(ombud.post(client + "/amendment", second).status, 303);
    EXPECT_TRUE(says(ombud.get(client), "K-19"));
}

TEST_P(ClientPages, FollowAssignmentsTasksAndContact) {
    const std::string client = registered(ombud, "K-17");
    EXPECT_EQ(ombud.post(client + "/contact").status, 303);
    EXPECT_EQ(
        ombud.post(client + "/assignments", {{"area", {"income"}}, {"opened_on", {"2026-01-25"}}})
            .status,
        303);
    EXPECT_EQ(
        ombud.post(client + "/tasks", {{"kind", {"appeal"}}, {"due_on", {"2026-03-20"}}}).status,
        303);
    const Response shown = ombud.get(client);
    EXPECT_TRUE(says(shown, "Inkomst och ekonomi"));
    EXPECT_TRUE(says(shown, "2 mars 2026"));
    const Response working = ombud.get("/clients/working");
    EXPECT_TRUE(says(working, "Överklagande, sista dag"));
    EXPECT_TRUE(says(working, "K-17"));
}

TEST_P(ClientPages, CloseAClientWithAChoiceForTheNote) {
    const std::string client = registered(ombud, "K-17");
    EXPECT_EQ(
        ombud.post(client + "/note", {{"version", {"0"}}, {"note", {"Ring om hyran."}}}).status,
        303);
    EXPECT_TRUE(says(ombud.get(client + "/note"), "Ring om hyran."));
    const Response form = ombud.get(client + "/closing");
    FormValues closing = {{"version", {version_in(form)}},
                          {"closed_on", {"2026-03-01"}},
                          {"close_reason", {"assignments_done"}},
                          {"notes", {"none"}}};
    EXPECT_EQ(ombud.post(client + "/closing", closing).status, 422);
    closing["notes"] = {"destroyed"};
    EXPECT_EQ(ombud.post(client + "/closing", closing).status, 303);
    const Response shown = ombud.get(client);
    EXPECT_TRUE(says(shown, "Uppdragen är slutförda"));
    EXPECT_TRUE(says(shown, "förstörde anteckningen"));
    EXPECT_FALSE(says(ombud.get("/clients"), "K-17"));
    EXPECT_TRUE(says(ombud.get("/clients?standing=closed"), "K-17"));
}

TEST_P(ClientPages, AnswerAYearWithTheUnitsOwnQuestion) {
    EXPECT_EQ(manager
                  .post("/clients/variables", {{"variable_key", {"digital_post"}},
                                               {"label_sv", {"Har digital brevlåda"}},
                                               {"start_year", {"2026"}}})
                  .status,
              303);
    const std::string client = registered(ombud, "K-17");
    const Response form = ombud.get(client + "/years/2026");
    EXPECT_TRUE(says(form, "Har digital brevlåda"));
    EXPECT_FALSE(says(ombud.get(client + "/years/2025"), "Har digital brevlåda"));
    const FormValues answers = {{"version", {version_in(form)}},
                                {"kommun", {"0781"}},
                                {"reasons", {"health_care"}},
                                {"variable.digital_post", {"yes"}}};
    EXPECT_EQ(ombud.post(client + "/years/2026", answers).status, 303);
    EXPECT_TRUE(says(ombud.get(client + "/years/2026"), "value=\"yes\" selected"));
}

TEST_P(ClientPages, TakeAnApplicationThroughTheQueueToAClient) {
    EXPECT_TRUE(says(ombud.get("/clients/queue"), "har inte sagt om det finns en kö"));
    EXPECT_EQ(manager
                  .post("/clients/order", {{"decided_on", {"2026-01-15"}},
                                           {"decided_by", {"Ledningsgruppen"}},
                                           {"decision", {"Protokoll 2026-01-15, punkt 4"}},
                                           {"place_1", {"minor_children"}},
                                           {"place_2", {"none"}}})
                  .status,
              303);
    EXPECT_EQ(manager
                  .post("/clients/queue/said",
                        {{"year", {"2026"}}, {"standing", {"no"}}, {"version", {"0"}}})
                  .status,
              303);
    EXPECT_TRUE(says(ombud.get("/clients/queue"), "har ingen kö i år"));
    EXPECT_FALSE(says(ombud.get("/clients/queue"), "väntar enligt listan"));
    for (const char* code : {"A-1", "A-2"}) {
        EXPECT_EQ(ombud
                      .post("/clients/applications", {{"code", {code}},
                                                      {"applied_on", {"2026-02-01"}},
                                                      {"kommun", {"0780"}},
                                                      {"source", {"relative"}},
                                                      {"decided_on", {"2026-02-05"}},
                                                      {"outcome", {"queue"}},
                                                      {"queued_on", {"2026-02-05"}},
                                                      {"priority", {"none"}}})
                      .status,
                  303);
    }
    const Response queue = ombud.get("/clients/queue");
    EXPECT_TRUE(says(queue, "Protokoll 2026-01-15, punkt 4"));
    EXPECT_TRUE(says(queue, "De 2 första är lika"));
    EXPECT_TRUE(says(queue, "2 personer väntar enligt listan"));
    EXPECT_TRUE(says(queue, "1, delas"));
    StoryClient program{site, cast.ombud, Door::json};
    EXPECT_TRUE(says(program.get("/clients/queue"), "\"place\":1"));
    const std::string id =
        db.read(cast.ombud, [](Work& work) { return waiting_in_order(work).value().front().id; });
    const std::string address = "/clients/applications/" + id + "/registration";
    FormValues given = registration("");
    given["version"] = {version_in(ombud.get(address))};
    given["started_on"] = {"2026-02-20"};
    const Response made = ombud.post(address, given);
    EXPECT_EQ(made.status, 303);
    EXPECT_FALSE(says(ombud.get("/clients/queue"), id));
    EXPECT_EQ(ombud.get(header_of(made, "Location")).status, 200);
}

TEST_P(ClientPages, CountAnEnquiryWithoutARecord) {
    EXPECT_EQ(
        ombud
            .post("/clients/enquiries",
                  {{"received_on", {"2026-02-10"}}, {"kind", {"one_off"}}, {"source", {"self"}}})
            .status,
        303);
    EXPECT_TRUE(says(ombud.get("/clients/enquiries"), "Punktinsats, sökte själv"));
}

TEST_P(ClientPages, OpenARecordToAManagerWhoSaysWhyWithoutItsAnswers) {
    const std::string client = registered(ombud, "K-17");
    const std::string id = client.substr(client.rfind('/') + 1);
    EXPECT_EQ(manager.get("/clients/opened/" + id).status, 404);
    const Response opened =
        manager.post("/clients/opening", {{"code", {"k-17"}}, {"reason", {"complaint"}}});
    EXPECT_EQ(header_of(opened, "Location"), "/clients/opened/" + id);
    const Response shown = manager.get("/clients/opened/" + id);
    EXPECT_EQ(shown.status, 200);
    EXPECT_FALSE(says(shown, "Ekonomi"));
    EXPECT_FALSE(says(shown, "1980"));
    EXPECT_TRUE(says(ombud.get(client), cast.manager.name));
}

TEST_P(ClientPages, HandAClientOverToAColleagueWhoMayThenOpenIt) {
    const std::string client = registered(ombud, "K-17");
    const Response form = ombud.get(client + "/handover");
    FormValues handover = {{"version", {version_in(form)}},
                           {"to_ombud", {cast.colleague.id}},
                           {"handed_on", {"2026-03-02"}},
                           {"notes", {"none"}}};
    EXPECT_EQ(ombud.post(client + "/handover", handover).status, 422);
    handover["consent_on"] = {"2026-03-01"};
    EXPECT_EQ(ombud.post(client + "/handover", handover).status, 303);
    EXPECT_EQ(colleague.get(client).status, 200);
    EXPECT_EQ(ombud.get(client).status, 404);
}

TEST_P(ClientPages, LetADeputyReadTheNoteAndNobodyElse) {
    const std::string client = registered(ombud, "K-17");
    ombud.post(client + "/note", {{"version", {"0"}}, {"note", {"Ring om hyran."}}});
    EXPECT_EQ(colleague.get(client + "/note").status, 404);
    EXPECT_EQ(ombud
                  .post("/clients/deputies", {{"deputy", {cast.colleague.id}},
                                              {"stands_from", {"2026-03-02"}},
                                              {"stands_until", {"2026-03-20"}}})
                  .status,
              303);
    EXPECT_TRUE(says(colleague.get(client + "/note"), "Ring om hyran."));
    EXPECT_TRUE(says(colleague.get("/clients"), "Du är ersättare"));
}

TEST_P(ClientPages, KeepTheYearOfBirthWhileItAloneTellsAnAge) {
    const std::string client = registered(ombud, "K-17");
    const auto amended = [&](const std::string& born) {
        const FormValues form = {{"code", {"K-17"}},
                                 {"sex", {"woman"}},
                                 {"birth_year", {born}},
                                 {"version", {version_in(ombud.get(client + "/amendment"))}}};
        return ombud.post(client + "/amendment", form);
    };
    EXPECT_EQ(amended("1981").status, 303);
    const Response refused = amended("");
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, Texts(Language::swedish)("problem.tells_the_age")));
    const FormValues answers = {{"kommun", {"0780"}},
                                {"age_band", {"30_49"}},
                                {"reasons", {"economy"}},
                                {"version", {version_in(ombud.get(client + "/years/2026"))}}};
    EXPECT_EQ(ombud.post(client + "/years/2026", answers).status, 303);
    EXPECT_EQ(amended("").status, 303);
}

TEST(Queue, GivesThoseWhomTheOrderHoldsAlikeOnePlaceTogether) {
    PriorityOrder order;
    order.priorities = {"minor_children"};
    const auto waits = [](std::string priority, Date since) {
        ApplicationRecord record;
        record.application.priority = std::move(priority);
        record.application.queued_on = since;
        return record;
    };
    const auto ordered = in_order({waits("", {2026, 1, 2}), waits("minor_children", {2026, 2, 1}),
                                   waits("homelessness", {2026, 1, 2}), waits("", {2026, 1, 3}),
                                   waits("minor_children", {2026, 1, 9})},
                                  order);
    EXPECT_EQ(places_in(ordered, order), (std::vector<std::size_t>{1, 2, 3, 3, 5}));
    EXPECT_TRUE(places_in({}, order).empty());
}

TEST_P(ClientPages, AskForAResultAndAConsentOnlyWhereTheyAreNeeded) {
    const std::string client = registered(ombud, "K-17");
    EXPECT_FALSE(says(ombud.get(client + "/closing"), "name=\"result\""));
    EXPECT_EQ(
        ombud.post(client + "/assignments", {{"area", {"housing"}}, {"opened_on", {"2026-02-01"}}})
            .status,
        303);
    EXPECT_TRUE(says(ombud.get(client + "/closing"), "name=\"result\""));
    EXPECT_TRUE(says(ombud.get(client + "/handover"), "name=\"consent_on\""));
    EXPECT_FALSE(says(ombud.get(client + "/handover"), "valfritt"));
}

// Of a hundred thousand client-years a page of one client reads that client's alone.
TEST(ClientQueries, FindTheRowsOfOneClientByTheClient) {
    TestDatabase db(Engine::sqlite, the_door());
    int number = 0;
    for (const Query* query :
         {&sql::clients::periods_of, &sql::clients::answers_for_year, &sql::clients::answered_years,
          &sql::clients::assignments_of, &sql::clients::year_without_age, &sql::clients::answer_ids,
          &sql::clients::period_ids, &sql::clients::assignment_ids}) {
        const std::string asked = "EXPLAIN QUERY PLAN " + std::string(query->sqlite);
        const std::string name = "test.plan_" + std::to_string(++number);
        const Query plan{name, asked, asked};
        const Params params = query == &sql::clients::answers_for_year
                                  ? Params{{"unit", "0"}, {"client", "0"}, {"year", 2026}}
                                  : Params{{"unit", "0"}, {"client", "0"}};
        const auto steps = db.read(the_cli(), [&](Work& work) { return work.rows(plan, params); });
        ASSERT_FALSE(steps.empty());
        EXPECT_NE(steps.front().text("detail").find("(client=?"), std::string::npos)
            << asked << "\n"
            << steps.front().text("detail");
    }
}
