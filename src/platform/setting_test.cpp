// Settings, on both engines.
#include "platform/setting.h"

#include "tests/support/database.h"

namespace {

const Actor somebody{.id = "somebody"};

class Settings : public testing::TestWithParam<Engine> {
protected:
    std::string value(std::string_view name) {
        return db.read(somebody, [&](Work& work) { return setting(work, name); });
    }
    TestDatabase db{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Engines, Settings, both_engines(), engine_name);

} // namespace

TEST_P(Settings, AreEmptyUntilSetAndThenWhatWasSetLast) {
    EXPECT_EQ(value("colour"), "");
    for (const char* colour : {"blue", "green"}) {
        const auto kept = db.write(
            somebody, [&](Work& work) { return keep_setting(work, "colour", colour); });
        ASSERT_TRUE(kept.has_value());
        EXPECT_EQ(value("colour"), colour);
    }
    EXPECT_EQ(value("form"), "");
}

TEST_P(Settings, SayThatContentsAreInventedOnlyWhereItWasSaid) {
    EXPECT_FALSE(db.read(somebody, contents_invented));
    ASSERT_TRUE(db.write(somebody, say_contents_invented).has_value());
    EXPECT_TRUE(db.read(somebody, contents_invented));
}
