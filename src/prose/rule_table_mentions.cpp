// Prose that speaks of a table: its numbers, its rows, its changes, and how many rows it has.
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/table_row.h"
#include "prose/table_shape.h"
#include "prose/words.h"

namespace {

using Severity = Finding::Severity;

// Columns count what their heads name; a caption names much else.
bool head_names(const TextTable& table, std::string_view noun) {
    if (noun.size() < 3) {
        return false;
    }
    return std::ranges::any_of(table.heads, [&](std::string_view head) {
        return lower_same_length(head).find(noun) != std::string::npos;
    });
}

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
                    checker_.judge(sentence, quantity);
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
        return from && to;
    }

    void against_row(const Sentence& sentence, const Quantity& quantity) {
        const std::string noun = noun_of(sentence, quantity);
        for (const TextTable& table : reading_.tables()) {
            if (!table.numeric() || !head_names(table, noun)) {
                continue;
            }
            const TextRow* row = row_named(sentence, table);
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

    // Exactly one row is named in the sentence.
    const TextRow* row_named(const Sentence& sentence, const TextTable& table) const {
        const TextRow* found = nullptr;
        for (const TextRow& row : table.rows) {
            const std::string stem = stem_of(lower_same_length(trimmed(row.label)));
            if (stem.size() < 4 || !std::ranges::binary_search(sentence.names, stem)) {
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

// --- changes told in prose against a table of changes

class NetChanges {
public:
    explicit NetChanges(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        for (const TextTable& table : reading_.tables()) {
            const TableShape shape = shape_of(table);
            for (std::size_t column = 0; column < table.columns(); ++column) {
                if (shape.columns[column] == TableShape::ColumnRole::change) {
                    column_of(table, shape, column);
                }
            }
        }
    }

private:
    struct Change {
        double up = 0;
        double down = 0;
        double net = 0;
    };

    void column_of(const TextTable& table, const TableShape& shape, std::size_t column) {
        Change change;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const auto value = table.value(row, column);
            if (value && shape.rows[row] == TableShape::RowRole::part) {
                (*value > 0 ? change.up : change.down) += std::abs(*value);
            }
        }
        change.net = change.up - change.down;
        for (const Sentence& sentence : checker_.sentences()) {
            for (const Quantity& quantity : sentence.quantities) {
                const bool told = quantity.kind == Quantity::Kind::count && !quantity.is_range &&
                                  quantity.nearness == Quantity::Nearness::exact &&
                                  head_names(table, quantity.noun) && !names_a_row(sentence, table);
                if (told && is_change(reading_, sentence, quantity)) {
                    net(sentence, quantity, change);
                } else if (told && change.up > 0 && change.down > 0) {
                    gross(sentence, quantity, change);
                }
            }
        }
    }

    bool names_a_row(const Sentence& sentence, const TextTable& table) const {
        return std::ranges::any_of(table.rows, [&](const TextRow& row) {
            const std::string stem = stem_of(lower_same_length(trimmed(row.label)));
            return std::ranges::binary_search(sentence.names, stem);
        });
    }

    // "har minskat med 13 kommuner"
    void net(const Sentence& sentence, const Quantity& quantity, const Change& change) {
        const double said = quantity.value;
        const double total = std::abs(change.net);
        if (std::abs(said - total) < 1e-6) {
            checker_.judge(sentence, quantity);
        } else if ((one_slip(said, total) || std::abs(said - total) <= total * 0.5) &&
                   std::abs(said - change.up) > 1e-6 && std::abs(said - change.down) > 1e-6) {
            checker_.say(sentence, quantity,
                         {"table_mention", Severity::warning,
                          number_text(change.up) + " - " + number_text(change.down) + " = " +
                              number_text(change.net)});
        }
    }

    // "13 kommuner har upphört": what ended is counted without what began.
    void gross(const Sentence& sentence, const Quantity& quantity, const Change& change) {
        const bool ended = reading_.has_word(sentence, {"upphört", "upphörde", "upphör", "lagts",
                                                        "lades", "avvecklats", "slutat",
                                                        "försvunnit", "lämnat", "stängt"});
        const bool begun = reading_.has_word(sentence, {"startat", "startade", "tillkommit",
                                                        "tillkom", "nystartats", "anslutit"});
        if (ended == begun) {
            return;
        }
        const double gross = ended ? change.down : change.up;
        const double said = quantity.value;
        if (std::abs(said - gross) < 1e-6) {
            checker_.judge(sentence, quantity);
        } else if (std::abs(said - std::abs(change.net)) < 1e-6 ||
                   std::abs(said - gross) <= gross * 0.4) {
            checker_.say(sentence, quantity,
                         {"net_change", Severity::warning,
                          number_text(gross) + " (" + number_text(change.up) + " - " +
                              number_text(change.down) + " = " + number_text(change.net) + ")"});
        }
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_table_mentions(Checker& checker) { Mentions(checker).check(); }
void check_net_changes(Checker& checker) { NetChanges(checker).check(); }
