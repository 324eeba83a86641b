// Numbers of tables run without gap or repeat (domain V-19), and names of rows are spelt one way (V-17).
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "prose/rules.h"
#include "prose/table_row.h"
#include "prose/words.h"

namespace {

using Severity = Finding::Severity;

struct Caption {
    std::size_t sentence = 0;
    int number = 0;
    std::string text;
    int appendix = 0;
};

class Numbering {
public:
    explicit Numbering(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        gather();
        if (captions_.size() < 2) {
            return;
        }
        std::set<int> seen;
        int highest = 0;
        int appendix = captions_.front().appendix;
        for (const Caption& caption : captions_) {
            if (caption.appendix != appendix || (caption.number == 1 && highest > 1)) {
                seen.clear();
                highest = 0;
                appendix = caption.appendix;
            }
            const bool begun = highest > 0;
            if (seen.contains(caption.number)) {
                say(caption, highest + 1, Severity::warning);
            } else if (caption.number > highest + 1) {
                say(caption, highest + 1, begun ? Severity::warning : Severity::note);
            }
            seen.insert(caption.number);
            highest = std::max(highest, caption.number);
        }
        references();
    }

private:
    void say(const Caption& caption, int expected, Severity severity) {
        const Sentence& sentence = checker_.sentences()[caption.sentence];
        const std::string word(caption.text.substr(0, caption.text.find(' ')));
        checker_.say(sentence, 1,
                     {"numbering", severity, word + " " + std::to_string(expected),
                      word + " " + std::to_string(caption.number)});
    }

    // A list of tables at the front and a table that goes on over a page say a caption twice.
    void gather() {
        std::set<std::string> texts;
        for (std::size_t i = 0; i < checker_.sentences().size(); ++i) {
            const Sentence& sentence = checker_.sentences()[i];
            const Block& block = reading_.block(sentence);
            const std::string_view first = reading_.word(sentence, 0);
            if (block.kind != Block::Kind::caption || !among(first, {"tabell", "table", "tab"}) ||
                i != reading_.sentences_of(sentence.block).first || sentence.tokens.size() < 2 ||
                sentence.tokens[1].kind != Token::Kind::digits) {
                continue;
            }
            const bool chapters = reading_.word(sentence, 2) == "." && sentence.tokens.size() > 3 &&
                                  sentence.tokens[3].kind == Token::Kind::digits &&
                                  sentence.tokens[3].start == sentence.tokens[2].end;
            std::string text = block.lower;
            const std::size_t paged = text.find_last_not_of("0123456789 .");
            text.resize(paged == std::string::npos ? 0 : paged + 1);
            const bool again = text.find("forts") != std::string::npos;
            if (chapters || again || !texts.insert(text).second) {
                continue;
            }
            captions_.push_back({i, std::atoi(std::string(reading_.word(sentence, 1)).c_str()),
                                 block.text, block.appendix});
        }
    }

    // A text may name a table that another report has; a note is enough.
    void references() {
        for (const Sentence& sentence : checker_.sentences()) {
            for (std::size_t at = 0; at + 1 < sentence.tokens.size(); ++at) {
                if (reading_.word(sentence, at) != "tabell" ||
                    sentence.tokens[at + 1].kind != Token::Kind::digits ||
                    reading_.block(sentence).kind == Block::Kind::caption ||
                    (reading_.word(sentence, at + 2) == "." && at + 3 < sentence.tokens.size())) {
                    continue;
                }
                const std::string digits(reading_.word(sentence, at + 1));
                const int number = std::atoi(digits.c_str());
                const bool known = std::ranges::any_of(
                    captions_, [&](const Caption& caption) { return caption.number == number; });
                if (!known) {
                    checker_.say(sentence, at + 1,
                                 {"table_reference", Severity::note, "", digits});
                }
            }
        }
    }

    Checker& checker_;
    const Reading& reading_;
    std::vector<Caption> captions_;
};

// --- spelling of names

struct Label {
    const TextTable* table;
    const TextRow* row;
    TextCell cell;
    std::string lower;
};

bool is_inflection(std::string_view left, std::string_view right) {
    const std::string_view longer = left.size() > right.size() ? left : right;
    const std::string_view shorter = left.size() > right.size() ? right : left;
    if (!longer.starts_with(shorter)) {
        return stem_of(left) == stem_of(right);
    }
    return among(longer.substr(shorter.size()), {"", "s", "n", "t", "en", "et", "er", "ar", "na",
                                                 "arna", "erna", "ns"});
}

bool nearly_alike(std::string_view left, std::string_view right) {
    const std::size_t most = std::min(left.size(), right.size()) >= 9 ? 2 : 1;
    return left.size() >= 7 && right.size() >= 7 && left != right &&
           left.substr(0, 4) == right.substr(0, 4) && edits_between(left, right, most) <= most;
}

class Names {
public:
    explicit Names(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check() {
        gather_labels();
        gather_prose();
        std::set<std::string> told;
        for (const Label& label : labels_) {
            const std::string right = other_spelling(label);
            if (!right.empty()) {
                checker_.say(*label.row, label.cell,
                             {"name_spelling", Severity::warning, right, label.cell.text});
            }
        }
    }

private:
    void gather_labels() {
        for (const TextTable& table : reading_.tables()) {
            for (const TextRow& row : table.rows) {
                TextCell cell;
                cell.text = row.label;
                cell.start = row.start;
                cell.end = row.start;
                add(table, row, cell);
                for (const TextCell& other : row.cells) {
                    if (!other.value && other.text.size() < 40) {
                        add(table, row, other);
                    }
                }
            }
        }
    }

    void add(const TextTable& table, const TextRow& row, const TextCell& cell) {
        const std::string_view text = trimmed(cell.text);
        const bool word = starts_upper(text) && text.find(' ') == std::string_view::npos &&
                          text.find_first_of("0123456789/,") == std::string_view::npos;
        if (word && !is_total_label(text)) {
            labels_.push_back({&table, &row, cell, lower_same_length(text)});
            ++label_count_[labels_.back().lower];
        }
    }

    // Words with a capital within a sentence, without their genitive.
    void gather_prose() {
        for (const Sentence& sentence : checker_.sentences()) {
            const Block& block = reading_.block(sentence);
            for (std::size_t i = 1; i < sentence.tokens.size(); ++i) {
                const Token& token = sentence.tokens[i];
                if (token.kind != Token::Kind::word || token.end - token.start < 7) {
                    continue;
                }
                const std::string_view shown =
                    std::string_view(block.text).substr(token.start, token.end - token.start);
                std::string lower(reading_.word(sentence, i));
                if (!starts_upper(shown)) {
                    common_.insert(lower);
                    continue;
                }
                ++prose_[lower];
                if (lower.ends_with('s')) {
                    lower.pop_back();
                    ++prose_[lower];
                }
            }
        }
    }

    // The spelling that the report's own text or another table gives, or "".
    std::string other_spelling(const Label& label) const {
        if (prose_.contains(label.lower) || common_.contains(label.lower)) {
            return "";
        }
        for (const auto& [name, count] : prose_) {
            if (nearly_alike(name, label.lower) && !same_table_has(label, name) &&
                !common_.contains(name) && !name.ends_with("s") &&
                (!is_inflection(name, label.lower) || label_count_.contains(name))) {
                return capital(name);
            }
        }
        // Two tables over the same names: the rarer spelling gives way.
        for (const auto& [name, count] : label_count_) {
            if (nearly_alike(name, label.lower) && !is_inflection(name, label.lower) &&
                !same_table_has(label, name) && count >= label_count_.at(label.lower) &&
                share_names(label, name)) {
                return capital(name);
            }
        }
        return "";
    }

    bool same_table_has(const Label& label, std::string_view name) const {
        return std::ranges::any_of(labels_, [&](const Label& other) {
            return other.table == label.table && other.lower == name;
        });
    }

    bool share_names(const Label& label, std::string_view name) const {
        std::set<std::string> own;
        std::set<std::string> others;
        for (const Label& one : labels_) {
            if (one.table == label.table) {
                own.insert(one.lower);
            }
        }
        for (const Label& one : labels_) {
            const bool has = same_table_has(one, name);
            if (has && one.table != label.table && own.contains(one.lower)) {
                others.insert(one.lower);
            }
        }
        return others.size() >= 3;
    }

    static std::string capital(std::string name) {
        if (name[0] >= 'a' && name[0] <= 'z') {
            name[0] = static_cast<char>(name[0] - 'a' + 'A');
        } else if (name.size() > 1 && static_cast<unsigned char>(name[0]) == 0xC3) {
            name[1] = static_cast<char>(static_cast<unsigned char>(name[1]) - 0x20U);
        }
        return name;
    }

    Checker& checker_;
    const Reading& reading_;
    std::vector<Label> labels_;
    std::map<std::string, int> label_count_;
    std::map<std::string, int> prose_;
    std::set<std::string> common_;
};

} // namespace

void check_numbering(Checker& checker) { Numbering(checker).check(); }
void check_names(Checker& checker) { Names(checker).check(); }
