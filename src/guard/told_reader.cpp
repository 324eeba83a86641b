// What a whole place has heard of: crimes and accidents, prizes, interviews, offices once held.
#include <algorithm>
#include <array>

#include "guard/among.h"
#include "guard/singling.h"

namespace {

using Index = std::ptrdiff_t;

/// Who it is told of stands shortly before.
bool of_somebody(const Reading& reading, Index index) {
    for (Index at = index - 1; at >= index - 6 && at >= 0 && !ends_sentence(reading.at(at)); --at) {
        const std::string_view folded = reading.at(at).folded;
        if (folded == "han" || folded == "hon" || folded == "hen" || folded == "som" ||
            folded == "jag" || (folded != "man" && reading.at(at).is(word::person)) ||
            (reading.at(at).capital() && reading.at(at).is(word::given))) {
            return true;
        }
    }
    return false;
}

bool is_event(std::string_view folded) {
    static constexpr std::array<std::string_view, 34> events = {
        "mordet",          "dubbelmordet",    "dråpet",        "branden",
        "storbranden",     "mordbranden",     "bussolyckan",   "tågolyckan",
        "rasolyckan",      "gruvolyckan",     "bilolyckan",    "båtolyckan",
        "flygolyckan",     "skoterolyckan",   "trafikolyckan", "drunkningsolyckan",
        "dödsolyckan",     "skolskjutningen", "skjutningen",   "explosionen",
        "sprängningen",    "knivdådet",       "dådet",         "attentatet",
        "rånet",           "bankrånet",       "kidnappningen", "gisslandramat",
        "gruppvåldtäkten", "skredet",         "jordskredet",   "raset",
        "lavinen",         "översvämningen"};
    // They are told of as known: all end so, and few other words are looked up.
    if (!folded.ends_with("t") && !folded.ends_with("n")) {
        return false;
    }
    return among(folded, events) || folded.ends_with("-olyckan") || folded.ends_with("-morden") ||
           folded.ends_with("mordet");
}

/// "mordet i X", "dömdes för rånet mot banken i X": an event the newspapers told of.
bool read_public_event(Reading& reading, Index index) {
    if (!is_event(reading.at(index).folded)) {
        return false;
    }
    static constexpr std::array<std::string_view, 8> leads = {"i",   "på", "vid",   "utanför",
                                                              "mot", "av", "under", "hos"};
    const Index end =
        among(reading.at(index + 1).folded, leads) ? place_after(reading, index + 1) : 0;
    if (end == 0) {
        return false;
    }
    static constexpr std::array<std::string_view, 23> roles = {
        "överlevde", "överlevande",    "överlevt", "offer",    "offret",   "dömd",
        "dömdes",    "dömts",          "åtalad",   "åtalades", "friades",  "friats",
        "häktades",  "misstänkt",      "startade", "anlade",   "orsakade", "vållade",
        "vittne",    "gärningsmannen", "anhörig",  "skadades", "vittnade"};
    Index begin = index;
    for (Index at = index - 1; at >= index - 5 && at >= 0 && !ends_sentence(reading.at(at)); --at) {
        if (among(reading.at(at).folded, roles)) {
            begin = at;
        }
    }
    reading.claim(reading.at(begin).first, reading.at(end - 1).last, kind::kvasi);
    return true;
}

/// "mamma till pojken som försvann i fjällen 2021".
bool read_lost_person(Reading& reading, Index index) {
    if (!reading.at(index).is(word::person) || reading.at(index + 1).folded != "som") {
        return false;
    }
    static constexpr std::array<std::string_view, 13> lost = {
        "försvann",  "mördades",     "mördade", "drunknade",    "omkom",
        "dödades",   "kidnappades",  "rövades", "knivmördades", "sköts",
        "knivskars", "förolyckades", "mördats"};
    const Index verb =
        reading.at(index + 2).folded == "blev" || reading.at(index + 2).folded == "hade"
            ? index + 3
            : index + 2;
    if (!among(reading.at(verb).folded, lost)) {
        return false;
    }
    const bool kin =
        reading.at(index - 1).folded == "till" && reading.at(index - 2).is(word::person);
    Index end = place_after(reading, verb + 1);
    end = end == 0 && kin ? verb + 1 : end;
    if (end == 0) {
        return false;
    }
    const Token& year = reading.at(end);
    end += year.kind == Token::Kind::number && year.folded.size() == 4 ? 1 : 0;
    reading.claim(reading.at(kin ? index - 2 : index).first, reading.at(end - 1).last, kind::kvasi);
    return true;
}

bool is_prize(std::string_view folded) {
    return folded.starts_with("lotto") || folded.starts_with("triss") ||
           folded.ends_with("miljoner") || folded.ends_with("guld") || folded.ends_with("medalj") ||
           folded.ends_with("mästerskapet") || folded == "jackpotten" ||
           folded.ends_with("vinsten");
}

bool is_media(std::string_view folded) {
    static constexpr std::array<std::string_view, 12> media = {
        "tv",    "svt",    "tv4",      "p4",      "radio",   "radion",
        "media", "medier", "medierna", "pressen", "youtube", "flashback"};
    return among(folded, media) || folded.starts_with("tv-") || folded.starts_with("dokumentär") ||
           folded.starts_with("uppdrag") || folded.starts_with("efterlyst") ||
           folded.starts_with("reportage") || folded.starts_with("radio") ||
           folded.starts_with("podd") || folded.find("tidning") != std::string_view::npos ||
           folded.starts_with("lokalpress") || folded.starts_with("lokalradio");
}

/// "vann på lotto", "var med i tv", "intervjuades i lokaltidningen".
bool read_fame(Reading& reading, Index index) {
    const std::string_view folded = reading.at(index).folded;
    static constexpr std::array<std::string_view, 16> shown_words = {
        "medverkade", "medverkat",  "intervjuades", "intervjuats", "porträtterades", "figurerade",
        "figurerat",  "framträdde", "framträtt",    "omskrevs",    "namngavs",       "hängdes",
        "hängts",     "synts",      "uttalade",     "uttalat"};
    const bool won = folded == "vann" || folded == "vunnit" || folded == "tog";
    const bool shown = among(folded, shown_words) ||
                       (folded == "med" && (reading.at(index - 1).folded == "var" ||
                                            reading.at(index - 1).folded == "varit"));
    if ((!won && !shown) || !of_somebody(reading, index)) {
        return false;
    }
    for (Index at = index + 1; at <= index + 7 && !ends_sentence(reading.at(at)); ++at) {
        const std::string_view word = reading.at(at).folded;
        if ((won && is_prize(word)) || (shown && is_media(word))) {
            reading.claim(reading.at(index).first, reading.at(at).last, kind::kvasi);
            return true;
        }
    }
    return false;
}

/// "satt i kommunfullmäktige": few have.
bool read_held_office(Reading& reading, Index index) {
    const std::string_view folded = reading.at(index).folded;
    const bool sat = folded == "satt" || folded == "suttit" || folded == "sitter";
    static constexpr std::array<std::string_view, 8> bodies = {
        "kommunfullmäktige", "fullmäktige",      "kommunstyrelsen",       "riksdagen",
        "regionfullmäktige", "kyrkofullmäktige", "landstingsfullmäktige", "sametinget"};
    if (!sat || reading.at(index + 1).folded != "i" ||
        !among(reading.at(index + 2).folded, bodies) || !of_somebody(reading, index)) {
        return false;
    }
    reading.claim(reading.at(index).first, reading.at(index + 2).last, kind::kvasi);
    return true;
}

} // namespace

bool read_told_of(Reading& reading, Index index) {
    return read_public_event(reading, index) || read_lost_person(reading, index) ||
           read_fame(reading, index) || read_held_office(reading, index);
}
