// spejare event, import events and export events: the register from a shell, by the machine's
// owner.
#include <algorithm>
#include <filesystem>

#include "events/choices.h"
#include "events/event_json.h"
#include "events/events.h"
#include "events/export.h"
#include "events/import.h"
#include "events/import_file.h"
#include "organisations/unit.h"
#include "platform/cli/sheet_files.h"

namespace {

namespace fs = std::filesystem;

/// The owner as working at a place: the verbs of events ask where one works.
Actor owner_at(const Invocation& call, const std::string& place) {
    Actor owner = call.actor();
    owner.place = place;
    return owner;
}

/// Every unit that has ever stood under the place, since its events are of all years.
std::vector<std::string> units_ever_under(Work& work, const std::string& place) {
    const int first_year = 1994; // the trials that led to the ombud
    std::vector<std::string> units;
    for (int year = first_year; year <= work.year(); ++year) {
        for (const std::string& unit : units_under(work, place, year)) {
            if (std::ranges::find(units, unit) == units.end()) {
                units.push_back(unit);
            }
        }
    }
    return units;
}

/// Runs `take` on a snapshot with the units that --unit names.
Result<void>
with_units(Invocation& call,
           const std::function<void(Work& work, const std::vector<std::string>& units)>& take) {
    Result<void> found;
    call.database().read(call.actor(), [&](Work& work) {
        const auto place = find_place(work, call.text("unit"));
        if (!place) {
            found = place.error();
            return;
        }
        take(work, units_ever_under(work, *place));
    });
    return found;
}

Result<std::optional<Date>> day_of(const Invocation& call, std::string_view option) {
    if (!call.given(option)) {
        return std::optional<Date>();
    }
    const auto day = parse_date(call.text(option));
    if (!day) {
        return invalid(std::string(option), "not_a_date");
    }
    return day;
}

// --- event list, event show ----------------------------------------------------------------------

void print_line(Invocation& call, CodeBook& book, const EventLine& line) {
    const Texts& t = call.t();
    const auto label = [&](std::string_view field, const std::string& code) {
        return code.empty() ? code : book.label(t, field, code);
    };
    // Of a withheld event of another unit most is not told.
    const std::string day = line.number.empty() ? "" : line.occurred_on.iso();
    const std::string_view status =
        line.status.empty() ? t("event.withheld.mark") : t("event.status." + line.status);
    call.out() << line.number << '\t' << day << '\t' << label("kind", line.kind) << '\t'
               << label("level", line.level) << '\t' << label("type", line.type) << '\t'
               << label("kommun", line.kommun) << '\t' << status << '\n';
}

Result<int> list_events_found(Invocation& call) {
    EventFilter filter;
    filter.text = call.text("text");
    filter.from = TRY(day_of(call, "from"));
    filter.until = TRY(day_of(call, "until"));
    TRY(with_units(call, [&](Work& work, const std::vector<std::string>& units) {
        if (call.given("json")) {
            Spool spool;
            export_events(work, {units, filter, ExportFormat::json}, spool);
            spool.each_slice([&](std::string_view slice) { call.out() << slice; });
            return;
        }
        each_event_told(work, units, filter, [&](CodeBook& book, const EventLine& line) {
            print_line(call, book, line);
        });
    }));
    return 0;
}

Result<int> show_event(Invocation& call) {
    const std::string number = call.text("number");
    std::string unit;
    call.database().read(call.actor(), [&](Work& work) {
        for (const UnitRecord& record : all_units(work)) {
            if (number.starts_with(record.unit.prefix + "-")) {
                unit = record.id;
            }
        }
    });
    Result<EventRecord> found = invalid("number", "cli.event.none_found");
    std::string shown;
    const Actor owner = owner_at(call, "unit:" + unit);
    call.database().read(owner, [&](Work& work) {
        auto record = find_event(work, number);
        if (record) {
            shown = event_json(work, *record);
            found = std::move(record);
        }
    });
    TRY(std::move(found));
    call.out() << shown << '\n';
    return 0;
}

// --- export events -------------------------------------------------------------------------------

Result<int> export_to_file(Invocation& call) {
    const auto format = export_format(call.text("format"));
    ensure(format.has_value(), "the command line allows three formats");
    Spool spool;
    TRY(with_units(call, [&](Work& work, const std::vector<std::string>& units) {
        export_events(work, {units, {}, *format}, spool);
    }));
    TRY(write_out(call, spool));
    return 0;
}

// --- import events -------------------------------------------------------------------------------

Result<int> import_from_file(Invocation& call) {
    const Texts& t = call.t();
    const std::string bytes = TRY(bytes_of(call.text("file")));
    const SheetRows rows = TRY(read_rows(bytes));
    const ImportSource source{matching_columns(rows.front(), importable_fields()),
                              counted_rows(call, rows)};
    std::string unit;
    Result<ImportOutcome> outcome = invalid("unit", "event.needs_a_unit");
    Result<std::string> place = outcome.error();
    call.database().read(call.actor(), [&](Work& work) {
        place = find_place(work, call.text("unit"));
        if (place && place->starts_with("unit:")) {
            outcome = check_rows(work, place->substr(5), source);
        }
    });
    const Actor owner = owner_at(call, TRY(std::move(place)));
    const ImportOutcome checked = TRY(std::move(outcome));
    if (!checked.problems.empty()) {
        const ImportFields fields = importable_fields();
        return problems_told(call, {fields, rows.front(), source.mapping, checked.problems});
    }
    if (call.given("dry-run")) {
        call.out() << t("cli.event.would_import", {{"count", t.number(checked.rows)}}) << '\n';
        return 0;
    }
    const std::string name = fs::path(call.text("file")).filename().string();
    const int64_t count = TRY(import_rows(call.database(), owner, name, source));
    call.out() << t("cli.event.imported", {{"count", t.number(count)}}) << '\n';
    return 0;
}

} // namespace

std::vector<Command> event_commands() {
    using Kind = CommandOption::Kind;
    const auto database = Command::Needs::database;
    return {{"event list",
             {{"--unit"}, {"--text"}, {"--from"}, {"--until"}, {"--json", Kind::flag}},
             database,
             list_events_found},
            {"event show", {{"--number!"}, {"--json", Kind::flag}}, database, show_event},
            {"import events",
             {{"--unit"}, {"--file!"}, {"--dry-run", Kind::flag}},
             database,
             import_from_file},
            {"export events",
             {{"--unit"},
              {"--format", Kind::text, "csv|xlsx|json", "csv"},
              {"--out", Kind::text, "", "-"}},
             database,
             export_to_file}};
}
