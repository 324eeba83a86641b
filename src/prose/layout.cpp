// Joins lines into blocks. Texts out of PDF files break sentences by page, note and column.
#include "prose/layout.h"

#include <algorithm>

#include "prose/line_kinds.h"
#include "prose/table_row.h"
#include "prose/words.h"

namespace prose_check {

int Layout::line_at(std::uint32_t offset) const {
    const auto after = std::ranges::upper_bound(lines, offset, {}, &Line::start);
    return after == lines.begin() ? 1 : std::prev(after)->number;
}

namespace {

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
                       !trimmed(line.text).empty() && !is_page_furniture(line) && !is_ruler(line)) {
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
        } else if ((is_label_line(text) && among_labels()) || sums_up_list(text)) {
            start(Block::Kind::item, skipped);
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

    // A list goes on, or the next line is a label too.
    bool among_labels() const {
        const bool after_item =
            !layout_.blocks.empty() && layout_.blocks.back().kind == Block::Kind::item;
        const bool next =
            at_ + 1 < layout_.lines.size() && is_label_line(trimmed(layout_.lines[at_ + 1].text));
        return after_item || next;
    }

    // "Summa 66" right under a list.
    bool sums_up_list(std::string_view text) const {
        const std::string lower = lower_same_length(text);
        const std::string_view first = std::string_view(lower).substr(0, lower.find_first_of(" :"));
        return text.size() < 45 && gap_[at_] <= 1 && !ends_sentence(text) &&
               among(first, {"totalt", "summa", "sammanlagt", "tillsammans"}) &&
               !layout_.blocks.empty() && layout_.blocks.back().kind == Block::Kind::item;
    }

    // "1. Försäkringskassan – 56" right above "2. Arbetsförmedlingen – 40" is no heading.
    bool in_numbered_list(std::string_view text) const {
        const int number = list_number(text);
        if (number == 0) {
            return false;
        }
        const auto number_at = [&](std::size_t line) {
            return line < layout_.lines.size() ? list_number(trimmed(layout_.lines[line].text)) : 0;
        };
        const bool after = number > 1 && at_ > 0 && number_at(at_ - 1) == number - 1;
        return after || number_at(at_ + 1) == number + 1;
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
            return lower && !ended && letter_at(text, 0) != 0 && block.kind != Block::Kind::heading;
        }
        if (gap_[at_] == 0 || (airy_[at_] && gap_[at_] == 1 && text.size() < 140)) {
            return true;
        }
        return lower && !ended && letter_at(text, 0) != 0;
    }

    // Short, unended, and followed by something new.
    bool is_heading(std::string_view text) const {
        const bool question = text.ends_with('?') && text.size() < 60 && gap_[at_] > 0 &&
                              !airy_[at_] && at_ + 1 < gap_.size() &&
                              layout_.lines[at_ + 1].blank();
        if (text.size() > 90 || (ends_sentence(text) && !question) || text.ends_with(',') ||
            text.ends_with(';') || !(starts_upper(text) || is_digit(text[0])) ||
            text.find('\t') != text.npos) {
            return false;
        }
        std::size_t next = at_ + 1;
        while (next < layout_.lines.size() && layout_.lines[next].blank()) {
            ++next;
        }
        if (next == layout_.lines.size() || table_of_[next] != none) {
            return gap_[at_] > 0 && text.size() < 60;
        }
        if (in_numbered_list(text)) {
            return false;
        }
        const std::string_view after = trimmed(layout_.lines[next].text);
        const bool alone = gap_[at_] > 0 && gap_[next] > 0 && !airy_[at_] && text.size() < 60;
        const bool new_start =
            starts_upper(after) || (alone && is_digit(after[0])) || item_mark(after) != 0 ||
            layout_.lines[next].look != Line::Look::plain || after.starts_with("\xE2\x80\x9D");
        const bool after_end = open_ == none || gap_[at_] > (airy_[at_] ? 1 : 0) ||
                               ends_sentence(layout_.lines[last_].text) || last_was_heading();
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

    // A word broken by a hyphen at the end of a line is one word again; "hälso-" before "och" is
    // not.
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

} // namespace prose_check
