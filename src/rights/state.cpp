// Looking up moves.
#include "rights/state.h"

#include <algorithm>

Result<std::string_view> after_deed(const Work& work, std::span<const StateMove> table,
                                    std::string_view from, std::string_view deed) {
    const auto move = std::ranges::find_if(
        table, [&](const StateMove& one) { return one.from == from && one.deed == deed; });
    if (move == table.end()) {
        return invalid("", "not_from_here");
    }
    TRY(must(work, move->may));
    return move->to;
}

std::vector<std::string_view> deeds_from(const Actor& actor, std::span<const StateMove> table,
                                         std::string_view from) {
    std::vector<std::string_view> deeds;
    for (const StateMove& move : table) {
        if (move.from == from && actor_may(actor, move.may)) {
            deeds.push_back(move.deed);
        }
    }
    return deeds;
}
