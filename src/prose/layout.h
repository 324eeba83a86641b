// A report as blocks in reading order: headings, paragraphs, list items, captions, notes, tables.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "prose/lines.h"
#include "prose/text_table.h"

struct Block {
    enum class Kind { paragraph, item, heading, caption, note, table } kind = Kind::paragraph;
    /// One line; lines that the page or the column broke are joined again.
    std::string text;
    std::string lower; // the same bytes in lower case
    std::vector<std::uint32_t> origin;
    /// Counted up at each heading.
    int section = 0;
    /// Counted up at each heading that begins an appendix.
    int appendix = 0;
    std::size_t table = 0; // Kind::table: which one
    std::size_t first_line = 0;
};

struct Layout {
    std::vector<Line> lines;
    std::vector<Block> blocks;
    std::vector<TextTable> tables;

    /// The physical line of a byte of what was given.
    int line_at(std::uint32_t offset) const;
};

Layout layout_of(std::string_view text);
