// Which spellings of a word are found, and that no part of a longer one is.
#include "platform/sought_words.h"

#include <gtest/gtest.h>

TEST(SoughtWordsRule, FindsEverySpellingAndNoPartOfALongerWord) {
    const SoughtWords name("Blåklinten");
    for (const char* text : {"Blåklinten", "hos BLÅKLINTEN.", "blåklintens", "(Blåklinten)"}) {
        EXPECT_TRUE(name.in(text)) << text;
    }
    for (const char* text : {"Blåklintena", "Storblåklinten", "blå klinten", ""}) {
        EXPECT_FALSE(name.in(text)) << text;
    }
    EXPECT_FALSE(SoughtWords("Sten").in("Systemets existens"));
    EXPECT_EQ(name.taken_out("Blåklinten och blåklintens hus."), "[…] och […] hus.");
}

TEST(SoughtWordsRule, ReadsANumberWhateverStandsBetweenItsDigits) {
    const SoughtWords number("900101-9802");
    for (const char* text : {"9001019802", "900101 9802", "19900101-9802", "nr 900101-9802."}) {
        EXPECT_TRUE(number.in(text)) << text;
    }
    for (const char* text : {"79900101-9802", "900101-98021", "900101-9803"}) {
        EXPECT_FALSE(number.in(text)) << text;
    }
    EXPECT_EQ(SoughtWords("9001019802").key(), number.key());
    EXPECT_FALSE(SoughtWords("a-1").enough());
    for (const char* text : {"900101\n9802",
                             "900101\xC2\xA0"
                             "9802",
                             "900101\u20139802"}) {
        EXPECT_TRUE(number.in(text)) << text;
    }
}

TEST(SoughtWordsRule, AsksForSixDigitsOfANumberAndThreeLettersOfAWord) {
    EXPECT_FALSE(SoughtWords("90012").enough());
    EXPECT_FALSE(SoughtWords("2026-1").enough());
    EXPECT_TRUE(SoughtWords("900101").enough());
    EXPECT_FALSE(SoughtWords("Åö").enough());
    EXPECT_TRUE(SoughtWords("Åsa").enough());
}

TEST(SoughtWordsRule, ReadsAnyBlanksBetweenWordsAndAnySignAroundThem) {
    const SoughtWords name("Vera  Blåklinten");
    EXPECT_EQ(name.key(), "vera blåklinten");
    for (const char* text :
         {"Vera\nBlåklinten", "\u201DVera \t Blåklinten\u201D", "\u2013Vera\u00A0Blåklinten\u2013",
          "İstanbul: Vera\r\n\r\nBlåklinten"}) {
        EXPECT_TRUE(name.in(text)) << text;
    }
    EXPECT_EQ(name.taken_out("İ: Vera\nBlåklintens hus"), "İ: […] hus");
    EXPECT_FALSE(name.in("VeraBlåklinten"));
}

TEST(SoughtWordsRule, ReadsTheStringsOfJsonAndNothingElseOfIt) {
    const SoughtWords name("Blåklinten");
    EXPECT_FALSE(name.in(R"({"text":"Ring\nBlåklinten"})")) << "as bytes it is a longer word";
    EXPECT_TRUE(name.in_json(R"({"text":"Ring\nBlåklinten"})"));
    EXPECT_EQ(name.taken_out_of_json(R"({"rows":[{"text":"Ring\nBlåklinten"},7]})"),
              R"({"rows":[{"text":"Ring\n[…]"},7]})");
    const SoughtWords born("1990-01-01");
    const std::string coded =
        R"({"id":"19900101-0000-7000-8000-000019900101","on":"1990-01-01","n":19900101,)"
        R"("at":"1990-01-01T08:00:00.000Z"})";
    EXPECT_FALSE(born.in_json(coded));
    EXPECT_EQ(born.taken_out_of_json(R"({"n":19900101,"text":"född 1990-01-01"})"),
              R"({"n":19900101,"text":"född […]"})");
    EXPECT_TRUE(name.in_json("Blåklinten, ingen JSON"));
}
