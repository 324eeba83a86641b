// Texts by key in the reader's language, and dates and numbers as that language writes them.
#include "platform/texts/texts.h"

#include <algorithm>
#include <array>
#include <span>

#include "platform/texts/table.h"

namespace {

const TextEntry* find_entry(std::string_view key) {
    const std::span<const TextEntry> table(text_table, text_table_size);
    const auto at = std::lower_bound(
        table.begin(), table.end(), key,
        [](const TextEntry& entry, std::string_view wanted) { return entry.key < wanted; });
    return at != table.end() && at->key == key ? &*at : nullptr;
}

std::string_view argument(const TextArgs& args, std::string_view name) {
    const auto at = std::find_if(args.begin(), args.end(),
                                 [name](const auto& arg) { return arg.first == name; });
    if (at == args.end()) {
        throw Bug("a text asks for {" + std::string(name) + "} and nobody gave it");
    }
    return at->second;
}

bool is_placeholder_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

// The count may be grouped ("1 234"), so only its digits are read. Both languages have two forms.
bool is_one(std::string_view count) {
    std::string digits;
    std::copy_if(count.begin(), count.end(), std::back_inserter(digits),
                 [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == '.'; });
    return digits == "1";
}

// The inside of {..}: a name, or name|one form|other form. Braces around anything else are text.
bool fill_placeholder(std::string& out, std::string_view inside, const TextArgs& args) {
    const auto bar = inside.find('|');
    const std::string_view name = inside.substr(0, bar);
    if (!is_placeholder_name(name)) {
        return false;
    }
    const std::string_view value = argument(args, name);
    if (bar == std::string_view::npos) {
        out += value;
        return true;
    }
    const std::string_view forms = inside.substr(bar + 1);
    const auto second = forms.find('|');
    ensure(second != std::string_view::npos, "a plural has a form for one and a form for more");
    out += is_one(value) ? forms.substr(0, second) : forms.substr(second + 1);
    return true;
}

std::string grouped(uint64_t value, std::string_view separator) {
    const std::string digits = std::to_string(value);
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            out += separator;
        }
        out += digits[i];
    }
    return out;
}

std::string two_digits(int64_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view minus_sign = "\u2212";

struct Notation {
    std::string_view group;
    std::string_view point;
    std::string_view minus;
    std::string_view percent;
};
constexpr Notation swedish_notation = {no_break_space, ",", minus_sign, "\u00A0%"};
constexpr Notation english_notation = {",", ".", "-", "%"};

const Notation& notation_of(Language language) {
    return language == Language::swedish ? swedish_notation : english_notation;
}

// Negating the smallest int64 overflows; its magnitude fits in uint64.
uint64_t magnitude(int64_t value) {
    return value < 0 ? ~static_cast<uint64_t>(value) + 1 : static_cast<uint64_t>(value);
}

std::string whole(const Notation& notation, int64_t value) {
    return std::string(value < 0 ? notation.minus : "") +
           grouped(magnitude(value), notation.group);
}

} // namespace

Texts Texts::in(std::string_view code) {
    return Texts(code == "en" ? Language::english : Language::swedish);
}

bool Texts::has(std::string_view key) const {
    return find_entry(key) != nullptr;
}

std::string_view Texts::operator()(std::string_view key) const {
    const TextEntry* entry = find_entry(key);
    if (entry == nullptr) {
        throw Bug("there is no text with the key " + std::string(key));
    }
    return language_ == Language::swedish ? entry->sv : entry->en;
}

std::string Texts::operator()(std::string_view key, const TextArgs& args) const {
    std::string_view rest = (*this)(key);
    std::string out;
    while (!rest.empty()) {
        const auto brace = rest.find('{');
        out += rest.substr(0, brace);
        if (brace == std::string_view::npos) {
            break;
        }
        rest.remove_prefix(brace + 1);
        const auto end = rest.find('}');
        if (end != std::string_view::npos && fill_placeholder(out, rest.substr(0, end), args)) {
            rest.remove_prefix(end + 1);
        } else {
            out += '{';
        }
    }
    return out;
}

std::string Texts::number(int64_t value) const {
    return whole(notation_of(language_), value);
}

std::string Texts::hundredths(int64_t value) const {
    const Notation& notation = notation_of(language_);
    const uint64_t size = magnitude(value);
    return std::string(value < 0 ? notation.minus : "") + grouped(size / 100, notation.group) +
           std::string(notation.point) + two_digits(static_cast<int64_t>(size % 100));
}

std::string Texts::percent_tenths(int64_t tenths) const {
    const Notation& notation = notation_of(language_);
    const uint64_t size = magnitude(tenths);
    return std::string(tenths < 0 ? notation.minus : "") + grouped(size / 10, notation.group) +
           std::string(notation.point) + std::to_string(size % 10) +
           std::string(notation.percent);
}

std::string Texts::month(int month) const {
    ensure(month >= 1 && month <= 12, "a month is 1 to 12");
    return std::string((*this)("month." + std::to_string(month)));
}

std::string Texts::month_short(int month) const {
    ensure(month >= 1 && month <= 12, "a month is 1 to 12");
    return std::string((*this)("month_short." + std::to_string(month)));
}

std::string Texts::date(Date date) const {
    return std::to_string(date.day) + " " + month(date.month) + " " + std::to_string(date.year);
}

std::string Texts::instant(Instant instant) const {
    const int minutes = instant.stockholm_minutes();
    return (*this)("instant", {{"date", date(instant.stockholm_date())},
                               {"hour", two_digits(minutes / 60)},
                               {"minute", two_digits(minutes % 60)}});
}

std::string Texts::problem(std::string_view table, const Problem& problem) const {
    const std::string field_key = std::string(table) + "." + problem.field;
    TextArgs args = problem.args;
    const std::string label_key = has(field_key) ? field_key : "field." + problem.field;
    args.emplace_back("label", has(label_key) ? (*this)(label_key) : problem.field);
    for (const std::string& key :
         {field_key + "." + problem.key, "problem." + problem.key, problem.key}) {
        if (has(key)) {
            return (*this)(key, args);
        }
    }
    // A finding of a kind that has no sentence of its own still says that something was found.
    const auto point = problem.key.find('.');
    if (point != std::string::npos) {
        return this->problem(table, {problem.field, problem.key.substr(0, point), problem.args});
    }
    throw Bug("there is no text for the problem " + problem.key);
}
