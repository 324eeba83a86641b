// A total in a sentence of its own after what it sums up: "Sammanlagt blev det alltså 2 248 möten."
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

class Totals {
public:
    explicit Totals(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        const auto& all = checker_.sentences();
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (const Quantity& quantity : all[i].quantities) {
                if (is_amount(quantity) && !quantity.is_range && !is_time(quantity) &&
                    quantity.nearness == Quantity::Nearness::exact && sums_up(all[i], quantity) &&
                    !is_change(reading_, all[i], quantity) && !checker_.blamed(all[i], quantity)) {
                    weigh(i, quantity);
                }
            }
        }
    }

private:
    bool sums_up(const Sentence& sentence, const Quantity& quantity) const {
        const std::string_view ahead =
            quantity.from == 0 ? "" : reading_.word(sentence, quantity.from - 1);
        return (quantity.total || among(ahead, {"alltså", "tillsammans", "sammantaget"})) &&
               !compares(sentence);
    }

    // "Sammanlagt är det en färre än 2020": a difference, and no sum of what stands before.
    bool compares(const Sentence& sentence) const {
        for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
            if (direction_of(reading_.word(sentence, at)) != Direction::none) {
                return true;
            }
        }
        return false;
    }

    // "nio ombud, varav två på halvtid": the two are among the nine. Nor is the whole of
    // "27 av 33" a part.
    bool counted_already(const Sentence& sentence, const Quantity& quantity) const {
        for (std::size_t at = quantity.from; at-- > 0;) {
            if (among(reading_.word(sentence, at), {"varav", "därav"})) {
                return true;
            }
        }
        return std::ranges::any_of(parts_of(reading_, sentence), [&](const PartOf& pair) {
            return &sentence.quantities[pair.whole] == &quantity;
        });
    }

    // What stands before it in the paragraph and counts the same.
    std::vector<Said> before(std::size_t index, const Quantity& total) const {
        std::vector<Said> found;
        const auto& all = checker_.sentences();
        for (std::size_t i = index < 3 ? 0 : index - 3; i <= index; ++i) {
            if (all[i].block != all[index].block) {
                continue;
            }
            for (const Quantity& quantity : all[i].quantities) {
                const bool kin = quantity.kind == total.kind &&
                                 (total.kind == Quantity::Kind::money || quantity.noun.empty() ||
                                  quantity.noun == total.noun);
                const bool each = reading_.word(all[i], quantity.last + 1) == "per" ||
                                  reading_.word(all[i], quantity.noun_token + 1) == "per";
                const bool ahead = i < index || quantity.last < total.from;
                if (ahead && kin && !each && !counted_already(all[i], quantity) &&
                    !quantity.is_range && quantity.value > 0 &&
                    !is_change(reading_, all[i], quantity)) {
                    found.push_back({&all[i], &quantity});
                }
            }
        }
        return found;
    }

    static double slack_of(const Quantity& quantity) {
        return quantity.step == 1 ? 0 : quantity.step / 2;
    }

    void weigh(std::size_t index, const Quantity& total) {
        const Sentence& sentence = checker_.sentences()[index];
        const std::vector<Said> parts = before(index, total);
        if (parts.size() < 2) {
            return;
        }
        double sum = 0;
        double slack = slack_of(total);
        for (std::size_t i = parts.size(); i-- > 0;) {
            sum += parts[i].quantity->value;
            slack += slack_of(*parts[i].quantity);
            if (i + 1 < parts.size() && std::abs(sum - total.value) <= slack + 1e-6) {
                checker_.confirm(sentence, total);
                for (std::size_t k = i; k < parts.size(); ++k) {
                    checker_.confirm(*parts[k].sentence, *parts[k].quantity);
                }
                return;
            }
        }
        for (std::size_t many = 2; many <= std::min<std::size_t>(4, parts.size()); ++many) {
            const std::vector<Said> last(parts.end() - static_cast<std::ptrdiff_t>(many),
                                         parts.end());
            if (is_slip(last, total)) {
                tell(sentence, total, last);
                return;
            }
        }
    }

    // One digit of the total or of a part would make it hold.
    static bool is_slip(const std::vector<Said>& parts, const Quantity& total) {
        double sum = 0;
        for (const Said& part : parts) {
            sum += part.quantity->value;
        }
        if (total.value < 20) {
            return std::abs(sum - total.value) <= 2;
        }
        return one_slip(sum, total.value) || std::ranges::any_of(parts, [&](const Said& part) {
                   return one_slip(part.quantity->value, part.quantity->value + total.value - sum);
               });
    }

    void tell(const Sentence& sentence, const Quantity& total, const std::vector<Said>& parts) {
        std::vector<double> values;
        values.reserve(parts.size());
        for (const Said& part : parts) {
            values.push_back(part.quantity->value);
        }
        checker_.say(sentence, total, {"sum", Finding::Severity::warning, sum_text(values)});
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_totals(Checker& checker) {
    Totals(checker).check();
}

} // namespace prose_check
