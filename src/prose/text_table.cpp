// Gathers rows into tables, and heads onto their columns.
#include "prose/text_table.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "prose/table_row.h"
#include "prose/table_split.h"
#include "prose/words.h"

namespace prose_check {

namespace {

struct Found {
    std::size_t line;
    RowLine row;
};

bool is_year(std::string_view text) {
    const TextCell cell = cell_of(text, 0, 0);
    return text.size() == 4 && cell.value && *cell.value >= 1900 && *cell.value <= 2099;
}

// A line between rows that only continues the label of one of them.
bool may_wrap(const Line& line) {
    const std::string_view text = trimmed(line.text);
    return text.size() < 70 && !text.ends_with('.') && !text.ends_with(':') && !is_caption(line) &&
           line.look == Line::Look::plain && letter_at(text, 0) != 0;
}

class Gatherer {
public:
    Gatherer(const std::vector<Line>& lines, std::size_t first) : lines_(lines), first_(first) {}

    bool gather() {
        auto row = row_line(lines_[first_]);
        if (!row) {
            return false;
        }
        parting_ = row->parting;
        found_.push_back({first_, *row});
        int between = 0;
        int blanks = 0;
        for (std::size_t at = first_ + 1; at < lines_.size() && blanks <= 6; ++at) {
            const Line& line = lines_[at];
            if (line.blank() || is_ruler(line) || line.look == Line::Look::note) {
                ++blanks;
                continue;
            }
            auto next = row_line(line);
            if (next && next->parting == parting_) {
                found_.push_back({at, *next});
                between = 0;
                blanks = 0;
                continue;
            }
            const bool columns = parting_ == Parting::gaps || parting_ == Parting::words;
            if (next || !columns || !may_wrap(line) || ++between > 2) {
                break;
            }
        }
        return true;
    }

    std::optional<TextTable> table() {
        TextTable made;
        const bool plain = parting_ == Parting::tabs || parting_ == Parting::bars;
        const bool whole = plain ? from_cells(made) : from_columns(made);
        if (!whole) {
            return std::nullopt;
        }
        made.first_line = std::min(head_line_, first_);
        made.last_line = found_.back().line;
        find_caption(made);
        return made;
    }

    std::size_t rows() const { return found_.size(); }
    std::size_t last_line() const { return found_.back().line; }

private:
    TextRow row_of(const Found& found) const {
        const Line& line = lines_[found.line];
        TextRow row;
        row.label = std::string(found.row.pieces.front().text);
        row.line = line.number;
        row.start = line.start;
        row.end = line.end;
        return row;
    }

    // Tabs and bars: the cells are as they stand; a first row without numbers is the head.
    bool from_cells(TextTable& made) {
        if (found_.size() < 2) {
            return false;
        }
        std::size_t columns = 0;
        for (const Found& found : found_) {
            columns = std::max(columns, found.row.pieces.size() - 1);
        }
        made.heads.resize(columns);
        std::size_t from = 0;
        if (names_columns(found_.front().row)) {
            const auto& pieces = found_.front().row.pieces;
            made.label_head = std::string(pieces.front().text);
            for (std::size_t i = 1; i < pieces.size(); ++i) {
                made.heads[i - 1] = std::string(pieces[i].text);
            }
            from = 1;
        }
        for (std::size_t i = from; i < found_.size(); ++i) {
            if (i > 0 && from == 1 && same_pieces(found_[i].row, found_.front().row)) {
                continue; // the head once more, after a page break
            }
            TextRow row = row_of(found_[i]);
            for (std::size_t j = 1; j < found_[i].row.pieces.size(); ++j) {
                row.cells.push_back(cell_of_piece(lines_[found_[i].line], found_[i].row.pieces[j]));
            }
            made.rows.push_back(std::move(row));
        }
        return !made.rows.empty() && columns >= 1;
    }

    static bool same_pieces(const RowLine& left, const RowLine& right) {
        return std::ranges::equal(left.pieces, right.pieces, {}, &Piece::text, &Piece::text);
    }

    static bool names_columns(const RowLine& row) {
        bool years = false;
        for (std::size_t i = 1; i < row.pieces.size(); ++i) {
            years = years || is_year(row.pieces[i].text);
            const TextCell cell = cell_of(row.pieces[i].text, 0, 0);
            if ((cell.value || (cell.blank && !cell.text.empty())) && !is_year(cell.text)) {
                return false;
            }
        }
        return years || std::ranges::any_of(row.pieces, [](const Piece& piece) {
                   return letter_at(piece.text, 0) != 0;
               });
    }

    // --- columns of blanks

    bool from_columns(TextTable& made) {
        const std::size_t columns = parting_ == Parting::gaps ? gap_columns() : word_columns();
        const bool totals = std::ranges::any_of(found_, [](const Found& found) {
            return is_total_label(found.row.pieces.front().text);
        });
        const std::size_t least = columns >= 2 && totals ? 2 : 3;
        if (columns == 0 || found_.size() < least || (columns == 1 && !totals)) {
            return false;
        }
        made.heads.resize(columns);
        std::vector<double> edges;
        for (const Found& found : found_) {
            take_row(made, found, edges);
        }
        if (made.rows.size() < least) {
            return false;
        }
        find_heads(made, edges);
        return true;
    }

    std::size_t gap_columns() const {
        std::map<std::size_t, int> count;
        for (const Found& found : found_) {
            ++count[found.row.pieces.size() - 1];
        }
        return std::ranges::max_element(count, {}, [](const auto& one) { return one.second; })
            ->first;
    }

    // The number of columns that most rows can be parted in; the more when two are equal.
    std::size_t word_columns() const {
        std::size_t best = 0;
        std::size_t most = 0;
        for (std::size_t columns = 2; columns <= 12; ++columns) {
            std::size_t fit = 0;
            for (const Found& found : found_) {
                fit += partings_of(lines_[found.line], found.row, columns).empty() ? 0U : 1U;
            }
            if (fit >= most && fit > 0) {
                most = fit;
                best = columns;
            }
        }
        return most * 3 >= found_.size() * 2 ? best : 0;
    }

    void take_row(TextTable& made, const Found& found, std::vector<double>& edges) {
        const Line& line = lines_[found.line];
        TextRow row = row_of(found);
        std::vector<Piece> pieces(found.row.pieces.begin() + 1, found.row.pieces.end());
        if (parting_ == Parting::words) {
            auto partings = partings_of(line, found.row, made.columns());
            if (partings.empty()) {
                return;
            }
            pieces = best_parting(line, partings);
        }
        if (pieces.size() > made.columns()) {
            return;
        }
        if (edges.empty() && pieces.size() == made.columns()) {
            for (const Piece& piece : pieces) {
                edges.push_back(static_cast<double>(piece.at + piece.text.size()));
            }
        }
        row.cells.resize(made.columns());
        for (TextCell& cell : row.cells) {
            cell.blank = true;
        }
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const std::size_t column =
                pieces.size() == made.columns() ? i : nearest(edges, pieces[i], i);
            row.cells[column] = cell_of_piece(line, pieces[i]);
        }
        made.rows.push_back(std::move(row));
    }

    static std::size_t nearest(const std::vector<double>& edges, const Piece& piece,
                               std::size_t otherwise) {
        const double edge = static_cast<double>(piece.at + piece.text.size());
        std::size_t best = otherwise;
        for (std::size_t i = 0; i < edges.size(); ++i) {
            if (best >= edges.size() || std::abs(edges[i] - edge) < std::abs(edges[best] - edge)) {
                best = i;
            }
        }
        return best;
    }

    // Where blanks leave a choice, the parting whose last number is the sum of the others.
    static std::vector<Piece> best_parting(const Line& line,
                                           const std::vector<std::vector<Piece>>& partings) {
        for (const auto& parting : partings) {
            double sum = 0;
            for (std::size_t i = 0; i + 1 < parting.size(); ++i) {
                sum += cell_of_piece(line, parting[i]).value.value_or(0);
            }
            if (sum > 0 && cell_of_piece(line, parting.back()).value == sum) {
                return parting;
            }
        }
        return partings.front();
    }

    // --- heads and captions

    void find_heads(TextTable& made, const std::vector<double>& edges) {
        std::size_t at = first_;
        for (int taken = 0, blanks = 0; at > 0 && taken < 3 && blanks < 3;) {
            const Line& line = lines_[--at];
            if (line.blank() || is_ruler(line)) {
                ++blanks;
                continue;
            }
            const std::string_view text = trimmed(line.text);
            if (is_caption(line) || text.ends_with('.') || text.size() > 140) {
                break;
            }
            if (!take_heads(made, line, edges)) {
                break;
            }
            head_line_ = at;
            blanks = 0;
            ++taken;
            if (parting_ == Parting::words) {
                break;
            }
        }
    }

    bool take_heads(TextTable& made, const Line& line, const std::vector<double>& edges) {
        if (parting_ == Parting::gaps) {
            return take_placed_heads(made, line, edges);
        }
        std::vector<std::string> words;
        std::string word;
        for (const char c : std::string(trimmed(line.text)) + " ") {
            if (c != ' ') {
                word += c;
            } else if (!word.empty()) {
                words.push_back(std::move(word));
                word.clear();
            }
        }
        const std::size_t columns = made.columns();
        if (words.size() == columns || words.size() == columns + 1) {
            std::copy(words.end() - static_cast<std::ptrdiff_t>(columns), words.end(),
                      made.heads.begin());
            return true;
        }
        if (words.size() > columns && says_total(lower_same_length(words.back()))) {
            made.heads.back() = words.back();
            return true;
        }
        return false;
    }

    // Each piece goes to the column whose numbers end nearest to where it ends or begins.
    static bool take_placed_heads(TextTable& made, const Line& line,
                                  const std::vector<double>& edges) {
        const std::string_view text = line.text;
        bool any = false;
        std::size_t at = text.find_first_not_of(' ');
        while (at < text.size()) {
            const std::size_t end = std::min(text.find("  ", at), text.size());
            const Piece piece{trimmed(text.substr(at, end - at)), at};
            if (!edges.empty()) {
                const double middle =
                    static_cast<double>(at) + static_cast<double>(piece.text.size()) / 2;
                std::size_t best = 0;
                for (std::size_t i = 1; i < edges.size(); ++i) {
                    if (std::abs(edges[i] - middle) < std::abs(edges[best] - middle)) {
                        best = i;
                    }
                }
                if (std::abs(edges[best] - middle) < 18) {
                    std::string& head = made.heads[best];
                    head = std::string(piece.text) + (head.empty() ? "" : " " + head);
                    any = true;
                }
            }
            at = text.find_first_not_of(' ', end);
        }
        return any;
    }

    void find_caption(TextTable& made) const {
        std::size_t at = made.first_line;
        for (int seen = 0; at > 0 && seen < 3;) {
            const Line& line = lines_[--at];
            if (line.blank() || is_ruler(line)) {
                continue;
            }
            ++seen;
            if (!is_caption(line)) {
                continue;
            }
            made.caption = std::string(trimmed(line.text));
            const std::size_t digit = made.caption.find_first_of("0123456789");
            made.number = std::atoi(made.caption.substr(digit, 6).c_str());
            return;
        }
    }

    const std::vector<Line>& lines_;
    std::size_t first_;
    std::size_t head_line_ = std::string::npos;
    Parting parting_ = Parting::tabs;
    std::vector<Found> found_;
};

} // namespace

std::vector<TextTable> tables_in(const std::vector<Line>& lines) {
    std::vector<TextTable> tables;
    std::size_t at = 0;
    while (at < lines.size()) {
        Gatherer gatherer(lines, at);
        std::optional<TextTable> table;
        if (gatherer.gather()) {
            table = gatherer.table();
        }
        if (table) {
            at = table->last_line + 1;
            tables.push_back(std::move(*table));
        } else {
            // A short run may hide a table behind its first line; a long one would be read for
            // ever.
            at = gatherer.rows() < 8 ? at + 1 : gatherer.last_line() + 1;
        }
    }
    set_right(tables);
    return tables;
}

} // namespace prose_check
