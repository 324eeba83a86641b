// Client statistics in a unit's report: what is printed, what rules stand with it, and that it is
// never in a public edition.
#include "clients/blocks.h"

#include <algorithm>

#include "platform/document/document.h"
#include "platform/json.h"
#include "reports/canonical.h"
#include "reports/drawing.h"
#include "reports/freeze.h"
#include "tests/support/client_pages.h"

namespace {

class ClientBlocks : public testing::TestWithParam<Engine> {
protected:
    ClientBlocks() {
        hand_in_client_figures();
        if (block_registry().find("clients.by_age") == nullptr) {
            block_registry().add(client_blocks());
        }
        a_client(db, cast.ombud, {.code = "K-1", .reasons = {"economy", "housing"}});
        a_client(db, cast.ombud, {.code = "K-2", .sex = "man", .birth_year = 1955});
        a_client(db, cast.ombud,
                 {.code = "K-3", .sex = "man", .birth_year = 2000, .source = "relative"});
    }
    StoredReport a_report(const std::vector<std::string>& kinds) {
        StoredReport stored;
        stored.unit = cast.unit;
        stored.report.year = 2026;
        stored.report.language = "sv";
        for (const std::string& kind : kinds) {
            StoredBlock& block = stored.blocks.emplace_back();
            block.id = kind;
            block.block.kind = kind;
        }
        return stored;
    }
    ReportNumbers numbers_of(const StoredReport& stored) {
        return db.read(cast.ombud, [&](Work& work) { return numbers_for(work, stored); });
    }

    TestDatabase db{GetParam(), the_door()};
    Cast cast = a_cast(db);
};
INSTANTIATE_TEST_SUITE_P(Engines, ClientBlocks, both_engines(), engine_name);

const CountedRow& row_of(const CountedTable& table, std::string_view code) {
    return *std::ranges::find(table.rows, code, &CountedRow::code);
}

} // namespace

TEST_P(ClientBlocks, CountPersonsBySexAndReasonsWithoutASum) {
    const StoredReport stored =
        a_report({"clients.by_age", "clients.by_reason", "applicants.by_source"});
    const ReportNumbers numbers = numbers_of(stored);
    const std::vector<int64_t> whole = {3, 1, 2};
    EXPECT_EQ(numbers.tables.at("clients.by_age").totals, whole);
    EXPECT_EQ(row_of(numbers.tables.at("clients.by_age"), "65_plus").counts,
              (std::vector<int64_t>{1, 0, 1}));
    const CountedTable& reasons = numbers.tables.at("clients.by_reason");
    EXPECT_EQ(reasons.rows.front().code, "economy");
    EXPECT_EQ(row_of(reasons, "housing").counts, (std::vector<int64_t>{1, 1, 0}));
    EXPECT_EQ(row_of(numbers.tables.at("applicants.by_source"), "self").counts.front(), 2);
    const std::string printed = document_html(draw_report(stored, numbers, {}));
    EXPECT_NE(printed.find("En person räknas en gång per år och verksamhet."), std::string::npos);
    EXPECT_NE(printed.find("så raderna läggs inte ihop till personer"), std::string::npos);
    EXPECT_EQ(printed.find("K-1"), std::string::npos);
}

TEST_P(ClientBlocks, AreRefusedInThePublicEdition) {
    for (const std::string kind : {"clients.by_age", "clients.by_entry", "applicants.by_source"}) {
        const StoredReport stored = a_report({kind});
        const ReportNumbers numbers = numbers_of(stored);
        EXPECT_TRUE(may_have_edition(stored, numbers, Edition::exact));
        EXPECT_FALSE(may_have_edition(stored, numbers, Edition::open)) << kind;
    }
}

TEST_P(ClientBlocks, AreTheOnlyReasonToLoadRowsAboutPersons) {
    EXPECT_EQ(numbers_of(a_report({"narrative"})).fact("client_year"), nullptr);
    EXPECT_NE(numbers_of(a_report({"clients.by_age"})).fact("client_year"), nullptr);
    StoredReport told = a_report({"narrative"});
    told.blocks[0].block.body = FreeText::as_typed("Vi mötte {{clients.total}} personer.");
    EXPECT_NE(numbers_of(told).fact("client_year"), nullptr);
    EXPECT_FALSE(may_have_edition(told, numbers_of(told), Edition::open));
}

TEST_P(ClientBlocks, AreKeptAsCountsOfFewAnswersAndCountedAgainTheSame) {
    StoredReport stored = a_report({"clients.by_age", "clients.by_reason", "clients.by_entry",
                                    "applicants.by_source", "narrative"});
    stored.blocks.back().block.body = FreeText::as_typed("Vi mötte {{clients.total}} personer.");
    const ReportNumbers numbers = numbers_of(stored);
    const std::string columns = columns_json(stored, numbers);
    const ReportNumbers again = numbers_from(stored, columns);
    EXPECT_EQ(canonical_json(stored, again), canonical_json(stored, numbers));
    EXPECT_EQ(document_json(draw_report(stored, again, {})),
              document_json(draw_report(stored, numbers, {})));
    EXPECT_EQ(fingerprint_of(stored, again), fingerprint_of(stored, numbers));
    const json::value kept = json::parse(columns);
    int facts = 0;
    for (const json::value& fact : kept.at("facts").as_array()) {
        EXPECT_FALSE(fact.as_object().contains("columns")) << fact.at("name");
        for (const json::value& one : fact.at("projections").as_array()) {
            EXPECT_LE(one.at("dimensions").as_array().size(), 4U) << one.at("dimensions");
        }
        ++facts;
    }
    EXPECT_GE(facts, 2);
}
