// How a number looks after one altered digit, or two that were swapped.
#include <algorithm>
#include <cmath>

#include "prose/checker.h"

namespace prose_check {

namespace {

// The same for whole numbers, which are nearly all, without writing them out.
bool one_slip_whole(long long left, long long right) {
    int differ = 0;
    long long first[2] = {0, 0};
    long long second[2] = {0, 0};
    for (; left > 0 && right > 0; left /= 10, right /= 10) {
        if (left % 10 == right % 10) {
            continue;
        }
        if (differ == 2) {
            return false;
        }
        first[differ] = left % 10;
        second[differ] = right % 10;
        ++differ;
    }
    return left == 0 && right == 0 &&
           (differ == 1 || (differ == 2 && first[0] == second[1] && first[1] == second[0]));
}

bool is_whole(double value) {
    return value >= 1 && value < 1e15 && value == std::floor(value);
}

} // namespace

bool one_slip(double left, double right) {
    if (is_whole(std::abs(left)) && is_whole(std::abs(right))) {
        return one_slip_whole(static_cast<long long>(std::abs(left)),
                              static_cast<long long>(std::abs(right)));
    }
    const std::string a = number_text(std::abs(left), 2);
    const std::string b = number_text(std::abs(right), 2);
    if (a.size() != b.size() || a == b) {
        return false;
    }
    std::vector<std::size_t> differ;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] != b[i]) {
            differ.push_back(i);
        }
    }
    return differ.size() == 1 ||
           (differ.size() == 2 && a[differ[0]] == b[differ[1]] && a[differ[1]] == b[differ[0]]);
}

bool alike(double left, double right) {
    return std::abs(left - right) <= 0.15 * std::max(left, right) || one_slip(left, right);
}

std::size_t only_slip(const std::vector<double>& parts, double whole) {
    double sum = 0;
    for (const double part : parts) {
        sum += part;
    }
    std::size_t found = parts.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double mended = parts[i] + whole - sum;
        if (mended >= 0 && one_slip(mended, parts[i])) {
            if (found < parts.size()) {
                return parts.size();
            }
            found = i;
        }
    }
    return found;
}

bool off_by_one_digit(double left, double right) {
    double off = std::abs(left - right);
    if (off < 0.5) {
        return false;
    }
    while (off >= 10 && std::abs(std::remainder(off, 10)) < 1e-6) {
        off /= 10;
    }
    return off < 10;
}

bool slip_apart(double sum, double whole) {
    const double off = std::abs(sum - whole) / std::max(1.0, whole);
    // Two digits swapped leave a difference that nine divides.
    const bool swapped = std::abs(std::remainder(sum - whole, 9)) < 1e-6;
    return off <= 0.12 || (off <= 0.5 && (off_by_one_digit(sum, whole) || swapped));
}

} // namespace prose_check
