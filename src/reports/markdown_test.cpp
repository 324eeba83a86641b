// Markdown to blocks: what is markup, and what is never anything but text.
#include "reports/markdown.h"

#include <gtest/gtest.h>

namespace {

struct Drawn {
    std::vector<Block> blocks;
    std::vector<Runs> notes;
};

Drawn drawn(const std::string& text, std::vector<std::string> notes = {}) {
    Drawn out;
    Footnotes footnotes(out.notes);
    out.blocks = blocks_of_markdown({text, std::move(notes)}, {2, "b1"}, footnotes);
    return out;
}

std::string words(const Runs& runs) {
    std::string out;
    for (const Run& run : runs) {
        out += run.text;
    }
    return out;
}

Runs runs_of(const std::string& text) {
    return std::get<Paragraph>(drawn(text).blocks.at(0)).runs;
}

} // namespace

TEST(Markdown, DrawsHeadingsBelowTheBlocksOwn) {
    const auto heading = std::get<Heading>(drawn("## Väntan\n\nText").blocks.at(0));
    EXPECT_EQ(heading.level, 3);
    EXPECT_EQ(heading.text, "Väntan");
    EXPECT_EQ(heading.anchor, "b1-1");
}

TEST(Markdown, DrawsEmphasisAndLinks) {
    const Runs runs = runs_of("en **fet** och *kursiv* [länk](https://example.org/)");
    ASSERT_EQ(runs.size(), 6U);
    EXPECT_TRUE(runs[1].bold);
    EXPECT_TRUE(runs[3].italic);
    EXPECT_EQ(runs[5].link, "https://example.org/");
}

TEST(Markdown, DrawsListsWithInnerItemsAfterADash) {
    const auto list = std::get<ListBlock>(drawn("1. ett\n   - inre\n2. två").blocks.at(0));
    EXPECT_TRUE(list.ordered);
    ASSERT_EQ(list.items.size(), 3U);
    EXPECT_EQ(words(list.items[1]), "– inre");
}

TEST(Markdown, DrawsAQuotation) {
    EXPECT_EQ(words(std::get<Quote>(drawn("> Jag fick svar.").blocks.at(0)).runs),
              "Jag fick svar.");
}

TEST(Markdown, PrintsHtmlAsItWasTyped) {
    EXPECT_EQ(words(runs_of("a <b onclick=\"x\">b</b>")), "a <b onclick=\"x\">b</b>");
    EXPECT_EQ(words(runs_of("<script>alert(1)</script>")), "<script>alert(1)</script>");
}

TEST(Markdown, LetsNoLinkLeadIntoTheProgramOrToAScript) {
    for (const char* address : {"javascript:alert(1)", "/accounts", "data:text/html,x", "//x.se"}) {
        const Runs runs = runs_of("[här](" + std::string(address) + ")");
        ASSERT_FALSE(runs.empty()) << address;
        EXPECT_TRUE(runs[0].link.empty()) << address;
        EXPECT_EQ(words(runs), "här");
    }
}

TEST(Markdown, NumbersFootnotesByWhereTheyFirstStand) {
    const Drawn out = drawn("Först[^b] sedan[^a].\n\n[^a]: Not A.\n[^b]: Not **B**\n  fortsätter.");
    const Runs& runs = std::get<Paragraph>(out.blocks.at(0)).runs;
    EXPECT_EQ(runs[0].text, "Först");
    EXPECT_EQ(runs[0].footnote, 1);
    EXPECT_EQ(runs[1].footnote, 2);
    ASSERT_EQ(out.notes.size(), 2U);
    EXPECT_EQ(words(out.notes[0]), "Not B fortsätter.");
    EXPECT_EQ(words(out.notes[1]), "Not A.");
    EXPECT_EQ(out.blocks.size(), 1U);
}

TEST(Markdown, PrintsTheSameNoteOnce) {
    const std::string mark = std::string(note_begin) + "0" + std::string(note_end);
    const std::string other = std::string(note_begin) + "1" + std::string(note_end);
    const Drawn out = drawn("a" + mark + " b" + other, {"Budget, 2025.", "Budget, 2025."});
    EXPECT_EQ(out.notes.size(), 1U);
}

TEST(Markdown, SurvivesMarksWithoutANote) {
    const std::string wild = std::string(note_begin) + "99999999999999999999";
    EXPECT_EQ(words(runs_of("a" + wild)), "a");
    EXPECT_EQ(words(runs_of("a[^saknas]")), "a[^saknas]");
}

TEST(Markdown, LeadsFromAMarkToItsRemarks) {
    const Runs runs = runs_of("a " + std::string(mark_begin) + "9" + std::string(mark_end) + " b");
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_TRUE(runs[1].marked);
    EXPECT_EQ(runs[1].link, "#remarks-b1");
    EXPECT_FALSE(runs[2].marked);
}
