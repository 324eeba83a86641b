// A whole said above or under a list, and the counts of its items.
#include <algorithm>
#include <cmath>

#include "prose/list_items.h"
#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

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
    // How sure we are that a number is the whole of the list.
    enum class Claim { said, leading, following };

    void list(std::size_t first, std::size_t end) {
        const auto& blocks = reading_.layout().blocks;
        if (end - first < 2 || many_answers(reading_, blocks[first].section)) {
            return;
        }
        if (const Said total = total_item(checker_, end - 1); total.quantity != nullptr) {
            weigh(total, Claim::said, first, end - 1);
            --end;
        }
        // The nearest paragraph above in the section that says a total; a table may stand between.
        for (std::size_t i = first; i-- > 0 && blocks[i].section == blocks[first].section;) {
            const bool heads = i + 1 == first && blocks[i].kind == Block::Kind::heading;
            if (blocks[i].kind != Block::Kind::paragraph && !heads) {
                continue;
            }
            if (wholes_above(i, first, end) || first - i > 5) {
                break;
            }
        }
        whole_below(first, end);
    }

    bool wholes_above(std::size_t block, std::size_t first, std::size_t end) {
        bool said = false;
        const auto [from, to] = reading_.sentences_of(block);
        for (std::size_t s = from; s < to; ++s) {
            const Sentence& sentence = checker_.sentences()[s];
            for (const Quantity& quantity : sentence.quantities) {
                if (!is_amount(quantity) || is_time(quantity)) {
                    continue;
                }
                if (is_whole(sentence, quantity)) {
                    said = true;
                    weigh({&sentence, &quantity}, Claim::said, first, end);
                } else if (block + 1 == first &&
                           (leads(sentence, quantity) || named_last(sentence, quantity))) {
                    weigh({&sentence, &quantity}, Claim::leading, first, end);
                }
            }
        }
        return said;
    }

    // "Sammanlagt är det 146 klienter." right after the list.
    void whole_below(std::size_t first, std::size_t end) {
        const auto& blocks = reading_.layout().blocks;
        if (end >= blocks.size() || blocks[end].kind != Block::Kind::paragraph ||
            blocks[end].section != blocks[first].section) {
            return;
        }
        const Sentence& sentence = checker_.sentences()[reading_.sentences_of(end).first];
        if (says_total(reading_.word(sentence, 0)) && !sentence.quantities.empty() &&
            sentence.quantities.front().total) {
            weigh({&sentence, &sentence.quantities.front()}, Claim::following, first, end);
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

    // "Vi har skickat 45 skrivelser. ... Skrivelserna fördelade sig så här:"
    bool named_last(const Sentence& sentence, const Quantity& whole) const {
        const auto [from, to] = reading_.sentences_of(sentence.block);
        const Sentence& last = checker_.sentences()[to - 1];
        if (whole.noun.size() < 4 || !is_plain_count(reading_, sentence, whole) ||
            whole.nearness != Quantity::Nearness::exact || is_excerpt(reading_, last) ||
            !std::ranges::binary_search(last.stems, whole.noun)) {
            return false;
        }
        for (std::size_t s = from; s < to; ++s) {
            for (const Quantity& other : checker_.sentences()[s].quantities) {
                if (is_plain_count(reading_, checker_.sentences()[s], other) &&
                    other.value > whole.value) {
                    return false;
                }
            }
        }
        return true;
    }

    void weigh(const Said& whole, Claim claim, std::size_t first, std::size_t end) {
        const ItemCounts items = counts_of_items(checker_, whole, first, end);
        const std::size_t counted = items.items.size();
        if (counted < 2 || !(items.same_noun || (items.single && items.all))) {
            return;
        }
        for (const Said& item : items.items) {
            checker_.judge(*item.sentence, *item.quantity);
        }
        checker_.judge(*whole.sentence, *whole.quantity);
        const Meant meant = meant_by(*whole.quantity);
        const double value = whole.quantity->value;
        // Items that give no number can only add to the sum.
        const bool wrong = items.all ? !meant.holds(items.sum)
                                     : items.sum > meant.high && counted * 2 > end - first;
        if (!wrong) {
            if (items.all) {
                checker_.confirm(*whole.sentence, *whole.quantity);
            }
            return;
        }
        const double off = std::abs(items.sum - value) / std::max(1.0, value);
        const bool said = claim == Claim::said;
        const bool slip =
            items.all && (slip_apart(items.sum, value) || mended_by_slip(items, value));
        if ((said && off < 0.6) || (said && items.all && slip_by_digit(items.sum, value)) ||
            (!said && items.single && slip)) {
            tell(whole, items, said ? Severity::error : Severity::warning);
        }
    }

    // A leading digit wrong: 847 for 147.
    static bool slip_by_digit(double sum, double whole) {
        return sum >= 20 && one_slip(sum, whole);
    }

    // One item of two digits or more, and one digit of it.
    static bool mended_by_slip(const ItemCounts& items, double whole) {
        return std::ranges::any_of(items.items, [&](const Said& item) {
            const double value = item.quantity->value;
            return value >= 10 && one_slip(value, value + whole - items.sum);
        });
    }

    // At the item whose share, too, says that it is wrong; else at the whole.
    void tell(const Said& whole, const ItemCounts& items, Severity severity) {
        const double off = whole.quantity->value - items.sum;
        const std::string sum = (items.all ? "" : "\xE2\x89\xA5 ") + sum_text(items.values());
        const Said* culprit = nullptr;
        int fitting = 0;
        for (const Said& item : items.items) {
            const Quantity* share = share_of_item(item);
            if (share == nullptr) {
                continue;
            }
            const Meant meant = meant_by(*share);
            const double now = 100 * item.quantity->value / whole.quantity->value;
            const double mended = 100 * (item.quantity->value + off) / whole.quantity->value;
            fitting += meant.holds(now) ? 1 : 0;
            culprit = !meant.holds(now) && meant.holds(mended) ? &item : culprit;
        }
        std::vector<Said> against = items.items;
        if (culprit != nullptr && items.all && fitting + 1 >= static_cast<int>(against.size())) {
            checker_.say(*culprit->sentence, *culprit->quantity,
                         {"list_sum",
                          severity,
                          number_text(culprit->quantity->value + off, 2),
                          {},
                          {whole}});
            return;
        }
        checker_.say(*whole.sentence, *whole.quantity, {"list_sum", severity, sum, {}, against});
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_list_sums(Checker& checker) {
    ListSums(checker).check();
}

} // namespace prose_check
