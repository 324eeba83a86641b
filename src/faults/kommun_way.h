// How it is done, kommun by kommun: the same matter compared where that says something.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "faults/fault.h"

struct KommunWay {
    std::string kommun;
    /// Whether it works there: yes, partly, no or unknown.
    std::string works;
    FreeText way;
    Date seen_on;
};

inline constexpr auto kommun_way_fields = std::array{
    field<&KommunWay::kommun>("kommun", {.required = true, .length_max = 4, .choices = "kommun"}),
    field<&KommunWay::works>("works", {.required = true, .choices = "works"}),
    field<&KommunWay::way>("way", {.required = true,
                                   .length_max = 2000,
                                   .personal = true,
                                   .retention = "fault_text",
                                   .rows = 3}),
    field<&KommunWay::seen_on>("seen_on", {.required = true}),
};
inline constexpr Table kommun_way_table{"fault_kommun", kommun_way_fields};

struct KommunWayRecord {
    std::string id;
    int64_t version = 0;
    KommunWay way;
};

std::span<const std::string_view> ways_of_working();

/// Writes down how it is done in one kommun; version 0 for the first time. `conflict` when somebody
/// saved first, `invalid` for an unknown kommun or a day in the future.
Result<void> describe_kommun(Work& work, std::string_view fault, int64_t version,
                             const KommunWay& given);
/// By the kommun's code.
std::vector<KommunWayRecord> kommun_ways_of(Work& work, const FaultRecord& record);
