// Numbers that are written in words.
#include <array>

#include "prose/quantity.h"
#include "prose/words.h"

namespace {

struct Named {
    std::string_view word;
    int value;
};

constexpr std::array<Named, 19> small = {{
    {"sjutton", 17}, {"tretton", 13}, {"fjorton", 14}, {"femton", 15}, {"sexton", 16},
    {"arton", 18},   {"nitton", 19},  {"tio", 10},     {"elva", 11},   {"tolv", 12},
    {"två", 2},      {"tre", 3},      {"fyra", 4},     {"fem", 5},     {"sex", 6},
    {"sju", 7},      {"åtta", 8},     {"nio", 9},      {"tu", 2},
}};
constexpr std::array<Named, 8> tens = {{{"tjugo", 20}, {"trettio", 30}, {"fyrtio", 40},
                                        {"femtio", 50}, {"sextio", 60}, {"sjuttio", 70},
                                        {"åttio", 80}, {"nittio", 90}}};

// From zero to ninety-nine; "en" and "ett" only as the end of a longer word.
std::optional<int> below_hundred(std::string_view word, bool may_be_one) {
    for (const Named& one : small) {
        if (word == one.word) {
            return one.value;
        }
    }
    if (may_be_one && (word == "en" || word == "ett")) {
        return 1;
    }
    for (const Named& ten : tens) {
        if (!word.starts_with(ten.word)) {
            continue;
        }
        const std::string_view rest = word.substr(ten.word.size());
        if (rest.empty()) {
            return ten.value;
        }
        const auto unit = below_hundred(rest, true);
        return unit && *unit < 10 ? std::optional(ten.value + *unit) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<int> below_thousand(std::string_view word, bool may_be_one) {
    const std::size_t hundred = word.find("hundra");
    if (hundred == std::string_view::npos) {
        return below_hundred(word, may_be_one);
    }
    const std::string_view before = word.substr(0, hundred);
    std::string_view after = word.substr(hundred + 6);
    if (after.starts_with("och")) {
        after.remove_prefix(3);
    }
    const auto hundreds = before.empty() ? std::optional(1) : below_hundred(before, true);
    const auto rest = after.empty() ? std::optional(0) : below_hundred(after, true);
    return hundreds && rest ? std::optional(*hundreds * 100 + *rest) : std::nullopt;
}

} // namespace

std::optional<double> number_word(std::string_view word) {
    if (word.size() > 60) {
        return std::nullopt;
    }
    const std::size_t thousand = word.find("tusen");
    if (thousand == std::string_view::npos) {
        const auto value = below_thousand(word, false);
        return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
    }
    const std::string_view before = word.substr(0, thousand);
    const std::string_view after = word.substr(thousand + 5);
    const auto thousands = before.empty() ? std::optional(1) : below_thousand(before, true);
    const auto rest = after.empty() ? std::optional(0) : below_thousand(after, true);
    return thousands && rest ? std::optional(*thousands * 1000.0 + *rest) : std::nullopt;
}

std::optional<int> ordinal_word(std::string_view word) {
    static constexpr std::array<Named, 12> ordinals = {{{"andra", 2}, {"annan", 2}, {"annat", 2},
                                                        {"tredje", 3}, {"fjärde", 4},
                                                        {"femte", 5}, {"sjätte", 6},
                                                        {"sjunde", 7}, {"åttonde", 8},
                                                        {"nionde", 9}, {"tionde", 10},
                                                        {"tjugonde", 20}}};
    for (const Named& one : ordinals) {
        if (word == one.word) {
            return one.value;
        }
    }
    return std::nullopt;
}

std::optional<int> part_word(std::string_view word) {
    for (const std::string_view ending : {"arna", "ar", "en"}) {
        if (word.ends_with(std::string("del") + std::string(ending))) {
            word.remove_suffix(ending.size());
            break;
        }
    }
    static constexpr std::array<Named, 8> parts = {{{"tredjedel", 3}, {"fjärdedel", 4},
                                                    {"femtedel", 5}, {"sjättedel", 6},
                                                    {"sjundedel", 7}, {"åttondel", 8},
                                                    {"niondel", 9}, {"tiondel", 10}}};
    for (const Named& one : parts) {
        if (word == one.word) {
            return one.value;
        }
    }
    return std::nullopt;
}
