// A whole said above a list, and the counts of the items under it.
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

struct Item {
    const Sentence* sentence = nullptr;
    const Quantity* quantity = nullptr;
    int counts = 0;
};

class ListSums {
public:
    explicit ListSums(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        const auto& blocks = reading_.layout().blocks;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (blocks[i].kind == Block::Kind::item &&
                (i == 0 || blocks[i - 1].kind != Block::Kind::item)) {
                std::size_t end = i;
                while (end < blocks.size() && blocks[end].kind == Block::Kind::item) {
                    ++end;
                }
                list(i, end);
            }
        }
    }

private:
    void list(std::size_t first, std::size_t end) {
        const auto& blocks = reading_.layout().blocks;
        if (end - first < 2 || many_answers(reading_, blocks[first].section)) {
            return;
        }
        // The nearest paragraph above in the section that says a total; a table may stand between.
        for (std::size_t i = first; i-- > 0 && blocks[i].section == blocks[first].section;) {
            const auto [from, to] = reading_.sentences_of(i);
            const bool heads = i + 1 == first && blocks[i].kind == Block::Kind::heading;
            if (blocks[i].kind != Block::Kind::paragraph && !heads) {
                continue;
            }
            bool said = false;
            for (std::size_t s = from; s < to; ++s) {
                const Sentence& sentence = checker_.sentences()[s];
                for (const Quantity& quantity : sentence.quantities) {
                    if (is_amount(quantity) && !is_time(quantity) &&
                        (is_whole(sentence, quantity) ||
                         (i + 1 == first && leads(sentence, quantity)))) {
                        said = said || is_whole(sentence, quantity);
                        weigh(sentence, quantity, first, end);
                    }
                }
            }
            if (said || first - i > 5) {
                return;
            }
        }
    }

    bool is_whole(const Sentence& sentence, const Quantity& quantity) const {
        if (is_change(reading_, sentence, quantity) || is_excerpt(reading_, sentence)) {
            return false;
        }
        bool spread = false;
        for (std::size_t at = quantity.last + 1; at < sentence.tokens.size(); ++at) {
            const std::string_view word = reading_.word(sentence, at);
            spread = spread || word.starts_with("fördela") || word.starts_with("uppdela");
        }
        return quantity.total || spread;
    }

    // "Vi har avslutat 88 kontakter. Skälen var": the only count of the last two sentences above.
    bool leads(const Sentence& sentence, const Quantity& whole) const {
        const auto [from, to] = reading_.sentences_of(sentence.block);
        const auto index = static_cast<std::size_t>(&sentence - checker_.sentences().data());
        if (index + 2 < to || is_excerpt(reading_, sentence) ||
            !is_plain_count(reading_, sentence, whole) || whole.value < 5 ||
            whole.nearness != Quantity::Nearness::exact) {
            return false;
        }
        for (std::size_t s = std::max(from, to < 2 ? 0 : to - 2); s < to; ++s) {
            for (const Quantity& other : checker_.sentences()[s].quantities) {
                if (&other != &whole && is_plain_count(reading_, checker_.sentences()[s], other) &&
                    other.value >= whole.value) {
                    return false;
                }
            }
        }
        return true;
    }

    void weigh(const Sentence& sentence, const Quantity& whole, std::size_t first,
               std::size_t end) {
        double sum = 0;
        std::size_t counted = 0;
        bool single = true;
        std::vector<double> values;
        std::vector<Item> items;
        for (std::size_t i = first; i < end; ++i) {
            const Item item = count_in(i, whole);
            single = single && item.counts == 1 && short_item(i);
            if (item.quantity == nullptr) {
                continue;
            }
            ++counted;
            sum += item.quantity->value;
            values.push_back(item.quantity->value);
            items.push_back(item);
        }
        const bool same_noun = std::ranges::all_of(items, [&](const Item& item) {
            return !whole.noun.empty() && item.quantity->noun == whole.noun;
        });
        if (counted < 2 || !(same_noun || (single && counted == end - first))) {
            return;
        }
        const Meant meant = meant_by(whole);
        for (const Item& item : items) {
            checker_.judge(*item.sentence, *item.quantity);
        }
        checker_.judge(sentence, whole);
        const bool all = counted == end - first;
        // Items that give no number can only add to the sum.
        const bool wrong = all ? !meant.holds(sum) : sum > meant.high && counted * 2 > end - first;
        const double off = std::abs(sum - whole.value) / std::max(1.0, whole.value);
        if (!wrong && all) {
            checker_.confirm(sentence, whole);
        }
        const bool said = is_whole(sentence, whole);
        if (wrong && !said && !(all && single && slip_apart(sum, whole.value))) {
            return;
        }
        if (wrong && (off < 0.6 || (said && all && single && slip_by_digit(sum, whole.value)))) {
            checker_.say(sentence, whole,
                         {"list_sum", said ? Severity::error : Severity::warning,
                          (all ? "" : "\xE2\x89\xA5 ") + sum_text(values)});
        }
    }

    // A leading digit wrong: 847 for 147.
    static bool slip_by_digit(double sum, double whole) {
        return sum >= 20 && one_slip(sum, whole);
    }

    // The first count of the item that counts the same thing, or its only count.
    Item count_in(std::size_t block, const Quantity& whole) const {
        Item found;
        const auto [from, to] = reading_.sentences_of(block);
        for (std::size_t s = from; s < to; ++s) {
            const Sentence& sentence = checker_.sentences()[s];
            for (const Quantity& quantity : sentence.quantities) {
                if (quantity.kind != whole.kind || quantity.is_range || is_time(quantity) ||
                    is_change(reading_, sentence, quantity)) {
                    continue;
                }
                ++found.counts;
                const bool same = !whole.noun.empty() && quantity.noun == whole.noun;
                const bool better =
                    found.quantity == nullptr || (same && found.quantity->noun != whole.noun);
                if (better) {
                    found.sentence = &sentence;
                    found.quantity = &quantity;
                }
            }
        }
        const bool other =
            found.counts != 1 && found.quantity != nullptr && found.quantity->noun != whole.noun;
        if (other) {
            found.quantity = nullptr;
        }
        return found;
    }

    bool short_item(std::size_t block) const {
        const auto [from, to] = reading_.sentences_of(block);
        return to - from == 1 && checker_.sentences()[from].tokens.size() <= 14;
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_list_sums(Checker& checker) {
    ListSums(checker).check();
}

} // namespace prose_check
