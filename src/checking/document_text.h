// The text of a report, whatever kind of file it came in.
#pragma once

#include <string>
#include <string_view>

#include "platform/result.h"

/// Longer texts are refused; a report of sixty pages is about a tenth of it.
inline constexpr std::size_t checked_text_max = 2U << 20U;

/// UTF-8 with line feeds. PDF and DOCX are known by their first bytes; other bytes are text in
/// UTF-8 or Windows-1252. Refuses `invalid` on field "file" with the keys checking.not_text,
/// .empty, .too_large, .broken_docx, .broken_pdf, .slow_pdf, .no_pdf_reader, .pictures_only and
/// .busy.
Result<std::string> text_of_report(std::string_view bytes);

/// The parts of it, each for its own kind.
Result<std::string> text_of_docx(std::string_view bytes);
Result<std::string> text_of_pdf(std::string_view bytes);
