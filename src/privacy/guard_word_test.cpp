// Local words: the rules, the guard that learns them, and their page, on both engines.
#include "privacy/guard_word.h"

#include <gtest/gtest.h>

#include "guard/person_door.h"
#include "privacy/privacy.h"
#include "tests/support/client.h"

namespace {

const std::string text = "Vi väntar på Zorbagruppen.";

class GuardWords : public testing::TestWithParam<Engine> {
protected:
    static const Routes& routes() {
        static const Routes all = [] {
            Routes list;
            privacy_routes(list);
            return list;
        }();
        return all;
    }
    Result<void> adds(const Actor& actor, const GuardWord& word) {
        return db.write(actor, [&](Work& work) { return add_guard_word(work, word); });
    }
    static bool finds(const TextDoor& reader, std::string_view read) {
        const auto found = reader.read(read);
        return found && !found->empty();
    }

    const PersonDoor door;
    TestDatabase db{GetParam(), &door};
    const Cast cast = a_cast(db);
    StorySite site{db, routes()};
};

} // namespace

TEST_P(GuardWords, AreKnownToTheGuardAtOnceAndForgottenWhenTakenAway) {
    const std::string name = "Då kom blåklinten och frågade.";
    EXPECT_FALSE(finds(door, name));
    ASSERT_TRUE(adds(cast.administrator, {"Blåklinten", "name", ""}));
    EXPECT_TRUE(finds(door, name));
    const auto known = db.read(cast.administrator, [](Work& work) { return guard_words(work); });
    ASSERT_EQ(known.size(), 1U);
    EXPECT_EQ(known[0].word.word, "blåklinten");
    EXPECT_TRUE(db.write(cast.administrator, [&](Work& work) {
        return remove_guard_word(work, known[0].id, known[0].version);
    }));
    EXPECT_FALSE(finds(door, name));
}

TEST_P(GuardWords, AreOneWordOnceAndTheAdministratorsOwn) {
    EXPECT_FALSE(adds(cast.administrator, {"två ord", "name", ""}));
    EXPECT_FALSE(adds(cast.administrator, {"ord", "often", ""}));
    EXPECT_FALSE(adds(cast.ombud, {"ord", "allowed", ""}));
    EXPECT_TRUE(adds(cast.administrator, {"ord", "allowed", "Vanligt."}));
    EXPECT_FALSE(adds(cast.administrator, {"Ord", "name", ""}));
}

TEST_P(GuardWords, ReachAnotherProcessAtItsNextReading) {
    PersonDoor beside;
    Surroundings surroundings = db.database().surroundings();
    surroundings.door = &beside;
    surroundings.before_reading = tell_guard_words;
    const auto other = open_database(db.address(), surroundings);
    const std::string name = "Då kom blåklinten och frågade.";
    const auto other_finds = [&] {
        bool found = false;
        other->read(cast.ombud, [&](Work& work) { found = finds(*work.door(), name); });
        return found;
    };
    EXPECT_FALSE(other_finds());
    ASSERT_TRUE(adds(cast.administrator, {"blåklinten", "name", ""}));
    EXPECT_TRUE(other_finds());
}

TEST_P(GuardWords, HaveAPageOfTheirOwn) {
    Client administrator(site, cast.administrator, Door::html);
    EXPECT_EQ(administrator.get("/privacy/words").status, 200);
    EXPECT_EQ(
        administrator.post("/privacy/words", {{"word", {"zorbagruppen"}}, {"reading", {"allowed"}}})
            .status,
        303);
    EXPECT_TRUE(says(administrator.get("/privacy/words"), "zorbagruppen"));
    EXPECT_FALSE(finds(door, text));
    const Response refused =
        administrator.post("/privacy/words", {{"word", {"a b"}}, {"reading", {"allowed"}}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "value=\"a b\""));
    Client ombud(site, cast.ombud, Door::html);
    EXPECT_EQ(ombud.get("/privacy/words").status, 403);
}

INSTANTIATE_TEST_SUITE_P(Engines, GuardWords, both_engines(), engine_name);
