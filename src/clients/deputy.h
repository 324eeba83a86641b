// Deputies: who sees an ombud's clients and notes while the ombud is away, from a day until a day.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "platform/work.h"

struct Deputy {
    /// The account of another ombud of the unit.
    std::string deputy;
    Date stands_from;
    Date stands_until;
};

inline constexpr auto deputy_fields = std::array{
    field<&Deputy::deputy>("deputy", {.required = true}),
    field<&Deputy::stands_from>("stands_from", {.required = true}),
    field<&Deputy::stands_until>("stands_until", {.required = true}),
};
inline constexpr Table deputy_table{"client_deputy", deputy_fields};

struct DeputyRecord {
    std::string id;
    int64_t version = 0;
    std::string ombud;
    Deputy deputy;
};

/// The longest that somebody may stand in at a stretch.
inline constexpr int deputy_days_max = 366;

/// Those of the actor's own clients, newest first.
std::vector<DeputyRecord> my_deputies(Work& work);
/// The other ombud of the unit, who may be named. Pairs of account and name, by name.
std::vector<std::pair<std::string, std::string>> other_ombud(Work& work);
/// Names a deputy for one's own clients. Needs May::write_clients. Refuses oneself, somebody who is
/// no ombud of the unit, and a stretch that begins in the past or is longer than a year.
Result<std::string> name_deputy(Work& work, const Deputy& deputy);
/// Ends a deputyship today.
Result<void> end_deputy(Work& work, std::string_view id, int64_t version);
