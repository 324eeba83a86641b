// "332 kvinnor, vilket motsvarar 53 procent": what stands between says that they belong together.
#include "prose/share_ties.h"

#include "prose/words.h"

namespace prose_check {

namespace {

bool ties(std::string_view word) {
    return word == "(" ||
           among(word, {"motsvarar", "motsvarade", "motsvarande", "utgör", "utgjorde", "vilket",
                        "eller", "dvs", "säga", "alltså", "nästan"});
}

} // namespace

bool tied(const Reading& reading, const Sentence& sentence, std::size_t after, std::size_t before) {
    bool bound = false;
    for (std::size_t at = after + 1; at < before; ++at) {
        const std::string_view word = reading.word(sentence, at);
        if (direction_of(word) != Direction::none ||
            among(word, {"jämfört", "medan", "varav", ";", "därav"})) {
            return false;
        }
        bound = bound || ties(word);
    }
    return bound;
}

} // namespace prose_check
