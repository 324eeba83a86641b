// Recurring faults (systembrister): one cause behind many events, which stay as they are.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct Fault {
    FreeText title;
    FreeText description;
    /// What it means for the individual (domain B13).
    FreeText consequence;
    /// Health care, social services or other authorities (domain B14).
    std::string national_group;
    /// The day it was first kept as a fault; set by open_fault.
    std::optional<Date> opened_on;
};

inline constexpr auto fault_fields = std::array{
    field<&Fault::title>(
        "title",
        {.required = true, .length_max = 160, .personal = true, .retention = "fault_text"}),
    field<&Fault::description>(
        "description",
        {.length_max = 8000, .personal = true, .retention = "fault_text", .rows = 6}),
    field<&Fault::consequence>(
        "consequence",
        {.length_max = 4000, .personal = true, .retention = "fault_text", .rows = 4}),
    field<&Fault::national_group>("national_group", {.choices = "national_group"}),
    field<&Fault::opened_on>("opened_on"),
};
inline constexpr Table fault_table{"fault", fault_fields};

/// What a person fills in.
inline constexpr std::array<std::string_view, 4> fault_form_fields = {
    "title", "description", "consequence", "national_group"};

struct FaultRecord {
    std::string id;
    std::string number;
    std::string unit;
    int64_t version = 0;
    /// open or closed; see fault_turn.h.
    std::string standing;
    std::string changed_by;
    /// The day its words were erased by the retention schedule.
    std::optional<Date> erased_on;
    Fault fault;
};

/// Keeps a new fault of the unit worked at and answers its number. Needs May::write_faults.
Result<std::string> open_fault(Work& work, const Fault& given);

/// Changes the texts at `version`; a confirmation of the old texts holds no more.
Result<int64_t> amend_fault(Work& work, std::string_view number, int64_t version,
                            const Fault& given);

/// `not_found` outside the unit worked at. Needs May::read_faults.
Result<FaultRecord> find_fault(Work& work, std::string_view number);
/// The same for deeds that write in it; `invalid` (fault.is_erased) when its words were erased: it
/// is opened again first.
Result<FaultRecord> writable_fault(Work& work, std::string_view number);
FaultRecord fault_record(Work& work, const Row& row);

/// What a list is narrowed to; an empty text is no filter.
struct FaultFilter {
    /// open, closed or "".
    std::string standing;
    std::string national_group;
    /// Looked for in title and description, and as a number.
    std::string text;
};

/// One line of the list. Events that were withdrawn are not counted.
struct FaultLine {
    FaultRecord record;
    int64_t events = 0;
    /// Events that happened this year.
    int64_t this_year = 0;
};

inline constexpr int64_t faults_per_page = 50;

struct FaultPage {
    std::vector<FaultLine> lines;
    int64_t total = 0;
};
/// One page of 50, the newest number first; the first page is 1.
Result<FaultPage> list_faults(Work& work, const FaultFilter& filter, int64_t page);

/// Open faults that a new event of this type at such a body may belong to: those with the most such
/// events among the unit's latest two thousand. Likeness only proposes; a person decides.
std::vector<FaultRecord> likely_faults(Work& work, std::string_view type,
                                       std::string_view body_type);
