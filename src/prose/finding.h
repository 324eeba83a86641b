// What does not add up: where, by which rule, what stood there and what was expected.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>


struct Finding {
    enum class Severity {
        note,    // right, or nothing to hold against the writer, but worth a word to the reader
        warning, // does not agree, or claims what is not shown
        error,   // cannot be right as it stands
    } severity = Severity::note;
    /// The physical line of what is marked, counted from 1.
    int line = 0;
    /// Bytes of the text that was given: what is marked.
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::string quote;
    /// "share", "table_sum" ...; the reader's explanation is the text `prose.why.<rule>`.
    std::string rule;
    std::string found;
    std::string expected;
};

std::string_view name_of(Finding::Severity severity);
