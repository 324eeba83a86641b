// Averages, ends of ranges, lists and shares held against what stands elsewhere in the report.
#include <gtest/gtest.h>

#include <span>

#include "tests/support/prose_case.h"

using namespace prose_check;

namespace {

const ProseCase averages[] = {
    {"Vi hade 146 klienter. Ombuden gjorde 1 022 besök, i genomsnitt 7 besök per klient.", ""},
    {"Vi hade 146 klienter. Ombuden gjorde 1 022 besök, i genomsnitt 9 besök per klient.",
     "average"},
    {"Vi hade 146 klienter. Ombuden gjorde 1 722 besök, i genomsnitt 7 besök per klient.",
     "average"},
    {"Tre ombud delar på 92 klienter, det vill säga i snitt drygt 30 klienter per ombud.", ""},
    {"Totalt 96 klienter och 5 ombud. I snitt har ett ombud 19 klienter.", ""},
    {"De 109 klienterna fick 872 hembesök, 8 per klient.", ""},
    {"De 109 klienterna fick 872 hembesök, 6 per klient.", "average"},
    // What was divided is not told.
    {"Vi hade 40 klienter. Ett möte varade i snitt 75 minuter.", ""},
    {"Vi hade 40 klienter. De hade 12 egna möten. I snitt blev det 31 samtal per klient.", ""},
    {"Snittkostnaden per klient blev 21 984 kronor. Kostnaden var 5 935 680 kronor för 270 "
     "klienter.",
     ""},
    // Cut off and rounded are both ways to write.
    {"Vi hade 47 klienter och 300 möten, i snitt 6 möten per klient.", ""},
    {"Vi hade 47 klienter och 300 möten, i snitt 6,4 möten per klient.", ""},
    {"Vi hade 47 klienter och 300 möten, i snitt 9,4 möten per klient.", "average"},
};

const ProseCase ranges[] = {
    {"Väntetiden varierade från 4 till 31 veckor. Kortast, 4 veckor, var den i Norr.", ""},
    {"Väntetiden varierade från 4 till 31 veckor. Kortast, 7 veckor, var den i Norr.", "range"},
    {"Väntetiden varierade mellan 4 och 31 veckor. Den längsta var 13 veckor.", "range"},
    {"Klienterna är mellan 19 och 78 år. Den yngsta är 19 år och den äldsta 78 år.", ""},
    {"Klienterna är mellan 19 och 87 år. Den yngsta är 19 år och den äldsta 78 år.", "range"},
    {"A hade 120 klienter, B 84 klienter och C 66 klienter. Antalet klienter låg mellan 66 och "
     "120 klienter.",
     ""},
    {"A hade 120 klienter, B 84 klienter och C 66 klienter. Antalet klienter låg mellan 56 och "
     "120 klienter.",
     "range"},
    // Other things, other groups and other times.
    {"Väntetiden varierade mellan 4 och 31 veckor. Den längsta resan var 13 mil.", ""},
    {"Väntetiden har minskat från 9 till 6 veckor. Som längst väntade en person 11 veckor.", ""},
    {"Väntetiden varierade mellan 3 och 24 veckor. Längst, 24 veckor, är den i Norr och näst "
     "längst, 18 veckor, i Söder.",
     ""},
};

const ProseCase lists[] = {
    {"Skrivelserna var fler än förut. Vi skickade 45 skrivelser. Skrivelserna gick till:\n\n"
     "- kassan, 17 skrivelser\n- kommunen, 16 skrivelser\n- regionen, 12 skrivelser\n",
     ""},
    {"Vi skickade 45 skrivelser. Skrivelserna gick till:\n\n"
     "- kassan, 17 skrivelser\n- kommunen, 16 skrivelser\n- regionen, 22 skrivelser\n",
     "list_sum"},
    {"Vem tog kontakt?\n\n1. Klienten själv 26\n2. Vården 19\n3. Anhörig 21\nSumma 66\n", ""},
    {"Vem tog kontakt?\n\n1. Klienten själv 26\n2. Vården 19\n3. Anhörig 12\nSumma 66\n",
     "list_sum"},
    {"Ålder\n\n- 18–30 år: 17 personer\n- 31–60 år: 63 personer\n- över 60 år: 12 personer\n"
     "Totalt: 92 personer\n",
     ""},
    {"Ålder\n\n- 18–30 år: 17 personer\n- 31–60 år: 36 personer\n- över 60 år: 12 personer\n"
     "Totalt: 92 personer\n",
     "list_sum"},
    // Only some of them, or several for each.
    {"Vi skickade 45 skrivelser, bland annat till:\n\n- kassan, 17 skrivelser\n- kommunen, 16 "
     "skrivelser\n",
     ""},
    {"Flera svar kunde anges. Vi fick 45 svar.\n\n- ekonomi 30\n- bostad 28\n- arbete 12\n", ""},
    {"Kontakt\n\n- Besök: 12\n- Telefon: 46\n- Klienter vid årets ingång: 71\n", ""},
};

const ProseCase shares[] = {
    {"Vi hade 92 klienter. Ekonomi nämndes av 58 klienter (63 procent), boende av 31 klienter (34 "
     "procent) och arbete av 24 klienter (26 procent).",
     ""},
    {"Vi hade 92 klienter. Ekonomi nämndes av 58 klienter (36 procent), boende av 31 klienter (34 "
     "procent) och arbete av 24 klienter (26 procent).",
     "share"},
    {"Av de 146 var 88 kvinnor och 58 män, det vill säga 60 procent kvinnor och 40 procent män.",
     ""},
    {"Antalet händelser var 33, jämfört med 27. Ökningen är 6 händelser eller 22 procent.", ""},
    {"Skälen är ekonomi (92 personer, 40 procent), myndigheter (69 personer, 30 procent) och "
     "boende (46 personer, 20 procent). Totalt 230 personer fick stöd.",
     ""},
    {"Skälen är ekonomi (92 personer, 40 procent), myndigheter (69 personer, 50 procent) och "
     "boende (46 personer, 20 procent). Totalt 230 personer fick stöd.",
     "share"},
    {"Av de 240 bristerna har 84 lämnats vidare (35 procent), 60 avslutats (25 procent), 48 lagts "
     "ner (20 procent) och 36 av dessa besvarats (43 procent).",
     ""},
};

const ProseCase repeats[] = {
    {"I länet finns 14 kommuner. Av dessa har 11 personligt ombud. De 11 kommunerna samverkar.",
     ""},
    {"Kommunernas del 1 130 767 kronor och statens 1 409 233 kronor ger totalt 2 540 000 kronor.",
     ""},
    {"Antalet klienter har ökat från 54 år 2023 till 66 år 2025. Sedan 2024 är ökningen 6 "
     "klienter.",
     ""},
};

const ProseCase come_and_gone[] = {
    {"Antalet ombud gick från 234 till 229. Två har tillkommit och sju har upphört.", ""},
    {"Antalet kommuner gick från 40 till 43. Fem har anslutit sig och två har lämnat.", ""},
    {"Antalet ombud gick från 234 till 226. Två har tillkommit och sju har upphört.", "change"},
    {"Antalet kommuner gick från 40 till 45. Fem har anslutit sig och två har lämnat.", "change"},
    // One of the two alone says nothing of the end.
    {"Antalet ombud gick från 234 till 229. Två har tillkommit under hösten.", ""},
    // Times, another paragraph, and other things that came and went.
    {"Väntetiden gick från 12 till 9 veckor. Två har tillkommit och sju har upphört.", ""},
    {"Antalet ombud gick från 234 till 229.\n\nAv samarbetena har två tillkommit och sex har "
     "upphört.",
     ""},
    {"Mötet flyttades från tisdag till torsdag. Två har tillkommit och sju har upphört.", ""},
};

const char sexes_table[] = "| Grupp | Antal |\n|---|---|\n| Kvinnor | 92 |\n| Män | 73 |\n"
                           "| Totalt | 165 |\n\n";
struct EchoCase {
    const char* sentence;
    const char* rule;
};
const EchoCase echoes[] = {
    {"Kvinnorna är 92 och männen 73.", ""},
    {"Kvinnorna är 92 och männen 75.", "table_mention"},
    {"Kvinnorna är 97 och männen 73.", "table_mention"},
    // Neither number is the table's: another group, and no slip of it.
    {"I Norr är kvinnorna 41 och männen 35.", ""},
    {"Av ombuden är kvinnorna 12 och männen 10.", ""},
    // Only one of them is told.
    {"Kvinnorna är 92, fler än förra året.", ""},
};

const char ombud_table[] = "| Län | Ombud |\n|---|---|\n| Norr | 120 |\n| Söder | 118 |\n"
                           "| Väster | 81 |\n| Totalt | 319 |\n\n";
const EchoCase elsewhere[] = {
    {"Sammanlagt arbetade 319 ombud i landet.", ""},
    {"Sammanlagt arbetade 318 ombud i landet.", "table_mention"},
    // About, other things, another time, and what stands in the table after all.
    {"Sammanlagt arbetade drygt 310 ombud i landet.", ""},
    {"Sammanlagt hölls 318 möten i landet.", ""},
    {"Antalet ombud har ökat med 118.", ""},
    {"I Norr arbetade 120 ombud.", ""},
};

void check_beside(const char* table, std::span<const EchoCase> cases) {
    for (const EchoCase& one : cases) {
        const std::string text = std::string(one.sentence) + "\n\n" + table;
        if (std::string_view(one.rule).empty()) {
            EXPECT_EQ(told(text.c_str()), "") << one.sentence;
        } else {
            EXPECT_TRUE(tells(text.c_str(), one.rule)) << one.sentence << told(text.c_str());
        }
    }
}

} // namespace

TEST(Links, AnAverageIsHeldAgainstWhatItDivides) {
    check_all(averages);
}
TEST(Links, TheEndsOfARangeAreHeldAgainstWhatIsToldOfThem) {
    check_all(ranges);
}
TEST(Links, AListIsHeldAgainstTheWholeAboveAndBelowIt) {
    check_all(lists);
}
TEST(Links, SharesOfOneWholeAreHeldAgainstEachOther) {
    check_all(shares);
}
TEST(Links, NumbersOfOtherThingsAreLeftAlone) {
    check_all(repeats);
}

TEST(Links, TheOtherSideIsPointedAtByANote) {
    int notes = 0;
    int warnings = 0;
    for (const Finding& finding :
         check_prose("Vem tog kontakt?\n\n1. Klienten själv 26\n2. Vården 19\n3. Anhörig 12\n"
                     "Summa 66\n")) {
        notes += finding.rule == "counterpart" && finding.severity == Finding::Severity::note &&
                         finding.line >= 3 && finding.line <= 5
                     ? 1
                     : 0;
        warnings += finding.severity != Finding::Severity::note && finding.line == 6 ? 1 : 0;
    }
    EXPECT_EQ(notes, 3);
    EXPECT_EQ(warnings, 1);
}

TEST(Links, AnItemWhoseShareSaysOtherwiseIsBlamedItself) {
    const auto findings =
        check_prose("Ombuden har skrivit ner 160 händelser. De gäller\n\n"
                    "1. Kassan – 56 (35 %)\n2. Kommunen – 44 (30 %)\n3. Vården – 56 (35 %)\n");
    bool at_item = false;
    for (const Finding& finding : findings) {
        at_item = at_item || (finding.line == 4 && finding.severity != Finding::Severity::note);
        EXPECT_TRUE(finding.line == 4 || finding.severity == Finding::Severity::note)
            << finding.line << finding.rule;
    }
    EXPECT_TRUE(at_item);
}

TEST(CheckLinks, WhatCameAndWhatWentMakesTheDifference) {
    check_all(come_and_gone);
}

TEST(CheckLinks, WomenAndMenAreEchoedAsTheTableHasThem) {
    check_beside(sexes_table, echoes);
}

TEST(CheckLinks, ATotalIsToldAsATableElsewhereSumsItUp) {
    check_beside(ombud_table, elsewhere);
}
