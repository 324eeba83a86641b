// Another program run on bytes that nobody trusts: no shell, no network, no files, bounded in time,
// memory and output.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

struct ConfinedProgram {
    /// The whole path; nothing is looked up.
    std::string path;
    /// Without the program's own name. The input is its standard input, a file that can be sought
    /// in.
    std::vector<std::string> words;
    std::size_t output_max = 0;
    std::size_t memory_max = 0;
    int seconds_max = 0;
};

struct ConfinedRun {
    enum class End { done, failed, too_slow, too_large, missing } end = End::done;
    std::string output; // standard output, whole only when done
};

/// Waits for it. It has an empty environment but for the locale, its own small limits, may open no
/// file for writing and gain no rights; where the kernel lets it, it has no network either.
ConfinedRun run_confined(const ConfinedProgram& program, std::string_view input);
