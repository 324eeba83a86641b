// Reading many texts at once: JSON lines in, JSON lines out.
#pragma once

#include <cstdint>
#include <istream>
#include <ostream>
#include <string_view>

#include "platform/result.h"

struct ScanCount {
    int64_t texts = 0;
    int64_t findings = 0;
};

/// For each line `{"id": ..., "text": ...}` writes `{"id": ..., "spans": [{"start", "end",
/// "type"}]}`; offsets are code points of the text in NFC, end exclusive. `invalid` at the first
/// line that is no such object or whose text is no UTF-8, with its number as `line`; what was
/// written before stands.
Result<ScanCount> scan_texts(std::istream& in, std::ostream& out);

/// The type of a kind in that format: NAMN, PERSONNUMMER for all kinds of personnummer, ...
std::string_view scan_type(std::string_view kind);
