// Wards, homes, schools and employers by name or number.
#include <algorithm>
#include <array>

#include "guard/among.h"
#include "guard/readers.h"

namespace {

using Index = std::ptrdiff_t;

/// The endings that make a proper name of a place: Bergaskolan, Solgården, Ekhemmet.
std::string_view place_ending(std::string_view folded) {
    static constexpr std::array<std::string_view, 16> endings = {
        "skolan",  "gymnasiet",  "gården", "hemmet", "huset",  "boendet", "kliniken",  "bostaden",
        "ateljén", "verkstaden", "caféet", "kafeet", "stugan", "villan",  "förskolan", "backen"};
    std::string_view best;
    for (const std::string_view ending : endings) {
        if (folded.size() > ending.size() + 2 && folded.ends_with(ending) &&
            ending.size() > best.size()) {
            best = ending;
        }
    }
    return best;
}

/// A compound that tells the kind of place and no name: gruppboendet, folkhögskolan.
bool tells_kind(const Reading& reading, std::string_view folded, std::string_view ending) {
    static constexpr std::array<std::string_view, 62> kinds = {
        "grund",      "gymnasie",    "hög",     "folkhög",    "sär",         "för",
        "special",    "resurs",      "fri",     "musik",      "kultur",      "sjuk",
        "ålderdoms",  "behandlings", "familje", "jour",       "vård",        "grupp",
        "stöd",       "äldre",       "demens",  "korttids",   "akut",        "tränings",
        "hvb-",       "lss-",        "lvm-",    "sis-",       "fritids",     "ungdoms",
        "service",    "kvinno",      "bost",    "rad",        "hyres",       "flerfamiljs",
        "bo",         "mellan",      "låg",     "hög",        "träff",       "kvarters",
        "trygghets",  "vuxen",       "barn",    "specialist", "tand",        "ögon",
        "öron",       "hud",         "smärt",   "rehab",      "beroende",    "psykiatri",
        "aktivitets", "barn-",       "kommun",  "stads",      "församlings", "bygde",
        "servering",  "elevhems"};
    const std::string_view head = folded.substr(0, folded.size() - ending.size());
    if (among(head, kinds)) {
        return true;
    }
    return (reading.lexicon().classes_of(folded) &
            (word::ordinary | word::facility | word::organisation)) != 0;
}

/// What places are named after, at the head of a word: Furuhemmet, Solgården.
bool is_nature(std::string_view head) {
    static constexpr std::array<std::string_view, 40> words = {
        "furu",   "ek",     "björk", "lind",   "sol",   "lång",    "berg",      "bergs",
        "sjö",    "skogs",  "ros",   "gran",   "al",    "ask",     "alm",       "lönn",
        "hassel", "rönn",   "tall",  "strand", "ängs",  "kull",    "back",      "dal",
        "lugna",  "stjärn", "mån",   "norr",   "söder", "öster",   "väster",    "ljung",
        "kvarn",  "bäck",   "ström", "fors",   "vik",   "ekbacks", "drottning", "asp"};
    return among(head, words);
}

bool is_authority(const Token& token) {
    return token.is(word::organisation | word::not_name) || token.folded.ends_with("kommun") ||
           token.folded.ends_with("myndigheten") || token.folded.ends_with("styrelsen") ||
           token.folded.ends_with("kassan") || token.folded.ends_with("verket") ||
           token.folded.ends_with("nämnden") || token.folded.ends_with("förvaltningen") ||
           token.folded.ends_with("kontoret") || token.folded.ends_with("regionen") ||
           token.folded.ends_with("psykiatrin") || token.folded.ends_with("tjänsten") ||
           token.folded.ends_with("omsorgen");
}

bool is_name_word(const Token& token) {
    return token.capital() && token.last - token.first > 1 && !is_authority(token) && !token.starts;
}

/// avdelning 27, avd. 7B, team 3.
bool read_numbered(Reading& reading, Index index) {
    static constexpr std::array<std::string_view, 12> wards = {"avdelning",
                                                               "avdelningen",
                                                               "avd",
                                                               "vårdavdelning",
                                                               "vårdavdelningen",
                                                               "psykavdelning",
                                                               "slutenvårdsavdelning",
                                                               "intagningsavdelning",
                                                               "akutavdelning",
                                                               "psykavd",
                                                               "vårdavd",
                                                               "rättspsykavdelning"};
    if (!among(reading.at(index).folded, wards)) {
        return false;
    }
    const Index at = index + (reading.at(index + 1).is_mark('.') ? 2 : 1);
    const Token& told = reading.at(at);
    const bool numbered = told.kind == Token::Kind::number && told.folded.size() <= 3;
    const bool lettered = told.is_word() && told.letters != Token::Case::lower &&
                          told.last - told.first <= 2 && !told.starts;
    if (!numbered && !lettered) {
        return false;
    }
    Index end = at + 1;
    const Token& more = reading.at(end);
    if (!more.spaced && more.last != 0 &&
        (more.kind == Token::Kind::number || (more.is_word() && more.last - more.first <= 2))) {
        ++end;
    }
    reading.claim(reading.at(index).first, reading.at(end - 1).last, kind::verksamhet);
    return true;
}

Index end_of_name(const Reading& reading, Index index) {
    Index end = index;
    while (end < index + 4 && is_name_word(reading.at(end)) && reading.at(end).spaced &&
           !(end > index && reading.at(end).is(word::kommun | word::place) &&
             !reading.at(end).is(word::ordinary))) {
        ++end;
    }
    // "Ica Maxi i Alvesta": the town belongs to what tells the place.
    return end;
}

/// Gårdsbutiken Lyckan, HVB-hemmet Ekbacken, förskolan Blåsippan.
bool read_kind_and_name(Reading& reading, Index index) {
    const Token& place = reading.at(index);
    std::uint32_t classes = place.classes;
    if (!place.is(word::facility)) {
        if (!place.is_word() || place.is(word::ordinary | word::organisation) ||
            place.folded.size() < 8) {
            return false;
        }
        classes = reading.last_part(index);
    }
    if ((classes & word::facility) == 0 ||
        (place.is(word::organisation) && place.folded != "hvb")) {
        return false;
    }
    Index name = index + 1;
    const bool quoted = reading.at(name).is_mark('"') || reading.at(name).is_mark(0x201D) ||
                        reading.at(name).is_mark(0x201C);
    name += quoted ? 1 : 0;
    const Token& first = reading.at(name);
    const bool person_or_place =
        first.is(word::kommun) || (first.is(word::given) && reading.at(name + 1).capital() &&
                                   reading.at(name + 1).is(word::surname));
    const bool spaced = first.spaced || quoted;
    if (!is_name_word(first) || !spaced || person_or_place ||
        (first.letters == Token::Case::upper && first.last - first.first <= 4)) {
        return false;
    }
    const Index end = std::max(end_of_name(reading, name), name + 1);
    reading.claim(place.first, reading.at(end - 1).last, kind::verksamhet);
    return true;
}

/// Bergaskolan, Solgården: the name is in the word.
bool read_named_place(Reading& reading, Index index) {
    const Token& token = reading.at(index);
    if (!token.is_word() ||
        token.is(word::organisation | word::place | word::kommun | word::given | word::surname)) {
        return false;
    }
    std::string_view folded = token.folded;
    if (folded.ends_with("s")) {
        folded.remove_suffix(1);
    }
    const std::string_view ending = place_ending(folded);
    if (ending.empty() || tells_kind(reading, folded, ending)) {
        return false;
    }
    const std::string_view head = folded.substr(0, folded.size() - ending.size());
    const bool inside_sentence = token.capital() && !token.starts;
    const bool unknown_head =
        (reading.lexicon().classes_of(head) & word::ordinary) == 0 && reading.last_part(index) == 0;
    const bool named_head =
        (reading.lexicon().classes_of(head) & (word::place | word::given | word::kommun)) != 0;
    if (!inside_sentence && !unknown_head && !(token.capital() && is_nature(head)) &&
        !(named_head && token.capital())) {
        return false;
    }
    if (ending == "backen" &&
        !reading.told_before(static_cast<std::size_t>(index), word::work_word, 3)) {
        return false;
    }
    reading.claim(token.first, token.last, kind::verksamhet);
    return true;
}

/// "i hörnet", "vid torget": a word of place and a thing.
bool is_where(const Reading& reading, Index index) {
    const std::string_view folded = reading.at(index).folded;
    const Token& thing = reading.at(index + 1);
    return (folded == "i" || folded == "vid" || folded == "på") && thing.is(word::ordinary) &&
           !thing.capital();
}

/// "jobbar på Ica Maxi", "anställd hos Perssons Åkeri AB".
bool read_employer(Reading& reading, Index index) {
    const std::string_view folded = reading.at(index).folded;
    if (folded != "på" && folded != "hos" && folded != "vid" && folded != "åt" &&
        folded != "från") {
        return false;
    }
    if (!reading.told_before(static_cast<std::size_t>(index), word::work_word, 4)) {
        return false;
    }
    Index name = index + 1;
    const Token& first = reading.at(name);
    if (!is_name_word(first) &&
        !(first.is(word::organisation) &&
          (first.folded == "ica" || first.folded == "coop" || first.folded == "willys" ||
           first.folded == "lidl" || first.folded == "ikea" || first.folded == "samhall" ||
           first.folded == "myrorna" || first.folded == "systembolaget" ||
           first.folded == "apoteket" || first.folded == "postnord"))) {
        return false;
    }
    if (first.is(word::kommun | word::place) && !reading.at(name + 1).capital() &&
        !reading.at(name + 1).is(word::facility)) {
        return false;
    }
    Index end = name + 1;
    while (end < name + 4 && reading.at(end).spaced &&
           ((reading.at(end).capital() && !reading.at(end).starts) ||
            reading.at(end).is(word::facility))) {
        ++end;
    }
    // "i hörnet vid torget i Bjurholm"
    for (Index at = end; at < end + 5 && is_where(reading, at); at += 2) {
        const Token& further = reading.at(at + 3);
        if (!is_where(reading, at + 2) && further.capital()) {
            end = further.is(word::kommun | word::place) ? at + 2 : end;
            break;
        }
    }
    // "Willys i Ljungby": the town tells which of them it is.
    const Token& town = reading.at(end + 1);
    if (reading.at(end).folded == "i" && town.capital() && town.is(word::kommun | word::place)) {
        end += 2;
    }
    reading.claim(first.first, reading.at(end - 1).last, kind::verksamhet);
    return true;
}

/// "går till X tre dagar i veckan": one goes there as to work.
bool comes_often(const Reading& reading, Index index) {
    const std::string_view verb = reading.at(index - 1).folded;
    if (verb != "går" && verb != "gick" && verb != "deltar" && verb != "deltog") {
        return false;
    }
    for (Index at = index + 2; at <= index + 6; ++at) {
        const std::string_view folded = reading.at(at).folded;
        if (folded == "dagar" || folded == "dag" || folded == "gånger" || folded == "varje" ||
            folded == "veckan" || folded == "timmar") {
            return true;
        }
    }
    return false;
}

/// "bor på Kastanjen", "inskriven på Solgläntan": a home or a ward that is called as things are.
bool read_where_one_is(Reading& reading, Index index) {
    const std::string_view folded = reading.at(index).folded;
    if (folded != "på" && folded != "från" && folded != "till") {
        return false;
    }
    static constexpr std::array<std::string_view, 18> stays = {
        "bor",      "bodde",    "bott",     "inskriven",  "inlagd",    "vårdas",
        "vårdades", "vårdats",  "placerad", "placerades", "placerats", "utskriven",
        "utskrevs", "flyttade", "flyttat",  "vistas",     "boende",    "intagen"};
    bool told = comes_often(reading, index);
    for (Index at = index - 1; at >= index - 3 && !told; --at) {
        told = among(reading.at(at).folded, stays);
    }
    const Token& name = reading.at(index + 1);
    const bool definite = name.letters == Token::Case::title &&
                          (name.folded.ends_with("n") || name.folded.ends_with("et"));
    // PIVA, BIVA: wards that have letters for a name.
    const std::uint32_t letters = name.last - name.first;
    const bool lettered =
        name.letters == Token::Case::upper && letters >= 3 && letters <= 6 && folded == "på";
    if (!told || !is_name_word(name) || !(definite || lettered) ||
        name.is(word::place | word::kommun | word::given | word::surname)) {
        return false;
    }
    const Index end = std::max(end_of_name(reading, index + 1), index + 2);
    reading.claim(name.first, reading.at(end - 1).last, kind::verksamhet);
    return true;
}

/// "Perssons åkeri", "Nordins Bygg AB": a family's name and a kind of firm.
bool read_family_firm(Reading& reading, Index index) {
    const Token& name = reading.at(index);
    const Token& firm = reading.at(index + 1);
    const bool named = name.letters == Token::Case::title && name.folded.ends_with("s") &&
                       name.is(word::surname | word::given) &&
                       !name.is(word::kommun | word::ordinary);
    static constexpr std::array<std::string_view, 22> firms = {
        "åkeri",       "bygg", "el",    "rör",      "måleri",     "snickeri", "bageri", "konditori",
        "bilverkstad", "plåt", "städ",  "taxi",     "blommor",    "salong",   "frisör", "gård",
        "trädgård",    "livs", "kiosk", "pizzeria", "restaurang", "café"};
    if (!named || !among(firm.folded, firms)) {
        return false;
    }
    const std::string_view form = reading.at(index + 2).folded;
    const Index end = index + (form == "ab" || form == "hb" || form == "kb" ? 3 : 2);
    reading.claim(name.first, reading.at(end - 1).last, kind::verksamhet);
    return true;
}

} // namespace

void read_units(Reading& reading) {
    for (Index index = 0; index < static_cast<Index>(reading.size()); ++index) {
        if (reading.claimed(reading.at(index))) {
            continue;
        }
        if (!read_numbered(reading, index) && !read_family_firm(reading, index) &&
            !read_employer(reading, index) && !read_where_one_is(reading, index) &&
            !read_kind_and_name(reading, index)) {
            read_named_place(reading, index);
        }
    }
}
