// Fuzzing of the number reader: quantities stand in order, within their tokens, and are finite.
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "prose/quantity.h"
#include "prose/words.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    const std::string lower =
        prose_check::lower_same_length({reinterpret_cast<const char*>(bytes), size});
    const auto tokens = prose_check::tokens_of(lower);
    std::size_t next = 0;
    for (const prose_check::Quantity& quantity : prose_check::quantities_in(lower, tokens)) {
        const prose_check::Meant meant = prose_check::meant_by(quantity);
        const bool placed = quantity.first >= next && quantity.first <= quantity.last &&
                            quantity.last < tokens.size() && quantity.from <= quantity.first;
        if (!placed || !std::isfinite(quantity.value) || meant.low > meant.high) {
            std::abort();
        }
        next = quantity.last + 1;
    }
    return 0;
}
