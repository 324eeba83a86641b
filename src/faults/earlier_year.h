// Earlier years: when a fault was known before, and which source says so. May predate the register.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "faults/fault.h"

struct EarlierYear {
    int64_t year = 0;
    FreeText source;
};

inline constexpr auto earlier_year_fields = std::array{
    field<&EarlierYear::year>("year", {.required = true}),
    field<&EarlierYear::source>("source", {.required = true,
                                           .length_max = 300,
                                           .personal = true,
                                           .retention = "fault_text",
                                           .rows = 2}),
};
inline constexpr Table earlier_year_table{"fault_earlier_year", earlier_year_fields};

struct EarlierYearRecord {
    std::string id;
    int64_t version = 0;
    EarlierYear earlier;
};

/// Notes a year between 1990 and this one, with its source.
Result<std::string> note_earlier_year(Work& work, std::string_view fault, const EarlierYear& given);
/// Takes away a year that was noted by mistake; the trail keeps that it was there.
Result<void> remove_earlier_year(Work& work, std::string_view fault, std::string_view id,
                                 int64_t version);
/// The earliest first.
std::vector<EarlierYearRecord> earlier_years_of(Work& work, const FaultRecord& record);
