// Amount times posts, with the tolerance that rounding leaves (domain V-16).
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
        for (const Sentence& sentence : checker_.around(*each.sentence)) {
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
        for (const Sentence& sentence : checker_.around(*each.sentence)) {
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
        // Whole, half and quarter posts are written as they are.
        const bool exact = std::abs(std::remainder(posts.value, 0.25)) < 1e-9;
        const double slack = exact ? 0.5 : each.quantity->value * posts.step / 2;
        if (std::abs(product - total.value) <= slack || checker_.blamed(*each.sentence, total)) {
            return;
        }
        const double count = std::round(total.value / each.quantity->value / posts.step);
        if (one_slip(product, total.value) ||
            one_slip(std::round(total.value / posts.value), each.quantity->value) ||
            one_slip(count * posts.step, posts.value)) {
            checker_.withdraw(checker_.start_of(*each.sentence, total), "product");
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
        for (const Sentence& sentence : checker_.around(*each.sentence)) {
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

} // namespace

void check_products(Checker& checker) {
    Products(checker).check();
}

} // namespace prose_check
