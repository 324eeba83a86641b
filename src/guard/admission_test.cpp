// Admission through the door: what a writer may decide, and every way in which the guard can break.
#include <gtest/gtest.h>

#include <string>

#include "guard/detector.h"
#include "guard/person_door.h"

namespace {

class BrokenDoor final : public TextDoor {
    Result<std::vector<TextFinding>> read(std::string_view) const override {
        return invalid("", "not_readable");
    }
};

class ThrowingDoor final : public TextDoor {
    Result<std::vector<TextFinding>> read(std::string_view) const override {
        throw std::runtime_error("out of memory");
    }
};

const Lexicon* no_lexicon() {
    return nullptr;
}

Result<void> admitted(const TextDoor& door, const std::string& typed,
                      const std::vector<std::string>& guard = {}) {
    FreeText text = FreeText::as_typed(typed, text_decisions(guard));
    auto result = door.admit(text, "description");
    EXPECT_EQ(text.admitted(), result.has_value());
    return result;
}

std::string key_of(const Result<void>& refused) {
    return refused ? "" : refused.error().problems.at(0).key;
}

std::string typed_as(const std::string& typed, const std::vector<std::string>& guard) {
    return FreeText::as_typed(typed, text_decisions(guard)).text();
}

} // namespace

TEST(Admission, LetsACleanTextInAndNamesWhatStopsAnother) {
    EXPECT_TRUE(admitted(person_door(), "Ingen svarade på tre veckor."));
    const auto refused = admitted(person_door(), "Hon med 900101-9802 fick inget svar.");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::invalid);
    ASSERT_EQ(refused.error().problems.size(), 1U);
    EXPECT_EQ(refused.error().problems[0].field, "description");
    EXPECT_EQ(refused.error().problems[0].key, "points_at_person.personnummer");
}

TEST(Admission, AsksAboutANameUntilItIsDismissedWithAReason) {
    const std::string text = "Stens ansökan kom bort. Sten har väntat sedan i mars.";
    EXPECT_EQ(key_of(admitted(person_door(), text)), "points_at_person.namn");
    EXPECT_TRUE(admitted(person_door(), text, {"dismiss|namn|word|Sten"}));
    // No reason, another kind, another name, or a mere blank: still asked.
    for (const char* guard :
         {"dismiss|namn||Sten", "dismiss|adress|word|Sten", "dismiss|namn|word|Bo",
          "dismiss|namn|word|", "", "dismiss", "dismiss|namn|because|Sten"}) {
        EXPECT_FALSE(admitted(person_door(), text, {guard})) << guard;
    }
}

TEST(Admission, NeverLetsANumberBeDismissed) {
    EXPECT_EQ(key_of(admitted(person_door(), "Hon har 900101-9802.",
                              {"dismiss|personnummer|word|900101-9802"})),
              "points_at_person.personnummer");
}

TEST(Admission, AsksOnceForEachNameAndSaysWhich) {
    const auto refused = admitted(person_door(), "Vi ringde Sten och sedan Sten och Kerstin.");
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().problems.size(), 2U);
    EXPECT_EQ(refused.error().problems[0].args.at(0).second, "Sten");
    EXPECT_EQ(refused.error().problems[1].args.at(0).second, "Kerstin");
}

TEST(Admission, WritesWhatWasChosenInsteadInEveryForm) {
    EXPECT_EQ(typed_as("Sten väntar. Stens bror också, men inte Stensson.",
                       {"replace|namn|klienten|Sten"}),
              "Klienten väntar. Klientens bror också, men inte Stensson.");
    EXPECT_EQ(
        typed_as("Handläggaren Rebecka Sundén svarar inte.", {"replace|namn||Rebecka Sundén"}),
        "Handläggaren svarar inte.");
    EXPECT_TRUE(
        admitted(person_door(), "Sten väntar fortfarande.", {"replace|namn|klienten|Sten"}));
}

TEST(Admission, KeepsAHostileDecisionWithinBounds) {
    std::string text;
    for (int count = 0; count < 2000; ++count) {
        text += "a ";
    }
    const std::string grown = typed_as(text, {"replace|namn|" + std::string(5000, 'b') + "|a"});
    EXPECT_LT(grown.size(), std::size_t{2} << 20);
    EXPECT_EQ(typed_as("Sten och Sten", {"replace|namn|Sten Sten|Sten"}),
              "Sten Sten och Sten Sten");
}

TEST(Admission, IsRefusedWhenTheReaderCannotRead) {
    EXPECT_EQ(key_of(admitted(BrokenDoor(), "En vanlig text.")), "door_closed");
    EXPECT_EQ(key_of(admitted(person_door(), "trasig \xC3\x28 text")), "door_closed");
}

TEST(Admission, IsRefusedWhenTheReaderThrows) {
    FreeText text = FreeText::as_typed("En vanlig text.");
    EXPECT_THROW((void)ThrowingDoor().admit(text, "description"), std::runtime_error);
    EXPECT_FALSE(text.admitted());
}

TEST(Admission, IsRefusedWithoutALexicon) {
    const PersonDoor door(&no_lexicon);
    EXPECT_EQ(key_of(admitted(door, "En vanlig text.")), "door_closed");
}

TEST(Admission, IsRefusedForATextLongerThanCanBeRead) {
    EXPECT_EQ(key_of(admitted(person_door(), std::string(500 * 1024, 'a'))), "door_closed");
}

TEST(Admission, IsRefusedWhenReadingTakesTooLong) {
    const Detection detection = detect("Sten väntar.", *Lexicon::built_in(), {nullptr, {}});
    EXPECT_TRUE(detection.timed_out);
    EXPECT_TRUE(detection.findings.empty());
}

TEST(Lexicon, IsNotOpenedWhenAnythingIsMissingOrChanged) {
    const std::string whole(lexicon_bytes());
    EXPECT_TRUE(Lexicon::open(whole));
    EXPECT_FALSE(Lexicon::open(""));
    EXPECT_FALSE(Lexicon::open("SPJLEX1\n"));
    EXPECT_FALSE(Lexicon::open(std::string_view(whole).substr(0, whole.size() - 1)));
    EXPECT_FALSE(Lexicon::open(std::string_view(whole).substr(0, 64)));
    EXPECT_FALSE(Lexicon::open(whole + "x"));
    for (const std::size_t at :
         {std::size_t{0}, std::size_t{8}, std::size_t{13}, std::size_t{17}, std::size_t{21},
          std::size_t{40}, whole.size() / 2, whole.size() - 1}) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        EXPECT_FALSE(Lexicon::open(damaged)) << at;
    }
}

TEST(Lexicon, KnowsWordsNamesAndPlacesAndStaysSmall) {
    const Lexicon& lexicon = *Lexicon::built_in();
    EXPECT_TRUE(lexicon.classes_of("kristina") & word::given);
    EXPECT_TRUE(lexicon.classes_of("lindqvist") & word::surname);
    EXPECT_TRUE(lexicon.classes_of("björn") & word::ordinary);
    EXPECT_TRUE(lexicon.classes_of("dorotea") & word::small_kommun);
    EXPECT_TRUE(lexicon.classes_of("handläggaren") & word::person);
    EXPECT_EQ(lexicon.classes_of("xqzw"), 0U);
    EXPECT_EQ(lexicon.classes_of(""), 0U);
    EXPECT_GT(lexicon.size(), 400000U);
    EXPECT_LT(lexicon_bytes().size(), std::size_t{40} << 20);
}
