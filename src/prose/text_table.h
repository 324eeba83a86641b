// Tables as they stand in text: tabs, bars, columns of spaces, or a row of numbers after a label.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prose/lines.h"

namespace prose_check {

struct TextCell {
    std::string text;
    /// Nothing for words; a dash, two dots and an empty cell are `blank`.
    std::optional<double> value;
    int decimals = 0;
    bool percent = false;
    bool blank = false;
    /// Where the cell stands in what was given.
    std::uint32_t start = 0;
    std::uint32_t end = 0;
};

struct TextRow {
    std::string label;
    std::vector<TextCell> cells; // without the label
    int line = 0;
    std::uint32_t start = 0;
    std::uint32_t end = 0;
};

struct TextTable {
    /// The line above it that begins "Tabell 3", or "".
    std::string caption;
    int number = 0; // of the caption; 0 when there is none
    /// One for each column of cells; "" where nothing stands above it.
    std::vector<std::string> heads;
    std::string label_head;
    std::vector<TextRow> rows;
    std::size_t first_line = 0; // index of lines, heads included
    std::size_t last_line = 0;
    int section = 0;

    std::size_t columns() const { return heads.size(); }
    /// Nothing when the cell is missing, blank or words.
    std::optional<double> value(std::size_t row, std::size_t column) const;
    /// Whether some cell has the value.
    bool holds(double value) const;
    /// Whether at least one cell is a number.
    bool numeric() const;
};

/// A cell read as a number: "1 074", "-11", "+1", "12,5 %", "1.974", "402 638 kr".
TextCell cell_of(std::string_view text, std::uint32_t start, std::uint32_t end);

/// Finds the tables among the lines; lines that hold them are told by first_line and last_line.
std::vector<TextTable> tables_in(const std::vector<Line>& lines);

} // namespace prose_check
