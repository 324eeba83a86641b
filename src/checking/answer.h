// What was found, as the two doors give it.
#pragma once

#include <string>
#include <vector>

#include "platform/http/request.h"
#include "prose/check.h"

/// A report that has been read and checked, before anything is drawn.
struct CheckedReport {
    std::string name; // of the file; "" when it was pasted
    std::string text;
    prose_check::CheckedText checked;
};

/// `[{"line", "quote", "rule", "found", "expected", "severity", "why"}]`
std::string findings_json(const Texts& t, const std::vector<prose_check::Finding>& findings);
/// Why a rule speaks up, in a sentence.
std::string_view why(const Texts& t, const prose_check::Finding& finding);
std::string_view severity_text(const Texts& t, const prose_check::Finding& finding);

Response draw_form(const Request& in);
Response draw_report(const Request& in, const CheckedReport& report);
