// The place where findings are gathered, and small readings that several rules need.
#include "prose/checker.h"

#include <algorithm>
#include <cmath>

#include "prose/table_row.h"
#include "prose/words.h"

namespace prose_check {

std::string_view name_of(Finding::Severity severity) {
    switch (severity) {
    case Finding::Severity::note:
        return "note";
    case Finding::Severity::warning:
        return "warning";
    case Finding::Severity::error:
        return "error";
    }
    return "";
}

namespace {

constexpr std::size_t quote_max = 400;

// Not within a letter of two bytes.
std::string cut(std::string text) {
    if (text.size() <= quote_max) {
        return text;
    }
    std::size_t end = quote_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) {
        --end;
    }
    return text.substr(0, end) + "\xE2\x80\xA6";
}

} // namespace

void Checker::add(Finding finding) {
    finding.line = reading_.layout().line_at(finding.start);
    finding.quote = cut(std::move(finding.quote));
    if (finding.severity != Finding::Severity::note) {
        ++blamed_[finding.start];
    }
    findings_.push_back(std::move(finding));
}

std::span<const Sentence> Checker::around(const Sentence& sentence) const {
    constexpr std::size_t reach = 1200;
    const std::vector<Sentence>& all = sentences();
    const auto index = static_cast<std::size_t>(&sentence - all.data());
    const std::size_t from = index < reach ? 0 : index - reach;
    return {all.data() + from, std::min(all.size(), index + reach) - from};
}

void Checker::say(const Sentence& sentence, const Quantity& quantity, const Verdict& verdict) {
    judge(sentence, quantity);
    const auto [start, end] = reading_.place(sentence, quantity.first, quantity.last);
    add({verdict.severity, 0, start, end, reading_.sentence_text(sentence),
         std::string(verdict.rule),
         verdict.found.empty() ? reading_.written(sentence, quantity) : verdict.found,
         verdict.expected});
    tell_against(reading_.layout().line_at(start), verdict);
}

// The reader sees both sides of what does not agree.
void Checker::tell_against(int line, const Verdict& verdict) {
    constexpr std::size_t against_max = 12;
    if (verdict.severity == Finding::Severity::note || verdict.against.size() > against_max) {
        return;
    }
    for (const Said& said : verdict.against) {
        judge(*said.sentence, *said.quantity);
        const auto [start, end] =
            reading_.place(*said.sentence, said.quantity->first, said.quantity->last);
        if (reading_.layout().line_at(start) != line) {
            add({Finding::Severity::note, 0, start, end, reading_.sentence_text(*said.sentence),
                 "counterpart", reading_.written(*said.sentence, *said.quantity),
                 verdict.expected});
        }
    }
}

void Checker::say(const Sentence& sentence, std::size_t first, const Verdict& verdict) {
    const auto [start, end] = reading_.place(sentence, first, first);
    const Block& block = reading_.block(sentence);
    add({verdict.severity, 0, start, end,
         block.kind == Block::Kind::caption ? block.text : reading_.sentence_text(sentence),
         std::string(verdict.rule), verdict.found, verdict.expected});
}

void Checker::say(const TextRow& row, const TextCell& cell, const Verdict& verdict) {
    judge(cell);
    const std::string_view line = reading_.given().substr(row.start, row.end - row.start);
    std::string quote(trimmed(line));
    std::replace(quote.begin(), quote.end(), '\t', ' ');
    const bool placed = cell.end > cell.start;
    add({verdict.severity, 0, placed ? cell.start : row.start, placed ? cell.end : row.end,
         std::move(quote), std::string(verdict.rule),
         verdict.found.empty() ? cell.text : verdict.found, verdict.expected});
}

void Checker::point(const TextRow& row, const TextCell& cell, const std::string& expected) {
    say(row, cell, {"counterpart", Finding::Severity::note, expected});
}

int Checker::times(double value) const {
    if (times_.empty()) {
        for (const Sentence& sentence : sentences()) {
            for (const Quantity& quantity : sentence.quantities) {
                if (is_amount(quantity) && !quantity.is_range) {
                    ++times_[quantity.value];
                }
            }
        }
        for (const TextTable& table : reading_.tables()) {
            for (const TextRow& row : table.rows) {
                for (const TextCell& cell : row.cells) {
                    if (cell.value && !cell.percent) {
                        ++times_[*cell.value];
                    }
                }
            }
        }
    }
    const auto found = times_.find(value);
    return found == times_.end() ? 0 : found->second;
}

void Checker::withdraw(std::uint32_t start, std::string_view rule) {
    std::erase_if(findings_, [&](const Finding& finding) {
        const bool gone = finding.start == start && finding.rule == rule;
        if (gone && finding.severity != Finding::Severity::note && --blamed_[start] == 0) {
            blamed_.erase(start);
        }
        return gone;
    });
}

void Checker::withdraw_sums(const TextTable& table, std::size_t column) {
    for (const TextRow& row : table.rows) {
        if (column < row.cells.size()) {
            withdraw(row.cells[column].start, "table_sum");
        }
    }
}

std::uint32_t Checker::start_of(const Sentence& sentence, const Quantity& quantity) const {
    return reading_.place(sentence, quantity.first, quantity.last).first;
}

void Checker::judge(const Sentence& sentence, const Quantity& quantity) {
    judged_.insert(start_of(sentence, quantity));
}

void Checker::confirm(const Sentence& sentence, const Quantity& quantity) {
    judge(sentence, quantity);
    confirmed_.insert(start_of(sentence, quantity));
}

void Checker::judge(const TextCell& cell) {
    judged_.insert(cell.start);
}

bool Checker::blamed(const Sentence& sentence, const Quantity& quantity) const {
    return blamed_.contains(start_of(sentence, quantity));
}

std::vector<Finding> Checker::findings() {
    std::ranges::stable_sort(findings_, [](const Finding& left, const Finding& right) {
        return left.start != right.start ? left.start < right.start : left.rule < right.rule;
    });
    const auto twice =
        std::ranges::unique(findings_, [](const Finding& left, const Finding& right) {
            return left.start == right.start && left.rule == right.rule;
        });
    findings_.erase(twice.begin(), twice.end());
    return findings_;
}

std::string number_text(double value, int decimals) {
    const double scale = std::pow(10, decimals);
    // Half up, as shares are rounded in tables.
    const double rounded = std::floor(std::abs(value) * scale + 0.5 + 1e-9);
    if (rounded >= 9e17) {
        return "";
    }
    const auto whole = static_cast<long long>(rounded / scale);
    const auto rest = static_cast<long long>(rounded - static_cast<double>(whole) * scale + 0.5);
    std::string digits = std::to_string(whole);
    for (std::size_t at = digits.size(); at > 3 && digits.size() > 4; at -= 3) {
        if (at - 3 == 0) {
            break;
        }
        digits.insert(at - 3, " ");
    }
    if (rest != 0) {
        std::string tail = std::to_string(rest);
        tail.insert(0, static_cast<std::size_t>(decimals) - tail.size(), '0');
        tail.erase(tail.find_last_not_of('0') + 1);
        digits += "," + tail;
    }
    return (value < 0 && rounded > 0 ? "-" : "") + digits;
}

std::string share_text(double part, double whole) {
    return number_text(part, 2) + " / " + number_text(whole, 2) + " = " +
           number_text(100 * part / whole, 1) + " %";
}

std::string sum_text(const std::vector<double>& parts) {
    std::string text;
    double sum = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        sum += parts[i];
        if (i < 12) {
            const bool minus = i > 0 && parts[i] < 0;
            text += (i == 0  ? ""
                     : minus ? " - "
                             : " + ") +
                    number_text(minus ? -parts[i] : parts[i], 2);
        } else if (i == 12) {
            text += " + \xE2\x80\xA6";
        }
    }
    return text + " = " + number_text(sum, 2);
}

bool is_time(const Quantity& quantity) {
    return among(quantity.noun, {"år", "månad", "veck", "dag", "timm", "minut", "gång", "kvartal",
                                 "dygn", "halvår", "ggr", "sekel", "sekund"});
}

bool is_change(const Reading& reading, const Sentence& sentence, const Quantity& quantity) {
    const std::string_view after = reading.word(sentence, quantity.last + 1);
    if (quantity.kind == Quantity::Kind::points || quantity.is_signed ||
        among(after, {"fler", "färre", "mer", "mindre", "högre", "lägre"})) {
        return true;
    }
    if (quantity.from == 0) {
        return false;
    }
    const std::string_view ahead = reading.word(sentence, quantity.from - 1);
    if (!among(ahead, {"med", "på", "om"})) {
        return direction_of(ahead) != Direction::none;
    }
    for (std::size_t at = quantity.from - 1; at-- > 0 && quantity.from - at < 8;) {
        const std::string_view found = reading.word(sentence, at);
        if (direction_of(found) != Direction::none) {
            return true;
        }
        if (sentence.tokens[at].kind == Token::Kind::mark) {
            return false;
        }
    }
    return false;
}

bool is_plain_count(const Reading& reading, const Sentence& sentence, const Quantity& quantity) {
    return quantity.kind == Quantity::Kind::count && !quantity.is_range && quantity.value >= 0 &&
           !is_time(quantity) && !is_change(reading, sentence, quantity);
}

namespace {

bool is_determiner(std::string_view word) {
    return among(word, {"landets", "länets", "de", "totalt", "sammanlagt", "samtliga", "alla",
                        "våra", "kommunens", "stadens", "dessa", "rikets", "regionens", "totala",
                        "sveriges", "hela", "verksamhetens"});
}

// Whether the word before `at`, determiners passed over, is "av"; then where it stands.
bool after_of(const Reading& reading, const Sentence& sentence, std::size_t& at) {
    while (at > 0 && is_determiner(reading.word(sentence, at - 1))) {
        --at;
    }
    if (at == 0 || reading.word(sentence, at - 1) != "av") {
        return false;
    }
    --at;
    return true;
}

bool nouns_agree(const Quantity& part, const Quantity& whole) {
    return part.noun.empty() || whole.noun.empty() || part.noun == whole.noun ||
           among(part.noun, {"kvinn", "män", "flick", "pojk", "barn"});
}

} // namespace

std::vector<PartOf> parts_of(const Reading& reading, const Sentence& sentence) {
    std::vector<PartOf> found;
    const auto& all = sentence.quantities;
    for (std::size_t w = 0; w < all.size(); ++w) {
        std::size_t of = all[w].from;
        if (all[w].kind != Quantity::Kind::count || is_time(all[w]) ||
            !after_of(reading, sentence, of)) {
            continue;
        }
        const bool before = w > 0 && all[w - 1].kind == Quantity::Kind::count &&
                            !all[w - 1].is_signed && !all[w - 1].is_range;
        const std::size_t gap = of > 0 && reading.word(sentence, of - 1) == "(" ? of - 1 : of;
        if (before && nouns_agree(all[w - 1], all[w]) &&
            (gap == all[w - 1].last + 1 ||
             (!all[w - 1].noun.empty() && gap == all[w - 1].noun_token + 1))) {
            found.push_back({w - 1, w, PartOf::Order::part_first});
            continue;
        }
        // "Av landets 107 verksamheter har 97 ..."
        const bool opens = of == 0 || sentence.tokens[of - 1].kind == Token::Kind::mark;
        if (!opens || w + 1 >= all.size() || !is_plain_count(reading, sentence, all[w + 1])) {
            continue;
        }
        const std::string_view ahead = reading.word(sentence, all[w + 1].from - 1);
        const bool bound = among(ahead, {"för", "med", "på", "i", "till", "från", "om", "under",
                                         "per", "mellan", "av", "och", "eller"});
        if (!bound && all[w + 1].first - all[w].last < 14) {
            found.push_back({w + 1, w, PartOf::Order::whole_first});
        }
    }
    return found;
}

bool many_answers(const Reading& reading, int section) {
    for (const Sentence& sentence : reading.sentences()) {
        if (reading.block(sentence).section != section) {
            continue;
        }
        const bool several =
            reading.has_word(sentence, {"flera", "fler", "mer"}) &&
            reading.has_word(sentence,
                             {"alternativ", "svarsalternativ", "svar", "orsaker", "anges", "ange",
                              "uppge", "angett", "uppgett", "markera", "kategorier", "kryssa"});
        if (several && reading.has_word(sentence, {"kan", "kunde", "kunnat", "möjligt", "flera"})) {
            return true;
        }
    }
    return false;
}

bool is_excerpt(const Reading& reading, const Sentence& sentence) {
    return reading.has_pair(sentence, "bland", "annat") ||
           reading.has_pair(sentence, "till", "exempel") ||
           reading.has_pair(sentence, "med", "flera") ||
           reading.has_pair(sentence, "med", "mera") ||
           reading.has_word(sentence,
                            {"exempelvis", "exempel", "ex", "bl", "fl", "etc", "osv", "främst",
                             "såsom", "framförallt", "framför", "inklusive", "bla", "mm"});
}

bool says_rest(std::string_view word) {
    return among(word,
                 {"övriga", "resterande", "resten", "återstående", "övrigt", "okänt", "annat"});
}

bool divides(const Reading& reading, const Sentence& sentence) {
    return reading.has_word(
        sentence,
        {"genom",   "via",       "gällde",      "gäller",   "rör",     "rörde",   "avser",
         "avsåg",   "drivs",     "drevs",       "bor",      "bodde",   "sökte",   "sökt",
         "kom",     "kommer",    "kommit",      "finns",    "fanns",   "handlar", "handlade",
         "tillhör", "tillhörde", "fördelas",    "fördelar", "svarade", "år",      "hänvisades",
         "själva",  "regi",      "återstående", "nivå"});
}

Sex sex_of(const Reading& reading, const Sentence& sentence, const Quantity& quantity) {
    const auto sex = [](std::string_view stem) {
        return among(stem, {"kvinn", "flick", "kvinnlig"}) ? Sex::women
               : among(stem, {"män", "pojk", "manlig"})    ? Sex::men
                                                           : Sex::none;
    };
    if (const Sex own = sex(quantity.noun); own != Sex::none) {
        return own;
    }
    if (!quantity.noun.empty() && !names_people(quantity.noun)) {
        return Sex::none;
    }
    Sex found = Sex::none;
    for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
        const Sex here = sex(stem_of(reading.word(sentence, at)));
        if (here != Sex::none && found != Sex::none && here != found) {
            return Sex::none;
        }
        found = here == Sex::none ? found : here;
    }
    return found;
}

} // namespace prose_check
