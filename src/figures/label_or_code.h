// A code in words, for facts whose codes are texts of their slice.
#pragma once

#include <string>
#include <string_view>

#include "platform/texts/texts.h"

/// The text `<beginning><code>`, or the code itself: a report's text may name a code of another
/// fact's dimension of the same name, and everybody's labels are asked then.
inline std::string label_or_code(const Texts& t, std::string_view beginning,
                                 std::string_view code) {
    const std::string key = std::string(beginning) + std::string(code);
    return std::string(t.has(key) ? t(key) : code);
}
