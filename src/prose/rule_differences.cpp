// A difference told after the two numbers that it lies between, maybe in another sentence.
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

struct Count {
    const Sentence* sentence = nullptr;
    const Quantity* quantity = nullptr;
    bool earlier = false; // what is compared with
};

class Differences {
public:
    explicit Differences(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        const auto& all = checker_.sentences();
        for (std::size_t i = 1; i < all.size(); ++i) {
            come_and_gone(all[i - 1], all[i]);
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t q = 0; q < all[i].quantities.size(); ++q) {
                const Quantity& quantity = all[i].quantities[q];
                if (!checker_.blamed(all[i], quantity) && is_difference(all[i], q)) {
                    weigh(i, quantity);
                }
            }
        }
    }

private:
    // "... från 234 till 229. Två har tillkommit och sju har upphört."
    void come_and_gone(const Sentence& before, const Sentence& sentence) {
        const Quantity* come = nullptr;
        const Quantity* gone = nullptr;
        for (const Quantity& quantity : sentence.quantities) {
            if (quantity.kind != Quantity::Kind::count || quantity.is_range) {
                continue;
            }
            for (std::size_t at = quantity.last + 1; at < quantity.last + 5; ++at) {
                const std::string_view word = reading_.word(sentence, at);
                if (among(word, {"tillkommit", "tillkom", "startat", "anslutit", "börjat"})) {
                    come = &quantity;
                    break;
                }
                if (among(word, {"upphört", "upphörde", "slutat", "lämnat", "avslutats"})) {
                    gone = &quantity;
                    break;
                }
            }
        }
        const Quantity* from = nullptr;
        const Quantity* to = nullptr;
        for (const Quantity& quantity : before.quantities) {
            const std::string_view ahead =
                quantity.from == 0 ? "" : reading_.word(before, quantity.from - 1);
            const bool count = quantity.kind == Quantity::Kind::count && !is_time(quantity);
            from = count && ahead == "från" ? &quantity : from;
            to = count && ahead == "till" ? &quantity : to;
        }
        if (before.block != sentence.block || come == nullptr || gone == nullptr ||
            from == nullptr || to == nullptr) {
            return;
        }
        const double left = from->value + come->value - gone->value;
        for (const Quantity* quantity : {come, gone}) {
            checker_.judge(sentence, *quantity);
        }
        if (std::abs(left - to->value) > 0.5) {
            checker_.say(sentence, *come,
                         {"change", Severity::error,
                          sum_text({from->value, come->value, -gone->value}) + " \xE2\x89\xA0 " +
                              number_text(to->value)});
        }
    }

    // "14 fler", "minskat med 4", "Skillnaden är 19", "eller 7 procent" after such a number.
    bool is_difference(const Sentence& sentence, std::size_t index) const {
        const Quantity& quantity = sentence.quantities[index];
        if (quantity.is_range || is_time(quantity)) {
            return false;
        }
        if (quantity.kind == Quantity::Kind::share) {
            return is_change(reading_, sentence, quantity) ||
                   (index > 0 && after_difference(sentence, index));
        }
        if (!is_amount(quantity)) {
            return false;
        }
        if (is_change(reading_, sentence, quantity)) {
            return !is_end_point(sentence, quantity);
        }
        for (std::size_t at = quantity.from; at-- > 0 && quantity.from - at < 4;) {
            if (among(reading_.word(sentence, at), {"skillnaden", "ökningen", "minskningen"})) {
                return reading_.word(sentence, quantity.from - 1) != "från";
            }
        }
        return among(reading_.word(sentence, quantity.from == 0 ? 0 : quantity.from - 1),
                     {"med"}) &&
               reading_.has_word(sentence, {"ökningen", "minskningen", "ökning", "minskning",
                                            "ökat", "minskat", "ökade", "minskade"}) &&
               !compared(sentence, quantity);
    }

    bool after_difference(const Sentence& sentence, std::size_t index) const {
        const Quantity& before = sentence.quantities[index - 1];
        const Quantity& share = sentence.quantities[index];
        const std::string_view ahead =
            share.from == 0 ? "" : reading_.word(sentence, share.from - 1);
        return share.from - before.last < 5 && among(ahead, {"eller", "(", ","}) &&
               is_difference(sentence, index - 1);
    }

    bool compared(const Sentence& sentence, const Quantity& quantity) const {
        if (quantity.from < 1) {
            return false;
        }
        const std::string_view ahead = reading_.word(sentence, quantity.from - 1);
        const std::string_view second =
            quantity.from < 2 ? "" : reading_.word(sentence, quantity.from - 2);
        // "jämfört med 2023 (9 574 personer)"
        if (ahead == "(" && quantity.from >= 3 &&
            among(reading_.word(sentence, quantity.from - 3), {"med", "än", "mot"})) {
            return true;
        }
        return among(ahead, {"från", "mot", "då", "än"}) ||
               (ahead == "med" && among(second, {"jämfört", "jämföra", "jämförelse"}));
    }
    bool is_end_point(const Sentence& sentence, const Quantity& quantity) const {
        const std::string_view ahead =
            quantity.from == 0 ? "" : reading_.word(sentence, quantity.from - 1);
        return among(ahead, {"från", "till", "mot", "då", "än"}) || compared(sentence, quantity);
    }

    // Counts of the paragraph up to two sentences before, in its own sentence on both sides.
    std::vector<Count> counts_near(std::size_t index, const Quantity& difference) const {
        std::vector<Count> found;
        const auto& all = checker_.sentences();
        for (std::size_t i = index < 4 ? 0 : index - 4; i <= index; ++i) {
            if (all[i].block != all[index].block) {
                continue;
            }
            for (const Quantity& quantity : all[i].quantities) {
                const bool of_kind = difference.kind == Quantity::Kind::share
                                         ? is_amount(quantity)
                                         : quantity.kind == difference.kind;
                const bool self = &quantity == &difference;
                const bool end = is_end_point(all[i], quantity);
                if (self || !of_kind || quantity.is_range || is_time(quantity) ||
                    quantity.is_signed || (is_change(reading_, all[i], quantity) && !end)) {
                    continue;
                }
                found.push_back({&all[i], &quantity, compared(all[i], quantity)});
            }
        }
        return found;
    }

    static bool kin(const Quantity& one, const Quantity& other) {
        return one.kind == other.kind &&
               (one.noun.empty() || other.noun.empty() || one.noun == other.noun ||
                (names_people(one.noun) && names_people(other.noun)));
    }

    // "X har ökat med 17 medan Y har minskat": of parts that have numbers of their own.
    bool goes_both_ways(const Sentence& sentence) const {
        bool up = false;
        bool down = false;
        for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
            up = up || direction_of(reading_.word(sentence, at)) == Direction::up;
            down = down || direction_of(reading_.word(sentence, at)) == Direction::down;
        }
        return up && down;
    }

    void weigh(std::size_t index, const Quantity& difference) {
        const Sentence& sentence = checker_.sentences()[index];
        if (goes_both_ways(sentence)) {
            return;
        }
        const std::vector<Count> counts = counts_near(index, difference);
        bool share = difference.kind == Quantity::Kind::share;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            for (std::size_t k = i + 1; k < counts.size(); ++k) {
                if (holds(*counts[i].quantity, *counts[k].quantity, difference)) {
                    checker_.confirm(sentence, difference);
                    checker_.confirm(*counts[i].sentence, *counts[i].quantity);
                    checker_.confirm(*counts[k].sentence, *counts[k].quantity);
                    return;
                }
            }
        }
        if (share && fits_any_change(counts, difference, sentence)) {
            return;
        }
        const Count* earlier = only_earlier(counts);
        const Count* now = earlier == nullptr ? nullptr : beside(counts, *earlier);
        if (earlier == nullptr || since_other_year(sentence, *earlier)) {
            earlier = now = nullptr;
            by_years(sentence, counts, earlier, now);
        }
        if (now == nullptr || !kin(*earlier->quantity, *now->quantity)) {
            return;
        }
        const double gap = std::abs(now->quantity->value - earlier->quantity->value);
        if (!near_miss(*now->quantity, *earlier->quantity, difference)) {
            return;
        }
        checker_.say(sentence, difference,
                     {"change", Severity::error,
                      share
                          ? share_text(gap, earlier->quantity->value)
                          : sum_text({std::max(now->quantity->value, earlier->quantity->value),
                                      -std::min(now->quantity->value, earlier->quantity->value)})});
    }

    // "Sedan 2024 är ökningen 6 klienter", and what stands before is of another year.
    static bool since_other_year(const Sentence& sentence, const Count& earlier) {
        return earlier.sentence != &sentence &&
               std::ranges::any_of(sentence.quantities, [&](const Quantity& quantity) {
                   return quantity.kind == Quantity::Kind::year &&
                          static_cast<int>(quantity.value) != earlier.quantity->year;
               });
    }

    // "ökat med 516 personer, eller 5,5 procent": the base may stand in a table.
    bool fits_any_change(const std::vector<Count>& counts, const Quantity& share,
                         const Sentence& sentence) const {
        for (const Quantity& change : sentence.quantities) {
            if (!is_amount(change) || !is_change(reading_, sentence, change)) {
                continue;
            }
            for (const Count& count : counts) {
                const double value = count.quantity->value;
                for (const double base : {value, value - change.value, value + change.value}) {
                    if (base > 0 && meant_by(share).holds(100 * change.value / base)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    // "Sedan 2022 är ökningen 26 klienter": of the counts that say their years, that one and the
    // last.
    static void by_years(const Sentence& sentence, const std::vector<Count>& counts,
                         const Count*& earlier, const Count*& now) {
        int from = 0;
        int to = 0;
        for (const Quantity& quantity : sentence.quantities) {
            if (quantity.kind == Quantity::Kind::year) {
                (from == 0 ? from : to) = static_cast<int>(quantity.value);
            }
        }
        for (const Count& count : counts) {
            const int year = count.quantity->year;
            if (count.sentence == &sentence || year == 0) {
                continue;
            }
            earlier = year == from ? &count : earlier;
            const bool last = to == 0 ? now == nullptr || year > now->quantity->year : year == to;
            now = last ? &count : now;
        }
        if (from == 0 || earlier == nullptr || now == earlier) {
            earlier = now = nullptr;
        }
    }

    static const Count* only_earlier(const std::vector<Count>& counts) {
        const Count* found = nullptr;
        for (const Count& count : counts) {
            if (count.earlier) {
                if (found != nullptr) {
                    return nullptr;
                }
                found = &count;
            }
        }
        return found;
    }

    // The number that stands nearest before what it is compared with, else just after it.
    static const Count* beside(const std::vector<Count>& counts, const Count& earlier) {
        const auto at = static_cast<std::size_t>(&earlier - counts.data());
        for (std::size_t i = at; i-- > 0;) {
            const std::string& noun = counts[i].quantity->noun;
            const bool sex = among(noun, {"kvinn", "män"}) && noun != earlier.quantity->noun;
            if (!sex && kin(*counts[i].quantity, *earlier.quantity)) {
                return &counts[i];
            }
        }
        return at + 1 < counts.size() ? &counts[at + 1] : nullptr;
    }

    static bool holds(const Quantity& one, const Quantity& other, const Quantity& difference) {
        const double gap = std::abs(one.value - other.value);
        const double slack =
            (one.step > 1 ? one.step / 2 : 0) + (other.step > 1 ? other.step / 2 : 0);
        const Meant meant = meant_by(difference);
        if (difference.kind == Quantity::Kind::share) {
            return kin(one, other) && ((one.value > 0 && meant.holds(100 * gap / one.value)) ||
                                       (other.value > 0 && meant.holds(100 * gap / other.value)));
        }
        return gap + slack >= meant.low - 1e-6 && gap - slack <= meant.high + 1e-6;
    }

    // One digit away from holding, so that it is a slip and no other comparison.
    static bool near_miss(const Quantity& now, const Quantity& earlier, const Quantity& said) {
        const double gap = std::abs(now.value - earlier.value);
        if (said.kind == Quantity::Kind::share) {
            const double share = earlier.value > 0 ? 100 * gap / earlier.value : 0;
            return std::abs(share - said.value) <= 10 || one_slip(std::round(share), said.value);
        }
        return std::abs(gap - said.value) < 10 || one_slip(gap, said.value) ||
               off_by_one_digit(gap, said.value);
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_differences(Checker& checker) {
    Differences(checker).check();
}

} // namespace prose_check
