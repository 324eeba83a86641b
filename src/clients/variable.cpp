// The unit's own questions about its clients.
#include "clients/variable.h"

#include <algorithm>

#include "clients/counting.h"
#include "organisations/unit.h"
#include "rights/may.h"
#include "sql/clients.h"

namespace {

const std::size_t options_max = 20;

bool is_key(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char one) {
        return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '_';
    });
}

VariableRecord variable_record(Work& work, const Row& row) {
    VariableRecord record;
    record.id = row.text("id");
    record.version = row.integer("version");
    work.fill(variable_table, row, &record.variable);
    return record;
}

Result<void> holds(const Variable& variable) {
    if (!is_key(variable.variable_key)) {
        return invalid("variable_key", "not_a_code");
    }
    if (variable.end_year && *variable.end_year < variable.start_year) {
        return invalid("end_year", "before_start");
    }
    if (variable.options.size() > options_max || variable.options.size() == 1) {
        return invalid("options", "not_a_number_between",
                       {{"least", "2"}, {"most", std::to_string(options_max)}});
    }
    return {};
}

bool is_answer(const Variable& variable, std::string_view value) {
    if (variable.options.empty()) {
        return value == "yes" || value == "no";
    }
    for (std::size_t place = 1; place <= variable.options.size(); ++place) {
        if (value == std::to_string(place)) {
            return true;
        }
    }
    return false;
}

} // namespace

bool VariableRecord::asked_in(int year) const {
    return variable.start_year <= year && (!variable.end_year || year <= *variable.end_year);
}

std::vector<VariableRecord> variables_of(Work& work, std::string_view unit) {
    std::vector<VariableRecord> list;
    for (const StoredRow& row : work.rows(sql::clients::variables, {{"unit", unit}})) {
        list.push_back(variable_record(work, row));
    }
    return list;
}

std::optional<VariableRecord> variable_by_id(Work& work, std::string_view unit,
                                             std::string_view id) {
    for (VariableRecord& record : variables_of(work, unit)) {
        if (record.id == id) {
            return std::move(record);
        }
    }
    return std::nullopt;
}

Result<std::string> add_variable(Work& work, std::string_view unit, const Variable& variable) {
    TRY(must_at(work, May::steer_clients, unit));
    TRY(holds(variable));
    if (variable.start_year < work.year() || variable.start_year > work.year() + 1) {
        return invalid("start_year", "no_back_fill", {{"year", std::to_string(work.year())}});
    }
    for (const VariableRecord& other : variables_of(work, unit)) {
        if (other.variable.variable_key == variable.variable_key) {
            return invalid("variable_key", "taken");
        }
    }
    return work.insert(variable_table, &variable, {{"unit", unit}});
}

Result<int64_t> amend_variable(Work& work, std::string_view unit, const VariableRecord& amended) {
    TRY(must_at(work, May::steer_clients, unit));
    const auto stored = variable_by_id(work, unit, amended.id);
    if (!stored) {
        return not_found();
    }
    Variable variable = amended.variable;
    variable.variable_key = stored->variable.variable_key;
    variable.start_year = stored->variable.start_year;
    TRY(holds(variable));
    if (variable.options.size() < stored->variable.options.size() ||
        variable.options.empty() != stored->variable.options.empty()) {
        return invalid("options", "options_stay");
    }
    return work.update(variable_table, amended.id, amended.version, &variable);
}

const std::string& label_in(const Texts& t, const Variable& variable) {
    const bool english = t.language() == Language::english && !variable.label_en.empty();
    return english ? variable.label_en : variable.label_sv;
}

Choices answer_choices(const Texts& t, const Variable& variable) {
    Choices choices;
    if (variable.options.empty()) {
        choices.push_back({"yes", std::string(t("client.yes"))});
        choices.push_back({"no", std::string(t("client.no"))});
    }
    for (std::size_t place = 0; place < variable.options.size(); ++place) {
        choices.push_back({std::to_string(place + 1), variable.options[place]});
    }
    return choices;
}

std::vector<std::pair<std::string, std::string>> variable_answers(std::string_view line) {
    std::vector<std::pair<std::string, std::string>> answers;
    for (const std::string& one : parted(line)) {
        const std::size_t mark = one.find('=');
        if (mark != std::string::npos) {
            answers.emplace_back(one.substr(0, mark), one.substr(mark + 1));
        }
    }
    return answers;
}

std::string variable_line(const std::vector<std::pair<std::string, std::string>>& answers) {
    std::vector<std::string> codes;
    for (const auto& [key, value] : answers) {
        if (!value.empty()) {
            codes.push_back(key + "=" + value);
        }
    }
    std::ranges::sort(codes);
    return joined(codes);
}

Result<void> variables_hold(Work& work, std::string_view unit, const ClientYear& answers) {
    const auto variables = variables_of(work, unit);
    for (const auto& [key, value] : variable_answers(answers.variables)) {
        const auto found = std::ranges::find_if(variables, [&](const VariableRecord& record) {
            return record.variable.variable_key == key;
        });
        const bool asked =
            found != variables.end() && found->asked_in(static_cast<int>(answers.year));
        if (!asked || !is_answer(found->variable, value)) {
            return invalid("variable." + key, asked ? "unknown_code" : "not_asked_that_year");
        }
    }
    return {};
}
