// Parameters of queries that may be left out: nothing is NULL.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/value.h"

inline Value text_or_null(std::string_view text) {
    return text.empty() ? Value() : Value(text);
}

inline Value day_or_null(const std::optional<Date>& day) {
    return day ? Value(day->iso()) : Value();
}
