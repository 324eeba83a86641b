// The last four digits of a number, told by themselves.
#include <algorithm>
#include <array>

#include "guard/among.h"
#include "guard/readers.h"

namespace {

using Index = std::ptrdiff_t;

/// "Numret slutar på 2385".
bool ends_on(const Reading& reading, Index token) {
    static constexpr std::array<std::string_view, 5> ends = {"slutar", "slutade", "slutat", "sluta",
                                                             "avslutas"};
    const std::string_view leads = reading.at(token - 1).folded;
    if (!among(reading.at(token - 2).folded, ends) || (leads != "på" && leads != "med")) {
        return false;
    }
    for (Index at = token - 3; at >= token - 7; --at) {
        const Token& number = reading.at(at);
        if (number.is(word::pnr_word) || number.folded == "nummer" || number.folded == "numret") {
            return true;
        }
    }
    return false;
}

} // namespace

/// "fyra sista 2385", "de sista fyra siffrorna är 2385", "kortet med slutsiffrorna 4471".
bool is_last_four(const Reading& reading, Index token) {
    static constexpr std::array<std::string_view, 4> lasts = {"sista", "slutsiffra", "slutsiffror",
                                                              "slutsiffrorna"};
    bool four = false;
    bool last = false;
    for (Index at = token - 1; at >= token - 6; --at) {
        const std::string_view folded = reading.at(at).folded;
        four = four || folded == "fyra" || folded == "4";
        last = last || among(folded, lasts);
    }
    const bool told = reading.told_before(static_cast<std::size_t>(token),
                                          word::pnr_word | word::account_word, 6);
    return (last && (four || told)) || ends_on(reading, token);
}
