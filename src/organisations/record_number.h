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

/// The kind's letter in such a number: B for a fault, O for a handover, S for a letter, A for an
/// action, M for a meeting. A space for an event's number, which has a year there, and for what is
/// no number at all.
inline char kind_in_number(std::string_view number) {
    const std::size_t last = number.rfind('-');
    const bool one_sign = last != std::string_view::npos && last >= 2 && number[last - 2] == '-';
    return one_sign ? number[last - 1] : ' ';
}
