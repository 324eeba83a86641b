// Rates of answers, and fractions beside their share.
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

class Spoken {
public:
    explicit Spoken(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        for (const Sentence& sentence : checker_.sentences()) {
            for (std::size_t i = 0; i < sentence.quantities.size(); ++i) {
                const Quantity& share = sentence.quantities[i];
                if (share.kind != Quantity::Kind::share || share.is_range) {
                    continue;
                }
                if (near_word(sentence, share, "svarsfrekvens")) {
                    answers(sentence, share);
                } else if (i > 0) {
                    beside_fraction(sentence, sentence.quantities[i - 1], share);
                }
            }
        }
    }

private:
    bool near_word(const Sentence& sentence, const Quantity& share, std::string_view start) const {
        const std::size_t from = share.from > 4 ? share.from - 4 : 0;
        for (std::size_t at = from; at < share.from; ++at) {
            if (reading_.word(sentence, at).starts_with(start)) {
                return true;
            }
        }
        return reading_.word(sentence, share.last + 2).starts_with(start);
    }

    // "skickades till 149 klienter och 97 svarade, en svarsfrekvens på 65 procent"
    void answers(const Sentence& sentence, const Quantity& share) {
        std::vector<const Quantity*> counts;
        for (const Quantity& quantity : sentence.quantities) {
            if (is_plain_count(reading_, sentence, quantity) &&
                quantity.nearness == Quantity::Nearness::exact) {
                counts.push_back(&quantity);
            }
        }
        if (counts.size() != 2 || counts[0]->value <= 0 || counts[1]->value <= 0) {
            return;
        }
        const double part = std::min(counts[0]->value, counts[1]->value);
        const double whole = std::max(counts[0]->value, counts[1]->value);
        checker_.judge(sentence, share);
        if (!meant_by(share).holds(100 * part / whole)) {
            checker_.say(sentence, share, {"share", Severity::error, share_text(part, whole)});
        }
    }

    // "Nästan två tredjedelar (64 procent)": as near as a manner of speaking may come.
    void beside_fraction(const Sentence& sentence, const Quantity& fraction,
                         const Quantity& share) {
        if (fraction.kind != Quantity::Kind::fraction || share.from == 0 ||
            share.from - fraction.last > 5 ||
            !among(reading_.word(sentence, share.from - 1), {"("}) ||
            fraction.nearness == Quantity::Nearness::at_least ||
            fraction.nearness == Quantity::Nearness::at_most) {
            return;
        }
        checker_.judge(sentence, share);
        if (std::abs(fraction.value - share.value) > std::max(5.0, fraction.value * 0.16)) {
            checker_.say(sentence, share,
                         {"share", Severity::warning, number_text(fraction.value, 1) + " %"});
        }
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_spoken_shares(Checker& checker) {
    Spoken(checker).check();
}

} // namespace prose_check
