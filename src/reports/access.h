// Who sees which report: its own unit's writers all, everybody else the frozen ones of their place.
#pragma once

#include <string_view>
#include <vector>

#include "reports/report.h"

/// The report, if the actor may see it; otherwise `not_found`, as if it were not there.
Result<StoredReport> visible_report(Work& work, std::string_view id);
/// The same for one who writes the reports of its unit; `forbidden` for one who only sees it.
Result<StoredReport> writable_report(Work& work, std::string_view id);
/// Whether the actor writes the unit's reports.
bool writes_reports_of(const Work& work, std::string_view unit);
/// All that the actor may see, latest year first.
std::vector<ReportLine> visible_reports(Work& work);
