// The whole of a table of moves, tried from every state, by every deed and every role.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "rights/state.h"
#include "tests/support/database.h"

/// The same table written by hand: what is not here is forbidden.
struct AllowedMoves {
    std::set<std::string_view> states;
    std::set<std::string_view> deeds;
    std::map<std::pair<std::string_view, std::string_view>, std::string_view> to;
    std::set<std::string_view> roles;
};

inline void expect_moves(TestDatabase& db, std::span<const StateMove> moves,
                         const AllowedMoves& allowed) {
    for (const std::string_view role : all_roles()) {
        const Actor actor{
            .id = "somebody", .seats = {{std::string(role), "unit:x"}}, .place = "unit:x"};
        db.database().read(actor, [&](Work& work) {
            for (const std::string_view from : allowed.states) {
                for (const std::string_view deed : allowed.deeds) {
                    const auto to = after_deed(work, moves, from, deed);
                    const auto move = allowed.to.find({from, deed});
                    const bool may = move != allowed.to.end() && allowed.roles.contains(role);
                    EXPECT_EQ(to.has_value(), may) << role << " " << from << " " << deed;
                    if (to && may) {
                        EXPECT_EQ(*to, move->second);
                    }
                }
            }
        });
    }
}
