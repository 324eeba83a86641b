// What is left over: "Budgeten var 3 200 000 kr, kostnaderna 3 148 000 kr, överskottet 52 000 kr".
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
           among(word, {"återstår", "återstod", "kvarstår", "kvarstod", "mellanskillnaden"});
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

    // The two sums of money before it, in its sentence or the one before, and no third.
    void weigh(const Sentence& sentence, const Quantity& rest) {
        std::vector<Sum> sums;
        const auto index = static_cast<std::size_t>(&sentence - checker_.sentences().data());
        for (std::size_t i = index < 2 ? 0 : index - 2; i <= index; ++i) {
            const Sentence& other = checker_.sentences()[i];
            for (const Quantity& quantity : other.quantities) {
                const bool before = i < index || quantity.last < rest.from;
                if (other.block == sentence.block && before && !quantity.is_range &&
                    quantity.kind == Quantity::Kind::money) {
                    sums.push_back({&other, &quantity});
                }
            }
        }
        if (sums.size() != 2) {
            return;
        }
        const double first = sums[0].quantity->value;
        const double second = sums[1].quantity->value;
        const double slack = (sums[0].quantity->step + sums[1].quantity->step + rest.step) / 2;
        const Meant meant = meant_by(rest);
        const double left = std::abs(first - second);
        checker_.judge(sentence, rest);
        if (meant.high < left - slack || meant.low > left + slack) {
            checker_.say(sentence, rest,
                         {"remainder", Severity::warning,
                          sum_text({std::max(first, second), -std::min(first, second)})});
        }
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_remainders(Checker& checker) {
    Remainders(checker).check();
}

} // namespace prose_check
