// A range in prose against the column or the list that it sums up (domain V-5).
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/table_shape.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

struct Extremes {
    double least = 0;
    double most = 0;
    double least_above_zero = 0;
    std::size_t count = 0;
};

Extremes extremes_of(std::vector<double> values) {
    Extremes found;
    found.count = values.size();
    if (values.empty()) {
        return found;
    }
    std::ranges::sort(values);
    found.least = values.front();
    found.most = values.back();
    const auto above = std::ranges::find_if(values, [](double value) { return value > 0; });
    found.least_above_zero = above == values.end() ? found.least : *above;
    return found;
}

class Ranges {
public:
    explicit Ranges(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        for (const Sentence& sentence : checker_.sentences()) {
            for (const Quantity& quantity : sentence.quantities) {
                if (quantity.is_range && (is_amount(quantity) || is_shareish(quantity)) &&
                    sums_up(sentence, quantity)) {
                    against_tables(sentence, quantity);
                    against_items(sentence, quantity);
                }
            }
        }
    }

private:
    bool sums_up(const Sentence& sentence, const Quantity& quantity) const {
        if (quantity.from > 0 && reading_.word(sentence, quantity.first - 1) == "mellan") {
            return true;
        }
        for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
            if (says_range(reading_.word(sentence, at))) {
                return true;
            }
        }
        return false;
    }

    void against_tables(const Sentence& sentence, const Quantity& quantity) {
        for (const TextTable& table : reading_.tables()) {
            if (table.section != reading_.block(sentence).section || !table.numeric()) {
                continue;
            }
            const TableShape shape = shape_of(table);
            for (std::size_t column = 0; column < table.columns(); ++column) {
                if (!speaks_of(sentence, quantity, table, column)) {
                    continue;
                }
                std::vector<double> values;
                for (std::size_t row = 0; row < table.rows.size(); ++row) {
                    const auto value = table.value(row, column);
                    if (value && shape.rows[row] == TableShape::RowRole::part) {
                        values.push_back(*value);
                    }
                }
                const std::string head = lower_same_length(table.heads[column]);
                Extremes extremes = extremes_of(std::move(values));
                // The longest of each says nothing of the shortest, nor the other way round.
                if (head.find("kortast") != std::string::npos || head.starts_with("min") ||
                    head.find("lägst") != std::string::npos) {
                    extremes.most = quantity.upper;
                    if (!one_slip(quantity.value, extremes.least) &&
                        quantity.value != extremes.least) {
                        continue;
                    }
                } else if (head.find("längst") != std::string::npos || head.starts_with("max") ||
                           head.find("högst") != std::string::npos) {
                    extremes.least = extremes.least_above_zero = quantity.value;
                    if (!one_slip(quantity.upper, extremes.most) &&
                        quantity.upper != extremes.most) {
                        continue;
                    }
                }
                compare(sentence, quantity, extremes);
            }
        }
    }

    // The unit stands in the head, and some other word of the sentence in head or caption.
    bool speaks_of(const Sentence& sentence, const Quantity& quantity, const TextTable& table,
                   std::size_t column) const {
        const std::string head = lower_same_length(table.heads[column]);
        const std::string around = head + " " + lower_same_length(table.caption);
        const bool percent =
            quantity.kind == Quantity::Kind::share &&
            (head.find('%') != std::string::npos || head.find("procent") != std::string::npos ||
             head.find("andel") != std::string::npos);
        const bool money =
            quantity.kind == Quantity::Kind::money && head.find("kr") != std::string::npos;
        const bool unit = !quantity.noun.empty() && head.find(quantity.noun) != std::string::npos;
        if (!unit && quantity.kind == Quantity::Kind::count && quantity.noun.size() >= 4 &&
            among(head, {"totalt", "antal", "samtliga", "summa"}) &&
            around.find(quantity.noun) != std::string::npos) {
            return true;
        }
        if (!percent && !money && !unit) {
            return false;
        }
        return std::ranges::any_of(sentence.stems, [&](const std::string& stem) {
            const std::string start = stem.substr(0, std::max<std::size_t>(5, stem.size() - 2));
            return stem != quantity.noun && stem.size() >= 4 &&
                   around.find(start) != std::string::npos;
        });
    }

    void against_items(const Sentence& sentence, const Quantity& quantity) {
        const auto& blocks = reading_.layout().blocks;
        std::vector<double> values;
        for (std::size_t i = sentence.block + 1;
             i < blocks.size() && blocks[i].section == blocks[sentence.block].section; ++i) {
            if (blocks[i].kind != Block::Kind::item) {
                break;
            }
            const auto [from, to] = reading_.sentences_of(i);
            std::size_t before = values.size();
            for (std::size_t s = from; s < to && values.size() == before; ++s) {
                for (const Quantity& other : checker_.sentences()[s].quantities) {
                    if (other.kind == quantity.kind && other.noun == quantity.noun &&
                        !other.is_range && values.size() == before) {
                        values.push_back(other.value);
                    }
                }
            }
            if (values.size() == before) {
                return;
            }
        }
        compare(sentence, quantity, extremes_of(std::move(values)));
    }

    // One end must be right, or the range speaks of something else.
    void compare(const Sentence& sentence, const Quantity& quantity, const Extremes& extremes) {
        if (extremes.count < 3) {
            return;
        }
        const double half = quantity.step / 2;
        const auto same = [&](double left, double right) {
            return std::abs(left - right) <= (quantity.step < 1 ? half : 1e-6);
        };
        const bool low =
            same(quantity.value, extremes.least) || same(quantity.value, extremes.least_above_zero);
        const bool high = same(quantity.upper, extremes.most);
        if (!low && !high) {
            return;
        }
        checker_.judge(sentence, quantity);
        if (!low || !high) {
            const double least = low ? quantity.value : extremes.least_above_zero;
            checker_.say(sentence, quantity,
                         {"range", Severity::error,
                          number_text(least, 2) + "\xE2\x80\x93" + number_text(extremes.most, 2)});
        }
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_ranges(Checker& checker) {
    Ranges(checker).check();
}

} // namespace prose_check
