// Sentences and lists that add up, and the same with a slip: what must be found and what must not.
#include "prose/check.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/prose_case.h"

using namespace prose_check;

namespace {

const ProseCase shares[] = {
    {"Av landets 107 verksamheter har 74 (69 procent) fulltaliga grupper.", ""},
    {"Av landets 107 verksamheter har 74 (59 procent) fulltaliga grupper.", "share"},
    {"Under året svarade 35 av 47 ombud, 74 procent, på enkäten.", ""},
    {"Under året svarade 35 av 47 ombud, 84 procent, på enkäten.", "share"},
    {"Det var 18 av 20 län, vilket motsvarar 90 procent.", ""},
    {"Det var 16 av 20 län, vilket motsvarar 90 procent.", "share"},
    {"I 69 procent (74 av 107) av verksamheterna finns en plan.", ""},
    {"I 96 procent (74 av 107) av verksamheterna finns en plan.", "share"},
    {"Över hälften (57 av 107) har kö.", ""},
    {"Över hälften (47 av 107) har kö.", "share"},
    {"Cirka en tredjedel (33 av 107) saknar ledamöter.", ""},
    {"Cirka en tredjedel (63 av 107) saknar ledamöter.", "share"},
    {"Närmare 12 procent (40 av 340) deltog.", ""},
    {"Drygt 12 procent (40 av 340) deltog.", ""},
    {"Drygt 14 procent (40 av 340) deltog.", "share"},
    {"Stödet gick till 332 kvinnor (53 procent) och 293 män (47 procent).", ""},
    {"Stödet gick till 332 kvinnor (55 procent) och 293 män (45 procent).", "share"},
    {"Totalt deltog 80 personer. Av dem var 20 personer (25 procent) under 30 år.", ""},
    {"Totalt deltog 80 personer. Det kom 20 nya personer (35 procent).", "share"},
    {"Nio av tio (88 procent) är nöjda.", ""},
    {"Sammanlagt 12 av 9 kommuner svarade.", "part_exceeds_whole"},
    {"Vi fick 40 svar, varav 52 svar var anonyma.", "part_exceeds_whole"},
};

const ProseCase share_sums[] = {
    {"Av klienterna var 43 procent 30-49 år, 31 procent 50-64 år, 17 procent 18-29 år och 8 "
     "procent "
     "65 år eller äldre.",
     ""},
    {"Av klienterna var 48 procent 30-49 år, 31 procent 50-64 år, 17 procent 18-29 år och 8 "
     "procent "
     "65 år eller äldre.",
     "shares_sum"},
    {"Det var 60 procent kvinnor och 40 procent män.", ""},
    {"Det var 60 procent kvinnor och 45 procent män.", "shares_sum"},
    {"Bland kvinnorna var 45 procent nöjda och bland männen 38 procent.", ""},
    {"Hälften, 50 procent, kom själva, 30 procent via vården och resterande 20 procent på annat "
     "sätt.",
     ""},
    {"Av dem kom 50 procent själva, 30 procent via vården och resterande 40 procent på annat sätt.",
     "shares_sum"},
    {"Svaren fördelar sig så här:\n\n- Telefon: 45 procent\n- Möte: 35 procent\n- Brev: 20 "
     "procent\n",
     ""},
    {"Svaren fördelar sig så här:\n\n- Telefon: 45 procent\n- Möte: 55 procent\n- Brev: 20 "
     "procent\n",
     "shares_sum"},
    {"Flera svar kunde anges.\n\n- Telefon: 45 procent\n- Möte: 35 procent\n- Brev: 24 procent\n",
     ""},
    {"Av kommunerna har 30 procent en plan, 25 procent en policy och 40 procent en samordnare.",
     ""},
};

const ProseCase sums[] = {
    {"Under året hade vi 161 sökande. Av dessa sökte 39 själva, 24 med hjälp av anhörig, 91 genom "
     "myndigheter samt 7 övriga.",
     ""},
    {"Under året hade vi 161 sökande. Av dessa sökte 36 själva, 24 med hjälp av anhörig, 91 genom "
     "myndigheter samt 7 övriga.",
     "sum"},
    {"Det var 1 978 klienter. Av dessa var 1 442 kvinnor och 536 män.", ""},
    {"Det var 1 978 klienter. Av dessa var 1 422 kvinnor och 536 män.", "sum"},
    {"Sammanlagt arbetade ombuden med 9 477 klienter. De var 4 003 män och 5 474 kvinnor.", ""},
    {"Sammanlagt arbetade ombuden med 9 477 klienter. De var 4 003 män och 5 574 kvinnor.", "sum"},
    {"Vi registrerade totalt 147 händelser: 47 på handläggarnivå, 75 på lokal nivå och 25 på "
     "central "
     "nivå.",
     ""},
    {"Vi registrerade totalt 147 händelser: 47 på handläggarnivå, 85 på lokal nivå och 25 på "
     "central "
     "nivå.",
     "sum"},
    {"Av 100 klienter hade 60 boendestöd och 45 god man.", ""},
    {"Under året hade vi 80 klienter, varav 30 hade kontakt med psykiatrin och 25 med kommunen.",
     ""},
    {"Totalt registrerades 147 brister.\n\n• handläggarnivå: 47 st.\n• lokal nivå: 75 st.\n• "
     "central "
     "nivå: 25 st.\n",
     ""},
    {"Totalt registrerades 157 brister.\n\n• handläggarnivå: 47 st.\n• lokal nivå: 75 st.\n• "
     "central "
     "nivå: 25 st.\n",
     "list_sum"},
    {"Andra utförare driver verksamhet i totalt cirka 30 kommuner.\n\n- Bolaget driver i fem "
     "kommuner.\n- Föreningen driver i 17 kommuner.\n- Stiftelsen driver i sex kommuner.\n",
     ""},
    {"Andra utförare driver verksamhet i totalt cirka 30 kommuner.\n\n- Bolaget driver i 15 "
     "kommuner.\n- Föreningen driver i 17 kommuner.\n- Stiftelsen driver i staden.\n- Förbundet "
     "driver "
     "i åtta kommuner.\n",
     "list_sum"},
    {"Av landets 107 verksamheter har 97 tagit fram en ordning. De prioriterar:\n\n1. barnfamiljer "
     "(84 "
     "verksamheter)\n2. unga vuxna (26 verksamheter)\n3. ensamma (25 verksamheter).\n",
     ""},
};

const ProseCase changes[] = {
    {"Antalet kommuner har minskat från 13 till två.", ""},
    {"Antalet kommuner har minskat från 13 till 18.", "change_direction"},
    {"Antalet klienter ökade från 172 till 184, en ökning med 12 klienter.", ""},
    {"Antalet klienter ökade från 172 till 184, en ökning med 22 klienter.", "change"},
    {"Vi hade 625 klienter, vilket är en ökning med fyrtio klienter jämfört med 585 klienter 2019.",
     ""},
    {"Vi hade 625 klienter, vilket är en ökning med femtio klienter jämfört med 585 klienter 2019.",
     "change"},
    {"Vi hade 625 klienter, vilket är en ökning med 40 klienter (7 procent).", ""},
    {"Vi hade 625 klienter, vilket är en ökning med 40 klienter (17 procent).", "change"},
    {"Antalet ärenden har fördubblats från 20 till 41.", ""},
    {"Antalet ärenden har fördubblats från 20 till 31.", "change"},
    {"Åldersgruppen ökade från 18 till 20 procent medan gruppen 65 år eller äldre minskade.", ""},
    {"Vid årets början fanns 120 klienter. Under året kom 45 nya klienter och 38 klienter "
     "avslutades. "
     "Vid årets slut fanns 127 klienter.",
     ""},
    {"Vid årets början fanns 120 klienter. Under året kom 45 nya klienter och 38 klienter "
     "avslutades. "
     "Vid årets slut fanns 137 klienter.",
     "flow"},
};

const ProseCase counted[] = {
    {"Budgeten var 3 200 000 kr. Kostnaderna blev 3 148 000 kr, ett överskott på 62 000 kr.",
     "remainder"},
    {"Bidraget var 1 643 125 kr (3,75 tjänster à 411 500 kr).", "product"},
    {"Vi skrev 72 rapporter. 27 av dem (44 %) gällde bostad, 19 (31 %) vård och 16 (26 %) annat.",
     "sum"},
    {"Bristerna finns på tre nivåer: handläggarnivå, lokal nivå och central nivå.", ""},
    {"Bristerna finns på fyra nivåer: handläggarnivå, lokal nivå och central nivå.", "list_count"},
    {"Uppdraget har två delar; det individuella och det strukturella.", ""},
    {"Uppdraget har tre delar; det individuella och det strukturella.", "list_count"},
    {"Vi har fem samarbetspartner: Aldal, Bergnäs, Ekfors, Sandby och hälso- och sjukvården.", ""},
    {"Vi har sex samarbetspartner: Aldal, Bergnäs, Ekfors och Sandby.", "list_count"},
    {"Vi har sex samarbetspartner, till exempel: Aldal, Bergnäs, Ekfors och Sandby.", ""},
    {"Arbetet sker inom följande tre områden:\n\n- bostad\n- ekonomi\n- vård\n", ""},
    {"Arbetet sker inom följande fyra områden:\n\n- bostad\n- ekonomi\n- vård\n", "list_count"},
    {"Enligt 12 klienter behövs:\n\n- mer tid\n- bättre information\n- kortare köer\n", ""},
    {"Antalet uppdrag är 1 338 och antalet klienter 218, i snitt 6,14 uppdrag per klient.", ""},
    {"Antalet uppdrag är 1 338 och antalet klienter 218, i snitt 6,41 uppdrag per klient.",
     "average"},
    {"Vi har 5,5 heltidstjänster. Bidraget är 402 000 kr per heltidstjänst, totalt 2 211 000 kr.",
     ""},
    {"Vi har 5,5 heltidstjänster. Bidraget är 402 000 kr per heltidstjänst, totalt 2 711 000 kr.",
     "product"},
};

// What is right and looks strange.
const char* const right[] = {
    "Under året hade 134 personer stöd: 78 kvinnor, 54 män och 2 personer som inte vill ange kön.",
    "Vi höll tre kurser med 24, 31 respektive 18 deltagare, totalt 73 deltagare.",
    "Budgeten var 3 200 000 kr. Kostnaderna blev 3 148 000 kr, ett överskott på 52 000 kr.",
    "Bidraget var 1 543 125 kr (3,75 tjänster à 411 500 kr).",
    "Vi skrev 62 rapporter. 27 av dem (44 %) gällde bostad, 19 (31 %) vård och 16 (26 %) annat.",
    "Förordningen (2013:522) 3 § och 15 § gäller sedan 2013, se prop. 1993/94:218 s. 12 av 40.",
    "Möten hålls två gånger per år. Under 2020 hölls tre möten och under 2021 fem möten.",
    "Vi väntade 9–12 månader på svar, och en annan klient väntade sex månader.",
    "Personer över 18 år kan få stöd. Vi vill nå fler som är 65 år eller äldre.",
    "Ring 112 eller 1177. Telefon 0455-12 34 56, Storgatan 5, 352 33 Aldal.",
    "Under 2020 ökade anslaget till 130 000 000 kronor. Av anslaget fördelades 129 400 000 kronor.",
    "Aldal hade 12 klienter, Bergnäs 15 klienter och Ekfors 25 klienter.",
    "I norr finns 12 ombud. I söder finns 15 ombud.",
    "Sedan 2015 har 45 ombud gått utbildningen. Under 2020 gick 35 av 47 nyanställda ombud den.",
    "I snitt tog det 14 dagar per ärende under 2023 och 16 dagar under 2024.",
};

} // namespace

TEST(Check, NoMarkThatIsNoWordStopsIt) {
    for (const std::string alone : {"\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\x8B", "\xEF\xBB\xBF",
                                    "\xC2\xAD", "\x01", "\xFF", "\t\xC2\xA0\t"}) {
        for (const std::string& text :
             {alone, "Antal 3\n" + alone + "\nText\n",
              "| a | " + alone + " |\n|---|---|\n| " + alone + " | 3 |"}) {
            EXPECT_TRUE(prose_check::check_prose(text).empty());
        }
    }
}

TEST(Check, SharesFollowFromTheirCounts) {
    check_all(shares);
}
TEST(Check, SharesOfOneWholeSumToAHundred) {
    check_all(share_sums);
}
TEST(Check, PartsSumToTheirWhole) {
    check_all(sums);
}
TEST(Check, ChangesFollowFromWhatTheyChange) {
    check_all(changes);
}
TEST(Check, WhatIsNamedIsAsManyAsSaid) {
    check_all(counted);
}
TEST(Check, WhatIsRightIsLeftAlone) {
    for (const char* text : right) {
        EXPECT_EQ(told(text), "") << text;
    }
}

TEST(Check, NinetyNinePercentIsANoteThatSaysTheSum) {
    const auto found = check_prose("Av klienterna var 43 procent 30-49 år, 31 procent 50-64 år, 17 "
                                   "procent 18-29 år och 8 procent 65 år eller äldre.");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].rule, "shares_sum");
    EXPECT_EQ(found[0].severity, Finding::Severity::note);
    EXPECT_EQ(found[0].found, "43 + 31 + 17 + 8 = 99 %");
    EXPECT_EQ(found[0].expected, "100 %");
}

TEST(Check, AFindingTellsItsPhysicalLineAndItsBytes) {
    const std::string text =
        "Rubrik\n\nI 69 procent av fallen\nsvarade 35 av 47 ombud,\n84 procent, "
        "på enkäten.\n";
    const auto found = check_prose(text);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].line, 5);
    EXPECT_EQ(text.substr(found[0].start, found[0].end - found[0].start), "84 procent");
    EXPECT_NE(found[0].quote.find("svarade 35 av 47 ombud, 84 procent"), std::string::npos);
    EXPECT_EQ(found[0].expected, "35 / 47 = 74,5 %");
}

TEST(Check, AnEmptyTextHasNoFindings) {
    EXPECT_TRUE(check_prose("").empty());
    EXPECT_TRUE(check_prose("\n\n \n").empty());
}
