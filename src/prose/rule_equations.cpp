// Sums that are written out: "140 + 78 = 218", "1 207 914 kr (402 638 kr x 3)", "31 (9 862/318)".
#include <cmath>

#include "prose/rules.h"
#include "prose/words.h"

namespace prose_check {

namespace {

enum class Sign { none, plus, minus, times, over, equals };

Sign sign_of(std::string_view mark) {
    return mark == "+"                                        ? Sign::plus
           : mark == "-" || mark == "\xE2\x88\x92"            ? Sign::minus
           : mark == "x" || mark == "*" || mark == "\xC3\x97" ? Sign::times
           : mark == "/"                                      ? Sign::over
           : mark == "="                                      ? Sign::equals
                                                              : Sign::none;
}

double applied(Sign sign, double left, double right) {
    switch (sign) {
    case Sign::plus:
        return left + right;
    case Sign::minus:
        return left - right;
    case Sign::times:
        return left * right;
    case Sign::over:
        return right == 0 ? 0 : left / right;
    default:
        return left;
    }
}

std::string_view shown(Sign sign) {
    return sign == Sign::plus    ? " + "
           : sign == Sign::minus ? " - "
           : sign == Sign::times ? " \xC3\x97 "
                                 : " / ";
}

struct Computed {
    double value = 0;
    double slack = 0;
    std::string told;
};

class Equations {
public:
    explicit Equations(Checker& checker) : checker_(checker), reading_(checker.reading()) {}

    void check(const Sentence& sentence) {
        const std::size_t count = sentence.quantities.size();
        for (std::size_t i = 0; i + 1 < count;) {
            i = usable(sentence.quantities[i]) ? chain(sentence, i) : i + 1;
        }
    }

private:
    static bool usable(const Quantity& quantity) {
        return is_amount(quantity) && !quantity.is_range && std::abs(quantity.value) < 1e13;
    }

    // The sign between two numbers, when nothing but a unit stands there too.
    Sign between(const Sentence& sentence, std::size_t left) const {
        const Quantity& one = sentence.quantities[left];
        const Quantity& two = sentence.quantities[left + 1];
        Sign found = Sign::none;
        std::size_t words = 0;
        for (std::size_t at = one.last + 1; at < two.first; ++at) {
            const Sign here = sign_of(reading_.word(sentence, at));
            if (here != Sign::none) {
                if (found != Sign::none) {
                    return Sign::none;
                }
                found = here;
            } else if (sentence.tokens[at].kind != Token::Kind::word || ++words > 2) {
                return Sign::none;
            }
        }
        return found;
    }

    // From the first number on; answers where to go on.
    std::size_t chain(const Sentence& sentence, std::size_t first) {
        const auto& all = sentence.quantities;
        double value = all[first].value;
        double slack = 0;
        std::string told = number_text(value, 3);
        std::size_t at = first;
        Sign used = Sign::none;
        while (at + 1 < all.size() && usable(all[at + 1])) {
            const Sign sign = between(sentence, at);
            const bool goes_on = sign != Sign::none && sign != Sign::equals &&
                                 (used == Sign::none || used == sign ||
                                  (used != Sign::over && used != Sign::times &&
                                   sign != Sign::over && sign != Sign::times));
            if (!goes_on) {
                break;
            }
            used = sign;
            ++at;
            value = applied(sign, value, all[at].value);
            told += std::string(shown(sign)) + number_text(all[at].value, 3);
        }
        if (at == first) {
            return first + 1;
        }
        slack = slack_of(all[first], all[at], used, value);
        if (at + 1 < all.size() && usable(all[at + 1]) && between(sentence, at) == Sign::equals) {
            compare(sentence, all[at + 1], {value, slack, told});
        } else if (first > 0 && (used == Sign::times || used == Sign::over) &&
                   opens_bracket(sentence, all[first - 1], all[first])) {
            compare(sentence, all[first - 1], {value, slack, told});
        }
        return at + 1;
    }

    static double slack_of(const Quantity& first, const Quantity& last, Sign used, double value) {
        const double left = first.step > 1 ? first.step / 2 : 0;
        if (used == Sign::over) {
            return last.value == 0 ? 0 : left / last.value;
        }
        const double right = last.step == 1 ? 0 : last.step / 2;
        return used == Sign::times ? left * last.value + (last.step < 1 ? right * first.value : 0)
                                   : left + right + std::abs(value) * 1e-9;
    }

    // "... i snitt 31 klienter under året (9 862/318)": the bracket begins with the first number.
    bool opens_bracket(const Sentence& sentence, const Quantity& result,
                       const Quantity& first) const {
        return first.from > 0 && reading_.word(sentence, first.from - 1) == "(" &&
               first.from - result.last < 9 && usable(result);
    }

    void compare(const Sentence& sentence, const Quantity& result, const Computed& computed) {
        const auto& [value, slack, told] = computed;
        checker_.judge(sentence, result);
        const Meant meant = meant_by(result);
        const double round = result.step / 2;
        const bool near = std::abs(result.value - value) <= round + slack + 1e-6;
        if (near || (meant.low <= value + slack && value - slack <= meant.high)) {
            checker_.confirm(sentence, result);
            return;
        }
        checker_.say(sentence, result,
                     {"equation", Finding::Severity::error, told + " = " + number_text(value, 2)});
    }

    Checker& checker_;
    const Reading& reading_;
};

} // namespace

void check_equations(Checker& checker) {
    Equations equations(checker);
    for (const Sentence& sentence : checker.sentences()) {
        equations.check(sentence);
    }
}

} // namespace prose_check
