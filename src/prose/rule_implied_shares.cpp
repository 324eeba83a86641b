// Shares whose whole stands elsewhere in the report.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "prose/rules.h"
#include "prose/share_pairs.h"
#include "prose/table_row.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

// --- wholes to be found

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
            gather_pairs(reading_, sentence, group);
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

    // "36 av dessa (43 procent)": of a part, and not of what the others are of.
    bool of_these(const CountAndShare& one) const {
        const std::size_t after = one.count->last + 1;
        return reading_.word(*one.sentence, after) == "av" ||
               reading_.has_word(*one.sentence, {"varav", "därav"});
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
        const double common = whole && all_fit(group, counts) ? 0 : common_whole(group);
        for (const CountAndShare& one : group) {
            if (common > 0 && !of_these(one)) {
                hold_common(one, common);
            } else {
                check_one(one, whole ? counts : 0);
            }
        }
        if (common > 0) {
            return;
        }
        if (whole) {
            hold_whole(group, counts);
        }
    }

    bool all_fit(const std::vector<CountAndShare>& group, double whole) {
        return std::ranges::all_of(group,
                                   [&](const CountAndShare& one) { return fits(one, whole); });
    }

    // A number of the report that all shares but one are shares of; 0 when there is none.
    double common_whole(const std::vector<CountAndShare>& group) {
        std::size_t voters = 0;
        double most = 0;
        for (const CountAndShare& one : group) {
            voters += of_these(one) ? 0U : 1U;
            most = std::max(most, of_these(one) ? 0.0 : one.count->value);
        }
        if (voters < 3 || voters > 40) {
            return 0;
        }
        double best = 0;
        std::size_t best_votes = 0;
        for (const double whole : wholes_of(group.front().count->kind)) {
            std::size_t votes = 0;
            for (const CountAndShare& one : group) {
                votes += !of_these(one) && whole > one.count->value && fits(one, whole) ? 1U : 0U;
            }
            if (votes > best_votes) {
                best_votes = votes;
                best = whole;
            }
        }
        return best_votes + 1 >= voters ? best : 0;
    }

    // Every value of the report, once.
    const std::set<double>& wholes_of(Quantity::Kind kind) {
        std::set<double>& values = wholes_[kind];
        if (!values.empty()) {
            return values;
        }
        for (const auto& [section, candidates] : candidates_) {
            for (const auto& [sentence, quantity] : candidates) {
                if (quantity->kind == kind && values.size() < 3000) {
                    values.insert(quantity->value);
                }
            }
        }
        for (const TextTable& table : reading_.tables()) {
            for (const TextRow& row : table.rows) {
                for (const TextCell& cell : row.cells) {
                    if (cell.value && !cell.percent && is_total_label(row.label)) {
                        values.insert(*cell.value);
                    }
                }
            }
        }
        return values;
    }

    void hold_common(const CountAndShare& one, double whole) {
        checker_.judge(*one.sentence, *one.count);
        if (fits(one, whole) || one.share->kind != Quantity::Kind::share) {
            return;
        }
        checker_.say(*one.sentence, *one.share,
                     {"share", Severity::warning, share_text(one.count->value, whole)});
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
    std::map<Quantity::Kind, std::set<double>> wholes_;
};

} // namespace

void check_implied_shares(Checker& checker) {
    Implied(checker).check();
}

} // namespace prose_check
