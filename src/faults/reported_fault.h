// Reported faults (brister i redovisningen): lines of the year's account up the chain, each a title
// and its consequence for the individual, on a level and in a national group (domain 0, meaning 4).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "faults/fault.h"

struct ReportedFault {
    int64_t year = 0;
    std::string level;
    std::string national_group;
    FreeText title;
    FreeText consequence;
    /// The number of the recurring fault it sums up, or "".
    std::string fault;
};

inline constexpr auto reported_fault_fields = std::array{
    field<&ReportedFault::year>("year", {.required = true}),
    field<&ReportedFault::level>("level", {.required = true, .choices = "level"}),
    field<&ReportedFault::national_group>("national_group",
                                          {.required = true, .choices = "national_group"}),
    field<&ReportedFault::title>(
        "title",
        {.required = true, .length_max = 200, .personal = true, .retention = "fault_text"}),
    field<&ReportedFault::consequence>("consequence", {.required = true,
                                                       .length_max = 2000,
                                                       .personal = true,
                                                       .retention = "fault_text",
                                                       .rows = 3}),
    field<&ReportedFault::fault>("fault"),
};
inline constexpr Table reported_fault_table{"reported_fault", reported_fault_fields};

struct ReportedFaultRecord {
    std::string id;
    std::string unit;
    int64_t version = 0;
    ReportedFault reported;
};

/// Puts a line in the year's account; answers its id. `invalid` (only_counted) for handläggare
/// level where the unit's rule withholds such texts: there only the count is told.
Result<std::string> report_fault(Work& work, const ReportedFault& given);
Result<int64_t> amend_reported(Work& work, const ReportedFaultRecord& amended);
/// Takes a line out that should not be in the account.
Result<void> withdraw_reported(Work& work, std::string_view id, int64_t version);
Result<ReportedFaultRecord> find_reported(Work& work, std::string_view id);
/// The year's lines by level and group.
Result<std::vector<ReportedFaultRecord>> reported_in(Work& work, int64_t year);
