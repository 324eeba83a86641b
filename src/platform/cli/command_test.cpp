// A command line's words: what is refused, what is listed, and that nothing is made by mistake.
#include "platform/cli/command.h"

#include <array>
#include <filesystem>

#include <gtest/gtest.h>

namespace {

struct Ran {
    int code = 0;
    std::string out;
    std::string told;
};

const std::vector<Command>& some_commands() {
    static const std::vector<Command> commands = {
        {"thing list",
         {},
         Command::Needs::database,
         [](Invocation& call) {
             call.database();
             call.out() << "listed\n";
             return Result<int>(0);
         }},
        {"thing begin",
         {},
         Command::Needs::database,
         [](Invocation& call) {
             call.database();
             return Result<int>(0);
         },
         Command::Folder::may_begin},
        {"other", {}, Command::Needs::nothing, [](Invocation&) { return Result<int>(1); }}};
    return commands;
}

Ran run(std::vector<const char*> words) {
    words.insert(words.begin(), "spejare");
    Ran ran;
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    ran.code = run_command(some_commands(), static_cast<int>(words.size()), words.data(),
                           [](const std::string&) { return Surroundings{}; });
    ran.out = testing::internal::GetCapturedStdout();
    ran.told = testing::internal::GetCapturedStderr();
    return ran;
}

// A folder of its own, gone afterwards.
class Folder {
public:
    Folder() {
        std::string made = (std::filesystem::temp_directory_path() / "spejare-cli-XXXXXX").string();
        path_ = mkdtemp(made.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string operator/(const char* name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

} // namespace

TEST(CommandLine, AMistypedFolderIsToldAndNotMade) {
    const Folder folder;
    const std::string wrong = folder / "dtaa";
    const Ran ran = run({"thing", "list", "--data", wrong.c_str()});
    EXPECT_EQ(ran.code, 65);
    EXPECT_EQ(ran.out, "");
    EXPECT_NE(ran.told.find(wrong), std::string::npos) << ran.told;
    EXPECT_FALSE(std::filesystem::exists(wrong));
}

TEST(CommandLine, AFolderIsBegunByTheCommandsThatMay) {
    const Folder folder;
    const std::string fresh = folder / "data";
    EXPECT_EQ(run({"thing", "begin", "--data", fresh.c_str()}).code, 0);
    const Ran ran = run({"thing", "list", "--data", fresh.c_str()});
    EXPECT_EQ(ran.code, 0);
    EXPECT_EQ(ran.out, "listed\n");
}

TEST(CommandLine, AGroupIsListedByItsFirstWord) {
    const Ran group = run({"thing", "--help"});
    EXPECT_EQ(group.code, 0);
    EXPECT_NE(group.out.find("thing list"), std::string::npos);
    EXPECT_NE(group.out.find("thing begin"), std::string::npos);
    EXPECT_EQ(group.out.find("other"), std::string::npos);
    const Ran all = run({"--help"});
    EXPECT_NE(all.out.find("other"), std::string::npos);
    const Ran unknown = run({"thing", "lsit"});
    EXPECT_EQ(unknown.code, 2);
    EXPECT_NE(unknown.told.find("thing list"), std::string::npos);
    EXPECT_EQ(unknown.out, "");
}

TEST(CommandLine, AnUnknownWordIsAMistakeOfUsage) {
    EXPECT_EQ(run({"other", "--nonsense"}).code, 2);
    EXPECT_EQ(run({"thing", "list"}).code, 2);
    EXPECT_EQ(run({"other"}).code, 1);
}
