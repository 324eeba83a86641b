// Writing events out: each row goes to the file at once, so that memory does not grow with them.
#include "events/export.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "events/event_json.h"
#include "platform/sheets/csv.h"
#include "platform/sheets/xlsx.h"

namespace {

using TakeWritten = std::function<void(EventWriter& writer, const EventLine& line)>;

// What is told of a withheld event outside its unit: a count by level and no more. Its number and
// its place among the others would tell when it was written.
EventLine told_outside(const EventLine& line) {
    EventLine told;
    told.unit = line.unit;
    told.kind = line.kind;
    told.level = line.level;
    told.serious = line.serious;
    told.withheld = true;
    return told;
}

// Whether a filter asks for what is not told of a withheld event, so that being among the rows
// found would tell it.
bool asks_what_is_hidden(EventFilter filter) {
    filter.kind.clear();
    filter.level.clear();
    filter.serious.clear();
    filter.withheld.clear();
    return filter.narrows();
}

void each_of(Work& work, const ExportAsked& asked, const TakeWritten& take) {
    const Contents contents = contents_of(work);
    each_event_told(work, asked.units, asked.filter, [&](CodeBook& book, const EventLine& line) {
        EventWriter writer(book, contents);
        take(writer, line);
    });
}

} // namespace

void each_event_told(Work& work, const std::vector<std::string>& units, const EventFilter& filter,
                     const TakeTold& take) {
    const bool inside = units.size() == 1;
    for (const std::string& unit : units) {
        CodeBook book(work, unit);
        // Rows come as a stream, and no query may run beside it.
        book.read_all();
        std::vector<EventLine> withheld;
        each_event(work, unit, filter, [&](const EventLine& line) {
            if (inside || !line.withheld) {
                take(book, line);
            } else if (!asks_what_is_hidden(filter)) {
                withheld.push_back(told_outside(line));
            }
        });
        std::ranges::sort(withheld, {}, [](const EventLine& line) {
            return std::tie(line.kind, line.level, line.serious);
        });
        for (const EventLine& line : withheld) {
            take(book, line);
        }
    }
}

/// The rows of an export, called for by each format in its own way.
struct ExportedRows {
    std::vector<std::string> keys;
    std::function<void(const TakeWritten& take)> each;
};

static void export_csv(Spool& out, const ExportedRows& rows) {
    CsvWriter csv([&](std::string_view bytes) { out.write(bytes); });
    csv.row(rows.keys);
    rows.each([&](EventWriter& writer, const EventLine& line) { csv.row(writer.cells_of(line)); });
}

static void export_xlsx(Spool& out, const ExportedRows& rows) {
    XlsxWriter book("events", out.descriptor());
    book.heads(rows.keys);
    rows.each([&](EventWriter& writer, const EventLine& line) {
        const std::vector<std::string> cells = writer.cells_of(line);
        book.row({cells.begin(), cells.end()});
    });
    book.write();
}

static void export_json(Spool& out, const ExportedRows& rows) {
    std::string_view before = "[\n";
    rows.each([&](EventWriter& writer, const EventLine& line) {
        out.write(before);
        out.write(writer.json_of(line));
        before = ",\n";
    });
    out.write(before == "[\n" ? "[]\n" : "\n]\n");
}

void export_events(Work& work, const ExportAsked& asked, Spool& out) {
    const ExportedRows rows{exported_keys(contents_of(work)),
                            [&](const TakeWritten& take) { each_of(work, asked, take); }};
    switch (asked.format) {
    case ExportFormat::csv:
        export_csv(out, rows);
        return;
    case ExportFormat::xlsx:
        export_xlsx(out, rows);
        return;
    case ExportFormat::json:
        export_json(out, rows);
        return;
    }
}
