// A text as its paragraphs, and words on one line.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

/// What stands between empty lines, each with its own line breaks.
inline std::vector<std::string> paragraphs_of(std::string_view text) {
    std::vector<std::string> found;
    std::string open;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
            if (!open.empty()) {
                found.push_back(std::move(open));
                open.clear();
            }
            continue;
        }
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        open += (open.empty() ? "" : "\n") + std::string(line);
    }
    if (!open.empty()) {
        found.push_back(std::move(open));
    }
    return found;
}

/// Parted by commas.
inline std::string listed(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words) {
        line += (line.empty() ? "" : ", ") + word;
    }
    return line;
}
