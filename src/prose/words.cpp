// Word knowledge in small lists: what a rule needs to know of Swedish, and no more.
#include "prose/words.h"

#include <algorithm>
#include <array>
#include <vector>

namespace prose_check {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string lower_same_length(std::string_view text) {
    std::string lower(text);
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const auto byte = static_cast<unsigned char>(lower[i]);
        if (byte >= 'A' && byte <= 'Z') {
            lower[i] = static_cast<char>(byte + 0x20);
        } else if (byte == 0xC3 && i + 1 < lower.size()) {
            const auto next = static_cast<unsigned char>(lower[i + 1]);
            if (next >= 0x80 && next <= 0x9E && next != 0x97) {
                lower[i + 1] = static_cast<char>(next + 0x20);
            }
            ++i;
        }
    }
    return lower;
}

std::size_t letter_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) {
        return 0;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z')) {
        return 1;
    }
    if (byte >= 0xC3 && byte <= 0xC9 && at + 1 < text.size()) {
        const auto next = static_cast<unsigned char>(text[at + 1]);
        const bool sign = byte == 0xC3 && (next == 0x97 || next == 0xB7);
        return sign || (next & 0xC0U) != 0x80 ? 0 : 2;
    }
    return 0;
}

std::size_t blank_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) {
        return 0;
    }
    if (text[at] == ' ' || text[at] == '\t' || text[at] == '\r') {
        return 1;
    }
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\xC2\xA0")) {
        return 2;
    }
    // Figure, thin and narrow no-break spaces, and the other spaces of U+2000.
    if (rest.size() >= 3 && rest[0] == '\xE2' && rest[1] == '\x80') {
        const auto last = static_cast<unsigned char>(rest[2]);
        return (last >= 0x80 && last <= 0x8A) || last == 0xAF ? 3 : 0;
    }
    return 0;
}

std::size_t dash_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) {
        return 0;
    }
    if (text[at] == '-') {
        return 1;
    }
    const std::string_view rest = text.substr(at);
    if (rest.size() >= 3 && rest[0] == '\xE2') {
        const auto last = static_cast<unsigned char>(rest[2]);
        const bool dash = rest[1] == '\x80' && last >= 0x90 && last <= 0x95;
        const bool minus = rest[1] == '\x88' && last == 0x92;
        return dash || minus ? 3 : 0;
    }
    return 0;
}

bool starts_upper(std::string_view word) {
    if (word.empty()) {
        return false;
    }
    const auto byte = static_cast<unsigned char>(word[0]);
    if (byte >= 'A' && byte <= 'Z') {
        return true;
    }
    return byte == 0xC3 && word.size() > 1 && static_cast<unsigned char>(word[1]) < 0x9F;
}

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_ending(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return word.ends_with(ending); });
}

std::string stem_of(std::string_view word) {
    if (among(word, {"män", "männen", "mäns", "man", "mannen"})) {
        return "män";
    }
    // "het" is an ending of its own that looks like the definite "et".
    if (word.ends_with("het") || word.ends_with("hets")) {
        return std::string(word.substr(0, word.rfind("het") + 3));
    }
    static constexpr std::array<std::string_view, 27> endings = {
        "ernas", "arnas", "ornas", "orna", "erna", "arna", "enas", "ena", "ades",
        "ens",   "ets",   "ers",   "ars",  "ors",  "or",   "er",   "ar",  "en",
        "et",    "an",    "ans",   "as",   "es",   "na",   "a",    "e",   "s"};
    for (const std::string_view ending : endings) {
        if (word.size() >= ending.size() + 3 && word.ends_with(ending)) {
            word.remove_suffix(ending.size());
            break;
        }
    }
    return std::string(word);
}

namespace {

// clang-format off
constexpr auto small_words = std::to_array<std::string_view>({
    "och", "eller", "samt", "men", "som", "att", "i", "på", "av", "med", "till", "från", "för",
    "om", "under", "vid", "hos", "mot", "mellan", "efter", "före", "inom", "utan", "genom", "är",
    "var", "vara", "varit", "har", "hade", "haft", "ha", "kan", "kunde", "ska", "skulle", "får",
    "fick", "fått", "blir", "blev", "blivit", "det", "den", "de", "dem", "dess", "deras", "denna",
    "detta", "dessa", "en", "ett", "vi", "vår", "vårt", "våra", "man", "sin", "sitt", "sina",
    "sig", "inte", "ej", "också", "även", "där", "här", "då", "nu", "så", "än", "vilket", "vilka",
    "vilken", "varav", "därav", "varje", "alla", "samtliga", "totalt", "sammanlagt", "bland",
    "annat", "per", "st", "stycken", "cirka", "ca", "drygt", "knappt", "närmare", "över", "minst",
    "ungefär", "antal", "antalet", "andel", "andelen", "procent", "procentenheter", "år", "året",
    "års", "finns", "fanns", "funnits", "jämfört", "jämförelse", "föregående", "tidigare",
    "motsvarar", "motsvarade", "utgör", "utgjorde", "hela", "bara", "endast", "mer", "mest",
    "flera", "många", "kring", "ur", "upp", "ut",
});
// clang-format on

} // namespace

bool is_small_word(std::string_view word) {
    static const auto sorted = [] {
        auto list = small_words;
        std::ranges::sort(list);
        return list;
    }();
    return std::ranges::binary_search(sorted, word);
}

bool looks_adjectival(std::string_view word) {
    if (among(word,
              {"nya",       "unga",       "små",         "stora",   "olika",       "egna",
               "andra",     "fler",       "flera",       "äldre",   "yngre",       "största",
               "minsta",    "första",     "sista",       "båda",    "hela",        "svenska",
               "övriga",    "vissa",      "få",          "gamla",   "höga",        "låga",
               "fasta",     "fria",       "samma",       "extra",   "ytterligare", "så",
               "kallade",   "fulltaliga", "fulla",       "möjliga", "ensamma",     "gemensamma",
               "enskilda",  "särskilda",  "nyanställda", "anmälda", "öppna",       "slutna",
               "privata",   "norra",      "södra",       "östra",   "västra",      "lokala",
               "nuvarande", "berörda",    "planerade"})) {
        return true;
    }
    return word.size() > 5 &&
           has_ending(word, {"liga", "iga", "iska", "ande", "ende", "ade", "ella", "ala", "iva",
                             "samma", "bara", "lösa", "fulla", "rika", "ära", "erade", "omna"});
}

bool names_people(std::string_view stem) {
    static constexpr std::array<std::string_view, 33> people = {
        "person",  "klient",     "kvinn",      "män",       "brukar",   "individ",    "deltagar",
        "patient", "elev",       "invånar",    "medborgar", "anställd", "medarbetar", "sökand",
        "barn",    "flick",      "pojk",       "vuxn",      "ungdom",   "besökar",    "medlem",
        "svarand", "respondent", "människ",    "boend",     "mottagar", "ombud",      "flickor",
        "pojkar",  "student",    "handläggar", "anhörig",   "ledamöt"};
    return std::ranges::any_of(people, [&](std::string_view one) {
        return stem == one || (stem.size() > one.size() + 2 && stem.ends_with(one));
    });
}

bool says_total(std::string_view word) {
    return among(word, {"totalt", "totala", "sammanlagt", "sammantaget", "sammanlagda", "summa",
                        "tillsammans", "inalles", "summerat", "totalsumman", "totalsumma"});
}

Direction direction_of(std::string_view word) {
    if (among(word, {"ökat", "ökade", "ökar", "ökning", "ökningen", "öka", "stigit", "steg",
                     "stiger", "vuxit", "växte", "växt", "uppgång", "fler", "höjts", "höjdes",
                     "höjning", "tillkommit"})) {
        return Direction::up;
    }
    if (among(word, {"minskat", "minskade", "minskar", "minskning", "minskningen", "minska",
                     "sjunkit", "sjönk", "sjunker", "nedgång", "färre", "sänkts", "sänktes",
                     "sänkning", "reducerats"})) {
        return Direction::down;
    }
    return Direction::none;
}

bool says_range(std::string_view word) {
    return word.starts_with("varier") || word.starts_with("spänner") || word == "spände" ||
           word.starts_with("sträck") || word.starts_with("skift") ||
           among(word, {"ligger", "låg", "legat", "spann", "pendlar", "pendlat"});
}

std::size_t edits_between(std::string_view left, std::string_view right, std::size_t most) {
    if (left.size() > right.size() + most || right.size() > left.size() + most ||
        left.size() > 64) {
        return most + 1;
    }
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const std::size_t swapped = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, swapped});
        }
    }
    return std::min(row.back(), most + 1);
}

} // namespace prose_check
