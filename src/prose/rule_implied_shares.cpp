// Shares whose whole stands elsewhere, rates of answers, and fractions beside their share.
#include <algorithm>
#include <cmath>
#include <map>

#include "prose/rules.h"
#include "prose/share_ties.h"
#include "prose/table_row.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

// --- wholes to be found

struct CountAndShare {
    const Sentence* sentence;
    const Quantity* count;
    const Quantity* share;
};

class Implied {
public:
    explicit Implied(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        gather_candidates();
        std::vector<CountAndShare> group;
        std::size_t last_block = 0;
        for (const Sentence& sentence : checker_.sentences()) {
            const Block& block = reading_.block(sentence);
            const bool goes_on = sentence.block == last_block || (block.kind == Block::Kind::item &&
                                                                  sentence.block == last_block + 1);
            if (!goes_on) {
                check_group(group);
                group.clear();
            }
            last_block = sentence.block;
            gather(sentence, group);
        }
        check_group(group);
    }

private:
    // What can be the whole of a share in each section.
    void gather_candidates() {
        for (const Sentence& sentence : checker_.sentences()) {
            for (const Quantity& quantity : sentence.quantities) {
                if (is_amount(quantity) && !quantity.is_range && quantity.value > 0 &&
                    !is_time(quantity) && !is_change(reading_, sentence, quantity)) {
                    candidates_[reading_.block(sentence).section].emplace_back(&sentence,
                                                                               &quantity);
                }
            }
        }
    }

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
                !of_some(sentence, all[next]) &&
                (comma_between(sentence, all[i], all[next]) ||
                 tied(reading_, sentence, all[i].last, all[next].from))) {
                group.push_back({&sentence, &all[i], &all[next]});
            } else if (i > 0 && is_shareish(all[i - 1]) &&
                       among(reading_.word(sentence, all[i].from - 1), {"(", "eller", ","}) &&
                       all[i].from - all[i - 1].last < 7 && explains(sentence, all[i])) {
                group.push_back({&sentence, &all[i], &all[i - 1]});
            }
        }
    }

    // "I 15 fall, 45 procent, har vi ...": nothing but a comma and the noun between.
    bool comma_between(const Sentence& sentence, const Quantity& count,
                       const Quantity& share) const {
        const std::size_t noun = count.noun.empty() ? count.last : count.noun_token;
        return reading_.word(sentence, noun + 1) == "," && share.from == noun + 2 &&
               (share.noun.empty() || reading_.word(sentence, share.last + 1) == "av") &&
               (reading_.word(sentence, share.last + 1) == "," ||
                reading_.word(sentence, share.last + 1) == "av");
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

    void check_group(const std::vector<CountAndShare>& group) {
        if (group.empty()) {
            return;
        }
        double counts = 0;
        double shares = 0;
        double slack = 0.5;
        for (const CountAndShare& one : group) {
            counts += one.count->value;
            shares += one.share->value;
            slack += one.share->step / 2;
        }
        const bool whole = group.size() > 1 && std::abs(shares - 100) <= slack;
        for (const CountAndShare& one : group) {
            check_one(one, whole ? counts : 0);
        }
        if (whole) {
            hold_whole(group, counts);
        }
    }

    // "Vi skrev 62 rapporter. 27 av dem (44 %) ..., 19 (31 %) ... och 16 (26 %) ...".
    void hold_whole(const std::vector<CountAndShare>& group, double counts) {
        const Sentence& first = *group.front().sentence;
        const auto index = static_cast<std::size_t>(&first - checker_.sentences().data());
        if (index == 0) {
            return;
        }
        const Sentence& before = checker_.sentences()[index - 1];
        if (before.block != first.block || before.quantities.empty()) {
            return;
        }
        const Quantity& said = before.quantities.front();
        const double off = std::abs(said.value - counts) / std::max(1.0, counts);
        if (is_plain_count(reading_, before, said) && !meant_by(said).holds(counts) && off <= 0.5 &&
            off_by_one_digit(said.value, counts)) {
            std::vector<double> parts;
            for (const CountAndShare& one : group) {
                parts.push_back(one.count->value);
            }
            checker_.say(before, said, {"sum", Severity::error, sum_text(parts)});
        }
    }

    // Silent when any number that can be the whole gives the share; blamed only when one must be.
    void check_one(const CountAndShare& one, double counts) {
        double blame = counts;
        if (counts > 0 && fits(one, counts)) {
            return;
        }
        const auto& candidates = candidates_[reading_.block(*one.sentence).section];
        // No section of a report has so many; what a machine wrote is not read for ever.
        if (candidates.size() > 1500) {
            return;
        }
        for (const auto& [sentence, quantity] : candidates) {
            const Sentence& other = *sentence;
            const Quantity& candidate = *quantity;
            if (&candidate == one.count || candidate.kind != one.count->kind ||
                candidate.value < one.count->value) {
                continue;
            }
            if (fits(one, candidate.value)) {
                return;
            }
            const bool before = &other <= one.sentence;
            if (before && counts <= 0 &&
                (may_blame(other, candidate, one) || slipped(other, candidate, one))) {
                blame = std::max(blame, candidate.value);
            }
        }
        if (fits_a_table(one)) {
            return;
        }
        blame = blame > 0 ? blame : total_of_table(one);
        if (blame > 0) {
            checker_.say(*one.sentence, *one.share,
                         {"share", counts > 0 ? Severity::error : Severity::warning,
                          share_text(one.count->value, blame)});
        }
    }

    bool fits(const CountAndShare& one, double whole) {
        const double share = 100 * one.count->value / whole;
        // "Nästan en fjärdedel" of what is a little more is a manner of speaking.
        const double loose = one.share->kind == Quantity::Kind::fraction ? 2 : 0;
        const Meant meant = meant_by(*one.share);
        const bool holds = share >= meant.low - loose - 1e-9 && share <= meant.high + loose + 1e-9;
        if (holds) {
            checker_.judge(*one.sentence, *one.share);
        }
        return holds;
    }

    // The count of the same thing just before, when a digit of the count or share would mend it.
    bool slipped(const Sentence& other, const Quantity& whole, const CountAndShare& one) const {
        const bool near = other.block == one.sentence->block ||
                          (!one.share->noun.empty() && one.share->noun == whole.noun);
        const std::string& of = one.share->noun;
        const std::string& noun = one.count->noun;
        const bool money = one.count->kind == Quantity::Kind::money && !of.empty() &&
                           std::ranges::any_of(other.stems, [&](const std::string& stem) {
                               return stem == of || stem.starts_with(of);
                           });
        const bool kin = (!of.empty() && whole.noun == of) || (of.empty() && whole.noun == noun) ||
                         money ||
                         (names_people(whole.noun) && (names_people(of) || names_people(noun)));
        // "En enkät till 26 ombud besvarades av 24 (92 procent)": bare, and in one sentence.
        const bool bare = of.empty() && noun.empty() && &other == one.sentence &&
                          whole.last < one.count->first && !whole.noun.empty();
        if (!near || !(kin || bare) || whole.nearness != Quantity::Nearness::exact) {
            return false;
        }
        if (one.share->kind == Quantity::Kind::fraction && one.count->value >= 10) {
            return true;
        }
        const double share = 100 * one.count->value / whole.value;
        const double count = one.share->value * whole.value / 100;
        // In units of the last place written: 3 430 tkr and not 3 430 000.
        const double step = std::max(1.0, one.count->step);
        const double said = one.count->value / step;
        return one_slip(std::round(share), one.share->value) ||
               one_slip(std::round(count / step), said) ||
               one_slip(std::floor(count / step), said) || one_slip(std::ceil(count / step), said);
    }

    static bool may_blame(const Sentence& other, const Quantity& candidate,
                          const CountAndShare& one) {
        const bool near =
            other.block == one.sentence->block || one.sentence->block < other.block + 4;
        const bool kin = candidate.noun == one.count->noun ||
                         (names_people(candidate.noun) && names_people(one.count->noun)) ||
                         one.count->noun.empty();
        const std::string& of = one.share->noun;
        const bool same =
            of.empty() || of == candidate.noun || names_people(of) || of.starts_with("målgrupp");
        return candidate.total && near && kin && same;
    }

    // The count is a cell of a table in the section; then its grand total is the whole.
    double total_of_table(const CountAndShare& one) const {
        for (const TextTable& table : reading_.tables()) {
            if (table.section != reading_.block(*one.sentence).section) {
                continue;
            }
            double most = 0;
            bool there = false;
            for (const TextRow& row : table.rows) {
                for (const TextCell& cell : row.cells) {
                    there = there || (cell.value && *cell.value == one.count->value);
                    most = is_total_label(row.label) && cell.value ? std::max(most, *cell.value)
                                                                   : most;
                }
            }
            if (there && most > one.count->value) {
                return most;
            }
        }
        return 0;
    }

    bool fits_a_table(const CountAndShare& one) {
        for (const TextTable& table : reading_.tables()) {
            for (const TextRow& row : table.rows) {
                for (const TextCell& cell : row.cells) {
                    if (cell.value && *cell.value >= one.count->value && *cell.value > 0 &&
                        !cell.percent && fits(one, *cell.value)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    Checker& checker_;
    const Reading& reading_;
    std::map<int, std::vector<std::pair<const Sentence*, const Quantity*>>> candidates_;
};

// --- shares that words announce: a rate of answers, and a fraction beside its share

class Spoken {
public:
    explicit Spoken(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        for (const Sentence& sentence : checker_.sentences()) {
            for (std::size_t i = 0; i < sentence.quantities.size(); ++i) {
                const Quantity& share = sentence.quantities[i];
                if (share.kind != Quantity::Kind::share || share.is_range) {
                    continue;
                }
                if (near_word(sentence, share, "svarsfrekvens")) {
                    answers(sentence, share);
                } else if (i > 0) {
                    beside_fraction(sentence, sentence.quantities[i - 1], share);
                }
            }
        }
    }

private:
    bool near_word(const Sentence& sentence, const Quantity& share, std::string_view start) const {
        const std::size_t from = share.from > 4 ? share.from - 4 : 0;
        for (std::size_t at = from; at < share.from; ++at) {
            if (reading_.word(sentence, at).starts_with(start)) {
                return true;
            }
        }
        return reading_.word(sentence, share.last + 2).starts_with(start);
    }

    // "skickades till 149 klienter och 97 svarade, en svarsfrekvens på 65 procent"
    void answers(const Sentence& sentence, const Quantity& share) {
        std::vector<const Quantity*> counts;
        for (const Quantity& quantity : sentence.quantities) {
            if (is_plain_count(reading_, sentence, quantity) &&
                quantity.nearness == Quantity::Nearness::exact) {
                counts.push_back(&quantity);
            }
        }
        if (counts.size() != 2 || counts[0]->value <= 0 || counts[1]->value <= 0) {
            return;
        }
        const double part = std::min(counts[0]->value, counts[1]->value);
        const double whole = std::max(counts[0]->value, counts[1]->value);
        checker_.judge(sentence, share);
        if (!meant_by(share).holds(100 * part / whole)) {
            checker_.say(sentence, share, {"share", Severity::error, share_text(part, whole)});
        }
    }

    // "Nästan två tredjedelar (64 procent)": as near as a manner of speaking may come.
    void beside_fraction(const Sentence& sentence, const Quantity& fraction,
                         const Quantity& share) {
        if (fraction.kind != Quantity::Kind::fraction || share.from == 0 ||
            share.from - fraction.last > 5 ||
            !among(reading_.word(sentence, share.from - 1), {"("}) ||
            fraction.nearness == Quantity::Nearness::at_least ||
            fraction.nearness == Quantity::Nearness::at_most) {
            return;
        }
        checker_.judge(sentence, share);
        if (std::abs(fraction.value - share.value) > std::max(5.0, fraction.value * 0.16)) {
            checker_.say(sentence, share,
                         {"share", Severity::warning, number_text(fraction.value, 1) + " %"});
        }
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_implied_shares(Checker& checker) {
    Implied(checker).check();
    Spoken(checker).check();
}

} // namespace prose_check
