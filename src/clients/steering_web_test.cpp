// Stories of what a manager decides about clients: years, rules, goals, erasing and transfers.
#include "tests/support/client_pages.h"

namespace {

class ClientSteering : public ClientPages {};
INSTANTIATE_TEST_SUITE_P(Engines, ClientSteering, both_engines(), engine_name);

} // namespace

TEST_P(ClientSteering, LockAYearOnlyWhenNothingStandsInTheWay) {
    const Response refused = manager.post("/clients/years", {{"year", {"2025"}}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "inte sagt om det fanns kö"));
    manager.post("/clients/queue/said",
                 {{"year", {"2025"}}, {"standing", {"no"}}, {"version", {"0"}}});
    EXPECT_EQ(manager.post("/clients/years", {{"year", {"2025"}}}).status, 303);
    EXPECT_TRUE(says(manager.get("/clients/years"), "2025 låstes"));
    FormValues late = registration("K-17");
    late["applied_on"] = {"2025-11-01"};
    late["started_on"] = {"2025-11-10"};
    EXPECT_EQ(ombud.post("/clients", late).status, 422);
    EXPECT_EQ(manager.post("/clients/years/reopening", {{"year", {"2025"}}}).status, 303);
    EXPECT_EQ(ombud.post("/clients", late).status, 303);
}

TEST_P(ClientSteering, DecideCountingRulesForTheYearsToCome) {
    const Response form = manager.get("/clients/rules");
    EXPECT_TRUE(says(form, "2027-01-01"));
    const FormValues rules = {{"decided_from", {"2027-01-01"}},
                              {"age_day", {"year_start"}},
                              {"return_rule", {"ninety_days"}},
                              {"inactive_months", {"6"}},
                              {"sex_columns", {"apart"}},
                              {"erase_after_months", {"12"}},
                              {"grace_days", {"30"}}};
    EXPECT_EQ(manager.post("/clients/rules", rules).status, 303);
    EXPECT_EQ(manager.post("/clients/rules", rules).status, 422);
}

TEST_P(ClientSteering, FollowAGoalByItsFigure) {
    hand_in_client_figures();
    registered(ombud, "K-17");
    const FormValues goal = {{"year", {"2026"}},
                             {"wording", {"Fler klienter över 65 år."}},
                             {"figure", {"clients.total"}},
                             {"aim", {"at_least"}},
                             {"target", {"2"}},
                             {"decided_by", {"municipal_board"}}};
    EXPECT_EQ(manager.post("/clients/goals", goal).status, 303);
    EXPECT_TRUE(says(manager.get("/clients/goals?year=2026"), "1, inte nått"));
    registered(ombud, "K-18");
    EXPECT_TRUE(says(manager.get("/clients/goals?year=2026"), "2, målet är nått"));
    FormValues wrong = goal;
    wrong["target"] = {"många"};
    const Response refused = manager.post("/clients/goals", wrong);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "value=\"många\""));
}

TEST_P(ClientSteering, ShowWhatMayBeErasedAndWhatMustWait) {
    const std::string client = registered(ombud, "K-17");
    const Response form = ombud.get(client + "/closing");
    EXPECT_EQ(ombud
                  .post(client + "/closing", {{"version", {version_in(form)}},
                                              {"closed_on", {"2026-03-01"}},
                                              {"close_reason", {"assignments_done"}},
                                              {"notes", {"none"}}})
                  .status,
              303);
    const Response shown = manager.get("/clients/erasures");
    EXPECT_TRUE(says(shown, "K-17"));
    EXPECT_TRUE(says(shown, "Väntar på att ett år låses"));
    EXPECT_EQ(ombud.get("/clients/erasures").status, 403);
}

TEST_P(ClientSteering, SendClientsToAnotherUnitOnlyWhenTheyAgreed) {
    EXPECT_EQ(manager.get("/clients/transfers").status, 200);
    EXPECT_EQ(manager.get("/clients/transfers/arrival").status, 200);
    const std::string client = registered(ombud, "K-17");
    const FormValues sending = {{"other_unit", {"Ombuden i väst"}}, {"handed_on", {"2026-03-01"}}};
    EXPECT_EQ(manager.post("/clients/transfers", sending).status, 422);
    EXPECT_EQ(ombud
                  .post(client + "/amendment",
                        {{"version", {version_in(ombud.get(client + "/amendment"))}},
                         {"code", {"K-17"}},
                         {"sex", {"woman"}},
                         {"birth_year", {"1980"}},
                         {"handover_consent_on", {"2026-02-20"}}})
                  .status,
              303);
    const Response sent = manager.post("/clients/transfers", sending);
    ASSERT_EQ(sent.status, 303);
    const std::string transfer = header_of(sent, "Location");
    EXPECT_TRUE(says(manager.get(transfer), "Väntar på bekräftelse"));
    const Response file = manager.get(transfer + "/file");
    EXPECT_EQ(file.status, 200);
    EXPECT_FALSE(says(file, "K-17"));
    EXPECT_EQ(manager
                  .post(transfer,
                        {{"version", {version_in(manager.get(transfer))}}, {"receipt", {"fel"}}})
                  .status,
              422);
    EXPECT_EQ(ombud.get(client).status, 200);
}
