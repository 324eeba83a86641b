// Who sees which report: the writers of its own unit or city all, everybody else the frozen ones of
// their place; those that count persons only if they may read such figures (domain a.8).
#pragma once

#include <string_view>
#include <vector>

#include "reports/report.h"

/// The report, if the actor may see it; otherwise `not_found`, as if it were not there.
Result<StoredReport> visible_report(Work& work, std::string_view id);
/// The same for one who writes the reports of its unit; `forbidden` for one who only sees it.
Result<StoredReport> writable_report(Work& work, std::string_view id);
/// Whose reports the actor writes: its unit's, or those of the city or place it works at;
/// `forbidden` (needs_a_unit) where it writes none.
Result<std::string> my_report_owner(Work& work);
/// Whether the actor writes the reports of this unit or place.
bool writes_reports_of(const Work& work, std::string_view unit);
/// All that the actor may see, latest year first.
std::vector<ReportLine> visible_reports(Work& work);
