// CSV: written so that spreadsheets run nothing, read with the row of every fault.
#include "platform/sheets/csv.h"

#include <algorithm>

#include "platform/sheets/utf8.h"

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool could_be_formula(std::string_view cell) {
    const auto at = cell.find_first_not_of('\'');
    return at != std::string_view::npos &&
           std::string_view("=+-@\t\r").find(cell[at]) != std::string_view::npos;
}

std::string written_cell(std::string_view cell) {
    std::string safe = could_be_formula(cell) ? "'" : "";
    safe += cell;
    // Comma and tab too, so that a reader that guesses the separator cannot guess wrong.
    if (safe.find_first_of(";,\t\"\r\n") == std::string::npos) {
        return safe;
    }
    std::string quoted = "\"";
    for (const char c : safe) {
        quoted += c;
        if (c == '"') {
            quoted += '"';
        }
    }
    return quoted + '"';
}

char separator_of(std::string_view text) {
    std::size_t semicolons = 0;
    std::size_t commas = 0;
    std::size_t tabs = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '\n' || c == '\r')) {
            break;
        } else if (!quoted) {
            semicolons += c == ';' ? 1 : 0;
            commas += c == ',' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
        }
    }
    if (semicolons >= commas && semicolons >= tabs) {
        return ';';
    }
    return commas >= tabs ? ',' : '\t';
}

Error at_row(const char* key, std::size_t row) {
    return invalid("", key, {{"row", std::to_string(row)}});
}

std::size_t row_at(std::string_view bytes, std::size_t offset) {
    return 1 + static_cast<std::size_t>(
                   std::count(bytes.begin(), bytes.begin() + static_cast<long>(offset), '\n'));
}

// The Swedish letters of Windows-1252, followed by what is no part of a UTF-8 letter.
bool looks_like_windows_1252(std::string_view bytes, std::size_t at) {
    const bool letter =
        std::string_view("\xE5\xE4\xF6\xC5\xC4\xD6\xE9").find(bytes[at]) != std::string_view::npos;
    return letter && (at + 1 == bytes.size() || static_cast<unsigned char>(bytes[at + 1]) < 0x80);
}

Result<void> readable(std::string_view bytes) {
    const auto nul = bytes.find('\0');
    if (nul != std::string_view::npos) {
        return at_row("sheets.nul", row_at(bytes, nul));
    }
    const auto wrong = first_not_utf8(bytes);
    if (wrong != std::string_view::npos) {
        const bool windows = looks_like_windows_1252(bytes, wrong);
        return at_row(windows ? "sheets.windows_1252" : "sheets.bad_encoding",
                      row_at(bytes, wrong));
    }
    return {};
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

    Result<SheetRows> rows() {
        while (at_ < text_.size()) {
            TRY(cell());
            if (at_ < text_.size() && text_[at_] == separator_) {
                ++at_;
                // A separator last in the file still has an empty cell after it.
                if (at_ == text_.size()) {
                    row_.emplace_back();
                    TRY(end_row());
                }
                continue;
            }
            pass_line_end();
            TRY(end_row());
        }
        while (!rows_.empty() && rows_.back().empty()) {
            rows_.pop_back();
        }
        return std::move(rows_);
    }

private:
    Result<void> cell() {
        std::string cell;
        quoted_ = at_ < text_.size() && text_[at_] == '"';
        if (quoted_) {
            cell = TRY(quoted_cell());
        } else {
            const auto end = text_.find_first_of(ends(), at_);
            cell = text_.substr(at_, end == std::string_view::npos ? end : end - at_);
            at_ += cell.size();
        }
        if (cell.starts_with('\'') && could_be_formula(cell)) {
            cell.erase(0, 1);
        }
        row_.push_back(std::move(cell));
        if (++cells_ > sheet_cells_max) {
            return at_row("sheets.too_many_cells", row_number_);
        }
        return {};
    }

    Result<std::string> quoted_cell() {
        std::string cell;
        ++at_;
        while (true) {
            const auto quote = text_.find('"', at_);
            if (quote == std::string_view::npos) {
                return at_row("sheets.open_quote", row_number_);
            }
            cell += text_.substr(at_, quote - at_);
            at_ = quote + 1;
            if (at_ < text_.size() && text_[at_] == '"') {
                cell += '"';
                ++at_;
                continue;
            }
            if (at_ < text_.size() && ends().find(text_[at_]) == std::string::npos) {
                return at_row("sheets.after_quote", row_number_);
            }
            return cell;
        }
    }

    std::string ends() const { return std::string("\r\n") + separator_; }

    void pass_line_end() {
        if (at_ < text_.size() && text_[at_] == '\r') {
            ++at_;
        }
        if (at_ < text_.size() && text_[at_] == '\n') {
            ++at_;
        }
    }

    // A blank line is a row without cells, so that the rows after it keep their numbers; a quoted
    // empty cell is a cell.
    Result<void> end_row() {
        if (row_.size() == 1 && row_.front().empty() && !quoted_) {
            row_.clear();
        }
        if (rows_.size() == sheet_rows_max) {
            return at_row("sheets.too_many_rows", row_number_);
        }
        rows_.push_back(std::move(row_));
        row_.clear();
        ++row_number_;
        return {};
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t row_number_ = 1;
    std::size_t cells_ = 0;
    bool quoted_ = false;
    std::vector<std::string> row_;
    SheetRows rows_;
};

} // namespace

CsvWriter::CsvWriter(std::function<void(std::string_view)> sink) : sink_(std::move(sink)) {}

void CsvWriter::row(const std::vector<std::string>& cells) {
    std::string line(begun_ ? "" : byte_order_mark);
    begun_ = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += i == 0 ? "" : ";";
        line += written_cell(cells[i]);
    }
    if (cells.size() == 1 && cells.front().empty()) {
        line += "\"\"";
    }
    sink_(line + "\r\n");
}

Result<SheetRows> read_csv(std::string_view bytes) {
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
    }
    TRY(readable(bytes));
    return Reader(bytes).rows();
}
