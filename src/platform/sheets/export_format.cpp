// Names and content types of the export's formats.
#include "platform/sheets/export_format.h"

#include "platform/result.h"

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
