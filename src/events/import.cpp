// Taking in the rows of another register: staged in commits of a thousand, shown all at once.
#include "events/import.h"

#include <algorithm>
#include <array>
#include <map>

#include "events/choices.h"
#include "events/place.h"
#include "events/withheld.h"
#include "platform/sheets/waiting_file.h"
#include "rights/may.h"
#include "sql/events.h"

namespace {

struct EventImport {
    std::string file_name;
    int64_t row_count = 0;
    std::string state = "staged";
};
constexpr auto import_fields = std::array{
    field<&EventImport::file_name>("file_name", {.personal = true, .retention = "event_text"}),
    field<&EventImport::row_count>("row_count"),
    field<&EventImport::state>("state"),
};
constexpr Table import_table{"event_import", import_fields};

const std::size_t problems_told_max = 1000;
const std::size_t staged_at_once = 1000;
const std::size_t preview_rows = 10;

/// The highest number drawn for each year, so that the events of a batch number backwards from it.
Result<std::map<int, int64_t>> draw_numbers(Work& work, const EventUnit& unit,
                                            std::span<const ImportedEvent> events) {
    std::map<int, int64_t> counts;
    for (const ImportedEvent& row : events) {
        ++counts[row.event.occurred_on.year];
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
    std::string status;
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
                  {"status", staged.status},
                  {"tag_line", tag_line_of(event)},
                  {"search_text", staged.withheld ? Value() : Value(search_text_of(event))}});
    int position = 0;
    for (const std::string& tag : event.tags) {
        work.execute(sql::events::stage_tag,
                     {{"owner", staged.id}, {"position", position++}, {"value", tag}});
    }
}

/// Fields without which no row is an event; description is not among them: withheld rows lack it.
std::vector<RowProblem> columns_lacking(const ColumnMapping& mapping) {
    std::vector<RowProblem> lacking;
    for (const std::string_view field : {"kind", "occurred_on", "kommun", "body", "type"}) {
        if (std::ranges::find(mapping, field) == mapping.end()) {
            lacking.push_back({1, {std::string(field), "import.no_column"}});
        }
    }
    return lacking;
}

} // namespace

Result<std::string> open_import(Work& work, std::string_view file_name) {
    TRY(must(work, May::move_events));
    TRY(must(work, May::write_events));
    const EventUnit unit = TRY(unit_worked_at(work));
    const EventImport import{std::string(file_name.substr(0, 200)), 0, "staged"};
    return work.insert(import_table, &import, {{"unit", unit.id}});
}

Result<void> stage_events(Work& work, std::string_view import,
                          std::span<const ImportedEvent> events) {
    ensure(events.size() <= staged_at_once, "a commit stays short");
    TRY(must(work, May::move_events));
    const EventUnit unit = TRY(unit_worked_at(work));
    std::map<int, int64_t> next = TRY(draw_numbers(work, unit, events));
    CodeBook book(work, unit.id);
    RuleBook rules(work, unit.id);
    for (const ImportedEvent& row : events) {
        Event event = row.event;
        TRY(admit_texts(work, event));
        const std::string body_type = TRY(book.known(event));
        const int year = event.occurred_on.year;
        const bool withheld = row.withheld || falls_under(rules.on(event.occurred_on), event);
        const StagedRow staged{import,  work.new_id(), number_of(unit.prefix, year, next[year]++),
                               unit.id, row.status,    withheld};
        work.note_dismissals(event_table, staged.id, &event);
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

static Result<void> take_back(Work& work, const StoredRow& staged) {
    const std::string import = staged.text("id");
    EventImport record;
    work.fill(import_table, staged, &record);
    const Params of_import = {{"unit", staged.text("unit")}, {"import", import}};
    work.execute(sql::events::for_reader_of_event_forget, of_import);
    work.execute(sql::events::forget_staged_tags, of_import);
    work.execute(sql::events::forget_staged_rows, of_import);
    record.state = "dropped";
    TRY(work.update(import_table, import, staged.integer("version"), &record));
    return {};
}

Result<void> drop_import(Work& work, std::string_view import) {
    TRY(must(work, May::move_events));
    const EventUnit unit = TRY(unit_worked_at(work));
    const auto row = work.row(sql::events::import_by_id, {{"unit", unit.id}, {"id", import}});
    if (!row || row->text("state") != "staged") {
        return not_found();
    }
    return take_back(work, *row);
}

void forget_cut_off_imports(Work& work) {
    const std::string before = work.now().plus_seconds(-waiting_file_seconds).iso();
    for (const StoredRow& staged : work.rows(sql::events::stale_imports, {{"before", before}})) {
        ensure(take_back(work, staged).has_value(), "what was staged can be taken back");
    }
}

Result<ImportOutcome> check_rows(Work& work, std::string_view unit, const ImportSource& source) {
    ImportOutcome outcome;
    outcome.problems = columns_lacking(source.mapping);
    if (!outcome.problems.empty()) {
        return outcome;
    }
    RowReader reader(work, std::string(unit), source.mapping);
    TRY(source.rows([&](int64_t number, const Cells& cells) {
        if (++outcome.rows > import_rows_max) {
            outcome.problems.push_back(
                {number, {"", "event.too_many_rows", {{"max", std::to_string(import_rows_max)}}}});
            return false;
        }
        const auto row = reader.read(cells);
        if (row && outcome.preview.size() < preview_rows) {
            outcome.preview.push_back(row.value());
        }
        if (!row) {
            for (const Problem& problem : row.error().problems) {
                outcome.problems.push_back({number, problem});
            }
        }
        return outcome.problems.size() < problems_told_max;
    }));
    return outcome;
}

namespace {

/// Runs a verb in the writer and answers what it answered, or that it could not be done.
template <class T>
Result<T> written(Database& database, const Actor& actor,
                  const std::function<Result<T>(Work&)>& verb) {
    Result<T> answer = conflict("import_failed");
    const WriteEnd end = database.write_and_wait(actor, [&](Work& work) {
        answer = verb(work);
        return answer.has_value();
    });
    const bool told = end == WriteEnd::done || (end == WriteEnd::refused && !answer.has_value());
    return told ? answer : Result<T>(conflict("import_failed"));
}

/// Hands the rows over a thousand at a time, each batch on a short snapshot of its own; stops at
/// the first that is refused.
class Stager {
public:
    Stager(Database& database, const Actor& actor, std::string import, const ColumnMapping& mapping)
        : database_(database), actor_(actor), import_(std::move(import)), mapping_(mapping) {}

    Result<void> add(const Cells& cells) {
        batch_.push_back(cells);
        return batch_.size() < staged_at_once ? Result<void>() : flush();
    }
    Result<void> flush() {
        std::vector<ImportedEvent> events;
        Result<void> state;
        database_.read(actor_, [&](Work& work) { state = read_batch(work, events); });
        batch_.clear();
        TRY(std::move(state));
        return written<void>(database_, actor_,
                             [&](Work& work) { return stage_events(work, import_, events); });
    }

private:
    Result<void> read_batch(Work& work, std::vector<ImportedEvent>& events) {
        const EventUnit unit = TRY(unit_worked_at(work));
        RowReader reader(work, unit.id, mapping_);
        for (const Cells& cells : batch_) {
            events.push_back(TRY(reader.read(cells)));
        }
        return {};
    }

    Database& database_;
    const Actor& actor_;
    std::string import_;
    const ColumnMapping& mapping_;
    std::vector<Cells> batch_;
};

Result<void> stage_all(Database& database, const Actor& actor, const std::string& import,
                       const ImportSource& source) {
    Stager stager(database, actor, import, source.mapping);
    Result<void> state;
    int64_t rows = 0;
    TRY(source.rows([&](int64_t, const Cells& cells) {
        state = ++rows > import_rows_max
                    ? invalid("", "event.too_many_rows", {{"max", std::to_string(import_rows_max)}})
                    : stager.add(cells);
        return state.has_value();
    }));
    TRY(std::move(state));
    return stager.flush();
}

} // namespace

Result<std::string> stage_rows(Database& database, const Actor& actor, std::string_view file_name,
                               const ImportSource& source) {
    const std::string import = TRY(written<std::string>(
        database, actor, [&](Work& work) { return open_import(work, file_name); }));
    const auto staged = stage_all(database, actor, import, source);
    if (!staged) {
        // What stays behind after a broken machine goes by itself a day later.
        const auto dropped =
            written<void>(database, actor, [&](Work& work) { return drop_import(work, import); });
        (void)dropped;
        return staged.error();
    }
    return import;
}

Result<int64_t> import_rows(Database& database, const Actor& actor, std::string_view file_name,
                            const ImportSource& source) {
    const std::string import = TRY(stage_rows(database, actor, file_name, source));
    return written<int64_t>(database, actor,
                            [&](Work& work) { return publish_import(work, import); });
}
