// Averages against what they divide: "1 338 uppdrag, 218 klienter, i snitt 6,14".
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

struct Place {
    const Sentence* sentence;
    const Quantity* quantity;
};

class Averages {
public:
    explicit Averages(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        for (const Sentence& sentence : checker_.sentences()) {
            for (const Quantity& quantity : sentence.quantities) {
                if (is_amount(quantity) && !quantity.is_range) {
                    average(sentence, quantity);
                }
            }
        }
    }

private:
    // "ett snitt på 6,14 uppdrag per klient": the unit after "per".
    void average(const Sentence& sentence, const Quantity& mean) {
        std::size_t per = 0;
        for (std::size_t at = mean.last + 1; at < mean.last + 5; ++at) {
            per = per == 0 && among(reading_.word(sentence, at), {"per", "varje"}) ? at : per;
        }
        if (per == 0 || !(says_mean(sentence) || mean.step < 1)) {
            return;
        }
        const std::string of = stem_of(reading_.word(sentence, per + 1));
        if (of.empty() || among(of, {"år", "månad", "veck", "dag", "timm", "kvartal"})) {
            return;
        }
        std::vector<Place> sums;
        std::vector<Place> counts;
        const int section = reading_.block(sentence).section;
        for (const Sentence& other : checker_.sentences()) {
            const Block& block = reading_.block(other);
            const bool near = block.section == section && other.block <= sentence.block + 1 &&
                              other.block + 3 >= sentence.block;
            for (const Quantity& quantity : other.quantities) {
                if (!near || &quantity == &mean || quantity.is_range ||
                    is_change(reading_, other, quantity)) {
                    continue;
                }
                const bool money = mean.kind == Quantity::Kind::money;
                if (quantity.kind == mean.kind && quantity.value > mean.value &&
                    (money || (!mean.noun.empty() && quantity.noun == mean.noun))) {
                    sums.push_back({&other, &quantity});
                }
                if (quantity.kind == Quantity::Kind::count && quantity.noun == of) {
                    counts.push_back({&other, &quantity});
                }
            }
        }
        std::erase_if(counts, [](const Place& place) { return place.quantity->step < 1; });
        if (supported({&sentence, &mean}, sums, of)) {
            return;
        }
        if (counts.empty()) {
            counts = said_often(of);
        }
        weigh({&sentence, &mean}, sums, counts);
    }

    // Any count of it in the report may have been the divisor; people have many names.
    bool supported(const Place& mean, const std::vector<Place>& sums, std::string_view of) {
        for (const Sentence& sentence : checker_.sentences()) {
            for (const Quantity& quantity : sentence.quantities) {
                const bool kin =
                    quantity.noun == of || (names_people(quantity.noun) && names_people(of));
                if (quantity.kind != Quantity::Kind::count || !kin || quantity.value <= 0) {
                    continue;
                }
                for (const Place& sum : sums) {
                    if (meant_by(*mean.quantity).holds(sum.quantity->value / quantity.value)) {
                        checker_.judge(*mean.sentence, *mean.quantity);
                        checker_.judge(*sum.sentence, *sum.quantity);
                        checker_.judge(sentence, quantity);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    // Said in another part of the report, and more than once.
    std::vector<Place> said_often(std::string_view noun) const {
        std::vector<Place> all;
        for (const Sentence& sentence : checker_.sentences()) {
            for (const Quantity& quantity : sentence.quantities) {
                if (quantity.kind == Quantity::Kind::count && quantity.noun == noun &&
                    !quantity.is_range && !is_change(reading_, sentence, quantity)) {
                    all.push_back({&sentence, &quantity});
                }
            }
        }
        std::vector<Place> often;
        for (const Place& place : all) {
            const auto same = std::ranges::count_if(all, [&](const Place& other) {
                return other.quantity->value == place.quantity->value;
            });
            if (same >= 2 || place.quantity->total || all.size() == 1) {
                often.push_back(place);
            }
        }
        return often;
    }

    static bool one_value(const std::vector<Place>& places) {
        return !places.empty() && std::ranges::all_of(places, [&](const Place& place) {
            return place.quantity->value == places[0].quantity->value;
        });
    }

    bool says_mean(const Sentence& sentence) const {
        for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
            const std::string_view word = reading_.word(sentence, at);
            if (word.starts_with("snitt") || word.starts_with("genomsnitt") ||
                word.starts_with("medel")) {
                return true;
            }
        }
        return false;
    }

    void weigh(const Place& mean, const std::vector<Place>& sums,
               const std::vector<Place>& counts) {
        const Meant meant = meant_by(*mean.quantity);
        const Meant wide =
            mean.quantity->step == 1.0 && mean.quantity->nearness == Quantity::Nearness::exact
                ? Meant{meant.low - 0.5, meant.high + 0.5}
                : meant;
        for (const Place& sum : sums) {
            for (const Place& count : counts) {
                if (count.quantity->value > 0 &&
                    wide.holds(sum.quantity->value / count.quantity->value)) {
                    checker_.judge(*mean.sentence, *mean.quantity);
                    checker_.judge(*sum.sentence, *sum.quantity);
                    checker_.judge(*count.sentence, *count.quantity);
                    return;
                }
            }
        }
        // With two candidates for one place nobody can tell which was divided.
        if (!one_value(sums) || !one_value(counts) || counts[0].quantity->value <= 0) {
            return;
        }
        const double value = sums[0].quantity->value / counts[0].quantity->value;
        if (sums[0].quantity->nearness == Quantity::Nearness::exact &&
            counts[0].quantity->nearness == Quantity::Nearness::exact) {
            checker_.say(*mean.sentence, *mean.quantity,
                         {"average", Severity::error,
                          number_text(sums[0].quantity->value, 2) + " / " +
                              number_text(counts[0].quantity->value, 2) + " = " +
                              number_text(value, 2)});
        }
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_averages(Checker& checker) {
    Averages(checker).check();
}

} // namespace prose_check
