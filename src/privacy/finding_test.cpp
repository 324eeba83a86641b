// How the start page counts what the guard found.
#include "privacy/finding.h"

#include "tests/support/forgetting_stage.h"

namespace {

class CountedFindings : public ForgettingStage {
protected:
    void fills_with_findings(const std::string& number, int count) {
        const std::string record = found(cast.manager, number).id;
        ASSERT_TRUE(db.write(cast.administrator, [&](Work& work) -> Result<void> {
            for (int i = 0; i < count; ++i) {
                const std::string field = "field" + std::to_string(i);
                keep_finding(work, "scan", {"", "event", record, field, cast.unit, 1, "x"},
                             {"namn", TextFinding::Weight::asks, 1});
            }
            return {};
        }));
    }
    int64_t counted(const Actor& actor) {
        return db.read(actor, [](Work& work) { return count_open_findings(work); });
    }
    Response start_page(const Actor& actor) {
        Client client(site, actor, Door::html);
        return client.get("/");
    }
};

} // namespace

TEST_P(CountedFindings, StopAtFiveHundred) {
    const std::string number = registers(cast.ombud, an_event()).value();
    fills_with_findings(number, 499);
    EXPECT_EQ(counted(cast.manager), 499);
    fills_with_findings(number, 620);
    EXPECT_EQ(counted(cast.manager), findings_counted_max);
    fills_with_findings(registers(cast.ombud, an_event()).value(), 3);
    EXPECT_EQ(counted(cast.manager), findings_counted_max);
}

TEST_P(CountedFindings, LookForTextsKeptApartByTheirRecord) {
    const auto names = GetParam() == Engine::sqlite
                           ? rows("SELECT name FROM sqlite_master WHERE type = 'index'")
                           : rows("SELECT indexname AS name FROM pg_indexes");
    EXPECT_TRUE(std::ranges::any_of(names, [](const StoredRow& row) {
        return row.text("name") == "event_withheld_text_by_subject";
    }));
}

INSTANTIATE_TEST_SUITE_P(Engines, CountedFindings, both_engines(), engine_name);
