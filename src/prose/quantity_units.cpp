// What stands around a number and gives it its meaning: scale, unit, age, nearness.
#include "prose/token_view.h"
#include "prose/words.h"

namespace prose_check {

std::optional<Scale> scale_of(std::string_view word) {
    if (among(word, {"tusen"})) {
        return Scale{1e3, false};
    }
    if (among(word, {"miljon", "miljoner", "milj", "mn"})) {
        return Scale{1e6, false};
    }
    if (among(word, {"miljard", "miljarder", "md"})) {
        return Scale{1e9, false};
    }
    if (among(word, {"tkr", "kkr", "tsek"})) {
        return Scale{1e3, true};
    }
    if (among(word, {"mkr", "mnkr", "msek"})) {
        return Scale{1e6, true};
    }
    if (among(word, {"mdkr", "mdr", "mdrkr"})) {
        return Scale{1e9, true};
    }
    return std::nullopt;
}

void take_units(const TokenView& tokens, Quantity& found) {
    std::size_t after = found.last + 1;
    if (dash_at(tokens.word(after), 0) != 0 && tokens.glued(after) && tokens.glued(after + 1) &&
        among(tokens.word(after + 1), {"tal", "talet"})) {
        found.nearness = Quantity::Nearness::about;
        found.last = after + 1;
        if (tokens.year_like(found.first)) {
            found.kind = Quantity::Kind::label;
        }
        return;
    }
    if (const auto scale = scale_of(tokens.word(after))) {
        found.value *= scale->factor;
        found.upper = found.value;
        found.step *= scale->factor;
        found.kind = scale->money ? Quantity::Kind::money : found.kind;
        found.last = after++;
    }
    const std::string_view unit = tokens.word(after);
    if (among(unit, {"kr", "kronor", "kronors", "krona", "sek"})) {
        found.kind = Quantity::Kind::money;
        found.last = after;
    } else if (unit == "%" || among(unit, {"procent", "procents"})) {
        found.kind = Quantity::Kind::share;
        found.last = after;
    } else if (unit.starts_with("procentenhet")) {
        found.kind = Quantity::Kind::points;
        found.last = after;
    } else if (unit == "promille" || unit == "‰") {
        found.kind = Quantity::Kind::label;
    }
}

namespace {

void age(const TokenView& tokens, Quantity& found) {
    const std::size_t after = found.last + 2;
    const bool open_end = (among(tokens.word(after), {"eller", "och"}) &&
                           among(tokens.word(after + 1), {"äldre", "uppåt", "över"})) ||
                          tokens.word(after) == "uppåt" || dash_at(tokens.word(after), 0) != 0;
    const bool open_start = among(tokens.word(after), {"eller", "och"}) &&
                            among(tokens.word(after + 1), {"yngre", "under"});
    const std::string_view ahead = tokens.before(found.first);
    if (open_end || among(ahead, {"över", "fyllt", "fyller", "uppnår"})) {
        found.kind = Quantity::Kind::age;
        found.upper = 200;
    } else if (open_start || ahead == "under") {
        found.kind = Quantity::Kind::age;
        found.upper = found.value;
        found.value = 0;
    }
}

} // namespace

void classify(const TokenView& tokens, Quantity& found) {
    if (found.kind != Quantity::Kind::count) {
        return;
    }
    const std::string_view after = tokens.word(found.last + 1);
    const bool ungrouped = found.first == found.last;
    if (ungrouped && tokens.year_like(found.first) &&
        !among(after, {"personer", "klienter", "kvinnor", "män", "st", "stycken", "brukare",
                       "ärenden", "invånare", "barn", "hushåll", "timmar", "svar"})) {
        found.kind = Quantity::Kind::year;
        return;
    }
    if (after == "+" && tokens.glued(found.last + 1)) {
        found.kind = Quantity::Kind::age;
        found.upper = 200;
        return;
    }
    if (among(after, {"år", "åren", "års", "åringar"})) {
        age(tokens, found);
    }
}

void take_nearness(const TokenView& tokens, Quantity& found) {
    if (found.kind == Quantity::Kind::label || found.kind == Quantity::Kind::year ||
        found.kind == Quantity::Kind::age || found.first == 0) {
        return;
    }
    using Nearness = Quantity::Nearness;
    std::size_t at = found.first - 1;
    if (found.is_range && tokens.word(at) == "mellan") {
        found.from = at;
        return;
    }
    if ((tokens.word(at) == "ett" || tokens.word(at) == "en") && at > 0) {
        --at; // "drygt en tredjedel", "omkring ett hundratal"
    }
    if (tokens.word(at) == "." && at > 0 && tokens.word(at - 1) == "ca") {
        --at;
    }
    const std::string_view lower = tokens.word(at);
    const std::string_view ahead = tokens.before(at);
    Nearness nearness = found.nearness;
    if (among(lower, {"cirka", "ca", "circa", "ungefär", "omkring", "runt", "kring",
                      "uppskattningsvis", "ungefärligen"})) {
        nearness = Nearness::about;
    } else if (among(lower, {"drygt", "dryga"})) {
        nearness = Nearness::above;
    } else if (among(lower, {"knappt", "knappa", "nästan", "närmare", "uppemot", "nära"})) {
        nearness = Nearness::below;
    } else if (among(lower, {"minst", "åtminstone"}) ||
               (lower == "över" && !has_ending(ahead, {"delat", "delade", "sett", "spridda"})) ||
               (lower == "än" && among(ahead, {"mer", "fler"}))) {
        nearness = Nearness::at_least;
    } else if (among(lower, {"högst", "max", "maximalt"}) ||
               (lower == "under" && is_shareish(found)) ||
               (lower == "än" && among(ahead, {"mindre", "färre"})) ||
               (lower == "till" && ahead == "upp")) {
        nearness = Nearness::at_most;
    } else {
        return;
    }
    found.nearness = nearness;
    found.from = lower == "än" || ahead == "upp" ? at - 1 : at;
}

} // namespace prose_check
