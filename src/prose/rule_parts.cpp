// Parts said in sentences against the whole that is said beside them (domain V-1).
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

// A slip of a digit or two stays near; what is further off is most likely no sum at all.
constexpr double near_share = 0.12;

class Parts {
public:
    explicit Parts(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        const auto& all = checker_.sentences();
        for (std::size_t i = 0; i < all.size(); ++i) {
            of_these(i);
            within(all[i]);
            with_total(all[i], Quantity::Kind::count);
            with_total(all[i], Quantity::Kind::money);
        }
        const auto& blocks = reading_.layout().blocks;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (blocks[i].kind != Block::Kind::table) {
                sexes(i);
            }
        }
    }

private:
    // --- "Av dessa var 1 442 kvinnor och 536 män", "varav 30 kvinnor och 10 män"

    void of_these(std::size_t index) {
        const Sentence& sentence = checker_.sentences()[index];
        if (index == 0 || !begins_of_these(sentence)) {
            return;
        }
        const Sentence& before = checker_.sentences()[index - 1];
        const Said whole = main_count(before);
        if (whole.quantity == nullptr || whole.quantity->step > 1 ||
            before.block + 1 < sentence.block) {
            return;
        }
        weigh(whole, parts_after(sentence, 0));
    }

    bool begins_of_these(const Sentence& sentence) const {
        const std::string_view second = reading_.word(sentence, 1);
        return reading_.word(sentence, 0) == "av" && among(second, {"dessa", "dem", "de"}) &&
               (sentence.quantities.empty() || sentence.quantities.front().first > 2);
    }

    // The first count that tells how many there are.
    Said main_count(const Sentence& sentence) const {
        Said first;
        for (const Quantity& quantity : sentence.quantities) {
            if (!is_plain_count(reading_, sentence, quantity)) {
                continue;
            }
            if (quantity.total) {
                return {&sentence, &quantity};
            }
            first = first.quantity == nullptr ? Said{&sentence, &quantity} : first;
        }
        return first;
    }

    std::vector<Said> parts_after(const Sentence& sentence, std::size_t token) const {
        std::vector<Said> parts;
        for (const Quantity& quantity : sentence.quantities) {
            if (quantity.first > token && is_plain_count(reading_, sentence, quantity)) {
                parts.push_back({&sentence, &quantity});
            }
        }
        return parts;
    }

    void within(const Sentence& sentence) {
        for (std::size_t at = 1; at < sentence.tokens.size(); ++at) {
            if (!among(reading_.word(sentence, at), {"varav", "därav"})) {
                continue;
            }
            Said whole;
            for (const Quantity& quantity : sentence.quantities) {
                if (quantity.last < at && is_plain_count(reading_, sentence, quantity)) {
                    whole = {&sentence, &quantity};
                }
            }
            if (whole.quantity != nullptr) {
                weigh(whole, parts_after(sentence, at));
            }
            return;
        }
    }

    bool fits_as_part(const Said& whole, const Said& part) const {
        const std::string& noun = part.quantity->noun;
        const std::string_view ahead =
            part.quantity->from == 0 ? "" : reading_.word(*part.sentence, part.quantity->from - 1);
        const bool bound =
            among(ahead, {"för", "på", "i", "till", "från", "om", "under", "per", "mellan"});
        return !bound && (noun.empty() || noun == whole.quantity->noun ||
                          (names_people(noun) && names_people(whole.quantity->noun)));
    }

    void weigh(const Said& whole, const std::vector<Said>& parts) {
        if (parts.empty() || whole.quantity->value <= 0) {
            return;
        }
        const Meant meant = meant_by(*whole.quantity);
        double sum = 0;
        std::vector<double> values;
        for (const Said& part : parts) {
            const Meant least = meant_by(*part.quantity);
            if (least.low > meant.high && fits_as_part(whole, part)) {
                checker_.say(*part.sentence, *part.quantity,
                             {"part_exceeds_whole", Severity::error,
                              "\xE2\x89\xA4 " + number_text(whole.quantity->value)});
                return;
            }
            if (fits_as_part(whole, part)) {
                checker_.judge(*part.sentence, *part.quantity);
            }
            sum += part.quantity->value;
            values.push_back(part.quantity->value);
        }
        const bool exact = std::ranges::all_of(parts, [](const Said& part) {
            return part.quantity->nearness == Quantity::Nearness::exact;
        });
        if (!exact || parts.size() < 2 || meant.holds(sum)) {
            return;
        }
        const bool all = is_partition(parts);
        const double off = std::abs(sum - whole.quantity->value) / whole.quantity->value;
        const bool slip =
            off <= near_share || (off <= 0.5 && off_by_one_digit(sum, whole.quantity->value));
        const bool apart = parts.size() >= 3 && divides(reading_, *parts.front().sentence);
        if (all || (apart && slip)) {
            checker_.judge(*whole.sentence, *whole.quantity);
            checker_.say(
                *whole.sentence, *whole.quantity,
                {"sum", all ? Severity::error : Severity::warning, sum_text(values), {}, parts});
        }
    }

    // Women and men, or a rest: together they are all.
    bool is_partition(const std::vector<Said>& parts) const {
        if (parts.size() == 2) {
            const Sex first = own_sex(*parts[0].quantity);
            const Sex second = own_sex(*parts[1].quantity);
            if (first != Sex::none && second != Sex::none && first != second) {
                return true;
            }
        }
        const Said& last = parts.back();
        const std::size_t from = last.quantity->from;
        const bool before = from > 0 && says_rest(reading_.word(*last.sentence, from - 1));
        return before || says_rest(reading_.word(*last.sentence, last.quantity->last + 1));
    }

    static Sex own_sex(const Quantity& quantity) {
        return quantity.noun == "kvinn" || quantity.noun == "flick" ? Sex::women
               : quantity.noun == "män" || quantity.noun == "pojk"  ? Sex::men
                                                                    : Sex::none;
    }

    // --- "47 på handläggarnivå, 75 på lokal och 25 på central nivå, totalt 147"

    void with_total(const Sentence& sentence, Quantity::Kind kind) {
        std::vector<Said> parts;
        Said total;
        for (const Quantity& quantity : sentence.quantities) {
            const bool money = quantity.kind == Quantity::Kind::money && !quantity.is_range &&
                               !is_change(reading_, sentence, quantity);
            if (quantity.kind != kind || !(money || is_plain_count(reading_, sentence, quantity))) {
                continue;
            }
            // "402 000 kr per tjänst, totalt ..." is a factor and no part.
            if (reading_.word(sentence, quantity.last + 1) == "per") {
                return;
            }
            if (quantity.total && total.quantity != nullptr) {
                return;
            }
            if (quantity.total) {
                total = {&sentence, &quantity};
            } else {
                parts.push_back({&sentence, &quantity});
            }
        }
        if (total.quantity == nullptr) {
            return;
        }
        keep_kin(*total.quantity, parts);
        if (parts.size() < 2) {
            return;
        }
        const bool at_end = total.quantity > parts.back().quantity;
        const bool spread = !at_end && announces(sentence, *total.quantity, *parts[0].quantity);
        if (!at_end && !spread) {
            return;
        }
        double sum = 0;
        std::vector<double> values;
        for (const Said& part : parts) {
            if (part.quantity->nearness != Quantity::Nearness::exact) {
                return;
            }
            sum += part.quantity->value;
            values.push_back(part.quantity->value);
        }
        const double off =
            std::abs(sum - total.quantity->value) / std::max(1.0, total.quantity->value);
        if (meant_by(*total.quantity).holds(sum)) {
            checker_.confirm(sentence, *total.quantity);
            for (const Said& part : parts) {
                checker_.confirm(sentence, *part.quantity);
            }
        } else if (fails_by_slip(parts, *total.quantity, sum) || (spread && off <= 0.5)) {
            checker_.say(sentence, *total.quantity,
                         {"sum", spread ? Severity::error : Severity::warning, sum_text(values)});
        }
    }

    // "tre kurser med 24, 31 och 18 deltagare, totalt 73 deltagare": the courses are no part.
    static void keep_kin(const Quantity& total, std::vector<Said>& parts) {
        const auto kin = [&](const Said& part) {
            const std::string& noun = part.quantity->noun;
            return noun.empty() || noun == total.noun ||
                   (names_people(noun) && names_people(total.noun));
        };
        if (!total.noun.empty() && std::ranges::any_of(parts, kin)) {
            std::erase_if(parts, [&](const Said& part) { return !kin(part); });
        }
    }

    // Three parts, or two sums of money, that a digit keeps from adding up.
    static bool fails_by_slip(const std::vector<Said>& parts, const Quantity& total, double sum) {
        const double off = std::abs(sum - total.value) / std::max(1.0, total.value);
        const bool many = parts.size() >= 3;
        const bool money = total.kind == Quantity::Kind::money && total.value >= 1e5;
        return (many && off <= near_share) ||
               ((many || money) && off <= 0.7 && off_by_one_digit(sum, total.value));
    }

    // ":" or "fördelat på" between the total and its parts.
    bool announces(const Sentence& sentence, const Quantity& total, const Quantity& first) const {
        for (std::size_t at = total.last + 1; at < first.from; ++at) {
            const std::string_view word = reading_.word(sentence, at);
            if (word == ":" || word == "(" || word == "=" || word.starts_with("fördelat") ||
                word.starts_with("fördelade") || word.starts_with("uppdelat") ||
                word.starts_with("uppdelade")) {
                return first.first - at < 6;
            }
        }
        return false;
    }

    // --- "4 003 män och 5 474 kvinnor" in a paragraph, and the whole somewhere near

    void sexes(std::size_t block) {
        Said women;
        Said men;
        const auto [first, last] = reading_.sentences_of(block);
        for (std::size_t s = first; s < last; ++s) {
            const Sentence& sentence = checker_.sentences()[s];
            for (const Quantity& quantity : sentence.quantities) {
                if (!is_plain_count(reading_, sentence, quantity) ||
                    quantity.nearness != Quantity::Nearness::exact) {
                    continue;
                }
                const Sex sex = sex_of(reading_, sentence, quantity);
                Said& slot = sex == Sex::women ? women : men;
                if (sex == Sex::none) {
                    continue;
                }
                if (slot.quantity != nullptr) {
                    return; // several of a kind: which belong together is not said
                }
                slot = {&sentence, &quantity};
            }
        }
        if (women.quantity == nullptr || men.quantity == nullptr ||
            women.sentence + 1 < men.sentence || men.sentence + 1 < women.sentence) {
            return;
        }
        weigh_sexes(women, men);
    }

    void weigh_sexes(const Said& women, const Said& men) {
        const double sum = women.quantity->value + men.quantity->value;
        const Sentence& first =
            std::min(*women.sentence, *men.sentence, [](auto& a, auto& b) { return &a < &b; });
        const int section = reading_.block(first).section;
        Said blame;
        for (const Sentence& other : checker_.sentences()) {
            if (reading_.block(other).section != section) {
                continue;
            }
            for (const Quantity& quantity : other.quantities) {
                if (&quantity == women.quantity || &quantity == men.quantity ||
                    !is_plain_count(reading_, other, quantity)) {
                    continue;
                }
                if (meant_by(quantity).holds(sum)) {
                    checker_.confirm(other, quantity);
                    checker_.confirm(*women.sentence, *women.quantity);
                    checker_.confirm(*men.sentence, *men.quantity);
                    return;
                }
                if (may_be_whole(other, quantity, first, sum)) {
                    blame = {&other, &quantity};
                }
            }
        }
        if (blame.quantity != nullptr && !third_group(women, men, blame.quantity->value - sum)) {
            checker_.say(*blame.sentence, *blame.quantity,
                         {"sum",
                          Severity::error,
                          sum_text({women.quantity->value, men.quantity->value}),
                          {},
                          {women, men}});
        }
    }

    // "... och 2 personer som inte vill ange kön".
    bool third_group(const Said& women, const Said& men, double rest) const {
        for (const Sentence* sentence : {women.sentence, men.sentence}) {
            for (const Quantity& quantity : sentence->quantities) {
                if (&quantity != women.quantity && &quantity != men.quantity &&
                    is_plain_count(reading_, *sentence, quantity) && quantity.value == rest) {
                    return true;
                }
            }
        }
        return false;
    }

    bool may_be_whole(const Sentence& other, const Quantity& quantity, const Sentence& first,
                      double sum) const {
        const double off = std::abs(sum - quantity.value) / std::max(1.0, quantity.value);
        const bool beside = other.block == first.block && &other <= &first && &first - &other < 2;
        const bool near = &other <= &first && first.block - other.block <= 6;
        return names_people(quantity.noun) && quantity.nearness == Quantity::Nearness::exact &&
               ((beside && quantity.total && off < 0.5) ||
                (near && quantity.total &&
                 (off <= 0.1 || (off < 0.5 && off_by_one_digit(sum, quantity.value)))) ||
                (beside && off <= 0.1));
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_parts(Checker& checker) {
    Parts(checker).check();
}

} // namespace prose_check
