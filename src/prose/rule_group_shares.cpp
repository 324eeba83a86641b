// "58 procent av klienterna var kvinnor" against the women and men that the report counts.
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/table_row.h"
#include "prose/table_shape.h"
#include "prose/words.h"

namespace prose_check {

namespace {

struct Split {
    double women = 0;
    double men = 0;
    double whole = 0; // 0 when only the two are known
};

bool heads_women(std::string_view text) {
    return text.starts_with("kvinnor") || text.starts_with("kvinna");
}
bool heads_men(std::string_view text) {
    return text == "män" || text.starts_with("män ") || text.starts_with("män,");
}

class GroupShares {
public:
    explicit GroupShares(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        for (const Sentence& sentence : checker_.sentences()) {
            from_sentence(sentence);
            respectively(sentence);
        }
        for (const TextTable& table : reading_.tables()) {
            from_columns(table);
            from_rows(table);
        }
        for (const Sentence& sentence : checker_.sentences()) {
            echo(sentence);
        }
        if (splits_.empty()) {
            return;
        }
        for (const Sentence& sentence : checker_.sentences()) {
            shares_in(sentence);
        }
    }

private:
    // "119 kvinnor, 82 män och 3 annat. Det är 58, 40 respektive 1 procent."
    void respectively(const Sentence& sentence) {
        const auto index = static_cast<std::size_t>(&sentence - checker_.sentences().data());
        if (index == 0 || !reading_.has_word(sentence, {"respektive"}) ||
            sentence.quantities.size() < 2 ||
            sentence.quantities.back().kind != Quantity::Kind::share) {
            return;
        }
        const Sentence& before = checker_.sentences()[index - 1];
        std::vector<double> counts;
        double whole = 0;
        for (const Quantity& quantity : before.quantities) {
            if (is_plain_count(reading_, before, quantity)) {
                counts.push_back(quantity.value);
                whole += quantity.value;
            }
        }
        if (before.block != sentence.block || counts.size() != sentence.quantities.size()) {
            return;
        }
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const Quantity& share = sentence.quantities[i];
            if (whole > 0 && std::abs(share.value - 100 * counts[i] / whole) >
                                 sentence.quantities.back().step / 2 + 1e-9) {
                checker_.say(sentence, share,
                             {"share", Finding::Severity::error, share_text(counts[i], whole)});
            } else {
                checker_.confirm(sentence, share);
            }
        }
    }

    void from_sentence(const Sentence& sentence) {
        Split split;
        int women = 0;
        int men = 0;
        for (const Quantity& quantity : sentence.quantities) {
            if (!is_plain_count(reading_, sentence, quantity) || quantity.value < 1) {
                continue;
            }
            const std::string_view ahead =
                quantity.from < 2 ? "" : reading_.word(sentence, quantity.from - 2);
            const bool own = quantity.noun == "kvinn" || quantity.noun == "män";
            if (quantity.noun == "kvinn" || (!own && ahead.starts_with("kvinnor"))) {
                split.women = quantity.value;
                ++women;
            } else if (quantity.noun == "män" || (!own && ahead.starts_with("männen"))) {
                split.men = quantity.value;
                ++men;
            } else {
                split.whole = std::max(split.whole, quantity.value);
            }
        }
        if (women == 1 && men == 1) {
            const double both = split.women + split.men;
            split.whole = split.whole > both && split.whole <= both * 1.1 ? split.whole : 0;
            splits_.push_back(split);
        }
    }

    void from_columns(const TextTable& table) {
        std::size_t women = table.columns();
        std::size_t men = table.columns();
        const TableShape shape = shape_of(table);
        for (std::size_t column = 0; column < table.columns(); ++column) {
            const std::string head = lower_same_length(table.heads[column]);
            if (!shape.additive(column)) {
                continue;
            }
            women = heads_women(head) ? column : women;
            men = heads_men(head) ? column : men;
        }
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const auto first = table.value(row, women);
            const auto second = table.value(row, men);
            if (first && second) {
                splits_.push_back({*first, *second, 0});
            }
        }
    }

    void from_rows(const TextTable& table) {
        for (std::size_t column = 0; column < table.columns(); ++column) {
            Split split;
            for (std::size_t row = 0; row < table.rows.size(); ++row) {
                const std::string label = lower_same_length(trimmed(table.rows[row].label));
                const double value = table.value(row, column).value_or(0);
                split.women = heads_women(label) ? value : split.women;
                split.men = heads_men(label) ? value : split.men;
            }
            if (split.women > 0 && split.men > 0) {
                splits_.push_back(split);
            }
        }
    }

    // "Kvinnorna är 92 och männen 75" where a table says 92 and 73.
    void echo(const Sentence& sentence) {
        const Quantity* women = nullptr;
        const Quantity* men = nullptr;
        for (const Quantity& quantity : sentence.quantities) {
            if (!is_plain_count(reading_, sentence, quantity) || quantity.value < 10) {
                continue;
            }
            const std::string_view ahead =
                quantity.from == 0 ? "" : reading_.word(sentence, quantity.from - 1);
            const std::string_view second =
                quantity.from < 2 ? "" : reading_.word(sentence, quantity.from - 2);
            const auto says = [&](std::string_view word) {
                return ahead == word || (among(ahead, {"är", "var"}) && second == word);
            };
            women = says("kvinnorna") ? &quantity : women;
            men = says("männen") ? &quantity : men;
        }
        if (women == nullptr || men == nullptr) {
            return;
        }
        const Quantity* wrong = nullptr;
        double right = 0;
        for (const Split& split : splits_) {
            const bool same_women = split.women == women->value;
            const bool same_men = split.men == men->value;
            if (same_women && same_men) {
                checker_.confirm(sentence, *women);
                checker_.confirm(sentence, *men);
                return;
            }
            if (same_women && one_slip(split.men, men->value)) {
                wrong = men;
                right = split.men;
            } else if (same_men && one_slip(split.women, women->value)) {
                wrong = women;
                right = split.women;
            }
        }
        if (wrong != nullptr) {
            checker_.say(sentence, *wrong,
                         {"table_mention", Finding::Severity::warning, number_text(right)});
        }
    }

    // "... procent av klienterna var kvinnor", "Andelen kvinnor är ... procent".
    Sex said_of(const Sentence& sentence, const Quantity& share) const {
        const std::size_t after = share.last + 1;
        for (std::size_t at = after; at < after + 5; ++at) {
            const std::string_view word = reading_.word(sentence, at);
            const bool of = at == after && word == "av";
            const bool whole = at == after + 1 && reading_.word(sentence, after) == "av" &&
                               (names_people(stem_of(word)) || word == "dem" || word == "dessa") &&
                               word != "ombuden";
            if (word == "kvinnor" || word == "män") {
                return ends_clause(sentence, at + 1) ? (word == "män" ? Sex::men : Sex::women)
                                                     : Sex::none;
            }
            if (!of && !whole && !among(word, {"var", "är", "utgjordes", "utgörs"})) {
                break;
            }
        }
        const bool share_of =
            share.from >= 3 &&
            among(reading_.word(sentence, share.from - 3), {"andelen", "andel"}) &&
            among(reading_.word(sentence, share.from - 1), {"är", "var", "blev"});
        const std::string_view group =
            share_of ? reading_.word(sentence, share.from - 2) : std::string_view();
        return group == "kvinnor" ? Sex::women : group == "män" ? Sex::men : Sex::none;
    }

    bool ends_clause(const Sentence& sentence, std::size_t at) const {
        const std::string_view word = reading_.word(sentence, at);
        return word.empty() || among(word, {".", ",", "och", ";", ")", "medan"});
    }

    void shares_in(const Sentence& sentence) {
        if (reading_.has_word(sentence, {"tidigare", "föregående", "året", "förra", "riket",
                                         "landet", "bland", "nya", "sedan"}) ||
            std::ranges::any_of(sentence.quantities, [](const Quantity& quantity) {
                return quantity.kind == Quantity::Kind::year;
            })) {
            return;
        }
        for (const Quantity& share : sentence.quantities) {
            const Sex sex =
                share.kind == Quantity::Kind::share ? said_of(sentence, share) : Sex::none;
            if (sex != Sex::none && !checker_.judged(checker_.start_of(sentence, share))) {
                weigh(sentence, share, sex);
            }
        }
    }

    void weigh(const Sentence& sentence, const Quantity& share, Sex sex) {
        const Split* nearest = nullptr;
        double least = 1e9;
        for (const Split& split : splits_) {
            const double part = sex == Sex::women ? split.women : split.men;
            for (const double whole : {split.women + split.men, split.whole}) {
                if (whole <= 0) {
                    continue;
                }
                const double computed = 100 * part / whole;
                if (meant_by(share).holds(computed)) {
                    checker_.confirm(sentence, share);
                    return;
                }
                // The largest group is the one that a report speaks of as a whole.
                if (nearest == nullptr || whole > least) {
                    least = whole;
                    nearest = &split;
                }
            }
        }
        const double part = sex == Sex::women ? nearest->women : nearest->men;
        const double whole = nearest->whole > 0 ? nearest->whole : nearest->women + nearest->men;
        checker_.say(sentence, share,
                     {"share", Finding::Severity::warning, share_text(part, whole)});
    }

    Checker& checker_;
    const Reading& reading_;
    std::vector<Split> splits_;
};

} // namespace

void check_group_shares(Checker& checker) {
    GroupShares(checker).check();
}

} // namespace prose_check
