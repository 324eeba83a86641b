// Reading rows into events as people write them.
#include "events/row_reader.h"

#include <algorithm>
#include <array>

#include "organisations/unit.h"
#include "platform/texts/texts.h"

namespace {

/// The code of a status that is written as a code or as its label.
std::string status_of(std::string_view word) {
    static const Texts swedish(Language::swedish);
    static const Texts english(Language::english);
    const std::string lower = lower_swedish(word);
    for (const std::string_view code : {"registered", "discussed", "closed", "withdrawn"}) {
        const std::string key = "event.status." + std::string(code);
        if (lower == code || lower == lower_swedish(swedish(key)) ||
            lower == lower_swedish(english(key))) {
            return std::string(code);
        }
    }
    return {};
}

/// What the guard asked about and a person there dismissed, a line or a bar between:
/// "namn:word:Sten" is the kind, the reason and the words.
std::vector<std::string> dismissals_in(std::string_view cell) {
    std::vector<std::string> decisions;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find_first_of("|\n"), cell.size());
        std::string line(cell.substr(0, end));
        line.erase(0, line.find_first_not_of(" \t\r"));
        cell.remove_prefix(std::min(end + 1, cell.size()));
        const std::size_t kind = line.find(':');
        const std::size_t reason = kind == std::string::npos ? kind : line.find(':', kind + 1);
        if (reason != std::string::npos) {
            line[kind] = '|';
            line[reason] = '|';
            decisions.push_back("dismiss|" + line);
        }
    }
    return decisions;
}

void join_problems(Error& all, const Result<void>& result) {
    if (!result) {
        const auto& more = result.error().problems;
        all.problems.insert(all.problems.end(), more.begin(), more.end());
    }
}

} // namespace

Result<void> admit_texts(Work& work, Event& event) {
    Error all;
    const TextDoor* door = work.door();
    for (const Field& row : event_fields) {
        FreeText* text = row.free_text(&event);
        if (text == nullptr || text->admitted()) {
            continue;
        }
        join_problems(all,
                      door != nullptr
                          ? door->admit(*text, row.name, narrowing_values(event_fields, &event))
                          : Result<void>(invalid(std::string(row.name), "door_closed")));
    }
    join_problems(all, admit_tags(work, event));
    return all.problems.empty() ? Result<void>() : Result<void>(std::move(all));
}

ImportFields importable_fields() {
    static const auto names = [] {
        std::array<std::string_view, event_form_fields.size() + 4> list;
        const auto end = std::ranges::copy(event_form_fields, list.begin()).out;
        std::ranges::copy(
            std::array<std::string_view, 4>{"registered_on", "status", "withheld", "guard"}, end);
        return list;
    }();
    return {"event", names};
}

RowReader::RowReader(Work& work, std::string unit, ColumnMapping mapping)
    : work_(work), mapping_(std::move(mapping)), book_(work, unit), rules_(work, unit) {
    const auto record = unit_by_id(work, unit);
    last_day_ = record ? record->unit.ended_on : std::nullopt;
}

FormValues RowReader::values_of(const Cells& cells, Error& error) {
    FormValues values;
    values["guard"] = dismissals_in(cell_for(mapping_, cells, "guard"));
    const Date day = parse_date(cell_for(mapping_, cells, "occurred_on")).value_or(work_.today());
    for (const Field& row : event_fields) {
        const std::string name(row.name);
        const std::string said = cell_for(mapping_, cells, name);
        if (row.kind == FieldKind::tick) {
            const auto tick = tick_of(said);
            if (!tick) {
                error.problems.push_back({name, "not_a_tick", {{"said", told_back(said)}}});
            } else if (*tick) {
                values[name] = {"1"};
            }
        } else if (row.kind == FieldKind::list) {
            values[name] = parted_tags(said);
        } else if (!row.options.choices.empty() && !said.empty()) {
            const std::string found = book_.code_of(name, said, day);
            if (found.empty()) {
                error.problems.push_back({name, "unknown_word", {{"said", told_back(said)}}});
            }
            values[name] = {found.empty() ? said : found};
        } else if (!said.empty()) {
            values[name] = {said};
        }
    }
    return values;
}

void RowReader::read_standing(const Cells& cells, ImportedEvent& row, Error& error) const {
    const std::string status = cell_for(mapping_, cells, "status");
    if (!status.empty()) {
        row.status = status_of(status);
    }
    if (row.status.empty()) {
        error.problems.push_back({"status", "unknown_word", {{"said", told_back(status)}}});
    }
    const std::string withheld = cell_for(mapping_, cells, "withheld");
    const auto tick = tick_of(withheld);
    if (!tick) {
        error.problems.push_back({"withheld", "not_a_tick", {{"said", told_back(withheld)}}});
    }
    row.withheld = tick.value_or(true);
}

Result<ImportedEvent> RowReader::read(const Cells& cells) {
    static const auto names = [] {
        std::array<std::string_view, event_fields.size()> list;
        std::ranges::transform(event_fields, list.begin(), &Field::name);
        return list;
    }();
    Error error;
    ImportedEvent row;
    read_standing(cells, row, error);
    const FormValues values = values_of(cells, error);
    Event& event = row.event;
    const auto shape = read_fields(event_fields, names, values, &event);
    const bool has_day = event.occurred_on != Date{};
    drop_unasked(event);
    row.withheld = row.withheld || falls_under(rules_.on(event.occurred_on), event);
    if (!shape) {
        const std::vector<Problem> told = error.problems;
        std::ranges::copy_if(shape.error().problems, std::back_inserter(error.problems),
                             [&](const Problem& problem) {
                                 const bool may_lack = problem.field == "description" &&
                                                       problem.key == "required" && row.withheld;
                                 return !may_lack &&
                                        std::ranges::find(told, problem.field, &Problem::field) ==
                                            told.end();
                             });
    }
    if (has_day) {
        join_problems(error, answers_agree(event, work_.today(), Strictness::import));
        if (last_day_ && event.occurred_on > *last_day_) {
            error.problems.push_back(
                {"occurred_on", "after_the_unit", {{"day", last_day_->iso()}}});
        }
    }
    join_problems(error, admit_texts(work_, event));
    if (!error.problems.empty()) {
        return error;
    }
    TRY(book_.known(event));
    return row;
}
