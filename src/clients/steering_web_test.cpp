// Stories of what a manager decides about clients: years, rules, goals, erasing and transfers.
#include "platform/http/openapi.h"
#include "platform/json.h"
#include "tests/support/client_pages.h"

namespace {

class ClientSteering : public ClientPages {
protected:
    // What the document says that a program may send to an address.
    static std::vector<std::string> taken_at(const std::string& path) {
        const json::value document = json::parse(openapi_document(made_routes()));
        const json::value& body =
            document.at("paths").at("/api/v1" + path).at("post").at("requestBody");
        std::vector<std::string> names;
        for (const auto& property :
             body.at("content").at("application/json").at("schema").at("properties").as_object()) {
            names.emplace_back(property.key());
        }
        return names;
    }
    // A told record as a program would send it: under the names of the document.
    static FormValues sent_again(const json::object& told, const std::string& path) {
        FormValues form;
        for (const std::string& name : taken_at(path)) {
            const json::value& value = told.at(name);
            if (value.is_array()) {
                for (const json::value& one : value.as_array()) {
                    form[name].emplace_back(one.as_string());
                }
            } else if (!value.is_null()) {
                form[name] = {value.is_string() ? std::string(value.as_string())
                                                : json::serialize(value)};
            }
        }
        return form;
    }
    json::object told(const std::string& path) {
        const Response answer = program.get(path);
        EXPECT_EQ(answer.status, 200) << path;
        return json::parse(answer.body).as_object();
    }
    bool took(const std::string& path, const FormValues& form) {
        const Response answer = program.post(path, form);
        EXPECT_LT(answer.status, 300) << path << " " << answer.body;
        return answer.status < 300;
    }

    StoryClient program{site, cast.manager, Door::json};
};
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

TEST_P(ClientSteering, TellAProgramTheRulesItSent) {
    const json::object none = told("/clients/rules");
    EXPECT_TRUE(none.at("rules").at("decided_from").is_null()) << "nothing is decided";
    EXPECT_TRUE(none.at("decisions").as_array().empty());
    FormValues rules = sent_again(none.at("rules").as_object(), "/clients/rules");
    rules["decided_from"] = {"2026-03-02"};
    rules["inactive_months"] = {"9"};
    rules["decision"] = {"Styrgruppen 2026-02-20"};
    EXPECT_TRUE(took("/clients/rules", rules));
    const json::object after = told("/clients/rules");
    EXPECT_EQ(sent_again(after.at("rules").as_object(), "/clients/rules"), rules);
    EXPECT_EQ(after.at("decisions").as_array().size(), 1);
    EXPECT_EQ(told("/clients/steering").at("rules"), after.at("rules"));
}

TEST_P(ClientSteering, TellAProgramTheOrderAndTheQueueItSent) {
    EXPECT_TRUE(told("/clients/order").at("order").is_null());
    const FormValues order = {{"decided_on", {"2026-02-20"}},
                              {"decided_by", {"Styrgruppen"}},
                              {"decision", {"Protokoll 2026-02-20"}},
                              {"priorities", {"minor_children", "homelessness"}}};
    EXPECT_TRUE(took("/clients/order", order));
    const json::object after = told("/clients/order");
    EXPECT_EQ(sent_again(after.at("order").as_object(), "/clients/order"), order);
    EXPECT_EQ(told("/clients/steering").at("order"), after.at("order"));
    EXPECT_EQ(program.post("/clients/order", order).status, 422) << "one order a day";

    EXPECT_TRUE(told("/clients/queue/said").at("said").is_null());
    FormValues said = {{"year", {"2026"}},
                       {"standing", {"partly"}},
                       {"weeks", {"6"}},
                       {"order_followed", {"yes"}}};
    EXPECT_TRUE(took("/clients/queue/said", said));
    const json::object queue = told("/clients/queue/said").at("said").as_object();
    EXPECT_EQ(sent_again(queue, "/clients/queue/said"), said);
    said["weeks"] = {"8"};
    EXPECT_EQ(program.post("/clients/queue/said", said).status, 409) << "no version";
    said["version"] = {json::serialize(queue.at("version"))};
    EXPECT_TRUE(took("/clients/queue/said", said));
    EXPECT_EQ(told("/clients/steering").at("said").at("weeks").as_int64(), 8);
}

TEST_P(ClientSteering, TellAProgramQuestionsAndLockedYears) {
    const FormValues asked = {{"variable_key", {"hemlos"}},
                              {"label_sv", {"Bor hos någon annan"}},
                              {"label_en", {"Stays with somebody"}},
                              {"start_year", {"2026"}},
                              {"options", {"ofta", "ibland"}}};
    EXPECT_TRUE(took("/clients/variables", asked));
    const json::object variable = told("/clients/steering").at("variables").at(0).as_object();
    EXPECT_EQ(sent_again(variable, "/clients/variables"), asked);
    const std::string id(variable.at("id").as_string());
    EXPECT_EQ(told("/clients/variables/" + id), variable);

    const json::object years = told("/clients/years");
    EXPECT_EQ(years.at("year").as_int64(), 2025);
    EXPECT_EQ(years.at("hindrances").at(0).at("key").as_string(), "queue_not_said");
    EXPECT_TRUE(took("/clients/queue/said", {{"year", {"2025"}}, {"standing", {"no"}}}));
    EXPECT_TRUE(took("/clients/years", {{"year", {"2025"}}}));
    const json::object locked = told("/clients/years");
    EXPECT_EQ(locked.at("locked").at(0).at("year").as_int64(), 2025);
    EXPECT_TRUE(locked.at("hindrances").as_array().empty());
}

TEST_P(ClientSteering, TellAProgramTheGoalsItSentAndHowFarTheyAre) {
    hand_in_client_figures();
    registered(ombud, "K-17");
    const FormValues goal = {{"year", {"2026"}},
                             {"wording", {"Kvinnor ska vara minst hälften."}},
                             {"figure", {"clients.women.share"}},
                             {"aim", {"at_least"}},
                             {"target", {"50,5"}},
                             {"decided_by", {"steering_group"}},
                             {"decision", {"Protokoll 2026-02-20"}}};
    EXPECT_TRUE(took("/clients/goals", goal));
    const json::object goals = told("/clients/goals?year=2026");
    const json::object first = goals.at("goals").at(0).as_object();
    EXPECT_EQ(sent_again(first, "/clients/goals"), goal);
    EXPECT_EQ(first.at("value").as_string(), "100,0");
    EXPECT_TRUE(first.at("reached").as_bool());
    const std::string id(first.at("id").as_string());
    EXPECT_TRUE(took("/clients/goals/" + id + "/removal",
                     {{"version", {json::serialize(first.at("version"))}}}));
    EXPECT_TRUE(told("/clients/goals?year=2026").at("goals").as_array().empty());
    // Nobody is counted yet: the goal is neither reached nor missed.
    FormValues later = goal;
    later["year"] = {"2025"};
    EXPECT_TRUE(took("/clients/goals", later));
    const json::object last = told("/clients/goals?year=2025");
    EXPECT_TRUE(last.at("goals").at(0).at("value").is_null());
    EXPECT_TRUE(last.at("goals").at(0).at("reached").is_null());
}
