// What a confined program may and may not do.
#include "platform/process/confined.h"

#include <gtest/gtest.h>

namespace {

ConfinedRun shell(const std::string& script, std::string_view input = "") {
    return run_confined({"/bin/sh", {"-c", script}, 100'000, 512U << 20U, 5}, input);
}

} // namespace

TEST(Confined, GivesWhatTheProgramWrites) {
    const ConfinedRun run = run_confined({"/bin/cat", {}, 1000, 512U << 20U, 5}, "hej");
    EXPECT_EQ(run.end, ConfinedRun::End::done);
    EXPECT_EQ(run.output, "hej");
}

TEST(Confined, AMissingProgramIsSaidToBeMissing) {
    EXPECT_EQ(run_confined({"/no/such/program", {}, 10, 1U << 20U, 1}, "").end,
              ConfinedRun::End::missing);
}

TEST(Confined, AFailureIsNoAnswer) {
    EXPECT_EQ(shell("echo halv; exit 3").end, ConfinedRun::End::failed);
}

TEST(Confined, OutputPastTheCapEndsIt) {
    EXPECT_EQ(shell("while :; do echo xxxxxxxxxxxxxxxx; done").end, ConfinedRun::End::too_large);
}

TEST(Confined, WhatTakesTooLongIsEnded) {
    EXPECT_EQ(run_confined({"/bin/sleep", {"30"}, 10, 512U << 20U, 1}, "").end,
              ConfinedRun::End::too_slow);
}

TEST(Confined, NoFileCanBeWritten) {
    const ConfinedRun run = shell("f=/tmp/spejare-confined-$$; (echo x > $f) 2>/dev/null; "
                                  "[ -s $f ] && echo written; rm -f $f; echo end");
    EXPECT_EQ(run.output, "end\n");
}

TEST(Confined, TheEnvironmentAndOurFilesStayOutside) {
    const ConfinedRun run = shell("env | grep -v -e LC_ALL -e PWD -e SHLVL -e ^_= ; "
                                  "ls /proc/self/fd | wc -w");
    EXPECT_EQ(run.output, "4\n"); // standard input, output, error, and the folder that ls reads
}
