// A report as a text that leaves the unit, for the second reader (clearance/reading.h).
#pragma once

#include "clearance/reading.h"
#include "reports/numbers.h"

/// "report": read as the draft is drawn, in each edition that it may have.
LeavingKind leaving_reports();
/// The text of a draft at hand, whose numbers are counted already.
LeavingText leaving_report(Work& work, const StoredReport& stored, const ReportNumbers& numbers);
