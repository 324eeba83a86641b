// Rows by their looks. A row of words is the loosest: numbers at the end of a line, blanks between.
#include "prose/table_row.h"

#include <algorithm>
#include <cmath>

#include "prose/words.h"

namespace prose_check {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && blank_at(text, 0) != 0) {
        text.remove_prefix(blank_at(text, 0));
    }
    for (bool went = true; went && !text.empty();) {
        went = false;
        for (const std::size_t length : {1U, 2U, 3U}) {
            if (text.size() >= length && blank_at(text, text.size() - length) == length) {
                text.remove_suffix(length);
                went = true;
                break;
            }
        }
    }
    return text;
}

namespace {

// Digits in groups of three, parted by a blank or a dot.
bool read_whole(std::string_view text, std::size_t& at, std::string& digits) {
    const std::size_t start = at;
    while (at < text.size() && is_digit(text[at])) {
        digits += text[at++];
    }
    const std::size_t first = at - start;
    if (first == 0) {
        return false;
    }
    while (first <= 3 && at < text.size()) {
        std::size_t gap = blank_at(text, at);
        gap = gap == 0 && text[at] == '.' ? 1 : gap;
        const std::size_t from = at + gap;
        const bool three = gap != 0 && from + 3 <= text.size() && is_digit(text[from]) &&
                           is_digit(text[from + 1]) && is_digit(text[from + 2]) &&
                           (from + 3 == text.size() || !is_digit(text[from + 3]));
        if (!three || digits[0] == '0') {
            break;
        }
        digits += std::string(text.substr(from, 3));
        at = from + 3;
    }
    return digits.size() <= 15;
}

void read_unit(std::string_view rest, TextCell& cell) {
    rest = trimmed(rest);
    while (!rest.empty() && (rest.front() == '*' || rest.front() == ')')) {
        rest.remove_prefix(1);
    }
    if (rest == "%" || rest == "procent") {
        cell.percent = true;
    } else if (!rest.empty() && !among(rest, {"kr", "st", "st.", "kronor", "tkr", "mnkr", "mkr"})) {
        cell.value.reset();
    }
}

} // namespace

TextCell cell_of(std::string_view text, std::uint32_t start, std::uint32_t end) {
    text = trimmed(text);
    TextCell cell;
    cell.text = std::string(text);
    cell.start = start;
    cell.end = end;
    const bool only_dash = dash_at(text, 0) != 0 && dash_at(text, 0) == text.size();
    if (text.empty() || only_dash || among(text, {"..", "...", "\xE2\x80\xA6", "x", "X", "."})) {
        cell.blank = true;
        return cell;
    }
    double sign = 1;
    std::size_t at = 0;
    if (text[0] == '+') {
        at = 1;
    } else if (const std::size_t dash = dash_at(text, 0)) {
        sign = -1;
        at = dash;
    }
    at += blank_at(text, at);
    std::string digits;
    if (!read_whole(text, at, digits)) {
        return cell;
    }
    double value = std::stod(digits);
    if (at + 1 < text.size() && (text[at] == ',' || text[at] == '.') && is_digit(text[at + 1])) {
        double place = 1;
        for (++at; at < text.size() && is_digit(text[at]) && cell.decimals < 6; ++at) {
            place /= 10;
            value += place * (text[at] - '0');
            ++cell.decimals;
        }
    }
    cell.value = sign * value;
    read_unit(text.substr(at), cell);
    return cell;
}

TextCell cell_of_piece(const Line& line, const Piece& piece) {
    const std::size_t last = piece.at + piece.text.size();
    const std::uint32_t start = piece.at < line.origin.size() ? line.origin[piece.at] : line.end;
    const std::uint32_t end =
        piece.text.empty() ? start : line.origin[std::min(last, line.origin.size()) - 1] + 1;
    return cell_of(piece.text, start, end);
}

bool is_caption(const Line& line) {
    const std::string_view text = trimmed(line.text);
    for (const std::string_view head : {"Tabell ", "Tab. ", "Figur ", "Diagram ", "Table "}) {
        if (text.starts_with(head) && text.size() > head.size() && is_digit(text[head.size()])) {
            return true;
        }
    }
    return false;
}

bool is_ruler(const Line& line) {
    const std::string_view text = trimmed(line.text);
    return text.size() >= 3 && std::ranges::all_of(text, [](char c) {
               return c == '-' || c == '|' || c == ':' || c == '=' || c == '+' || c == ' ' ||
                      c == '\t' || c == '_';
           });
}

bool is_total_label(std::string_view label) {
    const std::string lower = lower_same_length(trimmed(label));
    if (lower.size() > 40) {
        return false;
    }
    for (const std::string_view head : {"totalt", "summa", "samtliga", "sammanlagt", "s:a"}) {
        if (lower.starts_with(head)) {
            return true;
        }
    }
    return among(lower, {"total", "sum", "alla", "riket", "hela riket", "hela länet", "länet",
                         "hela landet", "båda könen", "totalsumma", "antal totalt",
                         "kommunen totalt", "tot", "tot."});
}

namespace {

std::vector<Piece> split_at(std::string_view text, char mark) {
    std::vector<Piece> pieces;
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t end = std::min(text.find(mark, start), text.size());
        std::string_view part = text.substr(start, end - start);
        const std::string_view kept = trimmed(part);
        const std::size_t at =
            kept.empty() ? start : static_cast<std::size_t>(kept.data() - text.data());
        pieces.push_back({kept, at});
        start = end + 1;
    }
    return pieces;
}

std::vector<Piece> split_at_gaps(std::string_view text) {
    std::vector<Piece> pieces;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t first = text.find_first_not_of(' ', at);
        if (first == std::string_view::npos) {
            break;
        }
        const std::size_t end = std::min(text.find("  ", first), text.size());
        pieces.push_back({trimmed(text.substr(first, end - first)), first});
        at = end;
    }
    return pieces;
}

bool is_value(std::string_view text) {
    const TextCell cell = cell_of(text, 0, 0);
    return cell.value.has_value() || (cell.blank && !text.empty() && text != "x" && text != "X");
}

std::optional<RowLine> gap_row(const Line& line) {
    RowLine row{Parting::gaps, split_at_gaps(line.text)};
    if (row.pieces.size() < 2 || row.pieces.size() > 20) {
        return std::nullopt;
    }
    const bool values = std::all_of(row.pieces.begin() + 1, row.pieces.end(),
                                    [](const Piece& piece) { return is_value(piece.text); });
    const bool some = std::any_of(row.pieces.begin() + 1, row.pieces.end(), [](const Piece& piece) {
        return cell_of(piece.text, 0, 0).value.has_value();
    });
    return values && some ? std::optional(row) : std::nullopt;
}

// The words of a line, each with its place.
std::vector<Piece> words_of(std::string_view text) {
    std::vector<Piece> words;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back({text.substr(at, end - at), at});
        at = end;
    }
    return words;
}

bool starts_number(std::string_view word) {
    return is_value(word) && word != "." && word != "%";
}

std::optional<RowLine> word_row(const Line& line) {
    const std::vector<Piece> words = words_of(line.text);
    std::size_t first = words.size();
    while (first > 0 && (starts_number(words[first - 1].text) || words[first - 1].text == "%")) {
        --first;
    }
    if (words.size() - first < 2 || words.size() - first > 24 || words.size() > 40 || first > 12) {
        return std::nullopt;
    }
    RowLine row{Parting::words, {}};
    const std::size_t from = first == 0 ? 0 : words[0].at;
    const std::size_t until = first == 0 ? 0 : words[first - 1].at + words[first - 1].text.size();
    row.pieces.push_back({std::string_view(line.text).substr(from, until - from), from});
    row.pieces.insert(row.pieces.end(), words.begin() + static_cast<std::ptrdiff_t>(first),
                      words.end());
    return row;
}

bool three_digits(std::string_view word) {
    return word.size() == 3 && std::ranges::all_of(word, is_digit);
}

bool head_of_group(std::string_view word) {
    if (!word.empty() && (word[0] == '-' || word[0] == '+')) {
        word.remove_prefix(1);
    }
    return !word.empty() && word.size() <= 3 && word[0] != '0' &&
           std::ranges::all_of(word, is_digit);
}

struct Parter {
    const Line& line;
    const RowLine& row;
    std::size_t count;
    std::vector<std::vector<Piece>> found = {};

    // Takes one, two or three words as the next number.
    void go(std::size_t at, std::vector<Piece>& taken) {
        if (found.size() >= 16) {
            return;
        }
        if (at == row.pieces.size()) {
            if (taken.size() == count) {
                found.push_back(taken);
            }
            return;
        }
        if (taken.size() == count || row.pieces[at].text == "%") {
            return;
        }
        for (std::size_t length = 1; length <= 3 && at + length <= row.pieces.size(); ++length) {
            if (length > 1 && (!three_digits(row.pieces[at + length - 1].text) ||
                               !head_of_group(row.pieces[at].text))) {
                break;
            }
            std::size_t last = at + length - 1;
            if (last + 1 < row.pieces.size() && row.pieces[last + 1].text == "%") {
                ++last;
            }
            const std::size_t end = row.pieces[last].at + row.pieces[last].text.size();
            taken.push_back(
                {std::string_view(line.text).substr(row.pieces[at].at, end - row.pieces[at].at),
                 row.pieces[at].at});
            go(last + 1, taken);
            taken.pop_back();
        }
    }
};

} // namespace

std::vector<std::vector<Piece>> partings_of(const Line& line, const RowLine& row,
                                            std::size_t count) {
    Parter parter{line, row, count};
    std::vector<Piece> taken;
    parter.go(1, taken);
    return std::move(parter.found);
}

std::optional<RowLine> row_line(const Line& line) {
    if (line.blank() || line.look == Line::Look::note || is_page_furniture(line)) {
        return std::nullopt;
    }
    const std::string_view text = line.text;
    if (text.find('\t') != std::string_view::npos) {
        // "•\tEkonomi 14" is an item of a list.
        const std::string_view first = trimmed(text.substr(0, text.find('\t')));
        if (!first.empty() && (first == "\xE2\x80\xA2" || dash_at(first, 0) == first.size())) {
            return std::nullopt;
        }
        return RowLine{Parting::tabs, split_at(text, '\t')};
    }
    if (std::ranges::count(text, '|') >= 2) {
        RowLine row{Parting::bars, split_at(text, '|')};
        // "| a | b |": the bars at both ends hold nothing.
        if (row.pieces.front().text.empty() && trimmed(text).starts_with('|')) {
            row.pieces.erase(row.pieces.begin());
        }
        if (!row.pieces.empty() && row.pieces.back().text.empty() && trimmed(text).ends_with('|')) {
            row.pieces.pop_back();
        }
        return row.pieces.size() >= 2 ? std::optional(row) : std::nullopt;
    }
    if (auto row = gap_row(line)) {
        return row;
    }
    return word_row(line);
}

} // namespace prose_check
