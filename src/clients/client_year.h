// What may change about a client from year to year, so that no answer rewrites an earlier year.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/client.h"

struct ClientYear {
    int64_t year = 0;
    std::string kommun;
    /// The id of one of the unit's offices.
    std::string office;
    /// Where the year of birth is not known.
    std::string age_band;
    /// wholly, partly or no; empty is unknown. The partner's children count too.
    std::string children;
    std::optional<int64_t> children_count;
    /// Another client of the unit stands for the same household.
    bool shared_household = false;
    /// yes or no; empty is unknown.
    std::string assistance;
    std::string attorney;
    std::string waits_for;
    /// The contact reasons during the year.
    std::vector<std::string> reasons;
    /// Answers to the unit's own variables: key=value, parted by |.
    std::string variables;
};

inline constexpr auto client_year_fields = std::array{
    field<&ClientYear::year>("year", {.required = true}),
    field<&ClientYear::kommun>(
        "kommun", {.required = true, .personal = true, .retention = "client", .choices = "kommun"}),
    field<&ClientYear::office>("office", {.personal = true, .retention = "client"}),
    field<&ClientYear::age_band>("age_band", {.personal = true, .retention = "client"}),
    field<&ClientYear::children>("children", {.personal = true, .retention = "client"}),
    field<&ClientYear::children_count>("children_count", {.personal = true, .retention = "client"}),
    field<&ClientYear::shared_household>("shared_household",
                                         {.personal = true, .retention = "client"}),
    field<&ClientYear::assistance>("assistance", {.personal = true, .retention = "client"}),
    field<&ClientYear::attorney>("attorney", {.personal = true, .retention = "client"}),
    field<&ClientYear::waits_for>(
        "waits_for", {.personal = true, .retention = "client", .choices = "waits_for"}),
    field<&ClientYear::reasons>(
        "reasons",
        {.length_max = 40, .personal = true, .retention = "client", .choices = "contact_reason"}),
    field<&ClientYear::variables>("variables",
                                  {.length_max = 2000, .personal = true, .retention = "client"}),
};
inline constexpr Table client_year_table{"client_year", client_year_fields};

/// What a person fills in; the year stands in the address and variables are read by their keys.
inline constexpr std::array<std::string_view, 10> client_year_form_fields = {
    "kommun",           "office",     "age_band", "children",  "children_count",
    "shared_household", "assistance", "attorney", "waits_for", "reasons"};

struct ClientYearRecord {
    /// Empty while the year has no row of its own and is as the year before.
    std::string id;
    int64_t version = 0;
    ClientYear answers;
};

/// The answers for a year: its own, else those of the year before without what is asked anew each
/// year (reasons, power of attorney).
ClientYearRecord answers_in(Work& work, const ClientRecord& client, int year);
/// The years with answers of their own, newest first.
std::vector<int> answered_years(Work& work, const ClientRecord& client);

/// Refuses a kommun that the unit did not cover that year, an office of another unit, unknown
/// codes, a number of children without children, and an answer for a locked year.
Result<void> answers_hold(Work& work, const ClientRecord& client, const ClientYear& answers);
/// The same for a year of which a file told only that the support began in it: the age group of a
/// later year is not that year's, so it may be missing.
Result<void> start_answers_hold(Work& work, const ClientRecord& client, const ClientYear& answers);
/// The first answers of a new client, checked by the verb that calls.
Result<std::string> add_answers(Work& work, const ClientRecord& client, const ClientYear& answers);
/// Answers for a year anew (`version` 0: there were none), checked by the verb that calls.
Result<void> keep_answers(Work& work, const ClientRecord& client, int64_t version,
                          const ClientYear& answers);
/// Answers for a year; needs the client to be one's own. `version` is 0 for a year without a row.
Result<void> answer_year(Work& work, std::string_view client, int64_t version,
                         const ClientYear& answers);
