// Reads quantities out of tokens: digits, words, scales, units, ranges and what stands before them.
#include <algorithm>
#include <cmath>

#include "prose/token_view.h"
#include "prose/words.h"

namespace prose_check {

namespace {

bool is_month(std::string_view word) {
    return among(word, {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti",
                        "september", "oktober", "november", "december", "jan", "feb", "aug", "sept",
                        "okt", "nov", "dec"});
}

// What a number only names when it stands after one of these: "tabell 5", "sid 919".
bool names_a_label(std::string_view word) {
    return among(
        word, {"tabell",  "tabellen",     "figur",         "figuren",  "diagram",    "bilaga",
               "bilagan", "kapitel",      "kap",           "avsnitt",  "nr",         "nummer",
               "s",       "sid",          "sida",          "sidan",    "sidor",      "punkt",
               "punkten", "not",          "fotnot",        "steg",     "fas",        "mål",
               "delmål",  "prop",         "sou",           "ds",       "sfs",        "fs",
               "dnr",     "diarienummer", "artikel",       "paragraf", "§",          "fk",
               "kl",      "klockan",      "version",       "rad",      "kolumn",     "fokusgrupp",
               "grupp",   "länsstyrelse", "länsstyrelsen", "fråga",    "alternativ", "vecka",
               "kvartal", "tertial",      "etapp",         "del",      "zon",        "tel",
               "telefon", "agenda",       "covid",         "hslf-fs",  "sosfs",      "linje",
               "moment",  "län",          "nivå",          "dag",      "rum",        "box",
               "org"});
}

class Reader : TokenView {
public:
    using TokenView::TokenView;

    std::vector<Quantity> read() {
        std::size_t at = 0;
        while (at < size()) {
            auto found = next(at);
            if (!found) {
                ++at;
                continue;
            }
            at = found->last + 1;
            join_range(*found, at);
            take_nearness(*this, *found);
            quantities_.push_back(*found);
        }
        return std::move(quantities_);
    }

private:
    std::optional<Quantity> next(std::size_t at) {
        return is_digits(at) ? digits_at(at) : is_word(at) ? words_at(at) : half_at(at);
    }

    // --- digits

    std::optional<Quantity> digits_at(std::size_t at) {
        Quantity found;
        found.first = at;
        found.from = at;
        if (auto chain = chain_at(at)) {
            return chain;
        }
        if (is_reference(at)) {
            std::size_t last = at;
            while (word(last + 1) == "." && glued(last + 1) && glued(last + 2) &&
                   is_digits(last + 2)) {
                last += 2;
            }
            return label(at, last);
        }
        std::size_t end = at;
        found.value = whole_at(at, end);
        decimals_at(end, found);
        found.last = end;
        if (word(end + 1) == "½") {
            found.value += 0.5;
            found.step = 0.1;
            found.last = ++end;
        }
        found.upper = found.value;
        sign(found);
        if (tail_names(found)) {
            return label(at, found.last);
        }
        take_units(*this, found);
        classify(*this, found);
        return found;
    }

    // "½" alone.
    std::optional<Quantity> half_at(std::size_t at) {
        if (word(at) != "½") {
            return std::nullopt;
        }
        return fraction(at, at, 50);
    }

    double whole_at(std::size_t at, std::size_t& end) const {
        std::string digits(word(at));
        end = at;
        if (digits.size() <= 3 && digits[0] != '0') {
            while (digits.size() < 13) {
                const bool dot = word(end + 1) == "." && glued(end + 1) && glued(end + 2);
                const std::size_t group = dot ? end + 2 : end + 1;
                const bool three =
                    is_digits(group) && word(group).size() == 3 && (dot || one_blank(group));
                if (!three) {
                    break;
                }
                digits += std::string(word(group));
                end = group;
            }
        }
        return digits.size() > 15 ? 0 : std::stod(digits);
    }

    void decimals_at(std::size_t& end, Quantity& found) const {
        const bool point = word(end + 1) == "," || word(end + 1) == ".";
        if (!point || !glued(end + 1) || !glued(end + 2) || !is_digits(end + 2)) {
            return;
        }
        const std::string_view digits = word(end + 2);
        for (const char digit : digits.substr(0, 6)) {
            found.step /= 10;
            found.value += found.step * (digit - '0');
        }
        end += 2;
    }

    void sign(Quantity& found) const {
        const std::string_view mark = before(found.first);
        const bool alone = found.first > 0 && glued(found.first) && !glued(found.first - 1) &&
                           !(found.first > 1 && is_digits(found.first - 2));
        if (alone && (mark == "+" || dash_at(mark, 0) != 0)) {
            found.is_signed = true;
            found.value = mark == "+" ? found.value : -found.value;
            found.upper = found.value;
        }
    }

    // Glued to a word or to the end of one: a note's mark, a case number, a name with a digit.
    bool is_reference(std::size_t at) const {
        const bool after_word = glued(at) && is_word(at - 1);
        const bool after_end = glued(at) && at > 1 && glued(at - 1) && is_word(at - 2) &&
                               among(before(at), {".", ",", ")", "!", "?", "\"", "\xE2\x80\x9D"});
        const bool after_name =
            glued(at) && at > 1 && glued(at - 1) && dash_at(before(at), 0) != 0 && is_word(at - 2);
        const bool leading_zero =
            word(at).size() > 1 && word(at)[0] == '0' && !(word(at + 1) == "," && glued(at + 1));
        std::string_view named = before(at);
        if ((named == "." || named == ":") && at > 1 && !names_a_label(named)) {
            named = among(before(at - 1), {"nr", "s", "sid", "kl", "prop", "kap", "fs", "tel"})
                        ? before(at - 1)
                        : named;
        }
        // "Ring 112", but "112 avvikelser".
        const bool counts =
            is_word(at + 1) && word(at + 1).size() > 3 && !is_small_word(word(at + 1));
        const bool call = (word(at) == "112" || word(at) == "1177") && !counts;
        return after_word || after_end || after_name || leading_zero || call ||
               (names_a_label(named) && !in_thousands(at));
    }

    // "kommunernas del 1 130 767 kronor" is a sum and no part 1.
    bool in_thousands(std::size_t at) const {
        return word(at).size() <= 3 && is_digits(at + 1) && word(at + 1).size() == 3 &&
               one_blank(at + 1);
    }

    // Dates, laws, times, years and ranges: digits joined by a mark without blanks.
    std::optional<Quantity> chain_at(std::size_t at) const {
        if (!glued(at + 1) || !glued(at + 2) || !is_digits(at + 2)) {
            return std::nullopt;
        }
        const std::string_view mark = word(at + 1);
        const bool dash = dash_at(mark, 0) == mark.size();
        if (!dash && mark != ":" && mark != "/") {
            return std::nullopt;
        }
        std::size_t last = at + 2;
        int parts = 2;
        while (
            glued(last + 1) && glued(last + 2) && is_digits(last + 2) &&
            (dash_at(word(last + 1), 0) != 0 || word(last + 1) == ":" || word(last + 1) == "/")) {
            last += 2;
            ++parts;
        }
        const bool years = year_like(at) && (year_like(last) || word(last).size() == 2);
        if (parts == 2 && years && mark != ":") {
            Quantity found = label(at, last);
            found.kind = Quantity::Kind::year;
            found.value = std::stod(std::string(word(at)));
            found.upper = year_like(last) ? std::stod(std::string(word(last))) : found.value + 1;
            return found;
        }
        if (parts == 2 && dash && word(at)[0] != '0' && !is_reference(at)) {
            return std::nullopt; // a range: read as two numbers and joined
        }
        if (parts == 2 && mark == "/" && word(at).size() == 1 && word(last).size() == 1 &&
            word(at) < word(last) && word(at) != "0") {
            return fraction(at, last, 100.0 * (word(at)[0] - '0') / (word(last)[0] - '0'));
        }
        return label(at, last);
    }

    // "3-årig", "18 november", "15 §", "6 kap.": what stands after makes it a name.
    bool tail_names(const Quantity& found) const {
        const std::size_t after = found.last + 1;
        const std::string_view next = word(after);
        if (next == "§" || next == "kap" || is_month(next)) {
            return true;
        }
        const bool days = (next == "och" || dash_at(next, 0) != 0) && is_digits(after + 1) &&
                          is_month(word(after + 2));
        if (days) {
            return true;
        }
        if (!glued(after)) {
            return false;
        }
        if (is_word(after)) {
            return !among(next,
                          {"st", "kr", "tkr", "mkr", "mnkr", "mdkr", "år", "ggr", "procent", "h"});
        }
        const bool worded = dash_at(next, 0) != 0 && glued(after + 1) && is_word(after + 1);
        return (worded && word(after + 1) != "tal" && word(after + 1) != "talet") ||
               (next == ":" && glued(after + 1) && is_word(after + 1));
    }

    // --- words

    std::optional<Quantity> words_at(std::size_t at) {
        const std::string_view lower = word(at);
        if (among(lower, {"hälften", "halva", "halvparten"})) {
            return fraction(at, at, 50);
        }
        if (among(lower, {"varannan", "vartannat"})) {
            return every(at, at, 2);
        }
        if (lower == "var" || lower == "vart") {
            const auto ordinal = ordinal_word(word(at + 1));
            return ordinal ? every(at, at + 1, *ordinal) : std::nullopt;
        }
        if (const auto part = part_word(lower)) {
            return fraction(at, at, 100.0 / *part);
        }
        if (auto tally = tal_at(at)) {
            return tally;
        }
        std::size_t end = at;
        auto value = number_word(lower);
        if (lower == "en" || lower == "ett") {
            if (const auto part = part_word(word(at + 1))) {
                return fraction(at, at + 1, 100.0 / *part);
            }
            const bool scaled = scale_of(word(at + 1)).has_value() || word(at + 1) == "hundra";
            value = scaled ? std::optional(1.0) : std::nullopt;
        }
        if (!value) {
            return std::nullopt;
        }
        if (const auto part = part_word(word(at + 1))) {
            return fraction(at, at + 1, 100.0 * *value / *part);
        }
        if (word(end + 1) == "hundra" && *value < 20) {
            *value *= 100;
            const auto rest = number_word(word(++end + 1));
            if (rest && *rest < 100) {
                *value += *rest;
                ++end;
            }
        }
        Quantity found;
        found.first = found.from = at;
        found.last = end;
        found.value = found.upper = *value;
        found.in_words = true;
        take_units(*this, found);
        classify(*this, found);
        return found;
    }

    // "ett hundratal", "ett tiotal", "ett 40-tal" (whose digits were read before).
    std::optional<Quantity> tal_at(std::size_t at) const {
        std::string_view lower = word(at);
        if (lower.ends_with("talet")) {
            lower.remove_suffix(2);
        }
        if (!lower.ends_with("tal") || lower.size() < 6) {
            return std::nullopt;
        }
        lower.remove_suffix(3);
        const auto value = number_word(lower);
        if (!value || *value < 10) {
            return std::nullopt;
        }
        Quantity found;
        found.first = found.from = found.last = at;
        found.value = found.upper = *value;
        found.in_words = true;
        found.nearness = Quantity::Nearness::about;
        return found;
    }

    // "var femte svensk" is a share, "var femte vecka" says how often.
    std::optional<Quantity> every(std::size_t first, std::size_t last, int nth) const {
        if (among(word(last + 1), {"år", "vecka", "månad", "dag", "gång", "timme", "för", "sig",
                                   "och", "ett", "en", "av", "sida"}) ||
            !is_word(last + 1)) {
            return std::nullopt;
        }
        return fraction(first, last, 100.0 / nth);
    }

    static Quantity fraction(std::size_t first, std::size_t last, double percent) {
        Quantity found;
        found.kind = Quantity::Kind::fraction;
        found.first = found.from = first;
        found.last = last;
        found.value = found.upper = percent;
        found.in_words = true;
        return found;
    }

    static Quantity label(std::size_t first, std::size_t last) {
        Quantity found;
        found.kind = Quantity::Kind::label;
        found.first = found.from = first;
        found.last = last;
        return found;
    }

    // --- what follows and what stands before

    // "3-14", "3 –14", "mellan 3 och 14", "3 till 14" without "från" before it.
    void join_range(Quantity& found, std::size_t& at) {
        const std::string_view joint = word(at);
        const bool dash = dash_at(joint, 0) != 0 && dash_at(joint, 0) == joint.size() &&
                          (glued(at) || one_blank(at)) && (glued(at + 1) || one_blank(at + 1));
        const bool between = joint == "och" && before(found.first) == "mellan";
        const bool until = joint == "till" && before(found.first) != "från" &&
                           !among(before(found.first), {"ökat", "minskat", "från"});
        const bool amount = found.kind == Quantity::Kind::count ||
                            found.kind == Quantity::Kind::share ||
                            found.kind == Quantity::Kind::money;
        if (!amount || found.is_signed || !(dash || between || until)) {
            return;
        }
        auto other = next(at + 1);
        if (!other || other->is_signed || other->kind == Quantity::Kind::label ||
            other->kind == Quantity::Kind::year || other->value <= found.value ||
            (found.kind != Quantity::Kind::count && found.kind != other->kind)) {
            return;
        }
        // "1,5-2 miljoner": the scale was written once.
        const bool once =
            other->step > 1 && found.step <= 1 && found.value < other->value / other->step * 100;
        const double low = once ? found.value * other->step : found.value;
        if (low >= other->value) {
            return;
        }
        found.kind = other->kind;
        found.value = low;
        found.upper = other->value;
        found.is_range = true;
        found.step = std::min(found.step, other->step);
        found.last = other->last;
        if (found.kind == Quantity::Kind::count &&
            among(word(found.last + 1), {"år", "åringar", "års"})) {
            found.kind = Quantity::Kind::age;
        }
        at = found.last + 1;
    }

    std::vector<Quantity> quantities_;
};

} // namespace

std::vector<Quantity> quantities_in(std::string_view lower, const std::vector<Token>& tokens) {
    return Reader(lower, tokens).read();
}

} // namespace prose_check
