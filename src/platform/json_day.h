// A day that may be missing, as JSON: its ISO form or null.
#pragma once

#include <optional>

#include "platform/json.h"
#include "platform/time.h"

inline json::value json_day(const std::optional<Date>& day) {
    return day ? json::value(day->iso()) : json::value();
}
