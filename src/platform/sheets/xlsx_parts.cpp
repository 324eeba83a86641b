// Listening to the parts of a workbook.
#include "platform/sheets/xlsx_parts.h"

#include <charconv>
#include <chrono>
#include <cmath>

namespace {

std::size_t number_in(std::string_view text, std::size_t otherwise) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

// The format's own numbers for dates, among them those of East Asian calendars.
bool built_in_date(std::size_t format) {
    return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 36) ||
           (format >= 50 && format <= 58);
}

// A number format shows a day when it asks for year or day outside quotes and brackets.
bool shows_a_day(std::string_view code) {
    bool quoted = false;
    bool bracketed = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == '\\') {
            ++i;
        } else if (!quoted && (c == '[' || c == ']')) {
            bracketed = c == '[';
        } else if (!quoted && !bracketed && std::string_view("yYdD").find(c) != code.npos) {
            return true;
        }
    }
    return false;
}

std::string padded(unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

} // namespace

std::string sheet_date(double serial, const WorkbookPart& workbook) {
    using namespace std::chrono;
    const auto whole = static_cast<int>(std::floor(serial));
    // The 1900 system believes in 29 February 1900, so days before it stand one nearer.
    const sys_days begin = workbook.from_1904 ? sys_days(1904y / January / 1)
                           : whole < 60       ? sys_days(1899y / December / 31)
                                              : sys_days(1899y / December / 30);
    auto minutes = static_cast<int>(std::lround((serial - whole) * 1440));
    const year_month_day day(begin + days(whole + minutes / 1440));
    minutes %= 1440;
    std::string text = std::to_string(int(day.year())) + "-" + padded(unsigned(day.month())) + "-" +
                       padded(unsigned(day.day()));
    if (minutes != 0) {
        text += "T" + padded(static_cast<unsigned>(minutes) / 60) + ":" +
                padded(static_cast<unsigned>(minutes) % 60);
    }
    return text;
}

void RelationsPart::start(std::string_view name, const Attributes& attributes) {
    if (name != "Relationship" || by_id.size() > 10'000) {
        return;
    }
    const auto type = attribute(attributes, "Type");
    const std::string target(attribute(attributes, "Target"));
    by_id.emplace(attribute(attributes, "Id"), target);
    by_type.emplace(type.substr(type.rfind('/') + 1), target);
}

void WorkbookPart::start(std::string_view name, const Attributes& attributes) {
    if (name == "workbookPr") {
        const auto flag = attribute(attributes, "date1904");
        from_1904 = flag == "1" || flag == "true";
    } else if (name == "sheet" && first_sheet.empty()) {
        for (const auto& [key, value] : attributes) {
            if (key.ends_with(":id")) {
                first_sheet = value;
            }
        }
    }
}

void StylesPart::start(std::string_view name, const Attributes& attributes) {
    if (name == "numFmt" && shows_a_day(attribute(attributes, "formatCode"))) {
        date_formats_.emplace(attribute(attributes, "numFmtId"));
    } else if (name == "cellXfs") {
        in_cell_styles_ = true;
    } else if (name == "xf" && in_cell_styles_ && is_date.size() < 100'000) {
        const auto format = attribute(attributes, "numFmtId");
        is_date.push_back(built_in_date(number_in(format, 0)) || date_formats_.contains(format));
    }
}

void StylesPart::end(std::string_view name) {
    in_cell_styles_ = in_cell_styles_ && name != "cellXfs";
}

void SharedPart::start(std::string_view name, const Attributes&) {
    if (name == "si") {
        texts.emplace_back();
        if (texts.size() > sheet_cells_max) {
            refused = "sheets.too_many_cells";
        }
    }
    phonetic_ += name == "rPh" ? 1 : 0;
    in_text_ = name == "t" && phonetic_ == 0;
}

void SharedPart::end(std::string_view name) {
    phonetic_ -= name == "rPh" ? 1 : 0;
    in_text_ = false;
}

void SharedPart::text(std::string_view text) {
    if (!in_text_ || texts.empty()) {
        return;
    }
    length_ += text.size();
    if (length_ > sheet_text_max) {
        refused = "sheets.too_large";
        return;
    }
    texts.back() += text;
}

void SheetPart::start(std::string_view name, const Attributes& attributes) {
    if (name == "row") {
        start_row(attributes);
    } else if (name == "c" && !rows.empty()) {
        start_cell(attributes);
    }
    phonetic_ += name == "rPh" ? 1 : 0;
    in_value_ = in_cell_ && phonetic_ == 0 && (name == "v" || name == "t");
}

void SheetPart::start_row(const Attributes& attributes) {
    const std::size_t row = number_in(attribute(attributes, "r"), rows.size() + 1);
    if (row <= rows.size()) {
        refused = "sheets.broken_workbook";
        return;
    }
    if (row > sheet_rows_max) {
        refused = "sheets.too_many_rows";
        return;
    }
    rows.resize(row);
    column_ = 0;
}

void SheetPart::start_cell(const Attributes& attributes) {
    const auto place = attribute(attributes, "r");
    std::size_t column = 0;
    for (const char c : place) {
        if (c < 'A' || c > 'Z' || column > 16'384) {
            break;
        }
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    column_ = column == 0 ? column_ + 1 : column;
    if (column_ > 16'384 || column_ <= rows.back().size()) {
        refused = "sheets.broken_workbook";
        return;
    }
    cells_ += column_ - rows.back().size();
    if (cells_ > sheet_cells_max) {
        refused = "sheets.too_many_cells";
        return;
    }
    rows.back().resize(column_);
    type_ = attribute(attributes, "t");
    style_ = number_in(attribute(attributes, "s"), 0);
    value_.clear();
    in_cell_ = true;
}

void SheetPart::end(std::string_view name) {
    if (name == "c" && in_cell_) {
        end_cell();
    }
    phonetic_ -= name == "rPh" ? 1 : 0;
    in_value_ = false;
}

void SheetPart::end_cell() {
    in_cell_ = false;
    std::string cell = shown();
    length_ += cell.size();
    if (length_ > sheet_text_max) {
        refused = "sheets.too_large";
        return;
    }
    rows.back().back() = std::move(cell);
}

std::string SheetPart::shown() const {
    if (type_ == "s") {
        const std::size_t index = number_in(value_, shared_.texts.size());
        return index < shared_.texts.size() ? shared_.texts[index] : std::string();
    }
    if (!type_.empty() && type_ != "n") {
        return value_;
    }
    double number = 0;
    const auto* last = value_.data() + value_.size();
    const auto [end, error] = std::from_chars(value_.data(), last, number);
    if (value_.empty() || error != std::errc() || end != last || !std::isfinite(number)) {
        return value_;
    }
    if (style_ < styles_.is_date.size() && styles_.is_date[style_] && number >= 0 &&
        number < 2'958'466) {
        return sheet_date(number, workbook_);
    }
    if (std::abs(number) < 1e15 && number == std::floor(number)) {
        return std::to_string(static_cast<int64_t>(number));
    }
    return value_;
}

void SheetPart::text(std::string_view text) {
    if (in_value_) {
        length_ += text.size();
        if (length_ > 2 * sheet_text_max) {
            refused = "sheets.too_large";
            return;
        }
        value_ += text;
    }
}
