// Variables: a question that a unit asks about its clients from a year on, without a new program.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clients/client_year.h"
#include "platform/html/page.h"
#include "platform/texts/texts.h"

struct Variable {
    /// a-z, digits and underscore.
    std::string variable_key;
    std::string label_sv;
    std::string label_en;
    /// Earlier years say "uppgift saknas".
    int64_t start_year = 0;
    std::optional<int64_t> end_year;
    /// What may be answered, in words; none = yes or no. An answer is kept by its place, so words
    /// may be mended and added but not moved.
    std::vector<std::string> options;
};

inline constexpr auto variable_fields = std::array{
    field<&Variable::variable_key>("variable_key", {.required = true, .length_max = 40}),
    field<&Variable::label_sv>("label_sv", {.required = true}),
    field<&Variable::label_en>("label_en"),
    field<&Variable::start_year>("start_year", {.required = true}),
    field<&Variable::end_year>("end_year"),
    field<&Variable::options>("options", {.length_max = 100}),
};
inline constexpr Table variable_table{"client_variable", variable_fields};

struct VariableRecord {
    std::string id;
    int64_t version = 0;
    Variable variable;
    bool asked_in(int year) const;
};

/// All of a unit's variables, in the order of their start.
std::vector<VariableRecord> variables_of(Work& work, std::string_view unit);
std::optional<VariableRecord> variable_by_id(Work& work, std::string_view unit,
                                             std::string_view id);
/// Needs May::steer_clients at the unit. Refuses a key that is taken or no code, a start before
/// this year (nobody was asked then; `no_back_fill`), and an end before the start.
Result<std::string> add_variable(Work& work, std::string_view unit, const Variable& variable);
/// Mends words, adds options, sets the last year. Key, start and the number of options stay.
Result<int64_t> amend_variable(Work& work, std::string_view unit, const VariableRecord& amended);

const std::string& label_in(const Texts& t, const Variable& variable);
/// The choices of an answer: yes and no, or the options by their place.
Choices answer_choices(const Texts& t, const Variable& variable);

/// "key=value|key=value" as pairs, and back; empty values are left out.
std::vector<std::pair<std::string, std::string>> variable_answers(std::string_view line);
std::string variable_line(const std::vector<std::pair<std::string, std::string>>& answers);
/// Refuses an answer to a question that the unit does not ask that year, or that is no answer.
Result<void> variables_hold(Work& work, std::string_view unit, const ClientYear& answers);
