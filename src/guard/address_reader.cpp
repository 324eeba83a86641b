// Where somebody lives: street and number, box, c/o, property, postcode with town.
#include <algorithm>
#include <array>

#include "guard/readers.h"

namespace {

using Index = std::ptrdiff_t;

bool ends_with_any(std::string_view folded, std::initializer_list<std::string_view> endings) {
    return std::ranges::any_of(endings, [&](std::string_view ending) {
        return folded.size() > ending.size() + 1 && folded.ends_with(ending);
    });
}

/// A word that names a street by its ending, not the bare word for one.
bool ends_as_street(std::string_view folded) {
    return ends_with_any(
        folded,
        {"gatan",  "gata",       "vägen",      "väg",    "gränd",   "gränden",     "stigen",
         "stig",   "torget",     "torg",       "allén",  "allé",    "backen",      "plan",
         "planen", "esplanaden", "leden",      "kroken", "svängen", "brinken",     "slingan",
         "ringen", "stråket",    "promenaden", "kajen",  "bågen",   "terrassen",   "trappan",
         "gången", "rundan",     "linjen",     "loftet", "tunet",   "höjden",      "gården",
         "liden",  "lyckan",     "hagen",      "kullen", "dalen",   "sluttningen", "platsen",
         "udden",  "branten",    "viadukten",  "torpet", "ängen",   "lunden",      "åsen",
         "holmen", "vallen",     "vreten",     "gärdet", "parken",  "hamnen",      "näset",
         "berget", "skogen",     "viken",      "bron",   "bryggan", "tomten",      "tomta",
         "kvarnen"});
}

/// Endings that nearly every such word has in common with a street only.
bool ends_surely(std::string_view folded) {
    return ends_with_any(folded, {"gatan", "gata", "vägen", "gränd", "gränden", "stigen", "torget",
                                  "allén", "esplanaden", "brinken", "slingan", "stråket"});
}

bool is_bare_street(std::string_view folded) {
    static constexpr std::array<std::string_view, 20> words = {
        "gård",  "gata",  "väg",    "gränd",   "stig",       "torg",       "allé",
        "plan",  "backe", "gatan",  "vägen",   "promenaden", "esplanaden", "torget",
        "allén", "kajen", "stigen", "gränden", "ringen",     "leden"};
    return std::ranges::find(words, folded) != words.end();
}

bool is_house_number(const Token& token) {
    return token.kind == Token::Kind::number && token.folded.size() <= 4 && token.folded != "0";
}

/// What tells that the number before counts something else.
bool is_unit(std::string_view folded) {
    static constexpr std::array<std::string_view, 26> units = {
        "år",     "månader", "månad",   "veckor",  "vecka",    "dagar",     "dag",
        "timmar", "timme",   "minuter", "mil",     "km",       "kilometer", "meter",
        "m",      "kr",      "kronor",  "procent", "personer", "gånger",    "ggr",
        "st",     "platser", "kvm",     "januari", "mars"};
    return std::ranges::find(units, folded) != units.end();
}

/// After the house number: a letter, an entrance, a flat, a floor.
Index after_house_number(const Reading& reading, Index index) {
    Index end = index + 1;
    const Token& letter = reading.at(end);
    const bool single = letter.is_word() && letter.last - letter.first == 1 &&
                        letter.folded >= "a" && letter.folded <= "h" &&
                        (!letter.spaced || letter.capital());
    if (single) {
        ++end;
    }
    if (reading.at(end).is_mark('-') && !reading.at(end).spaced &&
        is_house_number(reading.at(end + 1))) {
        end += 2;
    }
    for (int parts = 0; parts < 3; ++parts) {
        Index at = end + (reading.at(end).is_mark(',') ? 1 : 0);
        const std::string_view part = reading.at(at).folded;
        const bool named = part == "uppgång" || part == "lgh" || part == "lägenhet" ||
                           part == "lägenhetsnummer" || part == "våning" || part == "trappa" ||
                           part == "ing";
        Index number =
            at + 1 + (reading.at(at + 1).is_mark('.') || reading.at(at + 1).folded == "nr" ? 1 : 0);
        const Token& told = reading.at(number);
        if (named &&
            (told.kind == Token::Kind::number || (told.is_word() && told.last - told.first == 1))) {
            end = number + 1;
            continue;
        }
        const std::string_view floor = reading.at(at + 1).folded;
        if (reading.at(at).kind == Token::Kind::number && (floor == "tr" || floor == "trappor")) {
            end = at + 2;
            continue;
        }
        break;
    }
    return end;
}

/// The words before the street that belong to its name: Norra, Olof Palmes, S:t.
Index street_begin(const Reading& reading, Index index) {
    Index begin = index;
    static constexpr std::array<std::string_view, 18> parts = {
        "norra", "södra", "östra", "västra", "lilla", "stora", "gamla",  "nya",       "övre",
        "nedre", "inre",  "yttre", "sankt",  "s:t",   "s:ta",  "sankta", "mellersta", "kungliga"};
    while (begin > 0 && reading.at(begin).spaced && !reading.at(begin).starts) {
        const Token& before = reading.at(begin - 1);
        const bool bare = begin == index && is_bare_street(reading.at(index).folded);
        const bool part = std::ranges::find(parts, before.folded) != parts.end();
        // Rönninge gård: first in a sentence too, where it is no word.
        const bool opens = bare && before.starts && !before.is(word::ordinary);
        const bool name =
            before.is_word() && before.letters == Token::Case::title &&
            (reading.at(begin).capital() || opens) && (!before.starts || opens) &&
            !before.is(word::organisation | word::facility | word::person | word::act);
        const bool genitive = is_bare_street(reading.at(index).folded) && begin == index &&
                              before.is_word() && before.folded.ends_with("s");
        if (!part && !name && !genitive) {
            break;
        }
        --begin;
    }
    return begin;
}

bool lives_before(const Reading& reading, Index index) {
    for (Index at = index - 1; at >= index - 4 && at >= 0; --at) {
        const std::string_view folded = reading.at(at).folded;
        if (folded.starts_with("adress") || folded.ends_with("adress") ||
            folded.ends_with("adressen") || folded == "bor" || folded == "bodde" ||
            folded == "boende" || folded.starts_with("folkbokförd") || folded == "flyttade" ||
            folded == "flyttat" || folded == "skriven" || folded == "hyr" || folded == "hem" ||
            folded == "hemma") {
            return true;
        }
    }
    return false;
}

bool read_street(Reading& reading, Index index) {
    const Token& street = reading.at(index);
    if (!street.is_word() || !is_house_number(reading.at(index + 1)) ||
        !reading.at(index + 1).spaced || is_unit(reading.at(index + 2).folded)) {
        return false;
    }
    const Index begin = street_begin(reading, index);
    const bool joined =
        begin < index && (is_bare_street(street.folded) || reading.at(begin).capital() ||
                          ends_surely(street.folded));
    const bool sure =
        ends_surely(street.folded) && (street.capital() || !street.is(word::ordinary) ||
                                       lives_before(reading, index) || begin < index);
    const bool likely = ends_as_street(street.folded) && street.capital() && !street.starts &&
                        !street.is(word::organisation);
    const bool village = street.capital() &&
                         !street.is(word::organisation | word::ordinary | word::month |
                                    word::not_name | word::case_word) &&
                         !street.starts && lives_before(reading, index);
    const bool bare = joined && (is_bare_street(street.folded) || ends_as_street(street.folded));
    if (!bare && !sure && !likely && !village) {
        return false;
    }
    const Index end = after_house_number(reading, index + 1);
    reading.claim(reading.at(begin).first, reading.at(end - 1).last, kind::adress);
    return true;
}

/// box 77, postbox 12.
bool read_box(Reading& reading, Index index) {
    const std::string_view folded = reading.at(index).folded;
    if ((folded != "box" && folded != "postbox" && folded != "fack" && folded != "postfack" &&
         folded != "pl") ||
        !is_house_number(reading.at(index + 1))) {
        return false;
    }
    if (folded == "pl" && !reading.at(index).capital() && !reading.claimed(reading.at(index + 3))) {
        return false; // unless a postcode follows, which is read before
    }
    reading.claim(reading.at(index).first, reading.at(index + 1).last, kind::adress);
    return true;
}

/// c/o Hedman, Åsvägen 12.
bool read_care_of(Reading& reading, Index index) {
    const bool slashed = (reading.at(index).folded == "c" && reading.at(index + 1).is_mark('/') &&
                          reading.at(index + 2).folded == "o");
    const bool short_form = reading.at(index).folded == "co" && reading.at(index + 1).capital() &&
                            reading.at(index + 1).spaced;
    if (!slashed && !short_form) {
        return false;
    }
    Index end = index + (slashed ? 3 : 1);
    const Index name = end;
    while (reading.at(end).is_word() && end < name + 3 &&
           (reading.at(end).capital() || end == name || !reading.at(end).is(word::ordinary))) {
        ++end;
    }
    Index street = end + (reading.at(end).is_mark(',') ? 1 : 0);
    for (Index at = street; at < street + 3; ++at) {
        if (reading.at(at).is_word() && ends_as_street(reading.at(at).folded) &&
            is_house_number(reading.at(at + 1))) {
            end = after_house_number(reading, at + 1);
            break;
        }
    }
    reading.claim(reading.at(index).first, reading.at(end - 1).last, kind::adress);
    return true;
}

/// Berga 3:12, fastigheten Norrby 2:14.
bool read_property(Reading& reading, Index index) {
    const Token& block = reading.at(index + 1);
    const bool parted = block.kind == Token::Kind::number && block.spaced &&
                        reading.at(index + 2).is_mark(':') && !reading.at(index + 2).spaced &&
                        reading.at(index + 3).kind == Token::Kind::number &&
                        !reading.at(index + 3).spaced;
    const Token& name = reading.at(index);
    if (!name.is_word() || (name.letters != Token::Case::title &&
                            !reading.at(index - 1).folded.starts_with("fastighet"))) {
        return false;
    }
    const bool told = reading.at(index - 1).folded.starts_with("fastighet") ||
                      reading.at(index - 1).folded == "gården" ||
                      reading.at(index - 1).folded == "tomten";
    const bool plain =
        parted && block.folded.size() <= 3 && reading.at(index + 3).folded.size() <= 4;
    const bool clock = name.folded == "kl" || name.folded == "klockan" ||
                       name.is(word::not_name | word::case_word | word::month | word::title);
    if ((!plain || clock || (name.is(word::ordinary) && name.starts && !told)) &&
        !(told && is_house_number(block))) {
        return false;
    }
    Index begin = index;
    while (begin > 0 && reading.at(begin - 1).letters == Token::Case::title &&
           reading.at(begin - 1).is_word() && !reading.at(begin - 1).starts &&
           !reading.at(begin - 1).folded.starts_with("fastighet")) {
        --begin;
    }
    reading.claim(reading.at(begin).first, reading.at(index + (plain ? 3 : 1)).last, kind::adress);
    return true;
}

// --- postcodes -----------------------------------------------------------------------------------

bool is_town(const Reading& reading, Index index) {
    const Token& town = reading.at(index);
    if (!town.is_word() || town.last - town.first < 2 || !town.spaced) {
        return false;
    }
    if (town.is(word::place | word::kommun)) {
        return town.capital() || !town.is(word::ordinary);
    }
    return town.capital() && !town.is(word::ordinary | word::organisation | word::act);
}

bool read_postcode(Reading& reading, Index index) {
    const Token& head = reading.at(index);
    if (head.kind != Token::Kind::number || head.folded[0] == '0' ||
        (!head.spaced && reading.at(index - 1).kind != Token::Kind::mark)) {
        return false;
    }
    const Token& tail = reading.at(index + 1);
    const bool whole = head.folded.size() == 5;
    const bool halves = head.folded.size() == 3 && tail.kind == Token::Kind::number &&
                        tail.folded.size() == 2 && tail.spaced;
    const Index town = index + (whole ? 1 : 2);
    if ((!whole && !halves) || !is_town(reading, town)) {
        return false;
    }
    if (reading.claimed(head) || reading.at(index - 1).kind == Token::Kind::number) {
        const bool box =
            reading.at(index - 2).folded == "box" || reading.at(index - 2).folded == "postbox";
        if (!box && reading.claimed(head)) {
            return false;
        }
    }
    Index end = town + 1;
    const std::string_view first = reading.at(town).folded;
    const bool continues = first == "lilla" || first == "norra" || first == "södra" ||
                           first == "östra" || first == "västra" || first == "upplands" ||
                           first == "stora";
    if (reading.at(end).capital() && reading.at(end).spaced &&
        (continues || reading.at(town).fixed)) {
        ++end;
    }
    Index begin = index;
    if (reading.at(index - 1).is_mark('-') &&
        (reading.at(index - 2).folded == "s" || reading.at(index - 2).folded == "se")) {
        begin = index - 2;
    }
    reading.claim(reading.at(begin).first, reading.at(end - 1).last, kind::postort);
    return true;
}

} // namespace

void read_addresses(Reading& reading) {
    const auto count = static_cast<Index>(reading.size());
    for (Index index = 0; index < count; ++index) {
        read_postcode(reading, index);
    }
    for (Index index = 0; index < count; ++index) {
        if (!reading.claimed(reading.at(index)) && !read_care_of(reading, index) &&
            !read_box(reading, index) && !read_property(reading, index)) {
            read_street(reading, index);
        }
    }
}
