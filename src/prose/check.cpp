// Runs the rules in their order.
#include "prose/check.h"

#include <array>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

// What explains better comes first; repeats leave alone what others have blamed.
void run_rules(Checker& checker) {
    static constexpr std::array rules = {
        check_equations,   check_shares,         check_implied_shares, check_spoken_shares,
        check_share_sums,  check_parts,          check_group_shares,   check_breakdowns,
        check_totals,      check_list_sums,      check_tables,         check_table_pairs,
        check_ranges,      check_extremes,       check_changes,        check_differences,
        check_net_changes, check_baselines,      check_products,       check_averages,
        check_remainders,  check_list_counts,    check_flows,          check_numbering,
        check_names,       check_table_mentions, check_table_context,  check_repeats};
    for (const auto rule : rules) {
        rule(checker);
    }
}

bool is_number(const Quantity& quantity) {
    return is_amount(quantity) || is_shareish(quantity);
}

void count_sentences(const Checker& checker, CheckedText& found) {
    const Reading& reading = checker.reading();
    for (const Sentence& sentence : checker.sentences()) {
        const bool picture = reading.block(sentence).kind == Block::Kind::caption &&
                             among(reading.word(sentence, 0), {"figur", "diagram"});
        if (picture) {
            const auto [start, end] = reading.place(sentence, 0, sentence.tokens.size() - 1);
            found.pictures.push_back({start, end, reading.layout().line_at(start)});
        }
        for (const Quantity& quantity : sentence.quantities) {
            if (!is_number(quantity)) {
                continue;
            }
            ++found.numbers;
            const auto [start, end] = reading.place(sentence, quantity.first, quantity.last);
            if (checker.judged(start)) {
                ++found.judged;
            } else if (quantity.kind == Quantity::Kind::share) {
                found.shares_alone.push_back({start, end, reading.layout().line_at(start)});
            }
        }
    }
}

void count_tables(const Checker& checker, CheckedText& found) {
    for (const TextTable& table : checker.reading().tables()) {
        found.tables += table.numeric() ? 1U : 0U;
        for (const TextRow& row : table.rows) {
            for (const TextCell& cell : row.cells) {
                found.numbers += cell.value ? 1U : 0U;
                found.judged += cell.value && checker.judged(cell.start) ? 1U : 0U;
            }
        }
    }
}

} // namespace

CheckedText check_text(std::string_view text) {
    const Reading reading(text);
    Checker checker(reading);
    run_rules(checker);
    CheckedText found;
    found.findings = checker.findings();
    count_sentences(checker, found);
    count_tables(checker, found);
    return found;
}

std::vector<Finding> check_prose(std::string_view text) {
    CheckedText found = check_text(text);
    return std::move(found.findings);
}

} // namespace prose_check
