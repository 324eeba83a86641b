// The formats that a register is written out in.
#pragma once

#include <optional>
#include <string_view>

enum class ExportFormat { csv, xlsx, json };

std::optional<ExportFormat> export_format(std::string_view name);
std::string_view content_type_of(ExportFormat format);
