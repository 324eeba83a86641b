// Does it add up? The rules over a whole report: anybody's, or a draft of our own.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "prose/finding.h"

/// Everything that does not agree in a Swedish text, in the order of the text (domain e.1, e.2). The
/// text may be plain, Markdown, or drawn out of a PDF or DOCX file, with tables as tabs, bars or
/// columns of spaces. Pure: the same text always gives the same findings.
std::vector<Finding> check_prose(std::string_view text);

/// The same with what was read, for a page that also tells what it could not judge.
struct CheckedText {
    std::vector<Finding> findings;
    std::size_t numbers = 0; // counts, shares and money, in sentences and in tables
    std::size_t judged = 0;  // held against another number of the text
    std::size_t tables = 0;
    /// Shares without the counts that they are shares of: bytes of the text.
    struct Stretch {
        std::uint32_t start = 0;
        std::uint32_t end = 0;
        int line = 0;
    };
    std::vector<Stretch> shares_alone;
    /// Captions of figures and diagrams; what they show is a picture.
    std::vector<Stretch> pictures;
};
CheckedText check_text(std::string_view text);
