// Clearances: a person, named, has read a text as it stands and confirms something about it.
//
// Purposes: `deidentified` (nothing points at a person; asked before a text leaves the unit),
// `released` (withheld text may be freed) and `publication` (an edited copy may be printed).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct Clearance {
    std::string subject_table;
    /// The id of the record whose text was read.
    std::string subject;
    std::string purpose;
    /// The record's version when the text was read.
    int64_t text_version = 0;
    /// Work::digest of the text that was read; a changed text is not cleared.
    std::string text_digest;
    /// The name of the person as it was that day; filled by confirm_clearance.
    std::string confirmed_by;
};

inline constexpr auto clearance_fields = std::array{
    field<&Clearance::subject_table>("subject_table", {.required = true}),
    field<&Clearance::subject>("subject", {.required = true}),
    field<&Clearance::purpose>("purpose", {.required = true}),
    field<&Clearance::text_version>("text_version", {.required = true}),
    field<&Clearance::text_digest>("text_digest", {.required = true}),
    field<&Clearance::confirmed_by>("confirmed_by", {.personal = true, .retention = "clearance"}),
};
inline constexpr Table clearance_table{"clearance", clearance_fields};

struct ClearanceRecord {
    std::string id;
    Clearance clearance;
    Instant at;
    /// The account's id.
    std::string person;
};

/// Notes that the actor has read the text and confirms it; answers the clearance's id. `forbidden`
/// without May::clear_texts, and for the program itself: a text is read by a person.
Result<std::string> confirm_clearance(Work& work, std::string_view unit, const Clearance& given);

/// Every confirmation about a record, oldest first.
std::vector<ClearanceRecord> clearances_of(Work& work, std::string_view unit,
                                           std::string_view subject);

/// The newest confirmation for this purpose of the very text that has this digest.
std::optional<ClearanceRecord> standing_clearance(Work& work, std::string_view unit,
                                                  const Clearance& asked);

/// `forbidden` (needs_second_person) when the actor is one of those who wrote or moved the text.
Result<void> second_person(const Work& work, std::span<const std::string> first_people);
