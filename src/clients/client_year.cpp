// Answers by year.
#include "clients/client_year.h"

#include <algorithm>

#include "clients/access.h"
#include "clients/counting.h"
#include "clients/variable.h"
#include "clients/year_lock.h"
#include "organisations/agreement.h"
#include "organisations/code.h"
#include "organisations/unit.h"
#include "sql/clients.h"

namespace {

Value line_of(const std::vector<std::string>& reasons) {
    std::vector<std::string> sorted = reasons;
    std::ranges::sort(sorted);
    return sorted.empty() ? Value() : Value(joined(sorted));
}

bool one_of(std::string_view value, std::initializer_list<std::string_view> known) {
    return std::ranges::find(known, value) != known.end();
}

Result<void> place_holds(Work& work, const ClientRecord& client, const ClientYear& answers) {
    const int year = static_cast<int>(answers.year);
    const auto covered = kommuner_of(work, client.unit, year);
    if (std::ranges::find(covered, answers.kommun) == covered.end()) {
        return invalid("kommun", "outside_the_unit", {{"year", std::to_string(year)}});
    }
    if (answers.office.empty()) {
        return {};
    }
    const auto offices = offices_of(work, client.unit);
    if (std::ranges::find(offices, answers.office, &OfficeRecord::id) == offices.end()) {
        return invalid("office", "unknown_code");
    }
    return {};
}

Result<void> codes_hold(Work& work, const ClientRecord& client, const ClientYear& answers) {
    const Date day{static_cast<int>(answers.year), 12, 31};
    if (!one_of(answers.age_band, {"", "18_29", "30_49", "50_64", "65_plus"})) {
        return invalid("age_band", "unknown_code");
    }
    if (!one_of(answers.children, {"", "wholly", "partly", "no"})) {
        return invalid("children", "unknown_code");
    }
    if (!one_of(answers.assistance, {"", "yes", "no"})) {
        return invalid("assistance", "unknown_code");
    }
    if (!one_of(answers.attorney, {"", "yes", "no"})) {
        return invalid("attorney", "unknown_code");
    }
    if (!answers.waits_for.empty() &&
        !code_valid(work, {.list = "waits_for", .code = answers.waits_for}, day, client.unit)) {
        return invalid("waits_for", "unknown_code");
    }
    for (const std::string& reason : answers.reasons) {
        if (!code_valid(work, {.list = "contact_reason", .code = reason}, day, client.unit)) {
            return invalid("reasons", "unknown_code");
        }
    }
    return {};
}

Result<void> children_hold(const ClientYear& answers) {
    const bool at_home = has_children_at_home(answers.children);
    if (answers.children_count &&
        (!at_home || *answers.children_count < 1 || *answers.children_count > 30)) {
        return invalid("children_count", at_home ? "not_a_number_of_children" : "no_children");
    }
    if (answers.shared_household && !at_home) {
        return invalid("shared_household", "no_children");
    }
    return {};
}

} // namespace

ClientYearRecord answers_in(Work& work, const ClientRecord& client, int year) {
    ClientYearRecord record;
    const auto row = work.row(sql::clients::answers_for_year,
                              {{"unit", client.unit}, {"client", client.id}, {"year", year}});
    if (row) {
        work.fill(client_year_table, *row, &record.answers);
    }
    if (row && row->integer("year") == year) {
        record.id = row->text("id");
        record.version = row->integer("version");
        return record;
    }
    record.answers.year = year;
    record.answers.reasons.clear();
    record.answers.attorney.clear();
    return record;
}

std::vector<int> answered_years(Work& work, const ClientRecord& client) {
    std::vector<int> years;
    for (const StoredRow& row :
         work.rows(sql::clients::answered_years, {{"unit", client.unit}, {"client", client.id}})) {
        years.push_back(static_cast<int>(row.integer("year")));
    }
    return years;
}

Result<void> start_answers_hold(Work& work, const ClientRecord& client, const ClientYear& answers) {
    const int year = static_cast<int>(answers.year);
    if (year < 1994 || year > work.year()) {
        return invalid("year", "not_an_activity_year", {{"last", std::to_string(work.year())}});
    }
    TRY(place_holds(work, client, answers));
    TRY(codes_hold(work, client, answers));
    TRY(children_hold(answers));
    TRY(variables_hold(work, client.unit, answers));
    return year_open(work, client.unit, {"", Date{year, 1, 1}});
}

Result<void> answers_hold(Work& work, const ClientRecord& client, const ClientYear& answers) {
    TRY(start_answers_hold(work, client, answers));
    if (!client.client.birth_year && answers.age_band.empty()) {
        return invalid("age_band", "age_needed");
    }
    return {};
}

Result<std::string> add_answers(Work& work, const ClientRecord& client, const ClientYear& answers) {
    return work.insert(
        client_year_table, &answers,
        {{"unit", client.unit}, {"client", client.id}, {"reason_line", line_of(answers.reasons)}});
}

Result<void> keep_answers(Work& work, const ClientRecord& client, int64_t version,
                          const ClientYear& answers) {
    const ClientYearRecord stored = answers_in(work, client, static_cast<int>(answers.year));
    if (stored.id.empty()) {
        if (version != 0) {
            return conflict();
        }
        TRY(add_answers(work, client, answers));
        return {};
    }
    TRY(work.update(client_year_table, stored.id, version, &answers, {},
                    {{"reason_line", line_of(answers.reasons)}}));
    return {};
}

Result<void> answer_year(Work& work, std::string_view id, int64_t version,
                         const ClientYear& answers) {
    const ClientRecord client = TRY(own_client(work, id));
    TRY(answers_hold(work, client, answers));
    return keep_answers(work, client, version, answers);
}
