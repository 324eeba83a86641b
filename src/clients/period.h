// Periods (stretches of support): when they began, when the last contact was, and how they ended.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/client.h"
#include "clients/counting.h"

struct Period {
    Date started_on;
    std::optional<Date> last_contact_on;
    /// The last day of the support.
    std::optional<Date> closed_on;
    std::string close_reason;
    std::vector<std::string> reasons_at_start;
};

inline constexpr auto period_fields = std::array{
    field<&Period::started_on>("started_on",
                               {.required = true, .personal = true, .retention = "client"}),
    field<&Period::last_contact_on>("last_contact_on", {.personal = true, .retention = "client"}),
    field<&Period::closed_on>("closed_on", {.personal = true, .retention = "client"}),
    field<&Period::close_reason>(
        "close_reason", {.personal = true, .retention = "client", .choices = "close_reason"}),
    field<&Period::reasons_at_start>("reasons_at_start", {.required = true,
                                                          .length_max = 40,
                                                          .personal = true,
                                                          .retention = "client",
                                                          .choices = "contact_reason"}),
};
inline constexpr Table period_table{"client_period", period_fields};

/// What a person fills in when support begins; the end is the closing's.
inline constexpr std::array<std::string_view, 3> period_form_fields = {
    "started_on", "last_contact_on", "reasons_at_start"};

struct PeriodRecord {
    std::string id;
    int64_t version = 0;
    std::string client;
    std::string application;
    /// The person came from another unit, or went to one.
    bool received = false;
    bool handed_over = false;
    Period period;
    bool open() const { return !period.closed_on; }
};

/// Oldest first.
std::vector<PeriodRecord> periods_of(Work& work, const ClientRecord& client);
/// The one that goes on; nothing when the support has ended.
std::optional<PeriodRecord> open_period(Work& work, const ClientRecord& client);

/// Refuses days in the future or in the wrong order, unknown reasons, and no reason at all.
Result<void> period_holds(Work& work, std::string_view unit, const Period& period);

/// What a new period hangs on.
struct PeriodOwner {
    std::string unit;
    std::string client;
    std::string application = {};
    SupportPeriod::Start start = SupportPeriod::Start::started;
};
/// `client_is_in_transfer` while a sent transfer with the client waits for its confirmation: the
/// other unit may have read the file, and its end is the handing over.
Result<void> not_under_way(Work& work, const ClientRecord& client);
/// A first or later period, checked by the verb that calls; refuses a start in a locked year.
Result<std::string> add_period(Work& work, const PeriodOwner& owner, const Period& period);
/// Changes start, last contact and reasons at the start. Needs the client to be one's own.
Result<int64_t> amend_period(Work& work, const PeriodRecord& amended);
/// The day of the last contact, for the quick button in the list.
Result<int64_t> note_contact(Work& work, std::string_view client, Date day);
/// Ends the open period; for closing and handing over, which have checked the rest.
struct PeriodEnd {
    Date closed_on;
    std::string close_reason = {};
    SupportPeriod::End end = SupportPeriod::End::closed;
};
Result<void> end_period(Work& work, std::string_view unit, const PeriodRecord& record,
                        const PeriodEnd& end);
