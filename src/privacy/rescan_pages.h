// What the pages of reading the register again look like; for the addresses of this folder only.
#pragma once

#include "platform/http/request.h"
#include "privacy/finding.h"

Response draw_scan(const Request& in, Work& work);
Response draw_findings(const Request& in, std::string_view standing, const FindingPage& found);
Response draw_finding(const Request& in, const FindingRecord& record);
