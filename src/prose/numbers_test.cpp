// Which numbers in a text need a figure, and when a typed one is right.
#include "prose/numbers.h"

#include <gtest/gtest.h>

#include <string>

namespace {

std::string found(std::string_view text) {
    std::string all;
    for (const NumberInText& number : numbers_in(text)) {
        all += (all.empty() ? "" : "|") + number.written +
               (number.kind == NumberInText::Kind::percent ? "%" : "");
    }
    return all;
}

} // namespace

TEST(Numbers, ACountAndAShareNeedAFigure) {
    EXPECT_EQ(found("Vi registrerade 147 händelser, varav 35,4 % var allvarliga."), "147|35,4%");
    EXPECT_EQ(found("Det var 53 procent."), "53%");
}

TEST(Numbers, ThousandsAreOneNumber) {
    EXPECT_EQ(found("1 338 uppdrag"), "1 338");
    EXPECT_EQ(numbers_in("1 338 uppdrag").at(0).thousandths, 1338000);
    EXPECT_EQ(numbers_in("1\xC2\xA0"
                         "338 uppdrag")
                  .at(0)
                  .thousandths,
              1338000);
}

TEST(Numbers, DatesYearsAndTimesNeedNone) {
    EXPECT_EQ(found("Under 2025 och den 2 mars 2026, 2026-03-02, kl. 09.30"), "");
    EXPECT_EQ(found("läsåret 2020/21"), "");
}

TEST(Numbers, LawsAndReferencesNeedNone) {
    EXPECT_EQ(found("förordningen (2013:522) 3 §, SOU 2023:30, prop. 1993/94:218, s. 321"), "");
    EXPECT_EQ(found("26 kap. 1 § och § 15, nr 5/2020, Tabell 3, FK 3202, bilaga 2"), "");
    EXPECT_EQ(found("ring 112 eller 1177"), "");
}

TEST(Numbers, AYearWithAPercentSignIsNotAYear) {
    EXPECT_EQ(found("2000 procent"), "2000%");
}

TEST(Numbers, ListNumbersAtTheStartOfALineNeedNone) {
    EXPECT_EQ(found("1. Först\n2. Sedan 12 stycken"), "12");
}

TEST(Numbers, BoundNumbersAreLeftAlone) {
    EXPECT_EQ(found("{{events.total}} och {{källa|17 kommuner|avtal|2025}} men 98"), "98");
}

TEST(Numbers, WhatIsNoLetterBesideDigitsDoesNotHideThem) {
    EXPECT_EQ(found("147\xC2\xA0klienter, 35,4\xC2\xA0%"), "147|35,4%");
    EXPECT_EQ(found("”147” och ‘98’ …52…"), "147|98|52");
    EXPECT_EQ(found("s.\xC2\xA0"
                    "321 och 12\xC2\xA0§"),
              "");
}

TEST(Numbers, BothEndsOfARangeNeedAFigure) {
    EXPECT_EQ(found("30-40 procent, 120–130 klienter och 57/43"), "30%|40%|120|130|57|43");
    EXPECT_EQ(found("s. 12–14, 3–5 §, Tabell 1–3, 2–4 mars, kl. 9–12"), "");
    EXPECT_EQ(found("2019–20, 2020–2024, nr 5/2020, 010-482, i åldern 18–29 år"), "");
}

TEST(Numbers, AMonthMakesADateOfADayOnly) {
    EXPECT_EQ(found("147 may rise, 31 May and 147 maj"), "147|147");
    EXPECT_EQ(found("12 may rise"), "12");
}

TEST(Numbers, EveryNumberWordIsReadHoweverItIsWritten) {
    EXPECT_EQ(found("Åttio, tvåhundra, hundratjugo och femtusen"),
              "Åttio|tvåhundra|hundratjugo|femtusen");
    EXPECT_EQ(numbers_in("tvåhundratjugofem").at(0).thousandths, 225000);
    EXPECT_EQ(found("Twenty-five of them, thirty, and five more"), "Twenty-five|thirty");
    EXPECT_EQ(numbers_in("twenty-five").at(0).thousandths, 25000);
}

TEST(Numbers, NumberWordsFromThirteenUpCount) {
    EXPECT_EQ(found("fyrtio personer och tjugofem till, men tre möten"), "fyrtio|tjugofem");
    EXPECT_EQ(numbers_in("tjugofem").at(0).thousandths, 25000);
    EXPECT_EQ(numbers_in("åttionio").at(0).thousandths, 89000);
}

TEST(Numbers, LettersBesideDigitsAreAName) {
    EXPECT_EQ(found("enheten B12 och covid19"), "");
}

TEST(Numbers, ATypedShareIsHeldToItsOwnDecimals) {
    const auto whole = numbers_in("35 %").at(0);
    const auto tenth = numbers_in("35,4 %").at(0);
    const auto wrong = numbers_in("35,5 %").at(0);
    EXPECT_TRUE(percent_agrees(whole, 52, 147));
    EXPECT_TRUE(percent_agrees(tenth, 52, 147));
    EXPECT_FALSE(percent_agrees(wrong, 52, 147));
    EXPECT_FALSE(percent_agrees(whole, 0, 0));
}

TEST(Numbers, FiftyFivePercentOf332In625IsWrong) {
    EXPECT_FALSE(percent_agrees(numbers_in("55 procent").at(0), 332, 625));
    EXPECT_TRUE(percent_agrees(numbers_in("53,1 procent").at(0), 332, 625));
}

TEST(Numbers, AMeanIsNoShare) {
    EXPECT_TRUE(mean_agrees(numbers_in("6,14 uppdrag").at(0), 1338, 218));
    EXPECT_TRUE(mean_agrees(numbers_in("6,1 uppdrag").at(0), 1338, 218));
    EXPECT_FALSE(mean_agrees(numbers_in("6,2 uppdrag").at(0), 1338, 218));
    EXPECT_FALSE(mean_agrees(numbers_in("150 %").at(0), 150, 100));
    EXPECT_FALSE(mean_agrees(numbers_in("6,14").at(0), 0, 0));
}

TEST(Numbers, ACountAgreesOnlyWithItself) {
    EXPECT_TRUE(number_agrees(numbers_in("147 st").at(0), 147));
    EXPECT_FALSE(number_agrees(numbers_in("146 st").at(0), 147));
    EXPECT_FALSE(number_agrees(numbers_in("147 %").at(0), 147));
}
