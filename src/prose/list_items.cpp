// Reads counts out of the items of a list.
#include "prose/list_items.h"

#include <algorithm>

#include "prose/words.h"

namespace prose_check {

std::vector<double> ItemCounts::values() const {
    std::vector<double> told;
    for (const Said& item : items) {
        told.push_back(item.quantity->value);
    }
    return told;
}

namespace {

struct Found {
    Said said;
    int counts = 0;
};

// The first count of the item that counts the same thing, or its only count.
Found count_in(const Checker& checker, std::size_t block, const Quantity& whole) {
    Found found;
    const auto [from, to] = checker.reading().sentences_of(block);
    for (std::size_t s = from; s < to; ++s) {
        const Sentence& sentence = checker.sentences()[s];
        for (const Quantity& quantity : sentence.quantities) {
            if (quantity.kind != whole.kind || quantity.is_range || is_time(quantity) ||
                is_change(checker.reading(), sentence, quantity)) {
                continue;
            }
            ++found.counts;
            const Quantity* held = found.said.quantity;
            const bool same = !whole.noun.empty() && quantity.noun == whole.noun;
            if (held == nullptr || (same && held->noun != whole.noun)) {
                found.said = {&sentence, &quantity};
            }
        }
    }
    const Quantity* held = found.said.quantity;
    if (found.counts != 1 && held != nullptr && held->noun != whole.noun) {
        found.said = {};
    }
    return found;
}

bool short_item(const Checker& checker, std::size_t block) {
    const auto [from, to] = checker.reading().sentences_of(block);
    return to - from == 1 && checker.sentences()[from].tokens.size() <= 14;
}

} // namespace

ItemCounts counts_of_items(const Checker& checker, const Said& whole, std::size_t first,
                           std::size_t end) {
    ItemCounts found;
    found.single = true;
    for (std::size_t i = first; i < end; ++i) {
        const Found item = count_in(checker, i, *whole.quantity);
        found.single = found.single && item.counts == 1 && short_item(checker, i);
        if (item.said.quantity != nullptr) {
            found.sum += item.said.quantity->value;
            found.items.push_back(item.said);
        }
    }
    found.all = found.items.size() == end - first;
    const std::string& noun = whole.quantity->noun;
    found.same_noun = std::ranges::all_of(found.items, [&](const Said& item) {
        return !noun.empty() && item.quantity->noun == noun;
    });
    return found;
}

Said total_item(const Checker& checker, std::size_t block) {
    const auto [from, to] = checker.reading().sentences_of(block);
    if (from == to) {
        return {};
    }
    const Sentence& sentence = checker.sentences()[from];
    const bool total = says_total(checker.reading().word(sentence, 0));
    Said found;
    for (const Quantity& quantity : sentence.quantities) {
        if (total && is_amount(quantity) && !quantity.is_range && found.quantity == nullptr) {
            found = {&sentence, &quantity};
        }
    }
    return found;
}

const Quantity* share_of_item(const Said& item) {
    const Quantity* share = nullptr;
    for (const Quantity& quantity : item.sentence->quantities) {
        if (quantity.kind == Quantity::Kind::share && !quantity.is_range) {
            if (share != nullptr) {
                return nullptr;
            }
            share = &quantity;
        }
    }
    return share;
}

} // namespace prose_check
