// An open year is counted anew, a locked one read from its counting records.
#include "clients/counted.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "clients/live_count.h"
#include "sql/clients.h"

namespace {

CountedClient from_lock(const Row& row) {
    CountedClient counted;
    counted.kommun = row.text("kommun");
    counted.office = row.text("office");
    counted.sex = row.text("sex");
    counted.age_band = row.text("age_band");
    counted.children = row.text("children");
    counted.household = row.text("household");
    counted.source = row.text("source");
    counted.source_body = row.text("source_body");
    counted.entry = row.text("entry");
    counted.ending = row.text("ending");
    counted.reasons = row.text("reasons");
    counted.start_reasons = row.text("start_reasons");
    counted.assistance = row.text("assistance");
    counted.attorney = row.text("attorney");
    counted.waits_for = row.text("waits_for");
    counted.assignments = row.integer("assignments");
    counted.variables = row.text("variables");
    return counted;
}

CountedApplication application_from_lock(const Row& row) {
    CountedApplication counted;
    counted.kommun = row.text("kommun");
    counted.source = row.text("source");
    counted.source_body = row.text("source_body");
    counted.outcome = row.text("outcome");
    counted.exclusion = row.text("exclusion");
    counted.referred_to = row.text("referred_to");
    counted.priority = row.text("priority");
    counted.applied = row.text("applied");
    counted.waiting = row.text("waiting");
    counted.weeks = row.maybe_integer("weeks");
    return counted;
}

CountedAssignment assignment_from_lock(const Row& row) {
    CountedAssignment counted;
    counted.kommun = row.text("kommun");
    counted.sex = row.text("sex");
    counted.area = row.text("area");
    counted.opened = row.text("opened");
    counted.closed = row.text("closed");
    counted.result = row.text("result");
    return counted;
}

using Columns = std::vector<std::pair<std::string_view, Value>>;

Columns columns_of(const CountedClient& counted) {
    return {{"kommun", counted.kommun},
            {"office", counted.office},
            {"sex", counted.sex},
            {"age_band", counted.age_band},
            {"children", counted.children},
            {"household", counted.household},
            {"source", counted.source},
            {"source_body", counted.source_body},
            {"entry", counted.entry},
            {"ending", counted.ending},
            {"reasons", counted.reasons},
            {"start_reasons", counted.start_reasons},
            {"assistance", counted.assistance},
            {"attorney", counted.attorney},
            {"waits_for", counted.waits_for},
            {"assignments", counted.assignments},
            {"variables", counted.variables}};
}

Columns columns_of(const CountedApplication& counted) {
    return {{"kommun", counted.kommun},
            {"source", counted.source},
            {"source_body", counted.source_body},
            {"outcome", counted.outcome},
            {"exclusion", counted.exclusion},
            {"referred_to", counted.referred_to},
            {"priority", counted.priority},
            {"applied", counted.applied},
            {"waiting", counted.waiting},
            {"weeks", counted.weeks ? Value(*counted.weeks) : Value()}};
}

Columns columns_of(const CountedAssignment& counted) {
    return {{"kommun", counted.kommun}, {"sex", counted.sex},       {"area", counted.area},
            {"opened", counted.opened}, {"closed", counted.closed}, {"result", counted.result}};
}

std::string said(const Columns& columns) {
    std::string all;
    for (const auto& [name, value] : columns) {
        all += (value.is_text()      ? value.text()
                : value.is_integer() ? std::to_string(value.integer())
                                     : std::string()) +
               "\x1f";
    }
    return all;
}

/// Keeps the rows in the order of what they say: in the order of the clients they would tell which
/// record each came from.
void keep_all(Work& work, const Query& query, const Params& of_year, std::vector<Columns> rows) {
    std::ranges::sort(rows, {}, said);
    for (const Columns& columns : rows) {
        Params params = of_year;
        params.insert(params.end(), columns.begin(), columns.end());
        params.emplace_back("id", work.new_id());
        work.execute(query, params);
    }
}

} // namespace

bool counted_from_lock(Work& work, std::string_view unit, int year) {
    return work.row(sql::clients::year_lock, {{"unit", unit}, {"year", year}}).has_value();
}

void each_counted_client(Work& work, std::string_view unit, const CountedYear& year,
                         const std::function<void(const CountedClient&)>& take) {
    if (!counted_from_lock(work, unit, year.year)) {
        each_live_client(work, unit, year,
                         [&](const std::string&, const CountedClient& one) { take(one); });
        return;
    }
    work.each(sql::clients::client_counts, {{"unit", unit}, {"year", year.year}},
              [&](const Row& row) {
                  take(from_lock(row));
                  return true;
              });
}

void each_counted_application(Work& work, std::string_view unit, const CountedYear& year,
                              const std::function<void(const CountedApplication&)>& take) {
    if (!counted_from_lock(work, unit, year.year)) {
        each_live_application(work, unit, year, take);
        return;
    }
    work.each(sql::clients::application_counts, {{"unit", unit}, {"year", year.year}},
              [&](const Row& row) {
                  take(application_from_lock(row));
                  return true;
              });
}

void each_counted_assignment(Work& work, std::string_view unit, const CountedYear& year,
                             const std::function<void(const CountedAssignment&)>& take) {
    if (!counted_from_lock(work, unit, year.year)) {
        each_live_assignment(work, unit, year, take);
        return;
    }
    work.each(sql::clients::assignment_counts, {{"unit", unit}, {"year", year.year}},
              [&](const Row& row) {
                  take(assignment_from_lock(row));
                  return true;
              });
}

void keep_counts(Work& work, std::string_view unit, const CountedYear& year) {
    std::vector<Columns> clients;
    each_live_client(work, unit, year, [&](const std::string&, const CountedClient& one) {
        clients.push_back(columns_of(one));
    });
    std::vector<Columns> applications;
    each_live_application(work, unit, year, [&](const CountedApplication& one) {
        applications.push_back(columns_of(one));
    });
    std::vector<Columns> assignments;
    each_live_assignment(work, unit, year, [&](const CountedAssignment& one) {
        assignments.push_back(columns_of(one));
    });
    const Params of_year = {{"unit", unit}, {"year", year.year}};
    keep_all(work, sql::clients::keep_client_count, of_year, std::move(clients));
    keep_all(work, sql::clients::keep_application_count, of_year, std::move(applications));
    keep_all(work, sql::clients::keep_assignment_count, of_year, std::move(assignments));
}

void forget_counts(Work& work, std::string_view unit, int year) {
    const Params of_year = {{"unit", unit}, {"year", year}};
    work.execute(sql::clients::forget_client_counts, of_year);
    work.execute(sql::clients::forget_application_counts, of_year);
    work.execute(sql::clients::forget_assignment_counts, of_year);
}
