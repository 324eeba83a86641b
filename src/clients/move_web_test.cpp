// Stories of leaving: to another unit with both sides' confirmation, erasing, and coming back; and
// what the JSON door tells.
#include <gmock/gmock.h>

#include "clients/access.h"
#include "clients/application.h"
#include "clients/counted.h"
#include "clients/period.h"
#include "clients/queue.h"
#include "clients/retention.h"
#include "clients/transfer.h"
#include "clients/year_lock.h"
#include "organisations/unit.h"
#include "platform/json.h"
#include "sql/clients.h"
#include "tests/support/client_pages.h"

namespace {

using testing::HasSubstr;
using testing::Not;

class ClientMoves : public ClientPages {
protected:
    ClientMoves() {
        Coverage coverage;
        coverage.kommun = "0780";
        coverage.covered_from = Date{2020, 1, 1};
        coverage.shared = true;
        EXPECT_TRUE(
            db.write(the_cli(), [&](Work& work) { return cover(work, other_unit, coverage); }));
    }
    void agree(const std::string& client, const std::string& code) {
        const FormValues agreed = {{"version", {version_in(ombud.get(client + "/amendment"))}},
                                   {"code", {code}},
                                   {"sex", {"woman"}},
                                   {"birth_year", {"1980"}},
                                   {"handover_consent_on", {"2026-02-20"}}};
        EXPECT_EQ(ombud.post(client + "/amendment", agreed).status, 303);
    }
    static std::string code_in(const Response& page) {
        const std::size_t from = page.body.find("<code>") + 6;
        return page.body.substr(from, page.body.find("</code>", from) - from);
    }
    static Response arrive(StoryClient& person, const std::string& file, const std::string& key,
                           const std::string& to_ombud) {
        Request in = person.request("POST", "/clients/transfers/arrival",
                                    {{"key", {key}}, {"to_ombud", {to_ombud}}});
        in.uploads["file"] = Upload{"overlamning.json", file};
        return person.send(std::move(in));
    }
    int64_t counted(const std::string& unit, std::string_view ending) {
        return db.read(the_cli(), [&](Work& work) {
            int64_t persons = 0;
            each_counted_client(work, unit, {2026, Date{2026, 12, 31}},
                                [&](const CountedClient& one) { persons += one.ending == ending; });
            return persons;
        });
    }
    void close(const std::string& client) {
        const FormValues closing = {{"version", {version_in(ombud.get(client + "/closing"))}},
                                    {"closed_on", {"2026-03-01"}},
                                    {"close_reason", {"assignments_done"}},
                                    {"notes", {"none"}}};
        EXPECT_EQ(ombud.post(client + "/closing", closing).status, 303);
    }
    void today(Date day) { db.set_clock(*parse_instant(day.iso() + "T10:00:00.000Z")); }

    std::string other_unit = a_unit_called(db, "Ombuden i väst", "VAST");
    Actor receiver = a_signed_in(db, "ombud", "unit:" + other_unit);
    StoryClient west{site, receiver, Door::html};
};
INSTANTIATE_TEST_SUITE_P(Engines, ClientMoves, both_engines(), engine_name);

} // namespace

TEST_P(ClientMoves, AnOmbudSendsOwnClientsAndBothSidesConfirm) {
    const std::string client = registered(ombud, "K-17");
    registered(ombud, "K-18");
    agree(client, "K-17");
    const FormValues sending = {{"other_unit", {"Ombuden i väst"}}, {"handed_on", {"2026-03-01"}}};
    const std::string transfer = header_of(ombud.post("/clients/transfers", sending), "Location");
    ASSERT_NE(transfer, "");
    const Response sent = ombud.get(transfer);
    EXPECT_TRUE(says(sent, "Väntar på bekräftelse"));
    const std::string key = code_in(sent);
    const std::string file = ombud.get(transfer + "/file").body;
    EXPECT_THAT(file, Not(HasSubstr("K-17")));

    EXPECT_EQ(arrive(west, file, std::string(43, 'A'), receiver.id).status, 422) << "wrong key";
    const Response arrived = arrive(west, file, key, receiver.id);
    ASSERT_EQ(arrived.status, 303);
    EXPECT_EQ(arrive(west, file, key, receiver.id).status, 422) << "received before";
    EXPECT_TRUE(says(west.get("/clients"), "K-17"));
    EXPECT_FALSE(says(west.get("/clients"), "K-18"));
    const std::string receipt = code_in(west.get(header_of(arrived, "Location")));

    const std::string version = version_in(ombud.get(transfer));
    EXPECT_EQ(ombud.post(transfer, {{"version", {version}}, {"receipt", {"fel"}}}).status, 422);
    EXPECT_EQ(ombud.post(transfer, {{"version", {version}}, {"receipt", {receipt}}}).status, 303);
    EXPECT_FALSE(says(ombud.get("/clients"), "K-17"));
    EXPECT_EQ(ombud.post(transfer, {{"version", {version}}, {"receipt", {receipt}}}).status, 409);

    // The person is counted once, where the year ends.
    EXPECT_EQ(counted(cast.unit, "handed_over"), 1);
    EXPECT_EQ(counted(cast.unit, "stock"), 1);
    EXPECT_EQ(counted(other_unit, "stock"), 1);
}

TEST_P(ClientMoves, IsTakenBackWhileNobodyHasReceivedIt) {
    const std::string client = registered(ombud, "K-17");
    agree(client, "K-17");
    const FormValues sending = {{"other_unit", {"Ombuden i väst"}}, {"handed_on", {"2026-03-01"}}};
    const std::string transfer = header_of(manager.post("/clients/transfers", sending), "Location");
    EXPECT_EQ(ombud.post("/clients/transfers", sending).status, 422) << "in a transfer already";
    const Response taken_back =
        manager.post(transfer + "/withdrawal", {{"version", {version_in(manager.get(transfer))}}});
    EXPECT_EQ(taken_back.status, 303);
    EXPECT_EQ(manager.get(transfer + "/file").status, 409);
    EXPECT_EQ(ombud.post("/clients/transfers", sending).status, 303);
    StoryClient officer{site, cast.event_officer, Door::html};
    EXPECT_EQ(officer.get("/clients/transfers").status, 403);
}

TEST_P(ClientMoves, ComesBackAsTheSameRecord) {
    const std::string client = registered(ombud, "K-17");
    close(client);
    EXPECT_TRUE(says(ombud.get(client), client + "/return"));
    const Response form = ombud.get(client + "/return");
    EXPECT_EQ(form.status, 200);
    EXPECT_FALSE(says(form, "name=\"code\"")) << "the code stays";
    const FormValues again = {{"kommun", {"0780"}},
                              {"source", {"self"}},
                              {"applied_on", {"2026-03-02"}},
                              {"started_on", {"2026-03-02"}},
                              {"reasons_at_start", {"health_care"}},
                              {"children", {"no"}}};
    FormValues too_early = again;
    too_early["started_on"] = {"2026-02-01"};
    too_early["applied_on"] = {"2026-02-01"};
    EXPECT_EQ(ombud.post(client + "/return", too_early).status, 422);
    EXPECT_EQ(ombud.post(client + "/return", again).status, 303);
    EXPECT_EQ(ombud.post(client + "/return", again).status, 409) << "the support goes on";
    EXPECT_TRUE(says(ombud.get("/clients"), "K-17"));
    EXPECT_EQ(colleague.get(client + "/return").status, 404);
}

TEST_P(ClientMoves, AreAnnouncedPutOffTakenUpAndErasedThroughThePages) {
    const std::string client = registered(ombud, "QX-77");
    close(client);
    EXPECT_TRUE(db.write(cast.ombud, [&](Work& work) {
        Application alone;
        alone.code = "QX-78";
        alone.applied_on = Date{2026, 2, 1};
        alone.kommun = "0780";
        alone.source = "self";
        alone.outcome = "withdrawn";
        alone.decided_on = alone.applied_on;
        return receive_application(work, alone);
    }));
    today({2027, 1, 20});
    EXPECT_TRUE(db.write(cast.manager, [&](Work& work) -> Result<void> {
        QueueYearRecord said;
        said.said.year = 2026;
        said.said.standing = "no";
        TRY(say_queue(work, cast.unit, said));
        TRY(lock_year(work, cast.unit, 2026));
        return {};
    }));
    today({2028, 1, 20});
    StoryClient keeper{site, cast.manager, Door::html};
    EXPECT_TRUE(says(keeper.get("/clients/erasures"), "/clients/erasures/announcement"));
    EXPECT_EQ(keeper.post("/clients/erasures/announcement").status, 303);
    const std::string line = "/clients/erasures/" + client.substr(client.rfind('/') + 1);
    const Response delay = keeper.get(line);
    EXPECT_EQ(delay.status, 200);
    EXPECT_EQ(keeper.post(line, {{"version", {version_in(delay)}}, {"reason", {""}}}).status, 422);
    EXPECT_EQ(keeper
                  .post(line, {{"version", {version_in(delay)}},
                               {"reason", {"En granskning pågår hos revisorerna."}}})
                  .status,
              303);
    today({2028, 3, 1});
    StoryClient later{site, cast.manager, Door::html};
    const Response held = later.get("/clients/erasures");
    EXPECT_TRUE(says(held, "En granskning pågår"));
    EXPECT_FALSE(says(held, "/clients/erasures/deed")) << "what is held back is not due";
    EXPECT_EQ(later.post(line + "/resumption", {{"version", {version_in(later.get(line))}}}).status,
              303);
    EXPECT_FALSE(says(later.get("/clients/erasures"), "/clients/erasures/deed"))
        << "the days of grace begin anew";
    today({2028, 5, 1});
    StoryClient last{site, cast.manager, Door::html};
    EXPECT_TRUE(says(last.get("/clients/erasures"), "/clients/erasures/deed"));
    EXPECT_EQ(last.post("/clients/erasures/deed").status, 303);
    JobRunner(db.database(), {erasure_job(db.address())}).run_waiting();
    const Response after = last.get("/clients/erasures");
    EXPECT_FALSE(says(after, "QX-77"));
    EXPECT_TRUE(says(after, "1 klient har raderats."));
    EXPECT_TRUE(says(after, "1 ansökan som inte ledde till stöd"));
    StoryClient program{site, cast.manager, Door::json};
    const json::value told = json::parse(program.get("/clients/erasures").body);
    EXPECT_EQ(told.at("erased").as_int64(), 1);
    EXPECT_EQ(told.at("erased_applications").as_int64(), 1);
    StoryClient own{site, cast.ombud, Door::html};
    EXPECT_EQ(own.get(client).status, 404);
    EXPECT_EQ(counted(cast.unit, "closed"), 1) << "the counting record stays";
}

TEST_P(ClientMoves, AreToldAtTheJsonDoorToThoseWhoMaySeeThem) {
    const std::string client = registered(ombud, "K-17");
    StoryClient reader{site, cast.ombud, Door::json};
    const json::value list = json::parse(reader.get("/clients").body);
    EXPECT_EQ(list.at("total").as_int64(), 1);
    EXPECT_EQ(list.at("clients").at(0).at("code").as_string(), "K-17");
    const json::value one = json::parse(reader.get(client).body);
    EXPECT_EQ(one.at("sex").as_string(), "woman");
    EXPECT_EQ(one.at("birth_year").as_int64(), 1980);
    EXPECT_EQ(one.at("periods").at(0).at("started_on").as_string(), "2026-01-20");
    EXPECT_EQ(one.at("periods").at(0).at("reasons_at_start").as_array().size(), 2U);
    EXPECT_EQ(one.at("years").at(0).at("children").as_string(), "no");
    for (const char* path : {"/clients/working", "/clients/queue", "/clients/enquiries",
                             "/clients/deputies", "/clients/transfers"}) {
        const Response told = reader.get(path);
        EXPECT_EQ(told.status, 200) << path;
        EXPECT_NO_THROW(json::parse(told.body)) << path;
    }
    StoryClient other{site, cast.colleague, Door::json};
    EXPECT_EQ(other.get(client).status, 404);
    StoryClient officer{site, cast.event_officer, Door::json};
    EXPECT_EQ(officer.get("/clients").status, 403);
}

TEST_P(ClientMoves, TellAnOverseerNoAnswersAtTheJsonDoor) {
    const std::string client = registered(ombud, "K-17");
    StoryClient overseer{site, cast.manager, Door::json};
    EXPECT_EQ(overseer.get("/clients/opened/" + client.substr(client.rfind('/') + 1)).status, 404);
    EXPECT_EQ(
        manager.post("/clients/opening", {{"code", {"K-17"}}, {"reason", {"absence"}}}).status,
        303);
    const Response opened = overseer.get("/clients/opened/" + client.substr(client.rfind('/') + 1));
    ASSERT_EQ(opened.status, 200);
    const json::object one = json::parse(opened.body).as_object();
    for (const char* answer : {"sex", "birth_year", "years"}) {
        EXPECT_FALSE(one.contains(answer)) << answer;
    }
    EXPECT_FALSE(one.at("periods").at(0).as_object().contains("reasons_at_start"));
    EXPECT_THAT(opened.body, Not(HasSubstr("economy")));
}

TEST_P(ClientMoves, ReadAtTheJsonDoorLeaveARowEach) {
    const std::string client = registered(ombud, "K-17");
    StoryClient reader{site, cast.ombud, Door::json};
    const auto reads = [&] {
        return db.read(the_cli(), [&](Work& work) {
            const ClientRecord record =
                *client_by_id(work, cast.unit, client.substr(client.rfind('/') + 1));
            int64_t count = 0;
            for (const AccessLine& line : accesses_of(work, record)) {
                count += line.verb == "read" ? 1 : 0;
            }
            return count;
        });
    };
    const int64_t before = reads();
    EXPECT_EQ(reader.get(client).status, 200);
    EXPECT_EQ(reads(), before + 1);
}

TEST_P(ClientMoves, KeepATransferFromColleaguesAndFromTheUnitThatSentIt) {
    agree(registered(ombud, "K-17"), "K-17");
    const FormValues sending = {{"other_unit", {"Ombuden i väst"}}, {"handed_on", {"2026-03-01"}}};
    const std::string transfer = header_of(ombud.post("/clients/transfers", sending), "Location");
    const Response own = ombud.get(transfer);
    const std::string file = ombud.get(transfer + "/file").body;
    EXPECT_EQ(colleague.get(transfer).status, 404);
    EXPECT_EQ(colleague.get(transfer + "/file").status, 404);
    EXPECT_FALSE(says(colleague.get("/clients/transfers"), "Ombuden i väst</a>"));
    EXPECT_EQ(colleague.post(transfer + "/withdrawal", {{"version", {version_in(own)}}}).status,
              404);
    EXPECT_EQ(manager.get(transfer).status, 200);
    const Response arrived = arrive(colleague, file, code_in(own), cast.colleague.id);
    EXPECT_EQ(arrived.status, 422);
    EXPECT_TRUE(says(arrived, "från er egen verksamhet"));
}

TEST_P(ClientMoves, AreConfirmedThoughAnAnswerChangedAndAreNeitherClosedNorHandedOverMeanwhile) {
    const std::string client = registered(ombud, "K-17");
    agree(client, "K-17");
    const FormValues sending = {{"other_unit", {"Ombuden i väst"}}, {"handed_on", {"2026-03-01"}}};
    const std::string transfer = header_of(ombud.post("/clients/transfers", sending), "Location");
    const Response sent = ombud.get(transfer);
    const Response arrived =
        arrive(west, ombud.get(transfer + "/file").body, code_in(sent), receiver.id);
    const std::string receipt = code_in(west.get(header_of(arrived, "Location")));
    const FormValues closing = {{"version", {version_in(ombud.get(client + "/closing"))}},
                                {"closed_on", {"2026-03-01"}},
                                {"close_reason", {"assignments_done"}},
                                {"notes", {"none"}}};
    EXPECT_EQ(ombud.post(client + "/closing", closing).status, 409);
    const FormValues handover = {{"version", {version_in(ombud.get(client + "/handover"))}},
                                 {"to_ombud", {cast.colleague.id}},
                                 {"handed_on", {"2026-03-01"}},
                                 {"notes", {"none"}}};
    const Response refused = ombud.post(client + "/handover", handover);
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(says(refused, Texts(Language::swedish)("problem.client_is_in_transfer")));
    EXPECT_EQ(ombud.get(client).status, 200) << "still one's own";
    EXPECT_TRUE(db.write(cast.ombud, [&](Work& work) {
        return note_contact(work, client.substr(client.rfind('/') + 1), Date{2026, 3, 2});
    }));
    EXPECT_EQ(
        ombud.post(transfer, {{"version", {version_in(sent)}}, {"receipt", {receipt}}}).status,
        303);
    EXPECT_EQ(counted(cast.unit, "handed_over"), 1);
    EXPECT_EQ(counted(other_unit, "stock"), 1);
}

TEST_P(ClientMoves, HoldTheYearOpenUntilTheOtherUnitHasConfirmed) {
    agree(registered(ombud, "K-17"), "K-17");
    EXPECT_EQ(ombud
                  .post("/clients/transfers",
                        {{"other_unit", {"Ombuden i väst"}}, {"handed_on", {"2026-03-01"}}})
                  .status,
              303);
    const auto waiting = db.read(cast.manager, [&](Work& work) {
        int64_t count = 0;
        for (const LockHindrance& one : lock_hindrances(work, cast.unit, 2026)) {
            count += one.key == "transfers_waiting" ? one.count : 0;
        }
        return count;
    });
    EXPECT_EQ(waiting, 1);
}

TEST_P(ClientMoves, ArriveInAKommunOfTheReceivingUnit) {
    Coverage coverage;
    coverage.kommun = "0760";
    coverage.covered_from = Date{2020, 1, 1};
    const std::string south = a_unit_called(db, "Ombuden i söder", "SOD");
    for (const char* kommun : {"0760", "0761"}) {
        coverage.kommun = kommun;
        EXPECT_TRUE(db.write(the_cli(), [&](Work& work) { return cover(work, south, coverage); }));
    }
    const Actor person = a_signed_in(db, "ombud", "unit:" + south);
    agree(registered(ombud, "K-17"), "K-17");
    const std::string transfer =
        header_of(ombud.post("/clients/transfers",
                             {{"other_unit", {"Ombuden i söder"}}, {"handed_on", {"2026-03-01"}}}),
                  "Location");
    Arrival arrival{ombud.get(transfer + "/file").body, code_in(ombud.get(transfer)), person.id};
    const auto receive = [&] {
        return db.write(person, [&](Work& work) { return receive_clients(work, arrival); });
    };
    const auto unsaid = receive();
    ASSERT_FALSE(unsaid);
    EXPECT_EQ(unsaid.error().problems.at(0).key, "choose_kommun");
    arrival.kommun = "0761";
    EXPECT_TRUE(receive());
    EXPECT_EQ(counted(south, "stock"), 1);
    StoryClient reader{site, person, Door::html};
    EXPECT_TRUE(says(reader.get("/clients/transfers/arrival"), "name=\"kommun\""));
}

TEST_P(ClientMoves, TellTheirReadersWithoutReadingTheListsOfOthers) {
    if (GetParam() != Engine::sqlite) {
        return; // the other engine reads so few rows as these without an index
    }
    const std::string asked =
        "EXPLAIN QUERY PLAN " + std::string(sql::clients::trail_of_client.sqlite);
    const Query plan{"test.plan_of_trail", asked, asked};
    const auto steps = db.read(the_cli(), [&](Work& work) {
        return work.rows(plan, {{"unit", cast.unit}, {"client", "0"}});
    });
    int of_the_trail = 0;
    for (const StoredRow& step : steps) {
        const std::string told = step.text("detail");
        if (told.find("audit") != std::string::npos) {
            ++of_the_trail;
            EXPECT_NE(told.find("subject_table=? AND subject=?"), std::string::npos) << told;
        }
    }
    EXPECT_EQ(of_the_trail, 3);
}
