// Amount times posts, and averages: with the tolerance that rounding leaves (domain V-16).
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

// "heltidstjänst" and "ombudstjänst" end alike.
bool same_tail(std::string_view left, std::string_view right) {
    static constexpr std::string_view tails[] = {
        "tjänst",  "anställning", "plats", "klient", "person", "ombud",   "timm",   "dygn",
        "uppdrag", "ärend",       "besök", "elev",   "brukar", "hushåll", "kommun", "invånar"};
    return std::ranges::any_of(tails, [&](std::string_view tail) {
        return left.find(tail) != std::string_view::npos &&
               right.find(tail) != std::string_view::npos;
    });
}

class Products {
public:
    explicit Products(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        for (const Sentence& sentence : checker_.sentences()) {
            for (std::size_t i = 0; i < sentence.quantities.size(); ++i) {
                at_each(sentence, i);
            }
            for (const Quantity& quantity : sentence.quantities) {
                if (quantity.kind == Quantity::Kind::money && is_each(sentence, quantity)) {
                    times({&sentence, &quantity});
                    in_one_sentence({&sentence, &quantity});
                    slips_beside({&sentence, &quantity});
                }
            }
        }
    }

private:
    // "402 638 kronor per årsanställning", "beloppet för en årsanställning ... till 402 638".
    bool is_each(const Sentence& sentence, const Quantity& quantity) const {
        if (reading_.word(sentence, quantity.last + 1) == "per" &&
            reading_.word(sentence, quantity.last + 2) != "år") {
            return true;
        }
        const std::size_t from = quantity.from > 16 ? quantity.from - 16 : 0;
        for (std::size_t at = from; at < quantity.from; ++at) {
            if (reading_.word(sentence, at) == "per") {
                return true;
            }
        }
        return false;
    }

    void times(const Place& each) {
        const std::size_t block = each.sentence->block;
        for (const Sentence& sentence : checker_.sentences()) {
            if (sentence.block != block) {
                continue;
            }
            for (const Quantity& posts : sentence.quantities) {
                if (posts.kind == Quantity::Kind::count && posts.value >= 2 && !is_time(posts) &&
                    !posts.noun.empty() && is_post(sentence, posts, *each.sentence)) {
                    products(each, {&sentence, &posts});
                }
            }
        }
    }

    // What is counted is what the amount is given for.
    bool is_post(const Sentence& sentence, const Quantity& posts, const Sentence& each) const {
        return std::ranges::any_of(each.stems, [&](const std::string& stem) {
            return (stem == posts.noun && &sentence != &each) || same_tail(stem, posts.noun) ||
                   (stem.find("anställning") != std::string::npos &&
                    posts.noun.find("tjänst") != std::string::npos);
        });
    }

    // "1 543 125 kr (3,75 tjänster à 411 500 kr)".
    void at_each(const Sentence& sentence, std::size_t index) {
        const auto& all = sentence.quantities;
        const Quantity& each = all[index];
        if (index < 2 || each.from == 0 ||
            !among(reading_.word(sentence, each.from - 1), {"à", "á"}) ||
            all[index - 1].kind != Quantity::Kind::count ||
            all[index - 2].kind != Quantity::Kind::money) {
            return;
        }
        const Quantity& posts = all[index - 1];
        const Quantity& total = all[index - 2];
        const double product = each.value * posts.value;
        const double slack = posts.step < 1 ? each.value * posts.step / 2 : 0.5;
        const Meant meant = meant_by(total);
        checker_.judge(sentence, total);
        if (meant.high < product - slack || meant.low > product + slack) {
            checker_.say(sentence, total,
                         {"product", Severity::error,
                          number_text(posts.value, 3) + " \xC3\x97 " + number_text(each.value, 2) +
                              " = " + number_text(product, 2)});
        }
    }

    // "402 000 kr per heltidstjänst, totalt 2 211 000 kr": the posts may be told elsewhere.
    void in_one_sentence(const Place& each) {
        if (reading_.word(*each.sentence, each.quantity->last + 1) != "per") {
            return;
        }
        const std::string unit = stem_of(reading_.word(*each.sentence, each.quantity->last + 2));
        const Quantity* total = nullptr;
        for (const Quantity& quantity : each.sentence->quantities) {
            if (quantity.kind == Quantity::Kind::money && quantity.total &&
                &quantity != each.quantity) {
                total = &quantity;
            }
        }
        std::vector<Place> posts;
        for (const Sentence& sentence : checker_.sentences()) {
            for (const Quantity& quantity : sentence.quantities) {
                if (quantity.kind == Quantity::Kind::count && quantity.noun == unit &&
                    !is_time(quantity) && !is_change(reading_, sentence, quantity)) {
                    posts.push_back({&sentence, &quantity});
                }
            }
        }
        if (total == nullptr || posts.size() != 1) {
            return;
        }
        const double product = each.quantity->value * posts[0].quantity->value;
        const double slack =
            posts[0].quantity->step < 1 ? each.quantity->value * posts[0].quantity->step / 2 : 0.5;
        const Meant meant = meant_by(*total);
        checker_.judge(*each.sentence, *total);
        const double off = std::abs(total->value - product);
        if ((meant.high < product - slack || meant.low > product + slack) && off <= 0.6 * product) {
            checker_.say(*each.sentence, *total,
                         {"product", Severity::error,
                          number_text(each.quantity->value, 2) + " \xC3\x97 " +
                              number_text(posts[0].quantity->value, 3) + " = " +
                              number_text(product, 2)});
        }
    }

    // "412 000 kr per tjänst, vilket för 3,5 tjänster ger 1 442 000 kr" with a digit wrong.
    void slips_beside(const Place& each) {
        if (reading_.word(*each.sentence, each.quantity->last + 1) != "per") {
            return;
        }
        const std::string unit = stem_of(reading_.word(*each.sentence, each.quantity->last + 2));
        for (const Quantity& posts : each.sentence->quantities) {
            const bool counted = posts.kind == Quantity::Kind::count && posts.value > 1 &&
                                 !is_time(posts) &&
                                 (posts.noun == unit || same_tail(posts.noun, unit));
            for (const Quantity& total : each.sentence->quantities) {
                if (counted && total.kind == Quantity::Kind::money && &total != each.quantity &&
                    total.value > each.quantity->value) {
                    slip(each, posts, total);
                }
            }
        }
    }

    void slip(const Place& each, const Quantity& posts, const Quantity& total) {
        const double product = each.quantity->value * posts.value;
        const double slack = posts.step < 1 ? each.quantity->value * posts.step / 2 : 0.5;
        if (std::abs(product - total.value) <= slack ||
            checker_.blamed(*each.sentence, total)) {
            return;
        }
        const double count = std::round(total.value / each.quantity->value / posts.step);
        if (one_slip(product, total.value) ||
            one_slip(std::round(total.value / posts.value), each.quantity->value) ||
            one_slip(count * posts.step, posts.value)) {
            checker_.say(*each.sentence, total,
                         {"product", Severity::error,
                          number_text(each.quantity->value, 2) + " \xC3\x97 " +
                              number_text(posts.value, 3) + " = " + number_text(product, 2)});
        }
    }

    void products(const Place& each, const Place& posts) {
        const double product = each.quantity->value * posts.quantity->value;
        const double slack =
            posts.quantity->step < 1 ? each.quantity->value * posts.quantity->step / 2 : 0.5;
        for (const Sentence& sentence : checker_.sentences()) {
            const bool beside = sentence.block == each.sentence->block;
            const bool kin = std::ranges::any_of(sentence.stems, [&](const std::string& stem) {
                return same_tail(stem, posts.quantity->noun);
            });
            for (const Quantity& total : sentence.quantities) {
                if (total.kind == Quantity::Kind::money && &total != each.quantity &&
                    (beside || kin)) {
                    compare({&sentence, &total}, each, posts, {product, slack});
                }
            }
        }
    }

    struct Product {
        double value;
        double slack;
    };

    void compare(const Place& total, const Place& each, const Place& posts,
                 const Product& product) {
        const bool beside = total.sentence->block == each.sentence->block;
        const double off = std::abs(total.quantity->value - product.value);
        const double reach = (beside ? 0.003 : 0.001) * product.value;
        if (off > reach) {
            return;
        }
        for (const Place* place : {&total, &each, &posts}) {
            checker_.judge(*place->sentence, *place->quantity);
        }
        const Meant meant = meant_by(*total.quantity);
        if (meant.low <= product.value + 0.5 && meant.high >= product.value - 0.5) {
            return;
        }
        const bool rounding = off <= product.slack;
        std::string shown = number_text(each.quantity->value, 2) + " \xC3\x97 " +
                            number_text(posts.quantity->value, 3) + " = " +
                            number_text(product.value, 2);
        if (product.slack > 1) {
            shown += " \xC2\xB1 " + number_text(product.slack);
        }
        checker_.say(*total.sentence, *total.quantity,
                     {"product", rounding ? Severity::note : Severity::warning, shown});
    }

    Checker& checker_;
    const Reading& reading_;
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

void check_products(Checker& checker) {
    Products(checker).check();
}
void check_averages(Checker& checker) {
    Averages(checker).check();
}

} // namespace prose_check
