// Roles that a place has one of, and those who are kin to them: the vicar's daughter, who keeps the
// hotel, the oldest in the village.
#include <algorithm>
#include <array>

#include "guard/among.h"
#include "guard/singling.h"

namespace {

using Index = std::ptrdiff_t;

/// Whoever has it is known by it: prästen, lanthandlaren, doktorn.
bool is_known_role(std::string_view folded) {
    static constexpr std::array<std::string_view, 30> roles = {"präst",
                                                               "kyrkoherde",
                                                               "prost",
                                                               "komminister",
                                                               "pastor",
                                                               "diakon",
                                                               "imam",
                                                               "rektor",
                                                               "doktor",
                                                               "läkar",
                                                               "veterinär",
                                                               "polis",
                                                               "länsman",
                                                               "handlar",
                                                               "lanthandlar",
                                                               "apotekar",
                                                               "smed",
                                                               "organist",
                                                               "kantor",
                                                               "klockar",
                                                               "krögar",
                                                               "disponent",
                                                               "brukspatron",
                                                               "fabrikör",
                                                               "borgmästar",
                                                               "hotellägar",
                                                               "åkeriägar",
                                                               "bankdirektör",
                                                               "stationsinspektor",
                                                               "byskollärar"};
    return std::ranges::any_of(roles, [&](std::string_view role) {
        return folded.starts_with(role) && folded.size() <= role.size() + 6;
    });
}

bool is_kin(std::string_view folded) {
    static constexpr std::array<std::string_view, 22> kin = {
        "dotter",   "dottern",   "son",    "sonen", "döttrar", "söner",   "fru",  "hustru",
        "man",      "make",      "maka",   "sambo", "änka",    "änkling", "bror", "syster",
        "barnbarn", "dotterson", "sonson", "mamma", "pappa",   "barn"};
    return among(folded, kin);
}

/// The end of "i Sorsele", "på orten" at the index; 0 when nothing of the kind stands there.
Index placed(const Reading& reading, Index index) {
    const std::string_view folded = reading.at(index).folded;
    const bool leads = folded == "i" || folded == "på" || folded == "från";
    const Token& place = reading.at(index + 1);
    const bool there = is_named_place(place) || is_small_place_word(place.folded) ||
                       (place.capital() && !place.is(word::organisation | word::ordinary));
    return leads && there ? index + 2 : 0;
}

/// "prästens dotter i Sorsele", "dotter till prästen i Sorsele".
bool read_kin(Reading& reading, Index index) {
    const Token& token = reading.at(index);
    const bool owns = token.folded.ends_with("s") && is_kin(reading.at(index + 1).folded);
    const std::string_view before = reading.at(index - 1).folded;
    const bool to = (before == "till" && is_kin(reading.at(index - 2).folded)) ||
                    (before == "med" && reading.at(index - 2).folded == "gift");
    const Index end = owns || to ? placed(reading, index + (owns ? 2 : 1)) : 0;
    if (end == 0 || (!is_known_role(token.folded) && !token.is(word::public_role))) {
        return false;
    }
    reading.claim(reading.at(owns ? index : index - 2).first, reading.at(end - 1).last,
                  kind::kvasi);
    return true;
}

/// "byns förre lanthandlare", "ortens äldsta kvinna": of many kommuner one could not tell, so there
/// only what few are.
bool read_owned_role(Reading& reading, Index index) {
    const Token& owner = reading.at(index);
    if (!is_place_owning(owner)) {
        return false;
    }
    static constexpr std::array<std::string_view, 8> past = {"förre", "förra", "tidigare", "forna",
                                                             "gamla", "gamle", "förste",   "egen"};
    static constexpr std::array<std::string_view, 8> most = {
        "äldsta", "äldste", "yngsta", "yngste", "rikaste", "längsta", "längste", "kändaste"};
    const std::string_view adjective = reading.at(index + 1).folded;
    const bool superlative = among(adjective, most);
    const Index noun = index + (superlative || among(adjective, past) ? 2 : 1);
    const Token& role = reading.at(noun);
    const bool wide = owner.folded == "kommunens" || owner.folded == "länets" ||
                      owner.folded == "stadens" || owner.folded == "områdets" ||
                      owner.folded == "skolans" || owner.folded == "föreningens" ||
                      owner.folded == "husets" || is_named_place(owner);
    const bool known = is_known_role(role.folded) || role.is(word::public_role);
    const bool somebody = is_somebody(reading, noun) || role.folded == "invånare" ||
                          role.folded.ends_with("handlare");
    const bool one =
        superlative ? somebody : (known && !wide) || (noun == index + 2 && !wide && somebody);
    if (!one) {
        return false;
    }
    reading.claim(owner.first, role.last, kind::kvasi);
    return true;
}

/// "driver hotellet i Dorotea", "ägde byns kiosk".
bool read_keeper(Reading& reading, Index index) {
    static constexpr std::array<std::string_view, 7> keeps = {"äger", "ägde",   "ägt",     "driver",
                                                              "drev", "drivit", "förestod"};
    if (!among(reading.at(index).folded, keeps)) {
        return false;
    }
    static constexpr std::array<std::string_view, 19> businesses = {
        "hotellet",  "macken",  "bensinmacken", "kiosken",        "pizzerian",
        "campingen", "affären", "lanthandeln",  "butiken",        "krogen",
        "kaféet",    "caféet",  "restaurangen", "frisersalongen", "bageriet",
        "sågverket", "åkeriet", "ridskolan",    "värdshuset"};
    const Token& next = reading.at(index + 1);
    const Index noun = is_place_owning(next) || next.folded == "den" || next.folded == "enda"
                           ? index + 2
                           : index + 1;
    const bool owned = is_place_owning(next) && reading.at(noun).is(word::facility);
    const Index end =
        owned ? noun + 1
              : (among(reading.at(noun).folded, businesses) ? placed(reading, noun + 1) : 0);
    if (end == 0) {
        return false;
    }
    reading.claim(reading.at(index).first, reading.at(end - 1).last, kind::kvasi);
    return true;
}

} // namespace

bool read_known_role(Reading& reading, Index index) {
    return read_kin(reading, index) || read_owned_role(reading, index) ||
           read_keeper(reading, index);
}
