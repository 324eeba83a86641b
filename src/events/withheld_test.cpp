// The Skåne rule, tried from every side: withheld text stands in one table and reaches the few.
#include "events/withheld.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "events/event_json.h"
#include "events/export.h"
#include "events/import.h"
#include "events/published.h"
#include "platform/sheets/xlsx.h"
#include "platform/texts/texts.h"
#include "tests/support/event_stage.h"

namespace {

/// A word that stands in withheld texts only, and in no other text of the tests.
const std::string secret = "kvittenblom";

using Tables = std::set<std::string>;
const Tables one_table = {"event_withheld_text"};

Query asking(const std::string& name, const std::string& sql) {
    return {.name = name, .sqlite = sql, .postgres = sql};
}

bool holds_word(const Row& row, const std::string& word) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        const Value value = row.at(i);
        const std::string text = value.is_text()    ? value.text()
                                 : value.is_bytes() ? value.bytes().bytes
                                                    : std::string();
        if (lower_swedish(text).find(word) != std::string::npos) {
            return true;
        }
    }
    return false;
}

class Withheld : public EventStage {
protected:
    /// Every table that holds the word in any column, looked for in a whole copy of the database.
    Tables tables_holding(const std::string& word) {
        const std::string folder = testing::TempDir() + "/spejare-copy-XXXXXX";
        std::string made = folder;
        EXPECT_NE(mkdtemp(made.data()), nullptr);
        const std::string copy = made + "/copy.db";
        backup_database(db.address(), copy, [](int) {});
        Tables found;
        const auto connection = open_connection({copy}, Access::read_only);
        std::vector<std::string> names;
        for (const StoredRow& row : connection->rows(
                 asking("tables", "SELECT name FROM sqlite_master WHERE type = 'table'"))) {
            names.push_back(row.text("name"));
        }
        for (const std::string& name : names) {
            const std::string sql = "SELECT * FROM \"" + name + "\"";
            connection->each(asking(name, sql), {}, [&](const Row& row) {
                if (holds_word(row, word)) {
                    found.insert(name);
                }
                return true;
            });
        }
        std::filesystem::remove_all(made);
        return found;
    }

    Event hidden(const std::string& level = "handlaggare") {
        Event event = an_event({.level = level,
                                .description = "Kvittenblom i mötet.",
                                .consequence = "Kvittenblom i följden.",
                                .proposal = "Kvittenblom i förslaget.",
                                .tags = {"kvittenblom"}});
        event.year_answer = said("Kvittenblom i svaret.");
        return event;
    }
    std::string withheld_number() { return registers(cast.ombud, hidden()).value(); }

    bool reads(const Actor& actor, const std::string& number) {
        const EventRecord record = found(actor, number);
        const bool text = record.event.description.text().find("Kvittenblom") == 0;
        EXPECT_EQ(text, record.texts_shown || !record.withheld);
        EXPECT_EQ(text, !record.event.tags.empty());
        return text;
    }
    Result<int64_t> releases(const Actor& actor, const std::string& number, int64_t version) {
        return db.write(actor, [&](Work& work) { return release_text(work, number, version); });
    }
    void discusses(const Actor& actor, const std::string& number, int64_t version) {
        Discussion talk;
        talk.discussed_on = Date{2026, 3, 1};
        talk.causes = said("Kvittenblom i orsaken.");
        talk.meaningful = said("Kvittenblom i meningen.");
        ASSERT_TRUE(db.write(
            actor, [&](Work& work) { return discuss_event(work, number, version, talk); }));
    }
    /// Every answer that list, search, export and API give the actor, in one text.
    std::string all_that_leaves(const Actor& actor) {
        std::string all;
        db.database().read(actor, [&](Work& work) {
            EventFilter searched;
            searched.text = "kvittenblom";
            for (const EventFilter& filter : {EventFilter{}, searched}) {
                const EventPage page = list_events(work, filter, 1).value();
                all += page_json(work, page);
                for (const EventLine& line : page.lines) {
                    all += line.description + line.consequence + line.proposal;
                }
            }
            for (const auto format : {ExportFormat::csv, ExportFormat::json}) {
                Spool spool;
                export_events(work, {{cast.unit}, {}, format}, spool);
                spool.each_slice([&](std::string_view slice) { all += slice; });
            }
            Spool spool;
            export_events(work, {{cast.unit}, {}, ExportFormat::xlsx}, spool);
            std::string workbook;
            spool.each_slice([&](std::string_view slice) { workbook += slice; });
            const SheetRows rows = read_xlsx(workbook).value();
            for (const auto& row : rows) {
                for (const std::string& cell : row) {
                    all += cell + "\n";
                }
            }
        });
        return lower_swedish(all);
    }
    int64_t found_by_search(const Actor& actor) {
        return db.read(actor, [](Work& work) {
            EventFilter filter;
            filter.text = "KVITTENBLOM";
            return list_events(work, filter, 1).value().total;
        });
    }
};

} // namespace

// --- where the text stands -----------------------------------------------------------------------

TEST_P(Withheld, StandsInOneTableFromItsFirstMoment) {
    const std::string number = withheld_number();
    EXPECT_EQ(tables_holding(secret), one_table);
    Event changed = hidden();
    changed.description = said("Kvittenblom en gång till.");
    ASSERT_TRUE(amends(cast.ombud, number, 1, changed));
    discusses(cast.ombud, number, 0);
    ASSERT_TRUE(moves(cast.ombud, number, 3, "lokal"));
    ASSERT_TRUE(closes(cast.ombud, number, 4, {"no_action", said("Kvittenblom i skälet.")}));
    EXPECT_EQ(tables_holding(secret), one_table);
    EXPECT_EQ(tables_holding("felet satt i rutinen"), one_table);
}

TEST_P(Withheld, LeavesEveryOtherTableWhenAnEventMovesUnderTheRule) {
    const std::string number = registers(cast.ombud, hidden("lokal")).value();
    Event changed = hidden("lokal");
    changed.description = said("Kvittenblom, ändrad.");
    ASSERT_TRUE(amends(cast.colleague, number, 1, changed));
    discusses(cast.colleague, number, 0);
    discusses(cast.ombud, number, 1);
    ASSERT_TRUE(moves(cast.ombud, number, 3, "central"));
    ASSERT_TRUE(closes(cast.ombud, number, 4, {"no_action", said("Kvittenblom i skälet.")}));
    for (const int64_t version : {0, 1}) {
        ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) {
            return choose_for_publication(work, number, version,
                                          {said("Kvittenblom " + std::to_string(version))});
        }));
    }
    EXPECT_GT(tables_holding(secret).size(), 3U);
    ASSERT_TRUE(moves(cast.ombud, number, 5, "handlaggare"));
    EXPECT_EQ(tables_holding(secret), one_table);
    // The reader of the texts still sees what they were, first to last.
    const auto texts = db.read(
        cast.ombud, [&](Work& work) { return withheld_texts(work, *find_event(work, number)); });
    std::string all;
    for (const WithheldText& text : texts) {
        all += text.part + "=" + text.text + "\n";
    }
    for (const std::string part :
         {"event.description=Kvittenblom i mötet.", "event.description=Kvittenblom, ändrad.",
          "event.tags=kvittenblom", "event_discussion.causes=Kvittenblom i orsaken.",
          "event_closure.reason=Kvittenblom i skälet.",
          "event_reclassification.reason=Felet satt i rutinen"}) {
        EXPECT_NE(all.find(part), std::string::npos) << part;
    }
}

TEST_P(Withheld, LeavesEveryOtherTableWhenAnOfficialTurnsOutToBeTraceable) {
    const std::string number = registers(cast.ombud, hidden("central")).value();
    Event traced = hidden("central");
    traced.traceable_to_official = true;
    ASSERT_TRUE(amends(cast.ombud, number, 1, traced));
    EXPECT_EQ(tables_holding(secret), one_table);
    EXPECT_FALSE(reads(cast.colleague, number));
}

TEST_P(Withheld, NeverStandsInAnImportOnItsWayNorStaysWhenThatIsDropped) {
    const auto id =
        db.write(cast.ombud, [](Work& work) { return open_import(work, "händelser.csv"); });
    ASSERT_TRUE(id);
    ImportedEvent row;
    row.event = hidden();
    ImportedEvent marked;
    marked.event = hidden("lokal");
    marked.withheld = true;
    const std::vector<ImportedEvent> rows = {row, marked};
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) { return stage_events(work, *id, rows); }));
    EXPECT_EQ(tables_holding(secret), one_table);
    ASSERT_TRUE(db.write(cast.ombud, [&](Work& work) { return drop_import(work, *id); }));
    EXPECT_EQ(tables_holding(secret), Tables{});
}

// --- who reads it --------------------------------------------------------------------------------

TEST_P(Withheld, IsReadByTheReporterTheOfficerAndTheManager) {
    const std::string number = withheld_number();
    EXPECT_TRUE(reads(cast.ombud, number));
    EXPECT_TRUE(reads(cast.event_officer, number));
    EXPECT_TRUE(reads(cast.manager, number));
    EXPECT_FALSE(reads(cast.colleague, number));
    Actor owner = the_cli();
    owner.place = "unit:" + cast.unit;
    EXPECT_FALSE(reads(owner, number));
    Actor program{.id = "system"};
    program.place = owner.place;
    EXPECT_FALSE(reads(program, number));
    // A reporter who works elsewhere now reads no more than others there.
    Actor moved = cast.ombud;
    moved.place = "nation";
    EXPECT_FALSE(db.read(moved, [&](Work& work) { return find_event(work, number); }));
}

TEST_P(Withheld, IsReadByAllOmbudFromTheDayTheUnitSaysSo) {
    const std::string before = withheld_number();
    UnitPolicy wider;
    wider.decided_from = Date{2026, 2, 20};
    wider.withheld_readers = "all_ombud";
    decides(wider);
    EXPECT_FALSE(reads(cast.colleague, before));
    Event later = hidden();
    later.occurred_on = Date{2026, 2, 21};
    EXPECT_TRUE(reads(cast.colleague, registers(cast.ombud, later).value()));
}

TEST_P(Withheld, IsNotAmendedNorDiscussedByWhoMayNotReadIt) {
    const std::string number = withheld_number();
    EXPECT_EQ(amends(cast.colleague, number, 1, hidden()).error().refusal, Refusal::forbidden);
    Discussion talk;
    talk.discussed_on = Date{2026, 3, 1};
    EXPECT_EQ(
        db.write(cast.colleague, [&](Work& work) { return discuss_event(work, number, 0, talk); })
            .error()
            .refusal,
        Refusal::forbidden);
    EXPECT_EQ(problems(db.write(cast.ombud,
                                [&](Work& work) {
                                    return choose_for_publication(work, number, 0,
                                                                  {said("Kvittenblom.")});
                                })),
              "text event.still_withheld");
}

TEST_P(Withheld, LeavesByNoListSearchOrExportWhoeverAsks) {
    withheld_number();
    for (const Actor& actor : {cast.ombud, cast.colleague, cast.event_officer, cast.manager}) {
        EXPECT_EQ(all_that_leaves(actor).find(secret), std::string::npos) << actor.name;
        EXPECT_EQ(found_by_search(actor), 0);
    }
    const std::string all = all_that_leaves(cast.manager);
    EXPECT_NE(all.find("\"description\":null"), std::string::npos);
    EXPECT_NE(all.find("\"withheld\":true"), std::string::npos);
}

// --- what frees it, and what does not ------------------------------------------------------------

TEST_P(Withheld, IsNotFreedByMovingTheEventToAnotherLevel) {
    const std::string number = withheld_number();
    ASSERT_TRUE(moves(cast.event_officer, number, 1, "lokal"));
    EXPECT_FALSE(reads(cast.colleague, number));
    EXPECT_EQ(tables_holding(secret), one_table);
    EXPECT_EQ(all_that_leaves(cast.manager).find(secret), std::string::npos);
    // The mover who may not read moves the level only: the texts stay as they were.
    EXPECT_TRUE(reads(cast.ombud, number));
}

TEST_P(Withheld, IsNotFreedByAmendingWhatPutItUnderTheRule) {
    Event traced = hidden("central");
    traced.traceable_to_official = true;
    const std::string number = registers(cast.ombud, traced).value();
    ASSERT_TRUE(amends(cast.ombud, number, 1, hidden("central")));
    EXPECT_FALSE(reads(cast.colleague, number));
    Event good = hidden("central");
    good.kind = "positive";
    ASSERT_TRUE(amends(cast.ombud, number, 2, good));
    EXPECT_FALSE(reads(cast.colleague, number));
    EXPECT_EQ(tables_holding(secret), one_table);
    EXPECT_EQ(found_by_search(cast.colleague), 0);
}

TEST_P(Withheld, IsNotFreedByAnotherPolicyNorByAnEarlierDayOfIt) {
    const std::string number = withheld_number();
    UnitPolicy stockholm;
    stockholm.decided_from = Date{2020, 1, 1};
    stockholm.withholding = "stockholm";
    decides(stockholm);
    EXPECT_FALSE(reads(cast.colleague, number));
    EXPECT_EQ(tables_holding(secret), one_table);
    // Not by saving it once more, either.
    ASSERT_TRUE(amends(cast.ombud, number, 1, hidden()));
    EXPECT_FALSE(reads(cast.colleague, number));
    // What is registered under the new rule is open from its first moment.
    EXPECT_TRUE(reads(cast.colleague, registers(cast.ombud, hidden()).value()));
    ASSERT_TRUE(releases(cast.manager, number, 2));
    EXPECT_TRUE(reads(cast.colleague, number));
}

TEST_P(Withheld, IsFreedByASecondPersonWhoReadItAndByNobodyElse) {
    const std::string number = withheld_number();
    EXPECT_EQ(problems(releases(cast.manager, number, 1)), " event.still_withheld");
    ASSERT_TRUE(moves(cast.event_officer, number, 1, "lokal"));
    EXPECT_EQ(releases(cast.ombud, number, 2).error().refusal, Refusal::forbidden);
    EXPECT_EQ(releases(cast.event_officer, number, 2).error().refusal, Refusal::forbidden);
    EXPECT_EQ(releases(cast.colleague, number, 2).error().refusal, Refusal::forbidden);
    Actor owner = the_cli();
    owner.place = "unit:" + cast.unit;
    EXPECT_EQ(releases(owner, number, 2).error().refusal, Refusal::forbidden);
    EXPECT_EQ(releases(cast.manager, number, 1).error().refusal, Refusal::conflict);
    ASSERT_TRUE(releases(cast.manager, number, 2));
    EXPECT_TRUE(reads(cast.colleague, number));
    EXPECT_EQ(found_by_search(cast.colleague), 1);
    EXPECT_NE(all_that_leaves(cast.colleague).find(secret), std::string::npos);
    const auto moved = db.read(cast.colleague, [&](Work& work) {
        return reclassifications_of(work, *find_event(work, number));
    });
    EXPECT_EQ(moved.front().move.reason.text(), "Felet satt i rutinen, inte i mötet.");
    EXPECT_EQ(problems(releases(cast.manager, number, 3)), " event.not_withheld");
}

TEST_P(Withheld, IsNotFreedByWhoReadAnEarlierText) {
    const std::string number = withheld_number();
    ASSERT_TRUE(moves(cast.event_officer, number, 1, "lokal"));
    Event changed = hidden("lokal");
    changed.description = said("Kvittenblom, men nu med mera.");
    ASSERT_TRUE(amends(cast.ombud, number, 2, changed));
    EXPECT_EQ(releases(cast.manager, number, 2).error().refusal, Refusal::conflict);
    EXPECT_FALSE(reads(cast.colleague, number));
}

TEST_P(Withheld, HidesItsEarlierVersionsAlsoAfterARelease) {
    const std::string number = withheld_number();
    Event changed = an_event({.level = "handlaggare", .description = "Nu utan det ordet."});
    ASSERT_TRUE(amends(cast.ombud, number, 1, changed));
    ASSERT_TRUE(moves(cast.event_officer, number, 2, "lokal"));
    ASSERT_TRUE(releases(cast.manager, number, 3));
    EXPECT_EQ(tables_holding(secret), one_table);
    EXPECT_EQ(found(cast.colleague, number).event.description.text(), "Nu utan det ordet.");
    EXPECT_TRUE(db.read(cast.colleague, [&](Work& work) {
                      return withheld_texts(work, *find_event(work, number));
                  }).empty());
}

TEST_P(Withheld, IsKeptApartAgainWhenAFreedEventMovesBack) {
    const std::string number = withheld_number();
    ASSERT_TRUE(moves(cast.event_officer, number, 1, "lokal"));
    ASSERT_TRUE(releases(cast.manager, number, 2));
    EXPECT_TRUE(reads(cast.colleague, number));
    ASSERT_TRUE(moves(cast.event_officer, number, 3, "handlaggare"));
    EXPECT_EQ(tables_holding(secret), one_table);
    EXPECT_FALSE(reads(cast.colleague, number));
    EXPECT_TRUE(reads(cast.ombud, number));
}

TEST_P(Withheld, IsNotOrderedForDaysThatHavePassedUnderAnOpenRule) {
    UnitPolicy policy;
    policy.decided_from = Date{2025, 1, 1};
    policy.withholding = "stockholm";
    decides(policy);
    const std::string open = registers(cast.ombud, hidden()).value();
    EXPECT_TRUE(reads(cast.colleague, open));
    // Its text stands open already; a rule from an earlier day would say otherwise.
    policy.withholding = "skane";
    for (const Date from : {Date{2026, 1, 1}, Date{2026, 3, 2}}) {
        policy.decided_from = from;
        EXPECT_EQ(
            problems(db.write(cast.manager,
                              [&](Work& work) { return decide_policy(work, cast.unit, policy); })),
            "decided_from not_backwards");
    }
    policy.decided_from = Date{2026, 3, 3};
    decides(policy);
}

INSTANTIATE_TEST_SUITE_P(Engines, Withheld, both_engines(), engine_name);
