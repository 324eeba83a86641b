// How Swedish reports write numbers, one form a row.
#include "prose/quantity.h"

#include <gtest/gtest.h>

#include "prose/reading.h"
#include "prose/words.h"

using namespace prose_check;

namespace {

using Kind = Quantity::Kind;
using Nearness = Quantity::Nearness;

struct Form {
    const char* text;
    Kind kind;
    double value;
    double upper;
    Nearness nearness;
};

const Form forms[] = {
    {"1 974 klienter", Kind::count, 1974, 1974, Nearness::exact},
    {"1\xC2\xA0"
     "974 klienter",
     Kind::count, 1974, 1974, Nearness::exact},
    {"1\xE2\x80\xAF"
     "974 klienter",
     Kind::count, 1974, 1974, Nearness::exact},
    {"1.974 klienter", Kind::count, 1974, 1974, Nearness::exact},
    {"1974 klienter", Kind::count, 1974, 1974, Nearness::exact},
    {"år 1974", Kind::year, 1974, 1974, Nearness::exact},
    {"12,5 %", Kind::share, 12.5, 12.5, Nearness::exact},
    {"12,5 procent", Kind::share, 12.5, 12.5, Nearness::exact},
    {"12½ timme", Kind::count, 12.5, 12.5, Nearness::exact},
    {"tolv möten", Kind::count, 12, 12, Nearness::exact},
    {"tjugofem möten", Kind::count, 25, 25, Nearness::exact},
    {"tvåhundrafyrtiosju ärenden", Kind::count, 247, 247, Nearness::exact},
    {"etthundrafemtio ärenden", Kind::count, 150, 150, Nearness::exact},
    {"två hundra ärenden", Kind::count, 200, 200, Nearness::exact},
    {"ett hundratal besök", Kind::count, 100, 100, Nearness::about},
    {"ett fyrtiotal ombud", Kind::count, 40, 40, Nearness::about},
    {"ett 40-tal ombud", Kind::count, 40, 40, Nearness::about},
    {"hälften av klienterna", Kind::fraction, 50, 50, Nearness::exact},
    {"över hälften av klienterna", Kind::fraction, 50, 50, Nearness::at_least},
    {"var femte klient", Kind::fraction, 20, 20, Nearness::exact},
    {"vart tredje ärende", Kind::fraction, 100.0 / 3, 100.0 / 3, Nearness::exact},
    {"varannan klient", Kind::fraction, 50, 50, Nearness::exact},
    {"en tredjedel av klienterna", Kind::fraction, 100.0 / 3, 100.0 / 3, Nearness::exact},
    {"två tredjedelar av klienterna", Kind::fraction, 200.0 / 3, 200.0 / 3, Nearness::exact},
    {"cirka en tredjedel av klienterna", Kind::fraction, 100.0 / 3, 100.0 / 3, Nearness::about},
    {"3-14 veckor", Kind::count, 3, 14, Nearness::exact},
    {"3 -14 veckor", Kind::count, 3, 14, Nearness::exact},
    {"3\xE2\x80\x93"
     "14 veckor",
     Kind::count, 3, 14, Nearness::exact},
    {"3 till 14 veckor", Kind::count, 3, 14, Nearness::exact},
    {"mellan 3 och 14 veckor", Kind::count, 3, 14, Nearness::exact},
    {"minst 12 kommuner", Kind::count, 12, 12, Nearness::at_least},
    {"över 12 kommuner", Kind::count, 12, 12, Nearness::at_least},
    {"fler än 12 kommuner", Kind::count, 12, 12, Nearness::at_least},
    {"högst 12 kommuner", Kind::count, 12, 12, Nearness::at_most},
    {"färre än 12 kommuner", Kind::count, 12, 12, Nearness::at_most},
    {"drygt 12 procent", Kind::share, 12, 12, Nearness::above},
    {"knappt 12 procent", Kind::share, 12, 12, Nearness::below},
    {"närmare 200 ombud", Kind::count, 200, 200, Nearness::below},
    {"cirka 40 ombud", Kind::count, 40, 40, Nearness::about},
    {"ca 40 ombud", Kind::count, 40, 40, Nearness::about},
    {"ca. 40 ombud", Kind::count, 40, 40, Nearness::about},
    {"402 638 kr", Kind::money, 402'638, 402'638, Nearness::exact},
    {"402 638 kronor", Kind::money, 402'638, 402'638, Nearness::exact},
    {"975 tkr", Kind::money, 975'000, 975'000, Nearness::exact},
    {"130 mnkr", Kind::money, 130e6, 130e6, Nearness::exact},
    {"1,3 mdkr", Kind::money, 1.3e9, 1.3e9, Nearness::exact},
    {"1,3 miljoner kronor", Kind::money, 1.3e6, 1.3e6, Nearness::exact},
    {"1,5-2 miljoner kronor", Kind::money, 1.5e6, 2e6, Nearness::exact},
    {"vår del 1 130 767 kronor", Kind::money, 1'130'767, 1'130'767, Nearness::exact},
    {"två procentenheter", Kind::points, 2, 2, Nearness::exact},
    {"18 år eller äldre", Kind::age, 18, 200, Nearness::exact},
    {"30-49 år", Kind::age, 30, 49, Nearness::exact},
    {"mellan 30 och 49 år", Kind::age, 30, 49, Nearness::exact},
    {"2019/2020", Kind::year, 2019, 2020, Nearness::exact},
    {"2020-2022", Kind::year, 2020, 2022, Nearness::exact},
    {"-11 kommuner", Kind::count, -11, -11, Nearness::exact},
};

// Forms of two numbers: a part and its whole, where something came from and went.
struct PairForm {
    const char* text;
    double first;
    double second;
};
const PairForm pairs[] = {
    {"28 av 64 klienter", 28, 64},
    {"tolv av 30 möten", 12, 30},
    {"två av tre klienter", 2, 3},
    {"9 utav 17 kommuner", 9, 17},
    {"ökade från 142 till 159 klienter", 142, 159},
    {"minskade från tolv till nio ombud", 12, 9},
    {"från 31 procent till 27 procent", 31, 27},
};

// How much something changed is one number, told as any other.
const Form changes[] = {
    {"en ökning med 12 procent", Kind::share, 12, 12, Nearness::exact},
    {"en minskning med 7 ärenden", Kind::count, 7, 7, Nearness::exact},
    {"ökade med drygt 40 klienter", Kind::count, 40, 40, Nearness::above},
    {"minskade med 1,5 mnkr", Kind::money, 1.5e6, 1.5e6, Nearness::exact},
    {"ökade med två procentenheter", Kind::points, 2, 2, Nearness::exact},
};

// What is no amount, whatever its digits.
const char* const labels[] = {"förordningen (2013:522)",
                              "15 § i förordningen",
                              "tabell 5",
                              "Nr 5/2020",
                              "den 18 november",
                              "2021-11-12",
                              "covid-19",
                              "kl. 09.30",
                              "SOU 2023:30",
                              "6 kap. 2 §",
                              "bilaga 2",
                              "mål 10.2",
                              "en 3-årig försöksverksamhet",
                              "S2019/00151",
                              "ring 112",
                              "046-12 34 56"};

} // namespace

TEST(Quantity, EverySwedishFormIsRead) {
    std::vector<Form> all(std::begin(forms), std::end(forms));
    all.insert(all.end(), std::begin(changes), std::end(changes));
    for (const Form& form : all) {
        const std::string lower = lower_same_length(form.text);
        const auto found = quantities_in(lower, tokens_of(lower));
        ASSERT_EQ(found.size(), 1U) << form.text;
        EXPECT_EQ(static_cast<int>(found[0].kind), static_cast<int>(form.kind)) << form.text;
        EXPECT_NEAR(found[0].value, form.value, 1e-6) << form.text;
        EXPECT_NEAR(found[0].upper, form.upper, 1e-6) << form.text;
        EXPECT_EQ(static_cast<int>(found[0].nearness), static_cast<int>(form.nearness))
            << form.text;
    }
}

TEST(Quantity, APartAndItsWholeAreTwoNumbersAndSoAreTheEndsOfAChange) {
    for (const PairForm& form : pairs) {
        const std::string lower = lower_same_length(form.text);
        const auto found = quantities_in(lower, tokens_of(lower));
        // "från 12 till 9" may be read as one range or as two numbers; both ends stand in it.
        const double first = found.empty() ? 0 : found.front().value;
        const double second = found.size() == 1 ? found.front().upper
                              : found.empty()   ? 0
                                                : found.back().value;
        EXPECT_NEAR(first, form.first, 1e-6) << form.text;
        EXPECT_NEAR(second, form.second, 1e-6) << form.text;
    }
}

TEST(Quantity, ARangeNeverRunsBackwards) {
    for (const char* text : {"900-1 tkr", "3-1 tkr", "7 till 2 mnkr", "mellan 9 och 1 mdkr"}) {
        const std::string lower = lower_same_length(text);
        for (const Quantity& quantity : quantities_in(lower, tokens_of(lower))) {
            EXPECT_LE(meant_by(quantity).low, meant_by(quantity).high) << text;
        }
    }
}

TEST(Quantity, NamesWithDigitsAreNoAmounts) {
    for (const char* text : labels) {
        const std::string lower = lower_same_length(text);
        const auto found = quantities_in(lower, tokens_of(lower));
        ASSERT_FALSE(found.empty()) << text;
        EXPECT_EQ(static_cast<int>(found[0].kind), static_cast<int>(Kind::label)) << text;
    }
}

TEST(Quantity, AYearAndAShareBesideEachOtherAreTwoNumbers) {
    const std::string lower = "utgjorde under 2020 17 procent";
    const auto found = quantities_in(lower, tokens_of(lower));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].value, 2020);
    EXPECT_EQ(found[1].value, 17);
}

TEST(Quantity, ApproximatingWordsWidenWhatIsMeant) {
    const auto meant = [](const char* text) {
        return meant_by(quantities_in(text, tokens_of(text)).at(0));
    };
    EXPECT_TRUE(meant("cirka 40 ombud").holds(43));
    EXPECT_FALSE(meant("cirka 30 kommuner").holds(40));
    EXPECT_TRUE(meant("drygt 2 000 000 kronor").holds(2'046'527));
    EXPECT_FALSE(meant("drygt 2 000 000 kronor").holds(1'990'000));
    EXPECT_TRUE(meant("närmare 2 000 klienter").holds(1978));
    EXPECT_FALSE(meant("knappt 2 000 klienter").holds(2046));
    EXPECT_TRUE(meant("över hälften").holds(53.3));
    EXPECT_FALSE(meant("över hälften").holds(49));
    EXPECT_TRUE(meant("en tredjedel").holds(30.8));
    EXPECT_FALSE(meant("en tredjedel").holds(27));
    EXPECT_TRUE(meant("12 procent").holds(11.76));
    EXPECT_FALSE(meant("12 procent").holds(12.6));
    EXPECT_FALSE(meant("625 personer").holds(625.4));
}

TEST(Quantity, TheNounIsFoundBehindItsAdjectives) {
    const auto noun = [](const char* text) {
        return Reading(text).sentences().at(0).quantities.at(0).noun;
    };
    EXPECT_EQ(noun("Det fanns 340 personliga ombud."), "ombud");
    EXPECT_EQ(noun("Det kom 278 nytillkomna personer."), "person");
    EXPECT_EQ(noun("Antalet uppdrag är 1338."), "uppdrag");
    EXPECT_EQ(noun("Kvinnor: 332"), "kvinn");
    EXPECT_EQ(noun("I 4 av rapporterna saknas siffror."), "");
}

TEST(Words, InflectionsShareAStem) {
    EXPECT_EQ(stem_of("kommunerna"), stem_of("kommun"));
    EXPECT_EQ(stem_of("verksamheter"), stem_of("verksamhet"));
    EXPECT_EQ(stem_of("veckor"), stem_of("vecka"));
    EXPECT_EQ(stem_of("männen"), stem_of("män"));
    EXPECT_NE(stem_of("kvinnor"), stem_of("klienter"));
}
