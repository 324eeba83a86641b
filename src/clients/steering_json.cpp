// Decisions, questions, locked years and goals without their words.
#include "clients/steering_json.h"

#include <algorithm>

#include "clients/client_json.h"
#include "clients/client_policy.h"
#include "clients/queue.h"
#include "clients/year_lock.h"

namespace {

std::string written(json::object object) {
    return json::serialize(object) + "\n";
}

json::object stored(json::object told, std::string_view id, int64_t version) {
    told["id"] = id;
    told["version"] = version;
    return told;
}

json::object told_rules(const ClientPolicy& policy) {
    json::object told = told_record(client_policy_fields, &policy);
    if (policy.decided_from == Date{}) {
        // Nothing was decided: the rules are those of the program.
        told["decided_from"] = nullptr;
    }
    return told;
}

json::value told_order(Work& work, std::string_view unit) {
    const PriorityOrder order = priority_order_on(work, unit, work.today());
    return order.decision.empty() ? json::value()
                                  : json::value(told_record(priority_order_fields, &order));
}

json::value told_said(Work& work, std::string_view unit, int year) {
    const auto said = queue_year(work, unit, year);
    return said ? json::value(
                      stored(told_record(queue_year_fields, &said->said), said->id, said->version))
                : json::value();
}

json::object told_variable(const VariableRecord& record) {
    return stored(told_record(variable_fields, &record.variable), record.id, record.version);
}

} // namespace

std::string steering_json(Work& work, std::string_view unit) {
    json::array variables;
    for (const VariableRecord& record : variables_of(work, unit)) {
        variables.push_back(told_variable(record));
    }
    return written({{"rules", told_rules(client_policy_on(work, unit, work.today()))},
                    {"order", told_order(work, unit)},
                    {"said", told_said(work, unit, work.year())},
                    {"variables", std::move(variables)}});
}

std::string rules_json(Work& work, std::string_view unit) {
    json::array decisions;
    for (const ClientPolicy& policy : client_policies(work, unit)) {
        decisions.push_back(told_rules(policy));
    }
    return written({{"rules", told_rules(client_policy_on(work, unit, work.today()))},
                    {"decisions", std::move(decisions)}});
}

std::string order_json(Work& work, std::string_view unit) {
    return written({{"order", told_order(work, unit)}});
}

std::string queue_said_json(Work& work, std::string_view unit, int year) {
    return written({{"year", year}, {"said", told_said(work, unit, year)}});
}

std::string variable_json(const VariableRecord& record) {
    return written(told_variable(record));
}

std::string year_locks_json(Work& work, std::string_view unit) {
    json::array locked;
    for (const YearLockRecord& record : year_locks(work, unit)) {
        locked.push_back(stored({{"year", record.year}, {"locked_at", record.locked_at.iso()}},
                                record.id, record.version));
    }
    const int last = work.year() - 1;
    json::array hindrances;
    if (!year_locked(work, unit, last)) {
        for (const LockHindrance& one : lock_hindrances(work, unit, last)) {
            hindrances.push_back(json::object{{"key", one.key}, {"count", one.count}});
        }
    }
    return written(
        {{"locked", std::move(locked)}, {"year", last}, {"hindrances", std::move(hindrances)}});
}

std::string goals_json(int year, const std::vector<GoalRecord>& goals,
                       const std::vector<FigureValue>& values) {
    json::array told;
    for (const GoalRecord& record : goals) {
        const Goal& goal = record.goal;
        const Measure measure = figure_registry().find(goal.figure)->measure;
        json::object one = stored(told_record(goal_fields, &goal), record.id, record.version);
        one["target"] = target_typed(measure, goal.target);
        one["value"] = nullptr;
        one["reached"] = nullptr;
        const auto value = std::ranges::find(values, goal.figure, &FigureValue::id);
        if (value != values.end() && value->status == FigureStatus::ok) {
            one["value"] = target_typed(measure, value->value);
            one["reached"] = *reached(goal, *value);
        }
        told.push_back(std::move(one));
    }
    return written({{"year", year}, {"goals", std::move(told)}});
}
