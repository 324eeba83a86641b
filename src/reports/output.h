// A report's outputs: the same document as a page, PDF, DOCX, workbook and JSON.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "reports/drawing.h"

struct OutputFormat {
    std::string_view name;
    std::string_view content_type;
};
inline constexpr std::array<OutputFormat, 5> output_formats = {{
    {"html", "text/html; charset=utf-8"},
    {"pdf", "application/pdf"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"json", "application/json"},
}};
/// nullptr when there is none of that name.
const OutputFormat* find_format(std::string_view name);

/// What an output is made of.
struct ReportOutput {
    const StoredReport& stored;
    const ReportNumbers& numbers;
    Edition edition = Edition::exact;
};
/// The bytes of one format, drawn now. JSON is the document with the report's figures and scope.
std::string drawn_output(const ReportOutput& output, std::string_view format);
/// "personliga-ombud-kronoberg-2021.pdf": letters a-z, digits and hyphens only.
std::string output_file_name(const ReportOutput& output, std::string_view format);
