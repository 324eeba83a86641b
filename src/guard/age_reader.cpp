// Exact ages, and not age bands, limits of law or how long something took.
#include <algorithm>
#include <array>

#include "guard/readers.h"

namespace {

using Index = std::ptrdiff_t;

constexpr int age_max = 110;
// What takes years is seldom as long as a life.
constexpr int past_any_wait = 25;
constexpr std::uint32_t somebody = word::person | word::public_role;

bool is_pronoun(std::string_view folded) {
    static constexpr std::array<std::string_view, 12> words = {
        "han",  "hon",    "hen",   "jag",   "denne",        "denna",
        "hans", "hennes", "henne", "honom", "vederbörande", "själv"};
    return std::ranges::find(words, folded) != words.end();
}

int age_at(const Token& token) {
    if (token.kind == Token::Kind::number) {
        return token.folded.size() <= 3 ? number_of(token.folded) : 0;
    }
    return token.is_word() ? numeral_of(token.folded) : 0;
}

/// personer, kvinnor, ungdomar: a group, whose age is a band.
bool is_plural(std::string_view folded) {
    const bool one = folded.ends_with("mor") || folded.ends_with("far") ||
                     folded.ends_with("bror") || folded.ends_with("ster") ||
                     folded.ends_with("dotter");
    return !one &&
           (folded.ends_with("or") || folded.ends_with("ar") || folded.ends_with("er") ||
            folded.ends_with("rna") || folded == "elever" || folded == "barn" || folded == "dem");
}

/// A person is spoken of shortly before, in the same sentence.
bool somebody_before(const Reading& reading, Index index, Index count) {
    for (Index at = index - 1; at >= 0 && at >= index - count; --at) {
        const Token& token = reading.at(at);
        if (token.is_mark('.') || token.is_mark('!') || token.is_mark('?')) {
            return false;
        }
        // "man" is mostly nobody: one.
        if ((token.is(somebody | word::given) && token.folded != "man") ||
            is_pronoun(token.folded)) {
            return true;
        }
    }
    return false;
}

bool somebody_after(const Reading& reading, Index index) {
    for (Index at = index; at < index + 4; ++at) {
        const Token& token = reading.at(at);
        if (token.is(somebody) || (token.is(word::given) && token.capital())) {
            return true;
        }
        if (!token.is_word()) {
            return false;
        }
    }
    return false;
}

/// Whether a word compounds to a person: flerbarnsmamma.
bool is_somebody(const Reading& reading, Index index) {
    const Token& token = reading.at(index);
    return token.is(somebody) ||
           (!token.is(word::ordinary) && (reading.last_part(index) & somebody) != 0);
}

// --- 38-årig, tolvåriga, 38-åringen --------------------------------------------------------------

bool is_thing_of_years(std::string_view folded) {
    static constexpr std::array<std::string_view, 26> things = {
        "projekt", "projektet",  "satsning",     "satsningen", "period",   "perioden", "avtal",
        "avtalet", "utbildning", "utbildningen", "plan",       "planen",   "uppdrag",  "gymnasium",
        "försök",  "försöket",   "budget",       "tillstånd",  "fängelse", "beslut",   "strategi",
        "program", "studie",     "erfarenhet",   "kö",         "väntetid"};
    return std::ranges::any_of(
        things, [&](std::string_view thing) { return folded == thing || folded.ends_with(thing); });
}

/// The age in "38-årig" or "trettioåttaåriga"; plural "åringar" are a group.
bool is_aged_word(const Reading& reading, Index index, Index& begin, Index& end) {
    const Token& token = reading.at(index);
    const std::size_t at = token.folded.find("åri");
    if (!token.is_word() || at == std::string_view::npos) {
        return false;
    }
    const std::string_view ending = token.folded.substr(at);
    const bool aged = ending == "årig" || ending == "årige" || ending == "åriga" ||
                      ending == "årigs" || ending == "årigt";
    const bool noun =
        ending == "åring" || ending == "åringen" || ending == "åringens" || ending == "årings";
    if (!aged && !noun) {
        return false;
    }
    begin = index;
    end = index + 1;
    std::string_view number = token.folded.substr(0, at);
    if (number.empty()) {
        const Index back =
            reading.at(index - 1).kind == Token::Kind::number ? index - 1 : index - 2;
        const bool dashed = back == index - 1 || reading.at(index - 1).is_mark('-') ||
                            reading.at(index - 1).is_mark(0x2013);
        const int age = age_at(reading.at(back));
        if (!dashed || age < 1 || age > age_max || token.spaced) {
            return false;
        }
        begin = back;
    } else {
        if (number.ends_with("-")) {
            number.remove_suffix(1);
        }
        if (numeral_of(number) == 0) {
            return false;
        }
    }
    if (noun) {
        return true;
    }
    const Token& next = reading.at(index + 1);
    if (ending == "årigt" || is_thing_of_years(next.folded)) {
        return somebody_after(reading, index + 1) && !is_thing_of_years(next.folded);
    }
    if (somebody_after(reading, index + 1) || is_somebody(reading, index + 1)) {
        return true;
    }
    const bool of_a_thing = next.is_word() && !next.is(word::act | word::meet) &&
                            (next.is(word::ordinary) || reading.last_part(index + 1) != 0);
    const bool grown = numeral_of(number) >= 15 || age_at(reading.at(begin)) >= 15;
    return grown || (!of_a_thing && somebody_before(reading, begin, 6));
}

// --- 77 år, (9), Selma, 43, ----------------------------------------------------------------------

bool makes_duration(std::string_view folded) {
    static constexpr std::array<std::string_view, 30> words = {
        "i",     "under",  "över",    "sedan",  "efter",   "om",     "på",     "inom",
        "minst", "högst",  "ca",      "cirka",  "drygt",   "knappt", "nästan", "mer",
        "än",    "mellan", "till",    "var",    "varje",   "från",   "fyllt",  "upp",
        "hela",  "väntat", "väntade", "första", "senaste", "och"};
    return std::ranges::find(words, folded) != words.end();
}

bool runs_on(std::string_view folded) {
    static constexpr std::array<std::string_view, 22> words = {
        "sedan", "tillbaka", "i",     "innan", "efter",  "framåt",   "kvar",    "för",
        "utan",  "lång",     "långt", "långa", "senare", "fängelse", "gammalt", "eller",
        "till",  "av",       "på",    "bakåt", "som",    "åt"};
    return std::ranges::find(words, folded) != words.end();
}

/// Before the age: "är", "blev", "är i dag", "är nu redan".
bool is_said_to_be(const Reading& reading, Index index) {
    static constexpr std::array<std::string_view, 12> between = {
        "bara",   "nu",      "redan",   "endast", "idag", "dag",
        "numera", "bestämt", "ungefär", "snart",  "i",    "själv"};
    static constexpr std::array<std::string_view, 5> verbs = {"är", "var", "blev", "blir", "varit"};
    const auto among = [](const auto& words, std::string_view word) {
        return std::ranges::find(words, word) != words.end();
    };
    Index at = index - 1;
    while (at > index - 4 && among(between, reading.at(at).folded)) {
        --at;
    }
    const std::string_view last = reading.at(index - 1).folded;
    const bool alone =
        last != "i" && last != "dag" && last != "snart" && last != "ungefär" && at < index - 1;
    return among(verbs, reading.at(at).folded) || alone;
}

bool somebody_close_after(const Reading& reading, Index index) {
    for (Index at = index; at < index + 4; ++at) {
        if (is_pronoun(reading.at(at).folded) || reading.at(at).is(somebody)) {
            return true;
        }
    }
    return false;
}

/// "Mannen är sextiosju.", "Hon är 67 och": a bare number said of a person.
bool is_said_age(const Reading& reading, Index index) {
    const std::string_view verb = reading.at(index - 1).folded;
    const Token& who = reading.at(index - 2);
    const bool said = (verb == "är" || verb == "var") &&
                      ((who.is(word::person) && who.folded != "man" && !is_plural(who.folded)) ||
                       who.folded == "han" || who.folded == "hon" || who.folded == "hen" ||
                       (who.capital() && who.is(word::given)));
    const Token& number = reading.at(index);
    if (!said || !number.spaced ||
        (number.kind == Token::Kind::number && number.folded.size() != 2)) {
        return false;
    }
    const Token& next = reading.at(index + 1);
    const bool closed = next.last == 0 || next.is_mark('.') || next.is_mark(',') ||
                        next.folded == "när" || next.folded == "då" ||
                        (next.folded == "och" && reading.at(index + 2).kind != Token::Kind::number);
    constexpr int grown = 16;
    const int age = closed ? age_at(number) : 0;
    return age >= grown && age <= age_max;
}

/// "Barnen är 4 och 7 år": where the row of ages that begins here ends, 0 for none.
Index ages_end(const Reading& reading, Index index) {
    const std::string_view verb = reading.at(index - 1).folded;
    if ((verb != "är" && verb != "var") || age_at(reading.at(index)) < 1 ||
        !somebody_before(reading, index - 1, 4)) {
        return 0;
    }
    Index at = index + 1;
    while ((reading.at(at).is_mark(',') || reading.at(at).folded == "och" ||
            reading.at(at).folded == "respektive") &&
           age_at(reading.at(at + 1)) > 0) {
        at += 2;
    }
    return at > index + 1 && reading.at(at).folded == "år" ? at + 1 : 0;
}

/// "Pappan är 77 år", "en 43 år gammal man", "kvinna, 43 år", "i en ålder av 43".
bool is_years_of_age(const Reading& reading, Index index) {
    const bool years =
        reading.at(index + 1).folded == "år" || reading.at(index + 1).folded == "års";
    const int age = years ? age_at(reading.at(index)) : 0;
    if (age < 1 || age > age_max) {
        return false;
    }
    const Token& next = reading.at(index + 2);
    const Token& before = reading.at(index - 1);
    const std::string_view band = reading.at(index + 3).folded;
    if (is_plural(before.folded) ||
        ((next.folded == "och" || next.folded == "eller") &&
         (band == "äldre" || band == "yngre" || band == "uppåt" || band == "över"))) {
        return false;
    }
    if (before.kind == Token::Kind::mark &&
        (before.is_mark('-') || before.is_mark(0x2013) || before.is_mark('/'))) {
        return false;
    }
    if (next.folded == "gammal" || next.folded == "gamla" || next.folded == "gammel") {
        return somebody_after(reading, index + 3) || somebody_before(reading, index, 6) ||
               (index == 0 && next.folded == "gammal");
    }
    if (next.folded == "ung" || next.folded == "fyllda") {
        return somebody_before(reading, index, 6);
    }
    if (reading.at(index + 1).folded == "års" && next.folded == "ålder") {
        return before.folded == "vid" &&
               (somebody_before(reading, index, 6) || somebody_close_after(reading, index + 3));
    }
    if (is_said_to_be(reading, index)) {
        const bool ago = next.folded == "i" && reading.at(index + 3).folded != "rad";
        const bool without = next.folded == "utan" && age >= past_any_wait;
        return (!runs_on(next.folded) || ago || without) && somebody_before(reading, index - 1, 6);
    }
    const bool becomes = before.folded == "bli" || before.folded == "blivit";
    if (becomes && age >= past_any_wait) {
        return (!runs_on(next.folded) || next.folded == "utan") &&
               somebody_before(reading, index - 1, 6);
    }
    const bool set_off = before.is_mark(',') || before.is_mark('(') || before.is_mark(':');
    const bool closed = !next.is_word() || reading.at(index + 2).last == 0;
    if (set_off) {
        const Token& named = reading.at(index - 2);
        const bool sex = (named.folded == "f" || named.folded == "k" || named.folded == "m") &&
                         reading.at(index - 3).is(somebody);
        return (named.is(somebody | word::given | word::surname) || named.capital() || sex ||
                before.is_mark(':')) &&
               (closed || !runs_on(next.folded));
    }
    if (before.folded == "på" && reading.at(index - 2).is(somebody) &&
        (age > 12 || (reading.at(index).kind == Token::Kind::number && age > 3))) {
        return !runs_on(next.folded);
    }
    const bool person_noun =
        before.is(word::person) || (before.capital() && before.is(word::given));
    return person_noun && !makes_duration(before.folded) && !runs_on(next.folded) &&
           (closed || !next.is(word::ordinary) || next.is(word::act) || next.folded == "och");
}

bool is_bare_age(const Reading& reading, Index index) {
    const Token& number = reading.at(index);
    const int age = number.kind == Token::Kind::number && number.folded.size() <= 2
                        ? number_of(number.folded)
                        : 0;
    if (age < 1) {
        return false;
    }
    const Token& before = reading.at(index - 1);
    const Token& named = reading.at(index - 2);
    const bool somebody_named =
        named.is(somebody) || (named.capital() && named.is(word::given | word::surname));
    if (before.is_mark('(') && reading.at(index + 1).is_mark(')')) {
        return somebody_named;
    }
    if (before.is_mark(',') && somebody_named && number.spaced) {
        const Token& next = reading.at(index + 1);
        return next.is_mark(',') || next.is_mark('.') || next.last == 0;
    }
    const bool told = before.folded == "ålder" ||
                      (before.is_mark(':') && named.folded == "ålder") ||
                      (before.folded == "av" && named.folded == "ålder");
    const bool turned = (before.folded == "fyllde" || before.folded == "fyller") && age != 18 &&
                        age != 19 && age != 20 && age != 21 && age != 16 && age != 65 &&
                        age != 66 && age != 67 && age != 30 && age != 25;
    return told || (turned && somebody_before(reading, index - 1, 3));
}

/// "8 månader gammal" of a child.
bool is_months_of_age(const Reading& reading, Index index) {
    const std::string_view unit = reading.at(index + 1).folded;
    return (unit == "månader" || unit == "veckor") && age_at(reading.at(index)) > 0 &&
           reading.at(index + 2).folded == "gammal" &&
           (somebody_after(reading, index + 3) || somebody_before(reading, index, 5));
}

} // namespace

void read_ages(Reading& reading) {
    for (Index index = 0; index < static_cast<Index>(reading.size()); ++index) {
        if (reading.claimed(reading.at(index))) {
            continue;
        }
        Index begin = index;
        Index end = index + 1;
        if (is_aged_word(reading, index, begin, end)) {
            reading.claim(reading.at(begin).first, reading.at(end - 1).last, kind::alder);
        } else if (is_years_of_age(reading, index)) {
            const bool old = reading.at(index + 2).folded.starts_with("gam");
            reading.claim(reading.at(index).first, reading.at(index + (old ? 2 : 1)).last,
                          kind::alder);
        } else if (const Index row = ages_end(reading, index); row != 0) {
            reading.claim(reading.at(index).first, reading.at(row - 1).last, kind::alder);
        } else if (is_bare_age(reading, index) || is_said_age(reading, index)) {
            reading.claim(reading.at(index).first, reading.at(index).last, kind::alder);
        } else if (is_months_of_age(reading, index)) {
            reading.claim(reading.at(index).first, reading.at(index + 2).last, kind::alder);
        }
    }
}
