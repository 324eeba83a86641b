// Phrases that fit one person only in a place: the only one, the first, a known office or event.
#include <algorithm>
#include <array>

#include "guard/among.h"
#include "guard/singling.h"

namespace {

using Index = std::ptrdiff_t;

} // namespace

bool ends_sentence(const Token& token) {
    return token.last == 0 || token.is_mark('.') || token.is_mark('!') || token.is_mark('?') ||
           token.is_mark(';');
}

bool is_named_place(const Token& token) {
    return token.is(word::place | word::kommun | word::small_kommun) &&
           (token.capital() || !token.is(word::ordinary));
}

bool is_small_place_word(std::string_view folded) {
    static constexpr std::array<std::string_view, 22> words = {"byn",
                                                               "orten",
                                                               "socknen",
                                                               "bygden",
                                                               "kommunen",
                                                               "samhället",
                                                               "trakten",
                                                               "staden",
                                                               "församlingen",
                                                               "skolan",
                                                               "länet",
                                                               "ön",
                                                               "huset",
                                                               "trappuppgången",
                                                               "föreningen",
                                                               "klassen",
                                                               "grannskapet",
                                                               "bygdens",
                                                               "kommunfullmäktige",
                                                               "kommunstyrelsen",
                                                               "området",
                                                               "dalen"};
    return among(folded, words);
}

bool is_place_owning(const Token& token) {
    return token.is_word() && token.folded.ends_with("s") &&
           (is_named_place(token) ||
            is_small_place_word(token.folded.substr(0, token.folded.size() - 1)));
}

/// Whether what is single is a person: a person noun, or an adjective or participle for one.
bool is_somebody(const Reading& reading, Index index) {
    const Token& token = reading.at(index);
    if (!token.is_word()) {
        return false;
    }
    constexpr std::uint32_t somebody = word::person | word::public_role;
    if (token.is(somebody) ||
        (!token.is(word::ordinary) && (reading.last_part(index) & somebody) != 0)) {
        return true;
    }
    static constexpr std::array<std::string_view, 12> others = {
        "familjen", "familj", "paret",  "hushållet",       "döva",     "döve", "blinda",
        "blinde",   "stumma", "stumme", "rörelsehindrade", "utländska"};
    if (among(token.folded, others)) {
        return true;
    }
    static constexpr std::array<std::string_view, 14> endings = {
        "burna",   "burne", "sittande", "födda",   "födde",     "talande", "bördiga",
        "bördige", "dömda", "dömde",    "skadade", "opererade", "troende", "sökande"};
    return std::ranges::any_of(
        endings, [&](std::string_view ending) { return token.folded.ends_with(ending); });
}

/// The end of the phrase: after the place that it names, or 0 when it names none.
Index place_after(const Reading& reading, Index index) {
    for (Index at = index; at < index + 14; ++at) {
        const Token& token = reading.at(at);
        if (ends_sentence(token)) {
            return 0;
        }
        const std::string_view before = reading.at(at - 1).folded;
        const bool inside = before == "i" || before == "på" || before == "från" ||
                            before == "inom" || before == "runt" || before == "hela" ||
                            before == "utanför";
        const bool unknown = token.capital() && !token.is(word::organisation | word::ordinary);
        if (inside && (is_named_place(token) || is_small_place_word(token.folded) || unknown)) {
            Index end = at + 1;
            // "från Eritrea i Dorotea": the nearer place counts as well.
            const std::string_view next = reading.at(end).folded;
            if ((next == "i" || next == "på") && is_named_place(reading.at(end + 1))) {
                end += 2;
            }
            while (reading.at(end).is_word() &&
                   (reading.at(end).folded == "kommun" ||
                    (reading.at(end - 1).folded.ends_with("s") && end == at + 1 &&
                     reading.at(end).is(word::ordinary)) ||
                    (reading.at(end).capital() && reading.at(end).fixed))) {
                ++end;
            }
            return end;
        }
    }
    return 0;
}

namespace {

bool is_only(std::string_view folded) {
    return folded == "enda" || folded == "ende" || folded == "endaste";
}

/// "den enda rullstolsburna i X", "kommunens enda präst", "enda kvinnan på brandstationen i X".
bool read_only_one(Reading& reading, Index index) {
    const Token& token = reading.at(index);
    const bool first = token.folded == "första" || token.folded == "förste";
    if (!is_only(token.folded) && !first) {
        return false;
    }
    const Token& before = reading.at(index - 1);
    const bool article =
        before.folded == "den" || before.folded == "vår" || before.folded == "deras";
    const bool owned = is_place_owning(before);
    bool somebody = false;
    for (Index at = index + 1; at <= index + 3 && reading.at(at).is_word() && !somebody; ++at) {
        somebody = is_somebody(reading, at);
        // "den enda som talar X i Y"
        somebody =
            somebody || (reading.at(at).folded == "som" && at == index + 1 && article && !first);
    }
    const bool in_place_of_noun =
        !somebody && article && !first &&
        (reading.at(index + 1).folded == "i" || reading.at(index + 1).folded == "på" ||
         reading.at(index + 1).folded == "från");
    const Index end = somebody || in_place_of_noun ? place_after(reading, index + 1) : 0;
    // "ende" is said of a man.
    if (token.folded == "ende" && article && end == 0 &&
        (reading.at(index + 1).folded == "som" || is_somebody(reading, index + 1))) {
        Index close = index + 2;
        while (close < index + 9 && reading.at(close).is_word() &&
               reading.at(close).folded != "och") {
            ++close;
        }
        reading.claim(before.first, reading.at(close - 1).last, kind::kvasi);
        return true;
    }
    if (owned && somebody) {
        reading.claim(before.first, reading.at(index + 1).last, kind::kvasi);
        return true;
    }
    if (end == 0) {
        return false;
    }
    reading.claim(reading.at(article ? index - 1 : index).first, reading.at(end - 1).last,
                  kind::kvasi);
    return true;
}

/// "känd i hela X efter ...", "känd från tv", "ökänd i byn".
bool read_known(Reading& reading, Index index) {
    const Token& token = reading.at(index);
    static constexpr std::array<std::string_view, 9> known = {
        "känd",  "ökänd",     "välkänd",  "omskriven",    "omtalad",
        "kända", "omskrivna", "omtalade", "uppmärksammad"};
    if (!among(token.folded, known)) {
        return false;
    }
    const std::string_view next = reading.at(index + 1).folded;
    const bool media =
        (next == "från" || next == "genom" || next == "i") &&
        (reading.at(index + 2).folded.starts_with("tv") ||
         reading.at(index + 2).folded.starts_with("tidning") ||
         reading.at(index + 2).folded == "media" || reading.at(index + 2).folded == "medierna" ||
         reading.at(index + 2).folded.starts_with("radio") ||
         reading.at(index + 2).folded.starts_with("lokaltidning"));
    Index end = media ? index + 3 : 0;
    if (end == 0 && (next == "i" || next == "på" || next == "över" || next == "runt")) {
        end = place_after(reading, index + 1);
    }
    if (end == 0) {
        return false;
    }
    if (reading.at(end).folded == "efter" || reading.at(end).folded == "för" ||
        reading.at(end).folded == "som" || reading.at(end).folded == "sedan") {
        ++end;
        while (end < index + 14 && reading.at(end).is_word() && reading.at(end).folded != "och" &&
               !(reading.at(end).is(word::act) && end > index + 5)) {
            ++end;
        }
    }
    reading.claim(token.first, reading.at(end - 1).last, kind::kvasi);
    return true;
}

/// "tidigare kommunalråd i X", "före detta riksdagsledamot", "kommunalrådets son".
bool read_office(Reading& reading, Index index) {
    const Token& token = reading.at(index);
    if (!token.is(word::public_role)) {
        return false;
    }
    static constexpr std::array<std::string_view, 10> past = {
        "tidigare", "förre",    "förra",     "detta",       "fd",
        "avgångne", "avgången", "dåvarande", "pensionerad", "känd"};
    Index begin = index;
    const Token& before = reading.at(index - 1);
    if (among(before.folded, past)) {
        begin = before.folded == "detta" ? index - 2 : index - 1;
    } else if (before.is_mark('.') && reading.at(index - 2).folded == "d" &&
               reading.at(index - 4).folded == "f") {
        begin = index - 4;
    }
    // "son till kommunalrådet i X"
    if (before.folded == "till" && reading.at(index - 2).is(word::person)) {
        begin = index - 2;
    }
    const bool relative = token.folded.ends_with("s") && reading.at(index + 1).is(word::person);
    const std::string_view next = reading.at(index + 1).folded;
    const Index placed = next == "i" || next == "på" || next == "från" || next == "för"
                             ? place_after(reading, index + 1)
                             : 0;
    const bool owned = is_place_owning(before);
    if (begin == index && !relative && placed == 0 && !owned) {
        return false;
    }
    const Index end = relative ? index + 2 : std::max(placed, index + 1);
    reading.claim(reading.at(owned ? index - 1 : begin).first, reading.at(end - 1).last,
                  kind::kvasi);
    return true;
}

} // namespace

void read_singling_out(Reading& reading) {
    for (Index index = 0; index < static_cast<Index>(reading.size()); ++index) {
        const Token& token = reading.at(index);
        if (!token.is_word() || reading.claimed(token)) {
            continue;
        }
        if (!read_only_one(reading, index) && !read_known(reading, index) &&
            !read_office(reading, index) && !read_told_of(reading, index)) {
            read_known_role(reading, index);
        }
    }
}
