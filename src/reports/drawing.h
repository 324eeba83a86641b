// A report as a document: every output is drawn from what stands here.
#pragma once

#include <string>
#include <string_view>

#include "platform/document/document.h"
#include "reports/binding.h"
#include "reports/numbers.h"

/// Exact: as it is, not for publication. Open: what anybody may read, "public" in addresses.
enum class Edition { exact, open };
std::string_view name_of(Edition edition);
/// `invalid` (edition.not_an_edition) for any other word; "" is exact.
Result<Edition> edition_named(std::string_view name);

/// `invalid` (edition, report.not_public) when the report counts clients, persons or households:
/// such counts are not public until the publication rules protect them.
Result<void> may_have_edition(const StoredReport& stored, const ReportNumbers& numbers,
                              Edition edition);

/// The facts that the report's bindings and tables count, and the units of all its numbers.
RestsOn report_rests_on(const StoredReport& stored, const ReportNumbers& numbers);

struct ReportDrawing {
    Edition edition = Edition::exact;
    Remarks remarks = Remarks::hidden;
};
Document draw_report(const StoredReport& stored, const ReportNumbers& numbers,
                     const ReportDrawing& drawing);
