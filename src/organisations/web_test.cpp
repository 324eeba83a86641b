// Stories of the organisations' pages, on both engines and in both languages.
#include <gtest/gtest.h>

#include "organisations/organisations.h"
#include "organisations/policy.h"
#include "organisations/unit.h"
#include "platform/http/dispatch.h"
#include "rights/may.h"
#include "tests/support/database.h"

namespace {

// One actor who is always in.
class OpenGate : public Gate {
public:
    explicit OpenGate(const Actor& actor) : actor_(actor) {}
    Entrance enter(const Request&, Work&) const override { return {actor_, "token", ""}; }
    bool may(const Actor& actor, May asked) const override { return actor_may(actor, asked); }

private:
    const Actor& actor_;
};

class OrganisationPages : public testing::TestWithParam<Engine> {
protected:
    OrganisationPages() {
        const Actor cli{.id = "cli", .name = "cli"};
        unit = db.write(cli, [](Work& work) {
                     Unit made;
                     made.name = "Ombuden";
                     made.prefix = "OMB";
                     made.started_on = Date{2020, 1, 1};
                     return start_unit(work, made);
                 }).value();
        work_as("unit_manager", "unit:" + unit);
    }
    void work_as(const std::string& role, const std::string& place) {
        actor = Actor{"account", "Namnet", {{role, place}}, place, "sv"};
    }
    Response ask(std::string_view method, const std::string& path, FormValues form = {}) {
        form["csrf"] = {"token"};
        Request in = story_request(method, path, std::move(form));
        in.cookies["language"] = language;
        return dispatcher.answer(std::move(in));
    }
    std::string at(const std::string& rest) { return "/organisations/" + unit + rest; }

    TestDatabase db{GetParam()};
    Actor actor;
    OpenGate gate{actor};
    Dispatcher dispatcher{
        Site{.routes = made_routes(), .gate = gate, .database = db.database(), .menu = {}}};
    std::string unit;
    std::string language = "sv";

private:
    static const Routes& made_routes() {
        static const Routes all = [] {
            Routes list;
            organisations_routes(list);
            return list;
        }();
        return all;
    }
};

} // namespace

TEST_P(OrganisationPages, OpenInBothLanguages) {
    for (const char* spoken : {"sv", "en"}) {
        language = spoken;
        work_as("unit_manager", "unit:" + unit);
        for (const std::string& path :
             {std::string("/organisations"), std::string("/organisations/bodies"),
              std::string("/organisations/bodies/new"), std::string("/organisations/lists"),
              std::string("/organisations/lists/event_type"),
              std::string("/organisations/codes/level:lokal"), std::string("/organisations/staff"),
              std::string("/organisations/staff/new"), at(""), at("/amendment"), at("/coverage"),
              at("/policy"), at("/question"), at("/agreements"), at("/offices")}) {
            EXPECT_EQ(ask("GET", path).status, 200) << path;
        }
        EXPECT_EQ(ask("GET", "/organisations/lists/no_such_list").status, 404);
        EXPECT_EQ(ask("GET", "/organisations/nobody").status, 404);
        work_as("administrator", "nation");
        EXPECT_EQ(ask("GET", "/organisations/new").status, 200);
        EXPECT_EQ(ask("GET", "/organisations/staff").status, 403);
    }
}

TEST_P(OrganisationPages, LetAKommunJoinAndLeave) {
    const FormValues joins = {{"kommun", {"0780"}}, {"covered_from", {"2020-01-01"}}};
    EXPECT_EQ(ask("POST", at("/coverage"), joins).status, 303);
    const Response again = ask("POST", at("/coverage"), joins);
    EXPECT_EQ(again.status, 422);
    EXPECT_NE(again.body.find("Ombuden"), std::string::npos);
    const std::string page = ask("GET", at("")).body;
    const std::size_t start = page.find(at("/coverage/"));
    ASSERT_NE(start, std::string::npos);
    const std::string leave = page.substr(start, page.find('"', start) - start);
    EXPECT_EQ(ask("GET", leave).status, 200);
    const FormValues left = {
        {"covered_until", {"2024-12-31"}}, {"end_reason", {"left_agreement"}}, {"version", {"1"}}};
    EXPECT_EQ(ask("POST", leave, left).status, 303);
    EXPECT_EQ(ask("POST", leave, left).status, 409);
    const Actor cli{.id = "cli", .name = "cli"};
    db.database().read(cli, [&](Work& work) {
        EXPECT_EQ(kommuner_of(work, unit, 2024).size(), 1U);
        EXPECT_TRUE(kommuner_of(work, unit, 2025).empty());
    });
}

TEST_P(OrganisationPages, TakeAPolicyAQuestionABodyACodeAndAPost) {
    EXPECT_EQ(ask("POST", at("/policy"),
                  {{"decided_from", {"2026-01-01"}},
                   {"withholding", {"stockholm"}},
                   {"withheld_readers", {"all_ombud"}},
                   {"year_rule", {"registered"}}})
                  .status,
              303);
    EXPECT_EQ(ask("POST", at("/question"), {{"year", {"2026"}}, {"question", {"Hur?"}}}).status,
              303);
    EXPECT_NE(ask("GET", at("/policy")).body.find("Hur?"), std::string::npos);
    EXPECT_EQ(ask("POST", "/organisations/bodies",
                  {{"name", {"Mottagningen"}}, {"type", {"primarvard"}}, {"area", {"0780"}}})
                  .status,
              303);
    EXPECT_NE(ask("GET", "/organisations/bodies").body.find("Mottagningen"), std::string::npos);
    EXPECT_EQ(ask("POST", "/organisations/lists/event_type",
                  {{"code", {"egen"}}, {"label_sv", {"Egen typ"}}, {"position", {"99"}}})
                  .status,
              303);
    EXPECT_NE(ask("GET", "/organisations/lists/event_type").body.find("Egen typ"),
              std::string::npos);
    EXPECT_EQ(
        ask("POST", "/organisations/staff",
            {{"standing", {"vacant"}}, {"post_share", {"0,75"}}, {"employed_from", {"2026-01-01"}}})
            .status,
        303);
    EXPECT_NE(ask("GET", "/organisations/staff").body.find("0,75"), std::string::npos);
}

TEST_P(OrganisationPages, TakeAnAgreementAndAnOffice) {
    FormValues agreed = {{"parties", {"Växjö, Ljungby"}},
                         {"agreed_from", {"2024-01-01"}},
                         {"notice_months", {"12"}},
                         {"cost_rule", {"equal"}}};
    EXPECT_EQ(ask("POST", at("/agreements"), agreed).status, 303);
    const std::string page = ask("GET", at("/agreements")).body;
    const std::size_t start = page.find(at("/agreements/"));
    ASSERT_NE(start, std::string::npos);
    const std::string one = page.substr(start, page.find('"', start) - start);
    EXPECT_EQ(ask("GET", one).status, 200);
    agreed["version"] = {"1"};
    agreed["agreed_until"] = {"2023-12-31"};
    EXPECT_EQ(ask("POST", one, agreed).status, 422);
    agreed["agreed_until"] = {"2025-12-31"};
    EXPECT_EQ(ask("POST", one, agreed).status, 303);
    EXPECT_EQ(
        ask("POST", at("/offices"), {{"name", {"Kontoret"}}, {"opened_on", {"2024-01-01"}}}).status,
        303);
    EXPECT_NE(ask("GET", at("/offices")).body.find("Kontoret"), std::string::npos);
}

TEST_P(OrganisationPages, ShowBothTextsWhenSomebodySavedFirst) {
    work_as("unit_manager", "unit:" + unit);
    const auto first_under = [&](const std::string& page, const std::string& prefix) {
        const std::size_t start = page.find("\"" + prefix) + 1;
        return start == 0 ? std::string() : page.substr(start, page.find('"', start) - start);
    };
    const auto meets = [&](const std::string& address, FormValues saved, const std::string& field) {
        saved["version"] = {"1"};
        saved[field] = {"Kollegans ord"};
        EXPECT_EQ(ask("POST", address, saved).status, 303) << address;
        saved[field] = {"Mina ord"};
        const Response met = ask("POST", address, saved);
        EXPECT_EQ(met.status, 409) << address;
        EXPECT_NE(met.body.find("<table"), std::string::npos) << address;
        EXPECT_NE(met.body.find("Kollegans ord"), std::string::npos) << address;
        EXPECT_NE(met.body.find("Mina ord"), std::string::npos) << address;
        EXPECT_NE(met.body.find("name=\"version\" value=\"2\""), std::string::npos) << address;
    };
    meets(at("/amendment"), {{"prefix", {"OMB"}}, {"started_on", {"2020-01-01"}}}, "name");
    FormValues agreed = {{"parties", {"Växjö"}}, {"agreed_from", {"2024-01-01"}}};
    ASSERT_EQ(ask("POST", at("/agreements"), agreed).status, 303);
    meets(first_under(ask("GET", at("/agreements")).body, at("/agreements/")), agreed, "other_dnr");
    FormValues office = {{"name", {"Kontoret"}}, {"opened_on", {"2024-01-01"}}};
    ASSERT_EQ(ask("POST", at("/offices"), office).status, 303);
    meets(first_under(ask("GET", at("/offices")).body, at("/offices/")), office, "name");
    FormValues post = {
        {"standing", {"vacant"}}, {"post_share", {"0,75"}}, {"employed_from", {"2026-01-01"}}};
    ASSERT_EQ(ask("POST", "/organisations/staff", post).status, 303);
    const std::string staff =
        first_under(ask("GET", "/organisations/staff").body, "/organisations/staff/0");
    meets(staff, post, "supervision");
    FormValues body = {{"name", {"Mottagningen"}}, {"type", {"primarvard"}}};
    ASSERT_EQ(ask("POST", "/organisations/bodies", body).status, 303);
    meets(first_under(ask("GET", "/organisations/bodies").body, "/organisations/bodies/0"), body,
          "name");
    work_as("national_officer", "nation");
    meets("/organisations/codes/level:lokal", {{"position", {"1"}}}, "label_sv");
}

TEST_P(OrganisationPages, KeepAYearsQuestionThatSomebodyElseJustWrote) {
    const auto asks = [&](const char* words, const char* version) {
        return ask("POST", at("/question"),
                   {{"year", {"2026"}}, {"question", {words}}, {"version", {version}}});
    };
    EXPECT_EQ(asks("Vem väntar ni på?", "0").status, 303);
    const Response met = asks("Hur länge?", "0");
    EXPECT_EQ(met.status, 409);
    EXPECT_NE(met.body.find("Vem väntar ni på?"), std::string::npos);
    EXPECT_NE(met.body.find("Hur länge?"), std::string::npos);
    EXPECT_EQ(asks("Hur länge?", "1").status, 303);
    EXPECT_NE(ask("GET", at("/policy")).body.find("Hur länge?"), std::string::npos);
    EXPECT_EQ(asks("", "2").status, 303);
    EXPECT_EQ(ask("GET", at("/policy")).body.find("Hur länge?"), std::string::npos);
    EXPECT_EQ(ask("POST", at("/question"), {{"year", {"i år"}}, {"question", {"Vad?"}}}).status,
              422);
}

TEST_P(OrganisationPages, KeepANationalCodeForThoseWhoMayEditThem) {
    const FormValues renamed = {
        {"label_sv", {"Nytt namn"}}, {"version", {"1"}}, {"position", {"1"}}};
    EXPECT_EQ(ask("POST", "/organisations/codes/level:lokal", renamed).status, 403);
    work_as("national_officer", "nation");
    EXPECT_EQ(ask("POST", "/organisations/codes/level:lokal", renamed).status, 303);
}

INSTANTIATE_TEST_SUITE_P(Engines, OrganisationPages, both_engines(), engine_name);
