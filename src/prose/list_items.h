// The items of a list, each with the count that it gives.
#pragma once

#include <vector>

#include "prose/checker.h"

namespace prose_check {

struct ItemCounts {
    std::vector<Said> items; // those that give a count
    double sum = 0;
    bool all = false;       // every item gives one
    bool single = false;    // each is short and gives one count and no other
    bool same_noun = false; // they count what the whole counts

    std::vector<double> values() const;
};
/// The items are the blocks [first, end).
ItemCounts counts_of_items(const Checker& checker, const Said& whole, std::size_t first,
                           std::size_t end);
/// "Summa 66", "Totalt: 92 personer": the number of an item that sums up those above it.
Said total_item(const Checker& checker, std::size_t block);
/// "56 (35 %)": the share beside the count; null when there is none or several.
const Quantity* share_of_item(const Said& item);

} // namespace prose_check
