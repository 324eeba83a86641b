// How sure a share is that rests on few cases.
#pragma once

#include <cstdint>

/// Fewer cases than this say nothing about a body.
inline constexpr int64_t cases_min = 10;

/// Whole percent, rounded outwards so that the interval never looks surer than it is.
struct Interval {
    int64_t low = 0;
    int64_t high = 100;
    bool operator==(const Interval&) const = default;
};

/// The 95 percent interval of a share by Wilson's score (1927), which holds for small counts and
/// near 0 and 100 percent, where the plain formula does not. `whole` must not be 0.
Interval wilson_interval(int64_t part, int64_t whole);
