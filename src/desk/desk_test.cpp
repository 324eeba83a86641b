// The start page: its dates, and what each role finds there, on both engines.
#include "desk/desk.h"

#include <gtest/gtest.h>

#include "accounts/entrance.h"
#include "desk/dates.h"
#include "desk/waiting.h"
#include "events/draft.h"
#include "events/event.h"
#include "events/figures.h"
#include "events/published.h"
#include "events/reclassification.h"
#include "guard/person_door.h"
#include "organisations/unit.h"
#include "platform/html/page.h"
#include "platform/http/dispatch.h"
#include "platform/jobs/jobs.h"
#include "rights/may.h"
#include "tests/support/cast.h"
#include "tests/support/database.h"

namespace {

void fill_registry_once() {
    if (figure_registry().facts().empty()) {
        figure_registry().add(event_fact());
        figure_registry().add(event_figures());
    }
}

Event a_failure(const std::string& level, Date day = {2026, 2, 10}) {
    Event event;
    event.kind = "failure";
    event.occurred_on = day;
    event.kommun = "0780";
    event.body = "primarvard";
    event.type = "bemotande";
    event.level = level;
    event.description = FreeText::as_typed("Samtalet avbröts innan frågan var besvarad.");
    event.consequence = FreeText::as_typed("Stödet kom inte igång.");
    return event;
}

class Desk : public testing::TestWithParam<Engine> {
protected:
    Desk() { fill_registry_once(); }
    ~Desk() override { desk_panels().clear(); }

    std::string an_event(const Actor& reporter, const Event& event) {
        return db.write(reporter, [&](Work& work) { return register_event(work, event); }).value();
    }
    EventRecord record(const Actor& actor, const std::string& number) {
        return db.read(actor, [&](Work& work) { return find_event(work, number); }).value();
    }
    int64_t waits(const Actor& actor, WaitingEvents (*what)(Work&, std::string_view)) {
        return db.read(actor, [&](Work& work) { return what(work, cast.unit).total; });
    }
    Response start_page(const Actor& actor) {
        Request in = story_request("GET", "/");
        in.cookies["language"] = language;
        in.cookies[std::string(session_cookie)] = a_session(db, actor);
        return dispatcher.answer(std::move(in));
    }
    std::string seen_by(const Actor& actor) {
        Response response = start_page(actor);
        EXPECT_EQ(response.status, 200);
        return response.body;
    }
    static bool says(std::string_view all, std::string_view text) {
        return all.find(text) != std::string_view::npos;
    }
    void run_directly(const std::string& statement) {
        open_connection(db.address(), Access::read_write)->run(statement);
    }

    const PersonDoor door;
    TestDatabase db{GetParam(), &door};
    const Cast cast = a_cast(db);
    const Routes routes = [] {
        Routes all;
        desk_routes(all);
        return all;
    }();
    const std::unique_ptr<Gate> gate = accounts_gate(db.database());
    Dispatcher dispatcher{{.routes = routes, .gate = *gate, .database = db.database(), .menu = {}}};
    std::string language = "sv";
};

std::vector<std::string> days_of(const std::vector<DateAhead>& list) {
    std::vector<std::string> days;
    for (const DateAhead& one : list) {
        days.push_back(one.day.iso() + " " + std::string(one.what) + " " +
                       std::to_string(one.about_year));
    }
    return days;
}

} // namespace

TEST(DatesAhead, AreTheNextOfEachSoonestFirst) {
    EXPECT_EQ(days_of(dates_ahead({2026, 3, 2}, Date{2026, 11, 30})),
              (std::vector<std::string>{"2026-05-15 report 2025", "2026-11-30 cutoff 2026",
                                        "2027-01-15 account 2026", "2027-03-01 application 2027"}));
}

TEST(DatesAhead, HoldTheDayItself) {
    EXPECT_EQ(days_of(dates_ahead({2026, 3, 1}, std::nullopt)).front(),
              "2026-03-01 application 2026");
    EXPECT_EQ(days_of(dates_ahead({2026, 1, 15}, std::nullopt)).front(), "2026-01-15 account 2025");
    EXPECT_EQ(days_of(dates_ahead({2026, 1, 16}, std::nullopt)).size(), 3U);
}

TEST(DatesAhead, LeaveOutACutOffThatHasPassed) {
    EXPECT_EQ(dates_ahead({2026, 12, 1}, Date{2026, 11, 30}).size(), 3U);
}

TEST_P(Desk, AsksForASignIn) {
    EXPECT_EQ(dispatcher.answer(story_request("GET", "/")).status, 303);
}

TEST_P(Desk, OfANewUnitSaysWhatToDoNextAndThatFiguresAreMissing) {
    const std::string page = seen_by(cast.ombud);
    EXPECT_TRUE(says(page, "/events/new"));
    EXPECT_TRUE(says(page, "Inget väntar på dig"));
    EXPECT_TRUE(says(page, "Du har inga utkast"));
    EXPECT_TRUE(says(page, "Det är inte samma sak som noll"));
    EXPECT_FALSE(says(page, "class=\"figure-value\"")) << "no number where none is known";
    EXPECT_TRUE(says(page, "15 maj 2026"));
    EXPECT_TRUE(says(page, "31 december 2026"));
}

TEST_P(Desk, ShowsTheYearSoFarAndItsMonths) {
    an_event(cast.ombud, a_failure("lokal", {2026, 1, 20}));
    an_event(cast.ombud, a_failure("handlaggare", {2026, 2, 1}));
    an_event(cast.colleague, a_failure("central", {2026, 2, 28}));
    an_event(cast.colleague, a_failure("central", {2025, 12, 31}));
    const std::string page = seen_by(cast.ombud);
    EXPECT_TRUE(says(page, "<p class=\"figure-value\">3</p>"));
    EXPECT_TRUE(says(page, "href=\"/figures/events.total?year=2026\""));
    EXPECT_TRUE(says(page, "januari 1, februari 2, mars 0")) << "the chart in words";
    EXPECT_FALSE(says(page, "april"));
}

TEST_P(Desk, ShowsTheYearBeforeWhileNothingHasHappenedInThisOne) {
    an_event(cast.ombud, a_failure("lokal", {2025, 12, 31}));
    const std::string page = seen_by(cast.ombud);
    EXPECT_TRUE(says(page, "Inga händelser har skett 2026 än"));
    EXPECT_TRUE(says(page, "november 0, december 1"));
    EXPECT_TRUE(says(page, "href=\"/figures/events.total?year=2025\""));
}

TEST_P(Desk, ShowsMyDraftsAndNobodyElses) {
    ASSERT_TRUE(db.write(cast.ombud, [](Work& work) {
        return keep_draft(work, "event", {{"description", {"Halvfärdigt"}}});
    }));
    const std::string page = seen_by(cast.ombud);
    EXPECT_TRUE(says(page, ">Ny händelse</a>"));
    EXPECT_FALSE(says(page, "Halvfärdigt"));
    EXPECT_TRUE(says(seen_by(cast.colleague), "Du har inga utkast"));
}

TEST_P(Desk, ShowsUndiscussedEventsToWhoeverSteersThem) {
    const std::string number = an_event(cast.ombud, a_failure("lokal"));
    EXPECT_TRUE(says(seen_by(cast.event_officer), "1 händelse att ta upp på ett möte"));
    EXPECT_TRUE(says(seen_by(cast.event_officer), "/events/" + number));
    EXPECT_FALSE(says(seen_by(cast.ombud), number));
    for (int turn = 0; turn < 6; ++turn) {
        an_event(cast.ombud, a_failure("lokal"));
    }
    const auto found =
        db.read(cast.event_officer, [&](Work& work) { return undiscussed(work, cast.unit); });
    EXPECT_EQ(found.first.size(), 5U);
    EXPECT_EQ(found.total, 7);
}

TEST_P(Desk, ShowsCopiesToClearToASecondPersonOnly) {
    const std::string number = an_event(cast.ombud, a_failure("lokal"));
    PublishedText copy;
    copy.text = FreeText::as_typed("Samtalet bröts för tidigt.");
    ASSERT_TRUE(db.write(cast.event_officer, [&](Work& work) {
        return choose_for_publication(work, number, 0, copy);
    }));
    EXPECT_EQ(waits(cast.ombud, waiting_for_clearance), 0) << "who reported it";
    EXPECT_EQ(waits(cast.event_officer, waiting_for_clearance), 0) << "who edited it";
    EXPECT_EQ(waits(cast.colleague, waiting_for_clearance), 1);
    EXPECT_TRUE(says(seen_by(cast.colleague), "/events/" + number + "/publication"));
    ASSERT_TRUE(db.write(cast.colleague,
                         [&](Work& work) { return clear_for_publication(work, number, 1); }));
    EXPECT_EQ(waits(cast.colleague, waiting_for_clearance), 0);
}

TEST_P(Desk, ShowsWithheldTextsToReleaseToAReaderWhoIsASecondPerson) {
    const std::string number = an_event(cast.ombud, a_failure("handlaggare"));
    EXPECT_EQ(waits(cast.manager, waiting_for_release), 0) << "the rule still keeps it apart";
    Reclassification move;
    move.level = "lokal";
    move.reason = FreeText::as_typed("Rutinen saknas, det rör hela mottagningen.");
    const int64_t version = record(cast.event_officer, number).version;
    ASSERT_TRUE(db.write(cast.event_officer, [&](Work& work) {
        return reclassify_event(work, number, version, move);
    }));
    EXPECT_EQ(waits(cast.manager, waiting_for_release), 1);
    EXPECT_EQ(waits(cast.ombud, waiting_for_release), 0) << "who reported it";
    EXPECT_EQ(waits(cast.event_officer, waiting_for_release), 0) << "who moved it";
    EXPECT_EQ(waits(cast.colleague, waiting_for_release), 0) << "who may not read it";
    EXPECT_TRUE(says(seen_by(cast.manager), "1 undanhållen text att läsa och frigöra"));
}

TEST_P(Desk, OfACountyOfficerShowsTheUnitsThereAndTheirYears) {
    const std::string number = an_event(cast.ombud, a_failure("handlaggare"));
    an_event(cast.ombud, a_failure("lokal"));
    const std::string page = seen_by(cast.county_officer);
    EXPECT_TRUE(says(page, "Ombuden i provet"));
    EXPECT_TRUE(says(page, "<td class=\"number\">2</td>"));
    EXPECT_TRUE(says(page, "Inte färdig"));
    EXPECT_FALSE(says(page, number));
    EXPECT_FALSE(says(page, "/events/new"));
    const Actor elsewhere = a_signed_in(db, "county_officer", "lan:12");
    EXPECT_FALSE(says(seen_by(elsewhere), "Ombuden i provet"));
}

TEST_P(Desk, OfACountyOfficerCountsWhatLiesInTheCountyOnly) {
    Coverage coverage;
    coverage.kommun = "1290";
    coverage.covered_from = Date{2020, 1, 1};
    ASSERT_TRUE(db.write(the_cli(), [&](Work& work) { return cover(work, cast.unit, coverage); }));
    an_event(cast.ombud, a_failure("lokal"));
    an_event(cast.ombud, a_failure("lokal"));
    Event beyond = a_failure("lokal");
    beyond.kommun = "1290";
    an_event(cast.ombud, beyond);
    EXPECT_TRUE(says(seen_by(cast.county_officer), "<td class=\"number\">2</td>"));
    const Actor beside = a_signed_in(db, "county_officer", "lan:12");
    EXPECT_TRUE(says(seen_by(beside), "<td class=\"number\">1</td>"));
    const Actor whole = a_signed_in(db, "national_officer", "nation");
    EXPECT_TRUE(says(seen_by(whole), "<td class=\"number\">3</td>"));
}

TEST_P(Desk, OfAReaderShowsFinishedReportsAndNoDrafts) {
    const std::string stamps = "'2026-02-01T08:00:00.000Z', 'system'";
    for (const std::string id : {"finished", "draft"}) {
        run_directly("INSERT INTO report (id, version, created_at, created_by, changed_at, "
                     "changed_by, unit, year, kind, template, language, title) VALUES ('" +
                     id + "', 1, " + stamps + ", " + stamps + ", '" + cast.unit +
                     "', 2025, 'unit', 'kronoberg', 'sv', 'Rapport " + id + "')");
    }
    run_directly("INSERT INTO report_freeze (id, version, created_at, created_by, changed_at, "
                 "changed_by, unit, report, cutoff, fingerprint, canonical_sha256, canonical, "
                 "columns) VALUES ('f', 1, " +
                 stamps + ", " + stamps + ", '" + cast.unit +
                 "', 'finished', '2025-12-31', '', '', '{}', '{}')");
    const Actor reader = a_signed_in(db, "reader", "unit:" + cast.unit);
    const std::string page = seen_by(reader);
    EXPECT_TRUE(says(page, "href=\"/reports/finished\""));
    EXPECT_FALSE(says(page, "Rapport draft"));
    EXPECT_FALSE(says(page, "hittills")) << "a reader has no figures";
    EXPECT_TRUE(says(seen_by(cast.county_officer), ">Färdig</a>"));
}

TEST_P(Desk, OfAnAdministratorShowsWhatToSeeToAndNoEvents) {
    an_event(cast.ombud, a_failure("lokal"));
    ASSERT_TRUE(db.write(cast.ombud, [](Work& work) -> Result<std::string> {
        return start_job(work, "unknown.topic", "x", "x");
    }));
    JobRunner(db.database(), {}).run_waiting();
    const std::string page = seen_by(cast.administrator);
    EXPECT_TRUE(says(page, "1 jobb har inte gått att göra"));
    EXPECT_TRUE(says(page, "Ingen säkerhetskopia är gjord än"));
    EXPECT_TRUE(says(page, "/accounts/new"));
    EXPECT_FALSE(says(page, "/events/new"));
    EXPECT_FALSE(says(page, "class=\"figure-value\""));
}

TEST_P(Desk, OfTheDataProtectionOfficerShowsHowTheTrailStands) {
    const Actor officer = a_signed_in(db, "data_protection_officer", "nation");
    EXPECT_TRUE(says(seen_by(officer), "Spåret har inte kontrollerats än"));
    EXPECT_FALSE(says(seen_by(cast.administrator), "Spåret"));
}

TEST_P(Desk, WithoutARoleSaysWhoGivesOne) {
    run_directly("DELETE FROM seat WHERE account = '" + cast.colleague.id + "'");
    EXPECT_TRUE(says(seen_by(cast.colleague), "Be administratören ge dig en roll"));
}

TEST_P(Desk, ShowsThePanelsOfOthersToThoseWhoMay) {
    desk_panels().push_back({May::read_events, [](Work&, const Request&) {
                                 return card("Svar som kommit", paragraph("Ett svar"));
                             }});
    desk_panels().push_back({May::read_events, [](Work&, const Request&) { return Html(); }});
    EXPECT_TRUE(says(seen_by(cast.ombud), "Svar som kommit"));
    EXPECT_FALSE(says(seen_by(cast.administrator), "Svar som kommit"));
}

TEST_P(Desk, OpensInBothLanguagesForEachRole) {
    an_event(cast.ombud, a_failure("lokal"));
    language = "en";
    for (const std::string_view role : all_roles()) {
        const Actor actor = a_signed_in(db, role, "unit:" + cast.unit);
        EXPECT_TRUE(says(seen_by(actor), "<h1>Start</h1>")) << role;
        const Actor above = a_signed_in(db, role, "nation");
        EXPECT_TRUE(says(seen_by(above), "<h1>Start</h1>")) << role;
    }
}

INSTANTIATE_TEST_SUITE_P(Engines, Desk, both_engines(), engine_name);
