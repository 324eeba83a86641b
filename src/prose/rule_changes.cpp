// Changes: from what, to what, by how much and in which direction (domain V-8).
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

class Changes {
public:
    Changes(Checker& checker, const Sentence& sentence)
        : checker_(checker), reading_(checker.reading()), sentence_(sentence) {}

    void check() {
        gather();
        if (from_ != nullptr && to_ != nullptr) {
            direction_holds();
            difference_holds();
            ratio_holds();
        }
        if (to_ != nullptr && by_ != nullptr && share_ != nullptr && from_ == nullptr) {
            share_of_base();
        }
    }

private:
    std::string_view ahead(const Quantity& quantity, std::size_t steps = 1) const {
        return quantity.from < steps ? "" : reading_.word(sentence_, quantity.from - steps);
    }

    bool is_compared(const Quantity& quantity) const {
        const bool against =
            ahead(quantity) == "med" && among(ahead(quantity, 2), {"jämfört", "jämförelse"});
        return against || among(ahead(quantity), {"från", "mot", "då"});
    }

    // One change to a sentence; two and the numbers cannot be told apart.
    void gather() {
        for (const Quantity& quantity : sentence_.quantities) {
            const bool share = quantity.kind == Quantity::Kind::share;
            if (quantity.is_range || (!is_amount(quantity) && !share)) {
                continue;
            }
            if (share && (is_change(reading_, sentence_, quantity) || in_brackets(quantity))) {
                take(share_, quantity);
            } else if (is_change(reading_, sentence_, quantity) && !is_compared(quantity)) {
                take(by_, quantity);
            } else if (is_compared(quantity)) {
                take(from_, quantity);
            } else if (!share && (ahead(quantity) == "till" || to_ == nullptr)) {
                const bool better = to_ == nullptr || ahead(*to_) != "till";
                to_ = better ? &quantity : to_;
            }
        }
        for (std::size_t at = 0; at < sentence_.tokens.size(); ++at) {
            const Direction here = direction_of(reading_.word(sentence_, at));
            if (here == Direction::none) {
                continue;
            }
            mixed_ = mixed_ || (direction_ != Direction::none && direction_ != here);
            direction_ = here;
        }
        drop_what_differs();
    }

    void take(const Quantity*& slot, const Quantity& quantity) {
        mixed_ = mixed_ || slot != nullptr;
        slot = &quantity;
    }

    bool in_brackets(const Quantity& quantity) const {
        return by_ != nullptr && quantity.first > by_->last && quantity.first < by_->last + 6 &&
               (ahead(quantity) == "(" || ahead(quantity) == "eller");
    }

    // Numbers of different things are no change of one.
    void drop_what_differs() {
        const auto kin = [](const Quantity* one, const Quantity* other) {
            return one == nullptr || other == nullptr ||
                   (one->kind == other->kind &&
                    (one->noun.empty() || other->noun.empty() || one->noun == other->noun ||
                     (names_people(one->noun) && names_people(other->noun))));
        };
        const bool timed = (from_ != nullptr && is_time(*from_)) ||
                           (to_ != nullptr && is_time(*to_)) || (by_ != nullptr && is_time(*by_));
        if (mixed_ || timed || !kin(from_, to_)) {
            from_ = to_ = by_ = share_ = nullptr;
        } else if (!kin(by_, to_)) {
            by_ = share_ = nullptr;
        }
    }

    bool exact(const Quantity* quantity) const {
        return quantity->nearness == Quantity::Nearness::exact;
    }

    void direction_holds() {
        if (!exact(from_) || !exact(to_) || direction_ == Direction::none) {
            return;
        }
        const bool up = to_->value > from_->value;
        const bool same = to_->value == from_->value;
        // Only a verb of change near the numbers speaks of them.
        if (!same && up == (direction_ == Direction::up)) {
            checker_.judge(sentence_, *from_);
            checker_.judge(sentence_, *to_);
        } else if (near_direction()) {
            checker_.say(
                sentence_, *to_,
                {"change_direction", Severity::error,
                 (direction_ == Direction::up ? "> " : "< ") + number_text(from_->value, 2)});
        }
    }

    bool near_direction() const {
        const std::size_t first = std::min(from_->from, to_->from);
        for (std::size_t at = first; at-- > 0 && first - at < 9;) {
            if (direction_of(reading_.word(sentence_, at)) != Direction::none) {
                return true;
            }
        }
        const std::size_t last = std::max(from_->last, to_->last);
        for (std::size_t at = last + 1; at < last + 6; ++at) {
            if (direction_of(reading_.word(sentence_, at)) != Direction::none) {
                return true;
            }
        }
        return false;
    }

    void difference_holds() {
        const double change = std::abs(to_->value - from_->value);
        const double slack =
            (to_->step > 1 ? to_->step / 2 : 0) + (from_->step > 1 ? from_->step / 2 : 0);
        if (by_ != nullptr) {
            const Meant meant = meant_by(*by_);
            const bool holds =
                change + slack >= meant.low - 1e-6 && change - slack <= meant.high + 1e-6;
            checker_.judge(sentence_, *by_);
            if (!holds && exact(from_) && exact(to_)) {
                checker_.say(sentence_, *by_,
                             {"change", Severity::error,
                              sum_text({std::max(to_->value, from_->value),
                                        -std::min(to_->value, from_->value)})});
            }
        }
        if (share_ != nullptr && from_->value > 0 && exact(from_) && exact(to_)) {
            share_holds(change, from_->value);
        }
    }

    // "625 personer, en ökning med 40 personer (7 procent)".
    void share_of_base() {
        const double base =
            direction_ == Direction::up ? to_->value - by_->value : to_->value + by_->value;
        if (direction_ != Direction::none && base > 0 && exact(to_) && exact(by_) &&
            to_->first < by_->first + 200) {
            // "var 203 och ökade med 15, eller 7 procent": then the number is the base itself.
            const bool own =
                to_->value > 0 && meant_by(*share_).holds(100 * by_->value / to_->value);
            if (!own) {
                share_holds(by_->value, base);
            }
        }
    }

    void share_holds(double change, double base) {
        checker_.judge(sentence_, *share_);
        if (!meant_by(*share_).holds(100 * change / base)) {
            checker_.say(sentence_, *share_, {"change", Severity::error, share_text(change, base)});
        }
    }

    // "fördubblats från 20 till 40", "halverats".
    void ratio_holds() {
        double factor = 0;
        for (std::size_t at = 0; at < sentence_.tokens.size(); ++at) {
            const std::string_view word = reading_.word(sentence_, at);
            factor = word.starts_with("fördubbl")   ? 2
                     : word.starts_with("tredubbl") ? 3
                     : word.starts_with("fyrdubbl") ? 4
                     : word.starts_with("halver")   ? 0.5
                                                    : factor;
        }
        if (factor <= 0 || from_->value <= 0) {
            return;
        }
        const double ratio = to_->value / from_->value;
        checker_.judge(sentence_, *from_);
        checker_.judge(sentence_, *to_);
        if (std::abs(ratio / factor - 1) > 0.15) {
            checker_.say(sentence_, *to_,
                         {"change", Severity::warning,
                          number_text(from_->value, 2) + " \xC3\x97 " + number_text(factor, 1) +
                              " = " + number_text(from_->value * factor, 1)});
        }
    }

    Checker& checker_;
    const Reading& reading_;
    const Sentence& sentence_;
    const Quantity* from_ = nullptr;
    const Quantity* to_ = nullptr;
    const Quantity* by_ = nullptr;
    const Quantity* share_ = nullptr;
    Direction direction_ = Direction::none;
    bool mixed_ = false;
};

} // namespace

void check_changes(Checker& checker) {
    for (const Sentence& sentence : checker.sentences()) {
        Changes(checker, sentence).check();
    }
}

// A heading that says "fler" or "färre" where the section below compares with nothing.
void check_baselines(Checker& checker) {
    const Reading& reading = checker.reading();
    for (const Sentence& sentence : checker.sentences()) {
        const Block& block = reading.block(sentence);
        const std::size_t more = reading.word(sentence, 0) == "allt" ? 1 : 0;
        if (block.kind != Block::Kind::heading ||
            !among(reading.word(sentence, more),
                   {"fler", "färre", "ökat", "minskat", "ökad", "minskad"})) {
            continue;
        }
        bool compared = false;
        bool first_time = false;
        for (const Sentence& other : checker.sentences()) {
            if (reading.block(other).section != block.section || &other == &sentence) {
                continue;
            }
            compared = compared || reading.has_pair(other, "jämfört", "med") ||
                       reading.has_pair(other, "föregående", "år") ||
                       reading.has_pair(other, "tidigare", "år") ||
                       reading.has_pair(other, "förra", "året") ||
                       reading.has_pair(other, "året", "innan") ||
                       reading.has_word(other, {"tidigare", "ökat", "minskat", "ökning",
                                                "minskning", "ökade", "minskade", "än", "sedan"});
            first_time = first_time || reading.has_pair(other, "ny", "fråga") ||
                         reading.has_pair(other, "första", "gången");
        }
        if (!compared || first_time) {
            checker.say(sentence, more,
                        {"no_baseline", Severity::note, "jämfört med \xE2\x80\xA6",
                         std::string(reading.word(sentence, more))});
        }
    }
}

} // namespace prose_check
