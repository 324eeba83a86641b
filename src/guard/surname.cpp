// The grammar of family names: how they end.
#include <algorithm>
#include <array>

#include "guard/readers.h"

namespace {

// Endings that make a family name in Swedish of what stands before.
constexpr std::array<std::string_view, 58> swedish = {
    "sson",   "berg",  "bergh", "ström",  "strøm",  "qvist", "kvist",  "quist",   "gren",
    "lund",   "lundh", "dahl",  "stedt",  "strand", "holm",  "blad",   "man",     "mark",
    "vall",   "wall",  "hed",   "sköld",  "hjelm",  "crona", "bom",    "lin",     "gård",
    "gårdh",  "ander", "enius", "linder", "ling",   "dén",   "lén",    "rén",     "sén",
    "dell",   "rell",  "sell",  "lander", "stam",   "kranz", "crantz", "stierna", "stjerna",
    "hammar", "ståhl", "löv",   "löf",    "hult",   "fors",  "sten",   "vik",     "rup",
    "roth",   "bäck",  "sjö",   "feldt"};

// Endings of family names of other languages.
constexpr std::array<std::string_view, 46> others = {
    "ić",   "vic",   "ovic", "evic",  "ski",  "ska",   "sky",    "czyk", "wicz", "enko",
    "chuk", "czuk",  "uk",   "ov",    "ova",  "ev",    "eva",    "nen",  "lä",   "oğlu",
    "oglu", "zadeh", "pour", "nejad", "yan",  "ian",   "shvili", "dze",  "escu", "opoulos",
    "idis", "akis",  "sen",  "ez",    "mann", "stein", "zai",    "khel", "iani", "qvi",
    "wala", "tsev",  "nyi",  "nik",   "ens",  "aitė"};

} // namespace

bool ends_as_surname(std::string_view folded) {
    // In the genitive too; Klas and Ross are no genitives of Kla and Ros.
    if (folded.size() > 5 && folded.ends_with("s") && !folded.ends_with("ss")) {
        const std::string_view base = folded.substr(0, folded.size() - 1);
        if (ends_as_surname(base)) {
            return true;
        }
    }
    const auto matches = [&](std::string_view ending, std::size_t before) {
        return folded.size() >= ending.size() + before && folded.ends_with(ending);
    };
    return std::ranges::any_of(swedish,
                               [&](std::string_view ending) { return matches(ending, 3); }) ||
           std::ranges::any_of(others, [&](std::string_view ending) { return matches(ending, 3); });
}
