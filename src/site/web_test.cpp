// Stories of the program's own pages: who opens which, and what a form answers, on both engines.
#include <gtest/gtest.h>

#include "accounts/entrance.h"
#include "guard/person_door.h"
#include "platform/http/dispatch.h"
#include "platform/jobs/jobs.h"
#include "site/backup.h"
#include "site/site.h"
#include "tests/support/cast.h"
#include "tests/support/database.h"

namespace {

class SitePages : public testing::TestWithParam<Engine> {
protected:
    void sign_in(const Actor& actor) { token = a_session(db, actor); }
    Response ask(std::string_view method, const std::string& path, FormValues form = {}) {
        Request in = story_request(method, path, std::move(form));
        in.cookies["language"] = language;
        if (!token.empty()) {
            in.cookies[std::string(session_cookie)] = token;
            db.database().read({}, [&](Work& work) {
                in.form["csrf"] = {gate->enter(in, work).csrf};
            });
        }
        return dispatcher.answer(std::move(in));
    }
    static std::string location_of(const Response& response) {
        for (const auto& [name, value] : response.headers) {
            if (name == "Location") {
                return value;
            }
        }
        return "";
    }
    static bool says(const Response& response, std::string_view text) {
        return response.body.find(text) != std::string::npos;
    }

    const PersonDoor door;
    TestDatabase db{GetParam(), &door};
    const Cast cast = a_cast(db);
    const Routes routes = [] {
        Routes all;
        site_routes(all);
        return all;
    }();
    const std::unique_ptr<Gate> gate = accounts_gate(db.database());
    Dispatcher dispatcher{
        {.routes = routes, .gate = *gate, .database = db.database(), .menu = {}}};
    std::string token;
    std::string language = "sv";
};

} // namespace

TEST_P(SitePages, OpenForEverybodyAreTheStatementTheNoticeAndTheHelp) {
    for (const std::string spoken : {"sv", "en"}) {
        language = spoken;
        for (const std::string path :
             {"/accessibility", "/accessibility/report", "/privacy", "/help"}) {
            EXPECT_EQ(ask("GET", path).status, 200) << path;
        }
        for (const std::string path :
             {"/accessibility/reports", "/settings", "/jobs", "/backups"}) {
            EXPECT_EQ(ask("GET", path).status, 303) << path << " asks for a sign-in";
        }
    }
}

TEST_P(SitePages, OpenForTheAdministratorAreSettingsJobsAndBackups) {
    for (const std::string path : {"/accessibility/reports", "/settings", "/jobs", "/backups"}) {
        sign_in(cast.administrator);
        EXPECT_EQ(ask("GET", path).status, 200) << path;
        sign_in(cast.manager);
        EXPECT_EQ(ask("GET", path).status, 403) << path;
    }
}

TEST_P(SitePages, SayOpenlyWhatTheAdministratorHasNotFilledIn) {
    EXPECT_TRUE(says(ask("GET", "/privacy"), "Inte ifyllt än"));
    sign_in(cast.administrator);
    const FormValues filled = {{"controller", {"Socialnämnden i Provköping"}},
                               {"controller_contact", {"kontakt@example.org"}},
                               {"officer_contact", {"dso@example.org"}},
                               {"legal_ground", {"public_task"}},
                               {"retention_plan", {"Dokumenthanteringsplanen"}},
                               {"accessibility_contact", {"0123-456 78"}},
                               {"assessed_on", {"2026-02-01"}},
                               {"version", {"0"}}};
    EXPECT_EQ(ask("POST", "/settings", filled).status, 303);
    token.clear();
    const Response notice = ask("GET", "/privacy");
    EXPECT_FALSE(says(notice, "Inte ifyllt än"));
    EXPECT_TRUE(says(notice, "dso@example.org"));
    EXPECT_TRUE(says(ask("GET", "/accessibility"), "0123-456 78"));
    sign_in(cast.administrator);
    const Response late = ask("POST", "/settings", filled);
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(says(late, "Sparat av någon annan"));
    EXPECT_TRUE(says(ask("GET", "/settings"), "Sattes till"));
}

TEST_P(SitePages, TakeAReportFromWhoeverIsNotSignedInAndShowTheAnswer) {
    const Response empty = ask("POST", "/accessibility/report", {{"page", {"/figures"}}});
    EXPECT_EQ(empty.status, 422);
    EXPECT_TRUE(says(empty, "/figures")) << "what was typed stays";
    const Response sent = ask("POST", "/accessibility/report",
                              {{"problem", {"Diagrammet läses inte upp."}}});
    ASSERT_EQ(sent.status, 303);
    const std::string mine = location_of(sent);
    EXPECT_TRUE(says(ask("GET", mine), "T-2026-0001"));
    sign_in(cast.administrator);
    const std::string address = "/accessibility/reports/T-2026-0001";
    EXPECT_TRUE(says(ask("GET", "/accessibility/reports"), address));
    EXPECT_TRUE(says(ask("GET", address), "Diagrammet läses inte upp."));
    EXPECT_EQ(ask("POST", address, {{"outcome", {"mended"}}, {"version", {"0"}}}).status, 422);
    const FormValues answer = {{"outcome", {"mended"}},
                               {"answer", {"Diagrammet har nu en tabell."}},
                               {"version", {"0"}}};
    EXPECT_EQ(ask("POST", address, answer).status, 303);
    const Response late = ask("POST", address, answer);
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(says(late, "Sparat av någon annan"));
    token.clear();
    EXPECT_TRUE(says(ask("GET", mine), "Diagrammet har nu en tabell."));
}

TEST_P(SitePages, TakeNoReportFromAnotherSiteNorThroughTheJsonDoor) {
    const FormValues told = {{"problem", {"Diagrammet läses inte upp."}}};
    Request foreign = story_request("POST", "/accessibility/report", told);
    foreign.headers["origin"] = "https://elsewhere.example";
    EXPECT_EQ(dispatcher.answer(std::move(foreign)).status, 403);
    EXPECT_EQ(dispatcher.answer(story_request("POST", "/api/v1/accessibility/report", told)).status,
              404);
}

TEST_P(SitePages, ShowAJobToWhoeverAskedForItAndToTheAdministrator) {
    const std::string id = db.write(cast.ombud, [](Work& work) -> Result<std::string> {
                               return start_job(work, "report.print", "one", "one");
                           }).value();
    const std::string address = "/jobs/" + id;
    sign_in(cast.ombud);
    EXPECT_TRUE(says(ask("GET", address), "Väntar"));
    EXPECT_TRUE(says(ask("GET", address), "Visa läget nu"));
    EXPECT_EQ(ask("POST", address + "/try").status, 403);
    sign_in(cast.colleague);
    EXPECT_EQ(ask("GET", address).status, 404);
    sign_in(cast.administrator);
    EXPECT_EQ(ask("GET", address).status, 200);
    EXPECT_EQ(ask("GET", "/jobs/unknown").status, 404);
}

TEST_P(SitePages, LetTheAdministratorTryAParkedJobAgain) {
    const std::string id = db.write(cast.ombud, [](Work& work) -> Result<std::string> {
                               return start_job(work, "report.print", "one", "one");
                           }).value();
    JobRunner(db.database(), {}).run_waiting();
    sign_in(cast.administrator);
    const Response list = ask("GET", "/jobs");
    EXPECT_TRUE(says(list, "Parkerat"));
    EXPECT_TRUE(says(list, "kan inte göra jobbet"));
    EXPECT_EQ(ask("POST", "/jobs/" + id + "/try").status, 303);
    EXPECT_EQ(ask("POST", "/jobs/" + id + "/try").status, 422) << "it waits already";
    const JobKind kind{"report.print", [](const JobRun& under_way) -> Result<void> {
                           under_way.leads_to("/help");
                           return {};
                       }};
    JobRunner(db.database(), {kind}).run_waiting();
    sign_in(cast.ombud);
    const Response done = ask("GET", "/jobs/" + id);
    EXPECT_TRUE(says(done, "Visa resultatet"));
    EXPECT_FALSE(says(done, "Visa läget nu"));
}

TEST_P(SitePages, AskForABackupOnce) {
    sign_in(cast.administrator);
    const std::string job = location_of(ask("POST", "/backups"));
    EXPECT_TRUE(job.starts_with("/jobs/"));
    EXPECT_TRUE(says(ask("GET", job), "Säkerhetskopia av databasen"));
    EXPECT_TRUE(db.write(cast.administrator, [](Work& work) {
        return note_backup(work, {"spejare-20260302T0800.db", 1'234'567});
    }));
    EXPECT_TRUE(says(ask("GET", "/backups"), "spejare-20260302T0800.db"));
}

INSTANTIATE_TEST_SUITE_P(Engines, SitePages, both_engines(), engine_name);
