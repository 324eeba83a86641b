// "mellan 4 och 31 veckor" beside "kortast, 4 veckor" and "längst, 31 veckor" (domain V-5).
#include <algorithm>
#include <cmath>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

enum class End { none, low, high };

End end_of(std::string_view word) {
    if (among(word,
              {"kortast", "kortaste", "lägst", "lägsta", "yngst", "yngsta", "färrest", "minsta"})) {
        return End::low;
    }
    if (among(word, {"längst", "längsta", "äldst", "äldsta", "flest", "högsta", "största"})) {
        return End::high;
    }
    return End::none;
}

struct Span {
    const Sentence* sentence = nullptr;
    Said low;
    Said high;
    double least = 0;
    double most = 0;
    std::string unit;
};

class Ends {
public:
    explicit Ends(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        for (const Sentence& sentence : checker_.sentences()) {
            const Span span = span_of(sentence);
            if (span.low.quantity != nullptr) {
                against_ends(span);
                against_counts(span);
            }
        }
    }

private:
    // Years of age and other years are one thing here: "mellan 19 och 78 år", "78 år".
    static std::string unit_of(const Quantity& quantity) {
        switch (quantity.kind) {
        case Quantity::Kind::age:
            return "år";
        case Quantity::Kind::money:
            return "kr";
        case Quantity::Kind::share:
            return "%";
        case Quantity::Kind::count:
            return quantity.noun;
        default:
            return "";
        }
    }

    // A range, or "från 4 till 31 veckor" after a word that says that it varies.
    Span span_of(const Sentence& sentence) const {
        bool varies = false;
        for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
            varies = varies || says_range(reading_.word(sentence, at)) ||
                     reading_.word(sentence, at) == "mellan";
        }
        Span span;
        for (std::size_t i = 0; varies && i < sentence.quantities.size(); ++i) {
            const Quantity& one = sentence.quantities[i];
            const bool pair = i + 1 < sentence.quantities.size() && is_step(sentence, i);
            if (!one.is_range && !pair) {
                continue;
            }
            const Quantity& other = pair ? sentence.quantities[i + 1] : one;
            if (span.sentence != nullptr || unit_of(other).empty()) {
                return {}; // two ranges, or of nothing that is named
            }
            span = {&sentence,
                    {&sentence, &one},
                    {&sentence, &other},
                    one.value,
                    pair ? other.value : one.upper,
                    unit_of(other)};
            i += pair ? 1 : 0;
        }
        return span.least < span.most ? span : Span{};
    }

    bool is_step(const Sentence& sentence, std::size_t index) const {
        const Quantity& one = sentence.quantities[index];
        const Quantity& other = sentence.quantities[index + 1];
        return one.from > 0 && reading_.word(sentence, one.from - 1) == "från" &&
               other.from > one.last && reading_.word(sentence, other.from - 1) == "till" &&
               !other.is_range && other.first - one.last < 5;
    }

    // --- "Den yngsta var 19 år"

    void against_ends(const Span& span) {
        for (const Sentence& sentence : checker_.around(*span.sentence)) {
            const auto away = &sentence - span.sentence;
            if (away < -4 || away > 4 ||
                reading_.block(sentence).section != reading_.block(*span.sentence).section) {
                continue;
            }
            for (const Quantity& quantity : sentence.quantities) {
                if (quantity.is_range || unit_of(quantity) != span.unit ||
                    quantity.nearness != Quantity::Nearness::exact ||
                    &quantity == span.low.quantity || &quantity == span.high.quantity) {
                    continue;
                }
                const End end = said_end(sentence, quantity);
                if (end != End::none) {
                    compare(span, {&sentence, &quantity}, end);
                }
            }
        }
    }

    // The word stands before the number in its clause: "längst, 31 veckor", "den äldsta är 71 år".
    End said_end(const Sentence& sentence, const Quantity& quantity) const {
        std::size_t words = 0;
        for (std::size_t at = quantity.from; at-- > 0 && words < 6;) {
            const Token& token = sentence.tokens[at];
            const bool comma = at + 1 == quantity.from && reading_.word(sentence, at) == ",";
            if (token.kind == Token::Kind::digits || (token.kind == Token::Kind::mark && !comma)) {
                return End::none;
            }
            const std::string_view word = reading_.word(sentence, at);
            if (among(word, {"och", "medan", "men"})) {
                return End::none;
            }
            if (const End end = end_of(word); end != End::none) {
                return end;
            }
            words += comma ? 0 : 1;
        }
        return End::none;
    }

    void compare(const Span& span, const Said& said, End end) {
        const double value = said.quantity->value;
        const double expected = end == End::low ? span.least : span.most;
        checker_.judge(*said.sentence, *said.quantity);
        checker_.judge(*span.sentence, *span.low.quantity);
        checker_.judge(*span.sentence, *span.high.quantity);
        const bool outside = value < span.least || value > span.most;
        if (std::abs(value - expected) < said.quantity->step / 2 + 1e-9 ||
            !(outside || one_slip(value, expected)) || others_agree(span, said, end)) {
            return;
        }
        // What is told last is what is most likely copied wrong.
        const Said& end_of_span = end == End::low ? span.low : span.high;
        const bool later =
            said.sentence > span.sentence ||
            (said.sentence == span.sentence && said.quantity->first > end_of_span.quantity->first);
        const Said& blamed = later ? said : end_of_span;
        const Said& other = later ? end_of_span : said;
        if (!checker_.blamed(*blamed.sentence, *blamed.quantity)) {
            checker_.say(*blamed.sentence, *blamed.quantity,
                         {"range",
                          Severity::warning,
                          later ? number_text(expected, 2) : number_text(value, 2),
                          {},
                          {other}});
        }
    }

    // "Längst i Hamnen, 24 veckor, ... längst i Höjden, 20": another says the end.
    bool others_agree(const Span& span, const Said& said, End end) const {
        const double expected = end == End::low ? span.least : span.most;
        const auto [from, to] = reading_.sentences_of(said.sentence->block);
        for (std::size_t s = from; s < to; ++s) {
            const Sentence& sentence = checker_.sentences()[s];
            for (const Quantity& quantity : sentence.quantities) {
                if (&quantity != said.quantity && !quantity.is_range &&
                    unit_of(quantity) == span.unit && quantity.value == expected &&
                    said_end(sentence, quantity) == end) {
                    return true;
                }
            }
        }
        return false;
    }

    // --- "A hade 120 klienter, B 84 och C 66. Antalet låg mellan 66 och 120."

    void against_counts(const Span& span) {
        const auto index = static_cast<std::size_t>(span.sentence - checker_.sentences().data());
        for (std::size_t back = 1; back <= 3 && back <= index; ++back) {
            const Sentence& sentence = checker_.sentences()[index - back];
            if (sentence.block != span.sentence->block) {
                return;
            }
            std::vector<Said> counts;
            for (const Quantity& quantity : sentence.quantities) {
                if (unit_of(quantity) == span.unit && !quantity.is_range &&
                    quantity.nearness == Quantity::Nearness::exact &&
                    !is_change(reading_, sentence, quantity)) {
                    counts.push_back({&sentence, &quantity});
                }
            }
            if (counts.size() >= 3) {
                compare_counts(span, counts);
                return;
            }
        }
    }

    // One end must be right, or the range speaks of something else.
    void compare_counts(const Span& span, const std::vector<Said>& counts) {
        const auto value = [](const Said& said) { return said.quantity->value; };
        const Said& least = *std::ranges::min_element(counts, {}, value);
        const Said& most = *std::ranges::max_element(counts, {}, value);
        const bool low = value(least) == span.least;
        const bool high = value(most) == span.most;
        if (low == high) {
            return;
        }
        const Said& blamed = low ? span.high : span.low;
        const Said& held = low ? most : least;
        checker_.say(*blamed.sentence, *blamed.quantity,
                     {"range",
                      Severity::warning,
                      number_text(value(least), 2) + "\xE2\x80\x93" + number_text(value(most), 2),
                      {},
                      {held}});
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_extremes(Checker& checker) {
    Ends(checker).check();
}

} // namespace prose_check
