// Between the cells of a file and the records of a registration.
#include "clients/client_row.h"

#include <algorithm>
#include <array>

#include "clients/pages.h"
#include "organisations/agreement.h"
#include "organisations/unit.h"

namespace {

constexpr std::array<std::string_view, 26> row_names = {
    "code",         "sex",         "birth_year",       "applied_on",     "source",
    "source_body",  "started_on",  "last_contact_on",  "received",       "closed_on",
    "close_reason", "handed_over", "reasons_at_start", "year",           "kommun",
    "office",       "age_band",    "children",         "children_count", "shared_household",
    "assistance",   "attorney",    "waits_for",        "reasons",        "variables",
    "assignments"};
constexpr std::array<std::string_view, 3> of_client = {"code", "sex", "birth_year"};
constexpr std::array<std::string_view, 3> of_application = {"applied_on", "source", "source_body"};
constexpr std::array<std::string_view, 5> of_period = {"started_on", "last_contact_on", "closed_on",
                                                       "close_reason", "reasons_at_start"};
constexpr std::array<std::string_view, 12> names_of_year = {
    "year",     "kommun",         "office",           "age_band",
    "children", "children_count", "shared_household", "assistance",
    "attorney", "waits_for",      "reasons",          "variables"};

// What a row says beside its records: the ways between units, and the assignments in one cell.
struct Beside {
    bool received = false;
    bool handed_over = false;
    std::string assignments;
};
constexpr auto beside_fields = std::array{
    field<&Beside::received>("received", {.personal = true, .retention = "client"}),
    field<&Beside::handed_over>("handed_over", {.personal = true, .retention = "client"}),
    field<&Beside::assignments>("assignments",
                                {.length_max = 20000, .personal = true, .retention = "client"}),
};
constexpr std::array<std::string_view, 3> of_beside = {"received", "handed_over", "assignments"};

const Field& row_field(std::string_view name) {
    const std::array<std::pair<std::span<const std::string_view>, std::span<const Field>>, 5> all =
        {{{of_client, client_fields},
          {of_application, application_fields},
          {of_period, period_fields},
          {names_of_year, client_year_fields},
          {of_beside, beside_fields}}};
    for (const auto& [names, fields] : all) {
        if (std::ranges::find(names, name) != names.end()) {
            return *find_field(fields, name);
        }
    }
    throw Bug("a row's field is of one of the records");
}

void join(Error& all, const Result<void>& result) {
    if (!result) {
        for (const Problem& problem : result.error().problems) {
            if (std::ranges::find(all.problems, problem.field, &Problem::field) ==
                all.problems.end()) {
                all.problems.push_back(problem);
            }
        }
    }
}

std::vector<std::string> several(std::string_view cell, char between = '|') {
    std::vector<std::string> words;
    std::size_t from = 0;
    while (from <= cell.size()) {
        const std::size_t end = std::min(cell.find(between, from), cell.size());
        std::string word(cell.substr(from, end - from));
        const std::size_t first = word.find_first_not_of(' ');
        if (first != std::string::npos) {
            words.push_back(word.substr(first, word.find_last_not_of(' ') - first + 1));
        }
        from = end + 1;
    }
    return words;
}

std::string assignments_line(const std::vector<Assignment>& assignments) {
    std::string line;
    for (const Assignment& one : assignments) {
        line += (line.empty() ? "" : " | ") + one.area + " " + one.opened_on.iso();
        if (one.closed_on) {
            line += " " + one.closed_on->iso() + " " + one.result;
        }
    }
    return line;
}

} // namespace

ImportFields client_row_fields() {
    return {"client_row", row_names};
}

std::span<const std::string_view> required_row_fields() {
    static constexpr std::array<std::string_view, 5> names = {"code", "sex", "source", "started_on",
                                                              "reasons_at_start"};
    return names;
}

ClientRowReader::ClientRowReader(Work& work, std::string unit, ColumnMapping mapping)
    : work_(work), unit_(std::move(unit)), mapping_(std::move(mapping)) {}

const ClientRowReader::Words& ClientRowReader::words_of(const Field& field) {
    const auto known = words_.find(field.name);
    if (known != words_.end()) {
        return known->second;
    }
    Words words;
    for (const Language language : {Language::swedish, Language::english}) {
        const Texts t(language);
        for (const Choice& choice : offered({work_, t, unit_, work_.year()}, field)) {
            words.emplace(choice.value, choice.value);
            words.emplace(lower_swedish(choice.label), choice.value);
        }
    }
    return words_.emplace(std::string(field.name), std::move(words)).first->second;
}

void ClientRowReader::read_cell(const Cells& cells, const Field& field, FormValues& values,
                                Error& error) {
    const std::string name(field.name);
    const std::string said = cell_for(mapping_, cells, name);
    if (field.kind == FieldKind::tick) {
        const auto tick = tick_of(said);
        if (!tick) {
            error.problems.push_back({name, "not_a_tick", {{"said", told_back(said)}}});
        } else if (*tick) {
            values[name] = {"1"};
        }
        return;
    }
    const Words& words = words_of(field);
    if (said.empty() || words.empty()) {
        if (!said.empty()) {
            values[name] = {said};
        }
        return;
    }
    const std::vector<std::string> parts =
        field.kind == FieldKind::list ? several(said) : std::vector{said};
    for (const std::string& part : parts) {
        auto found = words.find(part);
        found = found == words.end() ? words.find(lower_swedish(part)) : found;
        if (found == words.end()) {
            error.problems.push_back({name, "unknown_word", {{"said", told_back(part)}}});
            values[name] = {};
            return;
        }
        values[name].push_back(found->second);
    }
}

// "area day [day result]"; words of several parts stand before, between and after the days.
std::optional<Assignment> ClientRowReader::assignment_told(const std::string& said) {
    std::array<std::string, 2> words;
    std::vector<Date> days;
    for (const std::string& part : several(said, ' ')) {
        if (const auto day = parse_date(part)) {
            days.push_back(*day);
            continue;
        }
        std::string& word = words[days.empty() ? 0 : 1];
        word += (word.empty() ? "" : " ") + part;
    }
    const auto code_of = [&](std::string_view name, const std::string& word) {
        const Words& known = words_of(*find_field(assignment_fields, name));
        auto found = known.find(word);
        found = found == known.end() ? known.find(lower_swedish(word)) : found;
        return found == known.end() ? std::string() : found->second;
    };
    if (days.empty() || days.size() > 2) {
        return std::nullopt;
    }
    Assignment told{code_of("area", words[0]), days.front()};
    if (days.size() == 2) {
        told.closed_on = days.back();
    }
    told.result = words[1].empty() ? std::string() : code_of("result", words[1]);
    const bool known = !told.area.empty() && words[1].empty() == told.result.empty();
    return known ? std::optional(told) : std::nullopt;
}

Result<std::vector<Assignment>> ClientRowReader::assignments_told(const std::string& cell) {
    std::vector<Assignment> all;
    for (const std::string& said : several(cell)) {
        const auto told = assignment_told(said);
        if (!told) {
            return invalid("assignments", "not_an_assignment", {{"said", told_back(said)}});
        }
        const Result<void> held = new_assignment_holds(work_, unit_, *told);
        if (!held) {
            const Problem& problem = held.error().problems.front();
            const bool by_days = problem.key == "required" || problem.key == "before_start";
            return invalid("assignments", by_days ? "assignment_half_closed" : problem.key,
                           problem.args);
        }
        all.push_back(*told);
    }
    return all;
}

std::string ClientRowReader::only_kommun() const {
    const auto kommuner = kommuner_of(work_, unit_, work_.year());
    return kommuner.size() == 1 ? kommuner.front() : std::string();
}

Result<ClientRow> ClientRowReader::read(const Cells& cells) {
    Error error;
    FormValues values;
    for (const std::string_view name : row_names) {
        read_cell(cells, row_field(name), values, error);
    }
    if (!values.contains("applied_on") && values.contains("started_on")) {
        values["applied_on"] = values["started_on"];
    }
    if (!values.contains("year") && values.contains("started_on")) {
        values["year"] = {values["started_on"].back().substr(0, 4)};
    }
    if (!values.contains("kommun")) {
        const std::string kommun = only_kommun();
        values["kommun"] = kommun.empty() ? std::vector<std::string>{} : std::vector{kommun};
    }
    ClientRow row;
    Registration& given = row.registration;
    join(error, read_fields(client_fields, of_client, values, &given.client));
    Beside beside;
    join(error, read_fields(beside_fields, of_beside, values, &beside));
    if (!beside.received) {
        join(error, read_fields(application_fields, of_application, values, &given.application));
    }
    join(error, read_fields(period_fields, of_period, values, &given.period));
    join(error, read_fields(client_year_fields, names_of_year, values, &given.answers));
    auto assignments = assignments_told(beside.assignments);
    join(error, assignments ? Result<void>() : Result<void>(assignments.error()));
    if (!error.problems.empty()) {
        return error;
    }
    row.assignments = std::move(*assignments);
    if (beside.received) {
        given.start = SupportPeriod::Start::received;
        given.application.applied_on = given.period.started_on;
    }
    row.end = beside.handed_over ? SupportPeriod::End::handed_over : SupportPeriod::End::closed;
    row.year = static_cast<int>(given.answers.year);
    given.client.code = normal_code(given.client.code);
    return row;
}

std::vector<std::string> cells_of(const ClientRow& row,
                                  const std::map<std::string, std::string>& offices) {
    FormValues values = as_form(client_fields, &row.registration.client);
    values.merge(as_form(application_fields, &row.registration.application));
    FormValues period = as_form(period_fields, &row.registration.period);
    FormValues answers = as_form(client_year_fields, &row.registration.answers);
    // Client and application share the code; the year's answers share the kommun with it.
    for (const std::string_view name : of_period) {
        values[std::string(name)] = period[std::string(name)];
    }
    for (const std::string_view name : names_of_year) {
        values[std::string(name)] = answers[std::string(name)];
    }
    Beside beside;
    beside.received = row.registration.start == SupportPeriod::Start::received;
    beside.handed_over = row.end == SupportPeriod::End::handed_over;
    beside.assignments = assignments_line(row.assignments);
    values.merge(as_form(beside_fields, &beside));
    if (beside.received) {
        for (const std::string_view name : of_application) {
            values.erase(std::string(name));
        }
    }
    std::vector<std::string> cells;
    for (const std::string_view name : row_names) {
        const std::vector<std::string>& said = values[std::string(name)];
        std::string cell;
        if (row_field(name).kind == FieldKind::tick) {
            cell = said.empty() || said.back() == "0" || said.back().empty() ? "nej" : "ja";
        } else {
            for (const std::string& one : said) {
                cell += (cell.empty() ? "" : "|") + one;
            }
        }
        const auto office = name == "office" ? offices.find(cell) : offices.end();
        cells.push_back(office == offices.end() ? cell : office->second);
    }
    return cells;
}
