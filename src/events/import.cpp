// Taking in the rows of another register: staged in commits of a thousand, shown all at once.
#include "events/import.h"

#include <array>
#include <map>

#include "events/choices.h"
#include "events/place.h"
#include "events/withheld.h"
#include "rights/may.h"
#include "sql/events.h"

namespace {

struct EventImport {
    std::string file_name;
    int64_t row_count = 0;
    std::string state = "staged";
};
constexpr auto import_fields = std::array{
    field<&EventImport::file_name>("file_name"),
    field<&EventImport::row_count>("row_count"),
    field<&EventImport::state>("state"),
};
constexpr Table import_table{"event_import", import_fields};

const std::size_t problems_told_max = 1000;
const std::size_t preview_rows = 10;

/// The highest number drawn for each year, so that the events of a batch number backwards from it.
Result<std::map<int, int64_t>> draw_numbers(Work& work, const EventUnit& unit,
                                            std::span<const Event> events) {
    std::map<int, int64_t> counts;
    for (const Event& event : events) {
        ++counts[event.occurred_on.year];
    }
    std::map<int, int64_t> next;
    for (const auto& [year, count] : counts) {
        const auto row = work.row(sql::events::orders_in_year,
                                  {{"prefix", unit.prefix}, {"year", year}, {"count", count}});
        ensure(row.has_value(), "a counter answers its new value");
        next[year] = row->integer("last") - count + 1;
    }
    return next;
}

struct StagedRow {
    std::string_view import;
    std::string id;
    std::string number;
    std::string unit;
    bool withheld;
};

void stage_row(Work& work, const StagedRow& staged, const Event& event,
               std::string_view body_type) {
    const auto text = [](const std::string& value) {
        return value.empty() ? Value() : Value(value);
    };
    work.execute(sql::events::stage_row,
                 {{"id", staged.id},
                  {"import", staged.import},
                  {"unit", staged.unit},
                  {"number", staged.number},
                  {"kind", event.kind},
                  {"occurred_on", event.occurred_on.iso()},
                  {"registered_on", event.registered_on.value_or(work.today()).iso()},
                  {"kommun", event.kommun},
                  {"body", event.body},
                  {"body_type", body_type},
                  {"type", event.type},
                  {"level", text(event.level)},
                  {"serious", event.serious},
                  {"serious_reason", text(event.serious_reason)},
                  {"description", text(event.description.text())},
                  {"consequence", text(event.consequence.text())},
                  {"proposal", text(event.proposal.text())},
                  {"year_answer", text(event.year_answer.text())},
                  {"child_perspective", event.child_perspective},
                  {"mended_at_once", event.mended_at_once},
                  {"traceable_to_official", event.traceable_to_official},
                  {"withheld", staged.withheld},
                  {"tag_line", tag_line_of(event)},
                  {"search_text",
                   staged.withheld ? Value() : Value(search_text_of(event))}});
    int position = 0;
    for (const std::string& tag : event.tags) {
        work.execute(sql::events::stage_tag,
                     {{"owner", staged.id}, {"position", position++}, {"value", tag}});
    }
}

} // namespace

Result<std::string> open_import(Work& work, std::string_view file_name) {
    TRY(must(work, May::move_events));
    TRY(must(work, May::write_events));
    const EventUnit unit = TRY(unit_worked_at(work));
    const EventImport import{std::string(file_name.substr(0, 200)), 0, "staged"};
    return work.insert(import_table, &import, {{"unit", unit.id}});
}

Result<void> stage_events(Work& work, std::string_view import, std::span<const Event> events) {
    ensure(events.size() <= 1000, "a commit stays short");
    TRY(must(work, May::move_events));
    const EventUnit unit = TRY(unit_worked_at(work));
    std::map<int, int64_t> next = TRY(draw_numbers(work, unit, events));
    for (const Event& given : events) {
        Event event = given;
        TRY(admit_texts(work, event));
        const std::string body_type = TRY(known_codes(work, unit.id, event));
        const Rule rule = rule_on(work, unit.id, event.occurred_on);
        const int year = event.occurred_on.year;
        const StagedRow staged{import, work.new_id(), number_of(unit.prefix, year, next[year]++),
                               unit.id, falls_under(rule, event)};
        if (staged.withheld) {
            TRY(keep_new_apart(work, {unit.id, staged.id, staged.id, 1}, event));
        }
        stage_row(work, staged, event, body_type);
    }
    return {};
}

Result<int64_t> publish_import(Work& work, std::string_view import) {
    TRY(must(work, May::move_events));
    const EventUnit unit = TRY(unit_worked_at(work));
    const auto row = work.row(sql::events::import_by_id, {{"unit", unit.id}, {"id", import}});
    if (!row || row->text("state") != "staged") {
        return not_found();
    }
    EventImport record;
    work.fill(import_table, *row, &record);
    const Params of_import = {{"unit", unit.id}, {"import", import}};
    record.row_count = work.execute(sql::events::publish_rows, {{"unit", unit.id},
                                                                {"import", import},
                                                                {"now", work.now().iso()},
                                                                {"actor", work.actor().id}});
    record.state = "published";
    work.execute(sql::events::forget_staged_rows, of_import);
    TRY(work.update(import_table, import, row->integer("version"), &record));
    work.announce("event.imported", import);
    return record.row_count;
}

Result<void> drop_import(Work& work, std::string_view import) {
    TRY(must(work, May::move_events));
    const EventUnit unit = TRY(unit_worked_at(work));
    const auto row = work.row(sql::events::import_by_id, {{"unit", unit.id}, {"id", import}});
    if (!row || row->text("state") != "staged") {
        return not_found();
    }
    EventImport record;
    work.fill(import_table, *row, &record);
    const Params of_import = {{"unit", unit.id}, {"import", import}};
    work.execute(sql::events::for_reader_of_event_forget, of_import);
    work.execute(sql::events::forget_staged_tags, of_import);
    work.execute(sql::events::forget_staged_rows, of_import);
    record.state = "dropped";
    TRY(work.update(import_table, import, row->integer("version"), &record));
    return {};
}

Result<ImportOutcome> check_rows(Work& work, std::string_view unit, const ColumnMapping& mapping,
                                 const RowSource& rows) {
    ImportOutcome outcome;
    RowReader reader(work, std::string(unit), mapping);
    TRY(rows([&](int64_t number, const Cells& cells) {
        if (++outcome.rows > import_rows_max) {
            outcome.problems.push_back(
                {number, {"", "event.too_many_rows", {{"max", std::to_string(import_rows_max)}}}});
            return false;
        }
        const auto event = reader.read(cells);
        if (event && outcome.preview.size() < preview_rows) {
            outcome.preview.push_back(event.value());
        }
        if (!event) {
            for (const Problem& problem : event.error().problems) {
                outcome.problems.push_back({number, problem});
            }
        }
        return outcome.problems.size() < problems_told_max;
    }));
    return outcome;
}

Result<int64_t> import_rows(Database& database, const Actor& actor, std::string_view file_name,
                            const ColumnMapping& mapping, const RowSource& rows) {
    Result<std::string> import = forbidden();
    Result<void> state;
    const auto write = [&](const std::function<bool(Work&)>& job) {
        const WriteEnd end = database.write_and_wait(actor, job);
        return end == WriteEnd::done;
    };
    std::string unit;
    write([&](Work& work) {
        import = open_import(work, file_name);
        const auto place = unit_worked_at(work);
        unit = place ? place->id : std::string();
        return import.has_value();
    });
    const std::string id = TRY(std::move(import));
    std::vector<Event> batch;
    const auto stage = [&] {
        const bool kept = write([&](Work& work) {
            state = stage_events(work, id, batch);
            return state.has_value();
        });
        batch.clear();
        return kept;
    };
    bool kept = true;
    database.read(actor, [&](Work& work) {
        RowReader reader(work, unit, mapping);
        const auto gone_through = rows([&](int64_t, const Cells& cells) {
            auto event = reader.read(cells);
            if (!event) {
                state = event.error();
                return kept = false;
            }
            batch.push_back(std::move(event.value()));
            return kept = batch.size() < 1000 || stage();
        });
        kept = kept && gone_through.has_value();
    });
    if (kept && !batch.empty()) {
        kept = stage();
    }
    Result<int64_t> published = conflict("import_failed");
    if (kept) {
        write([&](Work& work) {
            published = publish_import(work, id);
            return published.has_value();
        });
    }
    if (!published) {
        write([&](Work& work) { return drop_import(work, id).has_value(); });
        return state ? published : Result<int64_t>(state.error());
    }
    return published;
}
