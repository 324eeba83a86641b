// Settings, reports of what is not accessible, and backups, on both engines.
#include <gtest/gtest.h>

#include <filesystem>

#include "guard/person_door.h"
#include "site/accessibility.h"
#include "site/backup.h"
#include "site/settings.h"
#include "tests/support/cast.h"
#include "tests/support/database.h"

namespace {

const Actor nobody{};

AccessibilityReport a_report(const std::string& problem = "Knappen går inte att nå.") {
    AccessibilityReport report;
    report.page = "/events";
    report.problem = FreeText::as_typed(problem);
    return report;
}

AccessibilityAnswer an_answer(const std::string& outcome) {
    AccessibilityAnswer answer;
    answer.outcome = outcome;
    answer.answer = FreeText::as_typed("Knappen går nu att nå.");
    answer.dnr = "KS 2026/17";
    return answer;
}

class Site : public testing::TestWithParam<Engine> {
protected:
    Result<std::string> report(const AccessibilityReport& told,
                               const std::string& from = "192.0.2.1") {
        return db.write(nobody,
                        [&](Work& work) { return report_inaccessible(work, told, from); });
    }
    Result<std::vector<AccessibilityReportRecord>> reports(const Actor& actor) {
        return db.read(actor, [](Work& work) { return accessibility_reports(work); });
    }

    const PersonDoor door;
    TestDatabase db{GetParam(), &door};
    const Cast cast = a_cast(db);
};

} // namespace

TEST_P(Site, TakesAReportFromAnyoneAndAnswersItWhereTheSenderLooks) {
    const std::string token = report(a_report()).value();
    const auto received = [&](Work& work) { return received_report(work, token); };
    const auto before = db.read(nobody, received);
    ASSERT_TRUE(before);
    EXPECT_EQ(before->number, "T-2026-0001");
    EXPECT_FALSE(before->answer);
    EXPECT_TRUE(before->report.problem.empty()) << "the link does not tell what was written";
    EXPECT_TRUE(db.write(cast.administrator, [](Work& work) {
        return answer_report(work, "T-2026-0001", 0, an_answer("mended"));
    }));
    const auto after = db.read(nobody, received);
    ASSERT_TRUE(after->answer);
    EXPECT_EQ(after->answer->answer.dnr, "KS 2026/17");
    EXPECT_FALSE(db.read(nobody, [](Work& work) { return received_report(work, "guessed"); }));
}

TEST_P(Site, ShowsReportsToTheAdministratorOnlyTheUnansweredFirst) {
    ASSERT_TRUE(report(a_report()));
    ASSERT_TRUE(report(a_report()));
    ASSERT_TRUE(db.write(cast.administrator, [](Work& work) {
        return answer_report(work, "T-2026-0001", 0, an_answer("refused"));
    }));
    const auto list = reports(cast.administrator).value();
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].number, "T-2026-0002");
    EXPECT_EQ(db.read(cast.administrator, [](Work& work) { return reports_unanswered(work); }), 1);
    EXPECT_EQ(reports(cast.ombud).error().refusal, Refusal::forbidden);
    EXPECT_EQ(reports(nobody).error().refusal, Refusal::forbidden);
    EXPECT_FALSE(db.write(cast.manager, [](Work& work) {
        return answer_report(work, "T-2026-0002", 0, an_answer("mended"));
    }));
}

TEST_P(Site, KeepsBothAnswersApartWhenTwoAnswerAtOnce) {
    ASSERT_TRUE(report(a_report()));
    const auto answer = [&](int64_t version, const std::string& outcome) {
        return db.write(cast.administrator, [&](Work& work) {
            return answer_report(work, "T-2026-0001", version, an_answer(outcome));
        });
    };
    EXPECT_EQ(answer(0, "fixed").error().problems.front().key, "unknown_code");
    EXPECT_TRUE(answer(0, "will_be_mended"));
    EXPECT_EQ(answer(0, "mended").error().refusal, Refusal::conflict);
    EXPECT_TRUE(answer(1, "mended"));
}

TEST_P(Site, StopsTextsThatPointAtAPerson) {
    const auto refused = report(a_report("Ring mig på 070-123 45 67."));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().problems.front().field, "problem");
}

TEST_P(Site, TakesFiveReportsADayFromOneSender) {
    for (int turn = 0; turn < 5; ++turn) {
        EXPECT_TRUE(report(a_report()));
    }
    EXPECT_EQ(report(a_report()).error().problems.front().key, "too_many_reports");
    EXPECT_TRUE(report(a_report(), "192.0.2.2")) << "another sender is another sender";
    db.set_clock(db.now().plus_seconds(86401));
    EXPECT_TRUE(report(a_report()));
}

TEST_P(Site, TakesAHundredReportsADayFromAllTogether) {
    for (int turn = 0; turn < 100; ++turn) {
        ASSERT_TRUE(report(a_report(), "198.51.100." + std::to_string(turn / 5)));
    }
    EXPECT_FALSE(report(a_report(), "203.0.113.1"));
}

TEST_P(Site, KeepsSettingsWithTheirHistoryForTheAdministratorToChange) {
    SiteSettings settings;
    settings.controller = "Socialnämnden i Provköping";
    settings.legal_ground = "public_task";
    const auto keep = [&](const Actor& actor, int64_t version) {
        return db.write(actor, [&](Work& work) {
            return keep_site_settings(work, version, settings);
        });
    };
    EXPECT_EQ(keep(cast.manager, 0).error().refusal, Refusal::forbidden);
    EXPECT_TRUE(keep(cast.administrator, 0));
    const auto read = [](Work& work) { return site_settings(work); };
    const SiteSettingsRecord first = db.read(nobody, read);
    EXPECT_EQ(first.settings.controller, "Socialnämnden i Provköping");
    EXPECT_EQ(settings_missing(first.settings), 6);
    db.set_clock(db.now().plus_seconds(60));
    settings.controller = "Vård- och omsorgsnämnden i Provköping";
    settings.assessed_on = Date{2026, 3, 1};
    EXPECT_TRUE(keep(cast.administrator, first.version));
    EXPECT_EQ(keep(cast.administrator, first.version).error().refusal, Refusal::conflict);
    const auto history = db.read(nobody, [](Work& work) { return settings_history(work); });
    ASSERT_EQ(history.size(), 4U);
    EXPECT_EQ(history[0].by, cast.administrator.id);
    EXPECT_EQ(history[3].value, "public_task");
    EXPECT_EQ(db.read(nobody, read).settings.assessed_on, (Date{2026, 3, 1}));
}

TEST_P(Site, RefusesAGroundThatIsNoneAndADayThatLiesAhead) {
    SiteSettings settings;
    settings.legal_ground = "curiosity";
    const auto keep = [&](Work& work) { return keep_site_settings(work, 0, settings); };
    EXPECT_EQ(db.write(cast.administrator, keep).error().problems.front().key, "unknown_code");
    settings.legal_ground = "contract";
    settings.assessed_on = Date{2026, 3, 3};
    EXPECT_EQ(db.write(cast.administrator, keep).error().problems.front().key, "in_future");
}

TEST_P(Site, CopiesTheDatabaseToAFileThatCanBeReadBack) {
    const auto folder = std::filesystem::temp_directory_path() /
                        ("spejare-site-" + db.read(nobody, [](Work& work) {
                             return work.new_id();
                         }));
    EXPECT_FALSE(db.write(cast.manager, ask_for_backup));
    const std::string id = db.write(cast.administrator, ask_for_backup).value();
    EXPECT_EQ(db.write(cast.administrator, ask_for_backup).value(), id) << "a double click";
    JobRunner runner(db.database(), {backup_job(db.address(), folder.string())});
    runner.run_waiting();
    const auto state = db.read(nobody, [&](Work& work) { return job_state(work, id); });
    EXPECT_EQ(state->standing, JobStanding::done);
    EXPECT_EQ(state->address, "/backups");
    const auto made = db.read(nobody, [](Work& work) { return backups(work); });
    ASSERT_EQ(made.size(), 1U);
    const auto file = folder / "backups" / made[0].backup.file;
    EXPECT_EQ(static_cast<int64_t>(std::filesystem::file_size(file)), made[0].backup.bytes);
    EXPECT_TRUE(schema_state({file.string()}).current());
    EXPECT_EQ(std::filesystem::status(file).permissions() & std::filesystem::perms::others_all,
              std::filesystem::perms::none);
    std::filesystem::remove_all(folder);
}

INSTANTIATE_TEST_SUITE_P(Engines, Site, both_engines(), engine_name);
