// The rules of tables and names that the other cases leave out: each speaks up, and each keeps
// silent.
#include <gtest/gtest.h>

#include "tests/support/prose_case.h"

using namespace prose_check;

namespace {

const std::string changed_table = "| Område | Kommuner 2019 | Kommuner 2020 | Förändring |\n"
                                  "|---|---|---|---|\n| Norr | 20 | 14 | -6 |\n"
                                  "| Söder | 30 | 23 | -7 |\n| Väster | 10 | 12 | 2 |\n"
                                  "| Totalt | 60 | 49 | -11 |\n\n";

bool notes(const std::string& text, std::string_view rule) {
    for (const Finding& finding : check_prose(text)) {
        if (finding.rule == rule && finding.severity == Finding::Severity::note) {
            return true;
        }
    }
    return false;
}

const ProseCase shares_of_rows[] = {
    {"| Nivå | Antal | Andel |\n|---|---|---|\n| Lokal | 40 | 50 % |\n| Central | 24 | 30 % |\n"
     "| Enskild | 16 | 20 % |\n| Totalt | 80 | 100 % |\n",
     ""},
    {"| Nivå | Antal | Andel |\n|---|---|---|\n| Lokal | 40 | 50 % |\n| Central | 24 | 35 % |\n"
     "| Enskild | 16 | 20 % |\n| Annan | 0 | 0 % |\n| Totalt | 80 | 100 % |\n",
     "table_share"},
    // Rounded shares that do not make 100 are no fault.
    {"| Nivå | Antal | Andel |\n|---|---|---|\n| Lokal | 1 | 33 % |\n| Central | 1 | 33 % |\n"
     "| Enskild | 1 | 33 % |\n| Totalt | 3 | 100 % |\n",
     ""},
};

const ProseCase nets[] = {
    {"| Post | Kronor |\n|---|---|\n| Löner | 70 000 |\n| Lokal | 30 000 |\n"
     "| Summa | 100 000 |\n| Återbetalning | -20 000 |\n| Netto | 80 000 |\n",
     ""},
    {"| Post | Kronor |\n|---|---|\n| Löner | 70 000 |\n| Lokal | 30 000 |\n"
     "| Summa | 100 000 |\n| Återbetalning | -20 000 |\n| Netto | 85 000 |\n",
     "table_net"},
    // Written without its sign it is taken off all the same.
    {"| Post | Kronor |\n|---|---|\n| Löner | 70 000 |\n| Lokal | 30 000 |\n"
     "| Summa | 100 000 |\n| Återbetalning | 20 000 |\n| Netto | 80 000 |\n",
     ""},
};

const ProseCase repeats[] = {
    {"Under året hölls 112 utbildningar för personalen. De 112 utbildningarna var välbesökta.", ""},
    {"Under året hölls 112 utbildningar för personalen. De 122 utbildningarna var välbesökta.",
     "repeat"},
    // A part of them, another year, another thing.
    {"Under året hölls 112 utbildningar för personalen. De 12 utbildningarna i Norr var "
     "välbesökta.",
     ""},
    {"Under året hölls 112 utbildningar för personalen. Förra året var de 122 utbildningarna "
     "välbesökta.",
     ""},
    {"Under året hölls 112 utbildningar för personalen. De 122 mötena var välbesökta.", ""},
};

const ProseCase spelled[] = {
    {"| Kommun | Klienter |\n|---|---|\n| Kungshamra | 12 |\n| Vallentorp | 9 |\n\n"
     "I Kungshamra och Vallentorp har kön vuxit. Ombuden i Vallentorp är två.",
     ""},
    {"| Kommun | Klienter |\n|---|---|\n| Kungshamra | 12 |\n| Vallentop | 9 |\n\n"
     "I Kungshamra och Vallentorp har kön vuxit. Ombuden i Vallentorp är två.",
     "name_spelling"},
    // The genitive is the same name.
    {"| Kommun | Klienter |\n|---|---|\n| Kungshamra | 12 |\n| Vallentorp | 9 |\n\n"
     "Kungshamras och Vallentorps köer har vuxit. Ombuden i Vallentorp är två.",
     ""},
};

} // namespace

TEST(CheckRules, WhatEndedIsNotWhatIsLeftOfTheChange) {
    EXPECT_EQ(told(("13 kommuner har lämnat verksamheten.\n\n" + changed_table).c_str()), "");
    EXPECT_EQ(told(("Två kommuner har tillkommit.\n\n" + changed_table).c_str()), "");
    EXPECT_TRUE(
        tells(("11 kommuner har lämnat verksamheten.\n\n" + changed_table).c_str(), "net_change"));
    // Both told together may be the net.
    EXPECT_FALSE(tells(
        ("Elva kommuner färre: några har lämnat och några har tillkommit.\n\n" + changed_table)
            .c_str(),
        "net_change"));
}

TEST(CheckRules, SharesOfATableAreThoseOfItsCounts) {
    check_all(shares_of_rows);
}

TEST(CheckRules, NetIsTheSumLessWhatIsTakenOff) {
    check_all(nets);
}

TEST(CheckRules, WhatIsToldTwiceIsToldAlike) {
    check_all(repeats);
}

TEST(CheckRules, ANameIsSpelledAsInTheText) {
    check_all(spelled);
}

TEST(CheckRules, ATableThatIsNamedIsThere) {
    const std::string rows = "| Område | Antal |\n|---|---|\n| Norr | 12 |\n| Söder | 9 |\n\n";
    const std::string table =
        "Tabell 1. Klienter per område\n\n" + rows + "Tabell 2. Ombud per område\n\n" + rows;
    EXPECT_FALSE(notes(table + "Antalet visas i tabell 1 ovan.", "table_reference"));
    EXPECT_TRUE(notes(table + "Antalet visas i tabell 7 ovan.", "table_reference"));
}

TEST(CheckRules, AHeadingThatSaysMoreIsFollowedByMoreThanWhat) {
    EXPECT_TRUE(
        notes("## Fler klienter väntar på en plats\n\nKön till ombuden är lång.", "no_baseline"));
    EXPECT_FALSE(notes("## Fler klienter väntar på en plats\n\nJämfört med förra året är kön lång.",
                       "no_baseline"));
    EXPECT_FALSE(
        notes("## Klienter väntar på en plats\n\nKön till ombuden är lång.", "no_baseline"));
}
