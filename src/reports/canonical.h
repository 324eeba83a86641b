// The kept columns of a report's facts as JSON, and back; for the freezing of this folder only.
#pragma once

#include <string>

#include "reports/numbers.h"

/// The scope, words and columns of the facts that the report rests on.
std::string columns_json(const StoredReport& stored, const ReportNumbers& numbers);
/// Counted anew from what was kept. Ensures that it can be read: nobody else writes it.
ReportNumbers numbers_from(const StoredReport& stored, std::string_view columns);
/// SHA-256 over the rows of every fact that the report rests on.
std::string fingerprint_of(const StoredReport& stored, const ReportNumbers& numbers);
