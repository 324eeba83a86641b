// Markdown to the blocks of a document: paragraphs, lists, headings, emphasis, links, quotations,
// footnotes. Raw HTML is no markup here; it is printed as it was typed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "platform/document/document.h"
#include "reports/binding.h"

/// The notes of one document: the same note twice is one footnote.
class Footnotes {
public:
    explicit Footnotes(std::vector<Runs>& runs) : runs_(runs) {}
    /// The footnote's number, from 1.
    int number_of(const std::string& note);

private:
    std::vector<Runs>& runs_;
    std::map<std::string, int> known_;
};

/// How deep the text's first heading level lies, and what begins the anchors of its headings.
struct TextPlace {
    int heading_level = 2;
    std::string anchor;
};
std::vector<Block> blocks_of_markdown(const FilledText& text, const TextPlace& place,
                                      Footnotes& footnotes);
/// The runs of a text that is one paragraph or more; parted by blanks.
Runs runs_of_markdown(const FilledText& text, Footnotes& footnotes);
