// What the door stops, asks about, warns of and lets pass, and that it never opens by mistake.
#include "guard/person_door.h"

#include <gtest/gtest.h>

#include <string>

namespace {

/// The kinds found, parted by spaces.
std::string kinds(std::string_view text) {
    const auto found = person_door().read(text);
    EXPECT_TRUE(found) << text;
    std::string list;
    for (const TextFinding& finding : *found) {
        list += (list.empty() ? "" : " ") + finding.kind;
    }
    return list;
}

std::string found_in(std::string_view text) {
    const auto found = person_door().read(text);
    return found->empty()
               ? ""
               : std::string(text.substr((*found)[0].start, (*found)[0].end - (*found)[0].start));
}

TextFinding::Weight weight_in(std::string_view text) {
    return person_door().read(text)->at(0).weight;
}

/// What is written instead of the first finding.
std::string instead_in(std::string_view text) {
    return person_door().read(text)->at(0).instead;
}

} // namespace

// The numbers are from the range that the tax agency publishes for tests.
TEST(PersonDoor, FindsPersonNumbersHoweverTheyAreWritten) {
    for (const char* text :
         {"189001019802", "9001019802", "900101-9802", "18900101-9802", "900101 9802",
          "1890 01 01 9802", "1890-01-01-9802", "90 01 01 9802", "900101 - 9802", "900101+9802",
          "9 0 0 1 0 1 9 8 0 2", "900101\u20139802",
          "900101\u00A0"
          "9802",
          "900101\u200B-9802", "nr900101-9802.", "(900101-9802)"}) {
        EXPECT_EQ(kinds(text), "personnummer") << text;
    }
}

TEST(PersonDoor, FindsDigitsOfOtherScripts) {
    std::string wide;
    for (const char digit : std::string("9001019802")) {
        wide += "\xEF\xBC";
        wide += static_cast<char>(0x90 + (digit - '0'));
    }
    EXPECT_EQ(kinds(wide), "personnummer");
}

TEST(PersonDoor, TellsCoordinationNumbersReservesAndSlipsApart) {
    EXPECT_EQ(kinds("701063-2391"), "samordningsnummer");
    EXPECT_EQ(kinds("900101-9803"), "personnummer_shaped");
    EXPECT_EQ(kinds("9O0101-98O2"), "personnummer_shaped");
    EXPECT_EQ(kinds("19790522-A8L4"), "reservnummer");
    EXPECT_EQ(found_in("De fyra sista är 9802."), "9802");
}

TEST(PersonDoor, FindsPhoneNumbers) {
    for (const char* text :
         {"070-123 45 67", "0701234567", "070 123 45 67", "+46 70 123 45 67", "+46701234567",
          "+46 (0)70-123 45 67", "0046701234567", "08-123 456 78", "(08) 123 456 78", "0470-123 45",
          "0470-12 34 56", "070.123.45.67", "070/1234567", "+47 22 12 34 56", "tel 12 34 56",
          "ring 123456"}) {
        EXPECT_EQ(kinds(text), "telefon") << text;
    }
}

TEST(PersonDoor, FindsMailAddressesAlsoSpeltOut) {
    for (const char* text :
         {"x.y@example.se", "x.berg@example.com.", "åsa@örebro.se", "xy @ example.se",
          "xy(at)example.se", "xy [at] example.se", "xy900101-9802@example.se",
          "nord punkt ek snabel-a example punkt com", "nord.ek at example.org"}) {
        EXPECT_EQ(kinds(text), "epost") << text;
    }
    EXPECT_EQ(found_in("skriv till xy@example.se."), "xy@example.se");
}

TEST(PersonDoor, LetsLawsAmountsDaysHoursAndPublicNumbersPass) {
    for (const char* text : {"förordningen (2013:522)",
                             "SoL 2025:400",
                             "SFS 2018:1937",
                             "prop. 2012/13:1",
                             "12 500 kr",
                             "1 250 000 kronor",
                             "402 638 kr",
                             "åren 2019 2020 2021",
                             "2019-2021",
                             "2023-01-15",
                             "2023-01-15 2024-02-10",
                             "2023-01-15 kl. 14.30",
                             "01-02-2023",
                             "08.00-16.30",
                             "08.30 - 16.30",
                             "Ring 112",
                             "Ring 1177",
                             "1177 och 112",
                             "kommunerna 0780 0781 0764",
                             "0,75 tjänst",
                             "18-24 år",
                             "sidan 12, rad 34",
                             "6 408 233 234 kr",
                             "a@b",
                             "tolv @ kronor. Sedan",
                             "00",
                             "FK 3202",
                             "26 kap. 1 §",
                             "Växeln har 0771-567 567.",
                             "Felkod 500",
                             "Diagnosen F41.1",
                             "läsåret 2024/25"}) {
        EXPECT_EQ(kinds(text), "") << text;
    }
}

TEST(PersonDoor, TellsNamesFromWords) {
    for (const char* text :
         {"Björn har inte fått något svar.", "Vi ringde Sten i går.", "Inga Rask nekades stöd.",
          "kristina ringde från sjukhuset", "Handläggaren Rask svarar inte.",
          "Torbjrön Alkvist väntar.", "Kerstis boendestöd drogs in.", "B.N. har överklagat.",
          "P. Granath var inte där.", "Eva-Lotta fick vänta.", "möte med leyla på torsdag",
          "Björn Lind"}) {
        EXPECT_EQ(kinds(text), "namn") << text;
    }
    for (const char* text :
         {"Björnar hade setts nära boendet.", "Inga beslut har fattats.", "Per dag betalas 50 kr.",
          "Hans läkare svarade inte.", "Liv och hälsa går före.", "Lex Sarah gäller inte här.",
          "Bergs kommun har svarat.", "Vi möttes i Lund.", "Aspergers syndrom nämns.",
          "Försäkringskassan och Region Skåne svarar inte.", "Rosa lappar satt på dörren."}) {
        EXPECT_EQ(kinds(text), "") << text;
    }
}

TEST(PersonDoor, FindsANameAgainInAllItsForms) {
    EXPECT_EQ(kinds("Klienten Zdravka fick avslag. Senare kom zdravkas bror."), "namn namn");
}

TEST(PersonDoor, SaysWhereInBytesAlsoWhenAccentsStandApart) {
    const std::string text = "På mötet sa 900101-9802 att";
    const auto found = person_door().read(text);
    ASSERT_EQ(found->size(), 1U);
    EXPECT_EQ(text.substr((*found)[0].start, (*found)[0].end - (*found)[0].start), "900101-9802");
    // A and ring apart, as some machines write.
    const std::string parted = "Vi ringde A\u030Asa i g\u00E5r.";
    EXPECT_EQ(found_in(parted), "A\u030Asa");
}

TEST(PersonDoor, StopsNumbersAsksAboutNamesAndWarnsOfTraces) {
    EXPECT_EQ(weight_in("900101-9802"), TextFinding::Weight::stops);
    EXPECT_EQ(weight_in("Vi ringde Sten i går."), TextFinding::Weight::asks);
    EXPECT_EQ(weight_in("Hon flyttade till Humlevägen 31."), TextFinding::Weight::asks);
    EXPECT_EQ(weight_in("Pappan är 77 år."), TextFinding::Weight::warns);
    // The same trace weighs more where few live, and beside another trace.
    EXPECT_EQ(weight_in("Pappan är 77 år och bor i Dorotea."), TextFinding::Weight::asks);
    EXPECT_EQ(weight_in("Pappan är 77 år och har narkolepsi."), TextFinding::Weight::asks);
}

TEST(PersonDoor, OffersNeutralWords) {
    EXPECT_EQ(instead_in("Sten väntar fortfarande."), "client");
    EXPECT_EQ(instead_in("Kerstis boendestöd drogs in."), "client_genitive");
    EXPECT_EQ(instead_in("Handläggaren Rebecka Sundén svarar inte."), "nothing");
    EXPECT_EQ(instead_in("Karin Ek på Försäkringskassan svarar inte."), "official");
    const auto age = person_door().read("Pappan är 77 år.");
    EXPECT_EQ((*age)[0].instead, "age_band");
    EXPECT_EQ((*age)[0].instead_args.at(0).second, "70");
}

TEST(PersonDoor, FindsEachOfSeveral) {
    EXPECT_EQ(kinds("900101-9802, 701063-2391 och 070-123 45 67; a.b@c.se"),
              "personnummer samordningsnummer telefon epost");
    EXPECT_EQ(kinds("900101-9802 701063-2391"), "personnummer samordningsnummer");
}

TEST(PersonDoor, ReadsHostileTextInLinearTime) {
    std::string long_text;
    // Far within the door's own limit of time, also with sanitizers on a busy machine.
    for (int count = 0; count < 20000; ++count) {
        long_text += "1 ";
    }
    EXPECT_TRUE(person_door().read(long_text));
    EXPECT_EQ(kinds(std::string("a\0b 900101-9802", 15)), "personnummer");
    EXPECT_EQ(kinds(std::string(20000, '@')), "");
    EXPECT_TRUE(person_door().read(std::string(20000, 'x')));
    EXPECT_TRUE(person_door().read(std::string(20000, 'X')));
}

TEST(PersonDoor, TakesTheAdministratorsWords) {
    const PersonDoor door;
    EXPECT_EQ(door.read("Projektet Zdravka avslutades.")->size(), 1U);
    door.use_local_words({"\nhusmor\n", "\nzdravka\n"});
    EXPECT_EQ(door.read("Projektet Zdravka avslutades.")->size(), 0U);
    EXPECT_EQ(door.read("Vi ringde husmor i går.")->size(), 1U);
    door.use_local_words({});
    EXPECT_EQ(door.read("Projektet Zdravka avslutades.")->size(), 1U);
}
