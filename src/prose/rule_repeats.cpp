// The same thing said twice with two values. Only a slip is looked for: a number that stands alone,
// close to one that the report gives elsewhere about the same thing.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

struct Mention {
    const Sentence* sentence;
    const Quantity* quantity;
    std::string noun;  // what it counts, of the clause when its own is a mere "personer"
    bool base = false; // the whole of "N av M"
    bool part = false;
    bool change = false;
    bool definite = false; // "de 218 klienterna", "landets 107 verksamheter"
    Direction direction = Direction::none;
    std::string adjective = {};
};

std::string digits_of(double value) {
    return number_text(std::abs(value), 2);
}

std::size_t digits_apart(double left, double right) {
    const std::string a = digits_of(left);
    const std::string b = digits_of(right);
    if (a.size() != b.size()) {
        return 99;
    }
    std::size_t apart = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        apart += a[i] == b[i] ? 0U : 1U;
    }
    return apart;
}

class Repeats {
public:
    explicit Repeats(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        gather();
        // No report says so much; what a machine wrote is not read for ever.
        if (mentions_.size() > 8000) {
            return;
        }
        for (const Mention& mention : mentions_) {
            if (checker_.blamed(*mention.sentence, *mention.quantity) ||
                checker_.confirmed(*mention.sentence, *mention.quantity)) {
                continue;
            }
            if (!large_slip(mention)) {
                small_slip(mention);
            }
        }
    }

private:
    void gather() {
        for (const Sentence& sentence : checker_.sentences()) {
            const auto pairs = parts_of(reading_, sentence);
            for (std::size_t i = 0; i < sentence.quantities.size(); ++i) {
                const Quantity& quantity = sentence.quantities[i];
                const bool share = quantity.kind == Quantity::Kind::share && !quantity.noun.empty();
                if ((!is_amount(quantity) && !share) || quantity.is_range || is_time(quantity)) {
                    continue;
                }
                Mention mention{&sentence, &quantity, quantity.noun};
                for (const PartOf& pair : pairs) {
                    mention.base = mention.base || pair.whole == i;
                    mention.part = mention.part || pair.part == i;
                }
                describe(mention);
                ++count_[quantity.value];
                ++named_[{quantity.value, mention.noun}];
                mentions_.push_back(std::move(mention));
            }
        }
        for (const TextTable& table : reading_.tables()) {
            for (const TextRow& row : table.rows) {
                for (const TextCell& cell : row.cells) {
                    if (cell.value) {
                        ++count_[std::abs(*cell.value)];
                        in_tables_.insert(std::abs(*cell.value));
                    }
                }
            }
        }
    }

    void describe(Mention& mention) const {
        const Sentence& sentence = *mention.sentence;
        const Quantity& quantity = *mention.quantity;
        mention.change = is_change(reading_, sentence, quantity);
        const std::string_view ahead =
            quantity.from == 0 ? "" : reading_.word(sentence, quantity.from - 1);
        mention.definite = among(ahead, {"de", "landets", "länets", "dessa", "våra", "samtliga",
                                         "fanns", "finns"}) ||
                           (ahead == "det" && quantity.from > 1 &&
                            among(reading_.word(sentence, quantity.from - 2), {"fanns", "finns"}));
        for (std::size_t at = quantity.last + 1; at < quantity.noun_token; ++at) {
            mention.adjective += reading_.word(sentence, at);
        }
        if (!mention.change) {
            return;
        }
        for (std::size_t at = quantity.from; at-- > 0 && quantity.from - at < 12;) {
            const std::string_view word = reading_.word(sentence, at);
            if (mention.direction == Direction::none) {
                mention.direction = direction_of(word);
            }
            const bool generic =
                mention.noun == "person" || mention.noun == "styck" || mention.noun.empty();
            if (generic && among(word, {"antalet", "antal"})) {
                mention.noun = stem_of(reading_.word(sentence, at + 1));
                break;
            }
        }
    }

    // Few digits stand in a report for many things, so there the thing counts too.
    bool alone(const Mention& mention) const {
        const double value = mention.quantity->value;
        if (value < 1000) {
            return named_.at({value, mention.noun}) == 1 &&
                   (value < 100 || !in_tables_.contains(value));
        }
        return count_.at(value) == 1;
    }
    int times(const Mention& mention) const {
        return named_.at({mention.quantity->value, mention.noun});
    }

    // --- many digits: one or two of them changed, and nothing else

    static bool is_round(double value) { return std::abs(std::remainder(value, 1000)) < 1e-6; }

    bool large_slip(const Mention& mention) {
        const Quantity& quantity = *mention.quantity;
        if (quantity.value < 10'000 || !alone(mention) || !is_precise(quantity)) {
            return false;
        }
        if (is_round(quantity.value)) {
            return round_slip(mention);
        }
        for (const auto& [value, count] : count_) {
            const bool near =
                digits_apart(value, quantity.value) <= (quantity.value >= 1e7 ? 2U : 1U) ||
                (quantity.value >= 1e5 && one_slip(value, quantity.value));
            const bool known = count >= 2 || in_tables_.contains(value) || value != quantity.value;
            if (value == quantity.value || !near || !known || is_round(value)) {
                continue;
            }
            if (quantity.value < 1e6 && !shares_context(mention, value)) {
                continue;
            }
            tell(mention, value);
            return true;
        }
        return false;
    }

    // Round sums are alike by nature: another must be said often, and in like words.
    bool round_slip(const Mention& mention) {
        for (const auto& [value, count] : count_) {
            if (count >= 2 && one_slip(value, mention.quantity->value) &&
                mention.quantity->value >= 1e6 && shares_context(mention, value)) {
                tell(mention, value);
                return true;
            }
        }
        return false;
    }

    bool shares_context(const Mention& mention, double value) const {
        for (const Mention& other : mentions_) {
            if (other.quantity->value == value && other.sentence != mention.sentence &&
                other.quantity->kind == mention.quantity->kind && shared(mention, other) >= 2) {
                return true;
            }
        }
        return false;
    }

    // --- few digits: the words around must say that it is the same thing

    void small_slip(const Mention& mention) {
        const Quantity& quantity = *mention.quantity;
        if (mention.noun.empty() || quantity.kind == Quantity::Kind::money ||
            (quantity.nearness != Quantity::Nearness::exact &&
             quantity.kind != Quantity::Kind::share)) {
            return;
        }
        for (const Mention& other : mentions_) {
            if (other.sentence == mention.sentence || other.quantity->value == quantity.value ||
                other.quantity->kind != quantity.kind ||
                !alike(other.quantity->value, quantity.value) ||
                has_part(mention, other.quantity->value)) {
                continue;
            }
            if (echoes(mention, other)) {
                tell(mention, other.quantity->value);
                return;
            }
            if (other.noun != mention.noun || !comparable(mention, other)) {
                continue;
            }
            if (same_thing(mention, other) && should_blame(mention, other)) {
                tell(mention, other.quantity->value);
                return;
            }
        }
    }

    // "I länet finns 14 kommuner. Av dessa har 11 ombud": the other is told to be a part.
    bool has_part(const Mention& mention, double value) const {
        const auto index = static_cast<std::size_t>(mention.sentence - checker_.sentences().data());
        if (index + 1 >= checker_.sentences().size()) {
            return false;
        }
        const Sentence& next = checker_.sentences()[index + 1];
        return reading_.word(next, 0) == "av" && value < mention.quantity->value &&
               among(reading_.word(next, 1), {"dessa", "dem", "de"}) &&
               std::ranges::any_of(
                   next.quantities,
                   [&](const Quantity& quantity) { return quantity.value == value; });
    }

    // Of two values the one that stands alone is blamed; of two alone, the later.
    bool should_blame(const Mention& mention, const Mention& other) const {
        if (!alone(mention)) {
            return false;
        }
        return !alone(other) || mention.sentence > other.sentence;
    }

    bool comparable(const Mention& mention, const Mention& other) const {
        const Quantity& one = *mention.quantity;
        const Quantity& two = *other.quantity;
        const bool years = one.year == two.year || one.year == 0 || two.year == 0;
        const bool alike =
            mention.adjective == other.adjective ||
            (mention.change && (mention.adjective.empty() || other.adjective.empty()));
        const bool exact =
            two.nearness == Quantity::Nearness::exact || one.kind == Quantity::Kind::share;
        return one.kind == two.kind && years && mention.change == other.change && exact && alike &&
               mention.direction == other.direction &&
               mention.sentence->names == other.sentence->names &&
               compared_years(mention) == compared_years(other) && one.step == two.step;
    }

    bool compared_years(const Mention& mention) const {
        return std::ranges::any_of(mention.sentence->quantities,
                                   [](const Quantity& quantity) {
                                       return quantity.kind == Quantity::Kind::year;
                                   }) &&
               mention.quantity->year == 0;
    }

    std::size_t shared(const Mention& mention, const Mention& other) const {
        std::vector<std::string> both;
        std::ranges::set_intersection(mention.sentence->stems, other.sentence->stems,
                                      std::back_inserter(both));
        std::erase(both, mention.noun);
        std::erase(both, "kron");
        std::erase(both, stem_of(mention.adjective));
        return both.size();
    }

    bool same_thing(const Mention& mention, const Mention& other) const {
        if (mention.quantity->kind == Quantity::Kind::share) {
            return same_share(mention, other);
        }
        if (mention.change) {
            return mention.direction != Direction::none && mention.noun.size() > 2;
        }
        if (mention.base && other.base) {
            return count_.at(other.quantity->value) >= 2 &&
                   one_slip(mention.quantity->value, other.quantity->value);
        }
        if (mention.part || other.part) {
            return false;
        }
        const std::size_t words = shared(mention, other);
        if (mention.quantity->value < 10) {
            // "sju länsstyrelser" said again and again, and once "åtta".
            const bool both = mention.definite && other.definite;
            return mention.quantity->value > 2 &&
                   std::abs(mention.quantity->value - other.quantity->value) < 1.5 &&
                   ((times(other) >= 3 && words >= 2) || (both && words >= 1));
        }
        // Said three times, without a word that narrows it down, and once a digit away.
        const bool often = times(other) >= 3 || (times(other) == 2 && other.definite);
        if (often && one_slip(mention.quantity->value, other.quantity->value) &&
            !narrowed(mention) && mention.quantity->noun_token > mention.quantity->last) {
            return true;
        }
        const std::size_t fewer =
            std::min(mention.sentence->stems.size(), other.sentence->stems.size());
        const bool totals = (mention.quantity->total || mention.definite || mention.base) &&
                            (other.quantity->total || other.definite || other.base);
        const bool anaphor = mention.definite && other.quantity->total;
        if (totals && (words >= 1 || anaphor) &&
            one_slip(mention.quantity->value, other.quantity->value)) {
            return true;
        }
        return words >= 3 && words * 2 >= fewer;
    }

    // "De 112 avvikelserna ..." where 122 were told, or the number of a table's total.
    bool echoes(const Mention& mention, const Mention& other) const {
        const Quantity& one = *mention.quantity;
        const Quantity& two = *other.quantity;
        const bool known = times(other) >= 2 || (two.value >= 100 && count_.at(two.value) >= 3) ||
                           (in_tables_.contains(two.value) && (two.value >= 100 || those(other))) ||
                           those(mention);
        const bool named = mention.noun == other.noun ||
                           (mention.noun.size() > 4 && other.noun.ends_with(mention.noun)) ||
                           (other.noun.size() > 4 && mention.noun.ends_with(other.noun));
        const bool exact =
            one.nearness == Quantity::Nearness::exact && two.nearness == Quantity::Nearness::exact;
        const bool years = one.year == two.year || one.year == 0 || two.year == 0;
        return known && named && exact && years && one.kind == two.kind && one.step == two.step &&
               one.kind == Quantity::Kind::count && !mention.change && !other.change &&
               mention.adjective == other.adjective && other_total(other, mention) &&
               mention.quantity->value >= 10 &&
               one_slip(mention.quantity->value, other.quantity->value) &&
               (those(mention) || those(other) || shared(mention, other) >= 1) &&
               !count_elsewhere(mention) && !compares(mention) && !compares(other) &&
               mention.sentence != other.sentence;
    }
    // Few say it without a word for the whole: then both sentences must share a word and no name
    // may tell them apart.
    bool other_total(const Mention& other, const Mention& mention) const {
        return count_.at(other.quantity->value) >= 3 || those(mention) || those(other) ||
               mention.sentence->names == other.sentence->names;
    }
    bool count_elsewhere(const Mention& mention) const {
        return count_.at(mention.quantity->value) > 1;
    }
    // "de 112 avvikelserna": told before, so that a reader looks back.
    bool those(const Mention& mention) const {
        const std::size_t from = mention.quantity->from;
        return mention.definite && from > 0 &&
               !among(reading_.word(*mention.sentence, from - 1), {"fanns", "finns", "det"});
    }
    bool compares(const Mention& mention) const {
        return reading_.has_word(*mention.sentence,
                                 {"jämfört", "föregående", "förra", "innan", "tidigare", "från"}) ||
               mention.part;
    }

    bool same_share(const Mention& mention, const Mention& other) const {
        const Meant one = meant_by(*mention.quantity);
        const Meant two = meant_by(*other.quantity);
        const bool apart = one.high < two.low || two.high < one.low;
        const bool named = mention.quantity->noun.size() > 3;
        return apart && named && !mention.change && shared(mention, other) >= 2 &&
               one_slip(mention.quantity->value, other.quantity->value);
    }

    // "25 verksamheter som saknar ...", "12 kommuner i länet", an item of a list.
    bool narrowed(const Mention& mention) const {
        const std::string_view after =
            reading_.word(*mention.sentence, mention.quantity->noun_token + 1);
        return reading_.block(*mention.sentence).kind == Block::Kind::item ||
               reading_.block(*mention.sentence).kind == Block::Kind::note ||
               among(after, {"som", "med", "utan", "där", "inom", "på", "hos", "från", "till", "i",
                             "av", "för", ")"});
    }

    void tell(const Mention& mention, double value) {
        checker_.say(*mention.sentence, *mention.quantity,
                     {"repeat", Severity::warning, number_text(value, 2)});
    }

    Checker& checker_;
    const Reading& reading_;
    std::vector<Mention> mentions_;
    std::map<double, int> count_;
    std::map<std::pair<double, std::string>, int> named_;
    std::set<double> in_tables_;
};

} // namespace

void check_repeats(Checker& checker) {
    Repeats(checker).check();
}

} // namespace prose_check
