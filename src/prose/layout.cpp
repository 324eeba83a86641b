// Joins lines into blocks. Texts out of PDF files break sentences by page, note and column.
#include "prose/layout.h"

#include <algorithm>

#include "prose/table_row.h"
#include "prose/words.h"

int Layout::line_at(std::uint32_t offset) const {
    const auto after = std::ranges::upper_bound(lines, offset, {}, &Line::start);
    return after == lines.begin() ? 1 : std::prev(after)->number;
}

namespace {

bool ends_sentence(std::string_view text) {
    text = trimmed(text);
    while (!text.empty() && (text.ends_with('"') || text.ends_with(')') ||
                             text.ends_with("\xE2\x80\x9D") || is_digit(text.back()))) {
        // "ombud.1" ends a sentence; the digit is the mark of a note.
        if (is_digit(text.back()) && (text.size() < 3 || is_digit(text[text.size() - 3]))) {
            return false;
        }
        text.remove_suffix(text.ends_with("\xE2\x80\x9D") ? 3 : 1);
    }
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':');
}

// The length of a list mark with its blank: "- ", "• ", "1. ", "a) "; 0 when there is none.
std::size_t item_mark(std::string_view text) {
    std::size_t at = dash_at(text, 0);
    if (at == 0) {
        for (const std::string_view mark :
             {"\xE2\x80\xA2", "\xEF\x82\xB7", "\xC2\xB7", "\xE2\x96\xAA", "*", "\xE2\x97\x8F",
              "\xE2\x9E\xA2", "\xE2\x9C\x93", "\xE2\x97\x8B", "\xEF\x82\xA7", "\xE2\x80\xA3"}) {
            if (text.starts_with(mark)) {
                at = mark.size();
                break;
            }
        }
    }
    if (at == 0) {
        std::size_t digits = 0;
        while (digits < text.size() && is_digit(text[digits])) {
            ++digits;
        }
        const bool numbered = digits > 0 && digits <= 2;
        const bool lettered = digits == 0 && letter_at(text, 0) == 1;
        const std::size_t close = numbered ? digits : 1;
        const bool closed = close < text.size() &&
                            (text[close] == ')' || (numbered && text[close] == '.'));
        at = (numbered || lettered) && closed ? close + 1 : 0;
    }
    if (at == 0 || at >= text.size()) {
        return 0;
    }
    const std::size_t blank = blank_at(text, at);
    return blank == 0 ? 0 : at + blank;
}

bool caption_like(std::string_view text) {
    for (const std::string_view head : {"Tabell ", "Tab. ", "Figur ", "Diagram ", "Table ",
                                        "TABELL ", "FIGUR "}) {
        if (!text.starts_with(head)) {
            continue;
        }
        std::size_t at = head.size();
        const std::size_t first = at;
        while (at < text.size() && (is_digit(text[at]) || (text[at] == '.' && at + 1 < text.size() &&
                                                           is_digit(text[at + 1])))) {
            ++at;
        }
        if (at == first) {
            return false;
        }
        if (at == text.size() || text[at] == '.' || text[at] == ':') {
            return true;
        }
        // "Tabell 3 Klienter efter ålder" is a caption, "Tabell 3 visar att" is not.
        const std::string_view rest = trimmed(text.substr(at));
        return starts_upper(rest) || dash_at(rest, 0) != 0;
    }
    return false;
}

// A note at the foot of a page: a small number, a blank or none, and a new beginning.
bool note_like(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && is_digit(text[at])) {
        ++at;
    }
    if (at == 0 || at > 2) {
        return false;
    }
    at += blank_at(text, at);
    return at < text.size() && starts_upper(text.substr(at));
}

// "Källa: ..." and "Anm." under a table.
bool is_source(std::string_view text) {
    for (const std::string_view head : {"Källa:", "Källor:", "Anm.", "Anm:", "Not:", "Not.",
                                        "Källa ", "Anmärkning:"}) {
        if (text.starts_with(head)) {
            return true;
        }
    }
    return false;
}

// The note's own number is no number of the report.
std::size_t note_mark(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && is_digit(text[at])) {
        ++at;
    }
    return note_like(text) ? at : 0;
}

class Builder {
public:
    explicit Builder(Layout& layout) : layout_(layout) {}

    void build() {
        mark_tables();
        measure_gaps();
        for (at_ = 0; at_ < layout_.lines.size(); ++at_) {
            if (const std::size_t table = table_of_[at_]; table != none) {
                take_table(table);
            } else if (const Line& line = layout_.lines[at_];
                       !trimmed(line.text).empty() && !is_page_furniture(line) &&
                       !is_ruler(line)) {
                take_line();
            }
        }
        for (Block& block : layout_.blocks) {
            block.lower = lower_same_length(block.text);
        }
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void mark_tables() {
        table_of_.assign(layout_.lines.size(), none);
        seen_tables_.assign(layout_.tables.size(), false);
        for (std::size_t i = 0; i < layout_.tables.size(); ++i) {
            const TextTable& table = layout_.tables[i];
            for (std::size_t line = table.first_line; line <= table.last_line; ++line) {
                if (layout_.lines[line].look != Line::Look::note) {
                    table_of_[line] = i;
                }
            }
        }
    }

    // Some converters put an empty line after each line. There one empty line ends nothing.
    void measure_gaps() {
        const auto& lines = layout_.lines;
        gap_.assign(lines.size(), 0);
        std::vector<std::size_t> written;
        int blanks = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].blank()) {
                ++blanks;
                continue;
            }
            gap_[i] = blanks;
            blanks = 0;
            written.push_back(i);
        }
        airy_.assign(lines.size(), false);
        for (std::size_t k = 0; k < written.size(); ++k) {
            int single = 0;
            int open = 0;
            int seen = 0;
            const std::size_t from = k < 6 ? 0 : k - 6;
            for (std::size_t j = from; j < std::min(written.size(), k + 7); ++j) {
                const Line& line = lines[written[j]];
                ++seen;
                single += gap_[written[j]] == 1 ? 1 : 0;
                open += !ends_sentence(line.text) && line.text.size() < 140 ? 1 : 0;
            }
            airy_[written[k]] = single * 5 >= seen * 3 && open * 2 >= seen;
        }
    }

    void take_table(std::size_t table) {
        if (seen_tables_[table]) {
            return;
        }
        seen_tables_[table] = true;
        layout_.tables[table].section = section_;
        Block block;
        block.kind = Block::Kind::table;
        block.table = table;
        add(std::move(block));
    }

    void take_line() {
        const Line& line = layout_.lines[at_];
        const std::string_view text = trimmed(line.text);
        const std::size_t skipped = static_cast<std::size_t>(text.data() - line.text.data());
        if (line.look == Line::Look::note) {
            start(Block::Kind::note, skipped + note_mark(text));
        } else if (caption_like(text)) {
            start(Block::Kind::caption, skipped);
        } else if (is_source(text)) {
            start(Block::Kind::note, skipped);
        } else if (line.look == Line::Look::heading || is_heading(text)) {
            start_heading(text, skipped);
        } else if (const std::size_t mark = item_mark(text)) {
            start(Block::Kind::item, skipped + mark);
            open_ = layout_.blocks.size() - 1;
        } else if (interrupts(text)) {
            start(Block::Kind::note, skipped + note_mark(text));
        } else if (continues(text)) {
            append(layout_.blocks[open_], skipped);
        } else if (goes_on_with_note()) {
            append(layout_.blocks.back(), skipped);
        } else {
            start(Block::Kind::paragraph, skipped);
            open_ = layout_.blocks.size() - 1;
        }
        last_ = at_;
    }

    bool interrupts(std::string_view text) const {
        return note_like(text) && (gap_[at_] > 0 || last_was_note()) &&
               (open_ == none || !ends_sentence(layout_.blocks[open_].text));
    }
    bool last_was_note() const {
        return !layout_.blocks.empty() && layout_.blocks.back().kind == Block::Kind::note;
    }
    bool goes_on_with_note() const { return last_was_note() && gap_[at_] == 0 && last_ + 1 == at_; }

    bool continues(std::string_view text) const {
        if (open_ == none) {
            return false;
        }
        const Block& block = layout_.blocks[open_];
        const bool lower = !starts_upper(text) && (letter_at(text, 0) != 0 || is_digit(text[0]));
        const bool ended = ends_sentence(block.text);
        if (open_ + 1 != layout_.blocks.size()) {
            // A note, caption or table stands between: only a broken sentence goes on.
            return lower && !ended && letter_at(text, 0) != 0 &&
                   block.kind != Block::Kind::heading;
        }
        if (gap_[at_] == 0 || (airy_[at_] && gap_[at_] == 1 && text.size() < 140)) {
            return true;
        }
        return lower && !ended && letter_at(text, 0) != 0;
    }

    // Short, unended, and followed by something new.
    bool is_heading(std::string_view text) const {
        if (text.size() > 90 || ends_sentence(text) || text.ends_with(',') || text.ends_with(';') ||
            !(starts_upper(text) || is_digit(text[0])) || text.find('\t') != text.npos) {
            return false;
        }
        std::size_t next = at_ + 1;
        while (next < layout_.lines.size() && layout_.lines[next].blank()) {
            ++next;
        }
        if (next == layout_.lines.size() || table_of_[next] != none) {
            return gap_[at_] > 0 && text.size() < 60;
        }
        const std::string_view after = trimmed(layout_.lines[next].text);
        const bool new_start = starts_upper(after) || item_mark(after) != 0 ||
                               layout_.lines[next].look != Line::Look::plain ||
                               after.starts_with("\xE2\x80\x9D");
        const bool after_end = open_ == none || gap_[at_] > (airy_[at_] ? 1 : 0) ||
                               ends_sentence(layout_.lines[last_].text) ||
                               last_was_heading();
        const bool apart = gap_[next] > 0 || text.size() < 60;
        return new_start && after_end && apart && may_end_heading(text);
    }
    // "Bristerna under 2020" and "Bilaga 2" are headings; "Totalt 17" is not.
    static bool may_end_heading(std::string_view text) {
        if (!is_digit(text.back())) {
            return true;
        }
        const std::string last(text.substr(text.find_last_of(' ') + 1));
        const bool year = last.size() == 4 && (last.starts_with("20") || last.starts_with("19"));
        return year || lower_same_length(text).starts_with("bilaga");
    }
    bool last_was_heading() const {
        return !layout_.blocks.empty() && layout_.blocks.back().kind == Block::Kind::heading;
    }

    void start_heading(std::string_view text, std::size_t skipped) {
        ++section_;
        const std::string lower = lower_same_length(text);
        if (lower.starts_with("bilaga") || lower.starts_with("appendix")) {
            ++appendix_;
        }
        start(Block::Kind::heading, skipped);
        open_ = none;
    }

    void add(Block block) {
        block.section = section_;
        block.appendix = appendix_;
        block.first_line = at_;
        layout_.blocks.push_back(std::move(block));
    }

    void start(Block::Kind kind, std::size_t from) {
        Block block;
        block.kind = kind;
        append(block, from);
        add(std::move(block));
    }

    // A word broken by a hyphen at the end of a line is one word again; "hälso-" before "och" is not.
    void append(Block& block, std::size_t from) const {
        const Line& line = layout_.lines[at_];
        const std::string_view text = trimmed(std::string_view(line.text).substr(from));
        from = static_cast<std::size_t>(text.data() - line.text.data());
        if (!block.text.empty()) {
            const std::string first = lower_same_length(text.substr(0, text.find(' ')));
            const bool broken = block.text.ends_with('-') && block.text.size() > 1 &&
                                block.text[block.text.size() - 2] != ' ' &&
                                letter_at(text, 0) != 0 &&
                                !among(first, {"och", "eller", "samt", "respektive"});
            if (broken && !starts_upper(text)) {
                block.text.pop_back();
                block.origin.pop_back();
            } else if (!broken) {
                block.text += ' ';
                block.origin.push_back(block.origin.back());
            }
        }
        block.text += text;
        block.origin.insert(block.origin.end(),
                            line.origin.begin() + static_cast<std::ptrdiff_t>(from),
                            line.origin.begin() + static_cast<std::ptrdiff_t>(from + text.size()));
    }

    Layout& layout_;
    std::vector<std::size_t> table_of_;
    std::vector<bool> seen_tables_;
    std::vector<int> gap_;
    std::vector<bool> airy_;
    std::size_t at_ = 0;
    std::size_t last_ = 0;
    std::size_t open_ = none;
    int section_ = 0;
    int appendix_ = 0;
};

} // namespace

Layout layout_of(std::string_view text) {
    Layout layout;
    layout.lines = lines_of(text);
    layout.tables = tables_in(layout.lines);
    Builder(layout).build();
    return layout;
}
