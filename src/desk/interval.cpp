// Wilson's score interval.
#include "desk/interval.h"

#include <algorithm>
#include <cmath>

#include "platform/result.h"

Interval wilson_interval(int64_t part, int64_t whole) {
    ensure(whole > 0 && part >= 0 && part <= whole, "a share is of something");
    // Two-sided 95 percent of the normal distribution.
    constexpr double z = 1.959964;
    const auto n = static_cast<double>(whole);
    const double share = static_cast<double>(part) / n;
    const double middle = share + z * z / (2 * n);
    const double reach = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    const double scale = 100 / (1 + z * z / n);
    // What should be exactly 0 or 100 must not be moved a percent by rounding errors.
    constexpr double grain = 1e-9;
    const auto low = static_cast<int64_t>(std::floor((middle - reach) * scale + grain));
    const auto high = static_cast<int64_t>(std::ceil((middle + reach) * scale - grain));
    return {std::max<int64_t>(low, 0), std::min<int64_t>(high, 100)};
}
