// Cuts blocks into sentences and tells each quantity what it counts, of which year, and whether it
// is called a total.
#include "prose/reading.h"

#include <algorithm>

#include "prose/words.h"

namespace prose_check {

namespace {

bool is_abbreviation(std::string_view word) {
    return among(word,
                 {"ex", "bl", "a",    "ca",   "dvs",  "d",     "v",   "s",   "fl",  "mm",  "kap",
                  "nr", "kl", "resp", "inkl", "exkl", "prop",  "jfr", "sid", "tel", "f",   "n",
                  "k",  "t",  "o",    "m",    "e",    "p",     "g",   "pga", "bla", "tex", "milj",
                  "ev", "st", "fr",   "dr",   "reg",  "forts", "tab", "fig", "avd", "enl"});
}

// Whether the mark at `at` ends a sentence: a blank and a new beginning follow.
bool ends_here(const Block& block, const std::vector<Token>& tokens, std::size_t at) {
    const auto word = [&](std::size_t i) {
        return std::string_view(block.text)
            .substr(tokens[i].start, tokens[i].end - tokens[i].start);
    };
    const std::string_view mark = word(at);
    if ((mark != "." && mark != "!" && mark != "?") || at + 1 >= tokens.size()) {
        return false;
    }
    // The mark of a note may stand between: "ombud.1 Förslaget", "systemet. 1 Det".
    std::size_t next = at + 1;
    if (tokens[next].kind == Token::Kind::digits && tokens[next].start == tokens[at].end &&
        next + 1 < tokens.size()) {
        ++next;
    } else if (tokens[next].start == tokens[at].end && tokens[next].kind != Token::Kind::mark) {
        return false;
    }
    const std::string lower = lower_same_length(at > 0 ? word(at - 1) : "");
    const bool initial = at > 0 && word(at - 1).size() == 1 && letter_at(word(at - 1), 0) == 1;
    if (mark == "." && (is_abbreviation(lower) || initial)) {
        return lower == "st" && starts_upper(word(next));
    }
    return starts_upper(word(next)) || tokens[next].kind != Token::Kind::word;
}

} // namespace

Reading::Reading(std::string_view text) : given_(text), layout_(layout_of(text)) {
    of_block_.resize(layout_.blocks.size());
    for (std::size_t i = 0; i < layout_.blocks.size(); ++i) {
        of_block_[i].first = sentences_.size();
        if (layout_.blocks[i].kind != Block::Kind::table) {
            read_sentences(i);
        }
        of_block_[i].second = sentences_.size();
    }
}

void Reading::read_sentences(std::size_t block) {
    const std::vector<Token> tokens = tokens_of(layout_.blocks[block].text);
    std::size_t first = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (ends_here(layout_.blocks[block], tokens, i)) {
            take_sentence(block, {tokens.begin() + static_cast<std::ptrdiff_t>(first),
                                  tokens.begin() + static_cast<std::ptrdiff_t>(i + 1)});
            // "ombud.1 Det": the mark of a note goes with what it is a note to.
            first = i + 1;
            if (tokens[first].kind == Token::Kind::digits && tokens[first].start == tokens[i].end) {
                ++first;
            }
        }
    }
    if (first < tokens.size()) {
        take_sentence(block, {tokens.begin() + static_cast<std::ptrdiff_t>(first), tokens.end()});
    }
}

void Reading::take_sentence(std::size_t block, std::vector<Token> tokens) {
    Sentence sentence;
    sentence.block = block;
    sentence.tokens = std::move(tokens);
    sentence.quantities = quantities_in(layout_.blocks[block].lower, sentence.tokens);
    for (Quantity& quantity : sentence.quantities) {
        find_noun(sentence, quantity);
    }
    find_money(sentence);
    find_totals(sentence);
    find_years(sentence);
    find_stems(sentence);
    sentences_.push_back(std::move(sentence));
}

std::string_view Reading::word(const Sentence& sentence, std::size_t token) const {
    if (token >= sentence.tokens.size()) {
        return "";
    }
    const Token& found = sentence.tokens[token];
    return std::string_view(block(sentence).lower).substr(found.start, found.end - found.start);
}

bool Reading::has_word(const Sentence& sentence,
                       std::initializer_list<std::string_view> words) const {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        if (among(word(sentence, i), words)) {
            return true;
        }
    }
    return false;
}

bool Reading::has_pair(const Sentence& sentence, std::string_view first,
                       std::string_view second) const {
    for (std::size_t i = 0; i + 1 < sentence.tokens.size(); ++i) {
        if (word(sentence, i) == first && word(sentence, i + 1) == second) {
            return true;
        }
    }
    return false;
}

std::pair<std::size_t, std::size_t> Reading::sentences_of(std::size_t block) const {
    return of_block_[block];
}

std::pair<std::uint32_t, std::uint32_t> Reading::place(const Sentence& sentence, std::size_t first,
                                                       std::size_t last) const {
    const Block& within = block(sentence);
    const std::uint32_t start = within.origin[sentence.tokens[first].start];
    const std::uint32_t end = within.origin[sentence.tokens[last].end - 1] + 1;
    return {start, std::max(start, end)};
}

std::string Reading::written(const Sentence& sentence, const Quantity& quantity) const {
    const std::uint32_t start = sentence.tokens[quantity.from].start;
    const std::uint32_t end = sentence.tokens[quantity.last].end;
    return block(sentence).text.substr(start, end - start);
}

std::string Reading::sentence_text(const Sentence& sentence) const {
    const std::uint32_t start = sentence.tokens.front().start;
    return block(sentence).text.substr(start, sentence.tokens.back().end - start);
}

namespace {

bool is_year(std::string_view word) {
    return word.size() == 4 && is_digit(word[3]) &&
           (word.starts_with("19") || word.starts_with("20"));
}

} // namespace

// "10 personliga ombud": the first word after it that is no adjective.
void Reading::find_noun(const Sentence& sentence, Quantity& quantity) const {
    std::size_t at = quantity.last + 1;
    if (is_shareish(quantity) && word(sentence, at) == "av") {
        at += 1;
        while (among(word(sentence, at),
                     {"alla", "de", "samtliga", "våra", "dessa", "landets", "länets", "totala"})) {
            ++at;
        }
    } else if (quantity.kind != Quantity::Kind::count) {
        return;
    }
    std::size_t last_adjective = 0;
    for (int taken = 0; taken < 5 && at < sentence.tokens.size(); ++at, ++taken) {
        if (sentence.tokens[at].kind != Token::Kind::word) {
            break;
        }
        const std::string_view found = word(sentence, at);
        if (among(found, {"st", "stycken", "olika"})) {
            continue;
        }
        if (is_small_word(found) && !among(found, {"år", "procent"})) {
            break;
        }
        // "178 år 2022" counts no years.
        if (found == "år" && at + 1 < sentence.tokens.size() && is_year(word(sentence, at + 1))) {
            break;
        }
        if (looks_adjectival(found)) {
            last_adjective = at;
            continue;
        }
        quantity.noun = stem_of(found);
        quantity.noun_token = at;
        return;
    }
    if (last_adjective != 0) {
        quantity.noun = stem_of(word(sentence, last_adjective));
        quantity.noun_token = last_adjective;
        return;
    }
    if (quantity.kind == Quantity::Kind::count) {
        find_noun_before(sentence, quantity);
    }
}

// "Kvinnor: 332" and "antalet uppdrag är 1 338".
void Reading::find_noun_before(const Sentence& sentence, Quantity& quantity) const {
    const std::size_t from = quantity.from;
    if (from >= 2 && word(sentence, from - 1) == ":" &&
        sentence.tokens[from - 2].kind == Token::Kind::word &&
        !among(word(sentence, from - 2), {"år", "året", "följande"})) {
        quantity.noun = stem_of(word(sentence, from - 2));
        quantity.noun_token = from - 2;
        return;
    }
    for (std::size_t at = from; at-- > 0 && from - at < 14;) {
        const std::string_view found = word(sentence, at);
        if (found == "." || found == ";" || sentence.tokens[at].kind == Token::Kind::digits) {
            return;
        }
        if (found != "antal" && found != "antalet") {
            continue;
        }
        std::size_t noun = at + 1;
        while (noun < from && looks_adjectival(word(sentence, noun))) {
            ++noun;
        }
        if (noun < from && sentence.tokens[noun].kind == Token::Kind::word) {
            quantity.noun = stem_of(word(sentence, noun));
            quantity.noun_token = noun;
        }
        return;
    }
}

// "Totalt hade 625 personer", "sammanlagt 40", "625 personer totalt".
// "2,9 miljoner kronor och 1,7 miljoner från kommunerna": both are money.
void Reading::find_money(Sentence& sentence) {
    const bool money = std::ranges::any_of(sentence.quantities, [](const Quantity& quantity) {
        return quantity.kind == Quantity::Kind::money;
    });
    for (Quantity& quantity : sentence.quantities) {
        if (money && quantity.kind == Quantity::Kind::count && quantity.step >= 1000 &&
            (quantity.noun.empty() || quantity.noun_token > quantity.last + 1)) {
            quantity.kind = Quantity::Kind::money;
        }
    }
}

void Reading::find_totals(Sentence& sentence) const {
    bool said = false;
    std::size_t at = 0;
    for (Quantity& quantity : sentence.quantities) {
        if (!is_amount(quantity)) {
            continue;
        }
        for (; at < quantity.first; ++at) {
            said = said || says_total(word(sentence, at));
        }
        quantity.total = said;
        const std::size_t after = std::max(quantity.last, quantity.noun_token) + 1;
        quantity.total = quantity.total || says_total(word(sentence, after));
        said = false;
        at = quantity.last + 1;
    }
}

// "jämfört med 2019", "från 2019", "än 2019": the year that is compared with.
bool Reading::is_baseline(const Sentence& sentence, const Quantity& year) const {
    if (year.first == 0) {
        return false;
    }
    const std::string_view ahead = word(sentence, year.first - 1);
    const bool against = ahead == "med" && year.first > 1 &&
                         among(word(sentence, year.first - 2), {"jämfört", "jämförelse"});
    return against || among(ahead, {"än", "från", "sedan", "mot"});
}

void Reading::find_years(Sentence& sentence) const {
    for (Quantity& quantity : sentence.quantities) {
        std::size_t nearest = 1000;
        for (const Quantity& other : sentence.quantities) {
            if (other.kind != Quantity::Kind::year || is_baseline(sentence, other)) {
                continue;
            }
            // "178 år 2022" says its year itself.
            if (other.first == quantity.last + 2 && word(sentence, quantity.last + 1) == "år") {
                quantity.year = static_cast<int>(other.value);
                break;
            }
            const std::size_t away = other.first > quantity.first ? other.first - quantity.last
                                                                  : quantity.first - other.last;
            if (away < nearest) {
                nearest = away;
                quantity.year = static_cast<int>(other.value);
            }
        }
    }
}

void Reading::find_stems(Sentence& sentence) const {
    const Block& within = block(sentence);
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const Token& token = sentence.tokens[i];
        if (token.kind != Token::Kind::word) {
            continue;
        }
        const std::string_view found = word(sentence, i);
        const std::string_view shown =
            std::string_view(within.text).substr(token.start, token.end - token.start);
        if (i > 0 && starts_upper(shown)) {
            sentence.names.emplace_back(stem_of(found));
        }
        if (!is_small_word(found) && !number_word(found) && found.size() > 2) {
            sentence.stems.push_back(stem_of(found));
        }
    }
    std::ranges::sort(sentence.stems);
    sentence.stems.erase(std::unique(sentence.stems.begin(), sentence.stems.end()),
                         sentence.stems.end());
    std::ranges::sort(sentence.names);
    sentence.names.erase(std::unique(sentence.names.begin(), sentence.names.end()),
                         sentence.names.end());
}

} // namespace prose_check
