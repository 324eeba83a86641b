// The unit's policies and its question of the year.
#include "organisations/policy.h"

#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/organisations.h"

namespace {

Result<void> values_known(const UnitPolicy& policy) {
    if (policy.withholding != "skane" && policy.withholding != "stockholm") {
        return invalid("withholding", "unknown_code");
    }
    if (policy.withheld_readers != "reporter_officer_manager" &&
        policy.withheld_readers != "all_ombud") {
        return invalid("withheld_readers", "unknown_code");
    }
    if (policy.year_rule != "occurred" && policy.year_rule != "registered") {
        return invalid("year_rule", "unknown_code");
    }
    return {};
}

} // namespace

UnitPolicy policy_on(Work& work, std::string_view unit, Date on) {
    UnitPolicy policy;
    if (const auto row =
            work.row(sql::organisations::policy_on, {{"unit", unit}, {"day", on.iso()}})) {
        work.fill(unit_policy_table, *row, &policy);
    }
    return policy;
}

std::vector<UnitPolicy> policies_of(Work& work, std::string_view unit) {
    std::vector<UnitPolicy> list;
    for (const StoredRow& row : work.rows(sql::organisations::policies, {{"unit", unit}})) {
        work.fill(unit_policy_table, row, &list.emplace_back());
    }
    return list;
}

Result<std::string> decide_policy(Work& work, std::string_view unit, const UnitPolicy& policy) {
    TRY(must_at(work, May::steer_events, unit));
    TRY(values_known(policy));
    // Texts of days under the open rule stand openly and may have been read: a rule that keeps them
    // apart holds from a day to come.
    const bool open_then = policy_on(work, unit, policy.decided_from).withholding == "stockholm";
    if (policy.withholding == "skane" && open_then && policy.decided_from <= work.today()) {
        return invalid("decided_from", "not_backwards");
    }
    for (const UnitPolicy& earlier : policies_of(work, unit)) {
        if (earlier.decided_from == policy.decided_from) {
            return invalid("decided_from", "taken");
        }
    }
    return work.insert(unit_policy_table, &policy, {{"unit", unit}});
}

AskedQuestion asked_question(Work& work, std::string_view unit, int year) {
    const auto row = work.row(sql::organisations::question, {{"unit", unit}, {"year", year}});
    return row ? AskedQuestion{year, row->text("question"), row->integer("version")}
               : AskedQuestion{year, "", 0};
}

std::string year_question(Work& work, std::string_view unit, int year) {
    return asked_question(work, unit, year).question;
}

Result<void> ask_in_year(Work& work, std::string_view unit, const AskedQuestion& asked) {
    TRY(must_at(work, May::steer_events, unit));
    const auto row = work.row(sql::organisations::question, {{"unit", unit}, {"year", asked.year}});
    if ((row ? row->integer("version") : 0) != asked.version) {
        return conflict();
    }
    const YearQuestion record{asked.year, asked.question};
    if (row && asked.question.empty()) {
        return work.remove(year_question_table, row->text("id"), asked.version);
    }
    if (row) {
        TRY(work.update(year_question_table, row->text("id"), asked.version, &record));
    } else if (!asked.question.empty()) {
        TRY(work.insert(year_question_table, &record, {{"unit", unit}}));
    }
    return {};
}
