// The numbers by which people call a unit's faults, handovers, letters, actions and meetings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// "SKANE-B-0007": the unit's prefix, the kind's letter, and the order in at least four digits.
inline std::string record_number(std::string_view prefix, char kind, int64_t order) {
    std::string digits = std::to_string(order);
    if (digits.size() < 4) {
        digits.insert(0, 4 - digits.size(), '0');
    }
    return std::string(prefix) + "-" + kind + "-" + digits;
}
