// How many there are said to be, and how many are named: "fem samarbetspartner: a, b, c".
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

using Severity = Finding::Severity;

class ListCounts {
public:
    explicit ListCounts(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        for (const Sentence& sentence : checker_.sentences()) {
            if (!is_excerpt(reading_, sentence)) {
                inline_lists(sentence);
            }
        }
        const auto& blocks = reading_.layout().blocks;
        for (std::size_t i = 1; i < blocks.size(); ++i) {
            const bool lead = blocks[i - 1].kind == Block::Kind::paragraph;
            if (blocks[i].kind == Block::Kind::item && lead) {
                bullets(i);
            }
        }
    }

private:
    static bool may_count(const Quantity& quantity) {
        return quantity.kind == Quantity::Kind::count && !quantity.is_range &&
               quantity.value >= 2 && quantity.value <= 25 && quantity.step == 1.0 &&
               !quantity.is_signed && quantity.nearness == Quantity::Nearness::exact &&
               !quantity.noun.empty() && quantity.noun_token > quantity.last;
    }

    // --- within a sentence

    void inline_lists(const Sentence& sentence) {
        for (const Quantity& quantity : sentence.quantities) {
            if (!may_count(quantity)) {
                continue;
            }
            std::size_t mark = quantity.noun_token + 1;
            while (mark < sentence.tokens.size() && mark < quantity.noun_token + 6 &&
                   sentence.tokens[mark].kind == Token::Kind::word) {
                ++mark;
            }
            const std::string_view opening = reading_.word(sentence, mark);
            const bool bracket = opening == "(" && mark <= quantity.noun_token + 2;
            if (opening == ":" || opening == ";" || bracket) {
                compare(sentence, quantity, mark + 1, end_of_list(sentence, mark + 1, opening));
            }
        }
    }

    std::size_t end_of_list(const Sentence& sentence, std::size_t from,
                            std::string_view opening) const {
        for (std::size_t at = from; at < sentence.tokens.size(); ++at) {
            const std::string_view word = reading_.word(sentence, at);
            if ((opening == "(" && word == ")") || word == ";" || word == "." || word == "?") {
                return at;
            }
        }
        return sentence.tokens.size();
    }

    struct Names {
        std::size_t least = 1;
        std::size_t most = 1;
        bool plain = true; // short names, no clauses, no numbers
    };

    // "a, b och c" is three; an "och" within a name leaves a choice.
    Names names_in(const Sentence& sentence, std::size_t from, std::size_t end) const {
        Names names;
        std::size_t commas = 0;
        std::size_t ands = 0;
        std::size_t words = 0;
        bool clause = false;
        int depth = 0;
        for (std::size_t at = from; at < end; ++at) {
            const std::string_view word = reading_.word(sentence, at);
            depth += word == "(" ? 1 : word == ")" ? -1 : 0;
            if (depth > 0) {
                continue;
            }
            if (word == ",") {
                ++commas;
                words = 0;
            } else if (among(word, {"och", "samt"})) {
                // ", och" is one parting, not two.
                ands += reading_.word(sentence, at - 1) == "," ? 0U : 1U;
                words = 0;
            } else if (++words > 7 || (clause && words > 3) ||
                       among(word,
                             {"att", "som", "är", "var", "har", "hade", "ska", "vi", "eller"})) {
                names.plain = false;
            }
            clause = words > 0 && (clause || among(word, {"det", "den", "de"}));
        }
        names.least = commas + 1;
        names.most = commas + 1 + ands;
        return names;
    }

    void compare(const Sentence& sentence, const Quantity& quantity, std::size_t from,
                 std::size_t end) {
        const Names names = names_in(sentence, from, end);
        const bool numbers = std::ranges::any_of(sentence.quantities, [&](const Quantity& other) {
            return other.first >= from && other.last < end && other.kind != Quantity::Kind::label &&
                   other.kind != Quantity::Kind::year;
        });
        if (!names.plain || numbers || names.most < 2) {
            return;
        }
        const auto said = static_cast<std::size_t>(quantity.value);
        checker_.judge(sentence, quantity);
        if (said >= names.least && said <= names.most) {
            return;
        }
        const std::size_t shown = names.most;
        const std::size_t off = said > shown ? said - shown : shown - said;
        if (off <= std::max<std::size_t>(2, shown)) {
            checker_.say(sentence, quantity,
                         {"list_count", Severity::warning, std::to_string(shown)});
        }
    }

    // --- items under a paragraph

    void bullets(std::size_t first) {
        const auto& blocks = reading_.layout().blocks;
        std::size_t end = first;
        while (end < blocks.size() && blocks[end].kind == Block::Kind::item) {
            ++end;
        }
        const auto [from, to] = reading_.sentences_of(first - 1);
        if (from == to || end - first < 2) {
            return;
        }
        const Sentence& lead = checker_.sentences()[to - 1];
        const std::size_t last = lead.tokens.size() - 1;
        if (reading_.word(lead, last) != ":" || is_excerpt(reading_, lead)) {
            return;
        }
        const Quantity* said = nullptr;
        for (const Quantity& quantity : lead.quantities) {
            said = may_count(quantity) ? &quantity : said;
        }
        if (said == nullptr || !announces(lead, *said)) {
            return;
        }
        const std::size_t items = end - first;
        const auto count = static_cast<std::size_t>(said->value);
        checker_.judge(lead, *said);
        const std::size_t off = count > items ? count - items : items - count;
        if (off != 0 && off <= 3) {
            checker_.say(lead, *said, {"list_count", Severity::warning, std::to_string(items)});
        }
    }

    // "följande fyra områden:", "fyra områden:".
    bool announces(const Sentence& lead, const Quantity& said) const {
        const std::size_t last = lead.tokens.size() - 1;
        if (said.noun_token + 1 == last) {
            return true;
        }
        for (std::size_t at = said.from; at-- > 0 && said.from - at < 4;) {
            if (among(reading_.word(lead, at), {"följande", "dessa"})) {
                return true;
            }
        }
        return false;
    }

    Checker& checker_;
    const Reading& reading_;
};

// --- opening stock + new - ended = closing stock (domain V-9)

class Flows {
public:
    explicit Flows(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        std::size_t last = 0;
        for (const Sentence& sentence : checker_.sentences()) {
            const bool item = reading_.block(sentence).kind == Block::Kind::item;
            if (sentence.block != last && !(item && sentence.block == last + 1)) {
                weigh();
                clear();
            }
            last = sentence.block;
            read(sentence);
        }
        weigh();
    }

private:
    enum Part { opening, arrived, left, closing };

    void clear() {
        for (auto& place : places_) {
            place = {};
        }
        twice_ = false;
    }

    void read(const Sentence& sentence) {
        std::size_t from = 0;
        for (std::size_t i = 0; i < sentence.quantities.size(); ++i) {
            const Quantity& quantity = sentence.quantities[i];
            if (!is_plain_count(reading_, sentence, quantity) || quantity.step != 1.0) {
                continue;
            }
            const std::size_t end = clause_end(sentence, i);
            const int part = part_of(sentence, from, end);
            from = end;
            if (part >= 0) {
                auto& place = places_[part];
                twice_ = twice_ || place.quantity != nullptr;
                place = {&sentence, &quantity};
            }
        }
    }

    std::size_t clause_end(const Sentence& sentence, std::size_t index) const {
        const Quantity& quantity = sentence.quantities[index];
        std::size_t at = quantity.last + 1;
        while (at < sentence.tokens.size() && sentence.tokens[at].kind != Token::Kind::mark &&
               !among(reading_.word(sentence, at), {"och", "samt", "medan"})) {
            ++at;
        }
        return at;
    }

    int part_of(const Sentence& sentence, std::size_t from, std::size_t end) const {
        bool start = false;
        bool finish = false;
        int kind = -1;
        for (std::size_t at = from; at < end; ++at) {
            const std::string_view word = reading_.word(sentence, at);
            start = start || among(word, {"början", "ingången", "ingång", "ingående", "januari"}) ||
                    (word == "juli" && reading_.word(sentence, at - 1) == "1") ||
                    (word == "årsskiftet" && places_[opening].quantity == nullptr);
            finish =
                finish ||
                among(word, {"slut", "slutet", "utgången", "utgång", "utgående", "december"}) ||
                (word == "juni" && reading_.word(sentence, at - 1) == "30") ||
                (word == "årsskiftet" && places_[opening].quantity != nullptr);
            if (word.starts_with("nytillkom") || word.starts_with("tillkom") ||
                word.starts_with("nyinskriv") || among(word, {"nya", "började", "inskrivna"})) {
                kind = arrived;
            } else if (word.starts_with("avslut") || word.starts_with("utskriv")) {
                kind = left;
            }
        }
        return kind >= 0 ? kind : start == finish ? -1 : start ? opening : closing;
    }

    void weigh() {
        for (const auto& place : places_) {
            if (place.quantity == nullptr || twice_) {
                return;
            }
        }
        const double sum = places_[opening].quantity->value + places_[arrived].quantity->value -
                           places_[left].quantity->value;
        for (const auto& place : places_) {
            checker_.confirm(*place.sentence, *place.quantity);
        }
        if (!meant_by(*places_[closing].quantity).holds(sum)) {
            checker_.say(
                *places_[closing].sentence, *places_[closing].quantity,
                {"flow",
                 Severity::error,
                 sum_text({places_[opening].quantity->value, places_[arrived].quantity->value,
                           -places_[left].quantity->value}),
                 {},
                 {places_[opening], places_[arrived], places_[left]}});
        }
    }

    Checker& checker_;
    const Reading& reading_;
    Said places_[4];
    bool twice_ = false;
};

} // namespace

void check_list_counts(Checker& checker) {
    ListCounts(checker).check();
}
void check_flows(Checker& checker) {
    Flows(checker).check();
}

} // namespace prose_check
