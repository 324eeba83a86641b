// Reports of our own that add up. An altered number in ^marks^ can be seen to be wrong.
#include "prose/check.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

using namespace prose_check;

namespace {

const char* const reports[] = {
    // A short report as it is written.
    R"RAPPORT(Verksamhetsrapport 2024
Personligt ombud i Norrdalen

Sammanfattning

Under 2024 arbetade verksamheten med ^184^ klienter, vilket är en ökning med ^12^ klienter jämfört
med ^172^ klienter året innan. Av dessa var ^101^ kvinnor och ^83^ män. Ombuden dokumenterade 96
händelser, varav 31 bedömdes som allvarliga. Drygt hälften av klienterna (^55^ procent, ^101^
av ^184^)
var kvinnor.

Verksamheten

Verksamheten bedrivs i ^fem^ kommuner: Aldal, Bergnäs, Ekfors, Sandby och Tallnäs. I verksamheten
arbetar sex ombud på sammanlagt 5,5 heltidstjänster. Under året har vi haft 1 ^104^ möten med
klienter, vilket ger ett snitt på ^6^,0 möten per klient. Väntetiden har varierat mellan 2 och 9
veckor. Ett ombud fyller 60 år under 2025 och vi planerar därför en nyanställning. Ledningsgruppen
har träffats fyra gånger under året och består av 9 personer från 6 organisationer.

Klienter efter ålder

Av klienterna var 22 procent mellan 18 och 29 år, 41 procent var 30-49 år, 29 procent var 50-64
år och 8 procent var 65 år eller äldre. Andelen yngre har ökat med tre procentenheter sedan 2022.

Händelser

De ^96^ händelserna fördelar sig på ^tre^ nivåer:

• handläggarnivå: ^41^ st
• lokal nivå: ^38^ st
• central nivå: ^17^ st

Arbetsförmedlingen berörs i 29 av händelserna och Försäkringskassan i 33. Av landets 290 kommuner
har drygt 240 personligt ombud. I var fjärde händelse hade klienten väntat mer än sex månader.
Statsbidraget var ^402^ 000 kr per heltidstjänst, totalt ^2^ 211 000 kr. Kostnaden uppgick till
3,1
miljoner kronor. Av kommunerna har två egen samordnare och tre köper tjänsten av grannkommunen.

Under 2023 registrerades 88 händelser. Ökningen från ^88^ till ^96^ händelser beror främst på
att fler
ombud rapporterar. Se förordningen (2013:522) 3 § och HSLF-FS 2016:98. Kontakt: 0455-12 34 56.
)RAPPORT",
    // The same kind out of a PDF, with columns of spaces.
    R"RAPPORT(                     Lägesbeskrivning 2023                                    

3 Resultat

Tabell 1. Ärenden per område och kön 2023

Område                          Kvinnor      Män     Totalt    Andel (%)
Ekonomi                             ^144^      132        276         31,0
Bostad                               48       48         96         10,8
Sysselsättning                       31       ^26^         ^57^          6,4
Struktur i vardagen                  66       69        135         ^15^,2
Kontakt med
myndigheter                         ^189^      137        326         36,6
Summa                               478      ^412^        ^890^        100,0

Källa: Verksamhetens register.

Som framgår av tabell 1 gällde ^890^ ärenden de fem områdena. Flest ärenden, ^326^ (^36^,6
procent), gällde
kontakt med myndigheter. Kvinnor stod för ^478^ av ärendena, vilket motsvarar ^53^,7 procent.

Tabell 2. Kommuner med verksamhet

Län               2022     2023     Förändring
Norra länet         12       ^14^             +2
Södra länet          9        8             -^1^
Östra länet         15       15              -
Västra länet        11       13             +2
Totalt              ^47^       50             +3

Antalet kommuner har ökat från ^47^ till ^50^. I Norra länet ökade antalet kommuner från ^12^
till ^14^. Fyra nya
kommuner har anslutit sig och en kommun har upphört.

Tabell 3. Budget och utfall (tkr)

Post                        Budget       Utfall      Avvikelse
Löner                        4 200        4 ^112^           88
Lokaler                        610          ^598^           12
Resor                          140          171          -31
Summa                        4 950        4 ^881^           69

Kostnaderna uppgick till 4 ^881^ tkr, vilket är 69 tkr lägre än budget.
)RAPPORT",
    // Markdown.
    R"RAPPORT(# Årsberättelse 2024

## Klienter

Under 2024 hade verksamheten totalt ^312^ klienter. Av dessa var ^187^ kvinnor och ^125^ män.
Det innebär
att 60 procent var kvinnor och 40 procent män.

| Ålder | Kvinnor | Män | Totalt |
|-------|--------:|----:|-------:|
| 18–29 år | ^41^ | ^33^ | 74 |
| 30–49 år | ^79^ | 48 | ^127^ |
| 50–64 år | 52 | 35 | 87 |
| 65 år och äldre | ^15^ | 9 | 24 |
| Totalt | ^187^ | 125 | 312 |

Vid årets början hade vi ^205^ klienter. Under året kom ^107^ nya klienter och ^96^ klienter
avslutades. Vid
årets slut fanns ^216^ klienter.

## Ekonomi

Statsbidraget uppgick till 3 ^220^ 000 kronor och kommunerna sköt till 1 ^164^ 500 kronor,
sammanlagt
4 ^384^ 500 kronor.

| Post | Kronor |
|---|---:|
| Löner | 3 746 250 |
| Lokaler | ^402^ 125 |
| Resor | ^118^ 940 |
| Utbildning | 117 185 |
| Summa | 4 ^384^ 500 |

Lönerna kostade 3 ^746^ 250 kronor, vilket motsvarar 85,4 procent av kostnaderna.

## Vad som brister

De vanligaste bristerna gäller ^tre^ myndigheter: Arbetsförmedlingen, Försäkringskassan och
kommunen.
Av de ^312^ klienterna har 218 (^70^ procent) kontakt med minst två myndigheter.
)RAPPORT",
};

struct Marked {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> numbers; // where they stand, and how long
};

Marked read_marks(std::string_view given) {
    Marked marked;
    std::size_t open = std::string::npos;
    for (const char c : given) {
        if (c != '^') {
            marked.text += c;
        } else if (open == std::string::npos) {
            open = marked.text.size();
        } else {
            marked.numbers.emplace_back(open, marked.text.size() - open);
            open = std::string::npos;
        }
    }
    return marked;
}

std::string complaints(const std::string& text) {
    std::string all;
    for (const Finding& finding : check_prose(text)) {
        if (finding.severity != Finding::Severity::note) {
            all += std::to_string(finding.line) + ":" + finding.rule + " ";
        }
    }
    return all;
}

// Each digit in turn two higher, and each word the next but one.
std::vector<std::string> altered(const std::string& number) {
    static constexpr std::array<std::string_view, 9> words = {"två", "tre",  "fyra", "fem", "sex",
                                                              "sju", "åtta", "nio",  "tio"};
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (number == words[i]) {
            return {std::string(words[i + 1])};
        }
    }
    std::vector<std::string> all;
    for (std::size_t i = 0; i < number.size(); ++i) {
        std::string other = number;
        other[i] = static_cast<char>('0' + (number[i] - '0' + 2) % 10);
        if (other[0] == '0') {
            other[0] = '3';
        }
        all.push_back(other);
    }
    return all;
}

} // namespace

TEST(Mutation, ReportsThatAddUpAreLeftAlone) {
    for (const char* report : reports) {
        EXPECT_EQ(complaints(read_marks(report).text), "");
    }
}

TEST(Mutation, NineOfTenAlteredNumbersAreFound) {
    int tried = 0;
    int found = 0;
    std::string missed;
    for (const char* report : reports) {
        const Marked marked = read_marks(report);
        for (const auto& [at, length] : marked.numbers) {
            const std::string number = marked.text.substr(at, length);
            for (const std::string& other : altered(number)) {
                std::string text = marked.text;
                text.replace(at, length, other);
                ++tried;
                const bool seen = !complaints(text).empty();
                found += seen ? 1 : 0;
                missed += seen ? ""
                               : number + " as " + other + " in " +
                                     marked.text.substr(at > 20 ? at - 20 : 0, 50) + "\n";
            }
        }
    }
    EXPECT_GE(tried, 120);
    EXPECT_GE(found * 10, tried * 9) << found << " of " << tried << "\n" << missed;
    RecordProperty("tried", tried);
    RecordProperty("found", found);
}
