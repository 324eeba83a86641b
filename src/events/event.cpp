// The rules of an event, then its verbs.
#include "events/event.h"

#include <algorithm>

#include "events/choices.h"
#include "events/copies.h"
#include "events/place.h"
#include "events/withheld.h"
#include "organisations/unit.h"
#include "platform/json.h"
#include "platform/texts/texts.h"
#include "rights/may.h"
#include "sql/events.h"

// --- rules ---------------------------------------------------------------------------------------

Result<void> answers_agree(const Event& event, Date today, Strictness strictness) {
    Error error{Refusal::invalid, {}};
    const auto wrong = [&](std::string field, std::string key) {
        error.problems.push_back(Problem{std::move(field), std::move(key)});
    };
    if (event.occurred_on > today) {
        wrong("occurred_on", "in_future");
    }
    if (event.registered_on && *event.registered_on > today) {
        wrong("registered_on", "in_future");
    }
    const bool asks_all = strictness == Strictness::form;
    if (event.kind == "failure") {
        if (event.level.empty()) {
            wrong("level", "required");
        }
        if (asks_all && event.consequence.empty()) {
            wrong("consequence", "required");
        }
    }
    if (asks_all && event.serious && event.serious_reason.empty()) {
        wrong("serious_reason", "required");
    }
    if (asks_all && event.description.empty()) {
        wrong("description", "required");
    }
    if (event.tags.size() > 20) {
        wrong("tags", "too_many");
    }
    return error.problems.empty() ? Result<void>() : Result<void>(std::move(error));
}

void drop_unasked(Event& event) {
    if (event.kind != "failure") {
        event.level.clear();
        event.consequence = FreeText();
    }
    if (!event.serious) {
        event.serious_reason.clear();
    }
}

bool falls_under(Rule rule, const Event& event) {
    return rule == Rule::skane && (event.traceable_to_official || event.level == "handlaggare");
}

std::string number_of(std::string_view prefix, int year, int64_t order) {
    std::string digits = std::to_string(order);
    if (digits.size() < 4) {
        digits.insert(0, 4 - digits.size(), '0');
    }
    return std::string(prefix) + "-" + std::to_string(year) + "-" + digits;
}

std::string search_text_of(const Event& event) {
    std::string text;
    for (const FreeText* part :
         {&event.description, &event.consequence, &event.proposal, &event.year_answer}) {
        text += part->text() + "\n";
    }
    for (const std::string& tag : event.tags) {
        text += tag + "\n";
    }
    return lower_swedish(text);
}

std::vector<std::string> parted_tags(std::string_view line) {
    std::vector<std::string> tags;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find_first_of(",|\n"), line.size());
        const std::string_view tag = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        const std::size_t first = tag.find_first_not_of(" \t\r");
        if (first != std::string_view::npos) {
            tags.emplace_back(tag.substr(first, tag.find_last_not_of(" \t\r") - first + 1));
        }
    }
    return tags;
}

Event without_texts(const Event& event) {
    Event bare = event;
    bare.description = FreeText();
    bare.consequence = FreeText();
    bare.proposal = FreeText();
    bare.year_answer = FreeText();
    bare.tags.clear();
    return bare;
}

Value tag_line_of(const Event& event) {
    std::string line;
    for (const std::string& tag : event.tags) {
        line += (line.empty() ? "" : "\n") + tag;
    }
    return line.empty() ? Value() : Value(line);
}

Result<void> admit_tags(Work& work, const Event& event) {
    const TextDoor* door = work.door();
    for (const std::string& tag : event.tags) {
        FreeText text = FreeText::as_typed(tag);
        if (door == nullptr) {
            return invalid("tags", "door_closed");
        }
        TRY(door->admit(text, "tags"));
    }
    return {};
}

// --- verbs ---------------------------------------------------------------------------------------

namespace {

/// The columns of `event` that are no answers of a person.
Params columns_beside(const Event& event, std::string_view body_type, Rule rule) {
    const bool withheld = falls_under(rule, event);
    return {{"body_type", body_type},
            {"withheld", withheld},
            {"tag_line", withheld ? Value() : tag_line_of(event)},
            {"search_text", withheld ? Value() : Value(search_text_of(event))}};
}

/// The level an event has, or had before it was said to be no failure: going there and back must
/// not be a way to another level.
std::string level_before(Work& work, const EventRecord& record) {
    std::string level = record.event.level;
    if (!level.empty()) {
        return level;
    }
    for (const OldVersion& old : work.old_versions(event_table, record.id)) {
        boost::system::error_code failure;
        const json::value body = json::parse(old.body, failure);
        const json::value* was =
            failure || !body.is_object() ? nullptr : body.as_object().if_contains("level");
        if (was != nullptr && was->is_string()) {
            level = std::string(was->as_string());
        }
    }
    return level;
}

Result<std::string> draw_number(Work& work, const EventUnit& unit, int year) {
    const auto row =
        work.row(sql::events::next_order_in_year, {{"prefix", unit.prefix}, {"year", year}});
    ensure(row.has_value(), "a counter answers its new value");
    return number_of(unit.prefix, year, row->integer("last"));
}

// What works well stands behind no fault, so an open event that does so from now on may leave
// nothing but withheld ones behind it.
bool may_hide_faults(const EventRecord& before, const Event& now) {
    return !before.withheld && before.event.kind != "positive" && now.kind == "positive";
}

// An event of a later day would count at the unit and nowhere above it.
Result<void> unit_stood_on(Work& work, std::string_view unit, Date day) {
    const auto record = unit_by_id(work, unit);
    if (record && record->unit.ended_on && day > *record->unit.ended_on) {
        return invalid("occurred_on", "after_the_unit", {{"day", record->unit.ended_on->iso()}});
    }
    return {};
}

} // namespace

Result<std::string> register_event(Work& work, const Event& given) {
    TRY(must(work, May::write_events));
    const EventUnit unit = TRY(unit_worked_at(work));
    Event event = given;
    drop_unasked(event);
    if (!event.registered_on) {
        event.registered_on = work.today();
    }
    TRY(answers_agree(event, work.today(), Strictness::form));
    TRY(unit_stood_on(work, unit.id, event.occurred_on));
    const std::string body_type = TRY(known_codes(work, unit.id, event));
    TRY(admit_tags(work, event));
    const Rule rule = rule_on(work, unit.id, event.occurred_on);
    Params more = columns_beside(event, body_type, rule);
    const std::string number = TRY(draw_number(work, unit, event.occurred_on.year));
    more.emplace_back("unit", unit.id);
    more.emplace_back("number", number);
    if (!falls_under(rule, event)) {
        TRY(work.insert(event_table, &event, more));
    } else {
        const Event bare = without_texts(event);
        const std::string id = TRY(work.insert(event_table, &bare, more));
        TRY(keep_apart(work, event_table, {unit.id, id, id, 1}, &event));
    }
    work.announce("event.registered", number);
    return number;
}

Result<int64_t> amend_event(Work& work, std::string_view number, int64_t version,
                            const Event& given) {
    TRY(must(work, May::write_events));
    const EventRecord record = TRY(find_event(work, number));
    if (!record.texts_shown) {
        return forbidden("withheld");
    }
    if (record.status == "withdrawn") {
        return invalid("", "event.is_withdrawn");
    }
    if (record.erased_on) {
        return invalid("", "event.is_erased");
    }
    if (record.version != version) {
        return conflict();
    }
    Event event = given;
    drop_unasked(event);
    event.registered_on = record.event.registered_on;
    const std::string had = level_before(work, record);
    if (!had.empty() && !event.level.empty() && event.level != had) {
        return invalid("level", "event.reclassify_instead");
    }
    TRY(answers_agree(event, work.today(), Strictness::form));
    TRY(unit_stood_on(work, record.unit, event.occurred_on));
    const std::string body_type = TRY(known_codes(work, record.unit, event));
    TRY(admit_tags(work, event));
    return store_amended(work, record, event, {{"body_type", body_type}});
}

Result<int64_t> store_amended(Work& work, const EventRecord& record, const Event& given,
                              const Params& more) {
    Event event = given;
    const bool withheld =
        record.withheld || falls_under(rule_on(work, record.unit, event.occurred_on), event);
    Params columns = more;
    columns.emplace_back("withheld", withheld);
    columns.emplace_back("tag_line", withheld ? Value() : tag_line_of(event));
    columns.emplace_back("search_text", withheld ? Value() : Value(search_text_of(event)));
    if (withheld) {
        // The texts that stand openly become the first withheld version, then the new ones follow.
        if (!record.withheld) {
            Event open = record.event;
            TRY(keep_apart(work, event_table, {record.unit, record.id, record.id, record.version},
                           &open));
        }
        TRY(keep_apart(work, event_table, {record.unit, record.id, record.id, record.version + 1},
                       &event));
    }
    const int64_t version =
        TRY(work.update(event_table, record.id, record.version, &event, {}, columns));
    if (withheld && !record.withheld) {
        TRY(take_apart_around(work, record));
    } else if (may_hide_faults(record, event)) {
        TRY(take_out_copies(work, record.unit, record.id, TextsGone::counted_otherwise));
    }
    return version;
}

// The list's queries leave the column out: what is erased has no text to show there anyhow.
static std::optional<Date> erased_on(const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row.name(i) == "erased_on" && row.at(i).is_text()) {
            return parse_date(row.at(i).text());
        }
    }
    return std::nullopt;
}

EventRecord event_record(Work& work, const Row& row) {
    EventRecord record;
    record.id = row.text("id");
    record.number = row.text("number");
    record.unit = row.text("unit");
    record.version = row.integer("version");
    record.reporter = row.text("created_by");
    record.body_type = row.text("body_type");
    record.status = row.text("status");
    record.withheld = row.tick("withheld");
    record.erased_on = erased_on(row);
    work.fill(event_table, row, &record.event);
    if (record.withheld) {
        record.texts_shown =
            reads_withheld(work, record.unit, record.reporter, record.event.occurred_on);
        put_back(withheld_texts(work, record), event_table, record.id, &record.event);
    }
    return record;
}

Result<EventRecord> find_event(Work& work, std::string_view number) {
    TRY(must(work, May::read_events));
    const EventUnit unit = TRY(unit_worked_at(work));
    const auto row = work.row(sql::events::by_number, {{"unit", unit.id}, {"number", number}});
    if (!row) {
        return not_found();
    }
    return event_record(work, *row);
}
