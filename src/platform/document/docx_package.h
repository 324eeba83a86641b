// The parts of a DOCX on their way into its package.
#pragma once

#include <string>
#include <vector>

#include "platform/document/document.h"

namespace docx {

struct Content {
    std::string body;
    std::vector<std::string> pictures; // PNG
    std::vector<std::string> links;
    int ordered_lists = 0;
};

Content content_of(const Document& document);
/// Runs of a paragraph; links are kept in `content`.
std::string drawn_runs(const Runs& runs, Content& content);

} // namespace docx
