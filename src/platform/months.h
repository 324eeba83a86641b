// Calendar months from a day.
#pragma once

#include <algorithm>
#include <cstdint>

#include "platform/time.h"

/// The same day so many months later, or earlier when negative; the month's last where it has no
/// such day.
inline Date months_after(Date day, int64_t months) {
    const int64_t month = int64_t{day.year} * 12 + day.month - 1 + months;
    Date moved{static_cast<int>(month / 12), static_cast<int>(month % 12) + 1, 1};
    moved.day = std::min(day.day, days_in_month(moved.year, moved.month));
    return moved;
}
