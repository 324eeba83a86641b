// Shares against the counts beside them (domain V-3).
#include <algorithm>
#include <cmath>
#include <map>

#include "prose/rules.h"
#include "prose/share_ties.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

// 100 * part / whole, as wide as the counts leave it.
Meant computed(const Quantity& part, const Quantity& whole) {
    const Meant parts = meant_by(part);
    const Meant wholes = meant_by(whole);
    const double low = std::max(0.0, parts.low);
    const double high = std::min(parts.high, 1e15);
    return {wholes.high <= 0 ? 0 : 100 * low / std::min(wholes.high, 1e15),
            wholes.low <= 0 ? 1e18 : 100 * high / wholes.low};
}

bool agree(const Quantity& share, const Meant& range) {
    const Meant meant = meant_by(share);
    return meant.low <= range.high + 1e-9 && range.low <= meant.high + 1e-9;
}

Severity severity_of(const Quantity& share) {
    return share.nearness == Quantity::Nearness::exact && share.kind == Quantity::Kind::share
               ? Severity::error
               : Severity::warning;
}

// --- explicit wholes

class Explicit {
public:
    explicit Explicit(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check(std::size_t index) {
        const Sentence& sentence = checker_.sentences()[index];
        for (const PartOf& pair : parts_of(reading_, sentence)) {
            const Quantity& part = sentence.quantities[pair.part];
            const Quantity& whole = sentence.quantities[pair.whole];
            checker_.judge(sentence, part);
            if (part.value > whole.value && whole.nearness == Quantity::Nearness::exact) {
                checker_.say(sentence, part,
                             {"part_exceeds_whole", Severity::error,
                              "\xE2\x89\xA4 " + number_text(whole.value)});
                continue;
            }
            if (const Quantity* share = share_beside(sentence, pair)) {
                compare(sentence, *share, part, whole);
            } else if (next_amount(sentence, std::max(pair.part, pair.whole)) >=
                       sentence.quantities.size()) {
                compare_next(index, part, whole);
            }
        }
    }

private:
    const Quantity* share_beside(const Sentence& sentence, const PartOf& pair) const {
        const auto& all = sentence.quantities;
        const std::size_t first = std::min(pair.part, pair.whole);
        const std::size_t last = std::max(pair.part, pair.whole);
        const std::size_t next = next_amount(sentence, last);
        if (next < all.size() && is_shareish(all[next]) &&
            (tied(reading_, sentence, all[last].last, all[next].from) ||
             comma_apart(sentence, all[last], all[next]))) {
            return &all[next];
        }
        // "69 procent (74 av 107)", "69 procent, 74 av 107,"
        if (first > 0 && is_shareish(all[first - 1]) && all[first].from - all[first - 1].last < 6) {
            const std::string_view mark = reading_.word(sentence, all[first].from - 1);
            const bool bound = mark == "(" || mark == "," || among(mark, {"eller", "dvs"});
            return bound ? &all[first - 1] : nullptr;
        }
        return nullptr;
    }

    // "35 av 47 ombud, 74 procent,": nothing but a comma and the noun between.
    bool comma_apart(const Sentence& sentence, const Quantity& whole, const Quantity& share) const {
        const std::size_t noun = whole.noun.empty() ? whole.last : whole.noun_token;
        const bool comma = reading_.word(sentence, noun + 1) == ",";
        return comma && share.from == noun + 2 && share.noun.empty();
    }

    static std::size_t next_amount(const Sentence& sentence, std::size_t after) {
        std::size_t next = after + 1;
        while (next < sentence.quantities.size() &&
               (sentence.quantities[next].kind == Quantity::Kind::year ||
                sentence.quantities[next].kind == Quantity::Kind::label)) {
            ++next;
        }
        return next;
    }

    // "40 av 340 ombud. Närmare 12 procent av samtliga ombud har deltagit."
    void compare_next(std::size_t index, const Quantity& part, const Quantity& whole) {
        if (index + 1 >= checker_.sentences().size()) {
            return;
        }
        const Sentence& next = checker_.sentences()[index + 1];
        if (next.block != checker_.sentences()[index].block || next.quantities.empty()) {
            return;
        }
        const Quantity& share = next.quantities.front();
        const std::size_t after = share.last + 1;
        const bool of_all = reading_.word(next, after) == "av" &&
                            among(reading_.word(next, after + 1), {"samtliga", "alla", "dessa"});
        if (share.from == 0 && is_shareish(share) && of_all && share.noun == whole.noun) {
            compare(next, share, part, whole);
        }
    }

    void compare(const Sentence& sentence, const Quantity& share, const Quantity& part,
                 const Quantity& whole) {
        checker_.judge(sentence, share);
        checker_.judge(sentence, whole);
        // "nio av tio" is a manner of speaking.
        const bool idiom = whole.in_words && whole.value <= 10;
        // Beside its share it must come near all the same.
        const bool far = std::abs(share.value - 100 * part.value / whole.value) > 6;
        if ((!idiom || far) && whole.value > 0 && !agree(share, computed(part, whole))) {
            checker_.say(sentence, share,
                         {"share", severity_of(share), share_text(part.value, whole.value)});
        }
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_shares(Checker& checker) {
    Explicit stated(checker);
    for (std::size_t i = 0; i < checker.sentences().size(); ++i) {
        stated.check(i);
    }
}

} // namespace prose_check
