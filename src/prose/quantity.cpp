// What a quantity can mean, given how it was rounded and which word stood before it.
#include "prose/quantity.h"

#include <algorithm>
#include <cmath>

bool is_amount(const Quantity& quantity) {
    return quantity.kind == Quantity::Kind::count || quantity.kind == Quantity::Kind::money;
}

bool is_shareish(const Quantity& quantity) {
    return quantity.kind == Quantity::Kind::share || quantity.kind == Quantity::Kind::fraction;
}

namespace {

// The place of the last digit that is not zero: 10 for 40, 1 for 41, 1000 for 129 000.
double round_place(const Quantity& quantity) {
    double place = quantity.step;
    while (place < quantity.value && std::abs(std::remainder(quantity.value, place * 10)) < 1e-9) {
        place *= 10;
    }
    return place;
}

} // namespace

bool is_precise(const Quantity& quantity) {
    return quantity.nearness == Quantity::Nearness::exact ||
           (quantity.step <= 1 && quantity.value / round_place(quantity) >= 1000);
}

Meant meant_by(const Quantity& quantity) {
    const double value = quantity.value;
    if (quantity.is_range) {
        return {value - quantity.step / 2, quantity.upper + quantity.step / 2};
    }
    double half = quantity.kind == Quantity::Kind::count && quantity.step == 1.0
                      ? 0
                      : quantity.step / 2;
    if (quantity.kind == Quantity::Kind::fraction) {
        // A fraction in words is a manner of speaking; a tenth of its value either way.
        half = std::max(2.0, value / 10);
    }
    const double wide = std::max({half, round_place(quantity) * 0.75, value * 0.075});
    using Nearness = Quantity::Nearness;
    switch (quantity.nearness) {
    case Nearness::exact:
        return {value - half, value + half};
    case Nearness::about:
        return {value - wide, value + wide};
    case Nearness::above:
        return {value - (quantity.kind == Quantity::Kind::fraction ? 0 : half),
                value + std::max(round_place(quantity), value * 0.15)};
    case Nearness::below:
        return {value - std::max(round_place(quantity), value * 0.15),
                value + (quantity.kind == Quantity::Kind::fraction ? 0 : half)};
    case Nearness::at_least:
        return {value, 1e18};
    case Nearness::at_most:
        return {-1e18, value};
    }
    return {value, value};
}
