// One line as a row of a table, if it can be one.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "prose/lines.h"
#include "prose/text_table.h"

/// How a line parts its cells; rows of one table share it.
enum class Parting { tabs, bars, gaps, words };

struct Piece {
    std::string_view text; // of the line, trimmed
    std::size_t at = 0;    // byte in the line, which in columns is also the place on the page
};

struct RowLine {
    Parting parting = Parting::tabs;
    std::vector<Piece> pieces; // the label first
};

/// Nothing when the line reads as running text.
std::optional<RowLine> row_line(const Line& line);
/// "-----|-----" and the like under a head.
bool is_ruler(const Line& line);
/// "Totalt", "Summa", "Riket" ...
bool is_total_label(std::string_view label);
std::string_view trimmed(std::string_view text);
TextCell cell_of_piece(const Line& line, const Piece& piece);
/// The last `count` numbers of a row of words, when digits can be parted so: "1 074 1 698" in two.
/// Several answers, because spaces stand both within numbers and between them.
std::vector<std::vector<Piece>> partings_of(const Line& line, const RowLine& row,
                                            std::size_t count);
