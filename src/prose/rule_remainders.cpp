// What is left over: "Budgeten var 3 200 000 kr, kostnaderna 3 148 000 kr, överskottet 52 000 kr".
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

struct Sum {
    const Sentence* sentence;
    const Quantity* quantity;
};

bool says_remainder(std::string_view word) {
    return word.starts_with("överskott") || word.starts_with("underskott") ||
           among(word, {"återstår", "återstod", "kvarstår", "kvarstod", "mellanskillnaden",
                        "återstående", "resultat"});
}

class Remainders {
public:
    explicit Remainders(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        for (const Sentence& sentence : checker_.sentences()) {
            for (const Quantity& quantity : sentence.quantities) {
                if (quantity.kind == Quantity::Kind::money && !quantity.is_range &&
                    is_remainder(sentence, quantity)) {
                    weigh(sentence, quantity);
                }
            }
        }
    }

private:
    bool is_remainder(const Sentence& sentence, const Quantity& quantity) const {
        for (std::size_t at = quantity.from; at-- > 0 && quantity.from - at < 4;) {
            if (says_remainder(reading_.word(sentence, at))) {
                return true;
            }
        }
        return false;
    }

    // The sums of money before it, in its sentence or the three before.
    std::vector<Sum> sums_before(const Sentence& sentence, const Quantity& rest) const {
        std::vector<Sum> sums;
        const auto index = static_cast<std::size_t>(&sentence - checker_.sentences().data());
        for (std::size_t i = index < 3 ? 0 : index - 3; i <= index; ++i) {
            const Sentence& other = checker_.sentences()[i];
            for (const Quantity& quantity : other.quantities) {
                const bool before = i < index || quantity.last < rest.from;
                if (other.block == sentence.block && before && !quantity.is_range &&
                    quantity.kind == Quantity::Kind::money) {
                    sums.push_back({&other, &quantity});
                }
            }
        }
        return sums;
    }

    static bool leaves(const Quantity& first, const Quantity& second, const Quantity& rest) {
        const double slack = (first.step + second.step + rest.step) / 2;
        const Meant meant = meant_by(rest);
        const double left = std::abs(first.value - second.value);
        // Many digits and one of them wrong is no rounding.
        return meant.high >= left - slack && meant.low <= left + slack &&
               !(rest.value >= 1e5 && one_slip(left, rest.value));
    }

    // Two sums are the ones; of more, those that a digit keeps from leaving it.
    void weigh(const Sentence& sentence, const Quantity& rest) {
        const std::vector<Sum> sums = sums_before(sentence, rest);
        for (std::size_t i = 0; i < sums.size(); ++i) {
            for (std::size_t k = i + 1; k < sums.size(); ++k) {
                if (leaves(*sums[i].quantity, *sums[k].quantity, rest)) {
                    for (const Sum& sum : {sums[i], sums[k], Sum{&sentence, &rest}}) {
                        checker_.confirm(*sum.sentence, *sum.quantity);
                    }
                    return;
                }
            }
        }
        for (std::size_t k = sums.size(); k-- > 1;) {
            for (std::size_t i = k; i-- > 0;) {
                const double first = sums[i].quantity->value;
                const double second = sums[k].quantity->value;
                if (sums.size() == 2 || is_slip(first, second, rest.value)) {
                    checker_.say(sentence, rest,
                                 {"remainder", Severity::warning,
                                  sum_text({std::max(first, second), -std::min(first, second)})});
                    return;
                }
            }
        }
    }

    static bool is_slip(double first, double second, double rest) {
        const double larger = std::max(first, second);
        const double smaller = std::min(first, second);
        return rest >= 10'000 &&
               (one_slip(larger - smaller, rest) || one_slip(larger, smaller + rest) ||
                one_slip(smaller, larger - rest));
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_remainders(Checker& checker) {
    Remainders(checker).check();
}

} // namespace prose_check
