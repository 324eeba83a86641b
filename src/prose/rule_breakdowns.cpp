// A whole and its parts in one sentence, or parts of a whole that the sentence only names.
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

using Counts = std::vector<const Quantity*>;

double sum_of(const Counts& parts) {
    double sum = 0;
    for (const Quantity* part : parts) {
        sum += part->value;
    }
    return sum;
}

std::string told(const Counts& parts) {
    std::vector<double> values;
    values.reserve(parts.size());
    for (const Quantity* part : parts) {
        values.push_back(part->value);
    }
    return sum_text(values);
}

class Breakdowns {
public:
    explicit Breakdowns(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        for (const Sentence& sentence : checker_.sentences()) {
            money_of_which(sentence);
            const Counts counts = counts_of(sentence);
            if (counts.size() < 2 || is_excerpt(reading_, sentence) ||
                many_answers(reading_, reading_.block(sentence).section)) {
                continue;
            }
            if (reading_.word(sentence, 0) == "av") {
                of_which(sentence, counts);
            } else {
                listed_after(sentence, counts);
            }
        }
    }

private:
    // Exact counts that are no whole of "N av M" and stand behind no word that makes them apart.
    Counts counts_of(const Sentence& sentence) const {
        Counts found;
        for (const Quantity& quantity : sentence.quantities) {
            const std::string_view ahead =
                quantity.from == 0 ? "" : reading_.word(sentence, quantity.from - 1);
            const bool apart =
                quantity.from > 0 &&
                (among(ahead, {"per", "från", "mellan", "under", "över", "i", "på", "än"}) ||
                 reading_.word(sentence, quantity.last + 1) == "per");
            // A whole may stand behind any word: "beslut i tio ärenden: fyra ...".
            const bool whole = found.empty() && reading_.word(sentence, 0) != "av";
            if (is_plain_count(reading_, sentence, quantity) && (!apart || whole) &&
                quantity.value >= 1 && quantity.step == 1 &&
                quantity.nearness == Quantity::Nearness::exact) {
                found.push_back(&quantity);
            }
        }
        return found;
    }

    // "185 000 kronor, varav 120 000 kronor för ... och 65 000 kronor för ..."
    void money_of_which(const Sentence& sentence) {
        const Quantity* whole = nullptr;
        Counts parts;
        std::size_t which = 0;
        for (std::size_t at = 1; at < sentence.tokens.size() && which == 0; ++at) {
            which = among(reading_.word(sentence, at), {"varav", "därav"}) ? at : 0;
        }
        for (const Quantity& quantity : sentence.quantities) {
            if (quantity.kind != Quantity::Kind::money || quantity.is_range ||
                quantity.nearness != Quantity::Nearness::exact) {
                continue;
            }
            if (quantity.last < which) {
                whole = &quantity;
            } else {
                parts.push_back(&quantity);
            }
        }
        if (which == 0 || whole == nullptr || parts.size() < 2 || !joined_last(sentence, parts)) {
            return;
        }
        const double sum = sum_of(parts);
        if (std::abs(sum - whole->value) <= whole->step / 2) {
            checker_.confirm(sentence, *whole);
            return;
        }
        const bool slip =
            one_slip(sum, whole->value) || std::ranges::any_of(parts, [&](const Quantity* part) {
                return one_slip(part->value, part->value + whole->value - sum);
            });
        if (slip) {
            checker_.say(sentence, *whole, {"sum", Severity::warning, told(parts)});
        }
    }

    bool joined_last(const Sentence& sentence, const Counts& parts) const {
        const Quantity& last = *parts.back();
        for (std::size_t at = last.from; at-- > parts[parts.size() - 2]->last;) {
            if (among(reading_.word(sentence, at), {"och", "samt", "medan"})) {
                return true;
            }
            if (last.from - at > 3) {
                break;
            }
        }
        return false;
    }

    bool has_rest(const Sentence& sentence, const Counts& parts) const {
        const Quantity& last = *parts.back();
        const std::string_view ahead = last.from == 0 ? "" : reading_.word(sentence, last.from - 1);
        return says_rest(ahead) || says_rest(reading_.word(sentence, last.last + 1)) ||
               says_rest(reading_.word(sentence, last.last + 2));
    }

    // Women, men and perhaps a third.
    static bool has_sexes(const Counts& parts) {
        const auto is = [](std::string_view noun) {
            return [noun](const Quantity* part) { return part->noun == noun; };
        };
        return std::ranges::count_if(parts, is("kvinn")) == 1 &&
               std::ranges::count_if(parts, is("män")) == 1 && parts.size() <= 3;
    }

    bool one_level(const Sentence& sentence) const {
        return std::ranges::any_of(sentence.stems,
                                   [](const std::string& stem) { return stem.ends_with("nivå"); });
    }

    // --- "Av de 57 nya klienterna sökte 23 själva, 18 ... och resterande 7 ..."

    void of_which(const Sentence& sentence, const Counts& counts) {
        const std::size_t first = counts.front()->from;
        if (first <= 3 && among(reading_.word(sentence, first - 1),
                                {"av", "de", "dessa", "totalt", "sammanlagt", "landets", "samtliga",
                                 "alla", "våra", "länets", "totala"})) {
            const Counts parts(counts.begin() + 1, counts.end());
            if (parts.size() >= 2) {
                weigh(sentence, {&sentence, counts.front()}, parts);
            }
            return;
        }
        const std::string noun = stem_of(reading_.word(sentence, 1));
        if (noun.size() < 3 || among(reading_.word(sentence, 1), {"dessa", "dem", "de"})) {
            return;
        }
        named_whole(sentence, noun, counts);
    }

    // "Av bristerna fanns 19 på ...": the brister that the section counts.
    void named_whole(const Sentence& sentence, const std::string& noun, const Counts& parts) {
        const double sum = sum_of(parts);
        Said near;
        for (const Sentence& other : checker_.around(sentence)) {
            if (&other == &sentence) {
                continue;
            }
            for (const Quantity& quantity : other.quantities) {
                if (!is_plain_count(reading_, other, quantity) || !kin(quantity.noun, noun)) {
                    continue;
                }
                if (meant_by(quantity).holds(sum)) {
                    for (const Quantity* part : parts) {
                        checker_.confirm(sentence, *part);
                    }
                    return;
                }
                const bool here = reading_.block(other).section == reading_.block(sentence).section;
                const bool before = &other < &sentence;
                if (before && (here || near.quantity == nullptr) &&
                    quantity.value > parts.front()->value && slip_apart(sum, quantity.value)) {
                    near = {&other, &quantity};
                }
            }
        }
        const bool closed = has_rest(sentence, parts) || has_sexes(parts) || one_level(sentence);
        if (near.quantity != nullptr && joined_last(sentence, parts) &&
            (closed || (parts.size() >= 3 && divides(reading_, sentence)))) {
            checker_.say(sentence, *parts.front(),
                         {"sum", closed ? Severity::error : Severity::warning,
                          told(parts) + " \xE2\x89\xA0 " + number_text(near.quantity->value)});
        }
    }

    static bool kin(const std::string& counted, const std::string& noun) {
        return !counted.empty() &&
               (counted == noun || counted.ends_with(noun) || noun.ends_with(counted) ||
                (names_people(counted) && names_people(noun) && noun != "ombud" &&
                 counted != "ombud"));
    }

    // --- "14 tillfällen: sex hos vården, fem hos ... och tre hos ...", "sju ombud, fem kvinnor
    // ..."

    void listed_after(const Sentence& sentence, const Counts& counts) {
        const Counts parts(counts.begin() + 1, counts.end());
        if (parts.size() < 2 || !joined_last(sentence, parts)) {
            return;
        }
        const Quantity& whole = *counts.front();
        bool colon = false;
        bool comma = false;
        for (std::size_t at = whole.last + 1; at < parts.front()->from; ++at) {
            const std::string_view mark = reading_.word(sentence, at);
            colon = colon || mark == ":";
            comma = comma || mark == "," || mark == "varav" || mark == "(";
            if (mark == "." || mark == ";" || among(mark, {"medan", "men"})) {
                return;
            }
        }
        const bool larger = std::ranges::all_of(
            parts, [&](const Quantity* part) { return part->value < whole.value; });
        const bool announced = colon && reading_.word(sentence, parts.front()->from - 1) == ":";
        const bool sexes = (colon || comma) && has_sexes(parts) && names_people(whole.noun);
        if (larger && (announced || sexes)) {
            weigh(sentence, {&sentence, &whole}, parts);
        } else if (counts.size() >= 4 && whole.from <= 1) {
            whole_in_section(sentence, counts);
        }
    }

    // "36 personer svarade ja, 18 delvis, 5 nej och 3 vet inte": as many as are said to have
    // answered.
    void whole_in_section(const Sentence& sentence, const Counts& parts) {
        const double sum = sum_of(parts);
        Said near;
        for (const Sentence& other : checker_.around(sentence)) {
            const bool here = reading_.block(other).section == reading_.block(sentence).section;
            for (const Quantity& quantity : other.quantities) {
                if (!here || &other == &sentence || quantity.kind != Quantity::Kind::count ||
                    is_time(quantity)) {
                    continue;
                }
                if (meant_by(quantity).holds(sum)) {
                    return;
                }
                const bool slip = std::ranges::any_of(parts, [&](const Quantity* part) {
                    return part->value > 9 &&
                           one_slip(part->value, part->value + quantity.value - sum);
                });
                near = slip && &other < &sentence ? Said{&other, &quantity} : near;
            }
        }
        if (near.quantity != nullptr) {
            checker_.say(sentence, *parts.front(),
                         {"sum", Severity::warning,
                          told(parts) + " \xE2\x89\xA0 " + number_text(near.quantity->value)});
        }
    }

    void weigh(const Sentence& sentence, const Said& whole, const Counts& parts) {
        const double sum = sum_of(parts);
        if (meant_by(*whole.quantity).holds(sum)) {
            checker_.confirm(*whole.sentence, *whole.quantity);
            for (const Quantity* part : parts) {
                checker_.confirm(sentence, *part);
            }
            return;
        }
        const bool closed = has_rest(sentence, parts) || has_sexes(parts) ||
                            reading_.has_word(sentence, {"medan"}) || one_level(sentence) ||
                            reading_.word(sentence, parts.front()->from - 1) == ":";
        const bool enough = closed || (parts.size() >= 3 && divides(reading_, sentence));
        if (enough && joined_last(sentence, parts) && slip_apart(sum, whole.quantity->value) &&
            !checker_.blamed(*whole.sentence, *whole.quantity)) {
            checker_.say(*whole.sentence, *whole.quantity,
                         {"sum", closed ? Severity::error : Severity::warning, told(parts)});
        }
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_breakdowns(Checker& checker) {
    Breakdowns(checker).check();
}

} // namespace prose_check
