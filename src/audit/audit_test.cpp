// The trail: who may read it, what it tells and what it does not, and its chain, on both engines.
#include "audit/audit.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "accounts/entrance.h"
#include "audit/chain.h"
#include "audit/trail.h"
#include "organisations/body.h"
#include "organisations/unit.h"
#include "platform/http/dispatch.h"
#include "tests/support/cast.h"
#include "tests/support/database.h"

namespace {

class Audit : public testing::TestWithParam<Engine> {
protected:
    Audit() {
        audited_tables() = {{account_table}, {seat_table}, {unit_table, {"provider"}},
                            {body_table}};
    }
    ~Audit() override { audited_tables().clear(); }

    TrailPage trail(const Actor& actor, const TrailFilter& filter = {}) {
        auto found = db.read(actor, [&](Work& work) { return trail_page(work, filter, 1); });
        EXPECT_TRUE(found.has_value());
        return std::move(*found);
    }
    /// Everything that the newest entry of the table says, in Swedish.
    std::string newest(const std::string& table) {
        TrailFilter filter;
        filter.table = table;
        const TrailPage found = trail(officer, filter);
        EXPECT_FALSE(found.entries.empty());
        const TrailEntry& entry = found.entries.front();
        return db.read(officer, [&](Work& work) {
            const Texts t(Language::swedish);
            std::string all = actor_said(work, t, entry) + "|" + verb_said(t, entry.verb) + "|" +
                              table_said(t, entry.table) + "|" + subject_said(work, t, entry);
            for (const std::string& line : changes_said(work, t, entry)) {
                all += "|" + line;
            }
            return all;
        });
    }
    JobState verified() {
        const std::string id = db.write(officer, ask_for_verification).value();
        JobRunner(db.database(), {verification_job()}).run_waiting();
        return *db.read(officer, [&](Work& work) { return job_state(work, id); });
    }
    ChainStanding chain() { return db.read(officer, chain_standing); }
    Response ask(std::string_view method, const std::string& path, FormValues form = {}) {
        Request in = story_request(method, path, std::move(form));
        in.cookies["language"] = language;
        in.cookies[std::string(session_cookie)] = token;
        db.database().read({}, [&](Work& work) {
            in.form["csrf"] = {gate->enter(in, work).csrf};
        });
        return dispatcher.answer(std::move(in));
    }
    static bool says(std::string_view all, std::string_view text) {
        return all.find(text) != std::string_view::npos;
    }

    TestDatabase db{GetParam()};
    const Cast cast = a_cast(db);
    const Actor officer = a_signed_in(db, "data_protection_officer", "nation");
    const Routes routes = [] {
        Routes all;
        audit_routes(all);
        return all;
    }();
    const std::unique_ptr<Gate> gate = accounts_gate(db.database());
    Dispatcher dispatcher{
        {.routes = routes, .gate = *gate, .database = db.database(), .menu = {}}};
    std::string token;
    std::string language = "sv";
};

std::string whole(const Response& response) {
    std::string bytes(1 << 20, '\0');
    const ssize_t read = pread(*response.file, bytes.data(), bytes.size(), 0);
    bytes.resize(read > 0 ? static_cast<std::size_t>(read) : 0);
    return bytes;
}

} // namespace

TEST(TrailDays, BeginAtMidnightInStockholmInWinterAndInSummer) {
    EXPECT_EQ(start_of({2026, 1, 15}).iso(), "2026-01-14T23:00:00.000Z");
    EXPECT_EQ(start_of({2026, 7, 1}).iso(), "2026-06-30T22:00:00.000Z");
    EXPECT_EQ(start_of({2026, 3, 29}).iso(), "2026-03-28T23:00:00.000Z");
    EXPECT_EQ(start_of({2026, 10, 25}).iso(), "2026-10-24T22:00:00.000Z");
}

TEST_P(Audit, IsReadByTheDataProtectionOfficerAndByNobodyElse) {
    const auto read = [](Work& work) { return trail_page(work, {}, 1); };
    for (const Actor* actor : {&cast.ombud, &cast.manager, &cast.administrator}) {
        EXPECT_EQ(db.read(*actor, read).error().refusal, Refusal::forbidden);
        EXPECT_FALSE(db.write(*actor, ask_for_verification));
    }
    EXPECT_GT(trail(officer).total, 0);
}

TEST_P(Audit, SaysCodedValuesAsLabelsAndOfPersonalOnesOnlyThatTheyChanged) {
    Body body;
    body.name = "Mottagningen i Provköping";
    body.type = "primarvard";
    body.area = "0780";
    body.manager_name = "Ada Exempel";
    ASSERT_TRUE(db.write(cast.manager,
                         [&](Work& work) { return add_body(work, cast.unit, body); }));
    const std::string all = newest("body");
    EXPECT_TRUE(says(all, cast.manager.name + "|Lade till|Motpart|"));
    EXPECT_TRUE(says(all, ": Mottagningen i Provköping"));
    EXPECT_TRUE(says(all, ": Växjö")) << all;
    EXPECT_TRUE(says(all, "text eller personlig uppgift ändrad"));
    EXPECT_FALSE(says(all, "Ada"));
    EXPECT_FALSE(says(all, "primarvard")) << "a code stands as its label";
}

TEST_P(Audit, SaysARoleAndItsPlaceInWords) {
    const std::string all = newest("seat");
    EXPECT_TRUE(says(all, "Dataskyddsombud"));
    EXPECT_FALSE(says(all, "data_protection_officer"));
}

TEST_P(Audit, KeepsBackWhatItWasToldToAndWhatItDoesNotKnow) {
    const auto record = *db.read(officer, [&](Work& work) { return unit_by_id(work, cast.unit); });
    Unit unit = record.unit;
    unit.provider = "Föreningen för prov";
    unit.started_on = Date{2019, 1, 1};
    ASSERT_TRUE(db.write(the_cli(), [&](Work& work) {
        return amend_unit(work, record.id, record.version, unit);
    }));
    std::string all = newest("unit");
    EXPECT_TRUE(says(all, "Maskinens ägare|Ändrade|Verksamhet|Ombuden i provet"));
    EXPECT_TRUE(says(all, "från 1 januari 2020 till 1 januari 2019"));
    EXPECT_TRUE(says(all, "värdet visas inte här"));
    EXPECT_FALSE(says(all, "Föreningen"));
    audited_tables().clear();
    all = newest("unit");
    EXPECT_FALSE(says(all, "2019"));
}

TEST_P(Audit, IsNarrowedByPersonTableDeedAndPeriod) {
    a_session(db, cast.ombud);
    TrailFilter filter;
    filter.person = cast.ombud.id;
    const TrailPage of_person = trail(officer, filter);
    EXPECT_EQ(of_person.total, 2) << "the account that was made, and its sign-in";
    filter.verb = "sign_in";
    EXPECT_EQ(trail(officer, filter).total, 1);
    filter.table = "seat";
    EXPECT_EQ(trail(officer, filter).total, 0);
    TrailFilter period;
    period.from = Date{2026, 3, 2};
    EXPECT_GT(trail(officer, period).total, 0);
    period.from = Date{2026, 3, 3};
    EXPECT_EQ(trail(officer, period).total, 0);
    period.from.reset();
    period.until = Date{2026, 3, 1};
    EXPECT_EQ(trail(officer, period).total, 0);
    const auto tables = db.read(officer, trail_tables);
    EXPECT_EQ(tables, (std::vector<std::string>{"account", "seat", "unit", "unit_coverage"}));
}

TEST_P(Audit, AtAPlaceShowsWhatPeopleThereDidAndNothingElse) {
    const std::string elsewhere = a_unit_called(db, "Ombuden annanstans", "ANNAN");
    const Actor stranger = a_signed_in(db, "unit_manager", "unit:" + elsewhere);
    Body body;
    body.name = "Deras motpart";
    body.type = "primarvard";
    ASSERT_TRUE(db.write(stranger,
                         [&](Work& work) { return add_body(work, elsewhere, body); }));
    body.name = "Vår motpart";
    ASSERT_TRUE(db.write(cast.manager,
                         [&](Work& work) { return add_body(work, cast.unit, body); }));
    TrailFilter bodies;
    bodies.table = "body";
    EXPECT_EQ(trail(officer, bodies).total, 2);
    for (const std::string place : {"unit:" + cast.unit, std::string("kommun:0780"),
                                    std::string("lan:07")}) {
        const Actor local = a_signed_in(db, "data_protection_officer", place);
        const TrailPage found = trail(local, bodies);
        ASSERT_EQ(found.total, 1) << place;
        EXPECT_EQ(found.entries.front().actor, cast.manager.id);
        for (const TrailPerson& person : db.read(local, trail_people)) {
            EXPECT_NE(person.id, stranger.id) << place;
        }
    }
    const Actor other = a_signed_in(db, "data_protection_officer", "kommun:0180");
    EXPECT_EQ(trail(other, bodies).total, 0);
}

TEST_P(Audit, WalksTheChainInTheBackgroundAndTellsHowItStood) {
    EXPECT_FALSE(chain().verified);
    EXPECT_EQ(verified().standing, JobStanding::done);
    const ChainStanding standing = chain();
    ASSERT_TRUE(standing.verified);
    EXPECT_FALSE(standing.verified->broken_at);
    EXPECT_EQ(standing.verified->head, standing.head);
    EXPECT_EQ(standing.verified->entries, standing.last_seq);
}

TEST_P(Audit, FindsTheRowThatWasChangedOutsideTheProgram) {
    open_connection(db.address(), Access::read_write)
        ->run("UPDATE audit SET facts = '{}' WHERE seq = 3");
    EXPECT_EQ(verified().standing, JobStanding::done);
    ASSERT_TRUE(chain().verified);
    EXPECT_EQ(chain().verified->broken_at, 3);
    token = a_session(db, officer);
    EXPECT_TRUE(says(ask("GET", "/audit").body, "brutet vid rad 3"));
}

TEST_P(Audit, OpensInBothLanguagesAndTurnsItsPages) {
    for (int turn = 0; turn < 60; ++turn) {
        ASSERT_TRUE(db.write(cast.manager, [](Work& work) -> Result<void> {
            work.note("try_again", "job", "one");
            return {};
        }));
    }
    token = a_session(db, officer);
    for (const std::string spoken : {"sv", "en"}) {
        language = spoken;
        const Response first = ask("GET", "/audit?table=job");
        EXPECT_EQ(first.status, 200);
        EXPECT_TRUE(says(first.body, "page=2"));
        EXPECT_FALSE(says(ask("GET", "/audit?table=job&page=2").body, "page=3"));
    }
    EXPECT_EQ(ask("GET", "/audit?page=zzz&from=nonsense&person=%00").status, 400);
    EXPECT_EQ(ask("GET", "/audit?page=zzz&from=nonsense").status, 200);
    EXPECT_TRUE(says(ask("GET", "/audit?table=nothing").body, "Show all rows"));
    token = a_session(db, cast.administrator);
    EXPECT_EQ(ask("GET", "/audit").status, 403);
    EXPECT_EQ(ask("POST", "/audit/export").status, 403);
}

TEST_P(Audit, IsFetchedAsCsvAndTheTrailTellsSo) {
    token = a_session(db, officer);
    const Response file = ask("POST", "/audit/export", {{"table", {"seat"}}});
    ASSERT_EQ(file.status, 200);
    ASSERT_TRUE(file.file);
    const std::string csv = whole(file);
    TrailFilter seats;
    seats.table = "seat";
    EXPECT_EQ(std::ranges::count(csv, '\n'), trail(officer, seats).total + 1);
    EXPECT_TRUE(says(csv, "Roll"));
    EXPECT_FALSE(says(csv, "Konto")) << "the filter is kept";
    TrailFilter fetched;
    fetched.verb = "export_trail";
    EXPECT_EQ(trail(officer, fetched).entries.front().actor, officer.id);
    const Response asked = ask("POST", "/audit/verification");
    EXPECT_EQ(asked.status, 303);
}

INSTANTIATE_TEST_SUITE_P(Engines, Audit, both_engines(), engine_name);
