// Writing events out: each row goes to the file at once, so that memory does not grow with them.
#include "events/export.h"

#include <functional>

#include "events/choices.h"
#include "events/event_json.h"
#include "platform/sheets/csv.h"
#include "platform/sheets/xlsx.h"

namespace {

using TakeWritten = std::function<void(EventWriter& writer, const EventLine& line)>;

void each_of(Work& work, const ExportAsked& asked, const TakeWritten& take) {
    for (const std::string& unit : asked.units) {
        CodeBook book(work, unit);
        // Rows come as a stream, and no query may run beside it.
        book.read_all();
        EventWriter writer(book);
        each_event(work, unit, asked.filter,
                   [&](const EventLine& line) { take(writer, line); });
    }
}

std::vector<std::string> headings() {
    return {event_keys().begin(), event_keys().end()};
}

} // namespace

std::optional<ExportFormat> export_format(std::string_view name) {
    if (name == "csv") {
        return ExportFormat::csv;
    }
    if (name == "xlsx") {
        return ExportFormat::xlsx;
    }
    return name == "json" ? std::optional(ExportFormat::json) : std::nullopt;
}

std::string_view content_type_of(ExportFormat format) {
    switch (format) {
    case ExportFormat::csv:
        return "text/csv; charset=utf-8";
    case ExportFormat::xlsx:
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case ExportFormat::json:
        return "application/json; charset=utf-8";
    }
    throw Bug("there are three formats");
}

static void export_csv(Spool& out, const std::function<void(const TakeWritten&)>& each) {
    CsvWriter csv([&](std::string_view bytes) { out.write(bytes); });
    csv.row(headings());
    each([&](EventWriter& writer, const EventLine& line) { csv.row(writer.cells_of(line)); });
}

static void export_xlsx(Spool& out, const std::function<void(const TakeWritten&)>& each) {
    XlsxWriter book("events", out.descriptor());
    book.heads(headings());
    each([&](EventWriter& writer, const EventLine& line) {
        const std::vector<std::string> cells = writer.cells_of(line);
        book.row({cells.begin(), cells.end()});
    });
    book.write();
}

static void export_json(Spool& out, const std::function<void(const TakeWritten&)>& each) {
    std::string_view before = "[\n";
    each([&](EventWriter& writer, const EventLine& line) {
        out.write(before);
        out.write(writer.json_of(line));
        before = ",\n";
    });
    out.write(before == "[\n" ? "[]\n" : "\n]\n");
}

void export_events(Work& work, const ExportAsked& asked, Spool& out) {
    const auto each = [&](const TakeWritten& take) { each_of(work, asked, take); };
    switch (asked.format) {
    case ExportFormat::csv:
        export_csv(out, each);
        return;
    case ExportFormat::xlsx:
        export_xlsx(out, each);
        return;
    case ExportFormat::json:
        export_json(out, each);
        return;
    }
}
