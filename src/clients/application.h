// Applications: somebody asks for an ombud; in the target group or not, at once or after a queue.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct Application {
    std::string code;
    Date applied_on;
    std::string kommun;
    /// self, relative, authority or other; which authority stands in source_body.
    std::string source;
    /// A code of the list body_type.
    std::string source_body;
    /// The day it was decided whether the person belongs to the target group.
    std::optional<Date> decided_on;
    /// undecided, queue, accepted, not_target, referred or withdrawn.
    std::string outcome = "undecided";
    /// Why the person is outside the target group.
    std::string exclusion;
    /// A code of the list body_type.
    std::string referred_to;
    std::optional<Date> queued_on;
    std::string priority;
    /// The day it was settled for good.
    std::optional<Date> ended_on;
};

inline constexpr auto application_fields = std::array{
    field<&Application::code>(
        "code", {.required = true, .length_max = 12, .personal = true, .retention = "client"}),
    field<&Application::applied_on>("applied_on",
                                    {.required = true, .personal = true, .retention = "client"}),
    field<&Application::kommun>(
        "kommun", {.required = true, .personal = true, .retention = "client", .choices = "kommun"}),
    field<&Application::source>(
        "source",
        {.required = true, .personal = true, .retention = "client", .choices = "client_source"}),
    field<&Application::source_body>(
        "source_body", {.personal = true, .retention = "client", .choices = "body_type"}),
    field<&Application::decided_on>("decided_on", {.personal = true, .retention = "client"}),
    field<&Application::outcome>("outcome",
                                 {.required = true, .personal = true, .retention = "client"}),
    field<&Application::exclusion>(
        "exclusion", {.personal = true, .retention = "client", .choices = "exclusion"}),
    field<&Application::referred_to>(
        "referred_to", {.personal = true, .retention = "client", .choices = "body_type"}),
    field<&Application::queued_on>("queued_on", {.personal = true, .retention = "client"}),
    field<&Application::priority>(
        "priority", {.personal = true, .retention = "client", .choices = "client_priority"}),
    field<&Application::ended_on>("ended_on", {.personal = true, .retention = "client"}),
};
inline constexpr Table application_table{"client_application", application_fields};

/// What is known when somebody applies.
inline constexpr std::array<std::string_view, 5> application_form_fields = {
    "code", "applied_on", "kommun", "source", "source_body"};
/// What is decided then or later.
inline constexpr std::array<std::string_view, 7> decision_form_fields = {
    "decided_on", "outcome", "exclusion", "referred_to", "queued_on", "priority", "ended_on"};

struct ApplicationRecord {
    std::string id;
    int64_t version = 0;
    std::string unit;
    Application application;
    bool settled() const { return application.ended_on.has_value(); }
};

// --- rules (pure) --------------------------------------------------------------------------------

/// Days in order, a reason for who is outside the target group, a place for who is sent elsewhere,
/// a day in the queue for who waits; nothing in the future.
Result<void> application_holds(const Application& application, Date today);
/// Clears what is not asked for the outcome, and sets the day on which a final outcome ended it.
void settle(Application& application);
/// The outcome as it stood on a day: what came later is not known yet.
std::string_view outcome_on(const Application& application, Date day);

// --- verbs ---------------------------------------------------------------------------------------

/// Takes in an application; the decision may be made at once or later. Needs May::write_clients.
/// Refuses codes as for a client, a kommun outside the unit, unknown codes, locked years, and an
/// outcome of accepted, which comes with the registration of the client.
Result<std::string> receive_application(Work& work, const Application& application);
/// Decides or changes a decision while the application is not settled. A queue ends on a day of its
/// own, ended_on; today when nothing is said.
Result<int64_t> decide_application(Work& work, const ApplicationRecord& decided);
/// A row of `client_application` as a record.
ApplicationRecord application_record(Work& work, const Row& row);
/// That a list of them was shown, and which they were.
void note_shown(Work& work, std::string_view unit, const std::vector<ApplicationRecord>& shown);
/// For reading, logged. `not_found` outside the unit.
Result<ApplicationRecord> open_application(Work& work, std::string_view id);
/// Applications that wait for a decision, oldest first; logged.
Result<std::vector<ApplicationRecord>> undecided_applications(Work& work);

/// For the registration of a client: an application accepted at once, or the one at hand accepted.
Result<std::string> add_accepted(Work& work, std::string_view unit, const Application& application);
Result<void> accept(Work& work, const ApplicationRecord& record, Date started_on);
