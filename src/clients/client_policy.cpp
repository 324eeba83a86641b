// The unit's rules for counting and keeping.
#include "clients/client_policy.h"

#include <algorithm>

#include "clients/year_lock.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/clients.h"

namespace {

Result<void> one_of(std::string_view field, const std::string& value,
                    std::initializer_list<std::string_view> known) {
    if (std::ranges::find(known, value) == known.end()) {
        return invalid(std::string(field), "unknown_code");
    }
    return {};
}

struct Bounds {
    std::string_view field;
    int64_t least;
    int64_t most;
};
Result<void> between(const Bounds& bounds, int64_t value) {
    if (value < bounds.least || value > bounds.most) {
        return invalid(
            std::string(bounds.field), "not_a_number_between",
            {{"least", std::to_string(bounds.least)}, {"most", std::to_string(bounds.most)}});
    }
    return {};
}

Result<void> holds(const ClientPolicy& policy) {
    TRY(one_of("age_day", policy.age_day, {"year_end", "year_start"}));
    TRY(one_of("return_rule", policy.return_rule,
               {"three_months", "ninety_days", "calendar_quarter"}));
    TRY(one_of("sex_columns", policy.sex_columns, {"apart", "total_only"}));
    TRY(between({"inactive_months", 1, 24}, policy.inactive_months));
    TRY(between({"erase_after_months", 0, 120}, policy.erase_after_months));
    return between({"grace_days", 1, 365}, policy.grace_days);
}

} // namespace

ReturnRule return_rule_of(const ClientPolicy& policy) {
    return policy.return_rule == "ninety_days"        ? ReturnRule::ninety_days
           : policy.return_rule == "calendar_quarter" ? ReturnRule::calendar_quarter
                                                      : ReturnRule::three_months;
}

AgeDay age_day_of(const ClientPolicy& policy) {
    return policy.age_day == "year_start" ? AgeDay::year_start : AgeDay::year_end;
}

ClientPolicy client_policy_on(Work& work, std::string_view unit, Date on) {
    ClientPolicy policy;
    if (const auto row = work.row(sql::clients::policy_on, {{"unit", unit}, {"day", on.iso()}})) {
        work.fill(client_policy_table, *row, &policy);
    }
    return policy;
}

std::vector<ClientPolicy> client_policies(Work& work, std::string_view unit) {
    std::vector<ClientPolicy> list;
    for (const StoredRow& row : work.rows(sql::clients::policies, {{"unit", unit}})) {
        work.fill(client_policy_table, row, &list.emplace_back());
    }
    return list;
}

Result<std::string> decide_client_policy(Work& work, std::string_view unit,
                                         const ClientPolicy& policy) {
    TRY(must_at(work, May::steer_clients, unit));
    TRY(holds(policy));
    for (const ClientPolicy& earlier : client_policies(work, unit)) {
        if (earlier.decided_from == policy.decided_from) {
            return invalid("decided_from", "taken");
        }
    }
    TRY(year_open(work, unit, {"decided_from", policy.decided_from}));
    return work.insert(client_policy_table, &policy, {{"unit", unit}});
}
