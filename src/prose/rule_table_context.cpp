// Prose beside a table in one section: its numbers, its rows that are counted, and what is left
// over.
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/table_row.h"
#include "prose/table_shape.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

class Context {
public:
    explicit Context(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        for (const Sentence& sentence : checker_.sentences()) {
            for (const Quantity& quantity : sentence.quantities) {
                totals_elsewhere(sentence, quantity);
            }
        }
        for (const TextTable& table : reading_.tables()) {
            if (!table.numeric()) {
                continue;
            }
            const TableShape shape = shape_of(table);
            for (const Sentence& sentence : checker_.sentences()) {
                if (reading_.block(sentence).section != table.section ||
                    reading_.block(sentence).kind == Block::Kind::caption) {
                    continue;
                }
                for (const Quantity& quantity : sentence.quantities) {
                    share_slips(sentence, quantity, table, shape);
                    slips(sentence, quantity, table);
                    named_rows(sentence, quantity, table);
                }
                counted_rows(sentence, table, shape);
            }
        }
    }

private:
    // --- a number that is a digit away from a cell about the same thing

    void slips(const Sentence& sentence, const Quantity& given, const TextTable& table) {
        Quantity quantity = given;
        if (given.step >= 1000 && given.kind == Quantity::Kind::money &&
            in_same_unit(sentence, given, table)) {
            quantity.value = given.value / given.step;
            quantity.step = 1;
        }
        const bool scaled = quantity.step != given.step;
        const double least = quantity.kind == Quantity::Kind::money && !scaled ? 10'000 : 10;
        if (!is_amount(quantity) || quantity.is_range || quantity.value < least ||
            !is_precise(quantity) || quantity.step > 1 || is_time(quantity) ||
            is_change(reading_, sentence, quantity) || stands_elsewhere(sentence, quantity) ||
            other_unit(quantity, table) ||
            (quantity.in_words && quantity.value <= 10 && quantity.from > 0 &&
             reading_.word(sentence, quantity.from - 1) == "av")) {
            return;
        }
        CellAt slip;
        bool found = false;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            for (std::size_t column = 0; column < table.rows[row].cells.size(); ++column) {
                const auto value = table.value(row, column);
                if (value && std::abs(std::abs(*value) - quantity.value) < 1e-6) {
                    checker_.confirm(sentence, quantity);
                    return;
                }
                if (!found && value && one_slip(*value, quantity.value) &&
                    (quantity.value >= 100 || named_in_full(sentence, table, row)) &&
                    about(sentence, quantity, table, {row, column})) {
                    slip = {row, column};
                    found = true;
                }
            }
        }
        if (found && !checker_.blamed(sentence, quantity) && !of_another_group(sentence, table)) {
            tell(sentence, quantity, table, slip);
        }
    }

    // "Av ombuden är kvinnorna 12 och männen 10" beside the clients' 92 and 73: both rows are named
    // and neither has its number.
    bool of_another_group(const Sentence& sentence, const TextTable& table) const {
        std::size_t named = 0;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            named += named_in_full(sentence, table, row) ? 1 : 0;
        }
        std::size_t counts = 0;
        for (const Quantity& quantity : sentence.quantities) {
            if (!is_plain_count(reading_, sentence, quantity)) {
                continue;
            }
            if (table.holds(quantity.value)) {
                return false;
            }
            ++counts;
        }
        return named > 1 && counts > 1;
    }

    // "35 procent har sjukersättning" beside a row of that name that says 36.
    void share_slips(const Sentence& sentence, const Quantity& share, const TextTable& table,
                     const TableShape& shape) {
        if (share.kind != Quantity::Kind::share || share.is_range ||
            share.nearness != Quantity::Nearness::exact ||
            checker_.judged(checker_.start_of(sentence, share))) {
            return;
        }
        const TextCell* slip = nullptr;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const bool named = named_in_full(sentence, table, row);
            for (std::size_t column = 0; column < table.rows[row].cells.size(); ++column) {
                const auto value = table.value(row, column);
                if (column >= table.columns() || !value ||
                    shape.columns[column] != TableShape::ColumnRole::percent) {
                    continue;
                }
                if (meant_by(share).holds(*value)) {
                    checker_.confirm(sentence, share);
                    return;
                }
                const double rounded = share.step == 1 ? std::round(*value) : *value;
                if (named && one_slip(rounded, share.value)) {
                    slip = &table.rows[row].cells[column];
                }
            }
        }
        if (slip != nullptr) {
            checker_.say(sentence, share, {"table_mention", Severity::warning, slip->text});
        }
    }

    // "Sammanlagt arbetade 318 ombud" in a summary, and a table elsewhere that sums up ombud.
    void totals_elsewhere(const Sentence& sentence, const Quantity& quantity) {
        if (quantity.kind != Quantity::Kind::count || quantity.is_range || quantity.value < 100 ||
            quantity.nearness != Quantity::Nearness::exact || quantity.noun.size() < 4 ||
            is_time(quantity) || is_change(reading_, sentence, quantity) ||
            checker_.blamed(sentence, quantity) || checker_.confirmed(sentence, quantity) ||
            told_elsewhere(sentence, quantity)) {
            return;
        }
        const TextCell* slip = nullptr;
        for (const TextTable& table : reading_.tables()) {
            for (const TextRow& row : table.rows) {
                for (std::size_t column = 0; column < row.cells.size(); ++column) {
                    const TextCell& cell = row.cells[column];
                    if (cell.value && std::abs(*cell.value - quantity.value) < 1e-6) {
                        return;
                    }
                    if (cell.value && column < table.columns() && is_total_label(row.label) &&
                        one_slip(*cell.value, quantity.value) &&
                        head_counts(table.heads[column], quantity.noun)) {
                        slip = &cell;
                    }
                }
            }
        }
        if (slip != nullptr) {
            checker_.say(sentence, quantity, {"table_mention", Severity::warning, slip->text});
        }
    }

    static bool head_counts(const std::string& head, const std::string& noun) {
        const std::string lower = lower_same_length(head);
        return lower.starts_with(noun) || lower.starts_with("antal " + noun) ||
               (names_people(noun) && noun != "ombud" && lower.starts_with("klient"));
    }

    bool told_elsewhere(const Sentence& sentence, const Quantity& quantity) const {
        return std::ranges::any_of(checker_.sentences(), [&](const Sentence& other) {
            return &other != &sentence &&
                   std::ranges::any_of(other.quantities, [&](const Quantity& one) {
                       return one.value == quantity.value;
                   });
        });
    }

    // "19 personer" is no slip of a cell in a table of weeks.
    static bool other_unit(const Quantity& quantity, const TextTable& table) {
        const auto timed = [](const std::string& text) {
            const std::string lower = lower_same_length(text);
            return lower.find("veck") != std::string::npos ||
                   lower.find("månad") != std::string::npos ||
                   lower.find("dagar") != std::string::npos;
        };
        return !quantity.noun.empty() && !is_time(quantity) && timed(table.caption) &&
               std::ranges::none_of(table.heads, [&](const std::string& head) {
                   return lower_same_length(head).find(quantity.noun) != std::string::npos;
               });
    }

    // "4 881 tkr" beside a table that is headed "tkr".
    bool in_same_unit(const Sentence& sentence, const Quantity& quantity,
                      const TextTable& table) const {
        const std::string_view unit = reading_.word(sentence, quantity.last);
        const auto says = [&](std::string_view text) {
            return lower_same_length(text).find(unit) != std::string::npos;
        };
        return unit.size() >= 3 && (says(table.caption) || std::ranges::any_of(table.heads, says));
    }

    // Supported by another place of the report.
    bool stands_elsewhere(const Sentence& sentence, const Quantity& quantity) const {
        return std::ranges::any_of(reading_.tables(), [&](const TextTable& table) {
            return table.section != reading_.block(sentence).section && table.holds(quantity.value);
        });
    }

    // Row or column is named by what the number counts; a total row by head or caption.
    bool about(const Sentence& sentence, const Quantity& quantity, const TextTable& table,
               const CellAt& at) const {
        const std::string label = lower_same_length(table.rows[at.row].label);
        const std::string head =
            at.column < table.columns() ? lower_same_length(table.heads[at.column]) : std::string();
        const bool total = is_total_label(label);
        if (quantity.kind == Quantity::Kind::money) {
            return total || *table.value(at.row, at.column) >= 1e6 ||
                   std::ranges::any_of(sentence.stems, [&](const std::string& stem) {
                       return stem.size() > 4 && label.find(stem) != std::string::npos;
                   });
        }
        const std::string& noun = quantity.noun;
        if (shares_word(sentence, label) || (total && shares_word(sentence, head))) {
            return true;
        }
        if (noun.size() < 3) {
            return false;
        }
        const bool named =
            label.find(noun) != std::string::npos || head.find(noun) != std::string::npos;
        return named || (total && lower_same_length(table.caption).find(noun) != std::string::npos);
    }

    // Small numbers are many: all words of the label must stand in the sentence.
    static bool named_in_full(const Sentence& sentence, const TextTable& table, std::size_t row) {
        const std::string label = lower_same_length(table.rows[row].label);
        std::size_t words = 0;
        for (const Token& token : tokens_of(label)) {
            const std::string_view word =
                std::string_view(label).substr(token.start, token.end - token.start);
            if (token.kind != Token::Kind::word || is_small_word(word)) {
                continue;
            }
            const std::string stem = stem_of(word);
            if (!std::ranges::binary_search(sentence.stems, stem) &&
                !std::ranges::binary_search(sentence.names, stem)) {
                return false;
            }
            ++words;
        }
        return words > 0;
    }

    static bool shares_word(const Sentence& sentence, const std::string& lower) {
        for (const Token& token : tokens_of(lower)) {
            const std::string_view word =
                std::string_view(lower).substr(token.start, token.end - token.start);
            if (token.kind == Token::Kind::word && word.size() >= 5 && !is_small_word(word) &&
                std::ranges::binary_search(sentence.stems, stem_of(word))) {
                return true;
            }
        }
        return false;
    }

    // Where the number of the prose would make the column add up, the cell is the one that slipped.
    void tell(const Sentence& sentence, const Quantity& quantity, const TextTable& table,
              const CellAt& at) {
        const TextRow& row = table.rows[at.row];
        if (mends_column(table, at, quantity.value)) {
            checker_.withdraw_sums(table, at.column);
            checker_.say(row, row.cells[at.column],
                         {"repeat", Severity::error, reading_.written(sentence, quantity)});
            checker_.judge(sentence, quantity);
            return;
        }
        checker_.say(sentence, quantity,
                     {"table_mention", Severity::warning, row.cells[at.column].text});
    }

    // --- "drygt 2 000 000 kronor ligger kvar som oförbrukat" and the row "Oförbrukade medel"

    void named_rows(const Sentence& sentence, const Quantity& quantity, const TextTable& table) {
        if (quantity.kind != Quantity::Kind::money || quantity.is_range ||
            quantity.nearness == Quantity::Nearness::exact) {
            return;
        }
        for (const TextRow& row : table.rows) {
            if (!names_row(sentence, quantity, row.label)) {
                continue;
            }
            const Meant meant = meant_by(quantity);
            const TextCell* only = nullptr;
            int values = 0;
            for (const TextCell& cell : row.cells) {
                values += cell.value ? 1 : 0;
                only = cell.value ? &cell : only;
                if (cell.value && meant.holds(std::abs(*cell.value))) {
                    checker_.judge(sentence, quantity);
                    return;
                }
            }
            if (values == 1 && !checker_.blamed(sentence, quantity)) {
                checker_.say(sentence, quantity,
                             {"table_mention", Severity::warning, row.label + ": " + only->text});
            }
        }
    }

    // A long word of the label stands soon after the number.
    bool names_row(const Sentence& sentence, const Quantity& quantity,
                   std::string_view label) const {
        const std::string lower = lower_same_length(label);
        const std::string first = lower.substr(0, lower.find(' '));
        if (first.size() < 8) {
            return false;
        }
        const std::string start = first.substr(0, 8);
        for (std::size_t at = quantity.last + 1; at < quantity.last + 8; ++at) {
            if (reading_.word(sentence, at).starts_with(start)) {
                return true;
            }
        }
        return false;
    }

    // --- "18 av 20 län har väntetider": so many rows of twenty are not zero

    void counted_rows(const Sentence& sentence, const TextTable& table, const TableShape& shape) {
        const auto rows =
            static_cast<double>(std::ranges::count(shape.rows, TableShape::RowRole::part));
        for (const PartOf& pair : parts_of(reading_, sentence)) {
            const Quantity& part = sentence.quantities[pair.part];
            const Quantity& whole = sentence.quantities[pair.whole];
            const bool same =
                whole.noun.size() >= 3 && std::abs(whole.value - rows) < 0.5 &&
                lower_same_length(table.label_head).find(whole.noun) != std::string::npos;
            if (!same || part.nearness != Quantity::Nearness::exact) {
                continue;
            }
            for (std::size_t column = 0; column < table.columns(); ++column) {
                if (head_shares(sentence, table.heads[column], whole.noun)) {
                    compare_rows(sentence, part, count_above_zero(table, shape, column));
                }
            }
        }
    }

    static bool head_shares(const Sentence& sentence, std::string_view head,
                            std::string_view noun) {
        const std::string lower = lower_same_length(head);
        return std::ranges::any_of(sentence.stems, [&](const std::string& stem) {
            return stem.size() >= 6 && stem != noun && !stem.starts_with("verksamhet") &&
                   !stem.starts_with("kommun") && !stem.starts_with("person") &&
                   lower.find(stem.substr(0, stem.size() - 1)) != std::string::npos;
        });
    }

    static double count_above_zero(const TextTable& table, const TableShape& shape,
                                   std::size_t column) {
        double count = 0;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const auto value = table.value(row, column);
            count += shape.rows[row] == TableShape::RowRole::part && value && *value > 0 ? 1 : 0;
        }
        return count;
    }

    void compare_rows(const Sentence& sentence, const Quantity& part, double count) {
        checker_.judge(sentence, part);
        if (std::abs(part.value - count) > 0.5 && std::abs(part.value - count) <= 3 &&
            !checker_.blamed(sentence, part)) {
            checker_.say(sentence, part, {"table_mention", Severity::warning, number_text(count)});
        }
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_table_context(Checker& checker) {
    Context(checker).check();
}

} // namespace prose_check
