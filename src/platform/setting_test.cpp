// Settings, on both engines.
#include "platform/setting.h"

#include <algorithm>

#include "platform/http/dispatch.h"
#include "tests/support/database.h"

namespace {

const Actor somebody{.id = "somebody"};

class NobodysGate : public Gate {
public:
    Entrance enter(const Request&, Work&) const override { return {}; }
    bool may(const Actor&, May) const override { return false; }
};

bool says_invented(const Response& response) {
    return std::ranges::find(response.headers, std::pair<std::string, std::string>(
                                                   "Contents-Invented", "yes")) !=
           response.headers.end();
}

class Settings : public testing::TestWithParam<Engine> {
protected:
    std::string value(std::string_view name) {
        return db.read(somebody, [&](Work& work) { return setting(work, name); });
    }
    // The page of an address that is not there, by a server that starts now.
    Response a_page() {
        const Routes none;
        const NobodysGate gate;
        Dispatcher dispatcher(
            Site{.routes = none, .gate = gate, .database = db.database(), .menu = {}});
        return dispatcher.answer(story_request("GET", "/nowhere"));
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

TEST_P(Settings, SayOnEveryAnswerThatContentsAreInventedWhereTheyAre) {
    EXPECT_FALSE(db.read(somebody, contents_invented));
    EXPECT_EQ(a_page().body.find("påhittade"), std::string::npos);
    EXPECT_FALSE(says_invented(a_page()));

    ASSERT_TRUE(db.write(somebody, say_contents_invented).has_value());
    EXPECT_TRUE(db.read(somebody, contents_invented));
    EXPECT_NE(a_page().body.find("påhittade"), std::string::npos);
    EXPECT_TRUE(says_invented(a_page()));
}
