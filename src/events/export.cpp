// Writing events out: each row goes to the file at once, so that memory does not grow with them.
#include "events/export.h"

#include <functional>

#include "events/choices.h"
#include "events/event_json.h"
#include "platform/sheets/csv.h"
#include "platform/sheets/xlsx.h"

namespace {

using TakeWritten = std::function<void(EventWriter& writer, const EventLine& line)>;

// Outside its unit a withheld event is a count by level and no more: not by body, kommun or month.
EventLine told_outside(const EventLine& line) {
    if (!line.withheld) {
        return line;
    }
    EventLine told;
    told.number = line.number;
    told.unit = line.unit;
    told.kind = line.kind;
    told.level = line.level;
    told.serious = line.serious;
    told.withheld = true;
    return told;
}

void each_of(Work& work, const ExportAsked& asked, const TakeWritten& take) {
    const bool one_unit = asked.units.size() == 1;
    for (const std::string& unit : asked.units) {
        CodeBook book(work, unit);
        // Rows come as a stream, and no query may run beside it.
        book.read_all();
        EventWriter writer(book, contents_of(work));
        each_event(work, unit, asked.filter, [&](const EventLine& line) {
            take(writer, one_unit ? line : told_outside(line));
        });
    }
}

} // namespace

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
