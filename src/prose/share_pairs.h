// "56 personer (35 procent)": a count with its share beside it.
#pragma once

#include <vector>

#include "prose/checker.h"

namespace prose_check {

struct CountAndShare {
    const Sentence* sentence;
    const Quantity* count;
    const Quantity* share;
};
/// Adds those of the sentence whose whole stands elsewhere; "40 av 340" tells its own.
void gather_pairs(const Reading& reading, const Sentence& sentence,
                  std::vector<CountAndShare>& group);

} // namespace prose_check
