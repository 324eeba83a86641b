// What the program's own pages look like; for the addresses of this folder only.
#pragma once

#include <string>
#include <vector>

#include "platform/html/page.h"
#include "platform/jobs/jobs.h"
#include "site/accessibility.h"
#include "site/backup.h"
#include "site/settings.h"

Response draw_statement(const Request& in, const SiteSettings& settings);
Response draw_report_form(const Request& in);
Response draw_received(const Request& in, const AccessibilityReportRecord& record);
Response draw_reports(const Request& in, const std::vector<AccessibilityReportRecord>& reports);
Response draw_report(const Request& in, Work& work, const AccessibilityReportRecord& record);

Response draw_privacy(const Request& in, const SiteSettings& settings);
Response draw_help(const Request& in, const SiteSettings& settings);
Response draw_settings(const Request& in, Work& work, const SiteSettingsRecord& record);

Response draw_job(const Request& in, const JobState& job);
Response draw_jobs(const Request& in, Work& work, const std::vector<JobState>& jobs);
Response draw_backups(const Request& in, Work& work);

/// An instant as stored, said in words.
std::string when_said(const Texts& t, std::string_view instant);
