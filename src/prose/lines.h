// The physical lines of a report, freed of mark-up, each byte knowing where it stood.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace prose_check {

struct Line {
    std::string text;
    /// For each byte of `text`, its place in what was given.
    std::vector<std::uint32_t> origin;
    /// Counted from 1 by line feeds.
    int number = 0;
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    /// "#" before it, or bold as a whole.
    enum class Look { plain, heading, note } look = Look::plain;

    /// Nothing but blanks, also those that do not break a line.
    bool blank() const;
};

/// Cuts at line feeds and takes away Markdown emphasis, HTML tags, addresses, soft hyphens and
/// raised note numbers. Spaces and tabs stay as they were, because columns are read from them.
std::vector<Line> lines_of(std::string_view text);

/// Page numbers ("9", "3 (12)", "sida 3 av 12") and rows of a table of contents
/// ("Statistik.....4").
bool is_page_furniture(const Line& line);

} // namespace prose_check
