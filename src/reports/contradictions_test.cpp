// What in a draft does not agree with the rest of it, and where that is said.
#include "reports/contradictions.h"

#include <gtest/gtest.h>

#include "tests/support/report_world.h"

namespace {

StoredBlock a_block(const std::string& id, const std::string& body) {
    StoredBlock block;
    block.id = id;
    block.block.heading = FreeText::as_typed("Året");
    block.block.body = FreeText::as_typed(body);
    return block;
}

StoredReport a_report(std::vector<StoredBlock> blocks) {
    StoredReport stored;
    stored.report.summary = FreeText::as_typed("Vi såg {{events.failures}} brister.");
    stored.blocks = std::move(blocks);
    return stored;
}

std::vector<ReportRemark> remarks_on_body(const std::string& body) {
    return contradictions_in(a_report({a_block("one", body)}), small_numbers());
}

} // namespace

TEST(Contradictions, NameTheBlockAndFieldTheyStandIn) {
    const auto found = contradictions_in(
        a_report({a_block("one", "Vi såg 6 brister: 1 hos handläggare, 3 lokalt och 2 centralt."),
                  a_block("two", "Av de 6 bristerna var 2 (44 procent) allvarliga.")}),
        small_numbers());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].block, "two");
    EXPECT_EQ(found[0].field, "body");
    EXPECT_EQ(found[0].key, "contradiction");
    EXPECT_EQ(found[0].written, "44 procent");
    EXPECT_EQ(found[0].instead, "2 / 6 = 33,3 %");
    EXPECT_EQ(found[0].weight, ReportRemark::Weight::stops);
}

TEST(Contradictions, ReadBoundNumbersAsTheyArePrinted) {
    EXPECT_TRUE(remarks_on_body("Av {{events.failures}} brister var {{events.serious}} "
                                "({{events.serious.share}}) allvarliga.")
                    .empty());
    EXPECT_EQ(remarks_on_body("Av {{events.failures}} brister var {{events.serious}} (44 procent) "
                              "allvarliga.")
                  .size(),
              1U);
}

TEST(Contradictions, OnlyWarnOfANumberWithASource) {
    const auto found =
        remarks_on_body("Av de 6 bristerna var 2, {{källa|44 procent|Enkät|2025}}, allvarliga.");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].weight, ReportRemark::Weight::warns);
}

TEST(Contradictions, AreNotLookedForInWhatAPersonIsQuotedFor) {
    StoredReport stored = a_report({a_block("one", "Av 9 ombud är 12 nöjda.")});
    EXPECT_EQ(contradictions_in(stored, small_numbers()).size(), 1U);
    stored.blocks[0].block.kind = "quote";
    EXPECT_TRUE(contradictions_in(stored, small_numbers()).empty());
}

TEST(Contradictions, AreLookedForInSwedishOnly) {
    StoredReport stored = a_report({a_block("one", "Av 9 ombud är 12 nöjda.")});
    stored.report.language = "en";
    EXPECT_TRUE(contradictions_in(stored, small_numbers()).empty());
}
