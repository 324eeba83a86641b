// Matching columns with fields, and reading cells as people write them.
#include "platform/sheets/columns.h"

#include <algorithm>
#include <array>

#include "platform/texts/texts.h"

namespace {

std::string normal(std::string_view word) {
    std::string lower = lower_swedish(word);
    std::erase_if(lower, [](char letter) { return letter == '_' || letter == ' '; });
    return lower;
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

} // namespace

std::optional<bool> tick_of(std::string_view word) {
    static constexpr std::array<std::string_view, 7> yes = {"ja",   "j", "yes", "true",
                                                            "sant", "1", "x"};
    static constexpr std::array<std::string_view, 7> no = {"nej",    "n", "no", "false",
                                                           "falskt", "0", ""};
    const std::string lower = lower_swedish(word);
    if (std::ranges::find(yes, lower) != yes.end()) {
        return true;
    }
    if (std::ranges::find(no, lower) != no.end()) {
        return false;
    }
    return std::nullopt;
}

std::string told_back(std::string_view said) {
    const std::size_t bytes_max = 60;
    std::size_t end = std::min(said.size(), bytes_max);
    // Not in the middle of a character.
    while (end < said.size() && end > 0 &&
           (static_cast<unsigned char>(said[end]) & 0xC0U) == 0x80) {
        --end;
    }
    return clean_text(said.substr(0, end), allowed_in_line).value_or("?");
}

ColumnMapping matching_columns(const Cells& header, const ImportFields& fields) {
    const Texts swedish(Language::swedish);
    const Texts english(Language::english);
    ColumnMapping mapping;
    for (const std::string& heading : header) {
        const std::string asked = normal(heading);
        std::string match;
        for (const std::string_view name : fields.names) {
            const std::string key = fields.label_key(name);
            const bool same = asked == normal(name) || asked == normal(swedish(key)) ||
                              asked == normal(english(key));
            const bool taken = std::ranges::find(mapping, name) != mapping.end();
            if (same && !taken) {
                match = name;
            }
        }
        mapping.push_back(match);
    }
    return mapping;
}

ColumnMapping chosen_columns(const FormValues& chosen, const Cells& header,
                             const ImportFields& fields) {
    if (!chosen.contains("column_0")) {
        return matching_columns(header, fields);
    }
    ColumnMapping mapping;
    for (std::size_t index = 0; index < header.size(); ++index) {
        const auto found = chosen.find("column_" + std::to_string(index));
        const std::string field =
            found == chosen.end() || found->second.empty() ? "" : found->second.back();
        const bool known = std::ranges::find(fields.names, field) != fields.names.end();
        const bool taken = std::ranges::find(mapping, field) != mapping.end();
        mapping.push_back(known && !taken ? field : std::string());
    }
    return mapping;
}

std::string cell_for(const ColumnMapping& mapping, const Cells& cells, std::string_view name) {
    const auto place = std::ranges::find(mapping, name);
    const auto index = static_cast<std::size_t>(place - mapping.begin());
    return place == mapping.end() || index >= cells.size() ? std::string() : trimmed(cells[index]);
}
