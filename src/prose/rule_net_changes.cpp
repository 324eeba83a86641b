// Changes told in prose against a table of changes; what is net told as gross (domain V-8).
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/table_row.h"
#include "prose/table_shape.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

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
        const bool ended =
            reading_.has_word(sentence, {"upphört", "upphörde", "upphör", "lagts", "lades",
                                         "avvecklats", "slutat", "försvunnit", "lämnat", "stängt"});
        const bool begun = reading_.has_word(
            sentence, {"startat", "startade", "tillkommit", "tillkom", "nystartats", "anslutit"});
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

void check_net_changes(Checker& checker) {
    NetChanges(checker).check();
}

} // namespace prose_check
