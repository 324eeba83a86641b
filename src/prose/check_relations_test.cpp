// Relations across sentences, lists and tables: each that holds, and the same with a slip.
#include "prose/check.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/prose_case.h"

using namespace prose_check;

namespace {

const ProseCase equations[] = {
    {"Under året arbetade vi med 140 + 78 = 218 klienter.", ""},
    {"Under året arbetade vi med 140 + 78 = 228 klienter.", "equation"},
    {"Statsbidraget var 1 207 914 kr (402 638 kr x 3).", ""},
    {"Statsbidraget var 1 207 614 kr (402 638 kr x 3).", "equation"},
    {"I snitt hade varje ombud 31 klienter under året (9 862/318).", ""},
    {"I snitt hade varje ombud 37 klienter under året (9 862/318).", "equation"},
    {"Kostnaden per klient blev 18 083 kronor (3 942 tkr / 218 klienter).", ""},
    {"Läsåret 2019/2020 gick tolv ombud kursen.", ""},
};

const ProseCase breakdowns[] = {
    {"Av de 57 nya klienterna sökte 23 själva, 18 kom genom vården, 9 genom socialtjänsten och "
     "resterande 7 genom anhöriga.",
     ""},
    {"Av de 57 nya klienterna sökte 23 själva, 13 kom genom vården, 9 genom socialtjänsten och "
     "resterande 7 genom anhöriga.",
     "sum"},
    {"Ombuden rapporterade 64 brister. Av bristerna fanns 19 på handläggarnivå, 34 på lokal nivå "
     "och 11 på central nivå.",
     ""},
    {"Ombuden rapporterade 64 brister. Av bristerna fanns 19 på handläggarnivå, 24 på lokal nivå "
     "och 11 på central nivå.",
     "sum"},
    {"Vi har informerat vid 14 tillfällen: sex hos vården, fem hos kommunen och tre hos "
     "föreningar.",
     ""},
    {"Vi har informerat vid 14 tillfällen: åtta hos vården, fem hos kommunen och tre hos "
     "föreningar.",
     "sum"},
    {"Av de 212 klienterna har 84 fått hjälp med ekonomi, 66 med boende och 41 med vård.", ""},
    {"Vi hade 161 sökande. Av dessa hade 60 boendestöd, 55 god man och 40 kontaktperson.", ""},
    {"Vi är sju ombud, fem kvinnor och två män.", ""},
    {"Vi är sju ombud, fem kvinnor och tre män.", "sum"},
    {"Vi har 12 klienter, 3 god män och 5 kontaktpersoner i kommunen.", ""},
    {"Vi har avslutat 88 kontakter. Skälen var:\n\n- målet uppnått: 43\n- flyttat: 36\n- annat: "
     "9\n",
     ""},
    {"Vi har avslutat 88 kontakter. Skälen var:\n\n- målet uppnått: 48\n- flyttat: 36\n- annat: "
     "9\n",
     "list_sum"},
    {"Vi har haft 1 836 möten med klienter. Därtill kommer 412 möten med myndigheter. Sammanlagt "
     "har det varit 2 248 möten.",
     ""},
    {"Vi har haft 1 836 möten med klienter. Därtill kommer 412 möten med myndigheter. Sammanlagt "
     "har det varit 2 268 möten.",
     "sum"},
    {"Vi fick 2,9 miljoner kronor från staten och 1,7 miljoner från kommunerna, alltså 4,6 "
     "miljoner kronor.",
     ""},
    {"Vi fick 2,9 miljoner kronor från staten och 1,7 miljoner från kommunerna, alltså 4,8 "
     "miljoner kronor.",
     "sum"},
};

const ProseCase differences[] = {
    {"Under året hade vi 143 klienter. Det är 14 fler än 2022, då 129 personer fick stöd.", ""},
    {"Under året hade vi 143 klienter. Det är 24 fler än 2022, då 129 personer fick stöd.",
     "change"},
    {"I kön stod 11 personer, jämfört med 15 personer ett år tidigare. Kön har alltså minskat med "
     "4 personer.",
     ""},
    {"I kön stod 11 personer, jämfört med 15 personer ett år tidigare. Kön har alltså minskat med "
     "7 personer.",
     "change"},
    {"Antalet klienter var 178 år 2022, 191 år 2023 och 204 år 2024. Sedan 2022 är ökningen 26 "
     "klienter eller 15 procent.",
     ""},
    {"Antalet klienter var 178 år 2022, 191 år 2023 och 204 år 2024. Sedan 2022 är ökningen 36 "
     "klienter eller 15 procent.",
     "change"},
    {"Antalet kommuner har minskat från 234 till 229. Två kommuner har tillkommit och sju har "
     "upphört.",
     ""},
    {"Antalet kommuner har minskat från 234 till 229. Två kommuner har tillkommit och fem har "
     "upphört.",
     "change"},
    {"Vi räknar med 10 procent fler klienter nästa år. Under året hade vi 120 klienter.", ""},
};

const ProseCase group_shares[] = {
    {"Stödet gick till 98 kvinnor och 76 män. Det innebär att 56 procent var kvinnor.", ""},
    {"Stödet gick till 98 kvinnor och 76 män. Det innebär att 65 procent var kvinnor.", "share"},
    {"Stödet gick till 119 kvinnor, 82 män och 3 andra. Det är 58, 40 respektive 1 procent.", ""},
    {"Stödet gick till 119 kvinnor, 82 män och 3 andra. Det är 58, 46 respektive 1 procent.",
     "share"},
    {"Stödet gick till 98 kvinnor och 76 män. I riket var 59 procent av klienterna kvinnor.", ""},
    {"Enkäten gick till 149 klienter och 97 svarade, en svarsfrekvens på 65 procent.", ""},
    {"Enkäten gick till 149 klienter och 97 svarade, en svarsfrekvens på 56 procent.", "share"},
    {"En enkät till 26 ombud besvarades av 24 (92 procent).", ""},
    {"En enkät till 26 ombud besvarades av 24 (82 procent).", "share"},
    {"Nästan två tredjedelar (64 procent) är nöjda.", ""},
    {"Nästan två tredjedelar (46 procent) är nöjda.", "share"},
    {"Vi hade 204 klienter. En fjärdedel av klienterna, 51 personer, är under 30 år.", ""},
    {"Vi hade 204 klienter. En fjärdedel av klienterna, 81 personer, är under 30 år.", "share"},
    {"På frågan svarade 62 procent ja, 25 procent delvis, 8 procent nej och 5 procent vet inte.",
     ""},
    {"På frågan svarade 62 procent ja, 35 procent delvis, 8 procent nej och 5 procent vet inte.",
     "shares_sum"},
};

const ProseCase money[] = {
    {"Det kostade 185 000 kronor, varav 120 000 kronor för kodning och 65 000 kronor för resor.",
     ""},
    {"Det kostade 185 000 kronor, varav 120 000 kronor för kodning och 45 000 kronor för resor.",
     "sum"},
    {"Bidraget är 412 000 kronor per tjänst, vilket för 3,5 tjänster ger 1 442 000 kronor.", ""},
    {"Bidraget är 412 000 kronor per tjänst, vilket för 3,5 tjänster ger 1 446 000 kronor.",
     "product"},
    {"Anslaget var 130 miljoner kronor. Av anslaget fördelades 122 454 500 kronor. Återstående 7 "
     "545 500 kronor gick tillbaka.",
     ""},
    {"Anslaget var 130 miljoner kronor. Av anslaget fördelades 122 454 500 kronor. Återstående 7 "
     "245 500 kronor gick tillbaka.",
     "remainder"},
    {"Kostnaderna blev 3 942 tkr. Lönerna stod för 3 430 tkr eller 87 procent av kostnaderna.", ""},
    {"Kostnaderna blev 3 942 tkr. Lönerna stod för 3 430 tkr eller 81 procent av kostnaderna.",
     "share"},
};

const ProseCase tables[] = {
    {"Nivå            2018     2019\nHandläggare       21       17\nLokal             32       29\n"
     "Central           13       12\nSumma             66       58\n",
     ""},
    {"Nivå            2018     2019\nHandläggare       21       17\nLokal             32       39\n"
     "Central           13       12\nSumma             66       58\n",
     "table_sum"},
    {"Grupp\t2020\t2021\nKvinnor\t49\t54\nMän\t38\t42\nTotalt\t87\t96\n\nÅlder\tAntal\tAndel\n"
     "18–34 år\t35\t36 %\n35–64 år\t55\t57 %\n65– år\t6\t6 %\nSumma\t96\t100 %\n",
     ""},
    {"Grupp\t2020\t2021\nKvinnor\t49\t54\nMän\t38\t42\nTotalt\t87\t96\n\nÅlder\tAntal\tAndel\n"
     "18–34 år\t35\t36 %\n35–64 år\t57\t57 %\n65– år\t6\t6 %\nSumma\t96\t100 %\n",
     "table_sum"},
    {"De 112 avvikelserna fördelar sig på två områden.\n\n| Område | Avvikelser |\n|---|---|\n"
     "| Vård | 70 |\n| Bostad | 42 |\n| Totalt | 112 |\n",
     ""},
    {"De 122 avvikelserna fördelar sig på två områden.\n\n| Område | Avvikelser |\n|---|---|\n"
     "| Vård | 70 |\n| Bostad | 42 |\n| Totalt | 112 |\n",
     "table_mention"},
};

} // namespace

TEST(Relations, SumsThatAreWrittenOutHold) {
    check_all(equations);
}
TEST(Relations, PartsMakeUpTheirWhole) {
    check_all(breakdowns);
}
TEST(Relations, DifferencesFollowAcrossSentences) {
    check_all(differences);
}
TEST(Relations, SharesFollowFromGroupsThatAreCounted) {
    check_all(group_shares);
}
TEST(Relations, MoneyFollowsFromPostsAndSums) {
    check_all(money);
}
TEST(Relations, TablesUnderYearsAndCloseTogetherAreRead) {
    check_all(tables);
}
