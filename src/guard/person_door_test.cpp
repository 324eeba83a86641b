// What the first reader stops and what it lets pass.
#include "guard/person_door.h"

#include <gtest/gtest.h>

#include <string>

namespace {

/// The kinds found, parted by spaces.
std::string kinds(std::string_view text) {
    std::string list;
    for (const TextFinding& finding : find_numbers_and_addresses(text)) {
        list += (list.empty() ? "" : " ") + finding.kind;
    }
    return list;
}

std::string found_in(std::string_view text) {
    const auto findings = find_numbers_and_addresses(text);
    return findings.empty()
               ? ""
               : std::string(text.substr(findings[0].start, findings[0].end - findings[0].start));
}

class BrokenDoor final : public TextDoor {
    Result<std::vector<TextFinding>> read(std::string_view) const override {
        return invalid("", "not_readable");
    }
};

} // namespace

// The numbers are from the range that the tax agency publishes for tests.
TEST(PersonDoor, FindsPersonNumbersHoweverTheyAreWritten) {
    for (const char* text : {"189001019802", "9001019802", "900101-9802", "18900101-9802",
                             "900101 9802", "1890 01 01 9802", "1890-01-01-9802", "90 01 01 9802",
                             "900101 - 9802", "900101+9802", "9 0 0 1 0 1 9 8 0 2",
                             "900101\xE2\x80\x93"
                             "9802",
                             "900101\xC2\xA0"
                             "9802",
                             "900101\xE2\x80\x8B-9802", "nr900101-9802.", "(900101-9802)"}) {
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

TEST(PersonDoor, TellsCoordinationNumbersAndSlipsApart) {
    EXPECT_EQ(kinds("701063-2391"), "samordningsnummer");
    EXPECT_EQ(kinds("900101-9803"), "personnummer_shaped");
    EXPECT_EQ(kinds("701063-2390"), "personnummer_shaped");
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

TEST(PersonDoor, FindsMailAddresses) {
    for (const char* text :
         {"anna@example.se", "anna.berg@example.com.", "\xC3\xA5sa@\xC3\xB6rebro.se",
          "anna @ example.se", "anna(at)example.se", "anna [at] example.se",
          "anna900101-9802@example.se"}) {
        EXPECT_EQ(kinds(text), "epost") << text;
    }
    EXPECT_EQ(found_in("skriv till anna@example.se."), "anna@example.se");
}

TEST(PersonDoor, LetsLawsAmountsDaysHoursAndCaseNumbersPass) {
    for (const char* text : {"f\xC3\xB6rordningen (2013:522)",
                             "SoL 2025:400",
                             "SFS 2018:1937",
                             "prop. 2012/13:1",
                             "12 500 kr",
                             "1 250 000 kronor",
                             "402 638 kr",
                             "\xC3\xA5ren 2019 2020 2021",
                             "2019-2021",
                             "2023-01-15",
                             "2023-01-15 2024-02-10",
                             "2023-01-15 kl. 14.30",
                             "01-02-2023",
                             "08.00-16.30",
                             "08.30 - 16.30",
                             "dnr 2023/01234",
                             "dnr S2019/00151/FST",
                             "dnr 2023-001234",
                             "dnr 121103-1234",
                             "Ring 112",
                             "Ring 1177",
                             "1177 och 112",
                             "kommunerna 0780 0781 0764",
                             "0,75 tj\xC3\xA4nst",
                             "18-24 \xC3\xA5r",
                             "sidan 12, rad 34",
                             "556036-0793",
                             "6 408 233 234 kr",
                             "@kommunen",
                             "a@b",
                             "tolv @ kronor. Sedan",
                             "00",
                             "FK 3202",
                             "26 kap. 1 \xC2\xA7"}) {
        EXPECT_EQ(kinds(text), "") << text;
    }
}

TEST(PersonDoor, TellsWhereInBytes) {
    const std::string text = "P\xC3\xA5 mötet sa 900101-9802 att";
    const auto found = find_numbers_and_addresses(text);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(text.substr(found[0].start, found[0].end - found[0].start), "900101-9802");
    EXPECT_EQ(found[0].weight, TextFinding::Weight::stops);
}

TEST(PersonDoor, FindsEachOfSeveral) {
    EXPECT_EQ(kinds("900101-9802, 701063-2391 och 070-123 45 67; a.b@c.se"),
              "personnummer samordningsnummer telefon epost");
    EXPECT_EQ(kinds("900101-9802 701063-2391"), "personnummer samordningsnummer");
}

TEST(PersonDoor, AdmitsACleanTextAndNamesWhatStopsAnother) {
    const PersonDoor door;
    FreeText clean = FreeText::as_typed("Ingen svarade i tre veckor.");
    EXPECT_TRUE(door.admit(clean, "description"));
    EXPECT_TRUE(clean.admitted());

    FreeText marked = FreeText::as_typed("Hon med 900101-9802 fick inget svar.");
    const auto refused = door.admit(marked, "description");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::invalid);
    ASSERT_EQ(refused.error().problems.size(), 1U);
    EXPECT_EQ(refused.error().problems[0].field, "description");
    EXPECT_EQ(refused.error().problems[0].key, "points_at_person.personnummer");
    EXPECT_FALSE(marked.admitted());
}

TEST(PersonDoor, FailsClosed) {
    const BrokenDoor broken;
    FreeText text = FreeText::as_typed("En vanlig text.");
    const auto refused = broken.admit(text, "description");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().problems[0].key, "door_closed");
    EXPECT_FALSE(text.admitted());

    const PersonDoor door;
    FreeText bytes = FreeText::as_typed("trasig \xC3\x28 text");
    EXPECT_FALSE(door.admit(bytes, "description"));
    EXPECT_FALSE(bytes.admitted());
}

TEST(PersonDoor, ReadsHostileTextInLinearTime) {
    std::string long_text;
    for (int count = 0; count < 200000; ++count) {
        long_text += "1 ";
    }
    EXPECT_LT(find_numbers_and_addresses(long_text).size(), 200000U);
    EXPECT_EQ(kinds(std::string("a\0b 900101-9802", 15)), "personnummer");
    EXPECT_EQ(kinds(std::string(100000, '@')), "");
}
