// Shares of one whole sum to 100 (domain V-4): age bands, the sexes, lists, and what has a rest.
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

struct Share {
    const Sentence* sentence;
    const Quantity* quantity;
};

bool is_exact_share(const Reading& reading, const Sentence& sentence, const Quantity& quantity) {
    return quantity.kind == Quantity::Kind::share && !quantity.is_range &&
           quantity.nearness == Quantity::Nearness::exact &&
           !is_change(reading, sentence, quantity);
}

class Sums {
public:
    explicit Sums(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        const auto& blocks = reading_.layout().blocks;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (blocks[i].kind == Block::Kind::table) {
                continue;
            }
            bands(i);
            sexes(i);
            const auto [first, last] = reading_.sentences_of(i);
            for (std::size_t s = first; s < last; ++s) {
                inline_list(checker_.sentences()[s]);
            }
            if (blocks[i].kind == Block::Kind::item &&
                (i == 0 || blocks[i - 1].kind != Block::Kind::item)) {
                items(i);
            }
        }
    }

private:
    struct Reach {
        double least;
        double most;
    };

    // Says what the sum is worth; nothing when it lies outside of what can be one whole.
    void judge(const std::vector<Share>& shares, Reach reach) {
        double sum = 0;
        double slack = 0;
        std::vector<double> parts;
        for (const Share& share : shares) {
            sum += share.quantity->value;
            slack += share.quantity->step / 2;
            parts.push_back(share.quantity->value);
        }
        if (sum < reach.least || sum > reach.most) {
            return;
        }
        for (const Share& share : shares) {
            checker_.judge(*share.sentence, *share.quantity);
        }
        if (std::abs(sum - 100) < 1e-6) {
            return;
        }
        const Share& last = shares.back();
        const bool rounding = std::abs(sum - 100) <= slack + 1e-9;
        checker_.say(*last.sentence, *last.quantity,
                     {"shares_sum", rounding ? Severity::note : Severity::error, "100 %",
                      sum_text(parts) + " %"});
    }

    struct Band {
        double low;
        double high;
        Share share;
    };

    // "30-49 år 43 procent, 50-64 år 31 procent ...": an age and its share, in either order.
    void bands(std::size_t block) {
        std::vector<Band> found;
        const Quantity* age = nullptr;
        const auto [first, last] = reading_.sentences_of(block);
        for (std::size_t s = first; s < last; ++s) {
            const Sentence& sentence = checker_.sentences()[s];
            Share waiting{nullptr, nullptr};
            for (const Quantity& quantity : sentence.quantities) {
                if (quantity.kind == Quantity::Kind::age) {
                    if (waiting.quantity != nullptr) {
                        found.push_back({quantity.value, quantity.upper, waiting});
                        waiting.quantity = nullptr;
                    } else {
                        age = &quantity;
                    }
                } else if (is_exact_share(reading_, sentence, quantity)) {
                    if (age != nullptr) {
                        found.push_back({age->value, age->upper, {&sentence, &quantity}});
                        age = nullptr;
                    } else {
                        waiting = {&sentence, &quantity};
                    }
                }
            }
        }
        check_bands(found);
    }

    // The first bands that follow on each other without a gap, up to an open end.
    void check_bands(std::vector<Band>& found) {
        std::vector<Band> kept;
        for (const Band& band : found) {
            const bool again =
                std::ranges::any_of(kept, [&](const Band& other) { return other.low == band.low; });
            if (again) {
                break;
            }
            kept.push_back(band);
        }
        std::vector<Band> sorted = kept;
        std::ranges::sort(sorted, {}, &Band::low);
        if (sorted.size() < 3 || sorted.back().high < 100) {
            return;
        }
        for (std::size_t i = 1; i < sorted.size(); ++i) {
            if (std::abs(sorted[i].low - sorted[i - 1].high - 0.5) > 0.6) {
                return;
            }
        }
        std::vector<Share> shares;
        for (const Band& band : kept) {
            shares.push_back(band.share);
        }
        judge(shares, {50, 150});
    }

    // "53 procent var kvinnor och 47 procent män": not "45 procent av kvinnorna".
    void sexes(std::size_t block) {
        Share women{nullptr, nullptr};
        Share men{nullptr, nullptr};
        const auto [first, last] = reading_.sentences_of(block);
        for (std::size_t s = first; s < last; ++s) {
            const Sentence& sentence = checker_.sentences()[s];
            if (reading_.has_word(sentence, {"bland", "hos", "av", "för"}) &&
                reading_.has_word(sentence, {"kvinnorna", "männen", "kvinnor", "män"}) &&
                rates_within(sentence)) {
                return;
            }
            for (const Quantity& quantity : sentence.quantities) {
                if (!is_exact_share(reading_, sentence, quantity)) {
                    continue;
                }
                const Sex sex = nearest_sex(sentence, quantity);
                Share& slot = sex == Sex::women ? women : men;
                if (sex == Sex::none || slot.quantity != nullptr) {
                    return;
                }
                slot = {&sentence, &quantity};
            }
        }
        if (women.quantity != nullptr && men.quantity != nullptr) {
            judge({women, men}, {88, 112});
        }
    }

    bool rates_within(const Sentence& sentence) const {
        for (std::size_t at = 0; at + 1 < sentence.tokens.size(); ++at) {
            if (!among(reading_.word(sentence, at), {"bland", "hos", "av", "för"})) {
                continue;
            }
            const std::size_t next =
                among(reading_.word(sentence, at + 1), {"de", "alla", "samtliga"}) ? at + 2
                                                                                   : at + 1;
            if (among(reading_.word(sentence, next),
                      {"kvinnorna", "männen", "kvinnor", "män", "kvinnliga", "manliga"})) {
                return true;
            }
        }
        return false;
    }

    Sex nearest_sex(const Sentence& sentence, const Quantity& quantity) const {
        Sex found = Sex::none;
        std::size_t nearest = 9;
        for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
            const std::string stem = stem_of(reading_.word(sentence, at));
            const Sex sex = stem == "kvinn" ? Sex::women : stem == "män" ? Sex::men : Sex::none;
            const std::size_t away = at > quantity.last ? at - quantity.last : quantity.first - at;
            if (sex != Sex::none && away < nearest) {
                nearest = away;
                found = sex;
            }
        }
        return found;
    }

    void inline_list(const Sentence& sentence) {
        std::vector<Share> shares;
        bool rest = false;
        bool spread = false;
        for (const Quantity& quantity : sentence.quantities) {
            if (is_exact_share(reading_, sentence, quantity)) {
                shares.push_back({&sentence, &quantity});
            }
        }
        for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
            const std::string_view word = reading_.word(sentence, at);
            spread = spread || word.starts_with("fördel");
            // The rest must belong to the last share.
            const bool beside = !shares.empty() && at + 6 > shares.back().quantity->first &&
                                at < shares.back().quantity->last + 6;
            rest = rest || (beside && says_rest(word));
        }
        if ((rest && shares.size() >= 2) || (spread && shares.size() >= 3)) {
            judge(shares, {60, 140});
        } else if (shares.size() >= 4 && slipped(shares) && answers(sentence)) {
            judge(shares, {30, 170});
        } else if (shares.size() >= 3) {
            judge(shares, {98.4, 101.6});
        }
    }

    // "svarade 62 procent ja, 25 procent delvis, 8 procent nej och 5 procent vet inte".
    bool answers(const Sentence& sentence) const {
        return reading_.has_word(sentence, {"ja", "nej", "svarade", "svarar", "varken", "vet"}) ||
               reading_.has_word(sentence, {"nöjda", "nöjd", "missnöjd", "missnöjda"});
    }

    // Items of a list that give one share each.
    void items(std::size_t first_item) {
        const auto& blocks = reading_.layout().blocks;
        std::vector<Share> shares;
        for (std::size_t i = first_item; i < blocks.size() && blocks[i].kind == Block::Kind::item;
             ++i) {
            const Share share = only_share(i);
            if (share.quantity == nullptr) {
                return;
            }
            shares.push_back(share);
        }
        if (shares.size() < 3 || many_answers(reading_, blocks[first_item].section)) {
            return;
        }
        bool spread = false;
        if (first_item > 0) {
            const auto [first, last] = reading_.sentences_of(first_item - 1);
            for (std::size_t s = first; s < last; ++s) {
                for (const std::string& stem : checker_.sentences()[s].stems) {
                    spread = spread || stem.starts_with("fördel");
                }
            }
        }
        judge(shares, spread || slipped(shares) ? Reach{30, 170} : Reach{96, 104});
    }

    // As after one altered digit of one share, or two that were swapped.
    static bool slipped(const std::vector<Share>& shares) {
        double sum = 0;
        for (const Share& share : shares) {
            sum += share.quantity->value;
        }
        return std::ranges::any_of(shares, [&](const Share& share) {
            const double mended = share.quantity->value + 100 - sum;
            return mended > 0 && one_slip(mended, share.quantity->value);
        });
    }

    Share only_share(std::size_t block) const {
        Share found{nullptr, nullptr};
        const auto [first, last] = reading_.sentences_of(block);
        for (std::size_t s = first; s < last; ++s) {
            for (const Quantity& quantity : checker_.sentences()[s].quantities) {
                if (quantity.kind != Quantity::Kind::share) {
                    continue;
                }
                if (found.quantity != nullptr) {
                    return {nullptr, nullptr};
                }
                found = {&checker_.sentences()[s], &quantity};
            }
        }
        return found;
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_share_sums(Checker& checker) {
    Sums(checker).check();
}

} // namespace prose_check
