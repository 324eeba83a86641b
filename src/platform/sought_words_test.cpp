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

TEST(SoughtWordsRule, FindsAPersonnummerWithItsOwnCenturyOrNone) {
    const SoughtWords number("19900101-9802");
    for (const char* text :
         {"900101-9802", "nr 9001019802.", "19900101-9802", "1990 01 01 98 02"}) {
        EXPECT_TRUE(number.in(text)) << text;
    }
    for (const char* text : {"20900101-9802", "7900101-9802", "19900101-9803", "900101-98021"}) {
        EXPECT_FALSE(number.in(text)) << text;
    }
    EXPECT_EQ(number.taken_out("19900101-9802, 900101-9802"), "[…], […]");
    EXPECT_EQ(number.key(), SoughtWords("9001019802").key());
    EXPECT_FALSE(SoughtWords("990101980212").in("0101980212")) << "no century";
}

TEST(SoughtWordsRule, ReadsANumberAsTheGuardReadsIt) {
    const SoughtWords number("900101-9802");
    for (const char* text :
         {"90.01.01.9802", "90/01/01-9802", "900101) 9802", "900101]9802", "900101\u00AD9802",
          "900101\u200B9802", "9001\u200C019802", "9\u200D001019802", "900101\u20609802",
          "900101\uFEFF9802", "900101\u00B79802", "\uFF19\uFF10\uFF10\uFF11\uFF10\uFF11-9802",
          "\u0669\u0660\u0660\u0661\u0660\u0661\u0669\u0668\u0660\u0662"}) {
        EXPECT_TRUE(number.in(text)) << text;
        EXPECT_EQ(number.taken_out(std::string("nr ") + text + ", hej"), "nr […], hej");
    }
    EXPECT_TRUE(SoughtWords("\uFF19\uFF10\uFF10\uFF11\uFF10\uFF11 9802").in("9001019802"));
    EXPECT_EQ(number.taken_out("900101-9802\u0308 och"), "[…] och") << "a mark goes with its digit";
    EXPECT_FALSE(number.in("900101,9802"));
}

TEST(SoughtWordsRule, FindsANameComposedOrNotAndWithWhatNobodySees) {
    const std::string apart = "A\u030Asa Bla\u030Aklint";
    for (const char* key : {"Åsa", "A\u030Asa", "\u212Bsa", "\u00C5\u00ADsa"}) {
        const SoughtWords name(key);
        EXPECT_EQ(name.key(), "åsa") << key;
        EXPECT_TRUE(name.in(apart)) << key;
        EXPECT_TRUE(name.in("åsas.csv")) << key;
        EXPECT_EQ(name.taken_out(apart), "[…] Bla\u030Aklint") << key;
    }
    EXPECT_FALSE(SoughtWords("Asa").in(apart));
    EXPECT_FALSE(SoughtWords("blå").in("bla\u030A\u0323")) << "another letter";
    EXPECT_EQ(SoughtWords("Blåklint").taken_out("A\u030A: Blå\u00ADkl\u200Bint!"), "A\u030A: […]!");
    EXPECT_FALSE(SoughtWords("klint").in("Blå\u00ADklint")) << "a part of a word";
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
