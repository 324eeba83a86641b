// Finds the counts of a sentence that have their share beside them.
#include "prose/share_pairs.h"

#include <algorithm>

#include "prose/share_ties.h"
#include "prose/words.h"

namespace prose_check {

namespace {

class Pairs {
public:
    explicit Pairs(const Reading& reading) : reading_(reading) {}

    void gather(const Sentence& sentence, std::vector<CountAndShare>& group) const {
        const auto& all = sentence.quantities;
        const std::vector<PartOf> known = parts_of(reading_, sentence);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool part = std::ranges::any_of(
                known, [&](const PartOf& pair) { return pair.part == i || pair.whole == i; });
            const bool money =
                all[i].kind == Quantity::Kind::money && !is_change(reading_, sentence, all[i]);
            if (part || !(money || is_plain_count(reading_, sentence, all[i])) ||
                all[i].nearness != Quantity::Nearness::exact || all[i].value < 1) {
                continue;
            }
            std::size_t next = i + 1;
            while (next < all.size() && all[next].kind == Quantity::Kind::year) {
                ++next;
            }
            if (next < all.size() && all[next].kind == Quantity::Kind::share &&
                !of_some(sentence, all[next]) && !of_change(sentence, all[i]) &&
                same_sex(sentence, all[i], all[next]) &&
                (comma_between(sentence, all[i], all[next]) ||
                 tied(reading_, sentence, all[i].last, all[next].from))) {
                group.push_back({&sentence, &all[i], &all[next]});
            } else if (i > 0 && is_shareish(all[i - 1]) &&
                       among(reading_.word(sentence, all[i].from - 1), {"(", "eller", ","}) &&
                       all[i].from - all[i - 1].last < 7 && explains(sentence, all[i]) &&
                       same_sex(sentence, all[i], all[i - 1]) && !closed(sentence, all[i - 1]) &&
                       (group.empty() || group.back().share != &all[i - 1])) {
                group.push_back({&sentence, &all[i], &all[i - 1]});
            }
        }
    }

    // "Ökningen är 6 händelser eller 22 procent": of what there was before.
    bool of_change(const Sentence& sentence, const Quantity& count) const {
        for (std::size_t at = count.from; at-- > 0 && count.from - at < 6;) {
            if (sentence.tokens[at].kind == Token::Kind::mark) {
                return false;
            }
            if (direction_of(reading_.word(sentence, at)) != Direction::none) {
                return true;
            }
        }
        return false;
    }

    // "88 kvinnor och 58 män, det vill säga 60 procent kvinnor": not of the men.
    bool same_sex(const Sentence& sentence, const Quantity& count, const Quantity& share) const {
        const std::string noun = stem_of(reading_.word(sentence, share.last + 1));
        const bool women = noun == "kvinn";
        const bool men = noun == "män";
        return !((women && count.noun == "män") || (men && count.noun == "kvinn"));
    }

    // "(69 personer, 30 procent) och boende (46": the share belongs to what stands before it.
    bool closed(const Sentence& sentence, const Quantity& share) const {
        return reading_.word(sentence, share.last + 1) == ")";
    }

    // "I 15 fall, 45 procent, har vi ...": nothing but a comma and the noun between.
    bool comma_between(const Sentence& sentence, const Quantity& count,
                       const Quantity& share) const {
        const std::size_t noun = count.noun.empty() ? count.last : count.noun_token;
        return reading_.word(sentence, noun + 1) == "," && share.from == noun + 2 &&
               (share.noun.empty() || reading_.word(sentence, share.last + 1) == "av") &&
               among(reading_.word(sentence, share.last + 1), {",", "av", ")"});
    }

    // "Hälften av dem, 102 personer, ...", "(51 personer)": closed by a mark of its own.
    bool explains(const Sentence& sentence, const Quantity& count) const {
        if (reading_.word(sentence, count.from - 1) != ",") {
            return true;
        }
        const std::size_t noun = std::max(count.last, count.noun_token);
        return among(reading_.word(sentence, noun + 1), {",", "."}) ||
               among(reading_.word(sentence, count.last + 1), {",", "."});
    }

    // "av dem som sökt": a whole that is not told.
    bool of_some(const Sentence& sentence, const Quantity& share) const {
        const std::size_t after = share.last + 1;
        return reading_.word(sentence, after) == "av" &&
               (reading_.word(sentence, after + 2) == "som" ||
                reading_.word(sentence, after + 3) == "som");
    }

    const Reading& reading_;
};

} // namespace

void gather_pairs(const Reading& reading, const Sentence& sentence,
                  std::vector<CountAndShare>& group) {
    Pairs(reading).gather(sentence, group);
}

} // namespace prose_check
