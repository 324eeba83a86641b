// Numbers of cases in groups of digits: "ärendenummer 88 41 207 553".
#include <algorithm>

#include "guard/readers.h"

namespace {

/// ärendenr, diarienummer, målnumret: what is told by it is a number and nothing else.
bool names_case_number(const Token& token) {
    const std::string_view word = token.folded;
    return token.is(word::case_word) && (word.ends_with("nr") || word.ends_with("nummer") ||
                                         word.ends_with("numret") || word.ends_with("-id"));
}

/// How many of the groups are one number: a wide gap or too many digits end it.
std::size_t groups_of_one(const std::vector<DigitGroup>& groups) {
    constexpr std::size_t digits_max = 16;
    std::size_t digits = 0;
    for (std::size_t count = 0; count < groups.size(); ++count) {
        digits += groups[count].digits.size();
        if (digits > digits_max) {
            return count;
        }
        if (groups[count].gap != " ") {
            return count + 1;
        }
    }
    return groups.size();
}

/// 850229 2397: the reader of person numbers judges that, whatever is said of it.
bool is_person_shaped(const std::vector<DigitGroup>& groups) {
    const std::size_t first = groups[0].digits.size();
    return (first == 6 || first == 8) && groups[1].digits.size() == 4;
}

} // namespace

void read_parted_case_numbers(Reading& reading) {
    constexpr std::size_t digits_min = 6;
    if (std::ranges::none_of(reading.tokens(), names_case_number)) {
        return; // most texts
    }
    for (const DigitRun& run : digit_runs(reading.signs())) {
        const auto token = static_cast<std::ptrdiff_t>(reading.token_at(run.groups.front().first));
        const Token& before = reading.at(token - (reading.at(token - 1).is_mark(':') ? 2 : 1));
        const std::size_t count = groups_of_one(run.groups);
        if (count < 2 || is_person_shaped(run.groups) || !names_case_number(before) ||
            reading.claimed(reading.at(token))) {
            continue;
        }
        std::size_t digits = 0;
        for (std::size_t at = 0; at < count; ++at) {
            digits += run.groups[at].digits.size();
        }
        if (digits >= digits_min) {
            reading.claim(run.groups.front().first, run.groups[count - 1].last, kind::arendenr);
        }
    }
}
