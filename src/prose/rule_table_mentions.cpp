// Prose that speaks of a table: its numbers, its rows, its changes, and how many rows it has.
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/table_row.h"
#include "prose/table_shape.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

bool caption_or_head_names(const TextTable& table, std::string_view noun) {
    if (noun.size() < 3) {
        return false;
    }
    const auto names = [&](std::string_view text) {
        return lower_same_length(text).find(noun) != std::string::npos;
    };
    return names(table.caption) || std::ranges::any_of(table.heads, names);
}

class Mentions {
public:
    explicit Mentions(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        for (const Sentence& sentence : checker_.sentences()) {
            named_table(sentence);
            named_row(sentence);
        }
    }

private:
    // "Av tabell 1 framgår att 247 av landets 290 kommuner ..."
    void named_table(const Sentence& sentence) {
        if (reading_.block(sentence).kind == Block::Kind::caption) {
            return;
        }
        for (std::size_t at = 0; at + 1 < sentence.tokens.size(); ++at) {
            if (!among(reading_.word(sentence, at), {"tabell", "tabellen"}) ||
                sentence.tokens[at + 1].kind != Token::Kind::digits) {
                continue;
            }
            const int number = std::atoi(std::string(reading_.word(sentence, at + 1)).c_str());
            const TextTable* table = find(sentence, number);
            if (table == nullptr) {
                continue;
            }
            if (table->numeric()) {
                for (const Quantity& quantity : sentence.quantities) {
                    in_table(sentence, quantity, *table);
                }
            } else {
                rows_of(sentence, *table);
            }
        }
    }

    // The nearest of that number, since appendices begin again.
    const TextTable* find(const Sentence& sentence, int number) const {
        const TextTable* best = nullptr;
        long nearest = 1'000'000;
        const auto here = static_cast<long>(reading_.block(sentence).first_line);
        for (const TextTable& table : reading_.tables()) {
            const long away = std::abs(static_cast<long>(table.first_line) - here);
            if (table.number == number && away < nearest) {
                nearest = away;
                best = &table;
            }
        }
        return best;
    }

    void in_table(const Sentence& sentence, const Quantity& quantity, const TextTable& table) {
        if (!is_amount(quantity) || quantity.is_range || is_time(quantity) ||
            quantity.nearness != Quantity::Nearness::exact || quantity.value < 10) {
            return;
        }
        const TextCell* slip = nullptr;
        const TableShape shape = shape_of(table);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            for (const TextCell& cell : table.rows[row].cells) {
                if (!cell.value) {
                    continue;
                }
                if (std::abs(std::abs(*cell.value) - quantity.value) < 1e-6) {
                    checker_.confirm(sentence, quantity);
                    return;
                }
                const bool total = shape.rows[row] == TableShape::RowRole::total;
                slip = total && one_slip(*cell.value, quantity.value) ? &cell : slip;
            }
        }
        if (slip != nullptr && !checker_.blamed(sentence, quantity)) {
            checker_.say(sentence, quantity, {"table_mention", Severity::warning, slip->text});
        }
    }

    // "... sju verksamheter. I tabell 5 framgår vilken organisationstyp det rör sig om".
    void rows_of(const Sentence& sentence, const TextTable& table) {
        const auto rows = static_cast<double>(table.rows.size());
        const auto index = static_cast<std::size_t>(&sentence - checker_.sentences().data());
        if (index == 0 || rows < 3) {
            return;
        }
        const Sentence& before = checker_.sentences()[index - 1];
        if (before.block != sentence.block) {
            return;
        }
        for (const Quantity& quantity : before.quantities) {
            const bool count = quantity.kind == Quantity::Kind::count && !quantity.noun.empty() &&
                               quantity.nearness == Quantity::Nearness::exact &&
                               caption_or_head_names(table, quantity.noun);
            if (!count) {
                continue;
            }
            checker_.judge(before, quantity);
            if (std::abs(quantity.value - rows) > 0.5 && std::abs(quantity.value - rows) <= 3) {
                checker_.say(before, quantity,
                             {"list_count", Severity::warning, number_text(rows)});
            }
        }
    }

    // "I Jönköpings län har antalet kommuner minskat från 13 till två": both stand in that row.
    void named_row(const Sentence& sentence) {
        for (const Quantity& quantity : sentence.quantities) {
            const std::string_view ahead =
                quantity.from == 0 ? "" : reading_.word(sentence, quantity.from - 1);
            if (quantity.kind != Quantity::Kind::count || quantity.is_range ||
                quantity.nearness != Quantity::Nearness::exact || is_time(quantity)) {
                continue;
            }
            const bool all = among(ahead, {"samtliga", "alla"});
            const bool step = among(ahead, {"från", "till"}) && has_step(sentence);
            if (all || step) {
                against_row(sentence, quantity);
            }
        }
    }

    bool has_step(const Sentence& sentence) const {
        bool from = false;
        bool to = false;
        for (const Quantity& quantity : sentence.quantities) {
            if (quantity.kind == Quantity::Kind::count && quantity.from > 0) {
                from = from || reading_.word(sentence, quantity.from - 1) == "från";
                to = to || reading_.word(sentence, quantity.from - 1) == "till";
            }
        }
        return from && to && !tells_a_range(sentence);
    }

    // "varierar från 18 till 139": no step in time.
    bool tells_a_range(const Sentence& sentence) const {
        for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
            if (says_range(reading_.word(sentence, at))) {
                return true;
            }
        }
        return false;
    }

    void against_row(const Sentence& sentence, const Quantity& quantity) {
        const std::string noun = noun_of(sentence, quantity);
        for (const TextTable& table : reading_.tables()) {
            const bool beside =
                table.section == reading_.block(sentence).section && heads_are_years(table);
            if (!table.numeric() || !(head_names(table, noun) || beside)) {
                continue;
            }
            const TextRow* row = row_named(sentence, table);
            // What was before stands in no table of one year.
            const bool before = quantity.from > 0 &&
                                reading_.word(sentence, quantity.from - 1) == "från" &&
                                !heads_are_years(table);
            if (row == nullptr && sentence.names.empty() && !before &&
                table.section == reading_.block(sentence).section) {
                row = only_total(table);
            }
            if (row == nullptr) {
                continue;
            }
            const bool there = std::ranges::any_of(row->cells, [&](const TextCell& cell) {
                return cell.value && std::abs(std::abs(*cell.value) - quantity.value) < 1e-6;
            });
            checker_.judge(sentence, quantity);
            if (there) {
                return;
            }
            if (!checker_.blamed(sentence, quantity)) {
                std::string values;
                for (const TextCell& cell : row->cells) {
                    values += cell.value ? (values.empty() ? "" : "; ") + cell.text : "";
                }
                checker_.say(sentence, quantity,
                             {"table_mention", Severity::warning, row->label + ": " + values});
            }
            return;
        }
    }

    static bool heads_are_years(const TextTable& table) {
        return table.columns() >= 2 && std::ranges::all_of(table.heads, [](std::string_view head) {
                   return head.size() == 4 && std::ranges::all_of(head, is_digit);
               });
    }

    std::string noun_of(const Sentence& sentence, const Quantity& quantity) const {
        if (!quantity.noun.empty()) {
            return quantity.noun;
        }
        for (const Quantity& other : sentence.quantities) {
            if (!other.noun.empty() && !is_time(other)) {
                return other.noun;
            }
        }
        return "";
    }

    static const TextRow* only_total(const TextTable& table) {
        const TextRow* found = nullptr;
        for (const TextRow& row : table.rows) {
            if (!is_total_label(row.label)) {
                continue;
            }
            if (found != nullptr) {
                return nullptr;
            }
            found = &row;
        }
        return found;
    }

    // "Norra länet": each word of the label stands in the sentence.
    static bool names_all(const Sentence& sentence, std::string_view label) {
        const std::string lower = lower_same_length(trimmed(label));
        int named = 0;
        for (const Token& token : tokens_of(lower)) {
            const std::string_view word =
                std::string_view(lower).substr(token.start, token.end - token.start);
            const std::string stem = stem_of(word);
            if (token.kind != Token::Kind::word || stem.size() < 3) {
                continue;
            }
            if (!std::ranges::binary_search(sentence.names, stem) &&
                !std::ranges::binary_search(sentence.stems, stem)) {
                return false;
            }
            named += std::ranges::binary_search(sentence.names, stem) ? 1 : 0;
        }
        return named > 0 && lower.size() >= 4;
    }

    // Exactly one row is named in the sentence.
    const TextRow* row_named(const Sentence& sentence, const TextTable& table) const {
        const TextRow* found = nullptr;
        for (const TextRow& row : table.rows) {
            if (is_total_label(row.label) || !names_all(sentence, row.label)) {
                continue;
            }
            if (found != nullptr) {
                return nullptr;
            }
            found = &row;
        }
        return found;
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_table_mentions(Checker& checker) {
    Mentions(checker).check();
}

} // namespace prose_check
