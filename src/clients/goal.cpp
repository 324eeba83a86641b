// Setting goals and following them.
#include "clients/goal.h"

#include <algorithm>
#include <charconv>

#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/clients.h"

namespace {

int decimals_of(Measure measure) {
    return measure == Measure::count ? 0 : measure == Measure::share ? 1 : 2;
}

std::optional<int64_t> whole_number(std::string_view text) {
    int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = failure == std::errc{} && end == text.data() + text.size();
    return whole && number >= 0 && number <= 1'000'000'000 ? std::optional(number) : std::nullopt;
}

bool one_of(std::string_view value, std::initializer_list<std::string_view> known) {
    return std::ranges::find(known, value) != known.end();
}

} // namespace

Result<int64_t> target_of(Measure measure, std::string_view typed) {
    std::string text(typed);
    std::erase(text, ' ');
    std::erase(text, '%');
    std::ranges::replace(text, '.', ',');
    const std::size_t mark = text.find(',');
    std::string decimals = mark == std::string::npos ? "" : text.substr(mark + 1);
    const auto places = static_cast<std::size_t>(decimals_of(measure));
    if (decimals.size() > places || (mark != std::string::npos && decimals.empty())) {
        return invalid("target", "not_a_target");
    }
    decimals.resize(places, '0');
    const auto number = whole_number(text.substr(0, mark) + decimals);
    if (!number || text.empty() || mark == 0) {
        return invalid("target", "not_a_target");
    }
    return *number;
}

std::string target_typed(Measure measure, int64_t target) {
    const std::string digits = std::to_string(target);
    const auto places = static_cast<std::size_t>(decimals_of(measure));
    if (places == 0) {
        return digits;
    }
    std::string typed(digits.size() > places ? 0 : places + 1 - digits.size(), '0');
    typed += digits;
    const std::string decimals = typed.substr(typed.size() - places);
    typed.resize(typed.size() - places);
    return typed + "," + decimals;
}

std::string target_said(const Texts& t, Measure measure, int64_t target) {
    return measure == Measure::count  ? t.number(target)
           : measure == Measure::mean ? t.hundredths(target)
                                      : t.percent_tenths(target);
}

std::optional<bool> reached(const Goal& goal, const FigureValue& value) {
    if (value.status != FigureStatus::ok) {
        return std::nullopt;
    }
    return goal.aim == "at_least" ? value.value >= goal.target : value.value <= goal.target;
}

std::vector<GoalRecord> goals_of(Work& work, std::string_view unit, int year) {
    std::vector<GoalRecord> list;
    for (const StoredRow& row : work.rows(sql::clients::goals, {{"unit", unit}, {"year", year}})) {
        GoalRecord& record = list.emplace_back();
        record.id = row.text("id");
        record.version = row.integer("version");
        work.fill(goal_table, row, &record.goal);
    }
    return list;
}

Result<std::string> set_goal(Work& work, std::string_view unit, const Goal& goal) {
    TRY(must_at(work, May::steer_clients, unit));
    const Figure* figure = figure_registry().find(goal.figure);
    if (figure == nullptr || figure_registry().fact(figure->fact).may != May::read_client_figures) {
        return invalid("figure", "unknown_code");
    }
    if (!one_of(goal.aim, {"at_least", "at_most"})) {
        return invalid("aim", "unknown_code");
    }
    if (!one_of(goal.decided_by,
                {"council", "municipal_board", "county_board", "steering_group", "unit"})) {
        return invalid("decided_by", "unknown_code");
    }
    if (goal.year < 1994 || goal.year > work.year() + 1) {
        return invalid("year", "not_an_activity_year", {{"last", std::to_string(work.year() + 1)}});
    }
    return work.insert(goal_table, &goal, {{"unit", unit}});
}

Result<void> remove_goal(Work& work, std::string_view unit, std::string_view id, int64_t version) {
    TRY(must_at(work, May::steer_clients, unit));
    if (!work.row(sql::clients::goal_by_id, {{"unit", unit}, {"id", id}})) {
        return not_found();
    }
    return work.remove(goal_table, id, version);
}
