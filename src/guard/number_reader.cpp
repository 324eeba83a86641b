// Numbers of digits alone: person numbers, phones, accounts, organisation numbers.
#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "guard/readers.h"
#include "platform/time.h"

namespace {

using Groups = std::span<const DigitGroup>;

std::string digits_of(Groups groups) {
    std::string digits;
    for (const DigitGroup& group : groups) {
        digits += group.digits;
    }
    return digits;
}

/// The check digit of the whole number by the Luhn rule (modulus 10, the last weighs 1).
bool check_digit_holds(std::string_view digits) {
    int sum = 0;
    for (std::size_t index = 0; index < digits.size(); ++index) {
        const bool doubles = (digits.size() - index) % 2 == 0;
        const int doubled = (digits[index] - '0') * (doubles ? 2 : 1);
        sum += doubled / 10 + doubled % 10;
    }
    return sum % 10 == 0;
}

/// What is asked of a run of digits: its groups from one of them on, and the words around.
struct Place {
    Reading& reading;
    const DigitRun& run;
    std::size_t from;
    std::size_t token;

    Groups groups() const { return Groups(run.groups).subspan(from); }
    bool told(std::uint32_t classes, std::size_t words = 4) const {
        return reading.told_before(token, classes, words);
    }
    const Token& before(std::ptrdiff_t back = 1) const {
        return reading.at(static_cast<std::ptrdiff_t>(token) - back);
    }
    const Token& after(const DigitGroup& last) const {
        return reading.at(static_cast<std::ptrdiff_t>(reading.token_at(last.last)));
    }
};

struct Found {
    std::size_t groups = 0;
    std::string_view kind;
};

bool is_amount(const Place& place, const DigitGroup& last) {
    const std::string_view unit = place.after(last).folded;
    return unit == "kr" || unit == "kronor" || unit == "sek" || unit == "tkr" || unit == "mkr" ||
           unit == "miljoner" || unit == "miljarder" || unit == "procent" || unit == "%" ||
           unit == "euro";
}

// --- person numbers ------------------------------------------------------------------------------

/// Ten or twelve digits that begin with a day of birth, by kind; "" for others.
std::string_view person_number_kind(std::string_view digits) {
    const bool long_form = digits.size() == 12;
    if (!long_form && digits.size() != 10) {
        return "";
    }
    if (long_form && (number_of(digits.substr(0, 2)) < 18 || number_of(digits.substr(0, 2)) > 20)) {
        return "";
    }
    const std::string_view ten = long_form ? digits.substr(2) : digits;
    const int month = number_of(ten.substr(2, 2));
    const int day = number_of(ten.substr(4, 2));
    const bool coordinated = day > 60;
    if (!is_day_of_month(coordinated ? day - 60 : day, month)) {
        return "";
    }
    if (!check_digit_holds(ten)) {
        return kind::personnummer_shaped;
    }
    return coordinated ? kind::samordningsnummer : kind::personnummer;
}

/// Whether the digits stand as person numbers are written: undivided, divided before the last
/// four, the day of birth divided too, or every digit by itself.
bool person_number_layout(Groups groups) {
    if (groups.size() == 1) {
        return true;
    }
    const auto all = [&](std::size_t size) {
        return std::ranges::all_of(groups,
                                   [&](const auto& group) { return group.digits.size() == size; });
    };
    return all(1) || all(2) || groups.back().digits.size() == 4;
}

/// Six digits, a dash and four: nothing else is written so.
bool is_dashed(Groups groups) {
    return groups.size() == 2 && groups[1].digits.size() == 4 &&
           (groups[0].digits.size() == 6 || groups[0].digits.size() == 8) && groups[0].gap == "-";
}

std::string_view kind_told(const Place& place, std::string_view found) {
    if (place.told(word::org_word, 3)) {
        return kind::orgnr;
    }
    return found;
}

Found person_number(const Place& place) {
    const Groups groups = place.groups();
    const bool told = place.told(word::pnr_word);
    std::size_t digits = 0;
    for (std::size_t count = 1; count <= groups.size() && digits < 12; ++count) {
        digits += groups[count - 1].digits.size();
        const Groups part = groups.first(count);
        if (!person_number_layout(part)) {
            continue;
        }
        std::string_view found = person_number_kind(digits_of(part));
        const bool as_day =
            count < groups.size() && part.back().gap == "-" && groups[count].digits.size() == 2;
        if (found.empty() && told && (digits == 10 || digits == 12)) {
            found = kind::personnummer_shaped;
        }
        // One digit wrong in the date leaves the shape.
        if (found.empty() && is_dashed(part) &&
            groups[0].digits[groups[0].digits.size() - 4] < '2') {
            found = kind::personnummer_shaped;
        }
        // 0701234567 is a mobile number that begins like a day.
        const bool mobile = count == 1 && digits == 10 && groups[0].digits.starts_with("07");
        const bool other =
            found == kind::personnummer_shaped && !told &&
            (mobile || place.told(word::case_word, 1) || place.told(word::account_word, 3) ||
             is_amount(place, part.back()) || (count == 1 && place.told(word::phone_word, 2)));
        if (!found.empty() && !as_day && !other) {
            return {count, kind_told(place, found)};
        }
    }
    return {};
}

// --- organisation numbers and accounts -----------------------------------------------------------

Found organisation_number(const Place& place) {
    const Groups groups = place.groups();
    const bool told = place.told(word::org_word, 3);
    for (std::size_t count = 1; count <= groups.size() && count <= 2; ++count) {
        std::string ten = digits_of(groups.first(count));
        if (ten.size() == 12) {
            ten.erase(0, 2);
        }
        if (ten.size() != 10 || (count == 2 && groups[1].digits.size() != 4)) {
            continue;
        }
        const bool shaped =
            ten[2] >= '2' && is_dashed(groups.first(count)) && !place.told(word::case_word, 3);
        if (shaped || (told && ten[2] >= '2') ||
            (check_digit_holds(ten) && ten[2] >= '2' && ten[0] != '0')) {
            return {count, kind::orgnr};
        }
    }
    return {};
}

/// The groups of one number: a wide gap or a full stop and a space end it.
std::size_t groups_together(Groups groups, std::size_t digits_max) {
    std::size_t digits = 0;
    for (std::size_t count = 1; count <= groups.size(); ++count) {
        digits += groups[count - 1].digits.size();
        if (digits > digits_max) {
            return count - 1;
        }
        const std::string& gap = groups[count - 1].gap;
        if (gap.size() > 1 && gap != " - " && gap != "- ") {
            return count;
        }
    }
    return groups.size();
}

bool four_by_four(Groups groups) {
    return groups.size() == 4 && groups[0].digits[0] >= '3' && groups[0].digits[0] <= '6' &&
           std::ranges::all_of(groups.first(4),
                               [](const DigitGroup& group) { return group.digits.size() == 4; });
}

/// "8327-9, 904 112 445-3": the groups of a clearing number with its check digit; 0 for none.
std::size_t clearing_with_check(Groups groups) {
    const bool clearing = groups.size() > 2 && groups[0].digits.size() == 4 &&
                          groups[0].digits[0] == '8' && groups[0].gap == "-" &&
                          groups[1].digits.size() == 1;
    return clearing ? 2 : 0;
}

/// 12 34 56-7 of a plusgiro; 5678-12 345 67 of a clearing number and an account.
bool account_layout(Groups groups) {
    if (groups.size() >= 2 && groups.back().digits.size() == 1 &&
        groups[groups.size() - 2].gap == "-" && groups[groups.size() - 2].digits.size() == 2) {
        return groups.size() >= 3;
    }
    const bool day =
        groups.size() >= 3 && groups[1].digits.size() == 2 && groups[2].digits.size() == 2;
    return groups.size() >= 3 && !day && groups[0].digits.size() == 4 &&
           groups[0].digits[0] != '0' && (groups[0].gap == "-" || groups[0].gap == ", ") &&
           digits_of(groups).size() >= 10 && digits_of(groups).size() <= 16;
}

Found account(const Place& place) {
    const Groups groups = place.groups();
    const std::size_t clearing_groups = clearing_with_check(groups);
    const std::size_t together =
        clearing_groups + groups_together(groups.subspan(clearing_groups), 24);
    const Groups part = groups.first(together);
    const std::string digits = digits_of(part);
    if (together == 0 || is_amount(place, part.back())) {
        return {};
    }
    const bool clearing = place.before().folded.starts_with("clearing") && digits.size() == 4;
    if (clearing || (place.told(word::account_word, 5) && digits.size() >= 5)) {
        const bool day =
            part.size() == 3 && part[0].digits.size() == 4 && part[1].digits.size() == 2;
        return day ? Found{} : Found{together, kind::konto};
    }
    if (clearing_groups > 0 && digits.size() >= 10) {
        return {together, kind::konto};
    }
    if (four_by_four(groups) && check_digit_holds(digits_of(groups.first(4)))) {
        return {4, kind::konto};
    }
    if (part.size() == 1 && digits.size() == 16 && check_digit_holds(digits)) {
        return {1, kind::konto};
    }
    return account_layout(part) ? Found{together, kind::konto} : Found{};
}

// --- phone numbers -------------------------------------------------------------------------------

/// Hours such as 08.30-16.30, and days such as 01-02-2023.
bool is_hours_or_day(Groups groups) {
    const auto number = [&](std::size_t index) { return number_of(groups[index].digits); };
    const auto size = [&](std::size_t index) { return groups[index].digits.size(); };
    if (groups.size() == 4 && groups[0].gap == "." && groups[2].gap == ".") {
        return size(0) == 2 && number(0) <= 24 && number(1) < 60 && number(2) <= 24 &&
               number(3) < 60;
    }
    if (groups.size() == 3 && size(0) == 2 && size(1) == 2 && (size(2) == 4 || size(2) == 2)) {
        return number(0) <= 31 && number(1) >= 1 && number(1) <= 12;
    }
    return false;
}

/// Codes of kommuner and the like: 0780 0781 0764.
bool is_row_of_codes(Groups groups) {
    return groups.size() > 1 && groups[0].gap.find('-') == std::string::npos &&
           std::ranges::all_of(groups, [](const DigitGroup& group) {
               return group.digits.size() == 4 && group.digits[0] == '0';
           });
}

/// Numbers that anyone may call: 020, 0200, 0770 to 0779, 116 and the emergency numbers.
bool is_public_number(std::string_view digits) {
    static constexpr std::array<std::string_view, 6> open = {"020",  "0200", "077",
                                                             "0900", "116",  "118"};
    return digits.size() < 5 ||
           std::ranges::any_of(
               open,
               [&](std::string_view begin) {
                   return digits.starts_with(begin) && (begin != "020" || digits.size() >= 8);
               });
}

bool domestic_number(Groups groups, std::size_t digits) {
    const std::string& first = groups.front().digits;
    if (first[0] != '0' || first.size() < 2 || first[1] == '0') {
        return false;
    }
    return digits >= 8 && digits <= 11 && !is_hours_or_day(groups) && !is_row_of_codes(groups);
}

bool of_one_size(Groups groups) {
    return groups.size() == 1 || std::ranges::all_of(groups, [](const DigitGroup& group) {
               return group.digits.size() >= 2 && group.digits.size() <= 4;
           });
}

Found phone(const Place& place) {
    const Groups groups = place.groups();
    const bool abroad =
        (place.from == 0 && place.run.plus_before) || groups.front().digits.starts_with("0046");
    const bool told = place.told(word::phone_word, 3) && !place.told(word::case_word, 3);
    // The 074 of 1 074 698 begins nothing.
    if (place.from > 0 && place.run.groups[place.from - 1].gap == " " &&
        groups.front().digits.size() == 3 && place.run.groups[place.from - 1].digits.size() <= 3 &&
        !told) {
        return {};
    }
    Found found;
    std::size_t digits = 0;
    for (std::size_t count = 1; count <= groups.size() && count <= 8; ++count) {
        digits += groups[count - 1].digits.size();
        const Groups part = groups.first(count);
        const bool local = told && digits >= 5 && digits <= 8 && of_one_size(part) &&
                           part.back().gap.find('-') == std::string::npos &&
                           !is_amount(place, part.back());
        if ((abroad && digits >= 8 && digits <= 15) || domestic_number(part, digits) || local) {
            found = {count, kind::telefon};
        }
        // What stands after a wide gap is another number, not more of this one.
        if (groups[count - 1].gap.size() > 2) {
            break;
        }
    }
    if (found.groups > 0 && is_public_number(digits_of(groups.first(found.groups)))) {
        found.kind = "";
    }
    return found;
}

// -------------------------------------------------------------------------------------------------

/// A day such as 2023-01-15, whose parts begin nothing else.
bool begins_with_day(Groups groups) {
    return groups.size() >= 3 && groups[0].digits.size() == 4 && groups[1].digits.size() == 2 &&
           groups[2].digits.size() == 2 && groups[0].gap == "-" && groups[1].gap == "-";
}

Found found_at(const Place& place) {
    if (place.groups().front().digits.size() == 4 &&
        is_last_four(place.reading, static_cast<std::ptrdiff_t>(place.token))) {
        return {1, place.told(word::account_word, 6) ? kind::konto : kind::personnummer};
    }
    const bool told_person = place.told(word::pnr_word, 3);
    if (!told_person && place.told(word::account_word, 4)) {
        if (const Found found = account(place); found.groups > 0) {
            return found;
        }
    }
    for (const auto& reader : {person_number, phone, account, organisation_number}) {
        if (const Found found = reader(place); found.groups > 0) {
            return found;
        }
    }
    return {};
}

} // namespace

void read_numbers(Reading& reading) {
    for (const DigitRun& run : digit_runs(reading.signs())) {
        for (std::size_t from = 0; from < run.groups.size();) {
            const DigitGroup& first = run.groups[from];
            const Place place{reading, run, from, reading.token_at(first.first)};
            if (reading.claimed(reading.at(static_cast<std::ptrdiff_t>(place.token)))) {
                ++from;
                continue;
            }
            const Found found = found_at(place);
            std::size_t used = found.groups;
            if (used == 0) {
                used = begins_with_day(place.groups()) ? 3 : 1;
            } else if (!found.kind.empty()) {
                const bool plus = run.plus_before && from == 0;
                reading.claim(first.first - (plus ? 1U : 0U), run.groups[from + used - 1].last,
                              found.kind);
            }
            from += used;
        }
    }
}
