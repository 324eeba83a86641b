// A report leaves only after another person has read this very text; on both engines.
#include "reports/leaving.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "guard/person_door.h"
#include "reports/access.h"
#include "reports/freeze.h"
#include "tests/support/cast.h"
#include "tests/support/report_world.h"
#include "tests/support/second_reader.h"

namespace {

const PersonDoor door;

class ReadReports : public testing::TestWithParam<Engine> {
protected:
    ReadReports() { a_small_world(); }

    template <class Verb>
    auto write(Verb verb) {
        return db.write(cast.ombud, verb);
    }

    StoredReport a_draft(const std::string& body) {
        Report report;
        report.year = 2025;
        report.template_code = "varmland";
        report.title = FreeText::as_typed("Ombuden i provet");
        const std::string id =
            write([&](Work& work) { return start_report(work, cast.unit, report); }).value();
        for (const StoredBlock& block : found(id).blocks) {
            EXPECT_TRUE(write([&](Work& work) -> Result<void> {
                return remove_block(work, TRY(find_report(work, cast.unit, id)), block);
            }));
        }
        EXPECT_TRUE(write([&](Work& work) -> Result<std::string> {
            return add_block(work, TRY(find_report(work, cast.unit, id)), narrative(body));
        }));
        return found(id);
    }
    static ReportBlock narrative(const std::string& body) {
        ReportBlock block;
        block.heading = FreeText::as_typed("Året");
        block.body = FreeText::as_typed(body);
        return block;
    }
    StoredReport found(const std::string& id) {
        return db.read(cast.ombud, [&](Work& work) { return find_report(work, cast.unit, id); })
            .value();
    }
    Result<FreezePlan> plan(const StoredReport& stored) {
        return db.read(cast.ombud, [&](Work& work) { return plan_freeze(work, stored); });
    }
    Result<void> read_by(const Actor& reader, const StoredReport& stored) {
        return read_and_confirmed(db, reader, "report", stored.id);
    }
    template <class T>
    static std::string key_of(const Result<T>& result) {
        return result ? "" : result.error().problems.at(0).key;
    }

    TestDatabase db{GetParam(), &door};
    Cast cast = a_cast(db);
};

} // namespace

TEST_P(ReadReports, AreNotFrozenUntilAnotherPersonHasReadThisVeryText) {
    const StoredReport draft = a_draft("Vi såg {{events.total}} händelser.");
    EXPECT_EQ(key_of(plan(draft)), "needs_second_reader");
    EXPECT_EQ(key_of(read_by(cast.ombud, draft)), "needs_second_person");
    EXPECT_TRUE(read_by(cast.manager, draft));
    EXPECT_TRUE(plan(draft));
    StoredBlock changed = draft.blocks[0];
    changed.block.body = FreeText::as_typed("Vi såg {{events.total}} händelser i år.");
    EXPECT_TRUE(write([&](Work& work) { return amend_block(work, draft, changed); }));
    EXPECT_EQ(key_of(plan(found(draft.id))), "needs_second_reader");
    // A number that is another by now is another text too.
    EXPECT_TRUE(read_by(cast.manager, draft));
    counted_events().push_back({"failure", "lokal", "bostad", "02", "yes"});
    EXPECT_EQ(key_of(plan(found(draft.id))), "needs_second_reader");
}

TEST_P(ReadReports, AreReadByNobodyWhoWroteAPartOfThem) {
    const StoredReport draft = a_draft("Inga tal.");
    EXPECT_TRUE(db.write(cast.colleague, [&](Work& work) {
        return add_block(work, draft, narrative("Kollegans del."));
    }));
    EXPECT_EQ(key_of(read_by(cast.colleague, draft)), "needs_second_person");
    EXPECT_TRUE(read_by(cast.event_officer, draft));
}

TEST_P(ReadReports, ThatCountPersonsAreForThoseWhoMaySeeThemCounted) {
    const auto sees = [&](const StoredReport& report, const std::string& role) {
        return db.read(a_signed_in(db, role, "unit:" + cast.unit), [&](Work& work) {
            const auto list = visible_reports(work);
            const bool listed = std::ranges::find(list, report.id, &ReportLine::id) != list.end();
            EXPECT_EQ(listed, visible_report(work, report.id).has_value()) << role;
            return listed;
        });
    };
    for (const bool of_persons : {false, true}) {
        // The small world counts what was mended at once in persons.
        const StoredReport draft =
            a_draft(of_persons ? "{{events.mended_at_once}}" : "{{events.total}}");
        EXPECT_TRUE(read_by(cast.manager, draft));
        const FreezePlan made = plan(draft).value();
        ASSERT_TRUE(write([&](Work& work) { return freeze_report(work, made); }));
        EXPECT_TRUE(sees(draft, "steering_member"));
        EXPECT_EQ(sees(draft, "reader"), !of_persons);
        EXPECT_EQ(sees(draft, "network_partner"), !of_persons);
    }
}

TEST_P(ReadReports, AreDrawnAgainWithoutAnIdentifierThatWasPurged) {
    const StoredReport draft = a_draft("Blåklinten svarade på {{events.total}} händelser.");
    EXPECT_TRUE(read_by(cast.manager, draft));
    const FreezePlan made = plan(draft).value();
    ASSERT_TRUE(write([&](Work& work) { return freeze_report(work, made); }));
    counted_events().clear();
    const auto kept = [&](const std::string& format) {
        return db
            .read(cast.ombud,
                  [&](Work& work) {
                      return kept_output(work, *find_report(work, cast.unit, draft.id),
                                         {Edition::exact, format});
                  })
            .value();
    };
    EXPECT_NE(kept("html").find("klinten"), std::string::npos);
    const std::string pdf = kept("pdf");
    const int64_t redrawn = db.write(cast.administrator, [](Work& work) -> Result<int64_t> {
                                  const SoughtWords words("Blåklinten");
                                  purge_words(work, words, {});
                                  return redraw_purged_reports(work, words);
                              }).value();
    EXPECT_EQ(redrawn, 1);
    for (const char* format : {"html", "json", "page"}) {
        EXPECT_EQ(kept(format).find("klinten"), std::string::npos) << format;
    }
    EXPECT_NE(kept("html").find("[…] svarade på 7 händelser"), std::string::npos) << kept("html");
    EXPECT_NE(kept("pdf"), pdf);
    const StoredReport frozen = found(draft.id);
    const Replay replayed =
        db.read(cast.ombud, [&](Work& work) { return replay(work, frozen); }).value();
    EXPECT_TRUE(replayed.holds());
    EXPECT_EQ(replayed.kept.find("klinten"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Engines, ReadReports, both_engines(), engine_name);
