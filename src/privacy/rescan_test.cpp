// Reading the register again: what is found and where, by whom it is seen, and going on after a
// stop.
#include "privacy/finding.h"

#include <gtest/gtest.h>

#include "guard/person_door.h"
#include "tests/support/forgetting_stage.h"

namespace {

class Rescan : public ForgettingStage {
protected:
    void learns(const std::string& word) {
        ASSERT_TRUE(db.write(cast.administrator,
                             [&](Work& work) { return add_guard_word(work, {word, "name", ""}); }));
    }
    std::string asks() {
        return db.write(cast.administrator, [](Work& work) { return ask_for_scan(work); }).value();
    }
    void scans() {
        asks();
        JobRunner(db.database(), {scan_job()}).run_waiting();
    }
    std::vector<FindingRecord> findings(const Actor& actor, const std::string& standing = "open") {
        const auto found =
            db.read(actor, [&](Work& work) { return findings_here(work, standing, ""); });
        return found ? found->records : std::vector<FindingRecord>();
    }
    int64_t open_ones(const Actor& actor) {
        return db.read(actor, [&](Work& work) { return count_open_findings(work); });
    }
    void decides_to(const std::string& number, const std::string& way, const std::string& task) {
        const auto decided = db.write(cast.manager, [&](Work& work) {
            Decision decision;
            decision.way = way;
            decision.decided_on = work.today();
            decision.task = said(task);
            return decide_event(work, number, "", decision);
        });
        EXPECT_TRUE(decided) << problems(decided);
    }
    // So many findings in an open event, and before them so many in one that is kept apart.
    void fills_with_findings(int open, int apart) {
        const std::string kept =
            found_id(registers(cast.ombud, an_event({.level = "handlaggare"})).value());
        const std::string shown = found_id(registers(cast.ombud, an_event()).value());
        ASSERT_TRUE(db.write(cast.administrator, [&](Work& work) -> Result<void> {
            for (int i = 0; i < apart + open; ++i) {
                const std::string& record = i < apart ? kept : shown;
                const std::string field = "field" + std::to_string(i);
                keep_finding(work, "scan", {"", "event", record, field, cast.unit, 1, "x"},
                             {"namn", TextFinding::Weight::asks, 1});
            }
            return {};
        }));
    }
    std::string found_id(const std::string& number) { return found(cast.manager, number).id; }
    bool due() {
        return db.read(cast.administrator, [](Work& work) { return scan_is_due(work); });
    }
    ScanRecord newest() {
        return *db.read(cast.administrator, [](Work& work) { return newest_scan(work); });
    }
};

} // namespace

TEST_P(Rescan, FindsWithTodaysGuardWhatYesterdaysLetIn) {
    registered(cast.ombud, an_event({.description = "Blåklinten svarade inte på tre veckor."}));
    EXPECT_TRUE(due());
    scans();
    EXPECT_FALSE(due());
    EXPECT_TRUE(findings(cast.ombud).empty());
    learns("blåklinten");
    EXPECT_TRUE(due());
    scans();
    const auto found = findings(cast.ombud);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].finding.table_name, "event");
    EXPECT_EQ(found[0].finding.field, "description");
    EXPECT_EQ(found[0].finding.kind, "namn");
    EXPECT_EQ(found[0].finding.weight, "asks");
    EXPECT_EQ(found[0].finding.text_version, 1);
    EXPECT_TRUE(found[0].address.ends_with("/amendment")) << found[0].address;
    for (const StoredRow& row : rows("SELECT * FROM guard_finding")) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const Value value = row.at(i);
            EXPECT_FALSE(value.is_text() && value.text().find("linten") != std::string::npos);
        }
    }
}

TEST_P(Rescan, SeesThatATextWasMended) {
    const std::string number =
        registers(cast.ombud, an_event({.description = "Blåklinten svarade inte."})).value();
    learns("blåklinten");
    scans();
    ASSERT_EQ(findings(cast.ombud).size(), 1U);
    ASSERT_TRUE(amends(cast.ombud, number, 1, an_event({.description = "Ingen svarade."})));
    const FindingRecord record = findings(cast.ombud)[0];
    EXPECT_TRUE(db.write(cast.ombud, [&](Work& work) { return read_record_again(work, record); }));
    EXPECT_TRUE(findings(cast.ombud).empty());
    EXPECT_EQ(findings(cast.ombud, "mended").size(), 1U);
}

TEST_P(Rescan, MendsByItselfWhatTheNextReadingNoLongerSees) {
    const std::string number =
        registers(cast.ombud, an_event({.description = "Blåklinten svarade inte."})).value();
    learns("blåklinten");
    scans();
    ASSERT_TRUE(amends(cast.ombud, number, 1, an_event({.description = "Ingen svarade."})));
    scans();
    EXPECT_TRUE(findings(cast.ombud).empty());
    EXPECT_EQ(findings(cast.ombud, "mended").size(), 1U);
}

TEST_P(Rescan, AsksNoMoreAboutWhatWasDismissedWithAReason) {
    const std::string number =
        registers(cast.ombud, an_event({.description = "Blåklinten svarade inte."})).value();
    learns("blåklinten");
    scans();
    const FindingRecord record = findings(cast.ombud).at(0);
    const auto dismiss = [&](const std::string& reason) {
        return db.write(cast.ombud,
                        [&](Work& work) { return dismiss_finding(work, record, reason); });
    };
    EXPECT_FALSE(dismiss(""));
    EXPECT_FALSE(dismiss("because"));
    EXPECT_TRUE(dismiss("place"));
    scans();
    EXPECT_TRUE(findings(cast.ombud).empty());
    EXPECT_EQ(findings(cast.ombud, "dismissed").at(0).finding.reason, "place");
    EXPECT_TRUE(amends(cast.ombud, number, 1,
                       an_event({.description = "Blåklinten svarade inte i mars."})));
}

TEST_P(Rescan, ListsTextsKeptApartForTheirReadersOnly) {
    registered(cast.ombud, an_event({.level = "handlaggare",
                                     .description = "Blåklinten svarade inte på tre veckor."}));
    learns("blåklinten");
    scans();
    EXPECT_EQ(findings(cast.ombud).size(), 1U);
    EXPECT_EQ(findings(cast.manager).size(), 1U);
    EXPECT_TRUE(findings(cast.colleague).empty());
    const std::string other = a_unit_called(db, "De andra", "ANDRA");
    EXPECT_TRUE(findings(a_signed_in(db, "unit_manager", "unit:" + other)).empty());
    EXPECT_TRUE(findings(cast.administrator).empty());
    const auto counts =
        db.read(cast.administrator, [](Work& work) { return counted_findings(work); });
    ASSERT_EQ(counts.size(), 1U);
    EXPECT_EQ(counts[0].open, 1);
}

TEST_P(Rescan, ListsADecisionKeptApartForTheReadersOfItsEventOnly) {
    const std::string number = registers(cast.ombud, an_event({.level = "handlaggare"})).value();
    decides_to(number, "manager_oral", "Ring Blåklinten.");
    learns("blåklinten");
    scans();
    const auto found = findings(cast.manager);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].finding.table_name, "event_decision");
    EXPECT_EQ(found[0].address, "/events/" + number);
    EXPECT_EQ(open_ones(cast.manager), 1);
    EXPECT_TRUE(findings(cast.colleague).empty());
    EXPECT_EQ(open_ones(cast.colleague), 0);
    Client colleague(site, cast.colleague, Door::html);
    EXPECT_EQ(colleague.get("/privacy/findings/" + found[0].id).status, 404);
}

TEST_P(Rescan, TellsNobodyOfTextsKeptApartWhoseTableDoesNotSayWhoMayKnow) {
    for (TextSource& source : text_sources()) {
        if (source.table.name == "event_decision") {
            source.may_see = nullptr;
        }
    }
    const std::string open = registers(cast.ombud, an_event()).value();
    decides_to(open, "none", "Ring Blåklinten.");
    const std::string apart = registers(cast.ombud, an_event({.level = "handlaggare"})).value();
    decides_to(apart, "manager_oral", "Ring Blåklinten igen.");
    learns("blåklinten");
    scans();
    EXPECT_EQ(findings(cast.manager).size(), 1U);
    EXPECT_EQ(findings(cast.colleague).size(), 1U);
}

TEST_P(Rescan, ListsAndCountsPastAPageAndPastWhatMayNotBeKnown) {
    fills_with_findings(120, 230);
    const auto page_of = [&](const Actor& actor, const std::string& after) {
        return db.read(actor, [&](Work& work) { return findings_here(work, "open", after); })
            .value();
    };
    const FindingPage first = page_of(cast.colleague, "");
    ASSERT_EQ(first.records.size(), findings_a_page);
    const FindingPage second = page_of(cast.colleague, first.next);
    EXPECT_EQ(second.records.size(), 20U);
    EXPECT_EQ(second.next, "");
    EXPECT_EQ(open_ones(cast.colleague), 120);
    EXPECT_EQ(open_ones(cast.manager), 350);
    const std::string last = second.records.back().id;
    EXPECT_TRUE(db.read(cast.colleague, [&](Work& work) { return find_finding(work, last); }));
    Client colleague(site, cast.colleague, Door::html);
    EXPECT_TRUE(says(colleague.get("/privacy/findings"), "&amp;after=" + first.next));
    EXPECT_TRUE(says(colleague.get("/privacy/findings?after=" + first.next), last));
}

TEST_P(Rescan, OpensForWhoeverProtectsDataWhatBelongsToNoUnit) {
    ASSERT_TRUE(db.write(cast.administrator, [&](Work& work) -> Result<void> {
        keep_finding(work, work.new_id(), {"", "event", work.new_id(), "description", "", 1, "x"},
                     {"namn", TextFinding::Weight::asks, 1});
        return {};
    }));
    const Actor officer = a_signed_in(db, "data_protection_officer", "nation");
    ASSERT_EQ(findings(officer).size(), 0U) << "an event's are never of no unit";
    ASSERT_TRUE(db.write(cast.administrator, [&](Work& work) -> Result<void> {
        keep_finding(work, work.new_id(), {"", "setting", work.new_id(), "value", "", 1, "x"},
                     {"namn", TextFinding::Weight::asks, 1});
        return {};
    }));
    text_sources().push_back({Table{"setting", {}}});
    ASSERT_EQ(findings(officer).size(), 1U);
    Client program(site, officer, Door::html);
    const std::string address = "/privacy/findings/" + findings(officer)[0].id;
    EXPECT_TRUE(says(program.get("/privacy/scan"), address));
    EXPECT_EQ(program.get(address).status, 200);
    EXPECT_EQ(program.get("/privacy/findings").status, 200);
    EXPECT_EQ(program.post(address, {{"version", {"1"}}, {"reason", {"word"}}}).status, 303);
    const Actor reader = a_signed_in(db, "steering_member", "unit:" + cast.unit);
    Client other(site, reader, Door::html);
    EXPECT_EQ(other.get("/privacy/findings").status, 404);
    EXPECT_EQ(other.get(address).status, 404);
}

TEST_P(Rescan, GoesOnWhereItWasStopped) {
    for (int event = 0; event < 3; ++event) {
        registered(cast.ombud, an_event({.description = "Blåklinten svarade inte."}));
    }
    learns("blåklinten");
    asks();
    std::function<bool()> stops = [] { return true; };
    const JobRun::Claim claim{"job", "guard.scan", newest().id, "system", 1};
    const JobRun cut_off(db.database(), claim, stops);
    EXPECT_ANY_THROW((void)scan_job().run(cut_off));
    EXPECT_FALSE(newest().finished_at);
    const int64_t read = newest().scan.texts;
    EXPECT_GT(read, 0);
    scans();
    EXPECT_TRUE(newest().finished_at);
    EXPECT_EQ(findings(cast.ombud).size(), 3U);
    EXPECT_EQ(newest().scan.findings, 3);
    const auto all = rows("SELECT COUNT(*) AS scans FROM guard_scan");
    EXPECT_EQ(all[0].integer("scans"), 1);
}

TEST_P(Rescan, IsAskedForByThoseWhoProtectData) {
    for (const Actor& actor : {cast.ombud, cast.manager, cast.county_officer}) {
        EXPECT_FALSE(db.write(actor, [](Work& work) { return ask_for_scan(work); }));
    }
    const Actor officer = a_signed_in(db, "data_protection_officer", "nation");
    EXPECT_TRUE(db.write(officer, [](Work& work) { return ask_for_scan(work); }));
}

TEST_P(Rescan, HasAPageForWhoeverStartsItAndAListForTheUnit) {
    registered(cast.ombud, an_event({.description = "Blåklinten svarade inte på tre veckor."}));
    learns("blåklinten");
    Client administrator(site, cast.administrator, Door::html);
    EXPECT_TRUE(says(administrator.get("/privacy/scan"), "inte densamma"));
    EXPECT_EQ(administrator.post("/privacy/scan").status, 303);
    JobRunner(db.database(), {scan_job()}).run_waiting();
    EXPECT_TRUE(says(administrator.get("/privacy/scan"), "läst av dagens vakt"));
    Client ombud(site, cast.ombud, Door::html);
    EXPECT_EQ(ombud.get("/privacy/scan").status, 403);
    const Response list = ombud.get("/privacy/findings");
    const std::string address = "/privacy/findings/" + findings(cast.ombud).at(0).id;
    EXPECT_TRUE(says(list, address));
    EXPECT_FALSE(says(list, "linten"));
    EXPECT_TRUE(says(ombud.get(address), "Behöver prövas"));
    EXPECT_EQ(ombud.post(address, {{"version", {"1"}}}).status, 422);
    EXPECT_EQ(ombud.post(address, {{"version", {"7"}}, {"reason", {"word"}}}).status, 409);
    EXPECT_EQ(ombud.post(address, {{"version", {"1"}}, {"reason", {"word"}}}).status, 303);
    EXPECT_TRUE(says(ombud.get("/privacy/findings"), "Inget väntar"));
    EXPECT_TRUE(says(ombud.get("/privacy/findings?standing=dismissed"), address));
    Client program(site, cast.ombud, Door::json);
    const json::value told = json::parse(program.get("/privacy/findings?standing=dismissed").body);
    EXPECT_EQ(told.at("findings").at(0).at("reason").as_string(), "word");
}

INSTANTIATE_TEST_SUITE_P(Engines, Rescan, both_engines(), engine_name);
