// The command that fills an empty place, and the people it lets in.
#include "demo/demo.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <set>

#include "accounts/entrance.h"
#include "platform/setting.h"
#include "tests/support/filled_demo.h"
#include "tests/support/postgres.h"

namespace {

using testing::HasSubstr;

class Demo : public testing::TestWithParam<Engine> {
protected:
    Filled& of(const std::string& code) { return filled(GetParam(), code); }
};
INSTANTIATE_TEST_SUITE_P(Engines, Demo, both_engines(), engine_name);

} // namespace

TEST_P(Demo, LetsItsPeopleInWithThePasswordsPrinted) {
    Filled& skane = of("skane-2025");
    std::multiset<std::string> roles;
    std::set<std::string> passwords;
    for (const DemoSignIn& one : skane.sign_ins) {
        roles.insert(one.role);
        passwords.insert(one.password);
        EXPECT_THAT(one.email, testing::EndsWith("@example.se"));
        Request in = story_request("POST", "/sign-in",
                                   {{"email", {one.email}}, {"password", {one.password}}});
        EXPECT_TRUE(check_password(skane.db.database(), in).has_value()) << one.role;
    }
    EXPECT_EQ(roles, (std::multiset<std::string>{"administrator", "county_officer", "event_officer",
                                                 "ombud", "ombud", "unit_manager"}));
    EXPECT_EQ(passwords.size(), skane.sign_ins.size());
}

TEST_P(Demo, SaysThatItsContentsAreInvented) {
    for (const char* code : demo_codes) {
        EXPECT_TRUE(of(code).db.read(the_cli(), contents_invented)) << code;
    }
}

namespace {

Surroundings shell_surroundings(const std::string&) {
    Surroundings surroundings;
    surroundings.door = &demo_door;
    surroundings.audit_key = std::string(32, 'a');
    surroundings.draft_key = std::string(32, 'd');
    return surroundings;
}

struct Ran {
    int code = 0;
    std::string out;
    std::string told;
};

Ran run_demo(const std::vector<std::string>& words) {
    hand_in();
    std::vector<const char*> argv = {"spejare", "demo"};
    for (const std::string& word : words) {
        argv.push_back(word.c_str());
    }
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    Ran ran;
    ran.code = run_command(demo_commands(), static_cast<int>(argv.size()), argv.data(),
                           shell_surroundings);
    ran.out = testing::internal::GetCapturedStdout();
    ran.told = testing::internal::GetCapturedStderr();
    return ran;
}

} // namespace

TEST_P(Demo, FillsAnEmptyPlaceOnlyAndSaysHowToSignIn) {
    std::string folder = testing::TempDir() + "spejare-demo-XXXXXX";
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    std::vector<std::string> words = {"--case", "varmland-2024", "--data", folder, "--lang", "sv"};
    if (GetParam() == Engine::postgres) {
        words.insert(words.end(), {"--database", fresh_postgres_database()});
    }
    const Ran first = run_demo(words);
    EXPECT_EQ(first.code, 0) << first.told;
    EXPECT_THAT(first.out, HasSubstr("ombud@example.se"));
    EXPECT_THAT(first.out, HasSubstr("påhittade"));
    const Ran second = run_demo(words);
    EXPECT_EQ(second.code, 65);
    EXPECT_EQ(second.out, "");
    EXPECT_THAT(second.told, HasSubstr("finns redan en databas"));
    std::filesystem::remove_all(folder);
}

TEST(DemoCases, AreThoseThatTheCommandOffers) {
    std::string offered;
    for (const DemoCase& demo : demo_cases()) {
        offered += (offered.empty() ? "" : "|") + demo.code;
    }
    EXPECT_EQ(demo_commands()[0].options[0].one_of, offered);
    EXPECT_FALSE(find_demo_case("skane-1999").has_value());
}
