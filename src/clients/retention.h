// Retention: the record of a closed client is erased when its years are locked and the set time has
// gone. The counting records stay; a tombstone tells that something stood here, and nothing more.
//
// Preview, announcement, days of grace, deed. What stays outside our reach is said on the page:
// copies that were taken before, and PostgreSQL's own log until it has been recycled.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/client.h"
#include "platform/db/connection.h"
#include "platform/jobs/jobs.h"

struct Erasure {
    Date due_on;
    /// announced or put_off.
    std::string standing = "announced";
    /// Why it was put off.
    FreeText reason;
};

inline constexpr auto erasure_fields = std::array{
    field<&Erasure::due_on>("due_on", {.required = true}),
    field<&Erasure::standing>("standing", {.required = true}),
    field<&Erasure::reason>("reason", {.length_max = 200, .personal = true, .retention = "client"}),
};
inline constexpr Table erasure_table{"client_erasure", erasure_fields};

// --- rules (pure) --------------------------------------------------------------------------------

/// What is known of a closed client's years.
struct ClosedYears {
    int first = 0;
    int last = 0;
    /// The year and the day of each lock.
    std::vector<std::pair<int, Date>> locks;
};
/// The first day on which the record may be erased; nothing while one of its years is open.
std::optional<Date> erasable_from(const ClosedYears& years, int months);

// --- verbs ---------------------------------------------------------------------------------------

struct ErasureLine {
    std::string client;
    std::string code;
    std::string ombud;
    Date closed_on;
    int last_year = 0;
    /// From when it may be erased; nothing while a year is open.
    std::optional<Date> erasable;
    /// The announcement, if there is one.
    std::string erasure;
    int64_t version = 0;
    Erasure announced;
};
/// Every closed client of the unit and how near erasure is; for the deed, which asks no page's
/// rights.
std::vector<ErasureLine> erasure_lines(Work& work, std::string_view unit);
/// Every closed client of the unit and how near erasure is, nearest first; logged. Needs
/// May::lock_client_years at the unit.
Result<std::vector<ErasureLine>> erasure_preview(Work& work);
/// Announces all that may be erased; each is due after the unit's days of grace. Answers how many.
Result<int64_t> announce_erasures(Work& work);
/// Keeps one record back for a reason, or lets it go again.
Result<void> put_off_erasure(Work& work, const ErasureLine& line);
Result<void> resume_erasure(Work& work, const ErasureLine& line);
/// Erases what was announced and is due, and applications that led to no client and are as old.
/// Answers how many clients. `by`: who asked for it, when the program does it ("" = the actor).
/// Needs May::lock_client_years at the unit.
Result<int64_t> erase_due(Work& work, std::string_view unit, std::string_view by = "");

/// Takes back the announcements that a query names, with what they ever said: the person came back,
/// or a year was opened.
Result<void> drop_announcements(Work& work, const Query& which, const Params& params);

/// How many were erased: clients, and applications that led to none.
struct Tombstones {
    int64_t clients = 0;
    int64_t applications = 0;
};
Tombstones tombstones_of(Work& work, std::string_view unit);

/// Erases what is due in a unit (the subject) and has the engine forget it; asked for by
/// ask_for_erasure.
JobKind erasure_job(const DatabaseAddress& address);
/// Starts the job for the unit worked at.
Result<std::string> ask_for_erasure(Work& work);
