// Averages against what they divide: "1 338 uppdrag, 218 klienter, i snitt 6,14".
#include <algorithm>
#include <cmath>
#include <map>

#include "prose/rules.h"
#include "prose/table_row.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

// "6,14 uppdrag per klient": the number, what it is an average of, and for each of what.
struct Mean {
    const Sentence* sentence = nullptr;
    const Quantity* quantity = nullptr;
    std::string of;    // "uppdrag"; "" for money
    std::string each;  // "klient"
    bool said = false; // "i snitt", and not only "per"
};

bool is_span(std::string_view stem) {
    return among(stem, {"år", "månad", "veck", "dag", "timm", "kvartal", "halvår", "dygn", "gång"});
}

class Averages {
public:
    explicit Averages(Checker& checker) : checker_(checker), reading_(checker.reading()) {
        for (const TextTable& table : reading_.tables()) {
            for (const std::string& head : table.heads) {
                lower_.try_emplace(head, lower_same_length(head));
            }
            for (const TextRow& row : table.rows) {
                lower_.try_emplace(row.label, lower_same_length(row.label));
            }
        }
    }

    void check() {
        for (const Sentence& sentence : checker_.sentences()) {
            for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
                const Mean mean = mean_at(sentence, at);
                if (mean.quantity != nullptr) {
                    weigh(mean);
                }
            }
        }
    }

private:
    bool says_mean(const Sentence& sentence) const {
        for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
            const std::string_view word = reading_.word(sentence, at);
            if (word.starts_with("snitt") || word.starts_with("genomsnitt") ||
                word.starts_with("medel")) {
                return true;
            }
        }
        return false;
    }

    // "per klient" and "varje klient"; after "i snitt" also "har en stadsdel 128 klienter".
    Mean mean_at(const Sentence& sentence, std::size_t at) const {
        const std::string_view word = reading_.word(sentence, at);
        const bool said = says_mean(sentence);
        const bool one = said && among(word, {"en", "ett"});
        if (!among(word, {"per", "varje"}) && !one) {
            return {};
        }
        std::size_t noun = at + 1;
        while (looks_adjectival(reading_.word(sentence, noun))) {
            ++noun;
        }
        Mean mean;
        mean.sentence = &sentence;
        mean.said = said;
        mean.each = stem_of(reading_.word(sentence, noun));
        if (mean.each.size() < 2 || is_span(mean.each) ||
            sentence.tokens[std::min(noun, sentence.tokens.size() - 1)].kind != Token::Kind::word) {
            return {};
        }
        const bool before = word == "per" && find_before(sentence, at, mean);
        const bool after = !before && said && find_after(sentence, noun, mean);
        return before || after ? mean : Mean{};
    }

    // "8 möten per klient", "872 hembesök, 8 per klient".
    bool find_before(const Sentence& sentence, std::size_t per, Mean& mean) const {
        for (std::size_t i = sentence.quantities.size(); i-- > 0;) {
            const Quantity& quantity = sentence.quantities[i];
            if (quantity.first > per) {
                continue;
            }
            const bool beside = quantity.last + 4 > per;
            if (!beside || !is_amount(quantity) || quantity.is_range || quantity.is_signed) {
                return false;
            }
            mean.quantity = &quantity;
            mean.of = quantity.noun;
            if (quantity.kind == Quantity::Kind::count && mean.of.empty() && i > 0) {
                mean.of = sentence.quantities[i - 1].noun;
            }
            return quantity.kind == Quantity::Kind::money || !mean.of.empty();
        }
        return false;
    }

    // "Snittkostnaden per klient blev 26 862 kronor."
    bool find_after(const Sentence& sentence, std::size_t noun, Mean& mean) const {
        for (const Quantity& quantity : sentence.quantities) {
            if (quantity.first <= noun || quantity.kind == Quantity::Kind::year) {
                continue;
            }
            if (quantity.first > noun + 6 || !is_amount(quantity) || quantity.is_range) {
                return false;
            }
            for (std::size_t at = noun; at < quantity.from; ++at) {
                if (sentence.tokens[at].kind == Token::Kind::mark) {
                    return false;
                }
            }
            mean.quantity = &quantity;
            mean.of = quantity.noun;
            return quantity.kind == Quantity::Kind::money || !mean.of.empty();
        }
        return false;
    }

    // --- what may have been divided, and by what

    bool is_sum(const Mean& mean, const Sentence& sentence, const Quantity& quantity) const {
        const bool same = mean.quantity->kind == Quantity::Kind::money
                              ? quantity.kind == Quantity::Kind::money
                              : quantity.kind == Quantity::Kind::count && quantity.noun == mean.of;
        return same && &quantity != mean.quantity && !quantity.is_range && quantity.value > 0 &&
               !is_change(reading_, sentence, quantity);
    }

    static bool counts_each(const Mean& mean, const Quantity& quantity) {
        const std::string& noun = quantity.noun;
        const bool people = names_people(noun) && names_people(mean.each) && noun != "ombud" &&
                            mean.each != "ombud";
        const bool kin = noun == mean.each || people ||
                         (noun.size() > 4 && mean.each.size() > 4 &&
                          (noun.ends_with(mean.each) || mean.each.ends_with(noun)));
        return quantity.kind == Quantity::Kind::count && !quantity.is_range && kin &&
               quantity.value > 0 && quantity.step <= 1;
    }

    // Rounded or cut off, as writers do; or the other way round for what is less than one.
    static bool is_mean(const Mean& mean, double value) {
        const Meant meant = meant_by(*mean.quantity);
        const bool whole =
            mean.quantity->step == 1.0 && mean.quantity->nearness == Quantity::Nearness::exact;
        return meant.holds(value) || (whole && std::abs(value - mean.quantity->value) < 1 - 1e-9);
    }

    // Totals of tables, and cells of a table in the same section.
    std::vector<double> in_tables(const Mean& mean, const std::string& noun) const {
        std::vector<double> values;
        for (const TextTable& table : reading_.tables()) {
            const bool here = table.section == reading_.block(*mean.sentence).section;
            for (const TextRow& row : table.rows) {
                for (std::size_t column = 0; column < row.cells.size(); ++column) {
                    const TextCell& cell = row.cells[column];
                    if (cell.value && *cell.value > 0 && !cell.percent &&
                        (is_total_label(row.label) || (here && noun.empty()) ||
                         names(table, row, column, noun))) {
                        values.push_back(*cell.value);
                    }
                }
            }
        }
        return values;
    }

    bool names(const TextTable& table, const TextRow& row, std::size_t column,
               const std::string& noun) const {
        const auto has = [&](const std::string& text) {
            return noun.size() > 2 && lower_.at(text).find(noun) != std::string::npos;
        };
        return has(row.label) || (column < table.columns() && has(table.heads[column]));
    }

    struct Candidates {
        std::vector<Said> said;
        std::vector<double> cells;
    };

    Candidates sums_of(const Mean& mean) const {
        Candidates found;
        for (const Sentence& sentence : checker_.around(*mean.sentence)) {
            for (const Quantity& quantity : sentence.quantities) {
                if (is_sum(mean, sentence, quantity)) {
                    found.said.push_back({&sentence, &quantity});
                }
            }
        }
        found.cells = in_tables(mean, mean.of);
        return found;
    }
    Candidates counts_of(const Mean& mean) const {
        Candidates found;
        for (const Sentence& sentence : checker_.around(*mean.sentence)) {
            for (const Quantity& quantity : sentence.quantities) {
                if (&quantity != mean.quantity && counts_each(mean, quantity)) {
                    found.said.push_back({&sentence, &quantity});
                }
            }
        }
        found.cells = in_tables(mean, mean.each);
        return found;
    }

    void weigh(const Mean& mean) {
        Candidates sums = sums_of(mean);
        Candidates counts = counts_of(mean);
        constexpr std::size_t most = 400; // what a machine wrote is not read for ever
        if (sums.said.size() > most || counts.said.size() > most || sums.cells.size() > most ||
            counts.cells.size() > most) {
            return;
        }
        if (supported(mean, sums, counts)) {
            checker_.judge(*mean.sentence, *mean.quantity);
            return;
        }
        const Said sum = nearest(mean, sums.said, Nearest::sum);
        const Said count = nearest(mean, counts.said, Nearest::count);
        if (sum.quantity == nullptr || count.quantity == nullptr ||
            mean.quantity->nearness != Quantity::Nearness::exact ||
            checker_.blamed(*mean.sentence, *mean.quantity)) {
            return;
        }
        const double value = sum.quantity->value / count.quantity->value;
        if (value > 0 && slipped(mean, *sum.quantity, *count.quantity)) {
            checker_.say(*mean.sentence, *mean.quantity,
                         {"average",
                          mean.said ? Severity::error : Severity::warning,
                          number_text(sum.quantity->value, 2) + " / " +
                              number_text(count.quantity->value, 2) + " = " + number_text(value, 2),
                          {},
                          {sum, count}});
        }
    }

    bool supported(const Mean& mean, const Candidates& sums, const Candidates& counts) {
        std::vector<double> over = counts.cells;
        for (const Said& count : counts.said) {
            over.push_back(count.quantity->value);
        }
        const auto divides = [&](double sum) {
            return std::ranges::any_of(over, [&](double by) { return is_mean(mean, sum / by); });
        };
        for (const Said& sum : sums.said) {
            if (divides(sum.quantity->value)) {
                checker_.judge(*sum.sentence, *sum.quantity);
                return true;
            }
        }
        return std::ranges::any_of(sums.cells, divides);
    }

    // One digit of the mean or of the sum would mend it, or it is near.
    static bool slipped(const Mean& mean, const Quantity& sum, const Quantity& count) {
        const double said = mean.quantity->value;
        const double step = mean.quantity->step;
        const double value = sum.value / count.value;
        const double rounded = std::round(value / step) * step;
        const double low = std::abs(value / said - 1);
        return low < 0.12 || one_slip(rounded / step, said / step) || (mean.said && low < 0.6) ||
               one_slip(std::round(said * count.value), sum.value);
    }

    enum class Nearest { sum, count };
    // The sum stands at most three sentences before. A count may stand anywhere, when the report
    // says no other or says it again and again.
    Said nearest(const Mean& mean, const std::vector<Said>& all, Nearest what) const {
        Said best;
        int best_times = 0;
        for (const Said& said : all) {
            const bool exact = said.quantity->nearness == Quantity::Nearness::exact;
            const auto away = mean.sentence - said.sentence;
            const bool near =
                away >= 0 && away <= 3 &&
                reading_.block(*said.sentence).section == reading_.block(*mean.sentence).section;
            if (!exact) {
                continue;
            }
            const bool closer =
                best.quantity == nullptr || said.sentence > best.sentence ||
                (said.sentence == best.sentence && said.quantity->first > best.quantity->first);
            if (near && (best_times < 1000 || closer) &&
                (said.sentence != mean.sentence || said.quantity->first < mean.quantity->first)) {
                best = said;
                best_times = 1000;
            } else if (what == Nearest::count && best_times < 1000) {
                const int times = checker_.times(said.quantity->value) +
                                  (said.quantity->total ? 1 : 0) + (all.size() == 1 ? 1 : 0);
                if (times >= 2 && times > best_times) {
                    best = said;
                    best_times = times;
                }
            }
        }
        return best;
    }

    Checker& checker_;
    const Reading& reading_;
    std::map<std::string, std::string> lower_; // heads and labels
};

} // namespace

void check_averages(Checker& checker) {
    Averages(checker).check();
}

} // namespace prose_check
