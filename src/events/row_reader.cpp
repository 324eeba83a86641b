// Matching columns with fields, and reading rows as people write them.
#include "events/row_reader.h"

#include <algorithm>
#include <array>
#include <optional>

#include "events/choices.h"
#include "events/withheld.h"
#include "platform/texts/texts.h"

namespace {

std::string normal(std::string_view word) {
    std::string lower = lower_swedish(word);
    std::erase_if(lower, [](char letter) { return letter == '_' || letter == ' '; });
    return lower;
}

std::optional<bool> tick_of(std::string_view word) {
    static constexpr std::array<std::string_view, 7> yes = {"ja", "j", "yes", "true",
                                                            "sant", "1",   "x"};
    static constexpr std::array<std::string_view, 7> no = {"nej", "n",     "no", "false",
                                                           "falskt", "0", ""};
    const std::string lower = lower_swedish(word);
    if (std::ranges::find(yes, lower) != yes.end()) {
        return true;
    }
    if (std::ranges::find(no, lower) != no.end()) {
        return false;
    }
    return std::nullopt;
}

/// Our own export puts an apostrophe before what a spreadsheet would take for a formula.
std::string without_apostrophe(const std::string& cell) {
    const bool guarded = cell.size() > 1 && cell[0] == '\'' &&
                         std::string_view("=+-@\t\r").find(cell[1]) != std::string_view::npos;
    return guarded ? cell.substr(1) : cell;
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::vector<std::string> tags_of(std::string_view cell) {
    std::vector<std::string> tags;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find_first_of("|\n"), cell.size());
        const std::string tag = trimmed(cell.substr(0, end));
        if (!tag.empty()) {
            tags.push_back(tag);
        }
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return tags;
}

void join_problems(Error& all, const Result<void>& result) {
    if (!result) {
        const auto& more = result.error().problems;
        all.problems.insert(all.problems.end(), more.begin(), more.end());
    }
}

} // namespace

Result<void> admit_texts(const Work& work, Event& event) {
    Error all;
    const TextDoor* door = work.surroundings().door;
    for (const Field& row : event_fields) {
        FreeText* text = row.free_text(&event);
        if (text == nullptr || text->admitted()) {
            continue;
        }
        join_problems(all, door != nullptr ? door->admit(*text, row.name)
                                           : Result<void>(invalid(std::string(row.name),
                                                                  "door_closed")));
    }
    join_problems(all, admit_tags(work, event));
    return all.problems.empty() ? Result<void>() : Result<void>(std::move(all));
}

std::span<const std::string_view> importable_fields() {
    static const auto names = [] {
        std::array<std::string_view, event_form_fields.size() + 1> list;
        std::ranges::copy(event_form_fields, list.begin());
        list.back() = "registered_on";
        return list;
    }();
    return names;
}

ColumnMapping matching_columns(const Cells& header) {
    const Texts swedish(Language::swedish);
    const Texts english(Language::english);
    ColumnMapping mapping;
    for (const std::string& heading : header) {
        const std::string asked = normal(heading);
        std::string match;
        for (const std::string_view name : importable_fields()) {
            const std::string key = "event." + std::string(name);
            const bool same = asked == normal(name) || asked == normal(swedish(key)) ||
                              asked == normal(english(key));
            const bool taken = std::ranges::find(mapping, name) != mapping.end();
            if (same && !taken) {
                match = name;
            }
        }
        mapping.push_back(match);
    }
    return mapping;
}

RowReader::RowReader(Work& work, std::string unit, ColumnMapping mapping)
    : work_(work), unit_(std::move(unit)), mapping_(std::move(mapping)) {}

std::string RowReader::code(std::string_view field, const std::string& word, Date day) {
    const std::string key =
        std::string(field) + " " + std::to_string(day.year) + " " + word;
    const auto found = known_words_.find(key);
    if (found != known_words_.end()) {
        return found->second;
    }
    const std::string code = code_of(work_, field, word, unit_, day);
    // Distinct words of a code list are few; a hostile file of a million words is not remembered.
    if (known_words_.size() < 10000) {
        known_words_[key] = code;
    }
    return code;
}

FormValues RowReader::values_of(const Cells& cells, Error& error) {
    FormValues values;
    const auto at = [&](std::string_view name) {
        const auto place = std::ranges::find(mapping_, name);
        const auto index = static_cast<std::size_t>(place - mapping_.begin());
        return place == mapping_.end() || index >= cells.size()
                   ? std::string()
                   : trimmed(without_apostrophe(cells[index]));
    };
    const Date day = parse_date(at("occurred_on")).value_or(work_.today());
    for (const std::string_view name : importable_fields()) {
        const Field& row = *find_field(event_fields, name);
        const std::string cell = at(name);
        if (row.kind == FieldKind::tick) {
            const auto tick = tick_of(cell);
            if (!tick) {
                error.problems.push_back({std::string(name), "not_a_tick", {{"said", cell}}});
            } else if (*tick) {
                values[std::string(name)] = {"1"};
            }
        } else if (row.kind == FieldKind::list) {
            values[std::string(name)] = tags_of(cell);
        } else if (!row.options.choices.empty() && !cell.empty()) {
            const std::string found = code(name, cell, day);
            if (found.empty()) {
                error.problems.push_back({std::string(name), "unknown_word", {{"said", cell}}});
            }
            values[std::string(name)] = {found.empty() ? cell : found};
        } else if (!cell.empty()) {
            values[std::string(name)] = {cell};
        }
    }
    return values;
}

Result<Event> RowReader::read(const Cells& cells) {
    Error error;
    const FormValues values = values_of(cells, error);
    Event event;
    const auto shape = read_fields(event_fields, importable_fields(), values, &event);
    const bool has_day = event.occurred_on != Date{};
    drop_unasked(event);
    const Rule rule = rule_on(work_, unit_, event.occurred_on);
    const bool texts_may_lack = falls_under(rule, event);
    if (!shape) {
        std::ranges::copy_if(shape.error().problems, std::back_inserter(error.problems),
                             [&](const Problem& problem) {
                                 return problem.field != "description" ||
                                        problem.key != "required" || !texts_may_lack;
                             });
    }
    if (has_day) {
        join_problems(error, answers_agree(event, work_.today(), Strictness::import));
    }
    join_problems(error, admit_texts(work_, event));
    if (!error.problems.empty()) {
        return error;
    }
    TRY(known_codes(work_, unit_, event));
    return event;
}
