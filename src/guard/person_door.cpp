// Person numbers, phone numbers and e-mail addresses in a text.
#include "guard/person_door.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <span>

#include "guard/digit_run.h"
#include "platform/time.h"

namespace {

using Groups = std::span<const DigitGroup>;

int number_at(std::string_view digits, std::size_t at, std::size_t count) {
    int number = 0;
    for (const char digit : digits.substr(at, count)) {
        number = number * 10 + (digit - '0');
    }
    return number;
}

std::string digits_of(Groups groups) {
    std::string digits;
    for (const DigitGroup& group : groups) {
        digits += group.digits;
    }
    return digits;
}

/// ASCII lower case of the text right before `start`, at most `bytes` of it.
std::string lead_in(std::string_view text, std::size_t start, std::size_t bytes) {
    const std::size_t from = start > bytes ? start - bytes : 0;
    std::string lead(text.substr(from, start - from));
    std::ranges::transform(lead, lead.begin(), [](unsigned char letter) {
        return static_cast<char>(letter < 0x80 ? std::tolower(letter) : letter);
    });
    return lead;
}

bool says_any(std::string_view lead, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return lead.find(word) != std::string_view::npos; });
}

// --- person numbers ------------------------------------------------------------------------------

/// The check digit of ten digits by the Luhn rule (modulus 10, weights 2 and 1).
bool check_digit_holds(std::string_view ten) {
    int sum = 0;
    for (std::size_t index = 0; index < 10; ++index) {
        const int doubled = (ten[index] - '0') * (index % 2 == 0 ? 2 : 1);
        sum += doubled / 10 + doubled % 10;
    }
    return sum % 10 == 0;
}

/// `personnummer...` for ten or twelve digits that begin with a day of birth, else nothing.
std::optional<std::string> person_number_kind(std::string_view digits) {
    const bool long_form = digits.size() == 12;
    if (!long_form && digits.size() != 10) {
        return std::nullopt;
    }
    if (long_form && (number_at(digits, 0, 2) < 18 || number_at(digits, 0, 2) > 20)) {
        return std::nullopt;
    }
    const std::string_view ten = long_form ? digits.substr(2) : digits;
    const int month = number_at(ten, 2, 2);
    const int day = number_at(ten, 4, 2);
    const bool coordinated = day > 60;
    const int birth_day = coordinated ? day - 60 : day;
    // A leap year for every two-digit year: 29 February must not slip through.
    if (month < 1 || month > 12 || birth_day < 1 || birth_day > days_in_month(2000, month)) {
        return std::nullopt;
    }
    if (!check_digit_holds(ten)) {
        return "personnummer_shaped";
    }
    return coordinated ? "samordningsnummer" : "personnummer";
}

/// Whether the digits stand as person numbers are written: undivided, divided before the last
/// four, the day of birth divided too, or every digit by itself.
bool person_number_layout(Groups groups) {
    std::vector<std::size_t> sizes;
    for (const DigitGroup& group : groups) {
        sizes.push_back(group.digits.size());
    }
    if (sizes.size() == 1) {
        return true;
    }
    const bool single_digits = std::ranges::all_of(sizes, [](std::size_t n) { return n == 1; });
    const bool pairs = std::ranges::all_of(sizes, [](std::size_t n) { return n == 2; });
    return single_digits || pairs || sizes.back() == 4;
}

/// What follows makes the last four digits the year of a day: 2023-01-15 2024-02-10.
bool runs_on_as_day(const DigitGroup& last, const DigitGroup* next) {
    return next != nullptr && last.gap == "-" && next->digits.size() == 2;
}

/// A case number or an amount, unless its check digit says otherwise.
bool is_case_or_amount(std::string_view text, Groups groups) {
    const std::string lead = lead_in(text, groups.front().start, 20);
    if (says_any(lead, {"dnr", "diarien", "diarief", "m\xC3\xA5lnr"})) {
        return true;
    }
    std::string_view after = text.substr(groups.back().end);
    while (after.starts_with(" ") || after.starts_with("\xC2\xA0")) {
        after.remove_prefix(after.starts_with(" ") ? 1 : 2);
    }
    return after.starts_with("kr") || after.starts_with("SEK") || after.starts_with(":-") ||
           after.starts_with("milj");
}

/// The finding that begins at the first group, if one does.
std::optional<TextFinding> person_number(std::string_view text, Groups groups, std::size_t& used) {
    std::size_t digits = 0;
    for (std::size_t count = 1; count <= groups.size() && digits < 12; ++count) {
        digits += groups[count - 1].digits.size();
        const Groups part = groups.first(count);
        const auto kind = person_number_kind(digits_of(part));
        if (!kind || !person_number_layout(part)) {
            continue;
        }
        const DigitGroup* next = count < groups.size() ? &groups[count] : nullptr;
        if (runs_on_as_day(part.back(), next)) {
            continue;
        }
        if (*kind == "personnummer_shaped" && is_case_or_amount(text, part)) {
            continue;
        }
        used = count;
        return TextFinding{part.front().start, part.back().end, *kind};
    }
    return std::nullopt;
}

// --- phone numbers -------------------------------------------------------------------------------

/// Hours such as 08.30-16.30, and days such as 01-02-2023.
bool is_hours_or_day(Groups groups) {
    const auto number = [&](std::size_t index) {
        return number_at(groups[index].digits, 0, groups[index].digits.size());
    };
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

bool domestic_number(Groups groups, std::size_t digits) {
    const std::string& first = groups.front().digits;
    if (first[0] != '0' || first.size() < 2 || first[1] == '0') {
        return false;
    }
    return digits >= 8 && digits <= 11 && !is_hours_or_day(groups) && !is_row_of_codes(groups);
}

/// The longest phone number that begins at the first group, if one does.
std::optional<TextFinding> phone_number(std::string_view text, const DigitRun& run,
                                        std::size_t from, std::size_t& used) {
    const Groups groups = Groups(run.groups).subspan(from);
    const std::string& first = groups.front().digits;
    const bool abroad = (from == 0 && run.plus_before) || first.starts_with("0046");
    const bool told =
        says_any(lead_in(text, groups.front().start, 14), {"tel", "tfn", "mobil", "ring "});
    std::size_t digits = 0;
    std::optional<TextFinding> found;
    for (std::size_t count = 1; count <= groups.size() && count <= 8; ++count) {
        digits += groups[count - 1].digits.size();
        const bool matches = (abroad && digits >= 8 && digits <= 15) ||
                             domestic_number(groups.first(count), digits) ||
                             (told && digits >= 5 && digits <= 12);
        if (matches) {
            found = TextFinding{groups.front().start, groups[count - 1].end, "telefon"};
            used = count;
        }
        // What stands after a wide gap is another number, not more of this one.
        if (groups[count - 1].gap.size() > 2) {
            break;
        }
    }
    return found;
}

/// A day such as 2023-01-15, whose parts begin nothing else.
bool begins_with_day(Groups groups) {
    return groups.size() >= 3 && groups[0].digits.size() == 4 && groups[1].digits.size() == 2 &&
           groups[2].digits.size() == 2 && groups[0].gap == "-" && groups[1].gap == "-";
}

void find_numbers(std::string_view text, const Signs& signs, std::vector<TextFinding>& found) {
    for (const DigitRun& run : digit_runs(signs)) {
        for (std::size_t from = 0; from < run.groups.size();) {
            const Groups rest = Groups(run.groups).subspan(from);
            std::size_t used = begins_with_day(rest) ? 3 : 1;
            auto finding = phone_number(text, run, from, used);
            if (!finding) {
                finding = person_number(text, rest, used);
            }
            if (finding) {
                found.push_back(*finding);
            }
            from += used;
        }
    }
}

// --- e-mail addresses ----------------------------------------------------------------------------

bool in_address(unsigned char byte) {
    return byte >= 0x80 || std::isalnum(byte) != 0 || byte == '.' || byte == '_' || byte == '-' ||
           byte == '+' || byte == '%';
}

/// Where the word that ends before `end` begins; one space is passed over.
std::size_t word_before(std::string_view text, std::size_t end) {
    std::size_t at = end;
    while (at > 0 && text[at - 1] == ' ' && end - at < 2) {
        --at;
    }
    while (at > 0 && in_address(static_cast<unsigned char>(text[at - 1]))) {
        --at;
    }
    return at;
}

/// Where the domain after `start` ends; `start` itself when there is none.
std::size_t domain_after(std::string_view text, std::size_t start) {
    std::size_t at = start;
    while (at < text.size() && text[at] == ' ' && at - start < 2) {
        ++at;
    }
    const std::size_t first = at;
    while (at < text.size() && in_address(static_cast<unsigned char>(text[at]))) {
        ++at;
    }
    while (at > first && text[at - 1] == '.') {
        --at;
    }
    const std::string_view domain = text.substr(first, at - first);
    const std::size_t dot = domain.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || domain.size() - dot < 3) {
        return start;
    }
    const bool letters = std::ranges::all_of(domain.substr(dot + 1), [](unsigned char byte) {
        return byte >= 0x80 || std::isalpha(byte) != 0;
    });
    return letters ? at : start;
}

void find_addresses(std::string_view text, std::vector<TextFinding>& found) {
    static constexpr std::array<std::string_view, 5> ats = {"@", "\xEF\xBC\xA0", "(at)", "[at]",
                                                            "snabel-a"};
    for (const std::string_view mark : ats) {
        for (std::size_t at = text.find(mark); at != std::string_view::npos;
             at = text.find(mark, at + mark.size())) {
            const std::size_t start = word_before(text, at);
            const std::size_t end = domain_after(text, at + mark.size());
            const bool has_name = start < at && text[start] != ' ';
            if (has_name && end > at + mark.size()) {
                found.push_back(TextFinding{start, end, "epost"});
            }
        }
    }
}

} // namespace

std::vector<TextFinding> find_numbers_and_addresses(std::string_view text) {
    std::vector<TextFinding> found;
    find_addresses(text, found);
    find_numbers(text, signs_of(text), found);
    std::ranges::stable_sort(found, {}, &TextFinding::start);
    // A number inside an address is part of it.
    std::vector<TextFinding> apart;
    for (TextFinding& finding : found) {
        if (apart.empty() || finding.start >= apart.back().end) {
            apart.push_back(std::move(finding));
        }
    }
    return apart;
}

Result<std::vector<TextFinding>> PersonDoor::read(std::string_view text) const {
    if (!signs_of(text).readable) {
        return invalid("", "not_readable");
    }
    return find_numbers_and_addresses(text);
}
